//! The day in a sentence or two: what the law wants done today, and whom to ring.

use super::{super::queue::Wording, rows::Work};
use casefile::matter::reader::Promised;
use law::ClockKind;

pub(super) fn of(words: &Wording<'_>, work: &Work) -> String {
    let (t, today) = (words.t, words.today);
    let due: Vec<(ClockKind, bool)> = work
        .matters
        .iter()
        .filter_map(|w| w.due.as_ref())
        .filter(|due| due.due <= today)
        .map(|due| (due.kind, due.latest.unwrap_or(due.due) < today))
        .collect();
    let count = |of: fn(&(ClockKind, bool)) -> bool| due.iter().filter(|one| of(one)).count();
    let protect = count(|one| !one.1 && one.0 == ClockKind::Protective);
    let decide = count(|one| !one.1 && one.0 == ClockKind::Preliminary);
    let rest = count(|one| !one.1 && !matches!(one.0, ClockKind::Protective | ClockKind::Preliminary));
    // Only where something was counted before them are they others.
    let due_today = if protect + decide > 0 { "desk-day-other" } else { "desk-day-due" };
    let counts = [
        (work.need.len(), "desk-day-need"),
        (protect, "desk-day-protect"),
        (decide, "desk-day-decide"),
        (rest, due_today),
        (count(|one| one.1), "desk-day-over"),
    ];
    let mut all: Vec<String> = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, key)| t.n(key, "n", n)).collect();
    if all.is_empty() && !work.matters.is_empty() {
        all.push(t.s("desk-day-calm"));
    }
    all.extend(ring(words, &work.promises));
    all.join(" ")
}

/// The nearest promise that is still to be kept today.
fn ring(words: &Wording<'_>, promises: &[(Promised, Option<String>)]) -> Option<String> {
    let (t, zone) = (words.t, words.zone);
    let ahead = |one: &&(Promised, Option<String>)| match &one.0 {
        Promised::Open(p) => p.due >= words.now && zone.day(p.due.instant()) == words.today,
        Promised::Veiled(_) => false,
    };
    let Some((Promised::Open(promise), _)) = promises.iter().find(ahead) else { return None };
    let who = promise.to.clone().unwrap_or_else(|| t.s("desk-day-somebody"));
    let time = t.clock(zone.time(promise.due.instant()));
    Some(t.w("desk-day-ring", &[("who", &who), ("time", &time)]))
}
