//! A family is handed over, received, sent back with a question, or kept (*varm överlämning*). At every instant one
//! person carries the matter: whoever had it, until somebody receives it.

use super::{event, today};
use access::{
    Act, Charge, No, Permit, Refusal, StaffId, UnitId,
    charge::{self, Receiver},
};
use casefile::MatterId;
use casefile::matter::{
    self, clock,
    handover::{self, End, How, NewHandover, Question, Words},
};
use journal::Moment;
use law::{ClockKind, Day};
use serde_json::json;
use store::{Fault, Tx, Uuid};

const SPEAK_FIRST: Refusal = Refusal { word: "assessment-speak-first", rule: None };
const HEARS_PASSED: Refusal = Refusal { word: "assessment-hears-passed", rule: None };
const HEARS_LATE: Refusal = Refusal { word: "assessment-hears-late", rule: None };
/// A family hears within so many days from the one who has received them: later is no promise.
const HEARS_WITHIN: u16 = 30;
const NOTHING_TO_HEAR: Refusal = Refusal { word: "assessment-nothing-to-hear", rule: None };
const NOTHING_TO_KEEP: Refusal = Refusal { word: "assessment-nothing-to-keep", rule: None };

/// A matter is handed over.
#[derive(Clone)]
pub struct HandOver {
    /// Which.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// To which unit, and to whom there by name.
    pub to: (UnitId, Option<StaffId>),
    /// What goes along in words.
    pub words: Words,
}

/// A matter is received.
#[derive(Clone, Copy, Debug)]
pub struct Receive {
    /// Which.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// By whom it will be carried.
    pub how: Receiver,
    /// The day on which the family hears next, at the latest.
    pub hears_by: Day,
}

/// A matter is sent back.
#[derive(Clone)]
pub struct SendBack {
    /// Which.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// What must be answered first.
    pub question: Question,
}

/// The running clocks of a matter whose day is today or has passed: what cannot wait for an answer from another unit.
pub(crate) async fn due_now(tx: &mut Tx, matter: MatterId, today: Day) -> Result<Vec<ClockKind>, No> {
    let running = clock::all(tx, matter).await?.into_iter().filter(|kept| kept.stopped.is_none());
    Ok(running.map(|kept| kept.clock).filter(|clock| clock.due <= today).map(|clock| clock.kind).collect())
}

/// Hands a matter over. Nothing changes hands until it is received.
///
/// # Errors
/// A refusal where something in it is due today and nobody there has been spoken with, or where it cannot go there
/// ([`charge::offer`]). [`No::Stale`] where it has changed since it was shown.
pub async fn hand_over(tx: &mut Tx, by: &Permit, m: &Moment, call: HandOver) -> Result<Uuid, No> {
    by.covers_matter(Act::Hand, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let due = due_now(tx, call.matter, today(m)).await?;
    if !due.is_empty() && call.words.spoken.is_none() {
        return Err(SPEAK_FIRST.into());
    }
    let charge = charge::offer(tx, m, by, call.matter.uuid(), call.to).await?;
    let (w, actor) = (&call.words, by.actor());
    let new = NewHandover { from: charge.unit, to: call.to, words: w };
    let id = handover::begin(tx, m, call.matter, &new, &actor).await?;
    let mut words = vec![("knows", w.knows.as_str()), ("agreed", w.agreed.as_str()), ("remains", w.remains.as_str())];
    words.extend(w.spoken.as_ref().map(|spoken| ("spoken", spoken.as_str())));
    let body = json!({
        "handover": id,
        "from_unit": charge.unit.0,
        "to_unit": call.to.0.0,
        "to": call.to.1.map(|whom| whom.0),
        "carrier": charge.carrier.0,
        "due": due.iter().map(|kind| kind.as_str()).collect::<Vec<_>>(),
        "words": casefile::proof(words),
    });
    journal::append(tx, m, event("assessment.handed_over", by, call.matter, body)).await?;
    Ok(id)
}

/// Receives a matter: from now on it lies here.
///
/// # Errors
/// A refusal where it is not on its way to the receiver, or the day has passed. [`No::Stale`] where it has changed since
/// it was shown.
pub async fn receive(tx: &mut Tx, by: &Permit, m: &Moment, call: Receive) -> Result<Charge, No> {
    if call.hears_by > today(m).plus_days(HEARS_WITHIN) {
        return Err(HEARS_LATE.into());
    }
    if call.hears_by < today(m) {
        return Err(HEARS_PASSED.into());
    }
    matter::claim(tx, call.matter, call.seen).await?;
    let open = handover::open(tx, call.matter).await?;
    let charge = charge::receive(tx, m, by, call.matter.uuid(), call.how).await?;
    let open = open.ok_or_else(|| Fault::Shape("offered without a hand-over".into()))?;
    handover::end(tx, call.matter, m.at, &by.actor(), End::Received(call.hears_by)).await?;
    let body = json!({
        "handover": open.id,
        "at_unit": charge.unit.0,
        "carrier": charge.carrier.0,
        "head": charge.head.0,
        "hears_by": call.hears_by.to_string(),
    });
    journal::append(tx, m, event("assessment.received", by, call.matter, body)).await?;
    Ok(charge)
}

/// Sends a matter back with a question that must be answered first. Lack of staff is none: there is no such kind.
///
/// # Errors
/// A refusal where it is not on its way to this worker. [`No::Stale`] where it has changed since it was shown.
pub async fn send_back(tx: &mut Tx, by: &Permit, m: &Moment, call: SendBack) -> Result<Charge, No> {
    matter::claim(tx, call.matter, call.seen).await?;
    let open = handover::open(tx, call.matter).await?;
    let charge = charge::send_back(tx, m, by, call.matter.uuid()).await?;
    let open = open.ok_or_else(|| Fault::Shape("offered without a hand-over".into()))?;
    handover::end(tx, call.matter, m.at, &by.actor(), End::SentBack(&call.question)).await?;
    let body = json!({
        "handover": open.id,
        "asks": call.question.asks.as_str(),
        "carrier": charge.carrier.0,
        "words": casefile::proof([("question", call.question.text.as_str())]),
    });
    journal::append(tx, m, event("assessment.sent_back", by, call.matter, body)).await?;
    Ok(charge)
}

/// Keeps a family that was on its way, or that came back with a question: from now on nobody else is asked.
///
/// # Errors
/// A refusal where neither is so. [`No::Stale`] where the matter has changed since it was shown.
pub async fn keep(tx: &mut Tx, by: &Permit, m: &Moment, (matter, seen): (MatterId, i64)) -> Result<(), No> {
    by.covers_matter(Act::Hand, matter.uuid())?;
    matter::claim(tx, matter, seen).await?;
    let open = handover::open(tx, matter).await?;
    if open.is_some() {
        charge::keep(tx, m, by, matter.uuid()).await?;
        handover::end(tx, matter, m.at, &by.actor(), End::Kept).await?;
    } else if !handover::settle(tx, matter, m.at).await? {
        return Err(NOTHING_TO_KEEP.into());
    }
    let body = json!({ "handover": open.map(|one| one.id) });
    journal::append(tx, m, event("assessment.kept", by, matter, body)).await?;
    Ok(())
}

/// The family has heard from those who received them. Two may note it at once, and it is noted once: no version is asked for.
///
/// # Errors
/// A refusal where nothing was promised, or it has been noted.
pub async fn family_heard(tx: &mut Tx, by: &Permit, m: &Moment, matter: MatterId) -> Result<(), No> {
    by.covers_matter(Act::Write, matter.uuid())?;
    let all = handover::all(tx, matter).await?;
    let last = all.into_iter().find(|one| matches!(one.ended, Some((_, _, How::Received))) && !one.heard);
    let (id, due) = last.and_then(|one| Some((one.id, one.hears_by?))).ok_or(NOTHING_TO_HEAR)?;
    if !handover::heard(tx, matter, m.at, &by.actor()).await? {
        return Err(No::Stale);
    }
    let body = json!({ "handover": id, "in_time": today(m) <= due });
    journal::append(tx, m, event("assessment.family_heard", by, matter, body)).await?;
    Ok(())
}
