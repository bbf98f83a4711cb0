//! Two records that turn out to be one person: said in a row of its own, moved nowhere, and able to be undone.

use crate::{
    Text,
    person::{PersonId, SQL},
};
use access::{No, Refusal, charge};
use journal::Moment;
use law::known::Protection;
use std::collections::BTreeSet;
use store::{FromRow, Res, Row, Stmt, Tx, args, named};

const NEW: Stmt = named(SQL, "same-new");
const UNDO: Stmt = named(SQL, "same-undo");
const ALL: Stmt = named(SQL, "same-as");
const CLAIM: Stmt = named(SQL, "person-claim");

/// One of the two already belongs to another record as its second: join them there instead.
pub const JOINED: Refusal = Refusal { word: "page-person-joined", rule: None };

struct Pair {
    kept: PersonId,
    other: PersonId,
}

impl FromRow for Pair {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Pair { kept: row.get("kept_id")?, other: row.get("other_id")? })
    }
}

/// Notes that `other` is the same person as `kept`. Both records stay as they are; whoever asks for one is told of both.
/// Closeness to one, and the protection of one, count for both. Each comes with the version its reader saw.
///
/// # Errors
/// [`No::Stale`]; [`JOINED`] where that would make a chain, or both are one record.
pub async fn found(
    tx: &mut Tx,
    m: &Moment,
    kept: (PersonId, i64),
    other: (PersonId, i64),
    why: &Text,
    actor: &str,
) -> Result<(), No> {
    if kept.0 == other.0 {
        return Err(JOINED.into());
    }
    // In one order, so that two who join the same two never wait for each other.
    let mut both = [kept, other];
    both.sort();
    for (id, version) in both {
        tx.claim(CLAIM, id.uuid(), version).await?;
    }
    let pairs: [Vec<Pair>; 2] = [tx.all(ALL, args![kept.0]).await?, tx.all(ALL, args![other.0]).await?];
    let [of_kept, of_other] = pairs;
    if of_kept.iter().any(|pair| pair.other == kept.0) || !of_other.is_empty() {
        return Err(JOINED.into());
    }
    let row = args![m.id(), kept.0, other.0, why.as_str(), m.at, actor];
    if tx.run(NEW, row).await? == 0 {
        return Err(No::Stale);
    }
    for (one, another) in [(kept.0, other.0), (other.0, kept.0)] {
        charge::concern_alike(tx, one.uuid(), another.uuid()).await?;
    }
    Ok(guard_alike(tx, m, kept.0).await?)
}

/// Guards every record of a person where one of them says that the person is protected, and else none.
pub(crate) async fn guard_alike(tx: &mut Tx, m: &Moment, id: PersonId) -> Res<()> {
    let (records, mut guarded) = (records(tx, id).await?, false);
    for record in &records {
        guarded |= super::one(tx, *record).await?.is_some_and(|person| person.protection != Protection::None);
    }
    for record in records {
        match guarded {
            true => charge::guard(tx, m, record.uuid()).await?,
            false => charge::unguard(tx, record.uuid()).await?,
        }
    }
    Ok(())
}

/// Takes it back: they are two persons after all. False where nobody had said that they are one. Matters keep
/// those to whom closeness counts in them: what was closed to somebody is not opened by itself.
pub async fn undo(tx: &mut Tx, m: &Moment, kept: PersonId, other: PersonId, why: &Text, actor: &str) -> Res<bool> {
    let undone = tx.run(UNDO, args![kept, other, m.at, actor, why.as_str()]).await? == 1;
    for id in [kept, other] {
        guard_alike(tx, m, id).await?;
    }
    Ok(undone)
}

/// Every record of the person, this one among them, the one that is kept first.
pub async fn records(tx: &mut Tx, id: PersonId) -> Res<Vec<PersonId>> {
    let pairs: Vec<Pair> = tx.all(ALL, args![id]).await?;
    let kept = pairs.first().map_or(id, |pair| pair.kept);
    let others: BTreeSet<PersonId> = pairs.iter().map(|pair| pair.other).filter(|other| *other != kept).collect();
    Ok([kept].into_iter().chain(others).collect())
}
