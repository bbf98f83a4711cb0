//! What is written down of an assignment: its beginning, its words, its turns and its end.

use super::{Did, How, Part, SQL, Side};
use crate::{Text, cell::quiet, matter::MatterId};
use access::UnitId;
use journal::Moment;
use law::Day;
use store::{Fault, Res, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "assignment-new");
const TEXT: Stmt = named(SQL, "assignment-text-new");
const TURN: Stmt = named(SQL, "assignment-turn-new");
const END: Stmt = named(SQL, "assignment-end");
const CLOSE: Stmt = named(SQL, "assignment-close");

/// An assignment that begins with a talk.
#[derive(Clone)]
pub struct NewAssignment {
    /// The decision that granted it.
    pub decision: Option<Uuid>,
    /// What was granted, as the decision calls it.
    pub called: String,
    /// The unit.
    pub unit: UnitId,
    /// The day of the talk.
    pub day: Day,
    /// With whom.
    pub with: Text,
    /// What both understood.
    pub said: Text,
}

/// A turn that is taken.
#[derive(Clone)]
pub struct NewTurn {
    /// What is done.
    pub did: Did,
    /// The question, or the answer.
    pub words: Option<Text>,
    /// From when the support is given.
    pub starts: Option<Day>,
    /// The day when the family has heard from the unit, at the latest.
    pub hears_by: Option<Day>,
}

quiet!(NewAssignment, NewTurn);

/// Keeps that an assignment has begun. `None` where one on the same decision is open with that unit.
pub async fn begin(tx: &mut Tx, m: &Moment, matter: MatterId, new: &NewAssignment, actor: &str) -> Res<Option<Uuid>> {
    let id = m.id();
    let (with, said) = (new.with.as_str(), new.said.as_str());
    let (called, day) = (new.called.as_str(), new.day.to_string());
    let row = args![id, matter, new.decision, called, new.unit, day, with, said, m.at, actor];
    Ok((tx.run(NEW, row).await? == 1).then_some(id))
}

/// Keeps the wording of a part that follows the one its author saw. Gives its number.
///
/// # Errors
/// [`Fault::Stale`] where somebody has written that one already.
pub async fn write(
    tx: &mut Tx,
    m: &Moment,
    assignment: Uuid,
    (part, seen): (Part, i64),
    (text, side, actor): (&Text, Side, &str),
) -> Res<i64> {
    let nth = seen.saturating_add(1);
    let row = args![m.id(), assignment, part.as_str(), nth, text.as_str(), side.as_str(), m.at, actor];
    if tx.run(TEXT, row).await? == 1 { Ok(nth) } else { Err(Fault::Stale) }
}

/// Keeps the turn that follows those its author saw.
///
/// # Errors
/// [`Fault::Stale`] where somebody has taken that one already.
pub async fn turn(tx: &mut Tx, m: &Moment, assignment: Uuid, seen: i64, new: &NewTurn, actor: &str) -> Res<()> {
    let row = args![
        m.id(),
        assignment,
        seen.saturating_add(1),
        new.did.as_str(),
        new.words.as_ref().map(Text::as_str),
        new.starts.map(|day| day.to_string()),
        new.hears_by.map(|day| day.to_string()),
        m.at,
        actor,
    ];
    tx.change(TURN, row).await
}

/// Ends an assignment. Whoever calls this ends the order in `access` with it.
///
/// # Errors
/// [`Fault::Stale`] where it has ended.
pub async fn end(tx: &mut Tx, assignment: Uuid, (how, why): (How, &Text), at: Ts, actor: &str) -> Res<()> {
    tx.change(END, args![assignment, at, actor, how.as_str(), why.as_str()]).await
}

/// Every assignment of a matter ends with it.
pub async fn close(tx: &mut Tx, matter: MatterId, at: Ts, actor: &str) -> Res<()> {
    tx.run(CLOSE, args![matter, at, actor]).await.map(drop)
}
