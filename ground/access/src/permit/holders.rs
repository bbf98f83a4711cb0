//! Who is named as the one to ask, where a decision is somebody else's.

use super::Rank;
use crate::{SQL, StaffId};
use store::{FromRow, Res, Row, Stmt, Tx, Uuid, args, named};

const NEAR: Stmt = named(SQL, "holders-near");
const ANY: Stmt = named(SQL, "holders-any");

/// Somebody in service, and here today, whom the scheme names for a right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub staff: StaffId,
    /// By name.
    pub name: String,
    /// Holds it only while all who hold it first are away.
    pub substitute: bool,
}

impl FromRow for Holder {
    fn from_row(row: &Row) -> Res<Self> {
        let substitute = row.get::<String>("rank")? == Rank::Substitute.name();
        Ok(Holder { staff: row.get("id")?, name: row.get("name")?, substitute })
    }
}

/// Those who may use a right in a matter today, as the scheme says and as far as absence decides: the first ones who are here,
/// and the substitutes where none of those is. Those of the matter's own unit, by name; where there is none, the six whose
/// records are oldest, because in a large municipality they are hundreds. Empty where nobody holds it who is here.
pub async fn holders(tx: &mut Tx, right: &str, matter: Uuid) -> Res<Vec<Holder>> {
    let near: Vec<Holder> = tx.all(NEAR, args![right, matter]).await?;
    let (substitutes, first): (Vec<_>, Vec<_>) = near.into_iter().partition(|one| one.substitute);
    if !first.is_empty() {
        return Ok(first);
    }
    let far = of_rank(tx, right, Rank::First).await?;
    match (far.is_empty(), substitutes.is_empty()) {
        (false, _) => Ok(far),
        (true, false) => Ok(substitutes),
        (true, true) => of_rank(tx, right, Rank::Substitute).await,
    }
}

async fn of_rank(tx: &mut Tx, right: &str, rank: Rank) -> Res<Vec<Holder>> {
    tx.all(ANY, args![right, rank.name()]).await
}
