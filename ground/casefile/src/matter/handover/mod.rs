//! A family is handed over (*varm överlämning*): who to whom, the words that go along, and how it ended.
//!
//! Until it is received the one who hands over carries the matter: `access` holds that, and where it is on its way to. Here
//! lie the words. Lack of staff is no ground to send a matter back; a question that must be answered first is.

mod waits;

pub use waits::{Between, Hears, Unanswered, Wait, asked, between, coming, hears, questions, waiting};

use crate::{
    Text,
    cell::{day_if, quiet, stored, word, word_if},
    matter::{MatterId, assignment, execution},
};
use access::{Charge, No, Permit, StaffId, UnitId, charge};
use journal::Moment;
use law::Day;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const SQL: &str = include_str!("store.sql");

const NEW: Stmt = named(SQL, "handover-new");
const END: Stmt = named(SQL, "handover-end");
const SETTLE: Stmt = named(SQL, "handover-settle");
const HEARD: Stmt = named(SQL, "handover-heard");
const ALL: Stmt = named(SQL, "handovers");

stored! {
    /// What must be answered before a matter can be received.
    Asks {
        /// Something that goes along is unclear, or is missing.
        Unclear = "unclear",
        /// The matter does not belong in that unit.
        WrongUnit = "wrong_unit",
        /// Somebody in the unit cannot be part of it (ORG-6).
        Conflict = "conflict",
    }
}

stored! {
    /// How a hand-over ended.
    How {
        /// Somebody received it.
        Received = "received",
        /// It was sent back with a question.
        SentBack = "sent_back",
        /// Those who had it keep it.
        Kept = "kept",
        /// The matter was closed on its way.
        Closed = "closed",
    }
}

/// The words that go along.
#[derive(Clone)]
pub struct Words {
    /// What the family knows: that they are handed over, and what has been said to them.
    pub knows: Text,
    /// What is agreed with them.
    pub agreed: Text,
    /// What is still to be done.
    pub remains: Text,
    /// To whom the sender has spoken, where something in the matter is due the same day.
    pub spoken: Option<Text>,
}

/// A hand-over that begins.
pub struct NewHandover<'a> {
    /// Where the matter lies.
    pub from: UnitId,
    /// Where it is to go, and to whom there by name.
    pub to: (UnitId, Option<StaffId>),
    /// What goes along in words.
    pub words: &'a Words,
}

/// A question that must be answered first.
#[derive(Clone)]
pub struct Question {
    /// Of which kind.
    pub asks: Asks,
    /// The question.
    pub text: Text,
}

/// How a hand-over ends, with what belongs to it.
pub enum End<'a> {
    /// Received; the family hears from the receiver on this day at the latest.
    Received(Day),
    /// Sent back.
    SentBack(&'a Question),
    /// Kept.
    Kept,
}

/// A hand-over as it is kept.
#[derive(Clone)]
pub struct Handover {
    /// Its own id.
    pub id: Uuid,
    /// The name of the unit it goes to.
    pub unit: String,
    /// To whom there, by name.
    pub whom: Option<StaffId>,
    /// What the family knows.
    pub knows: String,
    /// What is agreed.
    pub agreed: String,
    /// What is still to be done.
    pub remains: String,
    /// To whom the sender has spoken.
    pub spoken: Option<String>,
    /// When.
    pub at: Ts,
    /// Who handed over, as the journal writes it.
    pub actor: String,
    /// When, by whom and how it ended.
    pub ended: Option<(Ts, String, How)>,
    /// The question with which it came back.
    pub question: Option<(Asks, String)>,
    /// When the family hears next, at the latest.
    pub hears_by: Option<Day>,
    /// Whether they have.
    pub heard: bool,
    /// Whether the question has been answered: by handing over anew, or by keeping the family.
    pub settled: bool,
}

quiet!(Words, Question, Handover);

impl FromRow for Handover {
    fn from_row(row: &Row) -> Res<Self> {
        let (at, by) = (row.get::<Option<Ts>>("ended_at")?, row.get::<Option<String>>("ended_by")?);
        let ended = match (at, by, word_if(row, "ended_how")?) {
            (Some(at), Some(by), Some(how)) => Some((at, by, how)),
            (None, None, None) => None,
            _ => return Err(Fault::Shape("ended_at: a hand-over half ended".into())),
        };
        Ok(Handover {
            id: row.get("id")?,
            unit: row.get("unit")?,
            whom: row.get::<Option<Uuid>>("to_staff")?.map(StaffId),
            knows: row.get("knows")?,
            agreed: row.get("agreed")?,
            remains: row.get("remains")?,
            spoken: row.get("spoken")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
            ended,
            question: question(row)?,
            hears_by: day_if(row, "hears_by")?,
            heard: row.get::<Option<Ts>>("heard_at")?.is_some(),
            settled: row.get::<Option<Ts>>("settled_at")?.is_some(),
        })
    }
}

fn question(row: &Row) -> Res<Option<(Asks, String)>> {
    match row.get::<Option<String>>("question")? {
        Some(text) => Ok(Some((word(row, "asks")?, text))),
        None => Ok(None),
    }
}

/// Keeps that a matter was handed over; a question that had come back with it is answered. The database refuses a second
/// open one.
pub async fn begin(tx: &mut Tx, m: &Moment, matter: MatterId, new: &NewHandover<'_>, actor: &str) -> Res<Uuid> {
    settle(tx, matter, m.at).await?;
    let (id, w, (to, whom)) = (m.id(), new.words, new.to);
    let spoken = w.spoken.as_ref().map(Text::as_str);
    let (knows, agreed, remains) = (w.knows.as_str(), w.agreed.as_str(), w.remains.as_str());
    let row = args![id, matter, new.from, to, whom.map(Uuid::from), knows, agreed, remains, spoken, m.at, actor];
    tx.run(NEW, row).await?;
    Ok(id)
}

/// Ends the open hand-over of a matter.
///
/// # Errors
/// [`Fault::Stale`] where none is open.
pub async fn end(tx: &mut Tx, matter: MatterId, at: Ts, actor: &str, end: End<'_>) -> Res<()> {
    let (how, asks, day) = match end {
        End::Received(day) => (How::Received, None, Some(day)),
        End::SentBack(question) => (How::SentBack, Some(question), None),
        End::Kept => (How::Kept, None, None),
    };
    let (kind, text) = (asks.map(|q| q.asks.as_str()), asks.map(|q| q.text.as_str()));
    let row = args![matter, at, actor, how.as_str(), kind, text, day.map(|day| day.to_string())];
    tx.change(END, row).await
}

/// A question that came back is answered. False where there was none.
pub async fn settle(tx: &mut Tx, matter: MatterId, at: Ts) -> Res<bool> {
    Ok(tx.run(SETTLE, args![matter, at]).await? > 0)
}

/// The family has heard from those who received them. False where nothing of the kind was promised, or it has been noted.
pub async fn heard(tx: &mut Tx, matter: MatterId, at: Ts, actor: &str) -> Res<bool> {
    Ok(tx.run(HEARD, args![matter, at, actor]).await? > 0)
}

/// Closes a matter for everybody but the one who carried it and the one who answers for it, on its way to another unit or
/// not. The deed that calls this writes the event.
///
/// # Errors
/// As [`charge::close`].
pub async fn close(tx: &mut Tx, m: &Moment, by: &Permit, matter: MatterId) -> Result<Charge, No> {
    let (none, actor) = (None::<String>, by.actor());
    let row = args![matter, m.at, actor.as_str(), How::Closed.as_str(), none.clone(), none.clone(), none];
    tx.run(END, row).await?;
    settle(tx, matter, m.at).await?;
    // Nothing is ordered or to be carried out in a matter that is closed.
    assignment::close(tx, matter, m.at, &actor).await?;
    execution::close(tx, matter, m.at, &actor).await?;
    charge::close(tx, m, by, matter.uuid()).await
}

/// Every hand-over of a matter, the latest first, at most 50. The caller has a permit or sight for the matter.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Handover>> {
    tx.all(ALL, args![matter]).await
}

/// The one that is open, if one is.
pub async fn open(tx: &mut Tx, matter: MatterId) -> Res<Option<Handover>> {
    Ok(all(tx, matter).await?.into_iter().find(|one| one.ended.is_none()))
}
