//! The rights of the delegation scheme that this room asks for, and who holds them now.

use crate::SQL;
use access::StaffId;
use store::{FromRow, Res, Row, Stmt, Tx, args, named};

const HOLDERS: Stmt = named(SQL, "holders");

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

/// Somebody in service whom the scheme names for a right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub staff: StaffId,
    /// By name.
    pub name: String,
    /// Holds it only while all who hold it first are away.
    pub substitute: bool,
    /// Is away today.
    pub away: bool,
}

impl FromRow for Holder {
    fn from_row(row: &Row) -> Res<Self> {
        let substitute = row.get::<String>("rank")? == access::Rank::Substitute.name();
        Ok(Holder { staff: row.get("id")?, name: row.get("name")?, substitute, away: row.get("away")? })
    }
}

/// Those who hold a right and may use it today, as the scheme says and as far as absence decides: the first ones who are
/// here, and the substitutes where none of those is.
pub async fn holders(tx: &mut Tx, right: &str) -> Res<Vec<Holder>> {
    let all: Vec<Holder> = tx.all(HOLDERS, args![right]).await?;
    let first_is_here = all.iter().any(|one| !one.substitute && !one.away);
    Ok(all.into_iter().filter(|one| !one.away && one.substitute != first_is_here).collect())
}
