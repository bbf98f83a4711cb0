//! Notes (*aktanteckningar*) in a matter's file: writing one, correcting one, and what somebody says is wrong in one.

use super::{bearer, event};
use access::{Act, No, Permit, Refusal};
use casefile::matter::note::{
    self, Sort,
    objection::{self, Whose},
};
use casefile::matter::party;
use casefile::{MatterId, Text};
use journal::Moment;
use serde_json::json;
use store::{Tx, Uuid};

/// Whose words an objection is: a party's, or somebody's who is called by name.
const NO_PARTY: Refusal = Refusal { word: "intake-objection-no-party", rule: Some("DOK-3") };

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

/// A correction that is about to be written beside a note (DOK-5).
#[derive(Clone)]
pub struct Correct {
    /// The note that it corrects.
    pub corrects: Uuid,
    /// What stands instead.
    pub new: NewNote,
}

/// Writes a correction under the corrector's own name and role. The first note stays and can be read.
///
/// # Errors
/// [`No::Absent`] where the matter has no such note; [`No::Stale`] where it has been corrected already: the correction is
/// what is corrected then.
pub async fn correct(tx: &mut Tx, by: &Permit, m: &Moment, call: Correct) -> Result<Uuid, No> {
    let Correct { corrects, new } = call;
    by.covers_matter(Act::Write, new.matter.uuid())?;
    let (writer, actor) = (bearer(tx, by).await?, by.actor());
    note::one(tx, new.matter, corrects).await?.ok_or(No::Absent)?;
    let (text, source) = (&new.text, new.source.as_str());
    let kept = note::NewNote { sort: new.sort, text, author: &actor, role: &writer.role, source };
    let id = note::correct(tx, m, new.matter, &kept, corrects).await?;
    let words = casefile::proof([("text", text.as_str()), ("source", source)]);
    let body = json!({ "note": id, "corrects": corrects, "sort": new.sort.as_str(), "words": words });
    journal::append(tx, m, event("intake.note_corrected", by, new.matter, body)).await?;
    Ok(id)
}

/// What somebody says is wrong in a note (DOK-3).
#[derive(Clone)]
pub struct Object {
    /// In which matter.
    pub matter: MatterId,
    /// In which note.
    pub note: Uuid,
    /// Whose words.
    pub whose: Whose,
    /// What they say.
    pub text: Text,
}

/// Keeps what somebody says is wrong, in their words, beside the note. The note itself is not touched.
///
/// # Errors
/// [`No::Absent`] where the matter has no such note; a refusal where the person is no party of it.
pub async fn object(tx: &mut Tx, by: &Permit, m: &Moment, call: Object) -> Result<Uuid, No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    bearer(tx, by).await?;
    note::one(tx, call.matter, call.note).await?.ok_or(No::Absent)?;
    let (person, who) = match &call.whose {
        Whose::Party(person) => (Some(person.uuid()), ""),
        Whose::Other(who) => (None, who.as_str()),
    };
    if let Whose::Party(person) = &call.whose
        && !party::all(tx, call.matter).await?.iter().any(|party| party.person == Some(*person))
    {
        return Err(NO_PARTY.into());
    }
    let id = objection::keep(tx, m, call.note, (&call.whose, &call.text), &by.actor()).await?;
    let words = casefile::proof([("text", call.text.as_str()), ("who", who)]);
    let body = json!({ "objection": id, "note": call.note, "person": person, "words": words });
    journal::append(tx, m, event("intake.objection_noted", by, call.matter, body)).await?;
    Ok(id)
}
