//! *Nu*: the matters that the reader may see, each with its station, its carrier and its clocks with the law's reason.

use super::{
    super::{capital, matter},
    Open, Reading,
    time::hour,
};
use casefile::matter::{clock, clock::Kept};
use store::{Res, Tx};

/// One matter.
pub(super) struct Nu {
    pub label: String,
    pub what: String,
    /// Where it is read, for those who may.
    pub link: Option<String>,
    pub station: String,
    /// Who carries it, where the reader may see it and not read in it.
    pub beside: Option<String>,
    pub clocks: Vec<Clock>,
    /// What has been signed in it, the latest first.
    pub signed: Vec<String>,
}

/// One clock that runs.
pub(super) struct Clock {
    pub words: String,
    pub look: &'static str,
    /// What the law says, and where it says so.
    pub why: Option<(String, String)>,
}

/// Open matters first, the oldest on top; then those that are closed.
pub(super) async fn all(tx: &mut Tx, r: &Reading<'_>) -> Res<Vec<Nu>> {
    let mut all = Vec::with_capacity(r.matters.len());
    let (open, closed): (Vec<_>, Vec<_>) = r.matters.iter().partition(|one| one.summary.closed_at.is_none());
    for one in open.into_iter().chain(closed) {
        let clocks = clock::all(tx, one.summary.id).await?;
        all.push(row(r, one, &clocks));
    }
    Ok(all)
}

fn row(r: &Reading<'_>, one: &Open, clocks: &[Kept]) -> Nu {
    let (t, s) = (&r.ask.say, &one.summary);
    let day = |at: store::Ts| t.short_day(r.ask.zone().day(at.instant()));
    let (label, station) = match s.closed_at {
        None => (t.s("desk-file-matter"), t.station(s.station.as_str()).to_lowercase()),
        Some(at) => (t.s("desk-file-closed"), t.w("desk-file-closed-on", &[("day", &day(at))])),
    };
    let who = match s.taken_at {
        Some(_) => r.names.staff(s.carrier).to_owned(),
        None => t.w("desk-file-nobody", &[("head", r.names.staff(s.carrier))]),
    };
    let running = clocks.iter().filter(|kept| kept.stopped.is_none() && s.closed_at.is_none());
    Nu {
        label,
        what: capital(&t.kind(s.kind)),
        link: one.read.is_some().then(|| matter(s.id.uuid())),
        station,
        beside: one.read.is_none().then(|| t.w("desk-file-see-only", &[("who", &who)])),
        clocks: running.map(|kept| line(r, kept)).collect(),
        signed: one.signed.iter().rev().map(|one| t.signed(one, &hour(r, one.at))).collect(),
    }
}

fn line(r: &Reading<'_>, kept: &Kept) -> Clock {
    let (t, clock) = (&r.ask.say, &kept.clock);
    let last = clock.latest.unwrap_or(clock.due);
    let (left, look) = t.left(last, r.today);
    let (kind, day) = (t.clock_kind(clock.kind), t.day(last));
    let counted = t.w("desk-file-counted", &[("day", &t.day(clock.started))]);
    let rule = r.ask.moment.law.rule(&clock.rule.id, clock.rule.from);
    Clock {
        words: t.w("desk-file-clock", &[("kind", &kind), ("left", &left), ("day", &day)]),
        look,
        why: rule.map(|rule| (rule.title.clone(), format!("{} {}. {counted}", rule.says, rule.paragraph))),
    }
}
