//! Hand-overs as lists of one reader's day, through the same sight as every list.

use super::{Asks, SQL, question};
use crate::{
    PersonId,
    cell::{day, quiet},
    matter::MatterId,
};
use access::{StaffId, Who};
use law::Day;
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const WAITING: Stmt = named(SQL, "handovers-waiting");
const COMING: Stmt = named(SQL, "handovers-coming");
const ASKED: Stmt = named(SQL, "handovers-asked");
const QUESTIONS: Stmt = named(SQL, "handovers-questions");
const BETWEEN: Stmt = named(SQL, "handovers-between");
const HEARS: Stmt = named(SQL, "handovers-hears");

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

/// What is on its way between two units.
#[derive(Clone)]
pub struct Between {
    /// What waits, and since when; the unit there is the one it goes to.
    pub wait: Wait,
    /// The unit that it comes from.
    pub from: String,
}

/// A question that somebody sent back and that is not answered: nothing of whom it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unanswered {
    /// The unit that was asked.
    pub unit: String,
    /// Since when.
    pub since: Ts,
}

/// A family that is to hear from the one who has received them.
#[derive(Clone)]
pub struct Hears {
    /// The matter.
    pub matter: MatterId,
    /// Who it is about, once somebody has been recognised.
    pub person: Option<PersonId>,
    /// The name, or what the one who told called the person.
    pub name: Option<String>,
    /// At the latest.
    pub by: Day,
    /// Whether somebody in it has a protected identity.
    pub guarded: bool,
}

quiet!(Wait, Between, Hears);

impl FromRow for Between {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Between { wait: Wait::from_row(row)?, from: row.get("from_unit")? })
    }
}

impl FromRow for Unanswered {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Unanswered { unit: row.get("unit")?, since: row.get("at")? })
    }
}

impl FromRow for Hears {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Hears {
            matter: row.get("id")?,
            person: row.get::<Option<Uuid>>("person_id")?.map(PersonId::of),
            name: row.get("name")?,
            by: day(row, "hears_by")?,
            guarded: row.get("guarded")?,
        })
    }
}

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

/// What this member of staff is to receive, by name or for a unit, oldest first, at most 200. What goes to a colleague by
/// name comes to those who answer for the unit once it has waited since before `long`. What is protected from the reader is
/// not here ([`veiled_waiting`](crate::matter::reader::veiled_waiting) says that it waits).
pub async fn coming(tx: &mut Tx, staff: StaffId, long: Ts) -> Res<Vec<Wait>> {
    tx.all(COMING, args![staff, long]).await
}

/// The questions that this member of staff has sent back and that nobody has answered, oldest first, at most 200.
pub async fn questions(tx: &mut Tx, staff: StaffId) -> Res<Vec<Unanswered>> {
    tx.all(QUESTIONS, args![Who::Staff(staff).to_string()]).await
}

/// What is on its way between units, for one who leads either of them; oldest first, at most 500, and nothing for others.
pub async fn between(tx: &mut Tx, staff: StaffId) -> Res<Vec<Between>> {
    tx.all(BETWEEN, args![staff]).await
}

/// The families that this member of staff carries and who are to hear from them, the first day first, at most 200.
pub async fn hears(tx: &mut Tx, staff: StaffId) -> Res<Vec<Hears>> {
    tx.all(HEARS, args![staff]).await
}

/// What came back to this member of staff with a question that is not answered yet, oldest first, at most 200.
pub async fn asked(tx: &mut Tx, staff: StaffId) -> Res<Vec<Wait>> {
    tx.all(ASKED, args![staff]).await
}
