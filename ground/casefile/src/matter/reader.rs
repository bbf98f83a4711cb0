//! What one reader has and may know of: the matters they carry, what they promised, and whom they may find (PUL-4).

use crate::{
    Lang, Person, PersonId,
    cell::{day_if, quiet, word, word_if},
    matter::{
        MatterId, SQL,
        promise::Promise,
        queue::{Became, Due, Waiting},
        station::StationKind,
        way,
    },
    person::{name::NameKey, same},
};
use access::{StaffId, Who};
use law::reading::Kind;
use std::collections::BTreeSet;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, args, named};

const CARRIED: Stmt = named(SQL, "carried");
const GLIMPSE: Stmt = named(SQL, "glimpse");
const TAKABLE: Stmt = named(SQL, "takable");
const IN_NEED: Stmt = named(SQL, "in-need");
const UNTAKEN: Stmt = named(SQL, "untaken");
const PROMISED: Stmt = named(way::SQL, "promises-of");
const LEFT: Stmt = named(way::SQL, "promises-left");
const SUMMARIES: Stmt = named(SQL, "summaries");
const EARLIER: Stmt = named(SQL, "earlier");
const SOUGHT: Stmt = named(SQL, "sought");
const VEILED_WAITING: Stmt = named(SQL, "veiled-waiting");
const VEILED_PERSON: Stmt = named(SQL, "veiled-of-person");

/// How many persons a search gives at most; [`sought`] gives one more, so that a page can say that there are more.
pub const FOUND: usize = 50;

/// What is told of a matter to one who may see that it exists, whether they may read in it or not.
#[derive(Clone)]
pub struct Summary {
    /// Its id.
    pub id: MatterId,
    /// What it is.
    pub kind: Kind,
    /// When it reached us.
    pub arrived_at: Ts,
    /// The person's language, where it was said in this matter.
    pub language: Option<Lang>,
    /// The language an interpreter is needed for, the person's or a guardian's.
    pub interpreter: Option<Lang>,
    /// Where it stands, or stood last.
    pub station: StationKind,
    /// When it was closed.
    pub closed_at: Option<Ts>,
    /// Who carries it: the head of the unit as long as nobody has taken it.
    pub carrier: StaffId,
    /// When somebody took it.
    pub taken_at: Option<Ts>,
}

/// A promise as its keeper is shown it.
#[derive(Clone)]
pub enum Promised {
    /// What, to whom, until when.
    Open(Promise),
    /// It is about somebody with a protected identity for whom the keeper has no clearance: only that there is one, and
    /// until when.
    Veiled(Ts),
}

/// Why the keeper of a promise cannot keep it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// No longer works here, or never did.
    Gone,
    /// Is away today.
    Away,
    /// No longer works in the unit where it was given.
    Moved,
    /// May not. Says no more: closeness is the colleague's own (ORG-6).
    Barred,
}

/// A promise that its keeper cannot keep.
#[derive(Clone)]
pub struct LeftOver {
    /// As its reader is shown it.
    pub promise: Promised,
    /// The keeper's name, where it is one who works or has worked here.
    pub keeper: Option<String>,
    /// Why not.
    pub why: Hindrance,
}

/// An open matter of which its head or lead may be given the neutral sentence only: that it is there, and how soon somebody
/// with clearance must see to it.
#[derive(Clone)]
pub struct VeiledWaiting {
    /// When it reached us.
    pub arrived_at: Ts,
    /// The deadline that is due next.
    pub due: Option<Due>,
}

/// A person of whom a record bears the name that was sought.
#[derive(Clone)]
pub struct Bearer {
    /// That record.
    pub record: Person,
    /// The record that is kept of the person: this one, unless it turned out to be the second of two.
    pub kept: PersonId,
}

quiet!(Summary, Promised, LeftOver, VeiledWaiting, Bearer);

impl FromRow for Bearer {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Bearer { record: Person::from_row(row)?, kept: row.get("kept")? })
    }
}

impl FromRow for VeiledWaiting {
    fn from_row(row: &Row) -> Res<Self> {
        let (clock, latest) = (word_if(row, "clock")?.zip(day_if(row, "due")?), day_if(row, "latest")?);
        let due = clock.map(|(kind, due)| Due { kind, due, latest });
        Ok(VeiledWaiting { arrived_at: row.get("arrived_at")?, due })
    }
}

impl FromRow for Summary {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Summary {
            id: row.get("id")?,
            kind: word(row, "kind")?,
            arrived_at: row.get("arrived_at")?,
            language: word_if(row, "language")?,
            interpreter: word_if(row, "interpreter")?,
            station: word(row, "station")?,
            closed_at: row.get("closed_at")?,
            carrier: row.get("carrier")?,
            taken_at: row.get("taken_at")?,
        })
    }
}

impl FromRow for Promised {
    fn from_row(row: &Row) -> Res<Self> {
        let promise = Promise::from_row(row)?;
        Ok(if row.get("veiled")? { Promised::Veiled(promise.due) } else { Promised::Open(promise) })
    }
}

impl FromRow for LeftOver {
    fn from_row(row: &Row) -> Res<Self> {
        let why = match row.get::<String>("why")?.as_str() {
            "gone" => Hindrance::Gone,
            "away" => Hindrance::Away,
            "moved" => Hindrance::Moved,
            "barred" => Hindrance::Barred,
            _ => return Err(Fault::Shape("why: a word of no list".into())),
        };
        Ok(LeftOver { promise: Promised::from_row(row)?, keeper: row.get("keeper")?, why })
    }
}

struct Id(MatterId);

impl FromRow for Id {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("id").map(Id)
    }
}

struct Count(i64);

impl FromRow for Count {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("n").map(Count)
    }
}

/// The open matters that somebody has taken and carries; and the closed ones in which the one who reported still waits for
/// an answer (INT-11), the head's too where their last carrier has left. A matter stands here once for each deadline that
/// runs in it, and once where none does: at most 500 in all, the nearest deadline first. What lies with a head only
/// because nobody has taken it is counted by [`untaken`].
pub async fn carried(tx: &mut Tx, staff: StaffId) -> Res<Vec<Waiting>> {
    tx.all(CARRIED, args![staff]).await
}

/// The matter of that id, as far as it is told to one who may see that it exists; `None` where this member of staff may not.
pub async fn glimpse(tx: &mut Tx, staff: StaffId, matter: MatterId) -> Res<Option<Became>> {
    tx.one(GLIMPSE, args![staff, matter]).await
}

/// The open matters that nobody has taken and that this member of staff may take: at most 2000.
pub async fn takable(tx: &mut Tx, staff: StaffId) -> Res<BTreeSet<MatterId>> {
    Ok(tx.all::<Id>(TAKABLE, args![staff]).await?.into_iter().map(|id| id.0).collect())
}

/// The open matters of somebody who needs protection now by a signed assessment (INT-2), until another one says that there
/// is no need any more: those that this member of staff carries, answers for or leads the work with, the oldest
/// first, at most 200.
pub async fn in_need(tx: &mut Tx, staff: StaffId) -> Res<Vec<Waiting>> {
    tx.all(IN_NEED, args![staff]).await
}

/// How many open matters this head answers for that nobody has taken, as far as the head may see them.
pub async fn untaken(tx: &mut Tx, staff: StaffId) -> Res<usize> {
    let n = tx.one::<Count>(UNTAKEN, args![staff]).await?.map_or(0, |count| count.0);
    Ok(usize::try_from(n).unwrap_or(0))
}

/// The promises that this member of staff is still to keep, the nearest first, at most 200. None where the keeper stands
/// close to somebody in the contact (ORG-6): to them it does not exist.
pub async fn promised(tx: &mut Tx, staff: StaffId) -> Res<Vec<Promised>> {
    tx.all(PROMISED, args![Who::Staff(staff).to_string(), staff]).await
}

/// The promises that somebody else was to keep and cannot, and that this member of staff now answers for, the nearest
/// first, at most 200: the head of the contact's matters, or of the unit where it was given while there are none; where
/// the head cannot either, the deputy; then another head. None where the reader stands close to somebody in the contact.
pub async fn left_over(tx: &mut Tx, staff: StaffId) -> Res<Vec<LeftOver>> {
    tx.all(LEFT, args![staff]).await
}

/// Every matter of a person that this member of staff may see, closed ones too, under every record of that person. None
/// at all means that the reader may not know of the person.
pub async fn summaries(tx: &mut Tx, staff: StaffId, person: PersonId) -> Res<Vec<Summary>> {
    tx.all(SUMMARIES, args![staff, person]).await
}

/// The closed matters about the person of this one, of the same area, that this member of staff may read: the latest first,
/// at most 20. The caller has a permit or sight for the matter.
pub async fn earlier(tx: &mut Tx, staff: StaffId, matter: MatterId) -> Res<Vec<MatterId>> {
    Ok(tx.all::<Id>(EARLIER, args![staff, matter]).await?.into_iter().map(|id| id.0).collect())
}

/// The persons with a word in their name that begins as typed, in Swedish order, of whom this member of staff may see at
/// least one matter: [`FOUND`] and one more. Nobody where only spaces were typed.
pub async fn sought(tx: &mut Tx, staff: StaffId, typed: &str) -> Res<Vec<Bearer>> {
    let key = NameKey::of(typed);
    if key.as_bytes().is_empty() {
        return Ok(Vec::new());
    }
    tx.all(SOUGHT, args![staff, key.as_bytes(), key.end()]).await
}

/// The open matters that this member of staff answers for or leads the work with, or is to receive, and that are closed to them by a protected
/// identity, the nearest deadline first, at most 200: else one for which nobody at work is cleared stands on no list at all.
/// Nothing says whose they are. None where the reader stands close to somebody in them (ORG-6).
pub async fn veiled_waiting(tx: &mut Tx, staff: StaffId) -> Res<Vec<VeiledWaiting>> {
    tx.all(VEILED_WAITING, args![staff]).await
}

/// A matter of this person, of which this member of staff may be given the neutral sentence and nothing more. For a page
/// whose address the reader has already: a search must not ask it, because the answer tells that there is such a person.
pub async fn veiled_of(tx: &mut Tx, staff: StaffId, person: PersonId) -> Res<Option<MatterId>> {
    for record in same::records(tx, person).await? {
        if let Some(id) = tx.one::<Id>(VEILED_PERSON, args![staff, record]).await? {
            return Ok(Some(id.0));
        }
    }
    Ok(None)
}
