//! What somebody has read of custody, as they type it: persons we know and persons we do not, and where it was read.

use super::{LookedUp, Noted, child_of, stand};
use crate::{
    MatterId, PersonId, Text, Whom,
    cell::quiet,
    letter::proof,
    matter::{
        self,
        note::{self, NewNote, Sort},
    },
    person::{self, same},
    registration::{deed::ABSENT, write},
};
use access::{Act, No, Permit, Refusal, office};
use journal::Moment;
use std::collections::BTreeSet;
use store::Tx;

/// Nobody has custody of themselves.
pub const OWN: Refusal = Refusal { word: "page-own-guardian", rule: Some("UTR-3") };

/// Those who have custody of a matter's child, and what the file says of where that was read.
#[derive(Clone)]
pub struct Custody {
    /// In which matter it was looked up.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// They, and nobody else.
    pub guardians: Vec<Whom>,
    /// What the note of it says. It names nobody: the note stays when somebody is no guardian any more, and the
    /// protection of such a one no longer closes the file.
    pub text: Text,
    /// Where it was read: the population register, a judgment.
    pub source: Text,
}

quiet!(Custody);

/// Notes who has custody of a child, as [`super::guardians_are`] does, keeps a record of whoever had none, and writes
/// into the file where it was read (DOK-5). One event for all of it.
///
/// # Errors
/// [`super::NO_CHILD`]; [`OWN`]; [`person::NUMBER_KNOWN`]; a refusal where there is no record of somebody said to be
/// known; [`No::Stale`] where the matter has changed since it was shown.
pub async fn look_up(tx: &mut Tx, by: &Permit, m: &Moment, call: &Custody) -> Result<(), No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (child, actor) = (child_of(tx, call.matter).await?, by.actor());
    let own = same::records(tx, child).await?;
    let mut guardians = BTreeSet::new();
    for whom in &call.guardians {
        let id = match whom {
            Whom::New(_) => PersonId::of(m.id()),
            Whom::Known(id) | Whom::Numbered(id, _) => person::one(tx, *id).await?.ok_or(ABSENT)?.id,
        };
        if own.contains(&id) {
            return Err(OWN.into());
        }
        write::person(tx, m, id, whom, &actor).await?;
        guardians.insert(id);
    }
    let role = office::role(tx, by.staff().ok_or(No::Absent)?).await?.ok_or(No::Absent)?;
    let (text, source) = (&call.text, call.source.as_str());
    let new = NewNote { sort: Sort::Fact, text, author: &actor, role: &role, source };
    let note = note::write(tx, m, call.matter, &new).await?;
    let noted = Noted { note, words: proof([("text", text.as_str()), ("source", source)]) };
    let found = LookedUp { matter: call.matter, seen: call.seen, guardians };
    stand(tx, by, m, (child, &found), Some(noted)).await
}
