//! Walls around persons: closeness and protected identity. The deed of casefile that calls these writes the event.

use crate::{No, SQL, StaffId, office::relieve_all};
use journal::Moment;
use std::collections::{BTreeMap, BTreeSet};
use store::{Res, Stmt, Tx, Uuid, args, named};

const ABOUT: Stmt = named(SQL, "add-about");
const ABOUT_ALIKE: Stmt = named(SQL, "about-alike");
const CONCERN: Stmt = named(SQL, "add-concern");
const SHIELD: Stmt = named(SQL, "add-shield");
const UNSHIELD: Stmt = named(SQL, "drop-shield");
const HIDDEN: Stmt = named(SQL, "hidden-from");
const CONCERN_ALIKE: Stmt = named(SQL, "concern-alike");
const CONCERNED: Stmt = named(SQL, "concerned");
const KIN_OF: Stmt = named(SQL, "kin-of");
const KIN: Stmt = named(SQL, "add-kin");
const NOT_KIN: Stmt = named(SQL, "drop-kin");
const GUARD: Stmt = named(SQL, "add-guard");
const GUARDED: Stmt = named(SQL, "guarded");
const UNGUARD: Stmt = named(SQL, "drop-guard");

/// A matter is about this person: who later gets a new one about the same person, in the same area, may read it when it is
/// closed. Each record of the person is told of by itself.
pub async fn about(tx: &mut Tx, matter: Uuid, person: Uuid) -> Res<()> {
    tx.run(ABOUT, args![matter, person]).await.map(drop)
}

/// One more person has to do with a matter: closeness to them counts from now on (ORG-6). Their protection does not close
/// the matter: see [`shield`].
pub async fn concern(tx: &mut Tx, matter: Uuid, person: Uuid) -> Res<()> {
    tx.run(CONCERN, args![matter, person]).await.map(drop)
}

/// The file of this matter tells where the person lives or is: closeness to them counts, and their protection closes the
/// matter to those without clearance (SEK-8), from now on.
pub async fn shield(tx: &mut Tx, matter: Uuid, person: Uuid) -> Res<()> {
    tx.run(SHIELD, args![matter, person]).await.map(drop)
}

/// The file of this matter no longer tells where the person is: their protection closes it no more. Closeness to them counts
/// as before. False where it did not close it.
pub async fn unshield(tx: &mut Tx, matter: Uuid, person: Uuid) -> Res<bool> {
    Ok(tx.run(UNSHIELD, args![matter, person]).await? == 1)
}

/// The persons whose protection closes a matter, or would. For deeds that hold a permit.
pub async fn shielding(tx: &mut Tx, matter: Uuid) -> Res<BTreeSet<Uuid>> {
    let mut all = BTreeSet::new();
    for row in tx.rows(CONCERNED, args![matter]).await? {
        if row.get("shields")? {
            all.insert(row.get("person_id")?);
        }
    }
    Ok(all)
}

/// Whether somebody around a matter, of whom its own file need not tell, is protected from this colleague: words about the
/// whole contact are then not for them (SEK-8), also where every matter of it is.
pub async fn hides(tx: &mut Tx, matter: Uuid, staff: StaffId) -> Res<bool> {
    Ok(!tx.rows(HIDDEN, args![matter, staff]).await?.is_empty())
}

/// Every person who has to do with a matter, as far as access was told. For deeds that hold a permit.
pub async fn concerned(tx: &mut Tx, matter: Uuid) -> Res<BTreeSet<Uuid>> {
    tx.rows(CONCERNED, args![matter]).await?.iter().map(|row| row.get("person_id")).collect()
}

/// What was told in one matter lies in another from now on: whoever stands close to a person of one of the two sees
/// neither (ORG-6), and what is protected in one is protected in both (SEK-8).
pub async fn walls_alike(tx: &mut Tx, m: &Moment, one: Uuid, other: Uuid) -> Result<(), No> {
    for (from, to) in [(one, other), (other, one)] {
        for row in tx.rows(CONCERNED, args![from]).await? {
            let person = row.get("person_id")?;
            match row.get("shields")? {
                true => shield(tx, to, person).await?,
                false => concern(tx, to, person).await?,
            }
        }
        if !tx.rows(GUARDED, args![from]).await?.is_empty() {
            guard(tx, m, to).await?;
        }
    }
    relieve_all(tx, m).await
}

/// Two records turned out to be one person: what has to do with the first has to do with the second from now on.
pub async fn concern_alike(tx: &mut Tx, first: Uuid, second: Uuid) -> Res<()> {
    tx.run(ABOUT_ALIKE, args![first, second]).await?;
    tx.run(CONCERN_ALIKE, args![first, second]).await.map(drop)
}

/// The staff who stand these persons close (ORG-6). Persons to whom nobody does are left out. Who may be told of it is the
/// calling deed's question: to the one who stands close the matter does not exist.
pub async fn kin_of(tx: &mut Tx, persons: impl IntoIterator<Item = Uuid>) -> Res<BTreeMap<Uuid, BTreeSet<StaffId>>> {
    let mut all = BTreeMap::new();
    for person in persons {
        let staff = tx.rows(KIN_OF, args![person]).await?;
        let staff = staff.iter().map(|row| row.get("staff_id")).collect::<Res<BTreeSet<StaffId>>>()?;
        if !staff.is_empty() {
            all.insert(person, staff);
        }
    }
    Ok(all)
}

/// A worker stands close to a person and from now on sees nothing of any matter that concerns them (ORG-6).
/// What they carried or answered for goes to whoever answers next, with one event for each matter.
pub async fn kin(tx: &mut Tx, m: &Moment, staff: StaffId, person: Uuid) -> Result<(), No> {
    tx.run(KIN, args![staff, person, m.at]).await?;
    relieve_all(tx, m).await
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
