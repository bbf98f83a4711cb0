//! What waits at the intake, and which matters a person has now: lists for pages, through the reader's sight.

use crate::{
    Lang, PersonId,
    cell::{day_if, quiet, word, word_if},
    matter::{MatterId, station::StationKind},
    person::{Born, same},
    registration::page::{reads_unread, takes_in},
};
use access::{No, Permit, StaffId};
use law::known::Protection;
use law::reading::{Acute, Age, Area, Channel, Kind, Opens, ReporterKind};
use law::{ClockKind, Day, PersonalNumber};
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const SQL: &str = include_str!("store.sql");

const QUEUE: Stmt = named(SQL, "queue");
const HALVES: Stmt = named(SQL, "halves");
const NOW: Stmt = named(SQL, "matters-now");
const SIZE: Stmt = named(SQL, "queue-size");
const BECAME: Stmt = named(SQL, "became");
const HALVES_SIZE: Stmt = named(SQL, "halves-size");
const HALVES_OF: Stmt = named(SQL, "halves-of");

/// How many matters [`queue`] gives at most.
pub const MATTERS: usize = 500;
/// How many contacts [`halves`] gives at most.
pub const CONTACTS: usize = 200;

/// The person of a row, as far as somebody is named.
#[derive(Clone)]
pub struct Named {
    /// The record.
    pub id: PersonId,
    /// As the person is called.
    pub name: String,
    /// Protected identity: the page veils.
    pub protection: Protection,
    number: Option<PersonalNumber>,
    born: Born,
}

impl Named {
    /// Whole years on a day, where anything is known of it.
    pub fn age(&self, on: Day) -> Option<u8> {
        match (self.number, self.born) {
            (Some(number), _) => Some(number.age_on(on)),
            (None, Born::On(day)) => Age::Born(day).on(on),
            (None, Born::Stated { years, on: said }) => Some(years.saturating_add(said.years_until(on))),
            (None, Born::Unknown) => None,
        }
    }
}

/// A deadline that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Which.
    pub kind: ClockKind,
    /// The day.
    pub due: Day,
    /// The last accepted day, only where a report came late in the day.
    pub latest: Option<Day>,
}

/// One matter that waits.
#[derive(Clone)]
pub struct Waiting {
    /// Its id.
    pub id: MatterId,
    /// The contact it came from: matters of one contact stand together.
    pub contact: Option<Uuid>,
    /// When that contact reached us.
    pub arrived_at: Ts,
    /// By which way.
    pub channel: Option<Channel>,
    /// The person, once somebody has been recognised.
    pub person: Option<Named>,
    /// What the one who told called the person.
    pub words: Option<String>,
    /// How old the person was said to be, where nobody was recognised.
    pub age_told: Option<u8>,
    /// What it is.
    pub kind: Kind,
    /// The side of the service.
    pub area: Area,
    /// How an investigation comes about.
    pub opens: Opens,
    /// Danger today.
    pub acute: Acute,
    /// When a signed assessment said that; none where it is as it was when the matter was registered.
    pub acute_at: Option<Ts>,
    /// The language it was told in, or the person's.
    pub language: Option<Lang>,
    /// The language an interpreter is needed for.
    pub interpreter: Option<Lang>,
    /// Where it stands.
    pub station: StationKind,
    /// Since when.
    pub entered_at: Ts,
    /// The deadline that is due next; in what somebody carries, the one that this row is about.
    pub due: Option<Due>,
    /// Who carries it: the head of the unit as long as nobody has taken it.
    pub carrier: StaffId,
    /// When somebody took it.
    pub taken_at: Option<Ts>,
    /// When it was closed: none in the queue.
    pub closed_at: Option<Ts>,
    /// Whether somebody in it, or in the contact it came with, has a protected identity: the person or another.
    pub guarded: bool,
    /// The version that is shown.
    pub version: i64,
}

/// How much waits, whether it is shown or left out: counts of the matters that the reader may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// All.
    pub all: usize,
    /// Those whose next deadline is the protective assessment.
    pub protective: usize,
    /// Those that nobody has taken.
    pub untaken: usize,
    /// Those whose next deadline has passed, the last accepted day counted where there is one.
    pub late: usize,
}

impl Size {
    /// The counts of a list that leaves nothing out.
    pub fn of(all: &[Waiting], today: Day) -> Size {
        let counted = |holds: &dyn Fn(&Waiting) -> bool| all.iter().filter(|one| holds(one)).count();
        Size {
            all: all.len(),
            protective: counted(&|one| one.due.as_ref().is_some_and(|due| due.kind == ClockKind::Protective)),
            untaken: counted(&|one| one.taken_at.is_none()),
            late: counted(&|one| one.due.as_ref().is_some_and(|due| due.latest.unwrap_or(due.due) < today)),
        }
    }
}

/// A contact that nobody has made matters of yet: an honest state, not a fault.
#[derive(Clone)]
pub struct Half {
    /// The contact.
    pub contact: Uuid,
    /// When it reached us.
    pub arrived_at: Ts,
    /// By which way.
    pub channel: Channel,
    /// The language it was told in.
    pub language: Option<Lang>,
    /// Who took it.
    pub received_by: Option<String>,
    /// Who told, as far as that has been said.
    pub reporter: Option<ReporterKind>,
    /// Whether the one who wrote says that a child needs help today.
    pub today: bool,
    /// The version that is shown, for [`crate::complete`].
    pub version: i64,
}

/// A matter that a contact became.
#[derive(Clone)]
pub struct Became {
    /// Its id.
    pub id: MatterId,
    /// What it is.
    pub kind: Kind,
    /// The person's name, or what the one who told called the person.
    pub name: Option<String>,
}

/// One of a person's matters.
#[derive(Clone)]
pub struct Now {
    /// Its id.
    pub id: MatterId,
    /// The contact it came from.
    pub contact: Option<Uuid>,
    /// What it is.
    pub kind: Kind,
    /// The side of the service.
    pub area: Area,
    /// Danger on the day it arrived.
    pub acute: Acute,
    /// When it reached us.
    pub arrived_at: Ts,
    /// Where it stands.
    pub station: StationKind,
    /// Since when.
    pub entered_at: Ts,
    /// The version that is shown.
    pub version: i64,
}

quiet!(Named, Waiting, Half, Became, Now);

impl FromRow for Waiting {
    fn from_row(row: &Row) -> Res<Self> {
        let clock = word_if(row, "clock")?.zip(day_if(row, "due")?);
        let latest = day_if(row, "latest")?;
        Ok(Waiting {
            id: row.get("id")?,
            contact: row.get("contact_id")?,
            arrived_at: row.get("arrived_at")?,
            channel: word_if(row, "channel")?,
            person: named_person(row)?,
            words: row.get("words")?,
            age_told: super::age_told(row)?,
            kind: word(row, "kind")?,
            area: word(row, "area")?,
            opens: word(row, "opens")?,
            acute: word(row, "acute")?,
            acute_at: row.get("acute_at")?,
            language: word_if(row, "language")?,
            interpreter: word_if(row, "interpreter")?,
            station: word(row, "station")?,
            entered_at: row.get("entered_at")?,
            due: clock.map(|(kind, due)| Due { kind, due, latest }),
            carrier: row.get("carrier")?,
            taken_at: row.get("taken_at")?,
            closed_at: row.get("closed_at")?,
            guarded: row.get("guarded")?,
            version: row.get("version")?,
        })
    }
}

fn named_person(row: &Row) -> Res<Option<Named>> {
    let Some(id) = row.get::<Option<Uuid>>("person_id")?.map(PersonId::of) else { return Ok(None) };
    let (number, born) = (crate::person::number(row)?, crate::person::born(row)?);
    let protection = crate::person::protection(row)?;
    Ok(Some(Named { id, name: row.get("name")?, protection, number, born }))
}

impl FromRow for Size {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Size {
            all: count(row, "n")?,
            protective: count(row, "protective")?,
            untaken: count(row, "untaken")?,
            late: count(row, "late")?,
        })
    }
}

fn count(row: &Row, col: &str) -> Res<usize> {
    Ok(usize::try_from(row.get::<i64>(col)?).unwrap_or(0))
}

impl FromRow for Half {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Half {
            contact: row.get("id")?,
            arrived_at: row.get("arrived_at")?,
            channel: word(row, "channel")?,
            language: word_if(row, "language")?,
            received_by: row.get("received_by")?,
            reporter: word_if(row, "reporter_kind")?,
            today: row.get("today")?,
            version: row.get("version")?,
        })
    }
}

impl FromRow for Became {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Became { id: row.get("id")?, kind: word(row, "kind")?, name: row.get("name")? })
    }
}

impl FromRow for Now {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Now {
            id: row.get("id")?,
            contact: row.get("contact_id")?,
            kind: word(row, "kind")?,
            area: word(row, "area")?,
            acute: word(row, "acute")?,
            arrived_at: row.get("arrived_at")?,
            station: word(row, "station")?,
            entered_at: row.get("entered_at")?,
            version: row.get("version")?,
        })
    }
}

/// The matters that this member of staff may see and that stand before an investigation, in the order in which their
/// contacts came, at most [`MATTERS`]. Rows of one contact stand together. Where there are more, those that can wait
/// longest are left out: danger today comes first, then the nearest deadline; [`size`] counts them all.
pub async fn queue(tx: &mut Tx, staff: Uuid) -> Res<Vec<Waiting>> {
    tx.all(QUEUE, args![staff]).await
}

/// How much waits in [`queue`] on a day, also of what is left out there.
pub async fn size(tx: &mut Tx, staff: Uuid, today: Day) -> Res<Size> {
    let none = Size { all: 0, protective: 0, untaken: 0, late: 0 };
    Ok(tx.one(SIZE, args![staff, today.to_string()]).await?.unwrap_or(none))
}

/// The matters that a contact became, as far as this member of staff may see them, wherever they stand.
pub async fn became(tx: &mut Tx, staff: StaffId, contact: Uuid) -> Res<Vec<Became>> {
    tx.all(BECAME, args![staff, contact]).await
}

/// The contacts of which nobody has made anything yet, letters from the public door among them, oldest first, at most
/// [`CONTACTS`]: what came first is due first. No matter exists yet that sight could be about, so the list shows no word of what was told:
/// [`crate::registration::whole`] does, to those who may read it. Who may read none but their own is shown only these.
///
/// # Errors
/// A refusal where the permit is neither to register nor to read what is told.
pub async fn halves(tx: &mut Tx, by: &Permit) -> Result<Vec<Half>, No> {
    takes_in(by)?;
    match by.staff() {
        Some(staff) if !reads_unread(tx, staff).await? => Ok(halves_of(tx, staff).await?),
        _ => Ok(tx.all(HALVES, args![]).await?),
    }
}

/// How many contacts [`halves`] is about, also those left out there.
///
/// # Errors
/// As [`halves`].
pub async fn halves_size(tx: &mut Tx, by: &Permit) -> Result<usize, No> {
    takes_in(by)?;
    if let Some(staff) = by.staff()
        && !reads_unread(tx, staff).await?
    {
        return Ok(halves_of(tx, staff).await?.len());
    }
    let rows = tx.rows(HALVES_SIZE, args![]).await?;
    Ok(rows.first().map(|row| count(row, "n")).transpose()?.unwrap_or(0))
}

/// The half-registered contacts that this member of staff took, oldest first, at most 200.
pub async fn halves_of(tx: &mut Tx, staff: StaffId) -> Res<Vec<Half>> {
    tx.all(HALVES_OF, args![staff.to_string()]).await
}

/// The open matters of a person that this member of staff may see, under every record of that person.
pub async fn of_person(tx: &mut Tx, staff: Uuid, person: PersonId) -> Res<Vec<Now>> {
    let mut all = Vec::new();
    for record in same::records(tx, person).await? {
        all.extend(tx.all::<Now>(NOW, args![staff, record]).await?);
    }
    all.sort_by_key(|matter| matter.arrived_at);
    Ok(all)
}
