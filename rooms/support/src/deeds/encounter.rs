//! Writing down that somebody was met, or was to be met.

use super::{case, event, today};
use crate::encounter::{self, NewEncounter, Whom};
use access::{Act, No, Permit};
use casefile::{MatterId, Text};
use journal::Moment;
use serde_json::json;
use store::{Tx, Uuid};

/// An encounter that is written down.
#[derive(Clone)]
pub struct Note {
    /// In which matter.
    pub matter: MatterId,
    /// What came of it.
    pub met: NewEncounter,
}

/// Writes down an encounter under the writer's name. Two may write at once; one that was put right is put right again by
/// correcting the correction. Gives its id.
///
/// # Errors
/// A refusal where the matter is closed, or the support was not given on that day. [`No::Absent`] where what it corrects is not
/// of this matter. [`No::Stale`] where somebody has corrected that one already.
pub async fn note(tx: &mut Tx, by: &Permit, m: &Moment, call: Note) -> Result<Uuid, No> {
    by.covers_matter(Act::Perform, call.matter.uuid())?;
    let new = &call.met;
    case(tx, by, call.matter).await?.meets(new.support, new.day, today(m))?;
    if let Some(first) = new.corrects {
        let all = encounter::all(tx, call.matter).await?;
        all.iter().find(|one| one.id == first).ok_or(No::Absent)?;
    }
    let (id, actor) = (m.id(), by.actor());
    encounter::keep(tx, (id, call.matter), new, (m.at, &actor)).await?;
    let body = json!({
        "encounter": id,
        "support": new.support,
        "day": new.day.to_string(),
        "with": new.whom.iter().map(|one| Whom::word(*one)).collect::<Vec<_>>(),
        "way": new.way.word(),
        "outcome": new.outcome.word(),
        "corrects": new.corrects,
        "words": casefile::proof(new.words.as_ref().map(|text| ("words", Text::as_str(text)))),
    });
    journal::append(tx, m, event("support.encounter_noted", by, call.matter, body)).await?;
    Ok(id)
}
