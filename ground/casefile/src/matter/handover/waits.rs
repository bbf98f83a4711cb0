//! Hand-overs as lists of one reader's day, through the same sight as every list.

use super::{Asks, SQL, question};
use crate::{PersonId, cell::quiet, matter::MatterId};
use access::StaffId;
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const WAITING: Stmt = named(SQL, "handovers-waiting");
const COMING: Stmt = named(SQL, "handovers-coming");
const ASKED: Stmt = named(SQL, "handovers-asked");

/// A hand-over that waits for somebody.
#[derive(Clone)]
pub struct Wait {
    /// The matter.
    pub matter: MatterId,
    /// Who it is about, once somebody has been recognised.
    pub person: Option<PersonId>,
    /// The name, or what the one who told called the person.
    pub name: Option<String>,
    /// The other unit.
    pub unit: String,
    /// Since when.
    pub since: Ts,
    /// Who handed over, or sent back, as the journal writes it.
    pub actor: String,
    /// To whom it was handed by name; in [`waiting`] the head of the unit where it was to nobody by name.
    pub owner: Option<StaffId>,
    /// The question with which it came back.
    pub question: Option<(Asks, String)>,
    /// Whether somebody in it has a protected identity.
    pub guarded: bool,
}

quiet!(Wait);

impl FromRow for Wait {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Wait {
            matter: row.get("id")?,
            person: row.get::<Option<Uuid>>("person_id")?.map(PersonId::of),
            name: row.get("name")?,
            unit: row.get("unit")?,
            since: row.get("at")?,
            actor: row.get("actor")?,
            owner: row.get::<Option<Uuid>>("owner")?.map(StaffId),
            question: question(row)?,
            guarded: row.get("guarded")?,
        })
    }
}

/// What this member of staff carries and has handed over, and nobody has received, oldest first, at most 200.
pub async fn waiting(tx: &mut Tx, staff: StaffId) -> Res<Vec<Wait>> {
    tx.all(WAITING, args![staff]).await
}

/// What this member of staff is to receive, by name or for a unit, oldest first, at most 200. What is protected from the
/// reader is not here ([`veiled_waiting`](crate::matter::reader::veiled_waiting) says that it waits).
pub async fn coming(tx: &mut Tx, staff: StaffId) -> Res<Vec<Wait>> {
    tx.all(COMING, args![staff]).await
}

/// What came back to this member of staff with a question that is not answered yet, oldest first, at most 200.
pub async fn asked(tx: &mut Tx, staff: StaffId) -> Res<Vec<Wait>> {
    tx.all(ASKED, args![staff]).await
}
