//! The pure verbs: what a decision moves, or why it cannot be made. No database, so every day the law knows is testable.

use crate::{
    case::Case,
    decision::{Concerned, Late, Outcome},
    feedback::Said,
};
use access::Refusal;
use casefile::matter::station::StationKind;
use law::clock::CountedFrom;
use law::follows::Stage;
use law::reading::{Competence, Kind, Opens};
use law::{Clock, ClockKind, Day, Law, NoRule, RuleRef};

pub(crate) const DECIDED: Refusal = Refusal { word: "assessment-decided", rule: None };
pub(crate) const ELSEWHERE: Refusal = Refusal { word: "assessment-elsewhere", rule: None };
pub(crate) const ADULT: Refusal = Refusal { word: "assessment-adult", rule: Some("INT-5") };
pub(crate) const NO_ADULT: Refusal = Refusal { word: "assessment-no-adult", rule: Some("INT-3") };
pub(crate) const LATE: Refusal = Refusal { word: "assessment-late", rule: Some("INT-3") };
pub(crate) const PROTECT_FIRST: Refusal = Refusal { word: "assessment-protect-first", rule: Some("INT-2") };
pub(crate) const ANSWER_FIRST: Refusal = Refusal { word: "assessment-answer-first", rule: None };
pub(crate) const APPLIED: Refusal = Refusal { word: "assessment-applied", rule: Some("INT-5") };
pub(crate) const NO_LVM: Refusal = Refusal { word: "assessment-no-lvm", rule: Some("LVM-2") };
pub(crate) const NOT_PARKED: Refusal = Refusal { word: "assessment-not-parked", rule: Some("UTR-3") };
pub(crate) const UNTIL_PASSED: Refusal = Refusal { word: "assessment-until-passed", rule: Some("UTR-3") };
pub(crate) const UNTIL_GONE: Refusal = Refusal { word: "assessment-until-gone", rule: Some("UTR-3") };
pub(crate) const UNTIL_LATE: Refusal = Refusal { word: "assessment-until-late", rule: Some("UTR-3") };
pub(crate) const NO_DUTY: Refusal = Refusal { word: "assessment-no-feedback", rule: Some("INT-11") };
pub(crate) const ASKED: Refusal = Refusal { word: "assessment-asked", rule: None };
pub(crate) const TOO_EARLY: Refusal = Refusal { word: "assessment-too-early", rule: Some("INT-11") };
pub(crate) const NOT_ASKED: Refusal = Refusal { word: "assessment-not-asked", rule: Some("INT-11") };

/// Where the matter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum To {
    Station(StationKind),
    /// Nothing is left to do in it.
    Closed,
    /// It stays: somebody who reported still waits for an answer.
    Stays,
}

/// What a decision moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Moves {
    pub stop: Vec<ClockKind>,
    pub start: Vec<Clock>,
    pub to: To,
    pub rules: Vec<RuleRef>,
}

/// Who is asked for on a decision about a child or a young person, and on one about an adult.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    Young,
    Adult,
}

fn no_rule(no: NoRule) -> Refusal {
    Refusal { word: "page-no-rule", rule: Some(no.asked) }
}

fn cited(ids: &[&'static str], on: Day, law: &Law) -> Result<Vec<RuleRef>, Refusal> {
    ids.iter().map(|id| law.cite(id, on)).collect::<Result<_, _>>().map_err(no_rule)
}

impl Case {
    /// A decision can be made: none has been, and the matter stands before one.
    fn undecided(&self, of: Of) -> Result<(), Refusal> {
        match (of, self.matter.stage) {
            (Of::Young, Stage::Adult) => return Err(ADULT),
            (Of::Adult, Stage::Child | Stage::YoungPerson) => return Err(NO_ADULT),
            _ => {}
        }
        let before = [StationKind::FirstContact, StationKind::Intake, StationKind::Assessment];
        match self.station {
            _ if self.decision.is_some() || self.investigation.as_ref().is_some_and(|i| i.decided.is_some()) => {
                Err(DECIDED)
            }
            Some(here) if before.contains(&here) => Ok(()),
            // Its investigation is open since it came, and nobody decides about that (INT-5).
            Some(StationKind::Investigation) if self.matter.kind.is_application() => Err(APPLIED),
            _ => Err(ELSEWHERE),
        }
    }

    /// Whether the last lawful day of the preliminary assessment has passed. A last day on a weekend or a holiday is
    /// lawfully the next working day (lag 1930:173), so no reason is asked for until that has passed too.
    pub fn is_late(&self, on: Day) -> bool {
        self.running(ClockKind::Preliminary).is_some_and(|clock| clock.legal_latest.unwrap_or(clock.due) < on)
    }

    fn late_is_said(&self, on: Day, late: Option<&Late>) -> Result<(), Refusal> {
        if self.is_late(on) && late.is_none() { Err(LATE) } else { Ok(()) }
    }

    /// The rules that say how this matter comes to its decision.
    fn grounds(&self) -> Vec<&'static str> {
        let m = &self.matter;
        let mut ids = Vec::new();
        if matches!(m.kind, Kind::ApplicationIncomeSupport | Kind::ApplicationSupport) {
            ids.push("INT-5");
        }
        if m.stage != Stage::Adult && matches!(m.kind, Kind::ChildConcern | Kind::OtherInformation) {
            ids.push("INT-3");
        }
        if m.stage == Stage::YoungPerson {
            ids.push("INT-2b");
        }
        if m.stage != Stage::Adult && m.competence.contains(&Competence::Violence) {
            ids.push("INT-7");
        }
        ids
    }

    /// An outer day of feedback, counted from the last lawful day, becomes a week from the decision itself.
    fn feedback_moved(&self, on: Day, law: &Law) -> Result<Option<Clock>, Refusal> {
        let counted = self.running(ClockKind::Feedback).map(|clock| clock.counted_from);
        match counted {
            None | Some(CountedFrom::Event) => Ok(None),
            Some(_) => Clock::feedback(on, law).map(Some).map_err(no_rule),
        }
    }

    /// Nothing is left that has a day of its own and would be closed with the matter: the protective assessment (INT-2), an
    /// answer to the court, to Kronofogden or to somebody who asked.
    fn nothing_waits(&self) -> Result<(), Refusal> {
        match ClockKind::ANSWERED.iter().find(|kind| self.running(**kind).is_some()) {
            _ if self.running(ClockKind::Protective).is_some() => Err(PROTECT_FIRST),
            Some(_) => Err(ANSWER_FIRST),
            None => Ok(()),
        }
    }

    /// Where a matter goes in which no investigation runs and none will.
    fn ended(&self) -> To {
        if self.running(ClockKind::Feedback).is_some() { To::Stays } else { To::Closed }
    }

    /// An investigation is opened about a child or a young person on a day.
    pub fn opened(&self, on: Day, late: Option<&Late>, concerned: &Concerned, law: &Law) -> Result<Moves, Refusal> {
        self.undecided(Of::Young)?;
        self.late_is_said(on, late)?;
        let (mut stop, mut start) = (vec![ClockKind::Preliminary], Vec::new());
        // The four months are of investigations about children (UTR-1); for a young person no rule counts them. One that
        // was to be opened at once runs from its first lawful day, and who decides about it later gives it no new months.
        if self.matter.stage == Stage::Child && self.running(ClockKind::Investigation).is_none() {
            let first = self.investigation.as_ref().map_or(on, |begun| begun.first_day);
            start.push(Clock::investigation(first, law).map_err(no_rule)?);
        }
        if let Some(until) = concerned.until() {
            match until {
                day if day < on => return Err(UNTIL_GONE),
                day if day > self.told_by(&start, on, law)? => return Err(UNTIL_LATE),
                day if day == on => start.push(Clock::notice(on, law).map_err(no_rule)?),
                _ => start.push(Clock::notice_until(on, until, law).map_err(no_rule)?),
            }
        }
        if let Some(clock) = self.feedback_moved(on, law)? {
            stop.push(ClockKind::Feedback);
            start.push(clock);
        }
        let ids = [&["INT-1"][..], &self.grounds(), &["UTR-3", "ORG-1", "ORG-4"]].concat();
        Ok(Moves { stop, start, to: To::Station(StationKind::Investigation), rules: cited(&ids, on, law)? })
    }

    /// None is opened. An application is always investigated (INT-5), and no report leaves us without its protective
    /// assessment (INT-2).
    pub fn not_opened(&self, on: Day, late: Option<&Late>, law: &Law) -> Result<Moves, Refusal> {
        self.undecided(Of::Young)?;
        if matches!(self.matter.kind, Kind::ApplicationIncomeSupport | Kind::ApplicationSupport) {
            return Err(APPLIED);
        }
        self.nothing_waits()?;
        self.late_is_said(on, late)?;
        let mut stop = vec![ClockKind::Preliminary, ClockKind::Investigation];
        let start: Vec<Clock> = self.feedback_moved(on, law)?.into_iter().collect();
        if !start.is_empty() {
            stop.push(ClockKind::Feedback);
        }
        let ids = [&self.grounds()[..], &["ORG-1", "ORG-4"]].concat();
        Ok(Moves { stop, start, to: self.ended(), rules: cited(&ids, on, law)? })
    }

    /// The report is added to an investigation that runs on the same child: nothing is decided, no clock starts, and the
    /// one who reported is told at once if they ask (INT-3, INT-11).
    pub fn added(&self, on: Day, law: &Law) -> Result<Moves, Refusal> {
        self.undecided(Of::Young)?;
        self.nothing_waits()?;
        let mut stop = vec![ClockKind::Preliminary, ClockKind::Investigation];
        let mut start = Vec::new();
        if self.feedback_moved(on, law)?.is_some() {
            stop.push(ClockKind::Feedback);
            start.push(Clock::feedback_at_once(on, law).map_err(no_rule)?);
        }
        Ok(Moves { stop, start, to: self.ended(), rules: cited(&["INT-3"], on, law)? })
    }

    /// An adult has been spoken with: no clock was started and none is.
    pub fn spoken(&self, outcome: Outcome, by_law: &[&'static str], on: Day, law: &Law) -> Result<Moves, Refusal> {
        self.undecided(Of::Adult)?;
        let opens = outcome == Outcome::Open;
        if !opens && self.matter.opens == Opens::AtOnce && self.grounds().contains(&"INT-5") {
            return Err(APPLIED);
        }
        if !opens {
            self.nothing_waits()?;
        }
        let ids = [&["INT-1"][..], &self.grounds(), by_law, &["ORG-1", "ORG-4"]].concat();
        let to = if opens { To::Station(StationKind::Investigation) } else { To::Closed };
        Ok(Moves { stop: Vec::new(), start: Vec::new(), to, rules: cited(&ids, on, law)? })
    }

    /// Whether care without consent under LVM can be a question here at all: it is about harmful use and dependence.
    pub fn is_about_use(&self) -> bool {
        self.matter.kind == Kind::AdultAddiction || self.matter.competence.contains(&Competence::Addiction)
    }

    /// Those concerned, whom nobody told when the investigation was opened, have been told now.
    pub fn concerned_told(&self, on: Day, law: &Law) -> Result<Moves, Refusal> {
        self.running(ClockKind::Notice).ok_or(NOT_PARKED)?;
        let rules = cited(&["UTR-3"], on, law)?;
        Ok(Moves { stop: vec![ClockKind::Notice], start: Vec::new(), to: To::Stays, rules })
    }

    /// The last day on which those concerned can be told: before the investigation is to be finished. Where no months are
    /// counted, as long at most as they would be from today.
    fn told_by(&self, starts: &[Clock], on: Day, law: &Law) -> Result<Day, Refusal> {
        let starts = starts.iter().find(|clock| clock.kind == ClockKind::Investigation);
        match starts.or(self.running(ClockKind::Investigation)) {
            Some(clock) => Ok(clock.due),
            None => Clock::investigation(on, law).map(|clock| clock.due).map_err(no_rule),
        }
    }

    /// They are told later still: on a day to come.
    pub fn concerned_parked(&self, until: Day, on: Day, law: &Law) -> Result<Moves, Refusal> {
        self.running(ClockKind::Notice).ok_or(NOT_PARKED)?;
        match until {
            day if day <= on => return Err(UNTIL_PASSED),
            day if day > self.told_by(&[], on, law)? => return Err(UNTIL_LATE),
            _ => {}
        }
        let start = vec![Clock::notice_until(on, until, law).map_err(no_rule)?];
        let rules = cited(&["UTR-3", "ORG-1", "ORG-4"], on, law)?;
        Ok(Moves { stop: vec![ClockKind::Notice], start, to: To::Stays, rules })
    }

    /// What the one who reported may be told now.
    pub fn may_be_said(&self) -> Option<Said> {
        match self.decision.as_ref().map(|made| made.outcome) {
            Some(Outcome::Open) => Some(Said::Opened),
            Some(Outcome::NotOpen) => Some(Said::NotOpened),
            Some(Outcome::Added(_)) => Some(Said::AlreadyRuns),
            Some(Outcome::Referred) => None,
            None if self.matter.opens == Opens::AlreadyOpen => Some(Said::AlreadyRuns),
            None => None,
        }
    }

    /// The clock that starts when the one who reported asks: at once after the decision or while an investigation runs,
    /// else the outer day that a decision moves.
    pub fn asked(&self, on: Day, law: &Law) -> Result<Clock, Refusal> {
        if !self.matter.duty_19_1 {
            return Err(NO_DUTY);
        }
        if self.running(ClockKind::Feedback).is_some() {
            return Err(ASKED);
        }
        let outer = self.running(ClockKind::Preliminary).map(|clock| clock.due);
        match (self.may_be_said(), outer) {
            (None, Some(last)) => {
                Clock::feedback(last, law).map(|clock| clock.counted_from(CountedFrom::LastLawfulDay))
            }
            _ => Clock::feedback_at_once(on, law),
        }
        .map_err(no_rule)
    }

    /// Feedback is given or held back: what may be said, and whether the matter is now done with.
    pub fn told(&self) -> Result<(Said, To), Refusal> {
        if !self.matter.duty_19_1 {
            return Err(NO_DUTY);
        }
        self.running(ClockKind::Feedback).ok_or(NOT_ASKED)?;
        let said = self.may_be_said().ok_or(TOO_EARLY)?;
        let outcome = self.decision.as_ref().map(|made| made.outcome);
        let done = matches!(outcome, Some(Outcome::NotOpen | Outcome::Added(_))) && self.station.is_some();
        Ok((said, if done { To::Closed } else { To::Stays }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use casefile::matter::{clock::Kept, investigation::Investigation};
    use casefile::{Matter, MatterId, Text};
    use law::reading::{Acute, Area, DocumentedIn, Feedback, FeedbackClock, Qualification, ReporterKind};
    use store::{Ts, Uuid};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// A child's matter that arrived on 6 March; with a day, its investigation was to be opened at once from that day.
    fn case(at_once: Option<&str>, law: &Law) -> Case {
        let arrived_at: Ts = "2026-03-06T08:00:00Z".parse().unwrap();
        let matter = Matter {
            id: MatterId::of(Uuid::from_u128(1)),
            contact: None,
            person: None,
            words: None,
            age_told: None,
            kind: Kind::ChildConcern,
            area: Area::Child,
            stage: Stage::Child,
            reporter: ReporterKind::School,
            duty_19_1: true,
            feedback: Feedback::No,
            feedback_clock: FeedbackClock::None,
            arrived_at,
            arrived_on: day("2026-03-06"),
            opens: Opens::AtOnce,
            documented_in: DocumentedIn::ChildFile,
            qualification: Qualification::Degree,
            competence: [Competence::Child].into(),
            language: None,
            interpreter: None,
            acute: Acute::No,
            acute_why: None,
            acute_said: None,
            joins: None,
            version: 0,
        };
        let clock = |first| Kept { clock: Clock::investigation(first, law).unwrap(), stopped: None };
        let investigation = |first_day| Investigation { first_day, decided: None, ended: None };
        let first = at_once.map(day);
        Case {
            matter,
            station: Some(StationKind::Intake),
            clocks: first.map(clock).into_iter().collect(),
            investigation: first.map(investigation),
            decision: None,
        }
    }

    fn opened(case: &Case, concerned: &Concerned, law: &Law) -> Moves {
        case.opened(day("2026-03-09"), None, concerned, law).unwrap()
    }

    #[test]
    fn the_months_of_what_was_to_be_opened_at_once_run_on() {
        let law = Law::sweden().unwrap();
        let moves = opened(&case(Some("2026-03-06"), &law), &Concerned::Told, &law);
        assert!(moves.start.is_empty() && !moves.stop.contains(&ClockKind::Investigation));
        // One that lost its clock gets it back from its own first day, never from a later one.
        let lost = Case { clocks: Vec::new(), ..case(Some("2026-03-06"), &law) };
        assert_eq!(
            opened(&lost, &Concerned::Told, &law).start,
            [Clock::investigation(day("2026-03-06"), &law).unwrap()]
        );
        let new = opened(&case(None, &law), &Concerned::Told, &law);
        assert_eq!(new.start, [Clock::investigation(day("2026-03-09"), &law).unwrap()]);
    }

    #[test]
    fn whoever_was_not_told_is_not_forgotten() {
        let law = Law::sweden().unwrap();
        let until = |until| Concerned::Parked { why: Text::parse("Polisen hör barnet först.", 100).unwrap(), until };
        let parked = until(day("2026-03-09"));
        let kinds = |moves: Moves| moves.start.iter().map(|clock| clock.kind).collect::<Vec<_>>();
        assert_eq!(kinds(opened(&case(Some("2026-03-06"), &law), &parked, &law)), [ClockKind::Notice]);
        assert!(kinds(opened(&case(Some("2026-03-06"), &law), &Concerned::Told, &law)).is_empty());
        // The day that was set is the day that counts: not one that has gone, nor one after the investigation.
        let tried = |day| case(None, &law).opened(self::day("2026-03-09"), None, &until(day), &law);
        let due = |moves: Moves| moves.start.iter().find(|one| one.kind == ClockKind::Notice).map(|one| one.due);
        for set in ["2026-03-09", "2026-03-12", "2026-07-09"].map(day) {
            assert_eq!(due(tried(set).unwrap()), Some(set));
        }
        assert_eq!(tried(day("2026-03-08")), Err(UNTIL_GONE));
        assert_eq!(tried(day("2026-07-10")), Err(UNTIL_LATE));
    }
}
