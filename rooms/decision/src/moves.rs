//! The pure verbs: what a decision moves, or why it cannot be made. No database, so every outcome is testable.

use crate::{
    case::{Backed, Case},
    deeds::Proposal,
    kinds::{Kind, Then},
};
use access::Refusal;
use casefile::Matter;
use casefile::matter::{
    decision::{Appeal, Exception, Outcome},
    station::StationKind,
};
use law::follows::Stage;
use law::reading::{Kind as Arrival, ReporterKind};
use law::{Clock, ClockKind, Day, Law, NoRule, RuleRef};

pub(crate) const ELSEWHERE: Refusal = Refusal { word: "decision-elsewhere", rule: None };
pub(crate) const NOT_FOR: Refusal = Refusal { word: "decision-not-for", rule: None };
pub(crate) const NO_OUTCOME: Refusal = Refusal { word: "decision-no-outcome", rule: None };
pub(crate) const NONE_RUNS: Refusal = Refusal { word: "decision-none-runs", rule: None };
pub(crate) const ASKED_FOR: Refusal = Refusal { word: "decision-asked-for", rule: Some("UTR-17") };
pub(crate) const HEAR_FIRST: Refusal = Refusal { word: "decision-hear-first", rule: Some("UTR-12") };
pub(crate) const NO_VIEW: Refusal = Refusal { word: "decision-wrong-childs-view", rule: Some("UTR-9") };
pub(crate) const NO_CONSENT: Refusal = Refusal { word: "decision-wrong-consent-why", rule: Some("INS-6") };
pub(crate) const ON_AGENDA: Refusal = Refusal { word: "decision-on-agenda", rule: Some("ORG-2") };
pub(crate) const DAY_PASSED: Refusal = Refusal { word: "decision-day-passed", rule: Some("UTR-12") };
pub(crate) const DAY_TO_COME: Refusal = Refusal { word: "decision-day-to-come", rule: Some("UTR-12") };

/// Whether the investigation is finished with a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// It is.
    Finished,
    /// It goes on: support was needed before it is finished.
    GoesOn,
}

impl Ends {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Ends::Finished => "finished",
            Ends::GoesOn => "goes_on",
        }
    }

    /// The value of that word.
    pub fn named(word: &str) -> Option<Ends> {
        [Ends::Finished, Ends::GoesOn].into_iter().find(|ends| ends.word() == word)
    }
}

/// What a decision moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Moves {
    /// Whether the investigation ends with it.
    pub ends: bool,
    pub stop: Vec<ClockKind>,
    /// The stations that the matter passes, in order; none where it stays.
    pub way: Vec<StationKind>,
    pub rules: Vec<RuleRef>,
    /// Whether it is a support that is to be carried out (INS-12). What cannot be appealed at all gives nobody anything.
    pub executes: bool,
}

pub(crate) fn no_rule(no: NoRule) -> Refusal {
    Refusal { word: "page-no-rule", rule: Some(no.asked) }
}

fn cited(ids: &[&'static str], on: Day, law: &Law) -> Result<Vec<RuleRef>, Refusal> {
    ids.iter().map(|id| law.cite(id, on)).collect::<Result<_, _>>().map_err(no_rule)
}

/// Whether somebody waits for a yes or a no: the matter began as an application, or a grown-up told of themselves and was
/// investigated because they asked (INT-1). A child who tells how it is at home has applied for nothing by that.
fn asks(arrival: Arrival, reporter: ReporterKind, stage: Stage) -> bool {
    arrival.is_application() || (reporter == ReporterKind::Own && stage != Stage::Child)
}

fn is_granted(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Granted | Outcome::GrantedInPart)
}

impl Case {
    /// A kind that ends the matter with no answer fits only where nobody waits for one: a no to what was asked for can be
    /// appealed (UTR-17), and an ending can not.
    ///
    /// # Errors
    /// [`ASKED_FOR`].
    pub fn can_be(&self, kind: &Kind) -> Result<(), Refusal> {
        let Matter { kind: arrival, reporter, stage, .. } = &self.matter;
        if kind.gives_no_answer() && asks(*arrival, *reporter, *stage) { Err(ASKED_FOR) } else { Ok(()) }
    }

    /// Whether a child's support of this kind rests on a consent that is not there (INS-6, INS-7).
    pub fn lacks_consent(&self, kind: &Kind, backed: &Backed) -> bool {
        self.is_young() && kind.consent.is_some_and(|measure| !backed.carries(measure))
    }

    /// Whether a decision of this kind with this outcome must say on what ground it goes without that consent.
    pub fn asks_ground(&self, kind: &Kind, outcome: Outcome, backed: &Backed) -> bool {
        is_granted(outcome) && self.lacks_consent(kind, backed)
    }

    /// A decision about a child says what the child says, and where consent is missing on what ground it goes. What is
    /// said is not weighed here.
    pub fn is_reasoned(&self, kind: &Kind, made: &Proposal, backed: &Backed) -> Result<(), Refusal> {
        if self.is_young() && made.childs_view.is_none() {
            return Err(NO_VIEW);
        }
        if self.asks_ground(kind, made.outcome, backed) && made.consent_why.is_none() {
            return Err(NO_CONSENT);
        }
        Ok(())
    }

    /// Something can be decided here now.
    ///
    /// # Errors
    /// [`ELSEWHERE`].
    pub fn can_be_decided(&self) -> Result<StationKind, Refusal> {
        let before = [StationKind::FirstContact, StationKind::Intake, StationKind::Assessment];
        self.station.filter(|here| !before.contains(here)).ok_or(ELSEWHERE)
    }

    /// A decision of this kind with this outcome, or why there can be none. Nothing here weighs what is decided.
    pub fn decided(
        &self,
        kind: &'static Kind,
        (outcome, ends): (Outcome, Ends),
        unheard: Option<Exception>,
        (on, law): (Day, &Law),
    ) -> Result<Moves, Refusal> {
        let here = self.can_be_decided()?;
        if !kind.is_for(self.matter.stage) {
            return Err(NOT_FOR);
        }
        if !kind.outcomes.contains(&outcome) {
            return Err(NO_OUTCOME);
        }
        self.can_be(kind)?;
        if !self.is_heard(on) && unheard.is_none() {
            return Err(HEAR_FIRST);
        }
        let without = outcome == Outcome::EndedWithout;
        if without && kind.then == Then::Closed && !self.is_investigated() {
            return Err(NONE_RUNS);
        }
        let ends = self.is_investigated() && (ends == Ends::Finished || without);
        let granted = is_granted(outcome);
        let onwards = match kind.then {
            Then::Support if granted => Some(StationKind::Support),
            Then::FollowUp if granted => Some(StationKind::FollowUp),
            _ => None,
        };
        let way = match here {
            StationKind::Investigation if !ends && self.is_investigated() => Vec::new(),
            StationKind::Investigation => [Some(StationKind::Decision), onwards].into_iter().flatten().collect(),
            StationKind::Decision => onwards.into_iter().collect(),
            _ => Vec::new(),
        };
        let mut stop = vec![ClockKind::PartyAnswer];
        stop.extend(ends.then_some(ClockKind::Investigation));
        let executes = granted && kind.then == Then::Support && !matches!(kind.appeal, Appeal::None { .. });
        Ok(Moves { ends, stop, way, rules: self.rules(kind, on, law)?, executes })
    }

    fn rules(&self, kind: &'static Kind, on: Day, law: &Law) -> Result<Vec<RuleRef>, Refusal> {
        let own = kind.rules.iter().map(String::as_str);
        let appeal = (kind.appeal == Appeal::Administrative).then_some("UTR-17");
        let ids: Vec<&'static str> = own.chain(["UTR-12", "UTR-16"]).chain(appeal).chain(["ORG-1", "ORG-4"]).collect();
        cited(&ids, on, law)
    }

    /// The clock of what the parties have still to answer: the latest running day of all.
    pub fn answers_by(&self, more: Option<Day>, on: Day, law: &Law) -> Result<Option<Clock>, Refusal> {
        let days = self.unanswered().map(|one| one.answer_by).chain(more);
        days.max().map(|until| Clock::party_answer(on, until, law).map_err(no_rule)).transpose()
    }

    /// Whether a letter about every decision has gone to everybody who gets one, and everybody is known.
    pub fn everybody_is_written_to(&self) -> bool {
        let has = |id, who| self.served.iter().any(|one| one.decision == id && one.person == who);
        !self.unknown && self.decisions.iter().all(|made| self.addressees.iter().all(|one| has(made.id, one.person.id)))
    }

    /// Whether nothing is left to do in a matter that a decision has ended: everybody has been told, nobody waits for an
    /// answer or for support that was granted, and nothing lies before the committee. Where a guardian is still to be looked up somebody waits for a letter.
    pub fn is_done(&self) -> bool {
        let waits = |kind: &ClockKind| self.running(*kind).is_some();
        let others = [ClockKind::Protective, ClockKind::Notice, ClockKind::Feedback, ClockKind::Execution];
        let told = |who| {
            let had = |id| self.served.iter().any(|s| s.decision == id && s.person == who && s.received_on.is_some());
            self.decisions.iter().all(|made| had(made.id))
        };
        self.station == Some(StationKind::Decision)
            && !self.is_investigated()
            && !self.decisions.is_empty()
            && !self.unknown
            && self.open_item().is_none()
            && !others.iter().chain(&ClockKind::ANSWERED).any(waits)
            && self.addressees.iter().all(|one| told(one.person.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::kinds;

    #[test]
    fn whoever_applied_or_asked_for_themselves_waits_for_an_answer() {
        use ReporterKind::{Guardian, Own, School};
        for (arrival, reporter, stage) in [
            (Arrival::ApplicationSupport, Guardian, Stage::Child),
            (Arrival::ApplicationSupport, Own, Stage::Child),
            (Arrival::ApplicationIncomeSupport, Own, Stage::Adult),
            (Arrival::AdultAddiction, Own, Stage::Adult),
            (Arrival::OtherInformation, Own, Stage::YoungPerson),
        ] {
            assert!(asks(arrival, reporter, stage), "{arrival} {reporter}");
        }
        for (arrival, reporter, stage) in [
            (Arrival::ChildConcern, School, Stage::Child),
            (Arrival::ChildConcern, Own, Stage::Child),
            (Arrival::AdultAddiction, ReporterKind::Relative, Stage::Adult),
        ] {
            assert!(!asks(arrival, reporter, stage), "{arrival} {reporter}");
        }
    }

    #[test]
    fn only_the_two_endings_without_support_give_no_answer() {
        let all = kinds().unwrap().all.iter().filter(|kind| kind.gives_no_answer());
        assert_eq!(all.map(|kind| kind.word.as_str()).collect::<Vec<_>>(), ["end_child", "end_adult"]);
    }
}
