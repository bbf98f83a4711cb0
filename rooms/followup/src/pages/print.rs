//! "Ärendet är avslutat": what the family gets to keep, on paper.

use super::{CLOSE, of, state_key};
use crate::case::Case;
use access::{Act, No, charge};
use askama::Template;
use casefile::MatterId;
use casefile::matter::closing::Closing;
use page::{
    Municipality, Names, Say, Strip, leaf,
    letter::Plain,
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
    /// Since which day.
    since: String,
    one: &'a Closing,
    /// Support that was given, and how it ended.
    supports: Vec<String>,
    /// The goals, and where they stood at last.
    goals: Vec<String>,
    lapse: String,
    who: String,
    number: String,
}

/// The sheet, once the matter is closed.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let case = Case::load(&mut tx, MatterId::of(id), ask.today()).await?;
    let one = case.closing.as_ref().ok_or(No::Absent)?;
    let names = Names::load(&mut tx).await?;
    let carrier = charge::charge(&mut tx, id).await?.ok_or(No::Absent)?.carrier;
    let strip = Strip::of(&mut ask, &mut tx, &case.matter, &names).await?;
    let (t, town) = (&ask.say, &ask.municipality);
    let page = Page {
        t,
        strip: strip.above_a_sheet(),
        back: of(CLOSE, id),
        since: t.w("followup-print-since", &[("day", &t.long_day(ask.zone().day(one.at.instant())))]),
        supports: supports(t, &case),
        goals: goals(t, &case),
        lapse: t.s(if case.child { "followup-print-lapse" } else { "followup-print-lapse-grown" }),
        who: t.w("followup-print-who", &[("name", names.staff(carrier)), ("phone", &town.phone)]),
        number: t.w("page-letter-number", &[("number", Plain::matter(MatterId::of(id)).as_str())]),
        town,
        one,
    };
    let leaf = leaf(t, "followup-print", &page)?;
    Ok(ask.page(tx, leaf))
}

fn supports(t: &Say, case: &Case) -> Vec<String> {
    let says = |one: &casefile::matter::support::Support| {
        let end = one.end.as_ref()?;
        let with = [
            ("what", one.called.clone()),
            ("since", t.long_day(one.since)),
            ("until", t.long_day(end.on)),
            ("how", t.s(super::how_key(end.how))),
        ];
        Some(t.w("followup-print-support", &with.each_ref().map(|(name, text)| (*name, text.as_str()))))
    };
    case.supports.iter().filter_map(says).collect()
}

fn goals(t: &Say, case: &Case) -> Vec<String> {
    let says = |one: &casefile::matter::goal::Goal| {
        t.w("followup-print-goal", &[("goal", &one.text), ("state", &t.s(state_key(one.state())).to_lowercase())])
    };
    case.goals.iter().map(says).collect()
}
