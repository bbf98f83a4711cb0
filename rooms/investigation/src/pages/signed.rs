//! What was signed in an investigation, in words, for pages of any room: decisions on more time, and talks.

use super::talk::not_held_key;
use crate::{Extension, Talk, case::Case, extensions, talks};
use access::No;
use casefile::MatterId;
use law::credentials::Mandate;
use page::{Names, Signed, staff::Ask};
use std::collections::BTreeSet;
use store::{Fault, Res, Tx, Uuid};

/// Everything that was signed here in a matter, the first first. The caller has a permit or sight for the matter.
pub async fn signed(ask: &Ask, tx: &mut Tx, names: &Names, matter: MatterId) -> Res<Vec<Signed>> {
    let case = match Case::load(tx, matter).await {
        Ok(case) => case,
        Err(No::Fault(fault)) => return Err(fault),
        Err(_) => return Err(Fault::Stale),
    };
    let talks = talks(tx, matter).await?;
    let corrected: BTreeSet<Uuid> = talks.iter().filter_map(|one| one.corrects).collect();
    let standing = talks.iter().filter(|one| !corrected.contains(&one.id));
    let mut all: Vec<Signed> = standing.map(|talk| of_talk(ask, &case, talk, names)).collect();
    all.extend(extensions(tx, matter).await?.iter().map(|one| of_extension(ask, one, names)));
    all.sort_by_key(|one| one.at);
    Ok(all)
}

/// A decision on more time.
pub(super) fn of_extension(ask: &Ask, one: &Extension, names: &Names) -> Signed {
    let (t, name) = (&ask.say, names.of(&one.actor).to_owned());
    let key = match one.held {
        Mandate::Own => "investigation-made-own",
        Mandate::Substitute => "investigation-made-substitute",
    };
    let late = one.late.as_ref().map(|why| t.w("investigation-was-late", &[("why", why)]));
    let was = t.w("investigation-was-day", &[("day", &t.long_day(one.was))]);
    let long = one.is_long().then(|| t.s("investigation-extended-long"));
    Signed {
        at: one.at,
        what: t.s("investigation-extended"),
        says: t.w("investigation-extended-until", &[("day", &t.long_day(one.until))]),
        text: vec![one.reasons.clone()],
        beside: [was].into_iter().chain(late).chain(long).collect(),
        by: t.w(key, &[("name", &name), ("when", &t.moment(one.at, ask.zone()))]),
        name,
    }
}

/// A talk on one line: what was said stands on its own page.
fn of_talk(ask: &Ask, case: &Case, one: &Talk, names: &Names) -> Signed {
    let (t, name) = (&ask.say, names.of(&one.actor).to_owned());
    let what = if case.is_child() { "investigation-talk-child" } else { "investigation-talk-person" };
    let day = t.long_day(one.day);
    let says = match one.outcome.held() {
        Some(held) => t.w("investigation-signed-held", &[("day", &day), ("place", held.place.as_str())]),
        None => t.w(not_held_key(&one.outcome, case), &[("day", &day)]),
    };
    Signed {
        at: one.at,
        what: t.s(what),
        says,
        text: Vec::new(),
        beside: Vec::new(),
        by: t.w("investigation-written-by", &[("who", &name), ("when", &t.moment(one.at, ask.zone()))]),
        name,
    }
}
