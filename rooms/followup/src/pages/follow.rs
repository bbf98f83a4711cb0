//! A follow-up: what is due and what runs, the form, and those that were done.

use super::{
    CLOSE, FOLLOW,
    form::{asked, begins, matter, parts, read},
    of, path,
};
use crate::{case::Case, deeds, verbs};
use access::{Act, No};
use casefile::MatterId;
use law::ClockKind;
use page::staff::form::{Came, Content, Fold, Form, List, sheet};
use page::{
    Leaf, Names, Say, Strip,
    staff::{Ask, Out},
};
use store::Tx;

/// The follow-ups, and the form where the reader may.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Writes one down, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Assess, id).await?;
    let case = Case::load(&mut tx, MatterId::of(id), ask.today()).await?;
    let done = async { Ok(deeds::follow_up(&mut tx, &by, &ask.moment, read(&ask, &case)?).await?) }.await;
    ask.led(tx, done, of(FOLLOW, id), form_page).await
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = matter(ask)?;
    let case = Case::load(tx, id, ask.today()).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    let mut notes: Vec<String> = Vec::new();
    if case.is_here() {
        notes.extend(ask.why_not(tx, Act::Assess).await?.map(|no| ask.say.s(no.word)));
    } else {
        notes.push(ask.say.s(if case.here.is_none() { "followup-closed" } else { "followup-not-here" }));
    }
    let writes = notes.is_empty();
    if writes && came.is_fresh() {
        begins(ask, &case)?;
    }
    let t = &ask.say;
    let heading = t.s("followup-done");
    let nothing = List { heading: heading.clone(), empty: t.s("followup-none"), ..List::default() };
    let done = case.done.iter().rev().enumerate().map(|(n, one)| done(ask, &case, one, &names, n == 0));
    let says = Content {
        back: (path(id.uuid()), t.s("followup-to-matter")),
        lead: lead(ask, &case)?,
        notes,
        onward: onward(t, &case),
        form: writes.then(|| Form::new(of(FOLLOW, id.uuid()), asked(ask, &case, &came), t.s("followup-save"))),
        before: if case.done.is_empty() { vec![nothing] } else { Vec::new() },
        folds: done.collect(),
        folded: heading,
        ..Content::default()
    };
    sheet(ask, ("followup-title", case.matter.version), head, says, &came)
}

/// What is due, and what runs.
fn lead(ask: &Ask, case: &Case) -> Result<Vec<String>, No> {
    let (t, now) = (&ask.say, ask.today());
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

fn done(ask: &Ask, case: &Case, one: &casefile::matter::follow_up::FollowUp, names: &Names, open: bool) -> Fold {
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
    Fold { heading: t.w("followup-was", &with.each_ref().map(|(n, x)| (*n, x.as_str()))), parts, open }
}
