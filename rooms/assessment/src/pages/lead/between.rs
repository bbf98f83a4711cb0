//! What is on its way between units, for those who lead one of them: how long it has waited, and who owns the wait.

use access::{Act, No};
use askama::Template;
use casefile::matter::handover::{self, Between};
use page::{
    Icon, Names, Say, leaf,
    staff::{Ask, Out},
};
use store::{Ts, Tx};

/// After so long it is marked that nobody has received: a day, in microseconds.
const LONG: i64 = 24 * 60 * 60 * 1_000_000;

#[derive(Template)]
#[template(path = "lead/between.html")]
struct Page<'a> {
    t: &'a Say,
    rows: Vec<Row>,
    /// "Tre väntar, det äldsta sedan 2 dagar."
    sums: String,
}

/// One that waits.
struct Row {
    waited: String,
    look: &'static str,
    name: String,
    link: String,
    guarded: bool,
    way: String,
    owner: String,
}

/// The list, oldest first.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.permit(&mut tx, Act::Day).await?;
    let all = handover::between(&mut tx, ask.session.staff).await?;
    let names = Names::load(&mut tx).await?;
    let both = all.iter().flat_map(|one| [Some(one.wait.matter.uuid()), one.wait.person.map(|who| who.uuid())]);
    ask.sight.shows(both.flatten());
    let (t, now) = (&ask.say, ask.moment.at);
    let oldest = all.first().map(|one| t.ago(one.wait.since, now)).unwrap_or_default();
    let sums = match all.len() {
        0 => t.s("assessment-between-none"),
        n => t.w("assessment-between-sum", &[("n", &n.to_string()), ("oldest", &oldest)]),
    };
    let page = Page { rows: all.into_iter().map(|one| row(t, now, &names, one)).collect(), sums, t };
    let leaf = leaf(t, "assessment-between-title", &page)?;
    Ok(ask.page(tx, leaf))
}

fn row(t: &Say, now: Ts, names: &Names, one: Between) -> Row {
    let Between { wait, from } = one;
    let sender = names.of(&wait.actor);
    let owner = match wait.owner {
        Some(who) => t.w("assessment-between-owner", &[("name", names.staff(who)), ("sender", sender)]),
        None => t.w("assessment-between-owner-none", &[("unit", &wait.unit), ("sender", sender)]),
    };
    Row {
        waited: t.w("assessment-between-waited", &[("ago", &t.ago(wait.since, now))]),
        look: if now.micros() - wait.since.micros() > LONG { "over" } else { "time" },
        name: wait.name.unwrap_or_else(|| t.s("field-nameless")),
        link: crate::pages::path(wait.matter.uuid()),
        guarded: wait.guarded,
        way: t.w("assessment-between-way", &[("from", &from), ("to", &wait.unit)]),
        owner,
    }
}
