//! *Min dag*: what a day asks of one worker, in the order of the law's clocks.

mod handed;
mod left;
mod ordered;
mod presented;
mod rows;
mod sentence;

use super::{CONTACT, DAY, leaf, queue::Wording};
use crate::deeds;
use access::{Act, No, StaffId, office};
use askama::Template;
use casefile::{
    matter::{
        queue::halves_of,
        reader::{Promised, carried, in_need, left_over, promised, untaken},
    },
    registration,
};
use handed::Handed;
use left::Unsent;
use ordered::Ordered;
use page::{
    Icon, Say,
    staff::{Ask, Out, Seal},
};
use presented::ToDecide;
use rows::{Item, Rows, Work};
use std::collections::BTreeSet;
use store::{Tx, Uuid};

/// So many rows of what comes later are shown at once: with what is due today they fill a screen.
const LATER: usize = 25;

#[derive(Template)]
#[template(path = "day.html")]
struct Page<'a> {
    t: &'a Say,
    seal: Seal,
    day: String,
    sentence: String,
    untaken: Option<String>,
    /// That something is on its way to or from a unit that the reader leads.
    between: Option<String>,
    /// What the reader has handed over and nobody has received, and what lies before somebody to be decided.
    waits: Vec<Item>,
    today: Vec<Item>,
    /// The support that the reader gives.
    running: Vec<Item>,
    later: Vec<Item>,
    more: Vec<Item>,
    left: Vec<Unsent>,
    empty: bool,
}

/// The day of the one who asks.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.permit(&mut tx, Act::Register).await?;
    let staff = ask.session.staff;
    let work = work(&mut tx, &ask).await?;
    let waiting = untaken(&mut tx, staff).await?;
    ask.sight.shows(shown(&work));
    let left = left::all(&mut ask, &mut tx).await?;
    let today = ask.today();
    let names = office::names(&mut tx).await?;
    let words =
        Wording { t: &ask.say, now: ask.moment.at, today, zone: ask.zone(), me: staff, names, takes: BTreeSet::new() };
    let rows = Rows { words: &words, law: &ask.moment.law };
    let (today_rows, mut later) = rows.sorted(&work);
    let waits: Vec<Item> = rows.waits(&work.handed).into_iter().chain(rows.decisions(&work.decisions)).collect();
    let running = rows.running(&work.ordered);
    let more = later.split_off(later.len().min(LATER));
    let page = Page {
        t: &ask.say,
        seal: ask.seal(),
        day: super::capital(&ask.say.day(today)),
        sentence: sentence::of(&words, &work),
        untaken: (waiting > 0).then(|| ask.say.n("desk-day-untaken", "n", waiting)),
        between: (work.handed.between > 0).then(|| ask.say.n("desk-day-between", "n", work.handed.between)),
        empty: today_rows.is_empty() && later.is_empty() && waits.is_empty() && running.is_empty(),
        waits,
        running,
        today: today_rows,
        left,
        later,
        more,
    };
    let leaf = leaf(&ask.say, "desk-day-title", &page)?;
    Ok(ask.page(tx, leaf))
}

/// A promise has been kept.
pub async fn kept(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let by = ask.permit(&mut tx, Act::Register).await?;
    let contact = deeds::keep_promise(&mut tx, &by, &ask.moment, ask.id()?).await?;
    ask.sight.shows([contact]);
    Ok(ask.go(tx, DAY.into()))
}

/// What the day of the one who asks is made of.
async fn work(tx: &mut Tx, ask: &Ask) -> Result<Work, No> {
    let staff = ask.session.staff;
    let (mut promises, mut left) = (Vec::new(), Vec::new());
    for one in promised(tx, staff).await? {
        let link = link(tx, staff, &one).await?;
        promises.push((one, link));
    }
    for one in left_over(tx, staff).await? {
        let link = link(tx, staff, &one.promise).await?;
        left.push((one, link));
    }
    let (need, matters) = (in_need(tx, staff).await?, carried(tx, staff).await?);
    let (handed, half) = (Handed::load(tx, staff, ask.moment.at).await?, halves_of(tx, staff).await?);
    let (ordered, decisions) = (Ordered::load(tx, staff).await?, ToDecide::load(tx, staff).await?);
    Ok(Work { need, matters, promises, left, half, handed, ordered, decisions })
}

/// What a day shows, for the note of it; a veiled promise shows nothing.
fn shown(work: &Work) -> Vec<Uuid> {
    let all = || work.need.iter().chain(&work.matters);
    let persons = all().filter_map(|w| w.person.as_ref().map(|p| p.id.uuid()));
    let promises = work.promises.iter().map(|(one, _)| one).chain(work.left.iter().map(|(one, _)| &one.promise));
    let contacts = promises.filter_map(|one| match one {
        Promised::Open(promise) => Some(promise.contact),
        Promised::Veiled(_) => None,
    });
    let matters = all().map(|w| w.id.uuid());
    matters
        .chain(persons)
        .chain(work.handed.shown())
        .chain(work.ordered.shown())
        .chain(work.decisions.shown())
        .chain(contacts)
        .chain(work.half.iter().map(|h| h.contact))
        .collect()
}

/// The address of a promise's contact, where its reader may read the whole of it.
async fn link(tx: &mut Tx, staff: StaffId, one: &Promised) -> Result<Option<String>, No> {
    let Promised::Open(promise) = one else { return Ok(None) };
    match registration::whole(tx, staff, promise.contact).await {
        Ok(_) => Ok(Some(CONTACT.replace("{id}", &promise.contact.to_string()))),
        Err(No::Absent) => Ok(None),
        Err(no) => Err(no),
    }
}
