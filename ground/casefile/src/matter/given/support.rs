//! Support (*insats*) that is given in a matter: since when, what interrupted it, and how it ended.
//!
//! A matter may have several. Who gives it is said by the order that it is given by (`access::charge::ordered`), and in words
//! where there is none.

use super::{SQL, ended, gather};
use crate::{
    Text,
    cell::{day, quiet, stored, word},
    matter::MatterId,
};
use journal::Moment;
use law::Day;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "support-new");
const PAUSE: Stmt = named(SQL, "support-pause");
const RESUME: Stmt = named(SQL, "support-resume");
const END: Stmt = named(SQL, "support-end");
const ALL: Stmt = named(SQL, "supports");
const PAUSES: Stmt = named(SQL, "support-pauses");

stored! {
    /// How support ended.
    How {
        /// What it was for is reached.
        Reached = "reached",
        /// Some of it is.
        Partly = "partly",
        /// The family does not want it any more.
        Declined = "declined",
        /// The family has moved.
        Moved = "moved",
        /// In another way: why says which.
        Other = "other",
    }
}

/// Support that is about to begin.
#[derive(Clone, Copy)]
pub struct NewSupport<'a> {
    /// The order it is given by, where a unit has one.
    pub assignment: Option<Uuid>,
    /// The decision that grants it; none where it is offered without one (INS-2).
    pub decision: Option<Uuid>,
    /// What it is called.
    pub called: &'a str,
    /// Who gives it, where no order says.
    pub giver: Option<&'a Text>,
    /// From which day.
    pub since: Day,
}

/// Days on which it was interrupted.
#[derive(Clone, PartialEq, Eq)]
pub struct Pause {
    /// From which day.
    pub since: Day,
    /// Why.
    pub why: String,
    /// When that was written down, and by whom as the journal writes it.
    pub by: (Ts, String),
    /// From which day it is given again, and what was said of it.
    pub back: Option<(Day, String)>,
}

/// The end of support.
#[derive(Clone, PartialEq, Eq)]
pub struct End {
    /// The day.
    pub on: Day,
    /// How.
    pub how: How,
    /// Why, in words.
    pub why: String,
    /// What the family says.
    pub family: Option<String>,
    /// When that was written down, and by whom as the journal writes it.
    pub by: (Ts, String),
}

/// How support ends.
#[derive(Clone, Copy)]
pub struct Ends<'a> {
    /// The day.
    pub on: Day,
    /// How.
    pub how: How,
    /// Why, in words.
    pub why: &'a Text,
    /// What the family says.
    pub family: Option<&'a Text>,
}

/// Support as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Support {
    /// Its id.
    pub id: Uuid,
    /// The order it is given by.
    pub assignment: Option<Uuid>,
    /// The decision that grants it.
    pub decision: Option<Uuid>,
    /// What it is called.
    pub called: String,
    /// Who gives it, where no order says.
    pub giver: Option<String>,
    /// Since when.
    pub since: Day,
    /// When that was written down, and by whom as the journal writes it.
    pub by: (Ts, String),
    /// Each interruption, the first first.
    pub pauses: Vec<Pause>,
    /// How it ended, where it has.
    pub end: Option<End>,
}

quiet!(Pause, End, Support);

impl Support {
    /// Since when it is interrupted, where it is.
    pub fn paused(&self) -> Option<Day> {
        let last = self.pauses.last().filter(|_| self.end.is_none())?;
        last.back.is_none().then_some(last.since)
    }

    /// Whether it has not ended; interrupted or not.
    pub fn is_open(&self) -> bool {
        self.end.is_none()
    }

    /// The last day that is known of it: nothing that comes after can have a day before.
    pub fn last_day(&self) -> Day {
        let last = self.pauses.last().map(|one| one.back.as_ref().map_or(one.since, |(day, _)| *day));
        last.map_or(self.since, |day| day.max(self.since))
    }
}

impl FromRow for Support {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Support {
            id: row.get("id")?,
            assignment: row.get("assignment_id")?,
            decision: row.get("decision_id")?,
            called: row.get("called")?,
            giver: row.get("giver")?,
            since: day(row, "since")?,
            by: (row.get("at")?, row.get("actor")?),
            pauses: Vec::new(),
            end: end_of(row)?,
        })
    }
}

fn end_of(row: &Row) -> Res<Option<End>> {
    let Some((on, why)) = ended(row, "ended_on", "ended_why")? else { return Ok(None) };
    let (how, family) = (word(row, "ended_how")?, row.get("ended_family")?);
    Ok(Some(End { on, how, why, family, by: (row.get("ended_at")?, row.get("ended_by")?) }))
}

struct Interrupted(Uuid, Pause);

impl FromRow for Interrupted {
    fn from_row(row: &Row) -> Res<Self> {
        let back = ended(row, "back_on", "back_why")?;
        let (since, why, by) = (day(row, "since")?, row.get("why")?, (row.get("at")?, row.get("actor")?));
        Ok(Interrupted(row.get("support_id")?, Pause { since, why, by, back }))
    }
}

/// Begins support. The deed that calls this writes the event; so for every function here.
pub async fn begin(tx: &mut Tx, m: &Moment, matter: MatterId, new: &NewSupport<'_>, actor: &str) -> Res<Uuid> {
    let (id, giver) = (m.id(), new.giver.map(Text::as_str));
    let row = args![id, matter, new.assignment, new.decision, new.called, giver, new.since.to_string(), m.at, actor];
    tx.run(NEW, row).await?;
    Ok(id)
}

/// Support of this matter that has not ended.
async fn open(tx: &mut Tx, matter: MatterId, id: Uuid) -> Res<Support> {
    all(tx, matter).await?.into_iter().find(|one| one.id == id && one.is_open()).ok_or(Fault::Stale)
}

/// It is interrupted from a day on.
///
/// # Errors
/// [`Fault::Stale`] where it has ended, or is interrupted already.
pub async fn pause(
    tx: &mut Tx,
    m: &Moment,
    (matter, id): (MatterId, Uuid),
    (on, why): (Day, &Text),
    actor: &str,
) -> Res<()> {
    open(tx, matter, id).await?;
    let row = args![m.id(), id, on.to_string(), why.as_str(), m.at, actor];
    tx.change(PAUSE, row).await
}

/// It is given again from a day on.
///
/// # Errors
/// [`Fault::Stale`] where it has ended, or is not interrupted.
pub async fn resume(
    tx: &mut Tx,
    m: &Moment,
    (matter, id): (MatterId, Uuid),
    (on, why): (Day, &Text),
    actor: &str,
) -> Res<()> {
    open(tx, matter, id).await?;
    let row = args![id, on.to_string(), why.as_str(), m.at, actor];
    tx.change(RESUME, row).await
}

/// Ends it, interrupted or not.
///
/// # Errors
/// [`Fault::Stale`] where it has ended already.
pub async fn end(tx: &mut Tx, m: &Moment, (matter, id): (MatterId, Uuid), ends: &Ends<'_>, actor: &str) -> Res<()> {
    let family = ends.family.map(Text::as_str);
    let row = args![id, matter, ends.on.to_string(), ends.how.as_str(), ends.why.as_str(), family, m.at, actor];
    tx.change(END, row).await
}

/// The support of a matter, the first first. The caller has a permit or sight for the matter.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Support>> {
    let mut all: Vec<Support> = tx.all(ALL, args![matter]).await?;
    let pauses: Vec<Interrupted> = tx.all(PAUSES, args![matter]).await?;
    gather(&mut all, pauses.into_iter().map(|one| (one.0, one.1)).collect(), |one| (one.id, &mut one.pauses));
    Ok(all)
}
