//! A report about a child whose investigation runs is added to it: nothing is decided and no clock starts (INT-3).

use super::{Made, Making, today};
use crate::{SQL, case::Case, decision::Outcome};
use access::{Act, No, Permit, Refusal};
use casefile::matter::{self, investigation, station::Step, told};
use casefile::person::same;
use casefile::{Matter, MatterId};
use journal::Moment;
use store::{FromRow, Res, Row, Stmt, Tx, args, named};

const RUNNING: Stmt = named(SQL, "running-on");

/// No investigation on the same child runs where the report was to be added.
const NONE_RUNS: Refusal = Refusal { word: "assessment-none-runs", rule: Some("INT-3") };

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

/// Adds a report to the investigation that runs on the same child. What was told is copied there with its day and its
/// source, what is about others stays marked so, and the report's own matter is closed as
/// [`super::do_not_open`] closes.
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
    for one in told::all(tx, call.matter).await? {
        told::carry(tx, m, one.id, into, one.about, step).await?;
    }
    let making = Making {
        case: &case,
        kind: "assessment.report_added",
        outcome: Outcome::Added(into),
        ground: call.ground.as_str(),
        mandate: None,
        late: None,
        concerned: None,
        referred_to: None,
    };
    making.make(tx, by, m, &moves).await
}
