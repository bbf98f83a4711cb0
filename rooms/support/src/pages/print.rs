//! The implementation plan on paper, for the family: only what somebody has written stands there.

use super::{PLAN, View, goal, of, plan::answers};
use crate::plans;
use access::{Act, No};
use askama::Template;
use page::{
    Municipality, Say, Strip, leaf,
    staff::{Ask, Out},
};
use store::Tx;

#[derive(Template)]
#[template(path = "print.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    back: String,
    town: &'a Municipality,
    about: Option<String>,
    written: String,
    goals: Vec<String>,
    parts: Vec<(String, String)>,
    contact: String,
}

/// The latest version, with the goals that still are.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Support, id).await?;
    let view = View::load(&mut ask, &mut tx).await?;
    let last = plans(&mut tx, view.case.matter.id).await?.into_iter().next().ok_or(No::Absent)?;
    let person = match view.case.matter.person {
        Some(person) => casefile::person::one(&mut tx, person).await?,
        None => None,
    };
    let (t, who) = (&ask.say, view.names.of(&last.actor));
    let day = t.long_day(ask.zone().day(last.at.instant()));
    let page = Page {
        t,
        strip: view.head.above_a_sheet(),
        back: of(PLAN, id),
        town: &ask.municipality,
        about: person.map(|one| one.name),
        written: t.w("support-print-written", &[("day", &day), ("who", who)]),
        goals: view.case.goals().map(|one| goal::in_words(t, one)).collect(),
        parts: answers(&ask, &last),
        contact: t.w("page-letter-contact-text", &[("name", who), ("phone", &ask.municipality.phone)]),
    };
    let leaf = leaf(t, "support-plan", &page)?;
    Ok(ask.page(tx, leaf))
}
