//! What waits, in the order of the way: one row for each matter that the reader may see, and for each contact that
//! nobody has made anything of yet.

use super::leaf;
use access::{
    Act, No, Permit, StaffId,
    office::{self, Colleague},
};
use askama::Template;
use casefile::matter::{
    queue::{Became, CONTACTS, Half, MATTERS, Size, Waiting, halves, halves_size, queue, size},
    reader::{VeiledWaiting, takable, veiled_waiting},
    station::StationKind,
};
use casefile::{CallId, MatterId, registration::receipt};
use law::{
    ClockKind, Day,
    reading::{Acute, Channel},
};
use page::{
    Icon, Say,
    staff::{Ask, Out, Seal},
};
use std::{collections::BTreeSet, sync::Arc};
use store::{Ts, Tx, Uuid};

/// What stands in the address before the id of the call that was just registered.
const PLACED: &str = "klart";

#[derive(Template)]
#[template(path = "queue.html")]
struct Page<'a> {
    t: &'a Say,
    seal: Seal,
    receipt: Option<Placed>,
    now: String,
    counts: Vec<(usize, String)>,
    cuts: Vec<String>,
    stations: Vec<Station>,
    empty: bool,
    here: Vec<(String, String)>,
    away: Vec<String>,
}

struct Station {
    id: &'static str,
    title: String,
    lead: String,
    rows: Vec<Row>,
}

struct Row {
    link: String,
    time: String,
    ago: String,
    name: String,
    age: Option<String>,
    tags: String,
    guarded: bool,
    about: String,
    clock: Option<(String, &'static str)>,
    carrier: Option<String>,
    mine: bool,
    take: Option<String>,
    seen: i64,
    same: bool,
}

/// What the rows are worded with.
pub(super) struct Wording<'a> {
    pub(super) t: &'a Say,
    pub(super) now: Ts,
    pub(super) today: Day,
    pub(super) zone: &'a law::Zone,
    pub(super) me: StaffId,
    pub(super) names: Arc<office::Names>,
    /// What the reader may take.
    pub(super) takes: BTreeSet<MatterId>,
}

/// Where the matters of a contact went that the reader has just written down.
struct Placed {
    /// Where each is read, who it is about, and what it is.
    seen: Vec<(String, String, String)>,
    others: Option<String>,
}

/// The receipt of the call that the address names, for the one who wrote it down.
async fn receipt_of(ask: &mut Ask, tx: &mut Tx) -> Result<Option<Placed>, No> {
    let Ok(call) = ask.query.get(PLACED).parse::<Uuid>() else { return Ok(None) };
    let found = receipt(tx, ask.session.staff, CallId(call)).await?;
    ask.sight.shows(found.seen.iter().map(|one| one.id.uuid()));
    let t = &ask.say;
    let line = |one: Became| {
        let name = one.name.unwrap_or_else(|| t.s("desk-nobody-named"));
        (super::matter(one.id.uuid()), name, t.kind(one.kind))
    };
    let others = (found.others > 0).then(|| t.n("desk-receipt-others", "n", found.others));
    let seen: Vec<_> = found.seen.into_iter().map(line).collect();
    Ok((others.is_some() || !seen.is_empty()).then_some(Placed { seen, others }))
}

/// The page after something has been registered: with where it went.
pub(super) fn after(call: CallId) -> String {
    format!("{}?{PLACED}={}", super::QUEUE, call.0)
}

/// What waits: the rows, and how many there are of each where not all are shown.
struct Waits {
    matters: Vec<Waiting>,
    size: Size,
    half: Vec<Half>,
    contacts: usize,
    veiled: Vec<VeiledWaiting>,
}

impl Waits {
    async fn load(tx: &mut Tx, by: &Permit, staff: StaffId, today: Day) -> Result<Waits, No> {
        let (matters, half) = (queue(tx, staff.0).await?, halves(tx, by).await?);
        let size = if matters.len() < MATTERS { Size::of(&matters, today) } else { size(tx, staff.0, today).await? };
        let contacts = if half.len() < CONTACTS { half.len() } else { halves_size(tx, by).await? };
        let veiled = veiled_waiting(tx, staff).await?;
        Ok(Waits { matters, size, half, contacts, veiled })
    }
}

/// The whole queue of the reader.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let by = ask.permit(&mut tx, Act::Register).await?;
    let today = ask.today();
    let waits = Waits::load(&mut tx, &by, ask.session.staff, today).await?;
    let colleagues = super::register::colleagues(&ask, &mut tx).await?;
    let names = office::names(&mut tx).await?;
    let persons = waits.matters.iter().filter_map(|w| w.person.as_ref().map(|p| p.id.uuid()));
    let contacts = waits.half.iter().map(|h| h.contact);
    ask.sight.shows(waits.matters.iter().map(|w| w.id.uuid()).chain(persons).chain(contacts));
    let takes = takable(&mut tx, ask.session.staff).await?;
    let receipt = receipt_of(&mut ask, &mut tx).await?;
    let words =
        Wording { t: &ask.say, now: ask.moment.at, today, zone: ask.zone(), me: ask.session.staff, names, takes };
    let page = Page { receipt, ..page(&ask, &words, &waits, &colleagues) };
    let leaf = leaf(&ask.say, "desk-queue-title", &page)?;
    Ok(ask.page(tx, leaf))
}

fn page<'a>(ask: &Ask, words: &Wording<'a>, waits: &Waits, colleagues: &[Colleague]) -> Page<'a> {
    let t = words.t;
    let at = |kind: StationKind| words.rows(waits.matters.iter().filter(|w| w.station == kind));
    let first: Vec<Row> = waits.half.iter().map(|h| words.half(h)).chain(at(StationKind::FirstContact)).collect();
    let station =
        |id: &'static str, kind: &str, lead: &str, rows| Station { id, title: t.station(kind), lead: t.s(lead), rows };
    // What is past the assessment stands here only until somebody has taken it.
    let before = [StationKind::FirstContact, StationKind::Intake, StationKind::Assessment];
    let begun = words.rows(waits.matters.iter().filter(|w| !before.contains(&w.station)));
    let stations = vec![
        station("first", "first_contact", "desk-lead-first", first),
        station("intake", "intake", "desk-lead-intake", at(StationKind::Intake)),
        station("assessment", "assessment", "desk-lead-assessment", at(StationKind::Assessment)),
        station("investigation", "investigation", "desk-lead-investigation", begun),
    ];
    let areas = |c: &Colleague| c.areas.iter().map(|a| t.competence(*a)).collect::<Vec<_>>().join(", ");
    let (away, here): (Vec<_>, Vec<_>) = colleagues.iter().partition(|c| c.away);
    Page {
        t,
        seal: ask.seal(),
        receipt: None,
        now: t.moment(words.now, words.zone),
        counts: words.counts(waits),
        cuts: words.cuts(waits),
        empty: stations.iter().all(|s| s.rows.is_empty()),
        stations,
        here: here.into_iter().map(|c| (c.name.clone(), areas(c))).collect(),
        away: away.into_iter().map(|c| c.name.clone()).collect(),
    }
}

impl Wording<'_> {
    fn counts(&self, waits: &Waits) -> Vec<(usize, String)> {
        let size = &waits.size;
        let all = [
            (size.all + waits.contacts, "desk-count-all"),
            (size.protective, "desk-count-protective"),
            (size.untaken, "desk-count-untaken"),
            (size.late, "desk-count-over"),
        ];
        all.into_iter().map(|(n, key)| (n, self.t.n(key, "n", n))).collect()
    }

    /// That not all is shown, where it is not.
    fn cuts(&self, waits: &Waits) -> Vec<String> {
        let lists = [
            (waits.matters.len(), waits.size.all, "desk-cut-matters"),
            (waits.half.len(), waits.contacts, "desk-cut-contacts"),
        ];
        let says = |(shown, all, key): (usize, usize, &str)| {
            self.t.w(key, &[("shown", &shown.to_string()), ("all", &all.to_string())])
        };
        let cut = lists.into_iter().filter(|(shown, all, _)| shown < all).map(says);
        cut.chain(waits.veiled.iter().map(|one| self.veiled(one))).collect()
    }

    /// What a head or a lead is told of a matter that protection closes to them: that it waits, and until when.
    fn veiled(&self, one: &VeiledWaiting) -> String {
        let clock = one.due.as_ref().map(|due| self.clock(due.kind, due.latest.unwrap_or(due.due)).0);
        let said = self.t.w("desk-veiled-waits", &[("since", &self.time(one.arrived_at))]);
        clock.map_or(said.clone(), |clock| format!("{said} {clock}."))
    }

    /// One row for each matter; those of one contact stand together.
    fn rows<'w>(&self, waiting: impl Iterator<Item = &'w Waiting>) -> Vec<Row> {
        let mut before = None;
        waiting
            .map(|w| {
                let same = w.contact.is_some() && before == w.contact;
                before = w.contact;
                self.row(w, same)
            })
            .collect()
    }

    fn row(&self, w: &Waiting, same: bool) -> Row {
        let t = self.t;
        let named = w.person.as_ref().map(|p| p.name.clone());
        let name = named.or_else(|| w.words.clone()).unwrap_or_else(|| t.s("desk-nobody-named"));
        let years = w.person.as_ref().map_or(w.age_told, |p| p.age(self.today));
        let age = years.map(|years| t.years(years));
        let channel = w.channel.map_or_else(String::new, |c| t.channel(c));
        let interpreter =
            w.interpreter.as_ref().map(|l| t.w("desk-interpreter", &[("language", &t.language(l.as_str()))]));
        let tags = [Some(if same { t.s("desk-same-contact") } else { channel }), interpreter];
        let taken = w.taken_at.map(|_| self.names.get(&w.carrier).cloned().unwrap_or_default());
        Row {
            link: format!("/arende/{}", w.id.uuid()),
            time: if same { String::new() } else { self.time(w.arrived_at) },
            ago: if same { String::new() } else { t.ago(w.arrived_at, self.now) },
            name,
            age,
            tags: tags.into_iter().flatten().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(", "),
            guarded: w.guarded,
            about: self.about(w),
            clock: w.due.as_ref().map(|d| self.clock(d.kind, d.latest.unwrap_or(d.due))),
            mine: taken.is_some() && w.carrier == self.me,
            take: (taken.is_none() && self.takes.contains(&w.id)).then(|| format!("/arende/{}/ta", w.id.uuid())),
            carrier: taken,
            seen: w.version,
            same,
        }
    }

    pub(super) fn about(&self, w: &Waiting) -> String {
        let kind = begins_large(&self.t.kind(w.kind));
        // Once a matter has gone on, somebody has signed what the danger is.
        let unjudged = [StationKind::FirstContact, StationKind::Intake];
        match w.acute {
            Acute::Yes if w.acute_at.is_some() => self.t.w("desk-about-need", &[("kind", &kind)]),
            Acute::Yes => self.t.w("desk-about-acute", &[("kind", &kind)]),
            Acute::Judge if unjudged.contains(&w.station) => self.t.w("desk-about-judge", &[("kind", &kind)]),
            Acute::Judge | Acute::No => kind,
        }
    }

    pub(super) fn clock(&self, kind: ClockKind, due: Day) -> (String, &'static str) {
        let (left, look) = self.t.left(due, self.today);
        (self.t.w("desk-clock", &[("kind", &self.t.clock_kind(kind)), ("left", &left)]), look)
    }

    /// "8.20" today, else the day.
    pub(super) fn time(&self, at: Ts) -> String {
        let day = self.zone.day(at.instant());
        if day == self.today { self.t.clock(self.zone.time(at.instant())) } else { self.t.tight_day(day) }
    }

    fn half(&self, h: &Half) -> Row {
        let t = self.t;
        let taker = h.received_by.as_ref().and_then(|id| id.parse().ok()).map(StaffId);
        let letter = h.received_by.is_none() && h.channel == Channel::WebForm;
        let state = match (letter, h.today) {
            (true, true) => "desk-letter-today",
            (true, false) => "desk-letter",
            (false, _) => "desk-half",
        };
        let since = || t.w("desk-waits", &[("since", &self.time(h.arrived_at))]);
        let clock = if h.today { t.s("desk-letter-says-today") } else { since() };
        Row {
            link: super::CONTACT.replace("{id}", &h.contact.to_string()),
            time: self.time(h.arrived_at),
            ago: t.ago(h.arrived_at, self.now),
            name: h
                .reporter
                .map_or_else(|| t.s("desk-contact"), |r| t.w("desk-contact-from", &[("who", &t.reporter(r))])),
            age: None,
            tags: t.channel(h.channel),
            guarded: false,
            about: t.s(state),
            clock: Some((clock, "soon")),
            mine: taker == Some(self.me),
            carrier: taker.map(|id| self.names.get(&id).cloned().unwrap_or_default()),
            take: None,
            seen: h.version,
            same: false,
        }
    }
}

/// The same text as the beginning of a sentence.
fn begins_large(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().into_iter().flat_map(char::to_uppercase).chain(signs).collect()
}

/// Who keeps a promise, by the actor's name as the journal writes it.
pub(super) fn keeper(actor: &str, names: &office::Names) -> String {
    let id = actor.strip_prefix("staff:").and_then(|id| id.parse().ok()).map(StaffId);
    id.and_then(|id| names.get(&id)).cloned().unwrap_or_default()
}
