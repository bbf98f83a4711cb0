//! A granted decision is carried out (*verkställs*) within three months, or it is reported (INS-12).
//!
//! Which decisions are to be carried out lies here, one row each. The clock of the matter runs for them together: from the
//! earliest, until the support begins; and anew where it breaks off.

use crate::{
    PersonId,
    cell::{day, quiet},
    matter::{MatterId, clock, station::Step},
};
use access::{No, Refusal, StaffId};
use journal::Moment;
use law::{Clock, ClockKind, Day, Law, NoRule};
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const SQL: &str = include_str!("store.sql");

const NEW: Stmt = named(SQL, "execution-new");
const END: Stmt = named(SQL, "execution-end");
const CLOSE: Stmt = named(SQL, "execution-close");
const OPEN: Stmt = named(SQL, "executions");
const LATE: Stmt = named(SQL, "executions-late");
const ALL_LATE: Stmt = named(SQL, "executions-late-all");

/// A granted decision that is to be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Execution {
    /// The decision.
    pub decision: Uuid,
    /// What was decided about: a word of the municipality's list.
    pub kind: String,
    /// What the list called it on that day.
    pub called: String,
    /// The day of the decision.
    pub day: Day,
}

/// One that is not carried out in time, and whom it concerns.
#[derive(Clone)]
pub struct Late {
    /// The matter.
    pub matter: MatterId,
    /// Who it is about, once somebody has been recognised.
    pub person: Option<PersonId>,
    /// The name, or what the one who told called the person.
    pub name: Option<String>,
    /// Whether somebody in it has a protected identity.
    pub guarded: bool,
    /// The decision.
    pub of: Execution,
    /// The day from which the three months count: that of the decision, or of a break that came later.
    pub since: Day,
}

quiet!(Late);

impl FromRow for Execution {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Execution {
            decision: row.get("id")?,
            kind: row.get("kind")?,
            called: row.get("called")?,
            day: day(row, "day")?,
        })
    }
}

impl FromRow for Late {
    fn from_row(row: &Row) -> Res<Self> {
        let (of, since) = counted(row)?;
        Ok(Late {
            matter: row.get("matter_id")?,
            person: row.get::<Option<Uuid>>("person_id")?.map(PersonId::of),
            name: row.get("name")?,
            guarded: row.get("guarded")?,
            of,
            since,
        })
    }
}

struct Counted(Execution, Day);

impl FromRow for Counted {
    fn from_row(row: &Row) -> Res<Self> {
        counted(row).map(|(of, since)| Counted(of, since))
    }
}

fn counted(row: &Row) -> Res<(Execution, Day)> {
    let of = Execution::from_row(row)?;
    let since = of.day.max(day(row, "started")?);
    Ok((of, since))
}

fn no_rule(no: NoRule) -> Refusal {
    Refusal { word: "page-no-rule", rule: Some(no.asked) }
}

/// Whether the three months from a day are over on another.
fn is_late(since: Day, today: Day, law: &Law) -> Result<bool, No> {
    Ok(Clock::execution(since, law).map_err(no_rule)?.due < today)
}

/// A granted decision is to be carried out from its day on. Gives its clock; where one runs in the matter already, that one
/// stands. The deed that calls this writes the event.
///
/// # Errors
/// A refusal before the first version of the rule.
pub async fn begin(
    tx: &mut Tx,
    m: &Moment,
    matter: MatterId,
    (decision, day): (Uuid, Day),
    actor: &str,
) -> Result<Clock, No> {
    let clock = Clock::execution(day, &m.law).map_err(no_rule)?;
    tx.run(NEW, args![decision, matter, m.at, actor]).await?;
    clock::start(tx, matter, &clock, m.at, actor).await?;
    Ok(clock)
}

/// A decision was replaced by another: it is no longer carried out. Where the clock ran, it goes on for the earliest that
/// is left.
///
/// # Errors
/// A refusal before the first version of the rule.
pub async fn replaced(tx: &mut Tx, m: &Moment, matter: MatterId, decision: Uuid, actor: &str) -> Result<(), No> {
    let why = "replaced";
    if tx.run(END, args![decision, m.at, actor, why]).await? == 0 {
        return Ok(());
    }
    let ran = clock::stop(tx, matter, ClockKind::Execution, Step { at: m.at, actor, why }).await?;
    if let Some(first) = open(tx, matter).await?.first().filter(|_| ran) {
        let clock = Clock::execution(first.day, &m.law).map_err(no_rule)?;
        clock::start(tx, matter, &clock, m.at, actor).await?;
    }
    Ok(())
}

/// The matter is closed: nothing in it is carried out any more.
pub(crate) async fn close(tx: &mut Tx, matter: MatterId, at: Ts, actor: &str) -> Res<()> {
    let why = "closed";
    tx.run(CLOSE, args![matter, at, actor, why]).await?;
    clock::stop(tx, matter, ClockKind::Execution, Step { at, actor, why }).await.map(drop)
}

/// The granted decisions of a matter that stand, the earliest first: what can be ordered. The caller has a permit or sight
/// for the matter.
pub async fn open(tx: &mut Tx, matter: MatterId) -> Res<Vec<Execution>> {
    tx.all(OPEN, args![matter]).await
}

/// What has not been carried out in time and a member of staff may read of, the earliest decision first, at most 500.
///
/// # Errors
/// A refusal where no rule stood on the day of a decision.
pub async fn late(tx: &mut Tx, staff: StaffId, today: Day, law: &Law) -> Result<Vec<Late>, No> {
    let mut all = Vec::new();
    for one in tx.all::<Late>(LATE, args![staff, today.to_string()]).await? {
        if is_late(one.since, today, law)? {
            all.push(one);
        }
    }
    Ok(all)
}

/// What has not been carried out in time in the whole house, each with the day it counts from: for statistics, and nothing
/// of whom it concerns.
///
/// # Errors
/// As [`late`].
pub async fn all_late(tx: &mut Tx, today: Day, law: &Law) -> Result<Vec<(Execution, Day)>, No> {
    let mut all = Vec::new();
    for Counted(of, since) in tx.all::<Counted>(ALL_LATE, args![today.to_string()]).await? {
        if is_late(since, today, law)? {
            all.push((of, since));
        }
    }
    Ok(all)
}
