//! Goals (*mål*): what shall be different, in the family's words, and how it was seen on each day somebody looked.
//!
//! A goal is not changed: where the family says it in another way, the first ends and a new one begins, and both are read.

use super::{SQL, ended, gather};
use crate::{
    Text,
    cell::{day, quiet, stored, word},
    matter::MatterId,
};
use journal::Moment;
use law::Day;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "goal-new");
const SEEN: Stmt = named(SQL, "goal-seen");
const END: Stmt = named(SQL, "goal-end");
const ALL: Stmt = named(SQL, "goals");
const ALL_SEEN: Stmt = named(SQL, "goals-seen");

stored! {
    /// Where a goal stands.
    State {
        /// Nobody has begun.
        NotBegun = "not_begun",
        /// It is on its way.
        OnWay = "on_way",
        /// It is reached.
        Reached = "reached",
        /// It is no longer what the family wants or needs.
        NoLonger = "no_longer",
    }
}

/// How a goal was seen on a day.
#[derive(Clone, PartialEq, Eq)]
pub struct Seen {
    /// Where it stands.
    pub state: State,
    /// In words.
    pub words: Option<String>,
    /// On which day.
    pub on: Day,
    /// When it was written down.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

/// A goal as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its id.
    pub id: Uuid,
    /// What shall be different.
    pub text: String,
    /// How we see that it is.
    pub sign: Option<String>,
    /// Since when it is one.
    pub since: Day,
    /// When it was written down, and by whom as the journal writes it.
    pub by: (Ts, String),
    /// How it was seen, in the order in which that was written down.
    pub states: Vec<Seen>,
    /// From which day it is none any more, and why.
    pub ended: Option<(Day, String)>,
}

quiet!(Seen, Goal);

impl Goal {
    /// Where it stands: as it was last seen, and not begun until somebody has looked.
    pub fn state(&self) -> State {
        self.states.last().map_or(State::NotBegun, |seen| seen.state)
    }
}

impl FromRow for Goal {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Goal {
            id: row.get("id")?,
            text: row.get("text")?,
            sign: row.get("sign")?,
            since: day(row, "since")?,
            by: (row.get("at")?, row.get("actor")?),
            states: Vec::new(),
            ended: ended(row, "ended_on", "ended_why")?,
        })
    }
}

struct Look(Uuid, Seen);

impl FromRow for Look {
    fn from_row(row: &Row) -> Res<Self> {
        let (state, words, on) = (word(row, "state")?, row.get("words")?, day(row, "day")?);
        Ok(Look(row.get("goal_id")?, Seen { state, words, on, at: row.get("at")?, actor: row.get("actor")? }))
    }
}

/// Writes down a goal, from a day on. The deed that calls this writes the event; so for every function here.
pub async fn new(
    tx: &mut Tx,
    m: &Moment,
    matter: MatterId,
    (text, sign, since): (&Text, Option<&Text>, Day),
    actor: &str,
) -> Res<Uuid> {
    let (id, sign) = (m.id(), sign.map(Text::as_str));
    tx.run(NEW, args![id, matter, text.as_str(), sign, since.to_string(), m.at, actor]).await?;
    Ok(id)
}

/// Writes down how a goal is seen on a day. Two may write at once: the one who wrote last stands, and both are read.
///
/// # Errors
/// [`Fault::Stale`] where this matter has no such goal, or it has ended.
pub async fn seen(
    tx: &mut Tx,
    m: &Moment,
    (matter, id): (MatterId, Uuid),
    (state, words, on): (State, Option<&Text>, Day),
    actor: &str,
) -> Res<()> {
    let open = all(tx, matter).await?.into_iter().any(|one| one.id == id && one.ended.is_none());
    open.then_some(()).ok_or(Fault::Stale)?;
    let row = args![m.id(), id, state.as_str(), words.map(Text::as_str), on.to_string(), m.at, actor];
    tx.run(SEEN, row).await.map(drop)
}

/// A goal is none any more, from a day on.
///
/// # Errors
/// [`Fault::Stale`] where this matter has no such goal, or it has ended already.
pub async fn end(
    tx: &mut Tx,
    m: &Moment,
    (matter, id): (MatterId, Uuid),
    (on, why): (Day, &Text),
    actor: &str,
) -> Res<()> {
    let row = args![id, matter, on.to_string(), why.as_str(), m.at, actor];
    tx.change(END, row).await
}

/// The goals of a matter, the first first. The caller has a permit or sight for the matter.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Goal>> {
    let mut all: Vec<Goal> = tx.all(ALL, args![matter]).await?;
    let seen: Vec<Look> = tx.all(ALL_SEEN, args![matter]).await?;
    gather(&mut all, seen.into_iter().map(|look| (look.0, look.1)).collect(), |one| (one.id, &mut one.states));
    Ok(all)
}
