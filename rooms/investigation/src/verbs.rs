//! The pure verbs: what more time moves, or why it cannot be given; and what a talk must hold. No database, so every day
//! the law knows is testable.

use crate::{
    case::{Case, NOT_OPEN},
    talk::{NewTalk, Outcome},
};
use access::Refusal;
use law::{Clock, ClockKind, Day, Law, NoRule, RuleRef};

pub(crate) const NO_CLOCK: Refusal = Refusal { word: "investigation-no-clock", rule: Some("UTR-2") };
pub(crate) const UNTIL_PASSED: Refusal = Refusal { word: "investigation-until-passed", rule: Some("UTR-2") };
pub(crate) const UNTIL_SHORT: Refusal = Refusal { word: "investigation-until-short", rule: Some("UTR-2") };
pub(crate) const LATE: Refusal = Refusal { word: "investigation-late", rule: Some("UTR-2") };
pub(crate) const DAY_AHEAD: Refusal = Refusal { word: "investigation-day-ahead", rule: None };
pub(crate) const OF_CHILD: Refusal = Refusal { word: "investigation-of-child", rule: Some("UTR-7") };
pub(crate) const NO_CHILD: Refusal = Refusal { word: "investigation-no-child", rule: None };
pub(crate) const NOT_TOO_YOUNG: Refusal = Refusal { word: "investigation-not-too-young", rule: Some("UTR-9") };
pub(crate) const WHY_TOO_YOUNG: Refusal = Refusal { word: "investigation-wrong-too-young", rule: Some("UTR-9") };
pub(crate) const READY_PASSED: Refusal = Refusal { word: "investigation-ready-passed", rule: None };
pub(crate) const SAME: Refusal = Refusal { word: "investigation-same", rule: None };

/// What more time moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Longer {
    /// The day that no longer holds.
    pub was: Day,
    /// The clock that takes its place.
    pub clock: Clock,
    /// The rules it rests on.
    pub rules: Vec<RuleRef>,
}

fn no_rule(no: NoRule) -> Refusal {
    Refusal { word: "page-no-rule", rule: Some(no.asked) }
}

impl Case {
    /// Whether the four months, or the longer time that was given, have passed on a day. A last day on a weekend or a
    /// holiday is lawfully the next working day (lag 1930:173).
    pub fn is_late(&self, on: Day) -> bool {
        self.running(ClockKind::Investigation).is_some_and(|clock| clock.legal_latest.unwrap_or(clock.due) < on)
    }

    /// More time on a day, until a later one. Late is possible and says why: nothing is hidden by being refused.
    pub fn extended(&self, until: Day, late: Option<&str>, on: Day, law: &Law) -> Result<Longer, Refusal> {
        self.open()?;
        let clock = self.running(ClockKind::Investigation).ok_or(NO_CLOCK)?;
        match until {
            _ if self.is_late(on) && late.is_none() => Err(LATE),
            day if day <= on => Err(UNTIL_PASSED),
            day if day <= clock.due => Err(UNTIL_SHORT),
            _ => {
                let rules = ["UTR-1", "UTR-2"].map(|id| law.cite(id, on)).into_iter().collect::<Result<_, _>>();
                let longer = Clock::extended(on, until, law).map_err(no_rule)?;
                Ok(Longer { was: clock.due, clock: longer, rules: rules.map_err(no_rule)? })
            }
        }
    }

    /// A talk has happened on its day; one with a child says what the guardians knew and how it was understood, and only a
    /// child below fifteen is too young, with the reason.
    pub fn talk_is_whole(&self, talk: &NewTalk, on: Day) -> Result<(), Refusal> {
        if !self.takes_talks() {
            return Err(NOT_OPEN);
        }
        let of_child = talk.outcome.held().map(|held| held.child.is_some());
        match &talk.outcome {
            _ if talk.day > on => Err(DAY_AHEAD),
            Outcome::TooYoung(_) if !self.is_child() => Err(NO_CHILD),
            Outcome::TooYoung(_) if !self.may_be_too_young(talk.day) => Err(NOT_TOO_YOUNG),
            Outcome::TooYoung(None) => Err(WHY_TOO_YOUNG),
            _ if of_child == Some(true) && !self.is_child() => Err(NO_CHILD),
            _ if of_child == Some(false) && self.is_child() => Err(OF_CHILD),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::{Held, With};
    use casefile::matter::{clock::Kept, investigation::Investigation, station::StationKind};
    use casefile::{Matter, MatterId, Text};
    use law::follows::Stage;
    use law::reading::{
        Acute, Area, Competence, DocumentedIn, Feedback, FeedbackClock, Kind, Opens, Qualification, ReporterKind,
    };
    use store::{Ts, Uuid};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn text(typed: &str) -> Text {
        Text::parse(typed, 1000).unwrap()
    }

    /// A matter whose investigation was opened on a day.
    fn case(stage: Stage, opened: &str, law: &Law) -> Case {
        let arrived_at: Ts = "2026-03-02T08:00:00Z".parse().unwrap();
        let matter = Matter {
            id: MatterId::of(Uuid::from_u128(1)),
            contact: None,
            person: None,
            words: None,
            age_told: None,
            kind: Kind::ChildConcern,
            area: Area::Child,
            stage,
            reporter: ReporterKind::School,
            duty_19_1: true,
            feedback: Feedback::No,
            feedback_clock: FeedbackClock::None,
            arrived_at,
            arrived_on: day("2026-03-02"),
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
        let clock = Kept { clock: Clock::investigation(day(opened), law).unwrap(), stopped: None };
        let decided = Some((arrived_at, "staff:1".into(), "Skäl.".into()));
        Case {
            matter,
            person: None,
            station: Some(StationKind::Investigation),
            clocks: vec![clock],
            investigation: Some(Investigation { first_day: day(opened), decided, ended: None }),
        }
    }

    #[test]
    fn more_time_takes_the_place_of_the_day_that_holds() {
        let law = Law::sweden().unwrap();
        // Four months from the end of October end with February.
        let case = case(Stage::Child, "2025-10-31", &law);
        let on = day("2026-02-20");
        let longer = case.extended(day("2026-03-31"), None, on, &law).unwrap();
        assert_eq!((longer.was, longer.clock.due), (day("2026-02-28"), day("2026-03-31")));
        assert_eq!((longer.clock.kind, longer.clock.started), (ClockKind::Investigation, on));
        assert_eq!(longer.rules.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>(), ["UTR-1", "UTR-2"]);
        for (until, no) in [
            ("2026-02-20", UNTIL_PASSED),
            ("2026-02-19", UNTIL_PASSED),
            ("2026-02-21", UNTIL_SHORT),
            ("2026-02-28", UNTIL_SHORT),
        ] {
            assert_eq!(case.extended(day(until), None, on, &law).unwrap_err().word, no.word, "{until}");
        }
        // No law says how long is too long.
        assert!(case.extended(day("2027-02-28"), None, on, &law).is_ok());
    }

    #[test]
    fn after_the_day_it_says_why_and_is_not_blocked() {
        let law = Law::sweden().unwrap();
        let case = case(Stage::Child, "2025-10-31", &law);
        // The last day is a Saturday, so Monday is not late.
        assert!(!case.is_late(day("2026-03-02")) && case.is_late(day("2026-03-03")));
        let (on, until) = (day("2026-03-03"), day("2026-04-15"));
        assert_eq!(case.extended(until, None, on, &law).unwrap_err().word, LATE.word);
        assert_eq!(case.extended(until, Some("Utlåtandet dröjde."), on, &law).unwrap().clock.due, until);
    }

    #[test]
    fn where_no_time_runs_there_is_none_to_lengthen() {
        let law = Law::sweden().unwrap();
        let (on, until) = (day("2026-02-20"), day("2026-03-31"));
        let without = Case { clocks: Vec::new(), ..case(Stage::YoungPerson, "2025-10-31", &law) };
        assert_eq!(without.extended(until, None, on, &law).unwrap_err().word, NO_CLOCK.word);
        let undecided = Investigation { first_day: on, decided: None, ended: None };
        let early = Case {
            investigation: Some(undecided),
            station: Some(StationKind::Intake),
            ..case(Stage::Child, "2025-10-31", &law)
        };
        assert_eq!(early.extended(until, None, on, &law).unwrap_err().word, "investigation-not-open");
    }

    #[test]
    fn a_talk_with_a_child_says_more_than_one_with_a_grown_up() {
        let law = Law::sweden().unwrap();
        let on = day("2026-03-04");
        let held = |child| Held {
            place: text("skolan"),
            who: text("Amina"),
            child,
            said: text("Hon vill bo hos mormor."),
            assessed: None,
            language: "sv".parse().unwrap(),
            with: With::Nobody,
        };
        let of_child =
            || crate::OfChild { guardians: crate::Guardians::Knew, understood: text("Hon sade det med egna ord.") };
        let talk = |outcome| NewTalk { day: on, outcome, corrects: None };
        let with = |child| talk(Outcome::Held(Box::new(held(child))));
        let (child, grown) = (case(Stage::Child, "2026-03-02", &law), case(Stage::Adult, "2026-03-02", &law));
        assert_eq!(child.talk_is_whole(&with(Some(of_child())), on), Ok(()));
        assert_eq!(child.talk_is_whole(&with(None), on), Err(OF_CHILD));
        assert_eq!(grown.talk_is_whole(&with(None), on), Ok(()));
        assert_eq!(grown.talk_is_whole(&with(Some(of_child())), on), Err(NO_CHILD));
        assert_eq!(grown.talk_is_whole(&talk(Outcome::TooYoung(None)), on), Err(NO_CHILD));
        assert_eq!(child.talk_is_whole(&talk(Outcome::Declined(None)), day("2026-03-03")), Err(DAY_AHEAD));
    }

    #[test]
    fn too_young_is_only_a_child_below_fifteen_and_it_says_why() {
        let law = Law::sweden().unwrap();
        let (before, on) = (day("2027-03-01"), day("2027-03-02"));
        let of = |years| {
            let mut case = case(Stage::Child, "2026-03-02", &law);
            case.matter.age_told = years;
            case
        };
        let because = |day, why| NewTalk { day, outcome: Outcome::TooYoung(why), corrects: None };
        let why = || Some(text("Hon är två år och talar inte än."));
        for years in [None, Some(0), Some(13)] {
            assert_eq!(of(years).talk_is_whole(&because(on, why()), on), Ok(()), "{years:?}");
            assert_eq!(of(years).talk_is_whole(&because(on, None), on), Err(WHY_TOO_YOUNG), "{years:?}");
        }
        // The years that were told have grown by one on the second of the two days.
        assert_eq!(of(Some(14)).talk_is_whole(&because(before, why()), on), Ok(()));
        assert_eq!(of(Some(14)).talk_is_whole(&because(on, why()), on), Err(NOT_TOO_YOUNG));
        assert_eq!(of(Some(16)).talk_is_whole(&because(on, None), on), Err(NOT_TOO_YOUNG));
    }

    #[test]
    fn a_talk_is_noted_also_after_the_investigation_until_the_matter_is_closed() {
        let law = Law::sweden().unwrap();
        let on = day("2026-03-04");
        let step = || Some(("2026-03-03T08:00:00Z".parse().unwrap(), "staff:1".into(), "granted".into()));
        let ended = |station| {
            let case = case(Stage::Child, "2026-03-02", &law);
            let over = Investigation { first_day: day("2026-03-02"), decided: step(), ended: step() };
            Case { investigation: Some(over), station, ..case }
        };
        let none = NewTalk { day: on, outcome: Outcome::NotHeld(text("Vi hann inte.")), corrects: None };
        for here in [StationKind::Decision, StationKind::Support, StationKind::FollowUp] {
            assert_eq!(ended(Some(here)).talk_is_whole(&none, on), Ok(()), "{here:?}");
        }
        assert_eq!(ended(None).talk_is_whole(&none, on), Err(NOT_OPEN));
        let without = Case { investigation: None, ..ended(Some(StationKind::Assessment)) };
        assert_eq!(without.talk_is_whole(&none, on), Err(NOT_OPEN));
    }
}
