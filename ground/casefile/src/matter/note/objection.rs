//! Somebody says that a note is wrong: their words stand beside it for ever, and the note stays as it is (DOK-3).

use super::SHEET;
use crate::{PersonId, Text, cell::quiet, matter::MatterId};
use journal::Moment;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SHEET, "objection-new");
const ALL: Stmt = named(SHEET, "objections");

/// Whose words they are.
#[derive(Clone, PartialEq, Eq)]
pub enum Whose {
    /// A party of the matter, or its person.
    Party(PersonId),
    /// Somebody else, as they were called.
    Other(String),
}

/// An objection as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Objection {
    /// Its id.
    pub id: Uuid,
    /// To which note.
    pub note: Uuid,
    /// Whose words.
    pub whose: Whose,
    /// What they say is wrong.
    pub text: String,
    /// When it was written down.
    pub at: Ts,
    /// By whom.
    pub actor: String,
}

quiet!(Whose, Objection);

impl FromRow for Objection {
    fn from_row(row: &Row) -> Res<Self> {
        let whose = match (row.get::<Option<Uuid>>("person_id")?, row.get("who")?) {
            (Some(person), None) => Whose::Party(PersonId::of(person)),
            (None, Some(who)) => Whose::Other(who),
            _ => return Err(Fault::Shape("objection: nobody's, or two people's".into())),
        };
        let (id, note, text) = (row.get("id")?, row.get("note_id")?, row.get("text")?);
        Ok(Objection { id, note, whose, text, at: row.get("at")?, actor: row.get("actor")? })
    }
}

/// Keeps an objection beside a note. The caller has seen that the note lies in the matter of their permit.
pub async fn keep(tx: &mut Tx, m: &Moment, note: Uuid, (whose, text): (&Whose, &Text), actor: &str) -> Res<Uuid> {
    let id = m.id();
    let (person, who) = columns(whose);
    tx.run(NEW, args![id, note, person, who, text.as_str(), m.at, actor, None::<Uuid>]).await?;
    Ok(id)
}

/// Copies an objection along with the note that it is about, with its own day and the one who wrote it down.
pub(super) async fn carry(tx: &mut Tx, m: &Moment, one: &Objection, to: Uuid) -> Res<()> {
    let (person, who) = columns(&one.whose);
    tx.run(NEW, args![m.id(), to, person, who, one.text.as_str(), one.at, one.actor.as_str(), one.id]).await.map(drop)
}

fn columns(whose: &Whose) -> (Option<Uuid>, Option<String>) {
    match whose {
        Whose::Party(person) => (Some(person.uuid()), None),
        Whose::Other(who) => (None, Some(who.clone())),
    }
}

/// Every objection to a note of a matter, in the order in which they were written down.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Objection>> {
    tx.all(ALL, args![matter]).await
}
