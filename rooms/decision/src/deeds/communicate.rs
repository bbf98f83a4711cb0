//! The parties are given what the decision will rest on, with a day to answer, and what they say is noted (UTR-12).

use super::{answers_move, cite, event, today};
use crate::{
    case::Case,
    heard::{self, Communicated, How},
    moves::{DAY_PASSED, DAY_TO_COME, no_rule},
};
use access::{Act, No, Permit, Refusal};
use casefile::matter::{self, station::Step};
use casefile::{MatterId, PersonId, Text};
use journal::Moment;
use law::Day;
use serde_json::json;
use store::{Tx, Uuid};

const NO_PARTY: Refusal = Refusal { word: "decision-no-party", rule: Some("UTR-12") };
const TOO_EARLY: Refusal = Refusal { word: "decision-answer-too-early", rule: Some("UTR-12") };

/// Material is given to parties.
#[derive(Clone)]
pub struct Communicate {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// To whom: one or more of those who are heard.
    pub to: Vec<PersonId>,
    /// What they are given, in words.
    pub material: Text,
    /// How.
    pub how: How,
    /// The last day for an answer.
    pub answer_by: Day,
}

/// What one party said, or that nothing came.
#[derive(Clone)]
pub struct Answered {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// To what.
    pub of: Uuid,
    /// In the party's own words; none where the day passed without an answer.
    pub words: Option<Text>,
    /// On which day.
    pub day: Day,
}

/// Gives material to parties. The clock runs until the latest day of all that is still to be answered.
///
/// # Errors
/// A refusal: nothing can be decided here, somebody is no party to be heard, the day has come already, the words tell where
/// a protected person is. [`No::Stale`] where the matter has changed since it was shown.
pub async fn communicate(tx: &mut Tx, by: &Permit, m: &Moment, call: Communicate) -> Result<(), No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (on, actor) = (today(m), by.actor());
    let case = Case::load(tx, call.matter, on).await?;
    case.can_be_decided()?;
    if call.answer_by <= on {
        return Err(DAY_PASSED.into());
    }
    if call.to.is_empty() || call.to.iter().any(|who| case.addressee(*who).is_none()) {
        return Err(NO_PARTY.into());
    }
    case.gives_nothing_away(tx, by, &[call.material.as_str()]).await?;
    let mut sent = Vec::new();
    for person in &call.to {
        let new = Communicated {
            id: m.id(),
            person: *person,
            material: call.material.as_str().to_owned(),
            how: call.how,
            sent_on: on,
            answer_by: call.answer_by,
            at: m.at,
            actor: actor.clone(),
            answer: None,
        };
        heard::keep(tx, call.matter, &new).await?;
        sent.push(json!({ "communicated": new.id, "party": person.uuid() }));
    }
    let step = Step { at: m.at, actor: &actor, why: "communicated" };
    let clocks = answers_move(tx, m, &case, step, Some(call.answer_by)).await?;
    let rule = m.law.cite("UTR-12", on).map_err(no_rule)?;
    let body = json!({
        "to": sent,
        "how": call.how.word(),
        "answer_by": call.answer_by.to_string(),
        "rules": [cite(&rule)],
        "clocks": clocks,
        "words": casefile::proof([("material", call.material.as_str())]),
    });
    journal::append(tx, m, event("decision.communicated", by, Some(call.matter), body)).await?;
    Ok(())
}

/// Notes what a party said in their own words, or that nothing came in the time they had. When nobody is left to answer
/// the clock stops.
///
/// # Errors
/// A refusal: it was noted before, a day to come, nothing came and the day has not passed. [`No::Stale`] where the matter
/// has changed since it was shown.
pub async fn party_answered(tx: &mut Tx, by: &Permit, m: &Moment, call: Answered) -> Result<(), No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (on, actor) = (today(m), by.actor());
    let mut case = Case::load(tx, call.matter, on).await?;
    let of = case.unanswered().find(|one| one.id == call.of).cloned().ok_or(NO_PARTY)?;
    if call.day > on || call.day < of.sent_on {
        return Err(DAY_TO_COME.into());
    }
    if call.words.is_none() && of.is_open(on) {
        return Err(TOO_EARLY.into());
    }
    heard::answered(tx, of.id, call.words.as_ref(), call.day, (m.at, &actor)).await?;
    case.heard = heard::communicated(tx, call.matter).await?;
    let step = Step { at: m.at, actor: &actor, why: "party_answered" };
    let clocks = answers_move(tx, m, &case, step, None).await?;
    let body = json!({
        "communicated": of.id,
        "party": of.person.uuid(),
        "answered": call.words.is_some(),
        "day": call.day.to_string(),
        "clocks": clocks,
        "words": casefile::proof(call.words.as_ref().map(|words| ("words", words.as_str()))),
    });
    journal::append(tx, m, event("decision.party_answered", by, Some(call.matter), body)).await?;
    Ok(())
}
