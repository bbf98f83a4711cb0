//! The assignment on paper, for the family: who comes, from when, and what we have agreed.

use super::{Head, head, one::is_received};
use crate::pages::{ONE, called, of};
use access::{Act, No};
use askama::Template;
use casefile::matter::assignment::{self, Part};
use page::{
    Municipality, Say, Strip, leaf,
    staff::{Ask, Out},
};
use store::Tx;

#[derive(Template)]
#[template(path = "order/print.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    back: String,
    town: &'a Municipality,
    about: Option<String>,
    title: String,
    /// That nobody has received it yet.
    draft: bool,
    who: Vec<String>,
    parts: Vec<(String, String)>,
    contact: String,
}

/// The sheet.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Support, id).await?;
    let Head { order, names, strip } = head(&mut ask, &mut tx).await?;
    let read = casefile::matter::one(&mut tx, order.one.matter).await?.ok_or(No::Absent)?;
    let person = match read.person {
        Some(id) => casefile::person::one(&mut tx, id).await?,
        None => None,
    };
    let texts = assignment::texts(&mut tx, order.one.id).await?;
    let t = &ask.say;
    let gives: Vec<&str> = order.performers.iter().map(|who| names.staff(*who)).collect();
    let received = order.one.received().filter(|_| is_received(&order));
    let who = received.map(|turn| {
        let first = t.w("assignment-print-who", &[("who", &gives.join(", ")), ("unit", &order.one.unit_name)]);
        let starts = turn.starts.map(|day| t.w("assignment-print-starts", &[("day", &t.long_day(day))]));
        let hears = turn.hears_by.map(|day| t.w("assignment-print-hears", &[("day", &t.long_day(day))]));
        let first = (!gives.is_empty()).then_some(first);
        [first, starts, hears].into_iter().flatten().collect::<Vec<_>>()
    });
    let text = |part: &Part| {
        let now = texts.iter().find(|one| one.part == *part)?;
        Some((t.s(called(*part)), now.text.clone()))
    };
    let page = Page {
        t,
        strip: strip.above_a_sheet(),
        back: of(ONE, id, order.one.id),
        town: &ask.municipality,
        about: person.map(|person| person.name).or(read.words),
        title: order.one.called.clone(),
        draft: who.is_none(),
        who: who.unwrap_or_default(),
        parts: Part::ALL.iter().filter_map(text).collect(),
        contact: t.w("assignment-print-contact", &[("phone", &ask.municipality.phone)]),
    };
    let leaf = leaf(t, "assignment-print-title", &page)?;
    Ok(ask.page(tx, leaf))
}
