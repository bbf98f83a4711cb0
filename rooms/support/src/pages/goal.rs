//! Goals: one is written in the family's words, and how it is seen is one press more.

use super::{GOAL, GOAL_END, HUB, SEEN, View, of, part, sheet};
use crate::deeds::{self, EndGoal, See, WriteGoal};
use access::{Act, No};
use casefile::MatterId;
use casefile::matter::{
    assignment,
    goal::{Goal, Seen, State},
};
use page::staff::form::{
    Button, Came, Content, Drawer, Form, LINE, List, Paper, Part, ROOM, Reader, Row, Stayed, Wrong,
};
use page::{
    Leaf, Say,
    staff::{Ask, Out},
};
use store::Tx;

/// Where a goal stands, in words.
pub(super) fn state_key(state: State) -> &'static str {
    match state {
        State::NotBegun => "support-state-not-begun",
        State::OnWay => "support-state-on-way",
        State::Reached => "support-state-reached",
        State::NoLonger => "support-state-no-longer",
    }
}

/// A goal with how we see that it is reached.
pub(super) fn in_words(t: &Say, goal: &Goal) -> String {
    match &goal.sign {
        Some(sign) => format!("{}\n{}", goal.text, t.w("support-sign", &[("sign", sign)])),
        None => goal.text.clone(),
    }
}

/// The form of a new goal.
pub async fn new(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Support, ask.id()?).await?;
    ask.show(tx, new_page).await
}

/// Writes the goal down, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    let done = async { Ok(deeds::write_goal(&mut tx, &by, &ask.moment, read(&ask, MatterId::of(id))?).await?) }.await;
    ask.led(tx, done, of(HUB, id), new_page).await
}

fn read(ask: &Ask, matter: MatterId) -> Result<WriteGoal, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let (text, sign) = (form.text("text", LINE, "support-wrong-goal"), form.maybe("sign", LINE));
    match text {
        Some(text) if form.wrong.is_empty() => Ok(WriteGoal { matter, text, sign }),
        _ => Err(form.wrong),
    }
}

async fn new_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let view = View::load(ask, tx).await?;
    let ordered = if came.is_fresh() { ordered(tx, &view).await? } else { None };
    if let Some(words) = &ordered {
        ask.fields.begin_with("text", words);
    }
    let (t, id) = (&ask.say, ask.id()?);
    let draw = Drawer::new(ask, &came);
    let sign = draw.line("sign", "support-q-sign", Some("support-hint-sign"));
    let parts =
        vec![Part::Line(draw.line("text", "support-q-goal", Some("support-hint-goal"))), Part::Line(sign.optional(t))];
    let rows =
        view.case.goals().map(|one| Row { says: in_words(t, one), by: t.s(state_key(one.state())), ..Row::default() });
    let list =
        List { heading: t.s("support-goals"), rows: rows.collect(), empty: t.s("support-goals-none"), link: None };
    let says = Content {
        lead: [Some("support-goal-lead"), ordered.map(|_| "support-goal-ordered")]
            .into_iter()
            .flatten()
            .map(|key| t.s(key))
            .collect(),
        form: Some(Form::new(of(GOAL, id), parts, t.s("support-goal-save"))),
        before: vec![list],
        ..Content::default()
    };
    sheet(ask, ("support-goal-new", 0), view, says, &came)
}

/// What is to be different, as the assignment says it, in the first line of it that is not a goal yet: nobody writes twice
/// what both sides have agreed on.
async fn ordered(tx: &mut Tx, view: &View) -> Result<Option<String>, No> {
    for one in &view.case.assignments {
        let texts = assignment::texts(tx, one.id).await?;
        let Some(now) = texts.into_iter().find(|text| text.part == assignment::Part::Goal) else { continue };
        let lines = now.text.lines().map(str::trim).filter(|line| !line.is_empty() && line.chars().count() <= LINE);
        let is_goal = |line: &&str| view.case.goals.iter().any(|goal| goal.text == *line);
        if let Some(line) = lines.into_iter().find(|line| !is_goal(line)) {
            return Ok(Some(line.to_owned()));
        }
    }
    Ok(None)
}

/// How a goal was seen, and the form for today.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Support, ask.id()?).await?;
    ask.show(tx, seen_page).await
}

/// Writes down how it is seen, or says what is to be put right.
pub async fn see(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    let done = async { Ok(deeds::see(&mut tx, &by, &ask.moment, read_seen(&ask)?).await?) }.await;
    ask.led(tx, done, of(HUB, id), seen_page).await
}

fn read_seen(ask: &Ask) -> Result<See, Stayed> {
    let (matter, goal) = (MatterId::of(ask.id()?), ask.part()?);
    let mut form = Reader::new(&ask.say, &ask.fields);
    let (words, on) = (form.maybe("words", ROOM), form.day("on", "support-wrong-day"));
    let state = ask.fields.get("state").parse::<State>().ok();
    if state.is_none() {
        form.unchosen("words", "support-wrong-state");
    }
    match (state, on) {
        (Some(state), Some(on)) if form.wrong.is_empty() => Ok(See { matter, goal, state, words, on }),
        _ => Err(form.wrong.into()),
    }
}

async fn seen_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let view = View::load(ask, tx).await?;
    let (id, one) = (ask.id()?, ask.part()?);
    let goal = view.case.goals.iter().find(|goal| goal.id == one).ok_or(No::Absent)?;
    let open = goal.ended.is_none() && view.case.station.is_some();
    let on = ask.today().to_string();
    if came.is_fresh() {
        ask.fields.begin_with("on", &on);
    }
    let t = &ask.say;
    let draw = Drawer::new(ask, &came);
    let words = draw.area("words", "support-q-seen", Some("support-hint-seen"), 2);
    let words = Part::Area(words.optional(t));
    let parts = vec![words, Part::Line(draw.line("on", "support-q-seen-on", Some("support-hint-day")))];
    let button = |state: &State| Button { says: t.s(state_key(*state)), pair: Some(("state", state.as_str())) };
    let buttons = State::ALL.iter().map(button).collect();
    let row = |seen: &Seen| Row {
        says: look(t, seen),
        by: t.w("support-written-by", &[("who", view.names.of(&seen.actor)), ("when", &t.moment(seen.at, ask.zone()))]),
        ..Row::default()
    };
    let list = List {
        heading: t.s("support-seen-before"),
        rows: goal.states.iter().rev().map(row).collect(),
        empty: t.s("support-seen-none"),
        link: None,
    };
    let says = Content {
        lead: vec![in_words(t, goal)],
        notes: over(t, goal),
        form: open.then(|| Form { action: part(SEEN, id, one), parts, buttons, paper: Paper::LeftOut }),
        links: open.then(|| (part(GOAL_END, id, one), t.s("support-to-goal-end"))).into_iter().collect(),
        before: vec![list],
        ..Content::default()
    };
    sheet(ask, ("support-goal-seen", 0), view, says, &came)
}

/// How it was seen on a day.
fn look(t: &Say, seen: &Seen) -> String {
    let with = [("day", t.long_day(seen.on)), ("state", t.s(state_key(seen.state)))];
    let says = t.w("support-look", &with.each_ref().map(|(name, text)| (*name, text.as_str())));
    seen.words.as_ref().map_or(says.clone(), |words| format!("{says} {words}"))
}

/// When and why it ended, where it has.
fn over(t: &Say, goal: &Goal) -> Vec<String> {
    let ended = goal.ended.as_ref();
    let says = ended.map(|(day, why)| t.w("support-goal-ended", &[("day", &t.long_day(*day)), ("why", why)]));
    says.into_iter().collect()
}

/// The form on which a goal ends.
pub async fn ending(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Support, ask.id()?).await?;
    ask.show(tx, end_page).await
}

/// Ends it, or says what is to be put right.
pub async fn end(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let (id, goal) = (ask.id()?, ask.part()?);
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    let done = async {
        let mut form = Reader::new(&ask.say, &ask.fields);
        let why = form.text("why", ROOM, "support-wrong-why").ok_or(form.wrong)?;
        let call = EndGoal { matter: MatterId::of(id), goal, why };
        Ok(deeds::end_goal(&mut tx, &by, &ask.moment, call).await?)
    }
    .await;
    ask.led(tx, done, of(HUB, id), end_page).await
}

async fn end_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let view = View::load(ask, tx).await?;
    let (t, id, one) = (&ask.say, ask.id()?, ask.part()?);
    let goal = view.case.goals.iter().find(|goal| goal.id == one).ok_or(No::Absent)?;
    let draw = Drawer::new(ask, &came);
    let parts = vec![Part::Area(draw.area("why", "support-q-goal-why", None, 2))];
    let lead = vec![in_words(t, goal), t.s("support-goal-end-lead")];
    // Whoever was second reads why it ended; what they wrote stands below, as on every page whose form is gone.
    let open = goal.ended.is_none();
    let form = open.then(|| Form::new(part(GOAL_END, id, one), parts, t.s("support-goal-end-save")));
    let says = Content { lead, notes: over(t, goal), form, ..Content::default() };
    sheet(ask, ("support-goal-end", 0), view, says, &came)
}
