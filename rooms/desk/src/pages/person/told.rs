//! *Berättat*: what was said, by whom, to whom and when, in the matters that the reader may read. Said once.

use super::Reading;
use casefile::matter::told::{self, About, Told};
use store::{Res, Ts, Tx};

pub(super) struct Quote {
    pub text: String,
    pub by: String,
    pub other: bool,
    pub copied: Option<String>,
}

/// The newest first.
pub(super) async fn all(tx: &mut Tx, r: &Reading<'_>) -> Res<Vec<Quote>> {
    let mut all: Vec<Told> = Vec::new();
    for (summary, _) in r.read() {
        all.extend(told::all(tx, summary.id).await?);
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.told_at));
    Ok(all.into_iter().map(|one| quote(r, one)).collect())
}

fn quote(r: &Reading<'_>, one: Told) -> Quote {
    let t = &r.ask.say;
    let day = |at: Ts| t.short_day(r.ask.zone().day(at.instant()));
    let (who, when) = (teller(r, &one), t.moment(one.told_at, r.ask.zone()));
    let by = match one.told_to.as_deref().map(|to| r.names.of(to)) {
        Some(to) => t.w("desk-file-by-to", &[("who", &who), ("to", to), ("when", &when)]),
        None => t.w("desk-file-by", &[("who", &who), ("when", &when)]),
    };
    let copied = one.copied.map(|copy| t.w("desk-file-told-copied", &[("day", &day(copy.at))]));
    Quote { text: one.text, by, other: one.about == About::Other, copied }
}

/// Who told: the name where there is one, and what they are to the person.
pub(super) fn teller(r: &Reading<'_>, one: &Told) -> String {
    let kind = r.ask.say.reporter(one.by_kind);
    match one.by_name.as_deref().map(|name| r.names.of(name)) {
        Some(name) => r.ask.say.w("desk-file-teller", &[("name", name), ("kind", &kind)]),
        None => super::super::capital(&kind),
    }
}
