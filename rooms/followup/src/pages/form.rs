//! The form of a follow-up: what is asked, and what was answered.

use super::{state_key, with_key};
use crate::{
    case::Case,
    deeds::{FollowUp, Look},
};
use access::No;
use casefile::{
    MatterId, Text,
    matter::{
        follow_up::{ChildsView, NewFollowUp, Next, With},
        goal::{Goal, State},
    },
};
use page::staff::form::{Came, Drawer, LINE, Part, ROOM, Reader, Ticks, Wrong, sent};
use page::{
    Say,
    kit::{Area, Choice, Field, Line},
    staff::Ask,
};
use std::collections::BTreeSet;
use store::Uuid;

const NEXT: [(&str, &str); 3] =
    [("goes_on", "followup-next-goes-on"), ("changes", "followup-next-changes"), ("ends", "followup-next-ends")];
const HEARD: [(&str, &str); 2] = [("said", "followup-heard-said"), ("not_asked", "followup-heard-not")];

const WITH: [(With, &str); 5] = [
    (With::Person, "with_person"),
    (With::Parents, "with_parents"),
    (With::School, "with_school"),
    (With::Performer, "with_performer"),
    (With::Other, "with_other"),
];

/// The names of a goal's fields: of its state, and of the words about it.
fn names(goal: Uuid) -> (String, String) {
    (format!("goal_{}", goal.simple()), format!("goal_words_{}", goal.simple()))
}

/// What stands in the form from the beginning.
pub(super) fn begins(ask: &mut Ask, case: &Case) -> Result<(), No> {
    let on = ask.today();
    let days = case.days(on, &ask.moment.law).map_err(crate::verbs::no_rule)?;
    let next = days.suggested(&ask.moment.law).map_err(crate::verbs::no_rule)?;
    ask.fields.begin_with("on", &on.to_string());
    ask.fields.begin_with("next_on", &next.map(|day| day.to_string()).unwrap_or_default());
    Ok(())
}

/// The questions with what was typed in them.
pub(super) fn asked(ask: &Ask, case: &Case, came: &Came) -> Vec<Part> {
    let t = &ask.say;
    let draw = Drawer::new(ask, came);
    let maybe = |field: Field| Field { optional: Some(t.s("followup-optional")), ..field };
    let with = WITH.map(|(with, name)| draw.tick(name, t.s(with_key(with, case.child))));
    let mut all = vec![
        Part::Line(draw.line("on", "followup-q-on", Some("followup-hint-day"))),
        Part::Ticks(Ticks { label: t.s("followup-q-with"), all: with.into() }),
        Part::Area(draw.area("changed", "followup-q-changed", Some("followup-hint-changed"), 4)),
    ];
    if case.child {
        all.push(Part::Choice(draw.choice("heard", "followup-q-heard", &HEARD)));
        all.push(Part::Area(draw.area("child", "followup-q-child", None, 3)));
    }
    let said = draw.area("said", "followup-q-said", Some("followup-hint-said"), 3);
    all.push(Part::Area(Area { field: maybe(said.field), ..said }));
    for (n, goal) in case.open_goals().enumerate() {
        let (state, beside) = goal_asked(&draw, n, goal);
        all.extend([Part::Choice(state), Part::Line(Line::of(maybe(beside)))]);
    }
    let how = draw.line("how", "followup-q-how", Some("followup-hint-how"));
    all.extend([
        Part::Choice(draw.choice("next", "followup-q-next", &NEXT)),
        Part::Line(Line { field: maybe(how.field), ..how }),
        Part::Line(draw.line("next_on", "followup-q-next-on", Some("followup-hint-next-on"))),
    ]);
    all
}

/// Where a goal stands, and the words about it.
fn goal_asked(draw: &Drawer<'_>, n: usize, goal: &Goal) -> (Choice, Field) {
    let (t, (state, words)) = (draw.say, names(goal.id));
    let hint = goal.states.last().map(|seen| {
        t.w("followup-goal-last", &[("state", &t.s(state_key(seen.state)).to_lowercase()), ("day", &t.day(seen.on))])
    });
    let picks = State::ALL.iter().map(|one| (one.as_str(), t.s(state_key(*one)))).collect();
    let beside = draw.field(words, t.w("followup-q-goal-words", &[("n", &(n + 1).to_string())]), None);
    (Choice { field: draw.field(state, t.w("followup-q-goal", &[("goal", &goal.text)]), hint), picks }, beside)
}

/// What was answered, or what is to be put right.
pub(super) fn read(ask: &Ask, case: &Case) -> Result<FollowUp, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let on = form.day("on", "followup-wrong-day");
    let ticked = WITH.iter().filter(|(_, name)| ask.fields.get(name) == "yes");
    let with: BTreeSet<With> = ticked.map(|(with, _)| *with).collect();
    if with.is_empty() {
        form.unchosen("with_person", "followup-wrong-with");
    }
    let changed = form.text("changed", ROOM, "followup-wrong-changed");
    let childs_view = if case.child { child(&mut form) } else { None };
    let said = form.maybe("said", ROOM);
    let goals = looks(&mut form, case);
    let next = next(&mut form);
    match (on, changed, next) {
        (Some(on), Some(changed), Some(next)) if form.wrong.is_empty() => Ok(FollowUp {
            matter: case.matter.id,
            seen: sent(ask),
            new: NewFollowUp { on, with, changed, said, childs_view, next },
            goals,
        }),
        _ => Err(form.wrong),
    }
}

fn child(form: &mut Reader<'_>) -> Option<ChildsView> {
    let heard = form.fields.get("heard");
    if heard.is_empty() {
        form.unchosen("heard", "followup-wrong-heard");
    }
    let missing = if heard == "not_asked" { "followup-wrong-unasked" } else { "followup-wrong-child" };
    let text = form.text("child", ROOM, missing)?.as_str().to_owned();
    Some(if heard == "not_asked" { ChildsView::NotAsked(text) } else { ChildsView::Said(text) })
}

fn next(form: &mut Reader<'_>) -> Option<Next> {
    match form.fields.get("next") {
        "ends" => return Some(Next::Ends),
        "goes_on" => return form.day("next_on", "followup-wrong-next-on").map(Next::GoesOn),
        "changes" => {
            let how = form.text("how", LINE, "followup-wrong-how");
            let on = form.day("next_on", "followup-wrong-next-on");
            return how.zip(on).map(|(how, on)| Next::Changes(how.as_str().to_owned(), on));
        }
        _ => form.unchosen("next", "followup-wrong-next"),
    }
    None
}

/// The goals that somebody looked at: the others were not seen that day.
fn looks(form: &mut Reader<'_>, case: &Case) -> Vec<Look> {
    let mut all = Vec::new();
    for goal in case.open_goals() {
        let (state, words) = names(goal.id);
        if let Ok(state) = form.fields.get(&state).parse() {
            let words = Text::parse(form.fields.get(&words), LINE).ok();
            all.push(Look { goal: goal.id, state, words });
        }
    }
    all
}

/// What was said at a follow-up, question and answer, as every page tells it.
pub(super) fn parts(t: &Say, child: bool, one: &casefile::matter::follow_up::FollowUp) -> Vec<(String, String)> {
    let view = one.childs_view.as_ref().map(|view| match view {
        ChildsView::Said(text) => (t.s("followup-child-says"), text.clone()),
        ChildsView::NotAsked(text) => (t.s("followup-child-unasked"), text.clone()),
    });
    let next = match &one.next {
        Next::GoesOn(day) => t.w("followup-then-goes-on", &[("day", &t.long_day(*day))]),
        Next::Changes(how, day) => t.w("followup-then-changes", &[("how", how), ("day", &t.long_day(*day))]),
        Next::Ends => t.s("followup-then-ends"),
    };
    let said = one.said.clone().map(|said| (t.s("followup-family-says"), said));
    let with = super::joined(t, one.with.iter().copied(), child);
    [(t.s("followup-had-with"), with), (t.s("followup-had-changed"), one.changed.clone())]
        .into_iter()
        .chain(view)
        .chain(said)
        .chain([(t.s("followup-had-next"), next)])
        .collect()
}

/// The matter that a form is about.
pub(super) fn matter(ask: &Ask) -> Result<MatterId, No> {
    Ok(MatterId::of(ask.id()?))
}
