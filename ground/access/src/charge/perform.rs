//! Support that was ordered from a unit: who answers for it there, and who gives it. They read what was ordered and what is
//! done by it ([`Act::Support`]), never the rest of the file (PUL-1).

use crate::{
    Act, Fact, Facts, No, Permit, Refusal, SQL, StaffId, UnitId, decide,
    permit::{CANNOT, answering, fit, place_of},
    policy::policy,
};
use journal::Moment;
use std::collections::BTreeSet;
use store::{Fault, FromRow, Res, Row, Stmt, Tx, Uuid, args, named};

use super::{HEADLESS, offer::STANDINGS};

const ADD: Stmt = named(SQL, "performing-add");
const END: Stmt = named(SQL, "performing-end");
const STOP: Stmt = named(SQL, "performing-stop");
const ALL: Stmt = named(SQL, "performing");

/// No such order is open in the matter.
const NO_ORDER: Refusal = Refusal { word: "access-no-order", rule: None };

/// An order that is open in a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordered {
    /// Its id.
    pub order: Uuid,
    /// The unit it was given to.
    pub unit: UnitId,
    /// Who there gives the support; nobody until somebody has been named.
    pub performers: BTreeSet<StaffId>,
}

struct Line {
    order: Uuid,
    unit: UnitId,
    staff: Option<StaffId>,
}

impl FromRow for Line {
    fn from_row(row: &Row) -> Res<Self> {
        let staff = row.get::<Option<Uuid>>("staff_id")?.map(StaffId);
        Ok(Line { order: row.get("order_id")?, unit: UnitId(row.get("unit_id")?), staff })
    }
}

/// The open orders of a matter, the oldest first. For deeds and pages that hold a permit.
pub async fn ordered(tx: &mut Tx, matter: Uuid) -> Res<Vec<Ordered>> {
    let mut all: Vec<Ordered> = Vec::new();
    for Line { order, unit, staff } in tx.all(ALL, args![matter]).await? {
        match all.iter_mut().find(|one| one.order == order) {
            Some(known) => known.performers.extend(staff),
            None => all.push(Ordered { order, unit, performers: staff.into_iter().collect() }),
        }
    }
    Ok(all)
}

/// Support is ordered from a unit: those who answer for it and lead its work see the order from now on. The deed that calls
/// this keeps the order itself, and writes the event.
///
/// # Errors
/// A refusal where nobody answers for the unit.
pub async fn order(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    matter: Uuid,
    (order, unit): (Uuid, UnitId),
) -> Result<(), No> {
    by.covers_matter(Act::Hand, matter)?;
    let head = answering(tx, unit, Some(matter)).await?.ok_or(HEADLESS)?;
    works(tx, head, unit).await?.then_some(()).ok_or(HEADLESS)?;
    tx.run(ADD, args![m.id(), order, matter, unit, None::<Uuid>, m.at]).await?;
    Ok(())
}

async fn works(tx: &mut Tx, staff: StaffId, unit: UnitId) -> Res<bool> {
    Ok(place_of(tx, staff).await?.is_some_and(|place| place.units.contains(&unit)))
}

async fn open(tx: &mut Tx, matter: Uuid, order: Uuid) -> Result<Ordered, No> {
    ordered(tx, matter).await?.into_iter().find(|one| one.order == order).ok_or(NO_ORDER.into())
}

/// Names somebody of the unit as one who gives the support. Whoever does already still does.
///
/// # Errors
/// A refusal where the order is not open, or the colleague works elsewhere or may not, without saying why if it is closeness.
pub async fn perform(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    matter: Uuid,
    (order, who): (Uuid, StaffId),
) -> Result<(), No> {
    by.covers_matter(Act::Perform, matter)?;
    let Ordered { unit, performers, .. } = open(tx, matter, order).await?;
    fit(tx, who, matter, Act::Perform, Facts::of(&[Fact::Performs])).await?;
    works(tx, who, unit).await?.then_some(()).ok_or(CANNOT)?;
    if !performers.contains(&who) {
        tx.run(ADD, args![m.id(), order, matter, unit, Some(who.0), m.at]).await?;
    }
    Ok(())
}

/// Somebody no longer gives the support. False where they did not.
///
/// # Errors
/// A refusal where the order is not open in this matter.
pub async fn cease(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    matter: Uuid,
    (order, who): (Uuid, StaffId),
) -> Result<bool, No> {
    by.covers_matter(Act::Perform, matter)?;
    open(tx, matter, order).await?;
    Ok(tx.run(END, args![order, Some(who.0), m.at]).await? > 0)
}

/// An order is over: nobody sees the matter for its sake any more. By either side.
///
/// # Errors
/// A refusal where the order is not open in this matter.
pub async fn stop(tx: &mut Tx, m: &Moment, by: &Permit, matter: Uuid, order: Uuid) -> Result<(), No> {
    match by.act() {
        Act::Hand => by.covers_matter(Act::Hand, matter)?,
        Act::Assess => by.covers_matter(Act::Assess, matter)?,
        _ => by.covers_matter(Act::Perform, matter)?,
    }
    open(tx, matter, order).await?;
    tx.run(STOP, args![order, m.at]).await?;
    Ok(())
}

/// Everybody in a unit who could give support in the matter. Of the others it says no more: why not may be closeness (ORG-6).
pub async fn could_perform(tx: &mut Tx, matter: Uuid, unit: UnitId) -> Result<BTreeSet<StaffId>, No> {
    let policy = policy().map_err(|e| Fault::Unfit(e.to_string()))?;
    let mut all = BTreeSet::new();
    for row in tx.rows(STANDINGS, args![matter]).await? {
        let facts = Facts::from_standing(&row)?.with(Fact::Performs);
        let who: StaffId = row.get("staff_id")?;
        if decide(policy, Act::Perform, facts).is_ok() && !facts.has(Fact::Away) && works(tx, who, unit).await? {
            all.insert(who);
        }
    }
    Ok(all)
}
