//! Assignments as lists of one reader, through the same sight as every list.

use super::{Did, How, SQL, State};
use crate::{
    PersonId,
    cell::{day_if, quiet, word, word_if},
    matter::MatterId,
};
use access::StaffId;
use law::Day;
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const GIVEN: Stmt = named(SQL, "assignments-given");
const GIVING: Stmt = named(SQL, "assignments-giving");
const ORDERED: Stmt = named(SQL, "assignments-ordered");
const ENDED: Stmt = named(SQL, "assignments-ended");

/// An open assignment on one line.
#[derive(Clone)]
pub struct Line {
    /// Its id.
    pub id: Uuid,
    /// The matter.
    pub matter: MatterId,
    /// Who it is about, once somebody has been recognised.
    pub person: Option<PersonId>,
    /// The name, or what the one who told called the person.
    pub name: Option<String>,
    /// Whether somebody in it has a protected identity.
    pub guarded: bool,
    /// The unit.
    pub unit: String,
    /// What was granted.
    pub called: String,
    /// How far it has come.
    pub state: State,
    /// Since when it stands so.
    pub since: Ts,
    /// Who did what came last, as the journal writes it.
    pub actor: String,
    /// The question or the answer that came last.
    pub words: Option<String>,
    /// Who carries the matter.
    pub carrier: StaffId,
    /// Who answers for the unit.
    pub head: Option<StaffId>,
}

/// One that its reader gives, or is about to give.
#[derive(Clone)]
pub struct Giving {
    /// Its id.
    pub id: Uuid,
    /// The matter.
    pub matter: MatterId,
    /// Who it is about, once somebody has been recognised.
    pub person: Option<PersonId>,
    /// The name, or what the one who told called the person.
    pub name: Option<String>,
    /// Whether somebody in it has a protected identity.
    pub guarded: bool,
    /// What was granted.
    pub called: String,
    /// From when it was to be given, as it was said when it was received.
    pub starts: Option<Day>,
    /// The day when the family has heard, at the latest, as it was said then.
    pub hears_by: Option<Day>,
    /// Whether they have.
    pub heard: bool,
    /// Since when support is given; nothing where it has not begun.
    pub since: Option<Day>,
    /// Whether it is interrupted.
    pub paused: bool,
}

/// One that has ended, and nothing of whom it was about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// The unit.
    pub unit: String,
    /// What was granted.
    pub called: String,
    /// When it ended.
    pub at: Ts,
    /// How.
    pub how: How,
}

quiet!(Line, Giving);

impl FromRow for Line {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Line {
            id: row.get("id")?,
            matter: row.get("matter_id")?,
            person: row.get::<Option<Uuid>>("person_id")?.map(PersonId::of),
            name: row.get("name")?,
            guarded: row.get("guarded")?,
            unit: row.get("unit")?,
            called: row.get("called")?,
            state: State::after(word_if::<Did>(row, "turn")?),
            since: row.get("since")?,
            actor: row.get("actor")?,
            words: row.get("words")?,
            carrier: StaffId(row.get("carrier")?),
            head: row.get::<Option<Uuid>>("head")?.map(StaffId),
        })
    }
}

impl FromRow for Giving {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Giving {
            id: row.get("id")?,
            matter: row.get("matter_id")?,
            person: row.get::<Option<Uuid>>("person_id")?.map(PersonId::of),
            name: row.get("name")?,
            guarded: row.get("guarded")?,
            called: row.get("called")?,
            starts: day_if(row, "starts_on")?,
            hears_by: day_if(row, "hears_by")?,
            heard: row.get("heard")?,
            since: day_if(row, "since")?,
            paused: row.get("paused")?,
        })
    }
}

impl FromRow for Over {
    fn from_row(row: &Row) -> Res<Self> {
        let (unit, called) = (row.get("unit")?, row.get("called")?);
        Ok(Over { unit, called, at: row.get("ended_at")?, how: word(row, "ended_how")? })
    }
}

/// The open assignments of a unit that a member of staff answers for, and those in which they give the support; what has
/// waited longest first, at most 200.
pub async fn given(tx: &mut Tx, staff: StaffId) -> Res<Vec<Line>> {
    tx.all(GIVEN, args![staff]).await
}

/// What a member of staff gives, or has received to give: the one whose family is to hear first on top, at most 200.
pub async fn giving(tx: &mut Tx, staff: StaffId) -> Res<Vec<Giving>> {
    tx.all(GIVING, args![staff]).await
}

/// The open assignments in the matters that a member of staff carries or answers for; what has waited longest first, at
/// most 200.
pub async fn ordered(tx: &mut Tx, staff: StaffId) -> Res<Vec<Line>> {
    tx.all(ORDERED, args![staff]).await
}

/// What has ended since a moment where a member of staff gave the support or answers for the unit, the latest first, at
/// most 50.
pub async fn ended(tx: &mut Tx, staff: StaffId, since: Ts) -> Res<Vec<Over>> {
    tx.all(ENDED, args![staff, since]).await
}
