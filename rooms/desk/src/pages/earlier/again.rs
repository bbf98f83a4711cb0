//! What was agreed to in an earlier matter. It holds no longer: a consent ends with what it was given for, and whose yes is
//! needed now is asked of the law on today's day and age.

use access::No;
use casefile::{
    Matter,
    matter::measure::{
        self, Rests,
        consent::{self, Answer},
        holds::{Consenting, Givers},
    },
    person,
};
use law::consent::{Consents, Rests as Lawful, Suitable, Whose, rests};
use page::staff::Ask;
use std::collections::BTreeSet;
use store::Tx;

/// One thing that was agreed to.
pub(super) struct Again {
    /// What it was.
    pub what: String,
    /// Who said yes to it, and when.
    pub then: String,
    /// That it holds no longer, and whose yes is needed now.
    pub now: String,
}

/// What was agreed to, each with whose new yes is needed.
pub(super) async fn all(ask: &mut Ask, tx: &mut Tx, (new, old): (&Matter, &Matter)) -> Result<Vec<Again>, No> {
    let stands = Consenting::load(tx, &ask.moment, new).await?;
    let given = consent::all(tx, old.id).await?;
    let mut all = Vec::new();
    for one in measure::all(tx, old.id).await? {
        if !matches!(one.rests, Rests::OnConsent(_)) {
            continue;
        }
        let mut yes = Vec::new();
        for said in given.iter().filter(|said| said.covers.contains(&one.id)) {
            if let (Answer::Given { .. }, Some(who)) = (said.answer, said.giver.person) {
                let name = person::one(tx, who).await?.map(|person| person.name).unwrap_or_default();
                ask.sight.shows([who.uuid()]);
                let day = ask.say.long_day(said.day);
                yes.push(ask.say.w("desk-earlier-yes", &[("who", &name), ("day", &day)]));
            }
        }
        let lawful = rests(one.kind, &stands.stands, stands.today, &ask.moment.law)
            .map_err(|no| No::from(access::Refusal { word: "page-no-rule", rule: Some(no.asked) }))?;
        let now = match lawful {
            Lawful::OnLaw(_) => ask.say.s("desk-earlier-by-law"),
            Lawful::OnConsent(asked) => whose(ask, tx, &stands, &asked).await?,
        };
        let then = if yes.is_empty() { ask.say.s("desk-earlier-nobody-said-yes") } else { yes.join(" ") };
        all.push(Again { what: one.what, then, now });
    }
    Ok(all)
}

/// Whose yes is needed, by name.
async fn whose(ask: &mut Ask, tx: &mut Tx, stands: &Consenting, asked: &Consents) -> Result<String, No> {
    let (mut names, own): (Vec<String>, BTreeSet<Whose>) = (Vec::new(), asked.of.clone());
    match stands.givers(&own) {
        Givers::GuardiansNotLookedUp => return Ok(ask.say.s("desk-earlier-not-looked-up")),
        Givers::NoGuardian => return Ok(ask.say.s("desk-earlier-no-guardian")),
        Givers::All(givers) => {
            for giver in givers {
                let Some(id) = giver.person else { continue };
                ask.sight.shows([id.uuid()]);
                names.extend(person::one(tx, id).await?.map(|one| one.name));
            }
        }
    }
    let t = &ask.say;
    let needed = t.w("desk-earlier-needs", &[("who", &names.join(", "))]);
    let suitable = (asked.suitable == Suitable::Said).then(|| t.s("desk-earlier-suitable"));
    Ok([needed].into_iter().chain(suitable).collect::<Vec<_>>().join(" "))
}
