//! Support is ordered from a unit (*uppdrag*): what a talk began, what both sides write, and how it went between them.
//!
//! What was written stays: each new wording of a part is a row of its own, with who and from which side. How far it has
//! come is read from the turns, never stored beside them. Who gives the support lies with `access`, under the same id.

mod keep;
mod lists;

pub use keep::{NewAssignment, NewTurn, begin, close, end, turn, write};
pub use lists::{Giving, Line, Over, ended, given, giving, ordered};

use crate::{
    cell::{day, day_if, quiet, stored, word, word_if},
    matter::MatterId,
};
use access::UnitId;
use law::Day;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const SQL: &str = include_str!("store.sql");

const ALL: Stmt = named(SQL, "assignments");
const TURNS: Stmt = named(SQL, "assignment-turns");
const TEXTS: Stmt = named(SQL, "assignment-texts");

stored! {
    /// A part of the text that both sides write, in the order of the page.
    Part {
        /// What the family needs and wants.
        Need = "need",
        /// What is to be different.
        Goal = "goal",
        /// What we do together, and when.
        Agreed = "agreed",
        /// What the unit can offer, and from when.
        Unit = "unit",
    }
}

stored! {
    /// From which side somebody writes.
    Side {
        /// Those who have the matter.
        Orders = "orders",
        /// The unit that gives the support.
        Gives = "gives",
    }
}

stored! {
    /// What was done with it between the two.
    Did {
        /// It went to the unit.
        Sent = "sent",
        /// The unit asked something first.
        Asked = "asked",
        /// The question was answered.
        Answered = "answered",
        /// The unit received it.
        Received = "received",
        /// The family has heard from the unit.
        Heard = "heard",
    }
}

stored! {
    /// How an assignment ended.
    How {
        /// The support is finished.
        Finished = "finished",
        /// The family does not want it any more.
        FamilyNo = "family_no",
        /// Somebody else gives it.
        Elsewhere = "elsewhere",
        /// The unit cannot give it.
        CannotGive = "cannot_give",
        /// In another way.
        Other = "other",
        /// The matter was closed.
        Closed = "closed",
    }
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The talk has been held, and both write.
    Talked,
    /// It waits to be received.
    Sent,
    /// It waits for an answer to the unit's question.
    Asked,
    /// The question was answered, and it waits to be received.
    Answered,
    /// The unit has it.
    Received,
    /// It is over.
    Ended,
}

impl State {
    /// The state after a last turn, where there is one.
    pub(crate) fn after(last: Option<Did>) -> State {
        match last {
            None => State::Talked,
            Some(Did::Sent) => State::Sent,
            Some(Did::Asked) => State::Asked,
            Some(Did::Answered) => State::Answered,
            Some(Did::Received | Did::Heard) => State::Received,
        }
    }

    /// Whether it waits for the unit to receive it.
    pub fn is_to_receive(self) -> bool {
        matches!(self, State::Sent | State::Answered)
    }
}

/// The talk that it began with.
#[derive(Clone)]
pub struct Talk {
    /// The local day.
    pub day: Day,
    /// With whom.
    pub with: String,
    /// What both understood.
    pub said: String,
}

/// One turn between the two.
#[derive(Clone)]
pub struct Turn {
    /// What was done.
    pub did: Did,
    /// The question, or the answer.
    pub words: Option<String>,
    /// From when the support is given, where it was received.
    pub starts: Option<Day>,
    /// The day when the family has heard from the unit, at the latest.
    pub hears_by: Option<Day>,
    /// When.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

/// How it ended.
#[derive(Clone)]
pub struct Ended {
    /// When.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
    /// How.
    pub how: How,
    /// Why; no words where the matter was closed.
    pub why: Option<String>,
}

/// An assignment as it stands.
#[derive(Clone)]
pub struct Assignment {
    /// Its id, and that of the order in `access`.
    pub id: Uuid,
    /// The matter.
    pub matter: MatterId,
    /// The decision that granted it.
    pub decision: Option<Uuid>,
    /// What was granted, as the decision calls it.
    pub called: String,
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// The talk.
    pub talk: Talk,
    /// When it was begun.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
    /// Every turn since, the first first.
    pub turns: Vec<Turn>,
    /// Its end.
    pub ended: Option<Ended>,
}

impl Assignment {
    /// How far it has come.
    pub fn state(&self) -> State {
        match self.ended {
            Some(_) => State::Ended,
            None => State::after(self.turns.last().map(|turn| turn.did)),
        }
    }

    /// The turn with which the unit received it.
    pub fn received(&self) -> Option<&Turn> {
        self.turns.iter().rev().find(|turn| turn.did == Did::Received)
    }

    /// The family was promised to hear from the unit, and nobody has said that they have.
    pub fn is_to_be_heard(&self) -> bool {
        let heard = self.turns.iter().any(|turn| turn.did == Did::Heard);
        !heard && self.received().is_some_and(|turn| turn.hears_by.is_some())
    }

    /// What a form carries unseen: how many turns its author saw.
    pub fn version(&self) -> i64 {
        crate::cell::ordinal(self.turns.len())
    }
}

/// One wording of a part.
#[derive(Clone)]
pub struct Wording {
    /// Of which part.
    pub part: Part,
    /// Which: 1, 2, 3.
    pub nth: i64,
    /// The words.
    pub text: String,
    /// From which side.
    pub side: Side,
    /// When.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

quiet!(Talk, Turn, Ended, Assignment, Wording);

impl FromRow for Assignment {
    fn from_row(row: &Row) -> Res<Self> {
        let ended = match (row.get::<Option<Ts>>("ended_at")?, row.get("ended_by")?, word_if(row, "ended_how")?) {
            (Some(at), Some(actor), Some(how)) => Some(Ended { at, actor, how, why: row.get("ended_why")? }),
            (None, None, None) => None,
            _ => return Err(Fault::Shape("ended_at: an assignment half ended".into())),
        };
        Ok(Assignment {
            id: row.get("id")?,
            matter: row.get("matter_id")?,
            decision: row.get("decision_id")?,
            called: row.get("called")?,
            unit: UnitId(row.get("unit_id")?),
            unit_name: row.get("unit")?,
            talk: Talk { day: day(row, "talk_on")?, with: row.get("talk_with")?, said: row.get("said")? },
            at: row.get("at")?,
            actor: row.get("actor")?,
            turns: Vec::new(),
            ended,
        })
    }
}

struct Of(Uuid, Turn);

impl FromRow for Of {
    fn from_row(row: &Row) -> Res<Self> {
        let turn = Turn {
            did: word(row, "turn")?,
            words: row.get("words")?,
            starts: day_if(row, "starts_on")?,
            hears_by: day_if(row, "hears_by")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        };
        Ok(Of(row.get("assignment_id")?, turn))
    }
}

impl FromRow for Wording {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Wording {
            part: word(row, "part")?,
            nth: row.get("nth")?,
            text: row.get("text")?,
            side: word(row, "side")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

/// Every assignment of a matter, the first first, at most 200. The caller has a permit or sight for the matter, and shows
/// those who only give support no other than theirs.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Assignment>> {
    let mut all: Vec<Assignment> = tx.all(ALL, args![matter]).await?;
    for Of(id, turn) in tx.all(TURNS, args![matter]).await? {
        all.iter_mut().filter(|one| one.id == id).for_each(|one| one.turns.push(turn.clone()));
    }
    Ok(all)
}

/// The assignment of that id in a matter.
pub async fn one(tx: &mut Tx, matter: MatterId, id: Uuid) -> Res<Option<Assignment>> {
    Ok(all(tx, matter).await?.into_iter().find(|one| one.id == id))
}

/// Those that have not ended.
pub async fn open(tx: &mut Tx, matter: MatterId) -> Res<Vec<Assignment>> {
    Ok(all(tx, matter).await?.into_iter().filter(|one| one.ended.is_none()).collect())
}

/// Every wording of an assignment's parts, the latest of each first, at most 400. As [`all`].
pub async fn texts(tx: &mut Tx, id: Uuid) -> Res<Vec<Wording>> {
    tx.all(TEXTS, args![id]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_turn_says_how_far_it_has_come() {
        let ways = [Did::Sent, Did::Asked, Did::Answered, Did::Received, Did::Heard].map(|did| State::after(Some(did)));
        assert_eq!(ways, [State::Sent, State::Asked, State::Answered, State::Received, State::Received]);
        assert_eq!(State::after(None), State::Talked);
        assert_eq!(ways.map(State::is_to_receive), [true, false, true, false, false]);
    }
}
