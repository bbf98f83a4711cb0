//! That support began and ended, in words, for pages of any room.

use super::hub::of_end;
use casefile::MatterId;
use casefile::matter::support::{self, Support};
use page::{Names, Say, Signed, staff::Ask};
use store::{Res, Tx};

/// The beginning and the end of each support of a matter, the first first. The caller has a permit or sight for the matter.
pub async fn signed(ask: &Ask, tx: &mut Tx, names: &Names, matter: MatterId) -> Res<Vec<Signed>> {
    let all = support::all(tx, matter).await?;
    let mut signed: Vec<Signed> = all.iter().flat_map(|one| in_words(ask, one, names)).collect();
    signed.sort_by_key(|one| one.at);
    Ok(signed)
}

fn in_words(ask: &Ask, one: &Support, names: &Names) -> Vec<Signed> {
    let t: &Say = &ask.say;
    let by = |(at, actor): &(store::Ts, String)| {
        let name = names.of(actor).to_owned();
        let by = t.w("support-written-by", &[("who", &name), ("when", &t.moment(*at, ask.zone()))]);
        (*at, name, by)
    };
    let (at, name, said) = by(&one.by);
    let says = format!("{}. {}", one.called, t.w("support-since", &[("day", &t.long_day(one.since))]));
    let what = t.s("support-signed-begun");
    let begun = Signed { at, name, what, says, text: Vec::new(), beside: Vec::new(), by: said };
    let ended = one.end.as_ref().map(|end| {
        let (at, name, by) = by(&end.by);
        let (what, text) = (t.s("support-signed-ended"), of_end(t, end));
        Signed { at, name, what, says: one.called.clone(), text, beside: Vec::new(), by }
    });
    [begun].into_iter().chain(ended).collect()
}
