//! Both sides write one text, part by part.

use super::{event, order};
use access::{Act, No, Permit, Refusal};
use casefile::matter::assignment::{self, Part};
use casefile::{MatterId, Text};
use journal::Moment;
use serde_json::json;
use store::{Tx, Uuid};

const SAME: Refusal = Refusal { word: "assignment-same", rule: None };

/// A new wording of a part.
#[derive(Clone)]
pub struct Write {
    /// In which matter.
    pub matter: MatterId,
    /// Of which assignment.
    pub assignment: Uuid,
    /// Which part.
    pub part: Part,
    /// The number of the wording that was shown; 0 where there was none.
    pub seen: i64,
    /// The words.
    pub text: Text,
}

/// Writes a part anew; what stood there before stays. The matter itself does not change, so others write meanwhile. Gives
/// the number of the wording.
///
/// # Errors
/// A refusal where the assignment has ended or nothing was changed. [`No::Stale`] where somebody has written that wording
/// already: whoever is second reads both.
pub async fn write(tx: &mut Tx, by: &Permit, m: &Moment, call: Write) -> Result<i64, No> {
    by.covers_matter(Act::Perform, call.matter.uuid())?;
    let order = order(tx, by, call.matter, call.assignment).await?;
    order.is_open()?;
    let before = assignment::texts(tx, call.assignment).await?.into_iter().find(|one| one.part == call.part);
    if before.as_ref().map_or(0, |one| one.nth) != call.seen {
        return Err(No::Stale);
    }
    if before.is_some_and(|one| one.text == call.text.as_str()) {
        return Err(SAME.into());
    }
    let words = (&call.text, order.side, by.actor());
    let said = (words.0, words.1, words.2.as_str());
    let nth = assignment::write(tx, m, call.assignment, (call.part, call.seen), said).await?;
    let body = json!({
        "assignment": call.assignment,
        "part": call.part.as_str(),
        "version": nth,
        "side": order.side.as_str(),
        "words": casefile::proof([("text", call.text.as_str())]),
    });
    journal::append(tx, m, event("assignment.written", by, call.matter, body)).await?;
    Ok(nth)
}
