//! The things of an earlier matter, each with its day and its source: what was worried about, decided, given and reached,
//! what the child said, and how it ended.

use super::super::capital;
use access::No;
use casefile::{
    MatterId,
    matter::{
        closing,
        decision::{self, Decider, Decision, Outcome},
        follow_up::{self, ChildsView},
        goal::{self, Goal, State},
        support::{self, How, Support},
        told::{self, About},
    },
};
use page::{Names, Say, staff::Ask};
use store::{Ts, Tx};

/// One thing.
pub(super) struct Thing {
    /// How the form names it.
    pub key: String,
    /// What sort it is, for the journal.
    pub sort: &'static str,
    /// What it is.
    pub heading: String,
    /// What it says.
    pub text: String,
    /// Where it comes from, with the day.
    pub source: String,
    /// Whether it lies in the new matter already.
    pub there: bool,
}

/// Every thing of a matter, in the order in which it happened. The caller has a permit or sight for the matter.
pub(super) async fn all(ask: &Ask, tx: &mut Tx, id: MatterId, names: &Names) -> Result<Vec<Thing>, No> {
    let mut all = Vec::new();
    for one in told::all(tx, id).await?.into_iter().filter(|one| one.about == About::Person) {
        let who = one.by_name.as_deref().map(|name| names.of(name).to_owned());
        let who = who.unwrap_or_else(|| capital(&ask.say.reporter(one.by_kind)));
        all.push(thing(ask, (format!("told:{}", one.id), "told"), "desk-earlier-told", one.text, (&who, one.told_at)));
    }
    let decisions = decision::all(tx, id).await?;
    all.extend(decisions.iter().map(|one| decided(ask, one, names)));
    all.extend(support::all(tx, id).await?.iter().map(|one| supported(ask, one, names)));
    all.extend(goal::all(tx, id).await?.iter().map(|one| reached(ask, one, names)));
    all.extend(heard(ask, tx, id, &decisions, names).await?);
    if let Some(one) = closing::one(tx, id).await? {
        let text = [one.done, one.became].join("\n");
        let by = (names.of(&one.actor), one.at);
        all.push(thing(ask, ("closing".into(), "closing"), "desk-earlier-closing", text, by));
    }
    Ok(all)
}

fn thing(ask: &Ask, (key, sort): (String, &'static str), heading: &str, text: String, (who, at): (&str, Ts)) -> Thing {
    let t = &ask.say;
    let (heading, day) = (t.s(heading), t.long_day(ask.zone().day(at.instant())));
    let source = t.w("desk-earlier-source", &[("what", &heading), ("who", who), ("day", &day)]);
    Thing { key, sort, heading, text, source, there: false }
}

fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Granted => "desk-earlier-granted",
        Outcome::GrantedInPart => "desk-earlier-granted-in-part",
        Outcome::Refused => "desk-earlier-refused",
        Outcome::EndedWithout => "desk-earlier-ended-without",
    }
}

fn decided(ask: &Ask, one: &Decision, names: &Names) -> Thing {
    let t = &ask.say;
    let who = match &one.decider {
        Decider::Staff { who, .. } => names.staff(*who).to_owned(),
        Decider::Board { .. } => t.s("field-board"),
    };
    let first = t.w(outcome_key(one.outcome), &[("what", &one.called), ("day", &t.long_day(one.day))]);
    let text = [first, one.ground.clone()].join("\n");
    thing(ask, (format!("decision:{}", one.id), "decision"), "desk-earlier-decision", text, (&who, one.at))
}

fn how_key(how: How) -> &'static str {
    match how {
        How::Reached => "desk-earlier-how-reached",
        How::Partly => "desk-earlier-how-partly",
        How::Declined => "desk-earlier-how-declined",
        How::Moved => "desk-earlier-how-moved",
        How::Other => "desk-earlier-how-other",
    }
}

fn supported(ask: &Ask, one: &Support, names: &Names) -> Thing {
    let (t, key) = (&ask.say, (format!("support:{}", one.id), "support"));
    let since = t.long_day(one.since);
    let Some(end) = &one.end else {
        let text = t.w("desk-earlier-support-open", &[("what", &one.called), ("since", &since)]);
        return thing(ask, key, "desk-earlier-support", text, (names.of(&one.by.1), one.by.0));
    };
    let (until, how) = (t.long_day(end.on), t.s(how_key(end.how)));
    let with = [("what", one.called.as_str()), ("since", &since), ("until", &until), ("how", &how)];
    let family = end.family.as_ref().map(|said| t.w("desk-earlier-family", &[("said", said)]));
    let text: Vec<String> =
        [Some(t.w("desk-earlier-support-ended", &with)), Some(end.why.clone()), family].into_iter().flatten().collect();
    thing(ask, key, "desk-earlier-support", text.join("\n"), (names.of(&end.by.1), end.by.0))
}

fn state_key(state: State) -> &'static str {
    match state {
        State::NotBegun => "desk-earlier-goal-not-begun",
        State::OnWay => "desk-earlier-goal-on-way",
        State::Reached => "desk-earlier-goal-reached",
        State::NoLonger => "desk-earlier-goal-no-longer",
    }
}

fn reached(ask: &Ask, one: &Goal, names: &Names) -> Thing {
    let (t, last) = (&ask.say, one.states.last());
    let first = t.w("desk-earlier-goal-was", &[("goal", &one.text), ("state", &t.s(state_key(one.state())))]);
    let words = last.and_then(|seen| seen.words.clone());
    let text: Vec<String> = [Some(first), words].into_iter().flatten().collect();
    let (actor, at) = last.map_or((&one.by.1, one.by.0), |seen| (&seen.actor, seen.at));
    let key = (format!("goal:{}", one.id), "goal");
    thing(ask, key, "desk-earlier-goal", text.join("\n"), (names.of(actor), at))
}

/// What the child said at the end: at the last follow-up, or else in the last decision.
async fn heard(
    ask: &Ask,
    tx: &mut Tx,
    id: MatterId,
    decisions: &[Decision],
    names: &Names,
) -> Result<Option<Thing>, No> {
    let says = |t: &Say, view: &ChildsView| match view {
        ChildsView::Said(text) => text.clone(),
        ChildsView::NotAsked(why) => t.w("desk-earlier-unheard", &[("why", why)]),
    };
    let followed = follow_up::all(tx, id).await?.into_iter().rev();
    let mut followed = followed.filter_map(|one| Some((says(&ask.say, one.childs_view.as_ref()?), one.actor, one.at)));
    let decided = decisions.iter().rev();
    let mut decided = decided.filter_map(|one| Some((one.childs_view.clone()?, one.actor.clone(), one.at)));
    let last = followed.next().or_else(|| decided.next());
    Ok(last.map(|(text, actor, at)| {
        thing(ask, ("child".into(), "child"), "desk-earlier-child", text, (names.of(&actor), at))
    }))
}
