//! The pure verbs: what may begin, and which day fits. No database, so every order of days is testable.

use crate::case::Case;
use access::Refusal;
use casefile::matter::{execution::Execution, station::StationKind, support::Support};
use law::{Day, NoRule};
use store::Uuid;

pub(crate) const NOT_HERE: Refusal = Refusal { word: "support-not-here", rule: None };
pub(crate) const NOT_GRANTED: Refusal = Refusal { word: "support-not-granted", rule: None };
pub(crate) const AHEAD: Refusal = Refusal { word: "support-day-ahead", rule: None };
pub(crate) const TOO_EARLY: Refusal = Refusal { word: "support-day-early", rule: None };
pub(crate) const OVER: Refusal = Refusal { word: "support-over", rule: None };
pub(crate) const PAUSED: Refusal = Refusal { word: "support-is-paused", rule: None };
pub(crate) const NOT_PAUSED: Refusal = Refusal { word: "support-not-paused", rule: None };
pub(crate) const SAME: Refusal = Refusal { word: "support-same", rule: None };
pub(crate) const FOLLOW_PASSED: Refusal = Refusal { word: "support-follow-passed", rule: None };
pub(crate) const NO_GOAL: Refusal = Refusal { word: "support-no-goal", rule: None };
pub(crate) const NOT_OVER: Refusal = Refusal { word: "support-not-over", rule: None };
pub(crate) const NO_ORDER: Refusal = Refusal { word: "support-no-order", rule: None };

/// The law has no rule for a day.
pub(crate) fn no_rule(no: NoRule) -> Refusal {
    Refusal { word: "page-no-rule", rule: Some(no.asked) }
}

/// Where support can begin: once the matter is investigated, until it is closed.
const HERE: [StationKind; 4] =
    [StationKind::Investigation, StationKind::Decision, StationKind::Support, StationKind::FollowUp];

/// A day that has come, and is not before another.
pub(crate) fn fits(day: Day, not_before: Day, today: Day) -> Result<(), Refusal> {
    match day {
        day if day > today => Err(AHEAD),
        day if day < not_before => Err(TOO_EARLY),
        _ => Ok(()),
    }
}

impl Case {
    /// Whether support can begin here on a day. What has not begun is not written as begun: the time until it does is
    /// counted (INS-12).
    pub fn begins(&self, since: Day, today: Day) -> Result<(), Refusal> {
        self.station.filter(|here| HERE.contains(here)).ok_or(NOT_HERE)?;
        fits(since, self.matter.arrived_on, today)
    }

    /// The granted decision of that id that is not carried out yet.
    pub fn carries_out(&self, decision: Uuid) -> Result<&Execution, Refusal> {
        self.granted().find(|one| one.decision == decision).ok_or(NOT_GRANTED)
    }

    /// The support of that id, where it has not ended.
    pub fn running_support(&self, id: Uuid) -> Result<&Support, Refusal> {
        self.open().find(|one| one.id == id).ok_or(OVER)
    }

    /// It can be interrupted from a day on.
    pub fn pauses(&self, id: Uuid, on: Day, today: Day) -> Result<&Support, Refusal> {
        let one = self.running_support(id)?;
        one.paused().is_none().then_some(()).ok_or(PAUSED)?;
        fits(on, one.last_day(), today).map(|()| one)
    }

    /// It can be given again from a day on.
    pub fn resumes(&self, id: Uuid, on: Day, today: Day) -> Result<&Support, Refusal> {
        let one = self.running_support(id)?;
        one.paused().ok_or(NOT_PAUSED)?;
        fits(on, one.last_day(), today).map(|()| one)
    }

    /// It can end on a day.
    pub fn ends(&self, id: Uuid, on: Day, today: Day) -> Result<&Support, Refusal> {
        let one = self.running_support(id)?;
        fits(on, one.last_day(), today).map(|()| one)
    }

    /// Somebody can have been met on a day: while it was given. What was forgotten is written also afterwards.
    pub fn meets(&self, id: Uuid, on: Day, today: Day) -> Result<(), Refusal> {
        self.station.ok_or(NOT_HERE)?;
        let one = self.supports.iter().find(|one| one.id == id).ok_or(OVER)?;
        fits(on, one.since, today)?;
        if one.end.as_ref().is_some_and(|end| end.on < on) { Err(OVER) } else { Ok(()) }
    }

    /// The goal of that id, where it still is one.
    pub fn goal(&self, id: Uuid) -> Result<&casefile::matter::goal::Goal, Refusal> {
        self.station.ok_or(NOT_HERE)?;
        self.goals().find(|one| one.id == id).ok_or(NO_GOAL)
    }

    /// All support has ended, and the matter can go on to the follow-up.
    pub fn goes_on(&self) -> Result<(), Refusal> {
        let open = self.elsewhere.iter().any(Support::is_open);
        let over = self.is_over() && !open && self.station == Some(StationKind::Support);
        over.then_some(()).ok_or(NOT_OVER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use casefile::matter::support::{End, How, Pause};
    use casefile::{Matter, MatterId};
    use law::follows::Stage;
    use law::reading::{
        Acute, Area, Competence, DocumentedIn, Feedback, FeedbackClock, Kind, Opens, Qualification, ReporterKind,
    };
    use store::Ts;

    const TODAY: &str = "2026-06-15";

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn given(id: u128, pauses: &[(&str, Option<&str>)], ended: Option<&str>) -> Support {
        let at: Ts = "2026-05-04T08:00:00Z".parse().unwrap();
        let by = (at, "staff:1".to_owned());
        let pause = |(since, back): &(&str, Option<&str>)| Pause {
            since: day(since),
            why: "Sjuk.".into(),
            by: by.clone(),
            back: back.map(|on| (day(on), "Frisk.".into())),
        };
        let end = |on| End { on: day(on), how: How::Reached, why: "Klart.".into(), family: None, by: by.clone() };
        Support {
            id: Uuid::from_u128(id),
            assignment: None,
            decision: None,
            called: "Stöd hemma".into(),
            giver: None,
            since: day("2026-05-04"),
            by: by.clone(),
            pauses: pauses.iter().map(pause).collect(),
            end: ended.map(end),
        }
    }

    fn case(station: Option<StationKind>, supports: Vec<Support>) -> Case {
        let arrived_at: Ts = "2026-03-02T08:00:00Z".parse().unwrap();
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
        let (clocks, executions, elsewhere) = (Vec::new(), Vec::new(), Vec::new());
        let (goals, ordered, assignments) = (Vec::new(), Vec::new(), Vec::new());
        Case { matter, station, clocks, executions, supports, elsewhere, goals, ordered, assignments, reads: true }
    }

    #[test]
    fn support_begins_after_the_assessment_and_on_a_day_that_has_come() {
        let at = |station| case(station, Vec::new());
        let begins = |station, since| at(station).begins(day(since), day(TODAY));
        for here in HERE {
            assert_eq!(begins(Some(here), TODAY), Ok(()), "{here:?}");
        }
        for not in [None, Some(StationKind::Intake), Some(StationKind::Assessment)] {
            assert_eq!(begins(not, TODAY), Err(NOT_HERE), "{not:?}");
        }
        let support = Some(StationKind::Support);
        assert_eq!(begins(support, "2026-06-16"), Err(AHEAD));
        assert_eq!((begins(support, "2026-03-02"), begins(support, "2026-03-01")), (Ok(()), Err(TOO_EARLY)));
        assert_eq!(at(support).carries_out(Uuid::from_u128(7)).map(drop), Err(NOT_GRANTED));
    }

    #[test]
    fn each_turn_comes_after_the_one_before() {
        let id = Uuid::from_u128(9);
        let of = |pauses: &[_], ended| case(Some(StationKind::Support), vec![given(9, pauses, ended)]);
        let word = |done: Result<&Support, Refusal>| done.map(|_| ()).map_err(|no| no.word);
        let (runs, paused) = (of(&[("2026-05-11", Some("2026-05-18"))], None), of(&[("2026-05-11", None)], None));
        assert_eq!(word(runs.pauses(id, day("2026-05-18"), day(TODAY))), Ok(()));
        assert_eq!(word(runs.pauses(id, day("2026-05-17"), day(TODAY))), Err(TOO_EARLY.word));
        assert_eq!(word(runs.pauses(id, day("2026-06-16"), day(TODAY))), Err(AHEAD.word));
        assert_eq!(word(runs.resumes(id, day(TODAY), day(TODAY))), Err(NOT_PAUSED.word));
        assert_eq!(word(paused.pauses(id, day(TODAY), day(TODAY))), Err(PAUSED.word));
        assert_eq!(word(paused.resumes(id, day("2026-05-10"), day(TODAY))), Err(TOO_EARLY.word));
        assert_eq!(word(paused.resumes(id, day("2026-05-11"), day(TODAY))), Ok(()));
        // What is interrupted can end without being given again.
        assert_eq!(word(paused.ends(id, day("2026-05-11"), day(TODAY))), Ok(()));
        let over = of(&[], Some("2026-06-12"));
        for done in [over.ends(id, day(TODAY), day(TODAY)), over.pauses(id, day(TODAY), day(TODAY))] {
            assert_eq!(word(done), Err(OVER.word));
        }
        assert_eq!(word(runs.ends(Uuid::from_u128(8), day(TODAY), day(TODAY))), Err(OVER.word), "no such support");
    }

    #[test]
    fn somebody_is_met_while_it_is_given_and_that_is_written_also_afterwards() {
        let id = Uuid::from_u128(9);
        let over = case(Some(StationKind::FollowUp), vec![given(9, &[], Some("2026-06-12"))]);
        for (on, met) in [
            ("2026-05-03", Err(TOO_EARLY)),
            ("2026-05-04", Ok(())),
            ("2026-06-12", Ok(())),
            ("2026-06-13", Err(OVER)),
            ("2026-06-16", Err(AHEAD)),
        ] {
            assert_eq!(over.meets(id, day(on), day(TODAY)), met, "{on}");
        }
        let closed = Case { station: None, ..over };
        assert_eq!(closed.meets(id, day("2026-06-12"), day(TODAY)), Err(NOT_HERE));
    }

    #[test]
    fn the_matter_goes_on_when_all_support_has_ended() {
        let support = Some(StationKind::Support);
        let (one, ended) = (|| given(9, &[], None), || given(8, &[], Some("2026-06-12")));
        assert_eq!(case(support, vec![ended(), one()]).goes_on(), Err(NOT_OVER));
        assert_eq!(case(support, Vec::new()).goes_on(), Err(NOT_OVER), "none has begun");
        assert_eq!(case(support, vec![ended()]).goes_on(), Ok(()));
        let others = Case { elsewhere: vec![one()], ..case(support, vec![ended()]) };
        assert_eq!(others.goes_on(), Err(NOT_OVER), "another unit gives it still");
        assert!(!others.is_last(Uuid::from_u128(8)) && case(support, vec![one()]).is_last(Uuid::from_u128(9)));
        assert_eq!(case(Some(StationKind::FollowUp), vec![ended()]).goes_on(), Err(NOT_OVER), "it is there");
    }
}
