//! Two contacts that tell of the same event: the later one is read together with the first (INT-16).

use super::{Joined, MatterId, SQL, one};
use crate::{PersonId, person::same};
use access::{No, Refusal};
use law::reading::JoinsAs;
use store::{Stmt, Tx, args, named};

const SAME: Stmt = named(SQL, "matter-same-event");
const OTHER: Stmt = named(SQL, "matter-other-event");

/// It cannot be read together with that one: another person's, the same contact, or tied to something stronger.
pub const NO_EVENT: Refusal = Refusal { word: "page-matter-no-event", rule: Some("INT-16") };

/// Says that a matter's contact and that of another matter of the same person told of one event. The matter must have
/// been claimed. Nothing is moved: each keeps its own clocks, its own teller and its own text.
///
/// # Errors
/// [`NO_EVENT`]; [`No::Absent`] where one of them does not exist.
pub async fn same_event(tx: &mut Tx, id: MatterId, with: MatterId) -> Result<(), No> {
    let (own, other) = (one(tx, id).await?.ok_or(No::Absent)?, one(tx, with).await?.ok_or(No::Absent)?);
    let alike = one_person(tx, own.person, other.person).await?;
    let contact = other.contact.filter(|_| alike);
    let contact = contact.filter(|contact| own.contact != Some(*contact)).ok_or(NO_EVENT)?;
    if tx.run(SAME, args![id, contact]).await? == 0 {
        return Err(NO_EVENT.into());
    }
    Ok(())
}

/// Takes that back: the matter is again one more in the file where the other lies. The matter must have been claimed.
///
/// # Errors
/// [`NO_EVENT`] where they are not tied; [`No::Absent`] where one of them does not exist.
pub async fn other_event(tx: &mut Tx, id: MatterId, with: MatterId) -> Result<(), No> {
    let (own, other) = (one(tx, id).await?.ok_or(No::Absent)?, one(tx, with).await?.ok_or(No::Absent)?);
    let tied = other.contact.is_some_and(|contact| own.joins == Some(Joined::Contact(contact)));
    if !tied || !one_person(tx, own.person, other.person).await? || tx.run(OTHER, args![id, with]).await? == 0 {
        return Err(NO_EVENT.into());
    }
    Ok(())
}

/// Whether two records stand for one person.
async fn one_person(tx: &mut Tx, one: Option<PersonId>, other: Option<PersonId>) -> Result<bool, No> {
    let (Some(one), Some(other)) = (one, other) else { return Ok(false) };
    Ok(same::records(tx, one).await?.contains(&other))
}

/// Whether a tie leaves room for another: nothing is tied yet, or only to the file in which the matter lies.
#[must_use]
pub fn free(joins: Option<Joined>) -> bool {
    matches!(joins, None | Some(Joined::Matter(_, JoinsAs::NewMatterInExistingFile)))
}
