//! Writing the implementation plan.

use super::{case, event, today};
use crate::{
    plan::{self, NewPlan},
    verbs::{FOLLOW_PASSED, NOT_HERE, SAME},
};
use access::{Act, No, Permit};
use casefile::MatterId;
use journal::Moment;
use serde_json::json;
use store::Tx;

/// A plan that is written, or written anew.
#[derive(Clone)]
pub struct WritePlan {
    /// In which matter.
    pub matter: MatterId,
    /// The number of the version that was shown; 0 where there was none.
    pub seen: i64,
    /// What it says.
    pub plan: NewPlan,
}

/// Writes the next version of the plan; it may be written before the support begins. Gives the number of the version.
///
/// # Errors
/// A refusal where the matter is closed, nothing was changed, or it is to be followed up on a day that has passed.
/// [`No::Stale`] where a colleague has written that version already.
pub async fn write_plan(tx: &mut Tx, by: &Permit, m: &Moment, call: WritePlan) -> Result<i64, No> {
    by.covers_matter(Act::Perform, call.matter.uuid())?;
    case(tx, by, call.matter).await?.station.ok_or(NOT_HERE)?;
    let before = plan::all(tx, call.matter).await?.into_iter().next();
    if before.as_ref().map_or(0, |one| one.nth) != call.seen {
        return Err(No::Stale);
    }
    if before.as_ref().is_some_and(|one| call.plan.repeats(one)) {
        return Err(SAME.into());
    }
    // A day that stood there before may have passed meanwhile: that is no reason to refuse what else has changed.
    let moved = before.is_none_or(|one| one.follow_on != call.plan.follow_on);
    if moved && call.plan.follow_on.is_some_and(|day| day < today(m)) {
        return Err(FOLLOW_PASSED.into());
    }
    let (id, actor, new) = (m.id(), by.actor(), &call.plan);
    let version = plan::keep(tx, (id, call.matter), call.seen, new, (m.at, &actor)).await?;
    let body = json!({
        "plan": id,
        "version": version,
        "follow_on": new.follow_on.map(|day| day.to_string()),
        "words": casefile::proof(new.texts()),
    });
    journal::append(tx, m, event("support.plan_written", by, call.matter, body)).await?;
    Ok(version)
}
