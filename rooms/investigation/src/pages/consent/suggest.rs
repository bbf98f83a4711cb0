//! What the law asks for each kind of measure in this matter today, said before anything is typed.

use super::{Cited, kind, paragraph, whose_key};
use crate::consent::{Way, foreseen};
use casefile::matter::measure::holds::{Consenting, Givers};
use law::Law;
use law::consent::{Consents, Measure as Kind, Rests, Suitable, Years};
use page::Say;

/// A kind of measure and what it needs.
pub(super) struct Suggested {
    pub kind: Kind,
    pub name: String,
    pub needs: String,
    /// That the child's own consent can be enough.
    pub own: Option<String>,
    /// Whether it must stand why the child's own consent is suitable, on one way or the other.
    pub suitable: bool,
    pub rules: Vec<Cited>,
}

/// Every kind that can be in this matter.
pub(super) fn all(t: &Say, around: &Consenting, law: &Law) -> Vec<Suggested> {
    around.stands.measures().filter_map(|kind| one(t, around, kind, law)).collect()
}

fn one(t: &Say, around: &Consenting, measure: Kind, law: &Law) -> Option<Suggested> {
    let (needs, rules, said) = match foreseen(around, measure, Way::AsAsked, law).ok()? {
        Rests::OnLaw(rule) => {
            let needs = t.w("investigation-consent-on-law", &[("paragraph", &paragraph(law, &rule))]);
            (needs, Cited::of(law, &[rule]), false)
        }
        Rests::OnConsent(needed) => {
            (needs(t, around, &needed), Cited::of(law, &needed.rules), needed.suitable == Suitable::Said)
        }
    };
    let own = foreseen(around, measure, Way::ChildsOwn, law).is_ok();
    let name = kind(t, measure);
    let own_says = own.then(|| t.s("investigation-consent-needs-or-own"));
    Some(Suggested { kind: measure, name, needs, own: own_says, suitable: said || own, rules })
}

/// "Samtycke behövs av: varje vårdnadshavare och barnet", and what stands in the way.
fn needs(t: &Say, around: &Consenting, needed: &Consents) -> String {
    let adult = around.stands.years() == Years::Adult;
    let of: Vec<String> = needed.of.iter().rev().map(|whose| t.s(whose_key(*whose, adult))).collect();
    let says = t.w("investigation-consent-needs", &[("of", &of.join(&t.s("investigation-consent-and")))]);
    match around.givers(&needed.of) {
        Givers::All(_) => says,
        Givers::GuardiansNotLookedUp => format!("{says} {}", t.s("investigation-consent-needs-look-up")),
        Givers::NoGuardian => format!("{says} {}", t.s("investigation-consent-no-guardian")),
    }
}
