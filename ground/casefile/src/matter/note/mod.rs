//! Notes in a matter's file: fact and assessment apart, and never changed: a correction stands beside what it corrects,
//! and so does what somebody says is wrong in it.

pub mod objection;

use crate::{
    Text,
    cell::{quiet, stored, word},
    matter::{MatterId, SQL, station::Step, told::Copied},
};
use journal::Moment;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const SHEET: &str = include_str!("store.sql");

const NEW: Stmt = named(SQL, "note-new");
const ALL: Stmt = named(SQL, "notes");
const COPY: Stmt = named(SQL, "note-copy");

stored! {
    /// What sort of sentence it is.
    Sort {
        /// Something seen, heard or read.
        Fact = "fact",
        /// What somebody makes of it.
        Assessment = "assessment",
    }
}

/// A note that is about to be written.
#[derive(Clone)]
pub struct NewNote<'a> {
    /// Fact or assessment.
    pub sort: Sort,
    /// What it says.
    pub text: &'a Text,
    /// Who writes it.
    pub author: &'a str,
    /// As what: social secretary, duty service.
    pub role: &'a str,
    /// Where it comes from: a talk, a letter, a visit.
    pub source: &'a str,
}

/// A note as it is kept.
#[derive(Clone)]
pub struct Note {
    /// Its own id.
    pub id: Uuid,
    /// Fact or assessment.
    pub sort: Sort,
    /// What it says.
    pub text: String,
    /// Who wrote it.
    pub author: String,
    /// As what.
    pub role: String,
    /// Where it comes from.
    pub source: String,
    /// When it was written.
    pub at: Ts,
    /// The note that it corrects. That one stays and can be read.
    pub corrects: Option<Uuid>,
    /// Where it was copied from, if it was.
    pub copied: Option<Copied>,
}

quiet!(Note);

impl FromRow for Note {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Note {
            id: row.get("id")?,
            sort: word(row, "sort")?,
            text: row.get("text")?,
            author: row.get("author")?,
            role: row.get("role")?,
            source: row.get("source")?,
            at: row.get("at")?,
            corrects: row.get("corrects")?,
            copied: Copied::from_row(row)?,
        })
    }
}

/// Writes a note. Two people may write in one matter at once.
pub async fn write(tx: &mut Tx, m: &Moment, matter: MatterId, note: &NewNote<'_>) -> Res<Uuid> {
    put(tx, m, matter, note, None).await?.ok_or(Fault::Stale)
}

/// Writes a correction beside the note it corrects.
///
/// # Errors
/// [`Fault::Stale`] where somebody has corrected that note already: correct the correction.
pub async fn correct(tx: &mut Tx, m: &Moment, matter: MatterId, note: &NewNote<'_>, corrects: Uuid) -> Res<Uuid> {
    put(tx, m, matter, note, Some(corrects)).await?.ok_or(Fault::Stale)
}

async fn put(tx: &mut Tx, m: &Moment, matter: MatterId, n: &NewNote<'_>, corrects: Option<Uuid>) -> Res<Option<Uuid>> {
    let id = m.id();
    let row = args![id, matter, n.sort.as_str(), n.text.as_str(), n.author, n.role, n.source, m.at, corrects];
    Ok((tx.run(NEW, row).await? == 1).then_some(id))
}

/// Copies every note of a matter to another, each with its author, its day and the note it was taken from; a correction
/// stands beside the copy of what it corrects, and so does every objection. Nothing is linked live. Gives each note with its
/// copy.
pub async fn carry(tx: &mut Tx, m: &Moment, from: MatterId, to: MatterId, step: Step<'_>) -> Res<Vec<(Uuid, Uuid)>> {
    let mut copies: Vec<(Uuid, Uuid)> = Vec::new();
    for n in all(tx, from).await? {
        let id = m.id();
        let corrects = copies.iter().find(|(of, _)| n.corrects == Some(*of)).map(|(_, copy)| *copy);
        let (sort, text, author) = (n.sort.as_str(), n.text.as_str(), n.author.as_str());
        let (role, source) = (n.role.as_str(), n.source.as_str());
        let row = args![id, to, sort, text, author, role, source, n.at, corrects, n.id, step.at, step.actor, step.why];
        tx.run(COPY, row).await?;
        copies.push((n.id, id));
    }
    for one in objection::all(tx, from).await? {
        if let Some((_, copy)) = copies.iter().find(|(of, _)| *of == one.note) {
            objection::carry(tx, m, &one, *copy).await?;
        }
    }
    Ok(copies)
}

/// A note of a matter; `None` where the matter has none of that id.
pub async fn one(tx: &mut Tx, matter: MatterId, id: Uuid) -> Res<Option<Note>> {
    Ok(all(tx, matter).await?.into_iter().find(|note| note.id == id))
}

/// Every note of a matter, originals and corrections, in the order in which they were written.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Note>> {
    tx.all(ALL, args![matter]).await
}

/// The note in which a note's corrections end: itself, where nobody has corrected it.
#[must_use]
pub fn last_of(all: &[Note], first: Uuid) -> Option<Uuid> {
    let mut last = all.iter().find(|one| one.id == first)?.id;
    while let Some(next) = all.iter().find(|other| other.corrects == Some(last)) {
        last = next.id;
    }
    Some(last)
}
