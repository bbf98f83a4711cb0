//! What goes before the committee, and what staff write down from its minutes (ORG-2, ORG-3). No elected member is here.

use super::{Proposal, decide::Making, event, kind_of, today};
use crate::{
    agenda::{self, ChairDecision, Ended, Item, Meeting},
    case::{Backed, Case},
    kinds::kinds,
    moves::ON_AGENDA,
};
use access::{Act, No, Permit, Refusal, StaffId, charge, holders};
use casefile::matter::{self, decision::Decider};
use casefile::{MatterId, Text};
use journal::Moment;
use law::Day;
use serde_json::{Value, json};
use store::{Tx, Uuid};

const KNOWN: Refusal = Refusal { word: "decision-meeting-known", rule: None };
pub(super) const GONE: Refusal = Refusal { word: "decision-meeting-gone", rule: None };
const NOT_THE_BOARDS: Refusal = Refusal { word: "decision-not-the-boards", rule: Some("ORG-1") };
pub(super) const NOTHING_THERE: Refusal = Refusal { word: "decision-nothing-there", rule: None };
const NOT_HELD: Refusal = Refusal { word: "decision-not-held", rule: None };
const ANSWERS: Refusal = Refusal { word: "decision-minutes-by-head", rule: None };
const TO_COME: Refusal = Refusal { word: "decision-chair-to-come", rule: Some("ORG-3") };
const NO_KIND: Refusal = Refusal { word: "decision-no-kind", rule: None };

/// A proposal that is laid before the committee.
#[derive(Clone)]
pub struct Put {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// What is to be decided about: a word of the list.
    pub kind: String,
    /// What is proposed.
    pub proposal: Proposal,
    /// Who presents it.
    pub presenter: StaffId,
}

/// What the minutes say of the item of a matter.
#[derive(Clone)]
pub struct Minute {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// What they say.
    pub ended: Ended,
    /// Who presided.
    pub presided: Text,
    /// What was decided, where it was decided otherwise.
    pub otherwise: Option<Proposal>,
}

/// What the chair decided because it could not wait.
#[derive(Clone)]
pub struct Urgent {
    /// In which matter.
    pub matter: MatterId,
    /// What: a word of the list.
    pub kind: String,
    /// On which day.
    pub day: Day,
    /// Who decided, by name.
    pub chair: Text,
    /// What was decided.
    pub words: Text,
}

/// Sets the day of a meeting. What waits for one is laid there.
///
/// # Errors
/// A refusal where the day has gone, or there is a meeting on it.
pub async fn set_meeting(tx: &mut Tx, by: &Permit, m: &Moment, day: Day) -> Result<(), No> {
    by.covers(Act::Office)?;
    if day < today(m) {
        return Err(GONE.into());
    }
    let new = Meeting { id: m.id(), day };
    if !agenda::set(tx, new, m.at, &by.actor()).await? {
        return Err(KNOWN.into());
    }
    let body = json!({ "meeting": new.id, "day": day.to_string() });
    journal::append(tx, m, event("decision.meeting_set", by, None, body)).await?;
    Ok(())
}

/// Lays a proposal before the committee, at its next meeting: what only the board may decide, and what the delegation
/// scheme gives to nobody.
///
/// # Errors
/// A refusal: somebody has the right to decide it, it lies there already, and as for a decision of that kind. [`No::Stale`]
/// where the matter has changed since it was shown.
pub async fn put_on_agenda(tx: &mut Tx, by: &Permit, m: &Moment, call: Put) -> Result<Option<Meeting>, No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (on, kind) = (today(m), kind_of(&call.kind)?);
    let holders = match kind.right() {
        Some(right) => holders(tx, right, call.matter.uuid()).await?,
        None => Vec::new(),
    };
    if !holders.is_empty() {
        return Err(NOT_THE_BOARDS.into());
    }
    let case = Case::load(tx, call.matter, on).await?;
    let p = &call.proposal;
    let unheard = p.unheard.as_ref().map(|(why, _)| *why);
    case.decided(kind, (p.outcome, p.ends), unheard, (on, &m.law))?;
    case.is_reasoned(kind, p, &Backed::load(tx, m, &case.matter).await?)?;
    p.gives_nothing_away(tx, by, &case).await?;
    let meeting = agenda::to_come(tx, on).await?.first().copied();
    let (id, words) = (m.id(), casefile::proof(p.texts()));
    let (outcome, presenter) = (p.outcome.as_str(), call.presenter);
    let new = Item {
        id,
        matter: call.matter,
        meeting,
        kind: call.kind.clone(),
        proposal: call.proposal.clone(),
        presenter,
        at: m.at,
        ended: None,
        withdrawn: None,
    };
    if !agenda::put(tx, &new, &by.actor()).await? {
        return Err(ON_AGENDA.into());
    }
    let body = json!({
        "item": id,
        "kind": call.kind,
        "outcome": outcome,
        "meeting": meeting.map(|one| one.id),
        "presenter": presenter.0,
        "words": words,
    });
    journal::append(tx, m, event("decision.put_on_agenda", by, Some(call.matter), body)).await?;
    Ok(meeting)
}

/// The minutes are written down by whoever answers for the matter: its head, or who leads the work with it.
async fn answers_for(tx: &mut Tx, by: &Permit, matter: MatterId) -> Result<(), No> {
    let charge = charge::charge(tx, matter.uuid()).await?.ok_or(No::Absent)?;
    if by.rule() == Some("head") || by.staff() == Some(charge.head) { Ok(()) } else { Err(ANSWERS.into()) }
}

/// Writes down what the minutes say of the item of a matter: decided as proposed, decided otherwise, or back for more. The
/// decision is the committee's, of the day of its meeting.
///
/// # Errors
/// A refusal: by somebody who does not answer for the matter, nothing lies there, the meeting has not been held; and as for
/// a decision. [`No::Stale`] where the matter has changed since it was shown.
pub async fn minute(tx: &mut Tx, by: &Permit, m: &Moment, call: Minute) -> Result<(), No> {
    by.covers_matter(Act::Hand, call.matter.uuid())?;
    answers_for(tx, by, call.matter).await?;
    matter::claim(tx, call.matter, call.seen).await?;
    let case = Case::load(tx, call.matter, today(m)).await?;
    let item = case.open_item().ok_or(NOTHING_THERE)?;
    let meeting = item.meeting.filter(|meeting| meeting.day <= today(m)).ok_or(NOT_HELD)?;
    let (paragraph, difference) = match &call.ended {
        Ended::AsProposed(paragraph) => (paragraph, None),
        Ended::Otherwise(paragraph, words) | Ended::Back(paragraph, words) => (paragraph, Some(words.as_str())),
    };
    let actor = by.actor();
    let words = casefile::proof(difference.map(|words| ("difference", words)));
    if matches!(call.ended, Ended::Back(..)) {
        agenda::end(tx, item.id, &call.ended, call.presided.as_str(), (m.at, &actor)).await?;
        let body = json!({ "item": item.id, "meeting": meeting.id, "words": words });
        journal::append(tx, m, event("decision.sent_back_by_committee", by, Some(call.matter), body)).await?;
        return Ok(());
    }
    let making = Making {
        case: &case,
        kind: kind_of(&item.kind)?,
        made: call.otherwise.as_ref().unwrap_or(&item.proposal),
        decider: Decider::Board { paragraph: paragraph.clone(), presided: call.presided.as_str().to_owned() },
        presenter: item.presenter,
        others: None,
        replaces: None,
        day: meeting.day,
    };
    // First out of the committee's hands: a matter in which something lies there is never closed.
    let presided = call.presided.as_str();
    agenda::end(tx, item.id, &call.ended, presided, (m.at, &actor)).await?;
    let (_, mut body) = making.make(tx, by, m).await?;
    if let Value::Object(fields) = &mut body {
        fields.insert("item".into(), json!(item.id));
        fields.insert("meeting".into(), json!(meeting.id));
        fields.insert("as_proposed".into(), json!(matches!(call.ended, Ended::AsProposed(_))));
        fields.insert("difference".into(), json!(words));
    }
    journal::append(tx, m, event("decision.decided_by_committee", by, Some(call.matter), body)).await?;
    Ok(())
}

/// Writes down what the chair or an appointed member decided because it could not wait (ORG-3). It is reported at the next
/// meeting.
///
/// # Errors
/// A refusal where the day has not come, or the list has no such decision.
pub async fn chair_decided(tx: &mut Tx, by: &Permit, m: &Moment, call: Urgent) -> Result<Uuid, No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    kinds()?.urgent(&call.kind).ok_or(NO_KIND)?;
    if call.day > today(m) {
        return Err(TO_COME.into());
    }
    let case = Case::load(tx, call.matter, today(m)).await?;
    let (chair, words) = (call.chair.as_str(), call.words.as_str());
    case.gives_nothing_away(tx, by, &[words]).await?;
    let new = ChairDecision {
        matter: call.matter,
        kind: call.kind.clone(),
        day: call.day,
        chair: chair.to_owned(),
        words: words.to_owned(),
        at: m.at,
        actor: by.actor(),
    };
    let id = m.id();
    agenda::chair(tx, id, &new).await?;
    let body = json!({
        "chair_decision": id,
        "kind": call.kind,
        "day": call.day.to_string(),
        "words": casefile::proof([("chair", chair), ("words", words)]),
    });
    journal::append(tx, m, event("decision.chair_decided", by, Some(call.matter), body)).await?;
    Ok(id)
}
