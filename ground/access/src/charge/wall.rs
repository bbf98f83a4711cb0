//! Walls around persons: closeness and protected identity. The deed of casefile that calls these writes the event.

use crate::{SQL, StaffId};
use journal::Moment;
use store::{Res, Stmt, Tx, Uuid, args, named};

const CONCERN: Stmt = named(SQL, "add-concern");
const KIN: Stmt = named(SQL, "add-kin");
const NOT_KIN: Stmt = named(SQL, "drop-kin");
const GUARD: Stmt = named(SQL, "add-guard");
const UNGUARD: Stmt = named(SQL, "drop-guard");

/// One more person has to do with a matter: closeness to them, and their protection, count from now on.
pub async fn concern(tx: &mut Tx, matter: Uuid, person: Uuid) -> Res<()> {
    tx.run(CONCERN, args![matter, person]).await.map(drop)
}

/// A worker stands close to a person and from now on sees nothing of any matter that concerns them (ORG-6).
pub async fn kin(tx: &mut Tx, m: &Moment, staff: StaffId, person: Uuid) -> Res<()> {
    tx.run(KIN, args![staff, person, m.at]).await.map(drop)
}

/// The closeness was noted by mistake, or has ended.
pub async fn not_kin(tx: &mut Tx, staff: StaffId, person: Uuid) -> Res<()> {
    tx.run(NOT_KIN, args![staff, person]).await.map(drop)
}

/// A person, or a single matter, gets a protected identity: only the cleared see more than a neutral sentence (SEK-8).
pub async fn guard(tx: &mut Tx, m: &Moment, person_or_matter: Uuid) -> Res<()> {
    tx.run(GUARD, args![person_or_matter, m.at]).await.map(drop)
}

/// The protection has ended.
pub async fn unguard(tx: &mut Tx, person_or_matter: Uuid) -> Res<()> {
    tx.run(UNGUARD, args![person_or_matter]).await.map(drop)
}
