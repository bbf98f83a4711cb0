//! Noting that two contacts about a person told of the same event, or that they did not.

use super::event;
use access::{Act, No, Permit};
use casefile::{
    MatterId,
    matter::{
        self,
        event::{other_event, same_event},
    },
};
use journal::Moment;
use serde_json::json;
use store::Tx;

/// Whether two contacts told of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// They did: the later is read together with the first.
    Same,
    /// They did not.
    Other,
}

/// What is noted about a matter and another of the same person.
#[derive(Clone)]
pub struct Tied {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// The other. The caller has a permit to read it.
    pub with: MatterId,
    /// Whether they tell of one event.
    pub event: Event,
}

/// Notes it. No clock moves and nothing is copied: each teller is answered for themselves.
///
/// # Errors
/// A refusal where the two are not one person's, or come from one contact. [`No::Stale`] where the matter has changed
/// since it was shown.
pub async fn tie(tx: &mut Tx, by: &Permit, m: &Moment, call: Tied) -> Result<(), No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    match call.event {
        Event::Same => same_event(tx, call.matter, call.with).await?,
        Event::Other => other_event(tx, call.matter, call.with).await?,
    }
    let body = json!({ "with": call.with.uuid(), "same": call.event == Event::Same });
    journal::append(tx, m, event("intake.same_event_noted", by, call.matter, body)).await?;
    Ok(())
}
