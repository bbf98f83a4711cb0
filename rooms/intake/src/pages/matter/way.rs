//! The way of a matter, and its clocks in words with the law's reason behind them.

use askama::{Template, filters::HtmlSafe};
use casefile::Matter;
use casefile::matter::{
    clock::Kept,
    station::{Station, StationKind},
};
use law::{Day, Law, Zone};
use page::Say;

/// One station of the line.
pub(in crate::pages) struct Stop {
    name: String,
    passed: bool,
    here: bool,
    /// Below its name: when it was passed, or who has it now.
    below: String,
    /// The clock that is due next, at the station where the matter stands.
    clock: Option<(String, &'static str)>,
}

#[derive(Template)]
#[template(path = "matter/way.html")]
pub(in crate::pages) struct Way {
    t: Say,
    stops: Vec<Stop>,
}

impl HtmlSafe for Way {}

impl Way {
    pub fn of(t: &Say, matter: &Matter, way: &[Station], lines: &[ClockLine], carrier: &str, zone: &Zone) -> Way {
        let day = |at: store::Ts| t.short_day(zone.day(at.instant()));
        let stop = |kind: &StationKind| {
            let stay = way.iter().rev().find(|stay| stay.kind == *kind);
            let here = stay.is_some_and(|stay| stay.left.is_none());
            let first = *kind == StationKind::FirstContact;
            let passed = !here && (first || stay.is_some());
            let below = match stay {
                Some(_) if here => carrier.to_owned(),
                Some(stay) => day(stay.entered_at),
                None if first => day(matter.arrived_at),
                None => String::new(),
            };
            let next = lines.iter().find(|line| line.running).filter(|_| here);
            let clock = next.map(|line| (format!("{} {}", line.name, line.left), line.look));
            Stop { name: t.station(kind.as_str()), passed, here, below, clock }
        };
        Way { t: t.clone(), stops: StationKind::ALL.iter().map(stop).collect() }
    }
}

/// One clock, as people say it.
pub(in crate::pages) struct ClockLine {
    pub name: String,
    pub running: bool,
    /// "5 dagar kvar"; how it ended, where it has.
    pub left: String,
    pub look: &'static str,
    pub due: String,
    /// What else must be known of the day.
    pub beside: Option<String>,
    pub why: Option<(String, String)>,
    day: Day,
}

impl ClockLine {
    /// The clocks of a matter: those that run first, the nearest day first.
    pub fn all(t: &Say, clocks: &[Kept], law: &Law, today: Day) -> Vec<ClockLine> {
        // A clock that was stopped because its day moved is told by the one that took its place.
        let replaced =
            |n: usize, kept: &Kept| clocks.iter().skip(n + 1).any(|later| later.clock.kind == kept.clock.kind);
        let shown = clocks.iter().enumerate().filter(|(n, kept)| kept.stopped.is_none() || !replaced(*n, kept));
        let mut lines: Vec<ClockLine> = shown.map(|(_, kept)| ClockLine::of(t, kept, law, today)).collect();
        lines.sort_by_key(|line| (!line.running, line.day));
        lines
    }

    fn of(t: &Say, kept: &Kept, law: &Law, today: Day) -> ClockLine {
        let (clock, running) = (&kept.clock, kept.stopped.is_none());
        let zone = &law.settings().zone;
        let (left, look) = match &kept.stopped {
            None => t.left(clock.due, today),
            Some((at, _, _)) => (t.w("intake-clock-stopped", &[("day", &t.short_day(zone.day(at.instant())))]), "done"),
        };
        let beside = match (clock.latest, clock.legal_latest) {
            (Some(latest), _) => Some(t.w("intake-clock-latest", &[("day", &t.day(latest))])),
            (None, Some(legal)) => Some(t.w("intake-clock-legal", &[("day", &t.day(legal))])),
            (None, None) => None,
        };
        let rule = law.rule(&clock.rule.id, clock.rule.from);
        let counted = t.w("intake-clock-counted", &[("day", &t.day(clock.started))]);
        ClockLine {
            name: t.clock_kind(clock.kind),
            running,
            left,
            look,
            due: t.day(clock.due),
            beside: beside.filter(|_| running),
            why: rule.map(|rule| (rule.says.clone(), format!("{}. {counted}", rule.paragraph))),
            day: clock.due,
        }
    }
}
