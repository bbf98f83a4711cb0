//! Goals: written in the family's words, seen on a day, and ended.

use super::{case, event, today};
use crate::verbs::{NOT_HERE, fits};
use access::{Act, No, Permit};
use casefile::matter::goal::{self, State};
use casefile::{MatterId, Text};
use journal::Moment;
use law::Day;
use serde_json::json;
use store::{Tx, Uuid};

/// A goal that is written down.
#[derive(Clone)]
pub struct WriteGoal {
    /// In which matter.
    pub matter: MatterId,
    /// What shall be different.
    pub text: Text,
    /// How we see that it is.
    pub sign: Option<Text>,
}

/// How a goal is seen.
#[derive(Clone)]
pub struct See {
    /// In which matter.
    pub matter: MatterId,
    /// Which goal.
    pub goal: Uuid,
    /// Where it stands.
    pub state: State,
    /// A few words.
    pub words: Option<Text>,
    /// On which day.
    pub on: Day,
}

/// A goal that is none any more.
#[derive(Clone)]
pub struct EndGoal {
    /// In which matter.
    pub matter: MatterId,
    /// Which goal.
    pub goal: Uuid,
    /// Why.
    pub why: Text,
}

/// Writes down a goal. Two may write at once. Gives its id.
///
/// # Errors
/// A refusal where the matter is closed.
pub async fn write_goal(tx: &mut Tx, by: &Permit, m: &Moment, call: WriteGoal) -> Result<Uuid, No> {
    by.covers_matter(Act::Perform, call.matter.uuid())?;
    case(tx, by, call.matter).await?.station.ok_or(NOT_HERE)?;
    let (actor, new) = (by.actor(), (&call.text, call.sign.as_ref(), today(m)));
    let id = goal::new(tx, m, call.matter, new, &actor).await?;
    let texts =
        [("text", call.text.as_str())].into_iter().chain(call.sign.as_ref().map(|sign| ("sign", sign.as_str())));
    let body = json!({ "goal": id, "words": casefile::proof(texts) });
    journal::append(tx, m, event("support.goal_written", by, call.matter, body)).await?;
    Ok(id)
}

/// Writes down how a goal is seen on a day.
///
/// # Errors
/// A refusal where it is none of this matter, or none any more, or the day has not come or is before the goal.
pub async fn see(tx: &mut Tx, by: &Permit, m: &Moment, call: See) -> Result<(), No> {
    by.covers_matter(Act::Perform, call.matter.uuid())?;
    let (case, actor) = (case(tx, by, call.matter).await?, by.actor());
    fits(call.on, case.goal(call.goal)?.since, today(m))?;
    let look = (call.state, call.words.as_ref(), call.on);
    goal::seen(tx, m, (call.matter, call.goal), look, &actor).await?;
    let body = json!({
        "goal": call.goal,
        "state": call.state.as_str(),
        "day": call.on.to_string(),
        "words": casefile::proof(call.words.as_ref().map(|text| ("words", text.as_str()))),
    });
    journal::append(tx, m, event("support.goal_seen", by, call.matter, body)).await?;
    Ok(())
}

/// Ends a goal: the family says it in another way, or it is none of theirs any more.
///
/// # Errors
/// A refusal where it is none of this matter, or none any more.
pub async fn end_goal(tx: &mut Tx, by: &Permit, m: &Moment, call: EndGoal) -> Result<(), No> {
    by.covers_matter(Act::Perform, call.matter.uuid())?;
    case(tx, by, call.matter).await?.goal(call.goal)?;
    let actor = by.actor();
    goal::end(tx, m, (call.matter, call.goal), (today(m), &call.why), &actor).await?;
    let body = json!({ "goal": call.goal, "words": casefile::proof([("why", call.why.as_str())]) });
    journal::append(tx, m, event("support.goal_ended", by, call.matter, body)).await?;
    Ok(())
}
