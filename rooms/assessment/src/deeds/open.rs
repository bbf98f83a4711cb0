//! An investigation about a child or a young person is opened, or is not opened.

use super::{Made, Making, joined, today};
use crate::{
    NOT_OPEN_RIGHT, OPEN_RIGHT,
    case::Case,
    decision::{Concerned, Ground, Late, Outcome},
};
use access::{Act, No, Permit, mandate};
use casefile::MatterId;
use casefile::matter::{self, investigation, station::Step};
use journal::Moment;
use store::Tx;

/// The decision to open an investigation.
#[derive(Clone)]
pub struct Open {
    /// In which matter: the child's own.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// Why.
    pub ground: Ground,
    /// Why it comes late; asked for only where the fourteen days have passed.
    pub late: Option<Late>,
    /// Whether those concerned have been told (UTR-3).
    pub concerned: Concerned,
}

/// The decision not to open one.
#[derive(Clone)]
pub struct NotOpen {
    /// In which matter: the child's own.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// Why.
    pub ground: Ground,
    /// Why it comes late; asked for only where the fourteen days have passed.
    pub late: Option<Late>,
}

/// Opens an investigation about a child or a young person (INT-1, INT-3), by somebody with delegation. The four months
/// of a child's investigation count from this day; where it was to be opened at once, they run already and go on (UTR-1).
///
/// # Errors
/// A refusal: no mandate, decided before, an adult's matter, late without a reason; an investigation on the child
/// runs elsewhere, which is said only to whoever may see that matter.
/// [`No::Stale`] where the matter has changed since it was shown, or one on the same child was begun at this moment.
pub async fn open_investigation(tx: &mut Tx, by: &Permit, m: &Moment, call: Open) -> Result<Made, No> {
    by.covers_matter(Act::Decide, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (case, on) = (Case::load(tx, call.matter).await?, today(m));
    let held = mandate(tx, m, by, OPEN_RIGHT).await?;
    let late = call.late.filter(|_| case.is_late(on));
    let moves = case.opened(on, late.as_ref(), &call.concerned, &m.law)?;
    joined::none_runs(tx, by, &case.matter).await?;
    if case.investigation.is_none() {
        let (person, stage) = (case.matter.person, case.matter.stage);
        investigation::begin(tx, call.matter, person, stage, on).await?;
    }
    let actor = by.actor();
    let step = Step { at: m.at, actor: &actor, why: call.ground.as_str() };
    investigation::decide(tx, call.matter, step).await?;
    let making = Making {
        case: &case,
        kind: "assessment.investigation_opened",
        outcome: Outcome::Open,
        ground: call.ground.as_str(),
        mandate: Some((OPEN_RIGHT, held)),
        late,
        concerned: Some(call.concerned),
        referred_to: None,
        copies: None,
    };
    making.make(tx, by, m, &moves).await
}

/// Decides that no investigation is opened, with reasons. The matter is closed, unless somebody who reported still waits
/// for an answer: then it stays with its carrier until that has been given.
///
/// # Errors
/// As [`open_investigation`]; and a refusal for an application, before the protective assessment, or where an
/// investigation on the child runs: then the report is added to it (INT-3).
pub async fn do_not_open(tx: &mut Tx, by: &Permit, m: &Moment, call: NotOpen) -> Result<Made, No> {
    by.covers_matter(Act::Decide, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (case, on) = (Case::load(tx, call.matter).await?, today(m));
    let held = mandate(tx, m, by, NOT_OPEN_RIGHT).await?;
    let late = call.late.filter(|_| case.is_late(on));
    let moves = case.not_opened(on, late.as_ref(), &m.law)?;
    joined::none_runs(tx, by, &case.matter).await?;
    if case.investigation.is_some() {
        // It was to be opened at once, and somebody with delegation has now decided otherwise.
        let actor = by.actor();
        investigation::end(tx, call.matter, Step { at: m.at, actor: &actor, why: Outcome::NotOpen.word() }).await?;
    }
    let making = Making {
        case: &case,
        kind: "assessment.investigation_not_opened",
        outcome: Outcome::NotOpen,
        ground: call.ground.as_str(),
        mandate: Some((NOT_OPEN_RIGHT, held)),
        late,
        concerned: None,
        referred_to: None,
        copies: None,
    };
    making.make(tx, by, m, &moves).await
}
