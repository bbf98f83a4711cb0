//! What is done here: each deed is one transaction's work and one event.

mod begin;
mod encounter;
mod goal;
mod plan;
mod turn;

pub use begin::{Begin, Giver, What, begin};
pub use encounter::{Note, note};
pub use goal::{EndGoal, See, WriteGoal, end_goal, see, write_goal};
pub use plan::{WritePlan, write_plan};
pub use turn::{Ending, Turn, end, go_on, pause, resume};

use crate::{case::Case, verbs::no_rule};
use access::{No, Permit};
use casefile::MatterId;
use casefile::matter::{
    clock, execution,
    station::Step,
    support::{self, Support},
};
use journal::{Event, Moment};
use law::{Clock, ClockKind, Day};
use serde_json::Value;
use store::{Tx, Uuid};

fn today(m: &Moment) -> Day {
    m.law.settings().zone.day(m.at.instant())
}

/// An event of this room about one matter.
fn event(kind: &'static str, by: &Permit, matter: MatterId, body: Value) -> Event {
    Event {
        kind,
        matter: Some(matter.uuid()),
        actor: by.actor(),
        unit: by.unit().map(Uuid::from),
        source: "staff",
        happened_at: None,
        activity: None,
        body,
    }
}

/// The matter, as far as the one who acts may know of it.
async fn case(tx: &mut Tx, by: &Permit, matter: MatterId) -> Result<Case, No> {
    Case::load(tx, by.staff().ok_or(No::Absent)?, matter).await
}

/// Whether it carries out a decision, so that it is reported where it is interrupted for long (INS-12).
fn is_owed(one: &Support) -> bool {
    one.decision.or(one.assignment).is_some()
}

/// Lets the three months run from the earliest day on which something granted was not given, or was interrupted (INS-12); and
/// stops them where everything is given. Gives the day they end.
async fn reckon(tx: &mut Tx, m: &Moment, matter: MatterId, step: Step<'_>) -> Result<Option<Day>, No> {
    let all = support::all(tx, matter).await?;
    let given = |id: Uuid| all.iter().any(|one| one.decision == Some(id));
    let waits = execution::open(tx, matter).await?.into_iter().filter(|one| !given(one.decision)).map(|one| one.day);
    let first = waits.chain(all.iter().filter(|one| is_owed(one)).filter_map(Support::paused)).min();
    let runs = clock::all(tx, matter)
        .await?
        .into_iter()
        .find(|one| one.clock.kind == ClockKind::Execution && one.stopped.is_none());
    let Some(first) = first else {
        clock::stop(tx, matter, ClockKind::Execution, step).await?;
        return Ok(None);
    };
    let new = Clock::execution(first, &m.law).map_err(no_rule)?;
    if runs.is_none_or(|one| one.clock.started != first) {
        clock::stop(tx, matter, ClockKind::Execution, step).await?;
        clock::start(tx, matter, &new, m.at, step.actor).await?;
    }
    Ok(Some(new.due))
}
