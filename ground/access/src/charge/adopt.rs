//! A matter that an older system hands over with its carrier.

use super::{CARRIER, Charge, HEAD, HEADLESS, Opening, charge, verbs};
use crate::{Act, No, Permit, SQL, StaffId, permit::answering};
use journal::Moment;
use law::reading::{Competence, Qualification};
use store::{Stmt, Ts, Tx, Uuid, args, named};

const OPEN: Stmt = named(SQL, "open-charge");
const CONCERN: Stmt = named(SQL, "add-concern");
const SET: Stmt = named(SQL, "set-charge");

/// How a matter stood in the older system.
#[derive(Clone, Copy, Debug)]
pub struct Stood {
    /// When it was opened there.
    pub opened_at: Ts,
    /// Who carries it; where nobody does, it waits with the head of the unit.
    pub carrier: Option<StaffId>,
    /// When it was closed there.
    pub closed_at: Option<Ts>,
}

/// Opens a charge for a matter that was somebody's before this house began. The deed that calls this writes the event.
///
/// # Errors
/// A refusal where the unit has no head: nobody would answer for the matter.
pub async fn adopt(tx: &mut Tx, m: &Moment, by: &Permit, new: Opening, stood: Stood) -> Result<Charge, No> {
    by.covers(Act::Office)?;
    let asks = new.qualification == Qualification::Degree;
    let area = new.area.map(Competence::as_str);
    tx.run(OPEN, args![new.matter, new.unit, area, asks, stood.opened_at]).await?;
    for person in new.persons {
        tx.run(CONCERN, args![new.matter, person]).await?;
    }
    let head = answering(tx, new.unit, Some(new.matter)).await?.ok_or(HEADLESS)?;
    for (staff, kind) in [(stood.carrier.unwrap_or(head), CARRIER), (head, HEAD)] {
        verbs::begin(tx, m, new.matter, staff, kind, None).await?;
    }
    let taken_at = stood.carrier.map(|_| stood.opened_at);
    tx.run(SET, args![new.matter, new.unit, taken_at, stood.closed_at, None::<Uuid>]).await?;
    tx.run(verbs::CLOSE_TIES, args![new.matter, stood.closed_at]).await?;
    charge(tx, new.matter).await?.ok_or(No::Absent)
}
