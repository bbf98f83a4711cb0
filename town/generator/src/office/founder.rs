//! Somebody begins to work: engaged, placed, versed in something, entrusted and cleared, by the deeds of the office.

use super::{Asks, Office, UnitNo, WorkerNo, begin::boss};
use crate::people::FamilyNo;
use access::{
    No, Permit, Rank, StaffId, UnitId,
    office::{self, LoginName, NewStaff, Post},
    session::Secret,
};
use casefile::{PersonId, registration::take_over::closeness};
use journal::Moment;
use law::{
    Day,
    credentials::{Degree, Experience},
    reading::Competence,
};
use store::{Fault, Tx};

/// Somebody who works in a town from its first day on.
#[derive(Clone)]
pub struct Founder {
    /// The name to log in with.
    pub login: String,
    /// The whole name.
    pub name: String,
    /// What they do, in words.
    pub role: String,
    /// The name of their unit. Where a town has none of that name they do not begin.
    pub unit: String,
    /// Their post there.
    pub post: Post,
    /// Whether the degree fulfils SoL 25:1.
    pub degree: Degree,
    /// Whether they assess and decide independently. Who does not when the town begins does not while it is told.
    pub experience: Experience,
    /// What they are versed in.
    pub areas: Vec<Competence>,
    /// What the delegation scheme gives them, and whether they hold it first.
    pub rights: Vec<(&'static str, Rank)>,
    /// Whether they may know of protected identities.
    pub cleared: bool,
}

/// They begin on a day, in a unit, with what they log in with. Gives their id.
///
/// # Errors
/// A refusal of the office's; [`Fault::Unfit`] where the login is no login name.
pub async fn engage(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    (one, unit): (&Founder, UnitId),
    (first, secret): (Day, Option<&Secret>),
) -> Result<StaffId, No> {
    let login = LoginName::parse(&one.login).map_err(|_| Fault::Unfit(format!("{} is no login name", one.login)))?;
    let new = NewStaff {
        name: one.name.clone(),
        login,
        secret: secret.cloned(),
        role: one.role.clone(),
        degree: one.degree,
        experience: one.experience,
        first_day: first,
        last_day: None,
    };
    let id = office::add_staff(tx, m, by, new).await?;
    office::place(tx, m, by, (id, unit, one.post), (first, None)).await?;
    for area in &one.areas {
        office::add_competence(tx, m, by, id, *area).await?;
    }
    for (right, rank) in &one.rights {
        office::entrust(tx, m, by, right, id, *rank).await?;
    }
    if one.cleared {
        office::clear(tx, m, by, id).await?;
    }
    Ok(id)
}

/// A colleague says that they stand close to somebody.
pub(crate) async fn close(
    tx: &mut Tx,
    m: &Moment,
    office: &mut Office,
    (who, family, person): (WorkerNo, FamilyNo, PersonId),
) -> Result<(), No> {
    closeness(tx, &boss()?, m, office.worker(who)?.id, person).await?;
    office.worker_mut(who)?.close_to.push(family);
    Ok(())
}

/// Where a matter that asks for clearance finds nobody in its unit, the one who could take it otherwise is cleared from now on.
pub(crate) async fn clears(
    tx: &mut Tx,
    m: &Moment,
    office: &mut Office,
    (unit, asks, on): (UnitNo, Asks, Day),
) -> Result<Option<WorkerNo>, No> {
    let Some(who) = office.almost(unit, asks, on) else { return Ok(None) };
    office::clear(tx, m, &boss()?, office.worker(who)?.id).await?;
    office.worker_mut(who)?.cleared = true;
    Ok(Some(who))
}
