//! A matter on its way to another unit: it is received there, sent back, or kept. Until then nothing changes hands.

use super::{Charge, HEADLESS, Part, verbs};
use crate::{
    Act, Fact, Facts, No, Permit, Refusal, SQL, StaffId, UnitId, decide,
    office::{UnitKind, kind_of},
    permit::{CANNOT, NOT_YOURS, answering, fit, place_of, standing},
    policy::policy,
};
use journal::Moment;
use std::collections::BTreeSet;
use store::{Fault, Stmt, Ts, Tx, Uuid, args, named};

pub(super) const STANDINGS: Stmt = named(SQL, "standings");

const NOT_ON_ITS_WAY: Refusal = Refusal { word: "access-not-offered", rule: None };
const SAME: Refusal = Refusal { word: "access-offered-same", rule: None };
const NO_PLACE: Refusal = Refusal { word: "access-unit-cannot", rule: None };

/// The pure verbs of a matter on its way.
impl Charge {
    /// It is offered to a unit, and there to somebody by name. Who carries it and who answers for it stay.
    ///
    /// # Errors
    /// A refusal where it is closed or on its way already, or lies there: in its own unit it can only go to a colleague.
    pub fn offered(mut self, to: UnitId, whom: Option<StaffId>) -> Result<Charge, Refusal> {
        self.at_rest()?;
        if to == self.unit && whom.is_none_or(|whom| whom == self.carrier) {
            return Err(SAME);
        }
        self.offered_to = Some(to);
        self.parts.extend(whom.map(|whom| ((whom, Part::Receiving), None)));
        Ok(self)
    }

    /// It is received: from now on it lies in the unit it was offered to, whose head answers for it. Somebody carries it
    /// at once, or the head does until somebody takes it.
    ///
    /// # Errors
    /// A refusal where it is closed, or was not on its way.
    pub fn received(mut self, by: Option<StaffId>, head: StaffId, at: Ts) -> Result<Charge, Refusal> {
        self.still_open()?;
        self.unit = self.offered_to.take().ok_or(NOT_ON_ITS_WAY)?;
        self.head = head;
        let mut new = self.carried_by(by.unwrap_or(head), at);
        new.taken_at = by.and(new.taken_at);
        Ok(new)
    }

    /// It is no longer on its way: sent back, or kept by those who have it.
    ///
    /// # Errors
    /// A refusal where it is closed, or was not on its way.
    pub fn kept(mut self) -> Result<Charge, Refusal> {
        self.still_open()?;
        self.offered_to.take().ok_or(NOT_ON_ITS_WAY)?;
        self.parts.retain(|(_, part), _| *part != Part::Receiving);
        Ok(self)
    }
}

/// As what somebody can receive a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// As the one who will carry it.
    Oneself,
    /// For the unit, as one who answers for it or leads its work: its head carries the matter until somebody takes it.
    Unit,
}

/// Whether a matter is on its way to this worker: by name ([`Receiver::Oneself`]), or as one who answers for the unit
/// ([`Receiver::Unit`]), who may receive it in either way. `None` where it is not.
pub async fn receiver(tx: &mut Tx, staff: StaffId, matter: Uuid) -> Result<Option<Receiver>, No> {
    let facts = standing(tx, staff, matter).await?.ok_or(No::Absent)?;
    if !facts.has(Fact::Receiving) {
        return Ok(None);
    }
    let charge = verbs::charge(tx, matter).await?.ok_or(No::Absent)?;
    let named = charge.parts.contains_key(&(staff, Part::Receiving));
    Ok(Some(if named { Receiver::Oneself } else { Receiver::Unit }))
}

/// Everybody who could carry the matter if `more` held besides. Of the others it says no more: why not may be closeness
/// (ORG-6).
pub async fn who_could(tx: &mut Tx, matter: Uuid, more: Facts) -> Result<BTreeSet<StaffId>, No> {
    let policy = policy().map_err(|e| Fault::Unfit(e.to_string()))?;
    let mut all = BTreeSet::new();
    for row in tx.rows(STANDINGS, args![matter]).await? {
        let facts = more.each().fold(Facts::from_standing(&row)?, Facts::with);
        all.extend(decide(policy, Act::Carry, facts).is_ok().then_some(row.get::<StaffId>("staff_id")?));
    }
    Ok(all)
}

/// Offers a matter to a unit where matters can lie, and there to somebody by name, who must be one who may carry it.
///
/// # Errors
/// A refusal where it cannot go there: nobody would answer for it there, or the colleague may not carry it, without saying
/// why if it is closeness; where it is on its way already; or where it is closed.
pub async fn offer(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    matter: Uuid,
    (to, whom): (UnitId, Option<StaffId>),
) -> Result<Charge, No> {
    by.covers_matter(Act::Hand, matter)?;
    let old = verbs::claim(tx, matter).await?;
    if !kind_of(tx, to).await?.is_some_and(UnitKind::receives) {
        return Err(NO_PLACE.into());
    }
    match whom {
        Some(whom) => {
            fit(tx, whom, matter, Act::Carry, Facts::of(&[Fact::Receiving])).await?;
            works(tx, whom, to).await?.then_some(()).ok_or(CANNOT)?;
        }
        None => {
            let head = answering(tx, to, Some(matter)).await?.ok_or(HEADLESS)?;
            works(tx, head, to).await?.then_some(()).ok_or(HEADLESS)?;
        }
    }
    let new = old.clone().offered(to, whom)?;
    Ok(verbs::save(tx, m, &old, new).await?)
}

async fn works(tx: &mut Tx, staff: StaffId, unit: UnitId) -> Result<bool, No> {
    Ok(place_of(tx, staff).await?.is_some_and(|place| place.units.contains(&unit)))
}

/// Receives a matter that is on its way here. Whoever will carry it holds a permit to; whoever receives it for the unit, one
/// to read it.
///
/// # Errors
/// A refusal where it is not on its way to this receiver, or nobody would answer for it.
pub async fn receive(tx: &mut Tx, m: &Moment, by: &Permit, matter: Uuid, how: Receiver) -> Result<Charge, No> {
    let act = if how == Receiver::Oneself { Act::Carry } else { Act::Read };
    by.covers_matter(act, matter)?;
    let staff = by.staff().ok_or(NOT_YOURS)?;
    let old = verbs::claim(tx, matter).await?;
    let unit = old.offered_to.ok_or(NOT_ON_ITS_WAY)?;
    match (receiver(tx, staff, matter).await?, how) {
        (Some(Receiver::Unit), _) | (Some(Receiver::Oneself), Receiver::Oneself) => {}
        _ => return Err(NOT_ON_ITS_WAY.into()),
    }
    if !works(tx, staff, unit).await? {
        return Err(NOT_ON_ITS_WAY.into());
    }
    let head = answering(tx, unit, Some(matter)).await?.ok_or(HEADLESS)?;
    let carrier = (how == Receiver::Oneself).then_some(staff);
    let new = old.clone().received(carrier, head, m.at)?;
    Ok(verbs::save(tx, m, &old, new).await?)
}

/// Sends a matter back to those who have it: by one to whom it is on its way.
///
/// # Errors
/// A refusal where it is not on its way to this worker.
pub async fn send_back(tx: &mut Tx, m: &Moment, by: &Permit, matter: Uuid) -> Result<Charge, No> {
    by.covers_matter(Act::Read, matter)?;
    let staff = by.staff().ok_or(NOT_YOURS)?;
    receiver(tx, staff, matter).await?.ok_or(NOT_ON_ITS_WAY)?;
    end(tx, m, matter).await
}

/// Keeps a matter that is on its way: by one of those who have it.
///
/// # Errors
/// A refusal where it is not on its way any more: somebody has received it.
pub async fn keep(tx: &mut Tx, m: &Moment, by: &Permit, matter: Uuid) -> Result<Charge, No> {
    by.covers_matter(Act::Hand, matter)?;
    end(tx, m, matter).await
}

async fn end(tx: &mut Tx, m: &Moment, matter: Uuid) -> Result<Charge, No> {
    let old = verbs::claim(tx, matter).await?;
    let new = old.clone().kept()?;
    Ok(verbs::save(tx, m, &old, new).await?)
}
