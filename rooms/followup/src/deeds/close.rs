//! A matter in which nothing is left to do is closed.

use super::{event, today};
use crate::{
    case::Case,
    verbs::{GIVES_AWAY, NO_LAST, WAITS},
};
use access::{Act, No, Permit};
use casefile::matter::{
    self,
    closing::{self, Words},
};
use casefile::{MatterId, person::guarded};
use journal::Moment;
use law::ClockKind;
use serde_json::json;
use store::Tx;

/// A matter that is closed.
#[derive(Clone)]
pub struct Close {
    /// Which.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// What the family is told.
    pub words: Words,
}

/// Closes a matter with all that is left in it: measures, clocks and orders end in the same instant, and it leaves its
/// station. What was agreed to in it holds no longer.
///
/// # Errors
/// A refusal where something waits still, where there was no last follow-up and it does not stand why, or where a text
/// tells where a protected person is (SEK-8). [`No::Stale`] where the matter has changed since it was shown.
pub async fn close(tx: &mut Tx, by: &Permit, m: &Moment, call: Close) -> Result<(), No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let case = Case::load(tx, call.matter, today(m)).await?;
    if !case.hinders().is_empty() {
        return Err(WAITS.into());
    }
    if !case.is_followed_to_its_end() && call.words.unfollowed.is_none() {
        return Err(NO_LAST.into());
    }
    let texts = call.words.texts();
    let plain: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
    if guarded::is_told(tx, by, call.matter, &plain).await? {
        return Err(GIVES_AWAY.into());
    }
    let stopped = closing::leave(tx, m, by, call.matter, ("closed", Some(&call.words))).await?;
    let body = json!({
        "follow_up": case.done.last().map(|one| one.id),
        "measures": stopped.measures.iter().map(|id| id.uuid()).collect::<Vec<_>>(),
        "clocks": stopped.clocks.iter().copied().map(ClockKind::as_str).collect::<Vec<_>>(),
        "station": null,
        "words": casefile::proof(texts),
    });
    journal::append(tx, m, event("followup.closed", by, call.matter, body)).await?;
    Ok(())
}
