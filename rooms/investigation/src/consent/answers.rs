//! What those who must say yes have answered, and a yes that is taken back.

use super::{NO_DAY, OVER, event, load};
use access::{Act, No, Permit, Refusal};
use casefile::matter::{
    self,
    measure::{
        MeasureId,
        consent::{self, Answer, ConsentId, Giver, How, Said},
        holds::{Consenting, Standing},
    },
};
use casefile::{Matter, MatterId, Text};
use journal::Moment;
use law::Day;
use serde_json::json;
use std::collections::BTreeSet;
use store::Tx;

/// The measure does not rest on this person's consent.
const NOT_ASKED_OF: Refusal = Refusal { word: "investigation-consent-not-asked-of", rule: Some("INS-7") };
/// They have said yes already: what has changed is that they take it back.
const SAID_YES: Refusal = Refusal { word: "investigation-consent-said-yes", rule: None };
/// The last day of a yes lies before the day it was said.
const NO_UNTIL: Refusal = Refusal { word: "investigation-consent-no-until", rule: None };
/// It is no yes that can be taken back.
const NO_YES: Refusal = Refusal { word: "investigation-consent-no-yes", rule: None };

/// What somebody answered.
#[derive(Clone)]
pub struct Note {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// About which measures: one at least.
    pub covers: BTreeSet<MeasureId>,
    /// Who.
    pub giver: Giver,
    /// What.
    pub answer: Answer,
    /// Which day it was said.
    pub day: Day,
    /// How.
    pub how: How,
    /// What was said: a yes covers what stands here.
    pub words: Text,
}

/// Somebody takes a yes back.
#[derive(Clone)]
pub struct Withdraw {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// Which yes.
    pub consent: ConsentId,
    /// Which day it was said.
    pub day: Day,
    /// How.
    pub how: How,
    /// What was said.
    pub words: Text,
}

/// Keeps what one of those who must say yes has answered. Earlier answers stay.
///
/// # Errors
/// A refusal: no measure or one that is over, a person who is not asked, a day that cannot be, a yes that stands.
/// [`No::Absent`] where the matter has no such measure; [`No::Stale`] where it has changed since it was shown.
pub async fn note(tx: &mut Tx, by: &Permit, m: &Moment, call: Note) -> Result<ConsentId, No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (read, around) = load(tx, m, call.matter).await?;
    may(&read, &around, &call)?;
    let actor = by.actor();
    let said = Said { day: call.day, how: call.how, words: &call.words, actor: &actor };
    let id = consent::note(tx, m, call.matter, (call.giver, call.answer), (&said, &call.covers)).await?;
    let until = match call.answer {
        Answer::Given { until } => until.map(|day| day.to_string()),
        Answer::Asked | Answer::Refused => None,
    };
    let body = json!({
        "consent": id.uuid(),
        "of": call.giver.whose.as_str(),
        "person": call.giver.person.map(casefile::PersonId::uuid),
        "answer": call.answer.as_str(),
        "day": call.day.to_string(),
        "until": until,
        "how": call.how.as_str(),
        "measures": call.covers.iter().map(|one| one.uuid()).collect::<Vec<_>>(),
        "words": casefile::proof([("words", call.words.as_str())]),
    });
    journal::append(tx, m, event("investigation.consent_noted", by, call.matter, body)).await?;
    Ok(id)
}

fn may(read: &Matter, around: &Consenting, call: &Note) -> Result<(), No> {
    if call.covers.is_empty() {
        return Err(No::Absent);
    }
    for id in &call.covers {
        let one = around.measures.iter().find(|one| one.id == *id).ok_or(No::Absent)?;
        if one.end.is_some() {
            return Err(OVER.into());
        }
        if !around.givers_of(one).contains(&call.giver) {
            return Err(NOT_ASKED_OF.into());
        }
        if matches!(around.standing(*id, call.giver), Standing::Given(_)) {
            return Err(SAID_YES.into());
        }
    }
    if call.day > around.today || call.day < read.arrived_on {
        return Err(NO_DAY.into());
    }
    match call.answer {
        Answer::Given { until: Some(until) } if until < call.day => Err(NO_UNTIL.into()),
        _ => Ok(()),
    }
}

/// A yes is taken back: every measure that rested on it stops in the same transaction, and the event says which. Gives those.
///
/// # Errors
/// A refusal where it is no yes that stands, or for a day that cannot be. [`No::Absent`] where the matter has no such answer;
/// [`No::Stale`] where it has changed since it was shown.
pub async fn withdraw(tx: &mut Tx, by: &Permit, m: &Moment, call: Withdraw) -> Result<BTreeSet<MeasureId>, No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (_, around) = load(tx, m, call.matter).await?;
    let one = around.consents.iter().find(|one| one.id == call.consent).ok_or(No::Absent)?;
    if !matches!(one.answer, Answer::Given { .. }) || one.taken_back.is_some() {
        return Err(NO_YES.into());
    }
    if call.day > around.today || call.day < one.day {
        return Err(NO_DAY.into());
    }
    let (stops, actor) = (around.resting_on(one), by.actor());
    let said = Said { day: call.day, how: call.how, words: &call.words, actor: &actor };
    consent::withdraw(tx, m, (call.matter, call.consent), &said, &stops).await?;
    let body = json!({
        "consent": call.consent.uuid(),
        "of": one.giver.whose.as_str(),
        "person": one.giver.person.map(casefile::PersonId::uuid),
        "day": call.day.to_string(),
        "how": call.how.as_str(),
        "stopped": stops.iter().map(|one| one.uuid()).collect::<Vec<_>>(),
        "words": casefile::proof([("words", call.words.as_str())]),
    });
    journal::append(tx, m, event("investigation.consent_withdrawn", by, call.matter, body)).await?;
    Ok(stops)
}
