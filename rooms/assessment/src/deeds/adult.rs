//! An adult has been spoken with: no fourteen days, no clock that we made up (INT-5).

use super::{Made, Making, today};
use crate::{NOT_OPEN_ADULT_RIGHT, OPEN_ADULT_RIGHT, OPEN_LVM_RIGHT, case::Case, decision::Outcome, verbs::NO_LVM};
use access::{Act, No, Permit, mandate};
use casefile::matter::{self, investigation, station::Step};
use casefile::{MatterId, Text};
use journal::Moment;
use store::Tx;

/// What an adult and we came to.
#[derive(Clone, PartialEq, Eq)]
pub enum AdultOutcome {
    /// The person agrees: an investigation is opened.
    Agreed,
    /// Opened without the person's agreement, because care without consent may be needed (LVM-2).
    ByLaw,
    /// None is opened.
    NotOpen,
    /// The person was shown the way to somebody else.
    Referred(Text),
}

impl AdultOutcome {
    /// The right of the delegation scheme by which it is decided.
    pub fn right(&self) -> &'static str {
        match self {
            AdultOutcome::Agreed => OPEN_ADULT_RIGHT,
            AdultOutcome::ByLaw => OPEN_LVM_RIGHT,
            AdultOutcome::NotOpen | AdultOutcome::Referred(_) => NOT_OPEN_ADULT_RIGHT,
        }
    }
}

/// That an adult was spoken with.
#[derive(Clone)]
pub struct Spoken {
    /// In which matter: the person's own.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// What came of it.
    pub outcome: AdultOutcome,
    /// What was said, and why it ended so.
    pub ground: crate::Ground,
}

/// Writes down what an adult and we came to, and opens an investigation or closes the matter, by the right of the
/// delegation scheme that [`AdultOutcome::right`] names.
///
/// # Errors
/// A refusal: no mandate, a child's matter, a matter decided before, an application that would not be investigated
/// (INT-5), an investigation under LVM where nothing is about harmful use (LVM-2).
/// [`No::Stale`] where the matter has changed since it was shown.
pub async fn adult_spoken_with(tx: &mut Tx, by: &Permit, m: &Moment, call: Spoken) -> Result<Made, No> {
    by.covers_matter(Act::Decide, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let case = Case::load(tx, call.matter).await?;
    let (outcome, by_law): (_, &[&'static str]) = match call.outcome {
        AdultOutcome::Agreed => (Outcome::Open, &[]),
        AdultOutcome::ByLaw => (Outcome::Open, &["LVM-2"]),
        AdultOutcome::NotOpen => (Outcome::NotOpen, &[]),
        AdultOutcome::Referred(_) => (Outcome::Referred, &[]),
    };
    let moves = case.spoken(outcome, by_law, today(m), &m.law)?;
    if call.outcome == AdultOutcome::ByLaw && !case.is_about_use() {
        return Err(NO_LVM.into());
    }
    let right = call.outcome.right();
    let held = mandate(tx, m, by, right).await?;
    let actor = by.actor();
    let step = Step { at: m.at, actor: &actor, why: call.ground.as_str() };
    match (outcome, &case.investigation) {
        (Outcome::Open, begun) => {
            if begun.is_none() {
                let (person, stage) = (case.matter.person, case.matter.stage);
                investigation::begin(tx, call.matter, person, stage, today(m)).await?;
            }
            investigation::decide(tx, call.matter, step).await?;
        }
        (_, Some(_)) => {
            investigation::end(tx, call.matter, Step { why: outcome.word(), ..step }).await?;
        }
        (_, None) => {}
    }
    let referred_to = match &call.outcome {
        AdultOutcome::Referred(to) => Some(to.as_str()),
        _ => None,
    };
    let making = Making {
        case: &case,
        kind: "assessment.adult_spoken_with",
        outcome,
        ground: call.ground.as_str(),
        mandate: Some((right, held)),
        late: None,
        concerned: None,
        referred_to,
        copies: None,
    };
    making.make(tx, by, m, &moves).await
}
