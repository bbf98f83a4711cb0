//! Writing down a talk with the child or the person, or why there was none (UTR-7, UTR-9, UTR-13).

use super::{event, today};
use crate::{
    case::Case,
    talk::{self, NewTalk},
};
use access::{Act, No, Permit};
use casefile::{MatterId, matter};
use journal::Moment;
use law::follows::Stage;
use serde_json::json;
use store::{Tx, Uuid};

/// A talk that is written down.
#[derive(Clone)]
pub struct WriteTalk {
    /// In which matter.
    pub matter: MatterId,
    /// What came of it.
    pub talk: NewTalk,
}

/// Writes a talk under the writer's name. Two people may write at once, so no version is asked for; a talk that was put
/// right once is put right again by correcting the correction. The language of a talk that was held is known of the person
/// from then on, where nobody has said another.
///
/// # Errors
/// A refusal where no investigation was opened or the matter is closed, the day has not come, a talk with a child says too
/// little, or a child of fifteen is said to be too young. [`No::Absent`] where
/// what it corrects is not of this matter. [`No::Stale`] where somebody has corrected that one already.
pub async fn write_talk(tx: &mut Tx, by: &Permit, m: &Moment, call: WriteTalk) -> Result<Uuid, No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    let (case, new) = (Case::load(tx, call.matter).await?, &call.talk);
    case.talk_is_whole(new, today(m))?;
    if let Some(first) = new.corrects {
        let all = talk::all(tx, call.matter).await?;
        all.iter().find(|one| one.id == first).ok_or(No::Absent)?;
    }
    let (id, actor) = (m.id(), by.actor());
    talk::keep(tx, (id, call.matter), new, (m.at, &actor)).await?;
    let held = new.outcome.held();
    if let Some(held) = held {
        matter::language_is(tx, call.matter, &held.language).await?;
    }
    let kind = match (case.matter.stage, held) {
        (Stage::Child, Some(_)) => "investigation.child_talked_with",
        (Stage::Child, None) => "investigation.child_not_talked_with",
        (_, Some(_)) => "investigation.person_talked_with",
        (_, None) => "investigation.person_not_talked_with",
    };
    let body = json!({
        "talk": id,
        "outcome": new.outcome.word(),
        "day": new.day.to_string(),
        "guardians": held.and_then(|h| h.child.as_ref()).map(|child| child.guardians.word()),
        "interpreted": held.map(|h| h.with.word()),
        "corrects": new.corrects,
        "words": casefile::proof(new.outcome.texts()),
    });
    journal::append(tx, m, event(kind, by, call.matter, body)).await?;
    Ok(id)
}
