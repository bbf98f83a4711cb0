//! A decision that has been made, to be read: what, why, by whom and by which law.

use super::Names;
use crate::{Concerned, Late, Notice, NoticeStep, OpeningDecision, Outcome};
use askama::{Template, filters::HtmlSafe};
use law::Law;
use law::credentials::Mandate;
use law::follows::Stage;
use page::Say;

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

impl MadeView {
    /// `told` is what happened last with telling those concerned, after the decision.
    pub fn of(
        t: &Say,
        made: &OpeningDecision,
        (stage, told): (Stage, Option<&Notice>),
        names: &Names,
        law: &Law,
    ) -> MadeView {
        let (name, when) = (names.of(&made.actor), t.moment(made.at, &law.settings().zone));
        let by = match made.mandate.as_ref().map(|(_, held)| *held) {
            Some(Mandate::Own) => "assessment-made-own",
            Some(Mandate::Substitute) => "assessment-made-substitute",
            None => "assessment-made-by",
        };
        let rules = made.rules.iter().filter_map(|rule| law.rule(&rule.id, rule.from));
        MadeView {
            outcome: t.s(outcome_key(made.outcome, stage)),
            ground: made.ground.clone(),
            by: t.w(by, &[("name", name), ("when", &when)]),
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
        Concerned::Parked(why) => t.w("assessment-was-parked", &[("why", why.as_str())]),
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
