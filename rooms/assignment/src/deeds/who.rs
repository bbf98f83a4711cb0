//! Who gives the support: said by those who answer for the unit, or by one who gives it already.

use super::{event, order};
use access::{Act, No, Permit, Refusal, StaffId, charge};
use casefile::MatterId;
use journal::Moment;
use serde_json::json;
use store::{Tx, Uuid};

const GIVES: Refusal = Refusal { word: "assignment-gives-already", rule: None };
const GIVES_NOT: Refusal = Refusal { word: "assignment-gives-not", rule: None };

/// A colleague of the unit, and the assignment.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// In which matter.
    pub matter: MatterId,
    /// Which assignment.
    pub assignment: Uuid,
    /// Who.
    pub who: StaffId,
}

/// Somebody of the unit gives the support from now on, and reads the assignment.
///
/// # Errors
/// A refusal: it has ended, by somebody of another side, they give it already or cannot.
pub async fn name_performer(tx: &mut Tx, by: &Permit, m: &Moment, call: Name) -> Result<(), No> {
    by.covers_matter(Act::Perform, call.matter.uuid())?;
    let order = order(tx, by, call.matter, call.assignment).await?;
    order.can_be_named()?;
    if order.performers.contains(&call.who) {
        return Err(GIVES.into());
    }
    charge::perform(tx, m, by, call.matter.uuid(), (call.assignment, call.who)).await?;
    let body = json!({ "assignment": call.assignment, "who": call.who.0 });
    journal::append(tx, m, event("assignment.performer_named", by, call.matter, body)).await?;
    Ok(())
}

/// Somebody no longer gives the support.
///
/// # Errors
/// A refusal: it has ended, by somebody of another side, or they do not give it.
pub async fn release(tx: &mut Tx, by: &Permit, m: &Moment, call: Name) -> Result<(), No> {
    by.covers_matter(Act::Perform, call.matter.uuid())?;
    order(tx, by, call.matter, call.assignment).await?.can_be_named()?;
    if !charge::cease(tx, m, by, call.matter.uuid(), (call.assignment, call.who)).await? {
        return Err(GIVES_NOT.into());
    }
    let body = json!({ "assignment": call.assignment, "who": call.who.0 });
    journal::append(tx, m, event("assignment.performer_released", by, call.matter, body)).await?;
    Ok(())
}
