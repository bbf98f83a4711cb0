//! The rows of a day: each says when, who, what and why.

use super::super::{CONTACT, PROMISE, capital, matter, queue::Wording};
use super::{handed::Handed, ordered::Ordered, presented::ToDecide};
use casefile::matter::{
    promise::Promise,
    queue::{Half, Waiting},
    reader::{Hindrance, LeftOver, Promised},
    station::StationKind,
};
use law::{Day, Law};
use store::Ts;

/// One row.
#[derive(Default)]
pub(super) struct Item {
    pub clock: Option<(String, &'static str)>,
    pub link: Option<String>,
    pub name: String,
    pub age: Option<String>,
    /// That somebody in the matter has a protected identity.
    pub guarded: bool,
    pub what: String,
    pub why: String,
    /// When it came and by which rule it has its day: what a day that is full leaves to the matter's own page.
    pub came: String,
    /// Where the button is sent that says that a promise was kept.
    pub kept: Option<String>,
    pub(super) due: Due,
}

/// When a row is due: by the day, and within the day by the hour where there is one; what has no day comes last.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Due {
    /// Before everything else that has a day: somebody needs protection.
    Now,
    At(Day, i64),
    #[default]
    Never,
}

/// After every hour of a day: a deadline of the law is the day itself.
const WHOLE_DAY: i64 = i64::MAX;

pub(super) struct Rows<'a> {
    pub words: &'a Wording<'a>,
    pub law: &'a Law,
}

/// What a day is made of. A matter is there once for each deadline that runs in it. A promise has the address of its contact where its reader may read the whole of it.
pub(super) struct Work {
    /// Those who need protection now.
    pub need: Vec<Waiting>,
    pub matters: Vec<Waiting>,
    pub promises: Vec<(Promised, Option<String>)>,
    pub left: Vec<(LeftOver, Option<String>)>,
    pub half: Vec<Half>,
    pub handed: Handed,
    pub ordered: Ordered,
    pub decisions: ToDecide,
}

impl Rows<'_> {
    /// What is due today or over, and the rest; both with what is due first on top.
    pub fn sorted(&self, work: &Work) -> (Vec<Item>, Vec<Item>) {
        let promises = work.promises.iter().map(|(one, link)| self.either(one, link));
        let left = work.left.iter().map(|(one, link)| Item { why: self.left(one), ..self.either(&one.promise, link) });
        let matters = work.matters.iter().map(|w| self.matter(w));
        let handed = self.handed(&work.handed);
        let ordered = self.ordered(&work.ordered);
        let decisions = self.to_decide(&work.decisions);
        let half = work.half.iter().map(|h| self.half(h));
        let need = work.need.iter().map(|w| self.need(w));
        let waits = handed.into_iter().chain(ordered).chain(decisions);
        let mut all: Vec<Item> = need.chain(promises).chain(left).chain(waits).chain(matters).chain(half).collect();
        all.sort_by_key(|item| item.due);
        let today = Due::At(self.words.today, WHOLE_DAY);
        all.into_iter().partition(|item| item.due <= today)
    }

    /// Somebody who needs protection: since when, and who is on it. No clock runs here that the law does not know.
    fn need(&self, w: &Waiting) -> Item {
        let t = self.words.t;
        let since = w.acute_at.map_or_else(String::new, |at| t.moment(at, self.words.zone));
        let who = match w.taken_at {
            Some(_) => {
                let name = self.words.names.get(&w.carrier).cloned().unwrap_or_default();
                t.w("desk-day-need-carried", &[("name", &name)])
            }
            None => t.s("desk-day-need-untaken"),
        };
        // Opening an investigation protects nobody: the row says only how far it has come.
        let before = [StationKind::FirstContact, StationKind::Intake, StationKind::Assessment];
        let why = if before.contains(&w.station) { "desk-day-need-why" } else { "desk-day-need-open" };
        Item {
            clock: Some((t.s("desk-day-need-clock"), "over")),
            why: t.w(why, &[("since", &since), ("who", &who)]),
            came: String::new(),
            due: Due::Now,
            ..self.matter(w)
        }
    }

    fn matter(&self, w: &Waiting) -> Item {
        let (t, today) = (self.words.t, self.words.today);
        let arrived = self.words.zone.day(w.arrived_at.instant());
        let clock = match &w.due {
            Some(due) => self.words.clock(due.kind, due.latest.unwrap_or(due.due)),
            None => (t.station(w.station.as_str()), "time"),
        };
        let rule = w.due.as_ref().and_then(|due| Some((due.due, self.law.allowance(due.kind, arrived).ok()?.0)));
        // The paragraph stays on one line, and a day that the clock has said already is not said again.
        let why = rule.map(|(day, rule)| match (day == today, rule.paragraph.replace(" §", "\u{a0}§")) {
            (true, paragraph) => format!("{paragraph}."),
            (false, paragraph) => t.w("desk-day-why", &[("day", &t.day(day)), ("paragraph", &paragraph)]),
        });
        let came = match w.channel {
            Some(c) => t.w("desk-day-came", &[("day", &t.day(arrived)), ("channel", &t.channel(c))]),
            None => t.w("desk-day-came-once", &[("day", &t.day(arrived))]),
        };
        let name = w.person.as_ref().map(|p| p.name.clone()).or_else(|| w.words.clone());
        Item {
            clock: Some(clock),
            link: Some(matter(w.id.uuid())),
            name: name.unwrap_or_else(|| t.s("desk-nobody-named")),
            age: w.person.as_ref().and_then(|p| p.age(today)).map(|years| t.years(years)),
            guarded: w.guarded,
            what: match w.closed_at {
                Some(_) => t.s("desk-day-closed"),
                None => format!("{}.", capital(self.words.about(w).trim_end_matches('.'))),
            },
            why: String::new(),
            came: [Some(came), why].into_iter().flatten().collect::<Vec<_>>().join(" "),
            kept: None,
            due: w.due.as_ref().map_or(Due::Never, |due| Due::At(due.due, WHOLE_DAY)),
        }
    }

    fn either(&self, one: &Promised, link: &Option<String>) -> Item {
        match one {
            Promised::Open(promise) => self.promise(promise, link.clone()),
            Promised::Veiled(due) => self.veiled(*due),
        }
    }

    /// Why somebody else's promise stands here.
    fn left(&self, one: &LeftOver) -> String {
        let Some(who) = &one.keeper else { return self.words.t.s("desk-day-left-nobody") };
        let key = match one.why {
            Hindrance::Gone => "desk-day-left-gone",
            Hindrance::Away => "desk-day-left-away",
            Hindrance::Moved => "desk-day-left-moved",
            Hindrance::Barred => "desk-day-left-barred",
        };
        self.words.t.w(key, &[("who", who)])
    }

    fn promise(&self, promise: &Promise, link: Option<String>) -> Item {
        let t = self.words.t;
        let name = promise.to.clone().unwrap_or_else(|| t.s("desk-contact"));
        Item {
            what: promise.what.clone(),
            kept: Some(PROMISE.replace("{id}", &promise.id.to_string())),
            link,
            ..self.promised(promise.due, name)
        }
    }

    fn veiled(&self, due: Ts) -> Item {
        let t = self.words.t;
        Item { what: t.s("access-rule-guarded"), ..self.promised(due, t.s("field-guarded")) }
    }

    fn promised(&self, due: Ts, name: String) -> Item {
        let (t, zone) = (self.words.t, self.words.zone);
        let (day, time) = (zone.day(due.instant()), t.clock(zone.time(due.instant())));
        let when = if day == self.words.today { time.clone() } else { format!("{} {time}", t.day(day)) };
        let clock = if due < self.words.now {
            (t.w("desk-day-was", &[("when", &when)]), "over")
        } else if day == self.words.today {
            (t.w("desk-day-before", &[("time", &time)]), "soon")
        } else {
            (t.w("desk-day-until", &[("when", &when)]), "time")
        };
        Item {
            clock: Some(clock),
            link: None,
            name,
            age: None,
            guarded: false,
            what: String::new(),
            why: t.s("desk-day-promise"),
            came: String::new(),
            kept: None,
            due: Due::At(day, due.micros()),
        }
    }

    fn half(&self, h: &Half) -> Item {
        let t = self.words.t;
        let from = |who| t.w("desk-contact-from", &[("who", &t.reporter(who))]);
        Item {
            clock: Some((t.w("desk-waits", &[("since", &self.words.time(h.arrived_at))]), "soon")),
            link: Some(CONTACT.replace("{id}", &h.contact.to_string())),
            name: h.reporter.map_or_else(|| t.s("desk-contact"), from),
            age: None,
            guarded: false,
            what: t.s("desk-half"),
            why: String::new(),
            came: String::new(),
            kept: None,
            due: Due::At(self.words.today, WHOLE_DAY),
        }
    }
}
