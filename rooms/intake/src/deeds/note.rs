//! Writing a note (*aktanteckning*) in a matter's file.

use super::{bearer, event};
use access::{Act, No, Permit};
use casefile::matter::note::{self, Sort};
use casefile::{MatterId, Text};
use journal::Moment;
use serde_json::json;
use store::{Tx, Uuid};

/// A note that is about to be written (DOK-5).
#[derive(Clone)]
pub struct NewNote {
    /// In which matter.
    pub matter: MatterId,
    /// Fact or assessment.
    pub sort: Sort,
    /// What it says.
    pub text: Text,
    /// Where it comes from: a talk, a letter, a visit.
    pub source: Text,
}

/// Writes a note under the writer's name and role. Two people may write in one matter at once, so no version is asked
/// for.
pub async fn note(tx: &mut Tx, by: &Permit, m: &Moment, call: NewNote) -> Result<Uuid, No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    let (writer, actor) = (bearer(tx, by).await?, by.actor());
    let (text, source) = (&call.text, call.source.as_str());
    let new = note::NewNote { sort: call.sort, text, author: &actor, role: &writer.role, source };
    let id = note::write(tx, m, call.matter, &new).await?;
    let words = casefile::proof([("text", text.as_str()), ("source", source)]);
    let body = json!({ "note": id, "sort": call.sort.as_str(), "words": words });
    journal::append(tx, m, event("intake.note_written", by, call.matter, body)).await?;
    Ok(id)
}
