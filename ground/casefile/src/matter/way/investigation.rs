//! The fact that an investigation runs: at most one on a child at a time, which the database itself holds.

use crate::{
    PersonId,
    cell::{day, quiet},
    matter::{MatterId, SQL, stage_word, station::Step},
};
use law::Day;
use law::follows::Stage;
use store::{FromRow, Res, Row, Stmt, Ts, Tx, args, named};

/// The right to open an investigation about a child or a young person.
pub const OPEN_RIGHT: &str = "open a child investigation";
/// The right to decide that none is opened.
pub const NOT_OPEN_RIGHT: &str = "not open a child investigation";

/// The right to open an investigation about an adult (INT-1). No law says at which level; the scheme does, and where it
/// names nobody the board itself decides (ORG-1).
pub const OPEN_ADULT_RIGHT: &str = "open an adult investigation";
/// The right to decide that none is opened about an adult, also where somebody else helps.
pub const NOT_OPEN_ADULT_RIGHT: &str = "not open an adult investigation";
/// The right to open an investigation without the person's consent, because care under LVM may be needed (LVM-2). Apart
/// from the others, so that no scheme gives it away unseen.
pub const OPEN_LVM_RIGHT: &str = "open an investigation under LVM";

const BEGIN: Stmt = named(SQL, "investigation-begin");
const DECIDE: Stmt = named(SQL, "investigation-decide");
const END: Stmt = named(SQL, "investigation-end");
const ONE: Stmt = named(SQL, "investigation");

/// An investigation in a matter.
#[derive(Clone)]
pub struct Investigation {
    /// The first lawful day of it: that of arrival where it opens at once.
    pub first_day: Day,
    /// When, by whom and why it was decided; absent while that is still to be done.
    pub decided: Option<(Ts, String, String)>,
    /// When, by whom and why it ended.
    pub ended: Option<(Ts, String, String)>,
}

quiet!(Investigation);

impl FromRow for Investigation {
    fn from_row(row: &Row) -> Res<Self> {
        let step = |at: &str, by: &str, why: &str| -> Res<Option<(Ts, String, String)>> {
            let step = row.get::<Option<Ts>>(at)?.zip(row.get::<Option<String>>(by)?);
            Ok(step.zip(row.get::<Option<String>>(why)?).map(|((at, by), why)| (at, by, why)))
        };
        Ok(Investigation {
            first_day: day(row, "first_day")?,
            decided: step("decided_at", "decided_by", "why")?,
            ended: step("ended_at", "ended_by", "ended_why")?,
        })
    }
}

/// Begins the investigation of a matter, from a first lawful day on.
///
/// # Errors
/// [`Fault::Stale`] where one runs on the same child, or in this matter: somebody was faster.
pub async fn begin(tx: &mut Tx, matter: MatterId, person: Option<PersonId>, stage: Stage, first: Day) -> Res<()> {
    let row = args![matter, person.map(PersonId::uuid), stage_word(stage), first.to_string()];
    tx.change(BEGIN, row).await
}

/// Notes who decided to open it and why. False where that was noted before.
pub async fn decide(tx: &mut Tx, matter: MatterId, step: Step<'_>) -> Res<bool> {
    Ok(tx.run(DECIDE, args![matter, step.at, step.actor, step.why]).await? == 1)
}

/// Ends it. False where none runs.
pub async fn end(tx: &mut Tx, matter: MatterId, step: Step<'_>) -> Res<bool> {
    Ok(tx.run(END, args![matter, step.at, step.actor, step.why]).await? == 1)
}

/// The investigation of a matter, running or ended.
pub async fn one(tx: &mut Tx, matter: MatterId) -> Res<Option<Investigation>> {
    tx.one(ONE, args![matter]).await
}
