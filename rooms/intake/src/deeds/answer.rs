//! Noting that what had a day of its own is done: the court has the case, Kronofogden its answer, somebody their file.

use super::{bearer, event};
use access::{Act, No, Permit, Refusal};
use casefile::matter::note::{self, Sort};
use casefile::matter::station::{self, Step};
use casefile::{Matter, MatterId, Text, matter, matter::clock, matter::handover};
use journal::Moment;
use law::reading::Kind;
use law::{ClockKind, Day};
use serde_json::json;
use store::{Tx, Uuid};

const NOTHING: Refusal = Refusal { word: "intake-answer-nothing", rule: None };
const NO_DAY: Refusal = Refusal { word: "intake-answer-no-day", rule: None };

/// What was done.
#[derive(Clone)]
pub struct Answer {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// What had a day; none where the matter itself was one thing to do, as news about a matter that runs.
    pub what: Option<ClockKind>,
    /// The day it was done.
    pub day: Day,
    /// What was done, and who got it: it becomes a note in the file.
    pub text: Text,
    /// What the note is said to come from: "Svar till Kronofogden".
    pub source: Text,
}

/// What the note of it moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The note.
    pub note: Uuid,
    /// Whether nothing is left to do, and the matter is closed.
    pub closed: bool,
}

/// Whether a matter is done with once nothing in it runs: nobody decides about opening an investigation in it.
#[must_use]
pub fn ends_by_itself(kind: Kind) -> bool {
    matches!(kind, Kind::RecordsRequest | Kind::FollowUpToExisting)
}

/// Notes what was done and stops its clock. A request for records, and news about a matter that runs, are closed when
/// nothing in them runs any longer.
///
/// # Errors
/// A refusal where no such clock runs, or for a day to come or before the matter reached us; [`No::Stale`] where the
/// matter has changed since it was shown.
pub async fn answer(tx: &mut Tx, by: &Permit, m: &Moment, call: Answer) -> Result<Answered, No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let read = matter::one(tx, call.matter).await?.ok_or(No::Absent)?;
    let kept = clock::all(tx, call.matter).await?;
    let running: Vec<_> = kept.iter().filter(|kept| kept.stopped.is_none()).map(|kept| &kept.clock).collect();
    let due = running.iter().find(|clock| Some(clock.kind) == call.what).map(|clock| clock.due);
    may(&read, &call, due, m)?;
    let (writer, actor) = (bearer(tx, by).await?, by.actor());
    let source = call.source.as_str();
    let new = note::NewNote { sort: Sort::Fact, text: &call.text, author: &actor, role: &writer.role, source };
    let note = note::write(tx, m, call.matter, &new).await?;
    let step = Step { at: m.at, actor: &actor, why: "answered" };
    if let Some(kind) = call.what {
        clock::stop(tx, call.matter, kind, step).await?;
    }
    let left = running.iter().any(|clock| Some(clock.kind) != call.what);
    let here = station::way(tx, call.matter).await?.into_iter().find(|at| at.left.is_none()).map(|at| at.kind);
    let leaves = here.filter(|_| ends_by_itself(read.kind) && !left);
    if let Some(from) = leaves {
        station::leave(tx, call.matter, from, step).await?;
        handover::close(tx, m, by, call.matter).await?;
    }
    let body = json!({
        "clock": call.what.map(ClockKind::as_str),
        "day": call.day.to_string(),
        "in_time": due.map(|due| call.day <= due),
        "note": note,
        "closed": leaves.is_some(),
        "words": casefile::proof([("text", call.text.as_str()), ("source", source)]),
    });
    journal::append(tx, m, event("intake.answered", by, call.matter, body)).await?;
    Ok(Answered { note, closed: leaves.is_some() })
}

fn may(read: &Matter, call: &Answer, due: Option<Day>, m: &Moment) -> Result<(), Refusal> {
    let today = m.law.settings().zone.day(m.at.instant());
    match call.what {
        Some(kind) if due.is_none() || !ClockKind::ANSWERED.contains(&kind) => Err(NOTHING),
        None if !ends_by_itself(read.kind) => Err(NOTHING),
        _ if call.day > today || call.day < read.arrived_on => Err(NO_DAY),
        _ => Ok(()),
    }
}
