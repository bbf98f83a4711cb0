//! The timeline: what lies ahead by law, and what has happened, in the matters that the reader may read.

use super::{
    super::{capital, matter},
    Reading,
    told::teller,
};
use casefile::matter::{clock, note, reader::Summary, station, told};
use law::Day;
use page::Signed;
use store::{Res, Ts, Tx};

/// So many things that have happened are shown; what is older stands in the matters.
const PAST: usize = 60;

pub(super) struct Entry {
    pub ahead: bool,
    pub when: String,
    pub what: String,
    pub link: Option<String>,
    pub small: String,
}

struct Happened {
    at: Ts,
    what: String,
    link: String,
    small: String,
}

/// What lies ahead with the day that is furthest away on top, then what has happened, the newest first; and whether
/// there is more of it.
pub(super) async fn line(tx: &mut Tx, r: &Reading<'_>) -> Res<(Vec<Entry>, bool)> {
    let (mut ahead, mut past): (Vec<(Day, Entry)>, Vec<Happened>) = (Vec::new(), Vec::new());
    for one in r.matters.iter().filter(|one| one.read.is_some()) {
        let summary = &one.summary;
        for kept in clock::all(tx, summary.id).await? {
            if kept.stopped.is_none() && summary.closed_at.is_none() {
                ahead.push(due(r, kept.clock.latest.unwrap_or(kept.clock.due), &kept));
            }
        }
        past.extend(happened(tx, r, summary).await?);
        past.extend(one.signed.iter().map(|signed| done(summary, signed)));
    }
    ahead.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    // Newest first; within one instant, what was done last on top.
    past.sort_by_key(|one| one.at);
    past.reverse();
    let older = past.len() > PAST;
    let past = past.into_iter().take(PAST).map(|one| Entry {
        ahead: false,
        when: when(r, one.at),
        what: one.what,
        link: Some(one.link),
        small: one.small,
    });
    Ok((ahead.into_iter().map(|(_, entry)| entry).chain(past).collect(), older))
}

fn due(r: &Reading<'_>, day: Day, kept: &clock::Kept) -> (Day, Entry) {
    let t = &r.ask.say;
    let what = t.w("desk-file-time-due", &[("kind", &t.clock_kind(kept.clock.kind))]);
    let small = t.left(day, r.today).0;
    (day, Entry { ahead: true, when: short(r, day), what, link: None, small })
}

async fn happened(tx: &mut Tx, r: &Reading<'_>, s: &Summary) -> Res<Vec<Happened>> {
    let (t, link) = (&r.ask.say, matter(s.id.uuid()));
    let one = |at, what: String, small: &str| Happened { at, what, link: link.clone(), small: small.to_owned() };
    let kind = capital(&t.kind(s.kind));
    let mut all = vec![one(s.arrived_at, t.w("desk-file-time-came", &[("kind", &kind)]), "")];
    for stay in station::way(tx, s.id).await? {
        all.push(one(stay.entered_at, t.station(stay.kind.as_str()), r.names.of(&stay.actor)));
    }
    for said in told::all(tx, s.id).await? {
        all.push(one(said.told_at, t.s("desk-file-time-told"), &teller(r, &said)));
    }
    for note in note::all(tx, s.id).await? {
        all.push(one(note.at, t.s("desk-file-time-note"), r.names.of(&note.author)));
    }
    if let Some(at) = s.closed_at {
        all.push(one(at, t.s("desk-file-closed"), ""));
    }
    Ok(all)
}

/// What was signed, in few words: the whole of it stands in the matter.
fn done(s: &Summary, one: &Signed) -> Happened {
    Happened {
        at: one.at,
        what: format!("{}: {}", one.what, one.says),
        link: matter(s.id.uuid()),
        small: one.name.clone(),
    }
}

/// "6 mars klockan 16.51"
pub(super) fn hour(r: &Reading<'_>, at: Ts) -> String {
    let (t, zone) = (&r.ask.say, r.ask.zone());
    let (day, time) = (short(r, zone.day(at.instant())), t.clock(zone.time(at.instant())));
    t.w("page-moment", &[("day", &day), ("time", &time)])
}

/// "8.20" today, else the day.
fn when(r: &Reading<'_>, at: Ts) -> String {
    let zone = r.ask.zone();
    let day = zone.day(at.instant());
    if day == r.today { r.ask.say.clock(zone.time(at.instant())) } else { short(r, day) }
}

/// "22 nov", with the year where it is another: the column is narrow.
fn short(r: &Reading<'_>, day: Day) -> String {
    let date = day.date();
    let month = r.ask.say.n("desk-file-month", "n", usize::try_from(date.month()).unwrap_or_default());
    match date.year() == r.today.date().year() {
        true => format!("{} {month}", date.day()),
        false => format!("{} {month} {}", date.day(), date.year()),
    }
}
