//! Support is interrupted, taken up again, and ends; and the matter goes on when all of it has ended.

use super::{begin::may_write, case, event, reckon, today};
use crate::verbs::no_rule;
use access::{Act, No, Permit};
use casefile::matter::{
    self, clock,
    station::{self, StationKind, Step},
    support::{self, Ends, How},
};
use casefile::{MatterId, Text};
use journal::Moment;
use law::{Clock, ClockKind, Day};
use serde_json::json;
use store::{Tx, Uuid};

/// Support is interrupted, or taken up again.
#[derive(Clone)]
pub struct Turn {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// Which support.
    pub support: Uuid,
    /// From which day.
    pub on: Day,
    /// Why, in words.
    pub why: Text,
}

/// Support ends.
#[derive(Clone)]
pub struct Ending {
    /// In which matter, which support, on which day, and why.
    pub turn: Turn,
    /// How.
    pub how: How,
    /// What the family says.
    pub family: Option<Text>,
}

/// Interrupts support from a day on.
///
/// # Errors
/// A refusal: it has ended or is interrupted already, the day has not come or is before what is known of it.
/// [`No::Stale`] where the matter has changed since it was shown.
pub async fn pause(tx: &mut Tx, by: &Permit, m: &Moment, call: Turn) -> Result<(), No> {
    by.covers_matter(Act::Perform, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (case, actor) = (case(tx, by, call.matter).await?, by.actor());
    case.pauses(call.support, call.on, today(m))?;
    support::pause(tx, m, (call.matter, call.support), (call.on, &call.why), &actor).await?;
    let step = Step { at: m.at, actor: &actor, why: "interrupted" };
    let execution = reckon(tx, m, call.matter, step).await?;
    let body = json!({
        "support": call.support,
        "on": call.on.to_string(),
        "execution": execution.map(|day| day.to_string()),
        "words": casefile::proof([("why", call.why.as_str())]),
    });
    journal::append(tx, m, event("support.interrupted", by, call.matter, body)).await?;
    Ok(())
}

/// Takes support up again from a day on.
///
/// # Errors
/// As [`pause`], where it is not interrupted.
pub async fn resume(tx: &mut Tx, by: &Permit, m: &Moment, call: Turn) -> Result<(), No> {
    by.covers_matter(Act::Perform, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (case, actor) = (case(tx, by, call.matter).await?, by.actor());
    case.resumes(call.support, call.on, today(m))?;
    support::resume(tx, m, (call.matter, call.support), (call.on, &call.why), &actor).await?;
    let step = Step { at: m.at, actor: &actor, why: "resumed" };
    let execution = reckon(tx, m, call.matter, step).await?;
    let body = json!({
        "support": call.support,
        "on": call.on.to_string(),
        "execution": execution.map(|day| day.to_string()),
        "words": casefile::proof([("why", call.why.as_str())]),
    });
    journal::append(tx, m, event("support.resumed", by, call.matter, body)).await?;
    Ok(())
}

/// Ends support. With the last of it the follow-up is due the same day, so that it stands on the day of the one who has the
/// matter; and the matter goes on to the follow-up, where the one who ends it may write in it. Gives whether it did.
///
/// # Errors
/// A refusal: it has ended already, the day has not come or is before what is known of it.
/// [`No::Stale`] where the matter has changed since it was shown.
pub async fn end(tx: &mut Tx, by: &Permit, m: &Moment, call: Ending) -> Result<bool, No> {
    let Ending { turn: Turn { matter, seen, support: id, on, why }, how, family } = call;
    by.covers_matter(Act::Perform, matter.uuid())?;
    matter::claim(tx, matter, seen).await?;
    let (case, actor) = (case(tx, by, matter).await?, by.actor());
    case.ends(id, on, today(m))?;
    let ends = Ends { on, how, why: &why, family: family.as_ref() };
    support::end(tx, m, (matter, id), &ends, &actor).await?;
    let step = Step { at: m.at, actor: &actor, why: "ended" };
    reckon(tx, m, matter, step).await?;
    let last = case.is_last(id);
    if last {
        clock::stop(tx, matter, ClockKind::FollowUp, step).await?;
        let follow = Clock::follow_up(on, &m.law).map_err(no_rule)?;
        let now = Clock { due: today(m), ..follow };
        clock::start(tx, matter, &now, m.at, &actor).await?;
    }
    let moves = last && case.station == Some(StationKind::Support) && may_write(tx, by, matter).await?;
    if moves {
        station::go(tx, matter, StationKind::Support, StationKind::FollowUp, step).await?;
    }
    let here = if moves { Some(StationKind::FollowUp) } else { case.station };
    let words = [("why", why.as_str())].into_iter().chain(family.as_ref().map(|text| ("family", text.as_str())));
    let body = json!({
        "support": id,
        "on": on.to_string(),
        "how": how.as_str(),
        "last": last,
        "station": here.map(StationKind::as_str),
        "words": casefile::proof(words),
    });
    journal::append(tx, m, event("support.ended", by, matter, body)).await?;
    Ok(moves)
}

/// The matter goes on to the follow-up when all support has ended: where somebody ended it who may not move the matter.
///
/// # Errors
/// A refusal where some support is given still, or the matter does not stand there. [`No::Stale`] as above.
pub async fn go_on(tx: &mut Tx, by: &Permit, m: &Moment, (matter, seen): (MatterId, i64)) -> Result<(), No> {
    by.covers_matter(Act::Write, matter.uuid())?;
    matter::claim(tx, matter, seen).await?;
    case(tx, by, matter).await?.goes_on()?;
    let actor = by.actor();
    let step = Step { at: m.at, actor: &actor, why: "ended" };
    station::go(tx, matter, StationKind::Support, StationKind::FollowUp, step).await?;
    let body = json!({ "station": StationKind::FollowUp.as_str() });
    journal::append(tx, m, event("support.went_on", by, matter, body)).await?;
    Ok(())
}
