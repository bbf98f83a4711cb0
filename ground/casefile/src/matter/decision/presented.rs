//! A matter is laid before somebody who may decide it (*läggs fram för beslut*), and waits there until it is decided, comes
//! back with a question, or is taken back.

use super::SQL;
use crate::{
    PersonId,
    cell::quiet,
    matter::{MatterId, station::Step},
};
use access::StaffId;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "presented-new");
const END: Stmt = named(SQL, "presented-end");
const SETTLE: Stmt = named(SQL, "presented-settle");
const OF_MATTER: Stmt = named(SQL, "presented");
const TO: Stmt = named(SQL, "presented-to");
const WAITS: Stmt = named(SQL, "presented-waits");
const ASKED: Stmt = named(SQL, "presented-asked");

/// How it ended.
#[derive(Clone, PartialEq, Eq)]
pub enum Ended {
    /// Something was decided.
    Decided,
    /// It came back with this question.
    Asked(String),
    /// It was laid before somebody else, or taken back.
    Elsewhere,
    /// The matter was closed.
    Closed,
}

/// A matter that was laid before somebody.
#[derive(Clone)]
pub struct Presented {
    /// Before whom.
    pub to: StaffId,
    /// What is proposed.
    pub words: String,
    /// When.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
    /// How it ended: when, by whom and how.
    pub ended: Option<(Ts, String, Ended)>,
}

/// One of them in a list of somebody's day.
#[derive(Clone)]
pub struct Line {
    /// The matter.
    pub matter: MatterId,
    /// Who it is about, once somebody has been recognised.
    pub person: Option<PersonId>,
    /// The name, or what the one who told called the person.
    pub name: Option<String>,
    /// What is proposed, or asked.
    pub words: String,
    /// Since when.
    pub at: Ts,
    /// Who laid it there or asks, as the journal writes it.
    pub actor: String,
    /// Before whom it lies.
    pub to: StaffId,
    /// Whether somebody in it has a protected identity.
    pub guarded: bool,
}

quiet!(Ended, Presented, Line);

impl FromRow for Presented {
    fn from_row(row: &Row) -> Res<Self> {
        let ended = match (row.get::<Option<Ts>>("ended_at")?, row.get::<Option<String>>("ended_by")?) {
            (Some(at), Some(by)) => Some((at, by, how(row)?)),
            _ => None,
        };
        let (words, at, actor) = (row.get("words")?, row.get("at")?, row.get("actor")?);
        Ok(Presented { to: StaffId(row.get("to_staff")?), words, at, actor, ended })
    }
}

fn how(row: &Row) -> Res<Ended> {
    match (row.get::<String>("ended_how")?.as_str(), row.get::<Option<String>>("question")?) {
        ("decided", None) => Ok(Ended::Decided),
        ("asked", Some(question)) => Ok(Ended::Asked(question)),
        ("elsewhere", None) => Ok(Ended::Elsewhere),
        ("closed", None) => Ok(Ended::Closed),
        _ => Err(Fault::Shape("ended_how: a form we never write".into())),
    }
}

impl FromRow for Line {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Line {
            matter: MatterId::of(row.get("id")?),
            person: row.get::<Option<Uuid>>("person_id")?.map(PersonId::of),
            name: row.get("name")?,
            words: row.get("words")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
            to: StaffId(row.get("to_staff")?),
            guarded: row.get("guarded")?,
        })
    }
}

/// Lays a matter before somebody. Where it lies before another it no longer does, and what was asked is settled.
pub async fn lay(
    tx: &mut Tx,
    id: Uuid,
    (matter, to): (MatterId, StaffId),
    words: &str,
    (at, actor): (Ts, &str),
) -> Res<()> {
    end(tx, matter, &Ended::Elsewhere, Step { at, actor, why: "" }).await?;
    tx.run(NEW, args![id, matter, to, words, at, actor]).await.map(drop)
}

/// Ends it where one lies there; true where one did. What was asked before is settled.
pub async fn end(tx: &mut Tx, matter: MatterId, how: &Ended, step: Step<'_>) -> Res<bool> {
    let (word, question) = match how {
        Ended::Decided => ("decided", None),
        Ended::Asked(question) => ("asked", Some(question.as_str())),
        Ended::Elsewhere => ("elsewhere", None),
        Ended::Closed => ("closed", None),
    };
    tx.run(SETTLE, args![matter, step.at]).await?;
    Ok(tx.run(END, args![matter, step.at, step.actor, word, question]).await? == 1)
}

/// What of a matter was laid before somebody, the first first. The caller has a permit or sight for the matter.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Presented>> {
    tx.all(OF_MATTER, args![matter]).await
}

/// What lies before this member of staff, the oldest first, at most 200.
pub async fn to_decide(tx: &mut Tx, staff: StaffId) -> Res<Vec<Line>> {
    tx.all(TO, args![staff]).await
}

/// What this member of staff carries and waits for a decision in, the oldest first, at most 200.
pub async fn waits(tx: &mut Tx, staff: StaffId) -> Res<Vec<Line>> {
    tx.all(WAITS, args![staff]).await
}

/// What came back to this member of staff, who carries it, with a question, the oldest first, at most 200.
pub async fn asked(tx: &mut Tx, staff: StaffId) -> Res<Vec<Line>> {
    tx.all(ASKED, args![staff]).await
}
