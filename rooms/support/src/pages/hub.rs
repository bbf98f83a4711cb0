//! The support at a glance: one sentence on what is next, what is given, the goals, those who were met lately, the plan, and when
//! it is followed up.

use super::{
    BEGIN, END, GOAL, HUB, MET, ONWARD, ORDERS, PAUSE, PLAN, PRINT, RESUME, SEEN, View, begin, encounter,
    encounter::{counted, known},
    goal, of, part,
    turn::HOW,
};
use crate::{Encounter, deeds, encounters, plans, standing};
use access::{Act, No, charge};
use askama::Template;
use casefile::MatterId;
use casefile::matter::{
    station::StationKind,
    support::{End, Support},
};
use law::ClockKind;
use page::staff::form::sent;
use page::{
    Leaf, Say, Strip, leaf,
    staff::{Ask, Out, Seal},
};
use store::Tx;

/// How many encounters stand on the page.
const LATELY: usize = 4;

#[derive(Template)]
#[template(path = "hub.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    /// Where the reader came from: the matter, or the orders for those who see no more.
    home: (String, String),
    next: String,
    /// The main button: address and words.
    first: Option<(String, String)>,
    /// The button that moves the matter on, where the reader may.
    onward: Option<Onward>,
    /// That somebody else hurried before the button was pressed.
    trouble: Option<String>,
    /// Why the reader may not write here.
    no: Option<String>,
    given: Vec<Given>,
    rests: Option<(String, Option<(String, String)>)>,
    goals: Vec<(String, String, String)>,
    new_goal: Option<String>,
    met: Option<String>,
    lately: Vec<(String, String)>,
    all_met: String,
    plan: Vec<String>,
    to_plan: String,
    print: Option<String>,
    due: Option<(String, String, &'static str)>,
    another: Option<String>,
}

struct Onward {
    to: String,
    seal: Seal,
    seen: i64,
}

/// One support with what is known of it, and what can be done.
struct Given {
    name: String,
    says: Vec<String>,
    links: Vec<(String, String)>,
}

/// The page.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Support, ask.id()?).await?;
    let leaf = page(&mut ask, &mut tx, None).await?;
    Ok(ask.page(tx, leaf))
}

/// All support has ended: the matter goes on to the follow-up.
pub async fn onward(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let trouble = match deeds::go_on(&mut tx, &by, &ask.moment, (MatterId::of(id), sent(&ask))).await {
        Ok(()) => return Ok(ask.go(tx, of(HUB, id))),
        Err(No::Refusal(refusal)) => ask.say.s(refusal.word),
        Err(No::Stale) => ask.say.s("page-stale"),
        Err(no) => return Err(no),
    };
    let leaf = page(&mut ask, &mut tx, Some(trouble)).await?;
    Ok(ask.again(tx, leaf))
}

async fn page(ask: &mut Ask, tx: &mut Tx, trouble: Option<String>) -> Result<Leaf, No> {
    let view = View::load(ask, tx).await?;
    let (id, matter) = (ask.id()?, view.case.matter.id);
    let plans = plans(tx, matter).await?;
    let met = known(&view.case, standing(encounters(tx, matter).await?));
    let rests = begin::rests(ask, tx, &view).await?;
    let mut given = Vec::new();
    for one in &view.case.supports {
        let who = begin::giver(tx, &view, one).await?;
        given.push(of_support(ask, &view, one, who));
    }
    let writes = ask.why_not(tx, Act::Write).await?.is_none();
    let carrier = charge::charge(tx, id).await?.ok_or(No::Absent)?.carrier;
    let (t, case) = (&ask.say, &view.case);
    let performs = view.no.is_none() && case.station.is_some();
    let over = case.goes_on().is_ok();
    let step = Step::of(&view, plans.is_empty(), met.is_empty());
    let first = step.leads().filter(|_| performs).map(|(to, key)| (of(to, id), t.s(key)));
    let plan = plans.first().map(|one| {
        let with = [("day", t.long_day(ask.zone().day(one.at.instant()))), ("who", view.names.of(&one.actor).into())];
        let said = t.w("support-plan-written", &with.each_ref().map(|(name, text)| (*name, text.as_str())));
        [said]
            .into_iter()
            .chain(one.follow_on.map(|day| t.w("support-plan-follow", &[("day", &t.long_day(day))])))
            .collect()
    });
    let line = |one: &Encounter| (encounter::in_words(t, case, one), encounter::by(ask, &view.names, one));
    let goals = case.goals().map(|one| (part(SEEN, id, one.id), goal::in_words(t, one), goal_stands(t, one)));
    let page = Page {
        home: match view.case.reads {
            true => (format!("/arende/{id}"), t.s("support-to-matter")),
            false => (ORDERS.to_owned(), t.s("support-to-orders")),
        },
        next: step.says(t, view.names.staff(carrier), writes),
        first,
        onward: (over && writes).then(|| Onward { to: of(ONWARD, id), seal: ask.seal(), seen: case.matter.version }),
        trouble,
        no: view.no.as_ref().filter(|_| case.station.is_some()).map(|no| t.s(no.word)),
        given,
        rests: rests.filter(|_| case.open().next().is_some()),
        goals: goals.collect(),
        new_goal: performs.then(|| of(GOAL, id)),
        met: counted(t, &met),
        lately: met.iter().take(LATELY).map(line).collect(),
        all_met: of(MET, id),
        plan: plan.unwrap_or_else(|| vec![t.s("support-plan-none")]),
        to_plan: of(PLAN, id),
        print: (!plans.is_empty()).then(|| of(PRINT, id)),
        due: case.running(ClockKind::FollowUp).map(|clock| {
            let (left, look) = t.left(clock.due, ask.today());
            (t.w("support-followed-up", &[("day", &t.long_day(clock.due))]), left, look)
        }),
        another: (performs && !matches!(step, Step::Begin | Step::NotHere)).then(|| of(BEGIN, id)),
        head: view.head,
        t,
    };
    leaf(t, "support-title", &page)
}

/// Where a goal stands, and since when that was seen.
fn goal_stands(t: &Say, one: &casefile::matter::goal::Goal) -> String {
    let state = t.s(goal::state_key(one.state()));
    match one.states.last() {
        Some(seen) => t.w("support-state-day", &[("state", &state), ("day", &t.short_day(seen.on))]),
        None => state,
    }
}

fn of_support(ask: &Ask, view: &View, one: &Support, who: Option<String>) -> Given {
    let (t, id) = (&ask.say, view.case.matter.id.uuid());
    let since = t.w("support-since", &[("day", &t.long_day(one.since))]);
    let giver = who.filter(|_| one.is_open()).map(|who| t.w("support-given-by", &[("who", &who)]));
    let paused = one
        .paused()
        .zip(one.pauses.last())
        .map(|(day, pause)| t.w("support-paused-since", &[("day", &t.long_day(day)), ("why", &pause.why)]));
    let ended = one.end.iter().flat_map(|end| of_end(t, end));
    let link = |to: &str, key: &str| (part(to, id, one.id), t.s(key));
    let turn = if one.paused().is_some() { link(RESUME, "support-to-resume") } else { link(PAUSE, "support-to-pause") };
    let open = one.is_open() && view.no.is_none() && view.case.station.is_some();
    let links = if open { vec![turn, link(END, "support-to-end")] } else { Vec::new() };
    let says = [since].into_iter().chain(giver).chain(paused).chain(ended).collect();
    Given { name: one.called.clone(), says, links }
}

/// How it ended, in the words of those who wrote it and of the family.
pub(super) fn of_end(t: &Say, end: &End) -> Vec<String> {
    let how = HOW.iter().find(|(word, _)| *word == end.how.as_str()).map(|(_, key)| t.s(key)).unwrap_or_default();
    let says = t.w("support-ended-on", &[("day", &t.long_day(end.on)), ("how", &how), ("why", &end.why)]);
    let family = end.family.as_ref().map(|words| t.w("support-family-says", &[("words", words)]));
    [says].into_iter().chain(family).collect()
}

/// What is to be done next.
#[derive(Clone, Copy)]
enum Step {
    /// The matter has not come so far.
    NotHere,
    /// The matter is closed.
    Closed,
    Begin,
    Resume,
    Plan,
    Goal,
    Meet,
    /// All support has ended.
    Over,
}

impl Step {
    fn of(view: &View, no_plan: bool, met_nobody: bool) -> Step {
        let case = &view.case;
        let here = case.station.is_some_and(|here| here >= StationKind::Investigation);
        match () {
            () if case.station.is_none() => Step::Closed,
            () if !here => Step::NotHere,
            () if case.supports.is_empty() => Step::Begin,
            () if case.is_over() => Step::Over,
            () if case.open().all(|one| one.paused().is_some()) => Step::Resume,
            () if no_plan => Step::Plan,
            () if case.goals().next().is_none() && met_nobody => Step::Goal,
            () => Step::Meet,
        }
    }

    fn leads(self) -> Option<(&'static str, &'static str)> {
        match self {
            Step::NotHere | Step::Closed | Step::Over | Step::Resume => None,
            Step::Begin => Some((BEGIN, "support-begin")),
            Step::Plan => Some((PLAN, "support-to-write-plan")),
            Step::Goal => Some((GOAL, "support-goal-new")),
            Step::Meet => Some((MET, "support-to-meet")),
        }
    }

    /// In one sentence. Where all has ended, whose the next step is.
    fn says(self, t: &Say, carrier: &str, writes: bool) -> String {
        match self {
            Step::NotHere => t.s("support-next-not-here"),
            Step::Closed => t.s("support-next-closed"),
            Step::Begin => t.s("support-next-begin"),
            Step::Resume => t.s("support-next-resume"),
            Step::Plan => t.s("support-next-plan"),
            Step::Goal => t.s("support-next-goal"),
            Step::Meet => t.s("support-next-meet"),
            Step::Over if writes => t.s("support-next-over"),
            Step::Over => t.w("support-next-over-whose", &[("who", carrier)]),
        }
    }
}
