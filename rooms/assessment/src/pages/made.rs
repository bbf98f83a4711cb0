//! A decision that has been made, to be read: what, why, by whom and by which law.

use super::Names;
use crate::deeds::{Distributed, distributed};
use crate::{Concerned, Late, Notice, NoticeStep, OpeningDecision, Outcome, decided};
use askama::{Template, filters::HtmlSafe};
use casefile::MatterId;
use law::Law;
use law::credentials::Mandate;
use law::follows::Stage;
use page::{Say, Signed, staff::Ask};
use store::{Res, Tx};

#[derive(Template)]
#[template(path = "made.html")]
pub(super) struct MadeView {
    t: Say,
    outcome: String,
    ground: String,
    by: String,
    /// What else is to be known: late, those concerned, the way shown.
    besides: Vec<String>,
    /// Paragraph and sentence of each rule.
    rules: Vec<(String, String)>,
}

impl HtmlSafe for MadeView {}

/// The decision of a matter, for pages of other rooms. The caller has a permit or sight for the matter.
pub async fn signed(ask: &Ask, tx: &mut Tx, names: &Names, matter: MatterId) -> Res<Vec<Signed>> {
    let mut all: Vec<Signed> = distributed(tx, matter).await?.iter().map(|one| given(ask, names, one)).collect();
    let Some(made) = decided(tx, matter).await? else { return Ok(all) };
    let (t, law) = (&ask.say, &ask.moment.law);
    let says = match made.outcome {
        Outcome::Open => "assessment-found-open",
        Outcome::NotOpen => "assessment-found-not-open",
        Outcome::Added(_) => "assessment-found-added",
        Outcome::Referred => "assessment-found-referred",
    };
    all.push(Signed {
        at: made.at,
        name: names.of(&made.actor).to_owned(),
        what: t.s("assessment-made"),
        says: t.s(says),
        beside: besides(t, &made, None, law),
        by: by(t, &made, names, law),
        text: vec![made.ground],
    });
    Ok(all)
}

/// That the matter was given to somebody by hand, and why.
fn given(ask: &Ask, names: &Names, one: &Distributed) -> Signed {
    let (t, name) = (&ask.say, names.of(&one.actor).to_owned());
    Signed {
        at: one.at,
        what: t.s("assessment-distributed-was"),
        says: t.w("assessment-distributed-to", &[("name", names.staff(one.to))]),
        text: vec![one.why.clone()],
        beside: Vec::new(),
        by: t.w("assessment-distributed-by", &[("name", &name), ("when", &t.moment(one.at, ask.zone()))]),
        name,
    }
}

fn by(t: &Say, made: &OpeningDecision, names: &Names, law: &Law) -> String {
    let (name, when) = (names.of(&made.actor), t.moment(made.at, &law.settings().zone));
    let key = match made.mandate.as_ref().map(|(_, held)| *held) {
        Some(Mandate::Own) => "assessment-made-own",
        Some(Mandate::Substitute) => "assessment-made-substitute",
        None => "assessment-made-by",
    };
    t.w(key, &[("name", name), ("when", &when)])
}

impl MadeView {
    /// `told` is what happened last with telling those concerned, after the decision.
    pub fn of(
        t: &Say,
        made: &OpeningDecision,
        (stage, told): (Stage, Option<&Notice>),
        names: &Names,
        law: &Law,
    ) -> MadeView {
        let rules = made.rules.iter().filter_map(|rule| law.rule(&rule.id, rule.from));
        MadeView {
            outcome: t.s(outcome_key(made.outcome, stage)),
            ground: made.ground.clone(),
            by: by(t, made, names, law),
            besides: besides(t, made, told, law),
            rules: rules.map(|rule| (rule.paragraph.clone(), rule.says.clone())).collect(),
            t: t.clone(),
        }
    }
}

fn outcome_key(outcome: Outcome, stage: Stage) -> &'static str {
    match (outcome, stage) {
        (Outcome::Open, _) => "assessment-was-open",
        (Outcome::NotOpen, Stage::Adult) => "assessment-was-not-open-adult",
        (Outcome::NotOpen, _) => "assessment-was-not-open",
        (Outcome::Added(_), _) => "assessment-was-added",
        (Outcome::Referred, _) => "assessment-was-referred",
    }
}

fn besides(t: &Say, made: &OpeningDecision, told: Option<&Notice>, law: &Law) -> Vec<String> {
    let late = made.late.as_ref().map(|late| match late {
        Late::Extraordinary(why) => t.w("assessment-was-extraordinary", &[("why", why.as_str())]),
        Late::Overdue(why) => t.w("assessment-was-overdue", &[("why", why.as_str())]),
    });
    let concerned = made.concerned.as_ref().map(|concerned| match concerned {
        Concerned::Told => t.s("assessment-was-told"),
        Concerned::Parked { why, until } => {
            t.w("assessment-was-parked", &[("day", &t.day(*until)), ("why", why.as_str())])
        }
    });
    let later = told.map(|told| match &told.step {
        NoticeStep::Told => t.w("assessment-was-told-later", &[("when", &t.moment(told.at, &law.settings().zone))]),
        NoticeStep::Parked { until, .. } => {
            t.w("assessment-step-parked", &[("day", &t.day(*until)), ("words", &told.words)])
        }
    });
    let referred = made.referred_to.as_ref().map(|to| t.w("assessment-was-referred-to", &[("to", to)]));
    [late, concerned, later, referred].into_iter().flatten().collect()
}
