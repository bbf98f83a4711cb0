//! *Har varit här förut*: what the closed matters about the same person hold, on one screen, and what holds no longer.
//!
//! It is for whoever carries or answers for the new matter (rule `returned` of the policy), and each old one is asked for by
//! itself. Nothing is copied until somebody presses a button beside one thing; then it is a note with its day and source.

mod again;
mod thing;

use super::{EARLIER, capital, leaf, matter};
use crate::deeds::{self, Bring};
use access::{Act, No, Permit, charge};
use again::Again;
use askama::Template;
use casefile::{
    Matter, MatterId, Text,
    matter::{
        self, note,
        party::{self, Role},
        reader,
    },
    person,
};
use law::Day;
use page::{
    Icon, Leaf, Names, Say, Strip,
    staff::{Ask, Out, Seal},
};
use std::collections::BTreeSet;
use store::{Tx, Uuid};
use thing::Thing;

/// The longest text that is brought along, in signs.
const ROOM: usize = 60_000;

/// An earlier matter as it is shown.
struct Earlier {
    id: Uuid,
    title: String,
    link: String,
    /// Who carried it, how old the person was, language, guardians.
    lines: Vec<String>,
    things: Vec<Thing>,
    /// What was agreed to then and whose yes is needed now.
    again: Vec<Again>,
}

#[derive(Template)]
#[template(path = "earlier.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    home: String,
    to: String,
    trouble: Option<String>,
    seal: Seal,
    /// Whether the reader may write in the new matter.
    brings: bool,
    consent: String,
    all: Vec<Earlier>,
}

/// What there is, for one who may read it.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let leaf = page(&mut ask, &mut tx, None).await?;
    Ok(ask.page(tx, leaf))
}

/// Brings one thing along.
pub async fn bring(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = MatterId::of(ask.id()?);
    let by = ask.sight.matter(&mut tx, Act::Write, id.uuid()).await?;
    let from: Uuid = ask.fields.get("from").parse().map_err(|_| No::Absent)?;
    let from = MatterId::of(from);
    let among = reader::earlier(&mut tx, ask.session.staff, id).await?.contains(&from);
    among.then_some(()).ok_or(No::Absent)?;
    let read = Permit::for_matter(&mut tx, ask.session.staff, Act::Read, from.uuid()).await?;
    ask.sight.shows([from.uuid()]);
    let names = Names::load(&mut tx).await?;
    let things = thing::all(&ask, &mut tx, from, &names).await?;
    let one = things.into_iter().find(|one| one.key == ask.fields.get("thing")).ok_or(No::Absent)?;
    let text = Text::parse(&one.text, ROOM).map_err(|_| No::Absent)?;
    let source = Text::parse(&one.source, ROOM).map_err(|_| No::Absent)?;
    let call = Bring { matter: id, from, sort: one.sort, text, source };
    let trouble = match deeds::bring(&mut tx, (&by, &read), &ask.moment, call).await {
        Ok(_) => return Ok(ask.go(tx, EARLIER.replace("{id}", &id.uuid().to_string()))),
        Err(No::Refusal(no)) => ask.say.s(no.word),
        Err(no) => return Err(no),
    };
    let leaf = page(&mut ask, &mut tx, Some(trouble)).await?;
    Ok(ask.again(tx, leaf))
}

async fn page(ask: &mut Ask, tx: &mut Tx, trouble: Option<String>) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let new = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &new, &names).await?;
    let notes = note::all(tx, id).await?;
    let mut all = Vec::new();
    for old in reader::earlier(tx, ask.session.staff, id).await? {
        Permit::for_matter(tx, ask.session.staff, Act::Read, old.uuid()).await?;
        ask.sight.shows([old.uuid()]);
        let mut one = earlier(ask, tx, (&new, old), &names).await?;
        for thing in &mut one.things {
            thing.there = notes.iter().any(|note| note.text == thing.text && note.source == thing.source);
        }
        all.push(one);
    }
    let brings = Permit::for_matter(tx, ask.session.staff, Act::Write, id.uuid()).await.is_ok();
    let page = Page {
        t: &ask.say,
        strip,
        home: matter(id.uuid()),
        to: EARLIER.replace("{id}", &id.uuid().to_string()),
        trouble,
        seal: ask.seal(),
        brings,
        consent: format!("{}/samtycke", matter(id.uuid())),
        all,
    };
    leaf(&ask.say, "desk-earlier-title", &page)
}

async fn earlier(ask: &mut Ask, tx: &mut Tx, (new, id): (&Matter, MatterId), names: &Names) -> Result<Earlier, No> {
    let old = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let charge = charge::charge(tx, id.uuid()).await?.ok_or(No::Absent)?;
    let closed = charge.closed_at.ok_or(No::Absent)?;
    let closed = ask.zone().day(closed.instant());
    let mut lines = vec![ask.say.w("desk-earlier-carried", &[("who", names.staff(charge.carrier))])];
    lines.extend(ages(ask, tx, &old, closed).await?);
    lines.extend(tongue(ask, tx, (new, &old)).await?);
    lines.extend(guardians(ask, tx, (new, &old)).await?);
    let t = &ask.say;
    let days = [("from", t.long_day(old.arrived_on)), ("until", t.long_day(closed))];
    let [from, until] = days.each_ref().map(|(name, day)| (*name, day.as_str()));
    Ok(Earlier {
        id: id.uuid(),
        title: t.w("desk-earlier-matter", &[("kind", &capital(&t.kind(old.kind))), from, until]),
        link: matter(id.uuid()),
        lines,
        things: thing::all(ask, tx, id, names).await?,
        again: again::all(ask, tx, (new, &old)).await?,
    })
}

/// How old the person was when it came, and is today.
async fn ages(ask: &Ask, tx: &mut Tx, old: &Matter, closed: Day) -> Result<Option<String>, No> {
    let Some(id) = old.person else { return Ok(None) };
    let Some(one) = person::one(tx, id).await? else { return Ok(None) };
    let (t, today) = (&ask.say, ask.today());
    let years = |on: Day| one.age(today).on(on).map(|years| t.years(years));
    let ages = years(old.arrived_on).zip(years(closed)).zip(years(today));
    Ok(ages.map(|((then, end), now)| t.w("desk-earlier-age", &[("then", &then), ("end", &end), ("now", &now)])))
}

/// In which language, and with which interpreter.
async fn tongue(ask: &Ask, tx: &mut Tx, (new, old): (&Matter, &Matter)) -> Result<Vec<String>, No> {
    let t = &ask.say;
    let own = match old.person {
        Some(id) => person::one(tx, id).await?,
        None => None,
    };
    let person = own.as_ref();
    let says = |tag: Option<&casefile::Lang>| tag.map(|tag| t.language(tag.as_str()));
    let speaks = |m: &Matter| says(m.language.as_ref().or(person.and_then(|p| p.language.as_ref())));
    let needs = |m: &Matter| says(m.interpreter.as_ref().or(person.and_then(|p| p.interpreter.as_ref())));
    let line = |keys: [&str; 2], then: Option<String>, now: Option<String>| {
        let (same, then) = (then == now, then?);
        let now = now.unwrap_or_else(|| t.s("desk-earlier-unasked"));
        Some(t.w(if same { keys[0] } else { keys[1] }, &[("then", &then), ("now", &now)]))
    };
    let language = line(["desk-earlier-language", "desk-earlier-language-new"], speaks(old), speaks(new));
    let interpreter = line(["desk-earlier-interpreter", "desk-earlier-interpreter-new"], needs(old), needs(new));
    Ok(language.into_iter().chain(interpreter).collect())
}

/// Who had custody then, and who has as far as somebody has looked.
async fn guardians(ask: &mut Ask, tx: &mut Tx, (new, old): (&Matter, &Matter)) -> Result<Option<String>, No> {
    let mut named = Vec::new();
    for matter in [old, new] {
        let parties = party::all(tx, matter.id).await?;
        let unknown = parties.iter().any(|party| party.role == Role::GuardiansToBeChecked);
        let ids: BTreeSet<_> =
            parties.iter().filter(|party| party.role == Role::Guardian).filter_map(|party| party.person).collect();
        ask.sight.shows(ids.iter().map(|id| id.uuid()));
        let mut names = Vec::new();
        for id in &ids {
            names.extend(person::one(tx, *id).await?.map(|one| one.name));
        }
        names.sort();
        named.push((ids, names.join(", "), unknown));
    }
    let t = &ask.say;
    let [(then_ids, then, _), (now_ids, now, unknown)] = named.as_slice() else { return Ok(None) };
    if then_ids.is_empty() {
        return Ok(None);
    }
    Ok(Some(match (then_ids == now_ids, unknown, now_ids.is_empty()) {
        (true, _, _) => t.w("desk-earlier-guardians", &[("then", then)]),
        (_, true, true) => t.w("desk-earlier-guardians-unchecked", &[("then", then)]),
        (_, _, true) => t.w("desk-earlier-guardians-none", &[("then", then)]),
        _ => t.w("desk-earlier-guardians-new", &[("then", then), ("now", now)]),
    }))
}
