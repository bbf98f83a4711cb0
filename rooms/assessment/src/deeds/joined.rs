//! A report about a child whose investigation runs is added to it: nothing is decided and no clock starts (INT-3).

use super::{Copies, Made, Making, today};
use crate::{SQL, case::Case, decision::Outcome};
use access::{Act, No, Permit, Refusal, StaffId, charge};
use casefile::matter::{self, investigation, note, station::Step, told};
use casefile::person::same;
use casefile::{Matter, MatterId};
use journal::Moment;
use store::{FromRow, Res, Row, Stmt, Tx, args, named};

const RUNNING: Stmt = named(SQL, "running-on");

/// No investigation on the same child runs where the report was to be added.
pub(crate) const NONE_RUNS: Refusal = Refusal { word: "assessment-none-runs", rule: Some("INT-3") };
/// An investigation on this child runs in another matter: the report is added to that one.
const RUNS: Refusal = Refusal { word: "assessment-runs", rule: Some("INT-3") };
/// The same, to whoever may not know of that matter. Says only who does.
const NOT_HERE: Refusal = Refusal { word: "assessment-not-here", rule: None };

/// A report is added to an investigation that runs.
#[derive(Clone)]
pub struct Join<'a> {
    /// The report's matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// Where the investigation runs, as a permit to write there: nobody adds to what they have no part in.
    pub into: &'a Permit,
    /// What it tells the investigation, in a sentence.
    pub ground: crate::Ground,
}

struct Id(MatterId);

impl FromRow for Id {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("matter_id").map(Id)
    }
}

/// The other matter in which an investigation on the same child runs. For deeds, which hold a permit: what it gives may
/// be a matter of which the reader may not know.
pub async fn running(tx: &mut Tx, matter: &Matter) -> Res<Option<MatterId>> {
    let Some(person) = matter.person else { return Ok(None) };
    for record in same::records(tx, person).await? {
        let found = tx.one::<Id>(RUNNING, args![record]).await?.map(|id| id.0);
        if let Some(other) = found.filter(|other| *other != matter.id) {
            return Ok(Some(other));
        }
    }
    Ok(None)
}

/// Whether somebody may know that a matter is there.
pub(crate) async fn sees(tx: &mut Tx, staff: StaffId, matter: MatterId) -> Result<bool, No> {
    match Permit::for_matter(tx, staff, Act::See, matter.uuid()).await {
        Ok(_) => Ok(true),
        Err(No::Refusal(_) | No::Absent) => Ok(false),
        Err(no) => Err(no),
    }
}

/// Refuses where an investigation on the same child runs in another matter: with the reason for whoever may know of it.
pub(super) async fn none_runs(tx: &mut Tx, by: &Permit, matter: &Matter) -> Result<(), No> {
    match (running(tx, matter).await?, by.staff()) {
        (None, _) => Ok(()),
        (Some(other), Some(staff)) if sees(tx, staff, other).await? => Err(RUNS.into()),
        (Some(_), _) => Err(NOT_HERE.into()),
    }
}

/// Refuses to let somebody say that an investigation runs who may not know of it.
pub(crate) async fn may_answer(tx: &mut Tx, staff: Option<StaffId>, case: &Case) -> Result<(), No> {
    if case.decision.is_some() || case.may_be_said().is_none() {
        return Ok(());
    }
    match (running(tx, &case.matter).await?, staff) {
        (None, _) => Ok(()),
        (Some(other), Some(staff)) if sees(tx, staff, other).await? => Ok(()),
        (Some(_), _) => Err(NOT_HERE.into()),
    }
}

/// Adds a report to the investigation that runs on the same child. What was told and noted is copied there with its day
/// and its source, what is about others stays marked so, and the report's own matter is closed as
/// [`super::do_not_open`] closes. From then on closeness to a person of one of the two matters counts for both (ORG-6),
/// and so does protection (SEK-8).
///
/// # Errors
/// A refusal before the protective assessment (INT-2), or where no investigation runs on the child in the matter of
/// `into`; [`No::Stale`] where the matter has changed since it was shown.
pub async fn add_to_running(tx: &mut Tx, by: &Permit, m: &Moment, call: Join<'_>) -> Result<Made, No> {
    by.covers_matter(Act::Assess, call.matter.uuid())?;
    let into = MatterId::of(call.into.matter().ok_or(No::Absent)?);
    call.into.covers_matter(Act::Write, into.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let case = Case::load(tx, call.matter).await?;
    if running(tx, &case.matter).await? != Some(into) {
        return Err(NONE_RUNS.into());
    }
    let moves = case.added(today(m), &m.law)?;
    let actor = by.actor();
    let step = Step { at: m.at, actor: &actor, why: "added" };
    if case.investigation.is_some() {
        investigation::end(tx, call.matter, step).await?;
    }
    let mut copies = Copies { told: Vec::new(), notes: note::carry(tx, m, call.matter, into, step).await? };
    for one in told::all(tx, call.matter).await? {
        let copy = told::carry(tx, m, one.id, into, one.about, step).await?;
        copies.told.extend(copy.map(|copy| (one.id, copy)));
    }
    charge::walls_alike(tx, m, call.matter.uuid(), into.uuid()).await?;
    let making = Making {
        case: &case,
        kind: "assessment.report_added",
        outcome: Outcome::Added(into),
        ground: call.ground.as_str(),
        mandate: None,
        late: None,
        concerned: None,
        referred_to: None,
        copies: Some(copies),
    };
    making.make(tx, by, m, &moves).await
}
