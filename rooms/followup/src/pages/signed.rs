//! The follow-ups of a matter and its end, in words, for every page that tells what was signed.

use super::form::parts;
use crate::case::Case;
use access::No;
use casefile::MatterId;
use page::{Names, Signed, staff::Ask};
use store::{Fault, Res, Tx};

/// Every follow-up of a matter, the first first, and how it was closed. The caller has a permit or sight for the matter.
pub async fn signed(ask: &Ask, tx: &mut Tx, names: &Names, matter: MatterId) -> Res<Vec<Signed>> {
    let case = match Case::load(tx, matter, ask.today()).await {
        Ok(case) => case,
        Err(No::Fault(fault)) => return Err(fault),
        Err(_) => return Err(Fault::Shape("a matter that is signed in and is not there".into())),
    };
    let t = &ask.say;
    let by = |actor: &str, at| {
        let (name, when) = (names.of(actor).to_owned(), t.moment(at, ask.zone()));
        (name.clone(), t.w("followup-signed", &[("name", &name), ("when", &when)]))
    };
    let mut all = Vec::new();
    for one in &case.done {
        let (name, by) = by(&one.actor, one.at);
        let mut said = parts(t, case.child, one).into_iter();
        let says = said.next().map(|(_, with)| with).unwrap_or_default();
        let text = said.map(|(asked, told)| format!("{asked} {told}")).collect();
        let what = t.w("followup-signed-what", &[("day", &t.day(one.on))]);
        all.push(Signed { at: one.at, name, what, says, text, beside: Vec::new(), by });
    }
    if let Some(one) = &case.closing {
        let (name, by) = by(&one.actor, one.at);
        let text = [&one.done, &one.became, &one.again].into_iter().cloned();
        all.push(Signed {
            at: one.at,
            name,
            what: t.s("followup-signed-closed"),
            says: t.s("followup-signed-closed-says"),
            text: text.chain(one.unfollowed.clone()).collect(),
            beside: Vec::new(),
            by,
        });
    }
    Ok(all)
}
