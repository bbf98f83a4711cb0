//! Support begins.

use super::{case, event, reckon, today};
use crate::{
    case::allowed,
    verbs::{NO_ORDER, no_rule},
};
use access::{Act, No, Permit};
use casefile::matter::{
    self, clock,
    station::{self, StationKind, Step},
    support::{self, NewSupport},
};
use casefile::{MatterId, Text};
use journal::Moment;
use law::{Clock, Day};
use serde_json::json;
use store::{Tx, Uuid};

/// Which support it is.
#[derive(Clone)]
pub enum What {
    /// What a decision grants.
    Granted(Uuid),
    /// What is offered without one, or what was ordered, by its name.
    Named(Text),
}

/// Who gives it.
#[derive(Clone)]
pub enum Giver {
    /// A unit that it was ordered from: the order's id.
    Order(Uuid),
    /// Somebody, in words.
    Named(Text),
}

/// Support that begins.
#[derive(Clone)]
pub struct Begin {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// Which support.
    pub what: What,
    /// Who gives it.
    pub giver: Giver,
    /// From which day.
    pub since: Day,
}

/// Begins support: from now on it is followed up (UTR-20), and where it carries out a decision or an order the time until it
/// must be reported stops (INS-12). A matter that was being followed up goes back to the support, where the one who begins it
/// may write in it. Gives the support's id.
///
/// # Errors
/// A refusal: not from here, the day has not come or is too early, nothing granted or ordered by that id.
/// [`No::Stale`] where the matter has changed since it was shown.
pub async fn begin(tx: &mut Tx, by: &Permit, m: &Moment, call: Begin) -> Result<Uuid, No> {
    by.covers_matter(Act::Perform, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let case = case(tx, by, call.matter).await?;
    case.begins(call.since, today(m))?;
    let (assignment, giver) = match &call.giver {
        Giver::Order(id) => {
            case.ordered.iter().find(|one| one.order == *id).ok_or(NO_ORDER)?;
            (Some(*id), None)
        }
        Giver::Named(text) => (None, Some(text)),
    };
    let (decision, called) = match &call.what {
        What::Granted(id) => {
            let made = case.carries_out(*id)?;
            (Some(made.decision), made.called.as_str())
        }
        // What was ordered carries out the decision that it was ordered by.
        What::Named(text) => {
            let made = assignment.and_then(|order| case.granted_by(order));
            (made.map(|made| made.decision), text.as_str())
        }
    };
    let actor = by.actor();
    let new = NewSupport { assignment, decision, called, giver, since: call.since };
    let id = support::begin(tx, m, call.matter, &new, &actor).await?;
    let step = Step { at: m.at, actor: &actor, why: "begun" };
    let execution = reckon(tx, m, call.matter, step).await?;
    let follow = Clock::follow_up(call.since, &m.law).map_err(no_rule)?;
    clock::start(tx, call.matter, &follow, m.at, &actor).await?;
    let back = case.station == Some(StationKind::FollowUp) && may_write(tx, by, call.matter).await?;
    if back {
        station::go(tx, call.matter, StationKind::FollowUp, StationKind::Support, step).await?;
    }
    let here = if back { Some(StationKind::Support) } else { case.station };
    let texts = match &call.what {
        What::Named(text) => Some(("called", text.as_str())),
        What::Granted(_) => None,
    };
    let body = json!({
        "support": id,
        "decision": decision,
        "assignment": assignment,
        "since": call.since.to_string(),
        "follow_up": follow.due.to_string(),
        "execution": execution.map(|day| day.to_string()),
        "station": here.map(StationKind::as_str),
        "words": casefile::proof(texts.into_iter().chain(giver.map(|text| ("giver", text.as_str())))),
    });
    journal::append(tx, m, event("support.begun", by, call.matter, body)).await?;
    Ok(id)
}

/// Whether the one who acts may write in the whole matter, and so move it on the way.
pub(super) async fn may_write(tx: &mut Tx, by: &Permit, matter: MatterId) -> Result<bool, No> {
    let staff = by.staff().ok_or(No::Absent)?;
    Ok(allowed(Permit::for_matter(tx, staff, Act::Write, matter.uuid()).await)?.is_some())
}
