//! The protective assessments of a matter, as they were signed, in words.

use crate::{Need, ProtectiveAssessment, Talked, protection};
use casefile::MatterId;
use law::credentials::Degree;
use page::{Names, Signed, staff::Ask};
use store::{Res, Tx};

/// Every protective assessment of a matter, the first first. The caller has a permit or sight for the matter.
pub async fn all(ask: &Ask, tx: &mut Tx, names: &Names, matter: MatterId) -> Res<Vec<Signed>> {
    Ok(protection::all(tx, matter).await?.into_iter().map(|one| in_words(ask, one, names)).collect())
}

fn in_words(ask: &Ask, one: ProtectiveAssessment, names: &Names) -> Signed {
    let t = &ask.say;
    let missing = match &one.need {
        Need::Unknown { missing, finds_out } => {
            Some(t.w("intake-need-missing", &[("missing", missing.as_str()), ("who", finds_out.as_str())]))
        }
        _ => None,
    };
    let talked = match &one.talked {
        Talked::Yes => t.s("intake-talked-was-yes"),
        Talked::Declined => t.s("intake-talked-was-declined"),
        Talked::NotYet { why } => t.w("intake-talked-was-not-yet", &[("why", why.as_str())]),
    };
    let (name, when) = (names.of(&one.actor).to_owned(), t.moment(one.at, ask.zone()));
    let by = if one.signer.degree == Degree::Fulfils25_1 { "intake-signed-degree" } else { "intake-signed" };
    Signed {
        at: one.at,
        by: t.w(by, &[("name", &name), ("when", &when)]),
        name,
        what: t.s("intake-protection-done"),
        says: t.s(need_key(&one.need)),
        text: missing.into_iter().chain([one.text]).collect(),
        beside: vec![t.w("intake-rests-on-was", &[("what", &one.rests_on)]), talked],
    }
}

fn need_key(need: &Need) -> &'static str {
    match need {
        Need::Now => "intake-found-now",
        Need::NotToday => "intake-found-not-today",
        Need::No => "intake-found-no",
        Need::Unknown { .. } => "intake-found-unknown",
    }
}
