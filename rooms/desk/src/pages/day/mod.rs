//! *Min dag*: what a day asks of one worker, in the order of the law's clocks.

mod rows;
mod sentence;

use super::{CONTACT, DAY, REGISTER, leaf, queue::Wording};
use crate::deeds;
use access::{Act, No, office};
use askama::Template;
use casefile::{
    matter::{
        queue::{Half, halves},
        reader::{Promised, carried, promised, untaken},
    },
    registration,
};
use page::{
    Say,
    staff::{
        Ask, Out, Seal,
        draft::{self, Place},
    },
};
use rows::{Item, Rows};
use store::{Ts, Tx};

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
    today: Vec<Item>,
    later: Vec<Item>,
    more: Vec<Item>,
    empty: bool,
}

/// The day of the one who asks.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let by = ask.permit(&mut tx, Act::Register).await?;
    let staff = ask.session.staff;
    let matters = carried(&mut tx, staff).await?;
    let mine = |half: &Half| half.received_by.as_deref() == Some(staff.to_string().as_str());
    let half: Vec<Half> = halves(&mut tx, &by).await?.into_iter().filter(mine).collect();
    let promises = promised(&mut tx, staff).await?;
    let promises = readable(&mut tx, &ask, promises).await?;
    let begun = begun(&ask, &mut tx).await?;
    let waiting = untaken(&mut tx, staff).await?;
    let persons = matters.iter().filter_map(|w| w.person.as_ref().map(|p| p.id.uuid()));
    let contacts = promises.iter().filter_map(|(one, _)| match one {
        Promised::Open(promise) => Some(promise.contact),
        Promised::Veiled(_) => None,
    });
    let shown: Vec<_> = matters.iter().map(|w| w.id.uuid()).chain(persons).chain(contacts).collect();
    ask.sight.shows(shown.into_iter().chain(half.iter().map(|h| h.contact)));
    let today = ask.zone().day(ask.moment.at.instant());
    let names = office::names(&mut tx).await?;
    let words = Wording { t: &ask.say, now: ask.moment.at, today, zone: ask.zone(), me: staff, names, takes: false };
    let rows = Rows { words: &words, law: &ask.moment.law };
    let (today_rows, mut later) = rows.sorted(&matters, &promises, &half, begun);
    let more = later.split_off(later.len().min(LATER));
    let page = Page {
        t: &ask.say,
        seal: ask.seal(),
        day: super::capital(&ask.say.day(today)),
        sentence: sentence::of(&words, &matters, &promises),
        untaken: (waiting > 0).then(|| ask.say.n("desk-day-untaken", "n", waiting)),
        empty: today_rows.is_empty() && later.is_empty(),
        today: today_rows,
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

/// The promises, each with the address of its contact where its keeper may read the whole of it.
async fn readable(tx: &mut Tx, ask: &Ask, all: Vec<Promised>) -> Result<Vec<(Promised, Option<String>)>, No> {
    let mut out = Vec::with_capacity(all.len());
    for one in all {
        let link = match &one {
            Promised::Veiled(_) => None,
            Promised::Open(promise) => match registration::whole(tx, ask.session.staff, promise.contact).await {
                Ok(_) => Some(CONTACT.replace("{id}", &promise.contact.to_string())),
                Err(No::Absent) => None,
                Err(no) => return Err(no),
            },
        };
        out.push((one, link));
    }
    Ok(out)
}

/// When a registration was saved that its author has not handed in.
async fn begun(ask: &Ask, tx: &mut Tx) -> Result<Option<Ts>, No> {
    let place = Place { author: ask.session.staff.0, form: REGISTER, subject: REGISTER.into() };
    Ok(draft::load(tx, &ask.keys, &place).await?.map(|draft| draft.saved_at))
}
