//! A follow-up: what is due and what runs, the form, and those that were done.

use super::{
    CLOSE, FOLLOW, back,
    form::{Asked, asked, begins, matter, parts, read},
    leaf, of, path, today, why_not,
};
use crate::{case::Case, deeds, verbs};
use access::{Act, No};
use askama::Template;
use casefile::MatterId;
use law::ClockKind;
use page::staff::form::{Came, Wrong};
use page::{
    Leaf, Names, Say, Strip,
    kit::Wrongs,
    staff::{Ask, Out, Saved, Seal},
};
use store::Tx;

/// One that was done.
struct Done {
    heading: String,
    parts: Vec<(String, String)>,
    open: bool,
}

struct Form<'a> {
    action: String,
    wrongs: Option<Wrongs>,
    trouble: Option<String>,
    seal: Seal,
    seen: i64,
    asks: Asked,
    saved: Saved<'a>,
}

#[derive(Template)]
#[template(path = "follow.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    home: String,
    /// What is due, and what runs.
    lead: Vec<String>,
    /// What stands in the way, and whose it is.
    notes: Vec<String>,
    /// What the last follow-up leads to.
    onward: Option<(String, String)>,
    form: Option<Form<'a>>,
    done: Vec<Done>,
}

/// The follow-ups, and the form where the reader may.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), Came::Fresh).await?;
    Ok(ask.page(tx, leaf))
}

/// Writes one down, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Assess, id).await?;
    let case = Case::load(&mut tx, MatterId::of(id), today(&ask)).await?;
    let (wrong, came) = match read(&ask, &case) {
        Err(wrong) => (wrong, Came::Back(None)),
        Ok(call) => match deeds::follow_up(&mut tx, &by, &ask.moment, call).await {
            Ok(_) => return Ok(ask.go(tx, of(FOLLOW, id))),
            Err(no) => (Vec::new(), back(&ask.say, no)?),
        },
    };
    let leaf = form_page(&mut ask, &mut tx, wrong, came).await?;
    Ok(ask.again(tx, leaf))
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, wrong: Wrong, came: Came) -> Result<Leaf, No> {
    let id = matter(ask)?;
    let case = Case::load(tx, id, today(ask)).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    let mut notes: Vec<String> = Vec::new();
    if case.is_here() {
        notes.extend(why_not(ask, tx, Act::Assess).await?.map(|no| ask.say.s(no.word)));
    } else {
        notes.push(ask.say.s(if case.here.is_none() { "followup-closed" } else { "followup-not-here" }));
    }
    let writes = notes.is_empty();
    if writes && matches!(came, Came::Fresh) {
        begins(ask, &case)?;
    }
    let t = &ask.say;
    let page = Page {
        head,
        home: path(id.uuid()),
        lead: lead(ask, &case)?,
        notes,
        onward: onward(t, &case),
        done: case.done.iter().rev().enumerate().map(|(n, one)| done(ask, &case, one, &names, n == 0)).collect(),
        form: writes.then(|| Form {
            action: of(FOLLOW, id.uuid()),
            seen: came.seen(ask, case.matter.version),
            trouble: came.trouble(t),
            seal: ask.seal(),
            asks: asked(ask, &case, &wrong),
            saved: ask.saved_line(),
            wrongs: (!wrong.is_empty()).then(|| Wrongs::new(t, wrong.clone())),
        }),
        t,
    };
    leaf(t, "followup-title", &page)
}

/// What is due, and what runs.
fn lead(ask: &Ask, case: &Case) -> Result<Vec<String>, No> {
    let (t, now) = (&ask.say, today(ask));
    let mut all = Vec::new();
    if let Some(last) = case.last(&ask.moment.law).map_err(verbs::no_rule)? {
        let key = if now > last { "followup-after-over" } else { "followup-after" };
        all.push(t.w(key, &[("day", &t.long_day(last))]));
    }
    if case.here.is_some() {
        all.push(match case.running(ClockKind::FollowUp) {
            Some(clock) => t.w("followup-due", &[("day", &t.long_day(clock.due)), ("left", &t.left(clock.due, now).0)]),
            None => t.s("followup-no-day"),
        });
    }
    let supports = case.supports.iter().filter(|one| one.is_open());
    all.extend(supports.map(|one| t.w("followup-runs", &[("what", &one.called), ("day", &t.long_day(one.since))])));
    Ok(all)
}

/// Where the last follow-up leads.
fn onward(t: &Say, case: &Case) -> Option<(String, String)> {
    let (last, id) = (case.done.last().filter(|_| case.is_here())?, case.matter.id.uuid());
    let supported = case.supports.iter().any(|one| one.is_open());
    match (verbs::asks_decision(&last.next), case.is_followed_to_its_end()) {
        (true, _) => Some((format!("{}/beslut", path(id)), t.s("followup-to-decision"))),
        (false, true) if supported => Some((format!("{}/insats", path(id)), t.s("followup-to-end-support"))),
        (false, true) => Some((of(CLOSE, id), t.s("followup-to-close"))),
        (false, false) => None,
    }
}

fn done(ask: &Ask, case: &Case, one: &casefile::matter::follow_up::FollowUp, names: &Names, open: bool) -> Done {
    let t = &ask.say;
    let with = [("day", t.long_day(one.on)), ("who", names.of(&one.actor).to_owned())];
    let mut parts = parts(t, case.child, one);
    for goal in &case.goals {
        // A goal that was seen when this was written down was seen at this follow-up.
        if let Some(seen) = goal.states.iter().find(|seen| seen.at == one.at) {
            let state = t.s(super::state_key(seen.state));
            let says = seen.words.iter().fold(state, |all, words| format!("{all}. {words}"));
            parts.push((t.w("followup-q-goal", &[("goal", &goal.text)]), says));
        }
    }
    Done { heading: t.w("followup-was", &with.each_ref().map(|(n, x)| (*n, x.as_str()))), parts, open }
}
