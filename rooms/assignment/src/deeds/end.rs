//! An assignment ends, by either side.

use super::{event, order};
use access::{Act, No, Permit, charge};
use casefile::matter::assignment::{self, How};
use casefile::{MatterId, Text};
use journal::Moment;
use serde_json::json;
use store::{Tx, Uuid};

/// An assignment is over.
#[derive(Clone)]
pub struct End {
    /// In which matter.
    pub matter: MatterId,
    /// Which assignment.
    pub assignment: Uuid,
    /// How.
    pub how: How,
    /// Why.
    pub why: Text,
}

/// Ends it: those who gave the support see nothing of the matter from now on.
///
/// # Errors
/// A refusal where it has ended.
pub async fn end(tx: &mut Tx, by: &Permit, m: &Moment, call: End) -> Result<(), No> {
    by.covers_matter(Act::Perform, call.matter.uuid())?;
    let order = order(tx, by, call.matter, call.assignment).await?;
    order.is_open()?;
    assignment::end(tx, call.assignment, (call.how, &call.why), m.at, &by.actor()).await?;
    charge::stop(tx, m, by, call.matter.uuid(), call.assignment).await?;
    let body = json!({
        "assignment": call.assignment,
        "how": call.how.as_str(),
        "side": order.side.as_str(),
        "words": casefile::proof([("why", call.why.as_str())]),
    });
    journal::append(tx, m, event("assignment.ended", by, call.matter, body)).await?;
    Ok(())
}
