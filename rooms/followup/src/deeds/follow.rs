//! Support is followed up, and the clock moves with it.

use super::{cite, event, today};
use crate::{
    case::Case,
    verbs::{NOT_HERE, hears, no_rule},
};
use access::{Act, No, Permit};
use casefile::matter::{
    self, clock,
    follow_up::{self, NewFollowUp},
    goal::{self, State},
    station::Step,
};
use casefile::{MatterId, Text};
use journal::Moment;
use law::ClockKind;
use serde_json::json;
use store::{Tx, Uuid};

/// How a goal is seen at a follow-up.
#[derive(Clone)]
pub struct Look {
    /// Which goal.
    pub goal: Uuid,
    /// Where it stands.
    pub state: State,
    /// In words.
    pub words: Option<Text>,
}

/// A follow-up that is written down.
#[derive(Clone)]
pub struct FollowUp {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// What it says.
    pub new: NewFollowUp,
    /// The goals that somebody looked at.
    pub goals: Vec<Look>,
}

/// Writes a follow-up down with the goals as they are seen, and moves the clock of the next one. Gives its id.
///
/// # Errors
/// A refusal where there is nothing to follow up here, on a day to come or before the matter, where a child was not heard
/// and it does not stand why (UTR-7), where the next day has passed or lies beyond the last that the law allows (UTR-11).
/// [`No::Stale`] where the matter has changed since it was shown, or one of the goals has ended.
pub async fn follow_up(tx: &mut Tx, by: &Permit, m: &Moment, call: FollowUp) -> Result<Uuid, No> {
    by.covers_matter(Act::Assess, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (case, new) = (Case::load(tx, call.matter, today(m)).await?, &call.new);
    case.is_here().then_some(()).ok_or(NOT_HERE)?;
    hears(case.child, new.childs_view.as_ref())?;
    let next = case.days(today(m), &m.law).map_err(no_rule)?.clock(new, &m.law)?;
    let actor = by.actor();
    let id = follow_up::keep(tx, m, call.matter, new, &actor).await?;
    for look in &call.goals {
        let seen = (look.state, look.words.as_ref(), new.on);
        goal::seen(tx, m, (call.matter, look.goal), seen, &actor).await?;
    }
    let step = Step { at: m.at, actor: &actor, why: new.next.word() };
    clock::stop(tx, call.matter, ClockKind::FollowUp, step).await?;
    if let Some(next) = &next {
        clock::start(tx, call.matter, next, m.at, &actor).await?;
    }
    let mut texts = new.texts();
    texts.extend(call.goals.iter().filter_map(|look| Some(("goal", look.words.as_ref()?.as_str()))));
    let body = json!({
        "follow_up": id,
        "day": new.on.to_string(),
        "with": new.with.iter().map(|one| one.as_str()).collect::<Vec<_>>(),
        "child": new.childs_view.as_ref().map(|view| match view {
            follow_up::ChildsView::Said(_) => "said",
            follow_up::ChildsView::NotAsked(_) => "not_asked",
        }),
        "goals": call.goals.iter().map(|look| json!({ "goal": look.goal, "state": look.state.as_str() })).collect::<Vec<_>>(),
        "next": new.next.word(),
        "due": next.as_ref().map(|clock| clock.due.to_string()),
        "rules": next.iter().map(|clock| cite(&clock.rule)).collect::<Vec<_>>(),
        "words": casefile::proof(texts),
    });
    journal::append(tx, m, event("followup.followed_up", by, call.matter, body)).await?;
    Ok(id)
}
