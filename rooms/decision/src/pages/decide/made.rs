//! Decisions that have been made, and what was laid before the committee, in words that any page may show.

use crate::{
    agenda::{self, ChairDecision},
    kinds,
};
use casefile::MatterId;
use casefile::matter::decision::{self, Appeal, Decider, Decision, Exception, Outcome};
use law::credentials::Mandate;
use page::{Names, Say, Signed, staff::Ask};
use store::{Res, Tx};

/// The key of what became of it, to stand after a colon.
pub(in crate::pages) fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Granted => "decision-was-granted",
        Outcome::GrantedInPart => "decision-was-in-part",
        Outcome::Refused => "decision-was-refused",
        Outcome::EndedWithout => "decision-was-ended",
    }
}

/// Every decision of a matter, and what the chair decided in haste. The caller has a permit or sight for the matter.
pub async fn signed(ask: &Ask, tx: &mut Tx, names: &Names, matter: MatterId) -> Res<Vec<Signed>> {
    let t = &ask.say;
    let made = decision::all(tx, matter).await?;
    let chair = agenda::chair_of(tx, matter).await?;
    let all = made.iter().map(|one| in_words(t, one, names));
    Ok(all.chain(chair.iter().map(|one| urgent(t, one, names))).collect())
}

fn in_words(t: &Say, made: &Decision, names: &Names) -> Signed {
    let day = t.long_day(made.day);
    let (name, by) = match &made.decider {
        Decider::Staff { who, held, .. } => {
            let key = if *held == Mandate::Own { "decision-by-own" } else { "decision-by-substitute" };
            let name = names.staff(*who).to_owned();
            let by = t.w(key, &[("name", &name), ("day", &day)]);
            (name, by)
        }
        Decider::Board { paragraph, presided } => {
            let with = [("paragraph", paragraph.as_str()), ("presided", presided), ("day", &day)];
            (t.s("decision-committee"), t.w("decision-by-board", &with))
        }
    };
    Signed {
        at: made.at,
        name,
        what: t.s("decision-title"),
        says: format!("{}: {}", made.called, t.s(outcome_key(made.outcome))),
        text: made.means.iter().chain([&made.facts, &made.ground]).cloned().collect(),
        beside: besides(t, made, names),
        by,
    }
}

/// What is said of the child, and of a consent that was missing.
pub(in crate::pages) fn of_child(t: &Say, view: Option<&str>, why: Option<&str>) -> Vec<String> {
    let view = view.map(|words| t.w("decision-was-childs-view", &[("words", words)]));
    view.into_iter().chain(why.map(|words| t.w("decision-was-without-consent", &[("words", words)]))).collect()
}

fn besides(t: &Say, made: &Decision, names: &Names) -> Vec<String> {
    let appeal = match &made.appeal {
        Appeal::Administrative => t.s("decision-appeal-court"),
        Appeal::LegalityReview => t.s("decision-appeal-legality"),
        Appeal::None { why } => t.w("decision-appeal-none", &[("why", why)]),
    };
    let unheard = made.unheard.as_ref().map(|(why, words)| {
        let key = match why {
            Exception::AsAsked => "decision-unheard-as-asked",
            Exception::Unnecessary => "decision-unheard-unnecessary",
            Exception::CannotWait => "decision-unheard-cannot-wait",
        };
        t.w("decision-was-unheard", &[("why", &t.s(key)), ("words", words)])
    });
    let presenter = t.w("decision-presented", &[("name", names.staff(made.presenter))]);
    let others = made.others.as_ref().map(|who| t.w("decision-took-part", &[("who", who)]));
    let follow_up = made.follow_up.map(|day| t.w("decision-follow-up", &[("day", &t.long_day(day))]));
    let law = t.w("decision-by-law", &[("paragraph", &made.paragraph)]);
    let replaces = made.replaces.map(|_| t.s("decision-replaces"));
    let of_child = of_child(t, made.childs_view.as_deref(), made.consent_why.as_deref());
    let first = [Some(law), Some(presenter), others, follow_up, unheard].into_iter().flatten();
    first.chain(of_child).chain(replaces).chain([appeal]).collect()
}

fn urgent(t: &Say, one: &ChairDecision, names: &Names) -> Signed {
    let called = kinds().ok().and_then(|all| all.urgent(&one.kind)).map(|kind| kind.name.clone());
    let by = [("name", names.of(&one.actor)), ("chair", &one.chair), ("day", &t.long_day(one.day))];
    Signed {
        at: one.at,
        name: one.chair.clone(),
        what: t.s("decision-chair-made"),
        says: called.unwrap_or_else(|| one.kind.clone()),
        text: vec![one.words.clone()],
        beside: vec![t.s("decision-chair-reported")],
        by: t.w("decision-chair-by", &by),
    }
}
