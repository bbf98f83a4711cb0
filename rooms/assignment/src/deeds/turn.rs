//! How an assignment goes between the two: sent, received, or asked back and answered.

use super::{event, order, today};
use crate::order::NOT_TO_BE_HEARD;
use access::{Act, No, Permit, Refusal, StaffId, charge};
use casefile::matter::assignment::{self, Did, NewTurn, Part};
use casefile::{MatterId, Text};
use journal::Moment;
use law::Day;
use serde_json::json;
use std::collections::BTreeSet;
use store::{Tx, Uuid};

const NOBODY: Refusal = Refusal { word: "assignment-nobody", rule: None };
const PASSED: Refusal = Refusal { word: "assignment-hears-passed", rule: None };

/// It goes to the unit.
#[derive(Clone, Copy, Debug)]
pub struct Send {
    /// In which matter.
    pub matter: MatterId,
    /// Which assignment.
    pub assignment: Uuid,
    /// How many turns were shown.
    pub seen: i64,
}

/// The unit receives it.
#[derive(Clone, Debug)]
pub struct Receive {
    /// In which matter.
    pub matter: MatterId,
    /// Which assignment.
    pub assignment: Uuid,
    /// How many turns were shown.
    pub seen: i64,
    /// From when the support is given.
    pub starts: Day,
    /// The day when the family has heard from the unit, at the latest.
    pub hears_by: Day,
    /// Who gives it, besides those who are named already.
    pub performers: BTreeSet<StaffId>,
}

/// The family has heard from the unit.
#[derive(Clone, Copy, Debug)]
pub struct Heard {
    /// In which matter.
    pub matter: MatterId,
    /// Which assignment.
    pub assignment: Uuid,
}

/// The unit asks what must be cleared up first.
#[derive(Clone)]
pub struct AskBack {
    /// In which matter.
    pub matter: MatterId,
    /// Which assignment.
    pub assignment: Uuid,
    /// How many turns were shown.
    pub seen: i64,
    /// The question.
    pub question: Text,
}

/// The question is answered.
#[derive(Clone)]
pub struct Answer {
    /// In which matter.
    pub matter: MatterId,
    /// Which assignment.
    pub assignment: Uuid,
    /// How many turns were shown.
    pub seen: i64,
    /// The answer.
    pub answer: Text,
}

fn turn(did: Did, words: Option<&Text>) -> NewTurn {
    NewTurn { did, words: words.cloned(), starts: None, hears_by: None }
}

/// Sends it to the unit: from now on it waits there to be received.
///
/// # Errors
/// A refusal where it was sent before, or nothing stands of what the family needs. [`No::Stale`] where somebody was faster.
pub async fn send(tx: &mut Tx, by: &Permit, m: &Moment, call: Send) -> Result<(), No> {
    by.covers_matter(Act::Hand, call.matter.uuid())?;
    let order = order(tx, by, call.matter, call.assignment).await?;
    let texts = assignment::texts(tx, call.assignment).await?;
    let need = texts.iter().find(|one| one.part == Part::Need).map(|one| one.text.as_str());
    order.can_be_sent(need)?;
    assignment::turn(tx, m, call.assignment, call.seen, &turn(Did::Sent, None), &by.actor()).await?;
    let body = json!({ "assignment": call.assignment, "unit": order.one.unit.0 });
    journal::append(tx, m, event("assignment.sent", by, call.matter, body)).await?;
    Ok(())
}

/// The unit receives it: who gives the support, from when, and until when the family has heard from them.
///
/// # Errors
/// A refusal: it does not wait for the unit, somebody of another side, nobody gives it, the day has passed, or a colleague
/// who cannot. [`No::Stale`] where somebody was faster.
pub async fn receive(tx: &mut Tx, by: &Permit, m: &Moment, call: Receive) -> Result<(), No> {
    by.covers_matter(Act::Perform, call.matter.uuid())?;
    let order = order(tx, by, call.matter, call.assignment).await?;
    order.can_be_received()?;
    let all: BTreeSet<StaffId> = order.performers.union(&call.performers).copied().collect();
    if all.is_empty() {
        return Err(NOBODY.into());
    }
    if call.hears_by < today(m) {
        return Err(PASSED.into());
    }
    for who in &call.performers {
        charge::perform(tx, m, by, call.matter.uuid(), (call.assignment, *who)).await?;
    }
    let (starts, hears_by) = (Some(call.starts), Some(call.hears_by));
    let new = NewTurn { starts, hears_by, ..turn(Did::Received, None) };
    assignment::turn(tx, m, call.assignment, call.seen, &new, &by.actor()).await?;
    let body = json!({
        "assignment": call.assignment,
        "performers": all.iter().map(|who| who.0).collect::<Vec<_>>(),
        "starts_on": call.starts.to_string(),
        "hears_by": call.hears_by.to_string(),
    });
    journal::append(tx, m, event("assignment.received", by, call.matter, body)).await?;
    Ok(())
}

/// The family has heard from the unit, as it was promised when it was received. Two may note it at once, and it is noted
/// once: no version is asked for.
///
/// # Errors
/// A refusal where nothing was promised or it has been noted, or by somebody of another side. [`No::Stale`] where somebody
/// was faster.
pub async fn family_heard(tx: &mut Tx, by: &Permit, m: &Moment, call: Heard) -> Result<(), No> {
    by.covers_matter(Act::Perform, call.matter.uuid())?;
    let order = order(tx, by, call.matter, call.assignment).await?;
    order.can_be_heard()?;
    let due = order.one.received().and_then(|turn| turn.hears_by).ok_or(NOT_TO_BE_HEARD)?;
    assignment::turn(tx, m, call.assignment, order.one.version(), &turn(Did::Heard, None), &by.actor()).await?;
    let body = json!({ "assignment": call.assignment, "in_time": today(m) <= due });
    journal::append(tx, m, event("assignment.family_heard", by, call.matter, body)).await?;
    Ok(())
}

/// The unit asks what must be cleared up before it receives.
///
/// # Errors
/// A refusal where it does not wait for the unit, or by somebody of another side. [`No::Stale`] where somebody was faster.
pub async fn ask_back(tx: &mut Tx, by: &Permit, m: &Moment, call: AskBack) -> Result<(), No> {
    by.covers_matter(Act::Perform, call.matter.uuid())?;
    order(tx, by, call.matter, call.assignment).await?.can_be_received()?;
    let new = turn(Did::Asked, Some(&call.question));
    assignment::turn(tx, m, call.assignment, call.seen, &new, &by.actor()).await?;
    let words = casefile::proof([("question", call.question.as_str())]);
    let body = json!({ "assignment": call.assignment, "words": words });
    journal::append(tx, m, event("assignment.asked", by, call.matter, body)).await?;
    Ok(())
}

/// Answers the question: it waits to be received again.
///
/// # Errors
/// A refusal where nothing was asked. [`No::Stale`] where somebody was faster.
pub async fn answer(tx: &mut Tx, by: &Permit, m: &Moment, call: Answer) -> Result<(), No> {
    by.covers_matter(Act::Hand, call.matter.uuid())?;
    order(tx, by, call.matter, call.assignment).await?.can_be_answered()?;
    let new = turn(Did::Answered, Some(&call.answer));
    assignment::turn(tx, m, call.assignment, call.seen, &new, &by.actor()).await?;
    let words = casefile::proof([("answer", call.answer.as_str())]);
    let body = json!({ "assignment": call.assignment, "words": words });
    journal::append(tx, m, event("assignment.answered", by, call.matter, body)).await?;
    Ok(())
}
