//! Deadlines: each starts from its event, ends on a calendar day and remembers the rule that gave it.
//!
//! Days are strict: a day on a weekend or holiday stands, and the later legal day (lag 1930:173) is shown beside only.

use crate::calendar::Day;
use crate::reading::words;
use crate::rule::{Law, NoRule, RuleRef, Unit};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

words! {
    /// Which deadline.
    ClockKind {
        /// Immediate protective assessment of a child or young person (INT-2).
        Protective = "protective",
        /// Decision to open or not open after a report (INT-3).
        Preliminary = "preliminary",
        /// A child investigation is finished (UTR-1).
        Investigation = "investigation",
        /// A party has answered what was communicated, or has had the time for it (UTR-12).
        PartyAnswer = "party_answer",
        /// Those who are parties get a decision in writing (UTR-16).
        Letters = "letters",
        /// A decision can be appealed against until this day (UTR-17). Never on anybody's day: it is the party's own.
        Appeal = "appeal",
        /// Those concerned are told that an investigation was opened, where that was put off (UTR-3).
        Notice = "notice",
        /// A mandated reporter who has asked is told (INT-11).
        Feedback = "feedback",
        /// A data subject's request for access is answered (DOK-10).
        AccessRequest = "access_request",
        /// An eviction notice is confirmed to Kronofogden (INT-15).
        EnforcementConfirmation = "enforcement_confirmation",
        /// An immediate taking into care is submitted to the administrative court (LVU-1).
        LvuSubmit = "lvu_court",
        /// Care is applied for (LVU-2).
        LvuApply = "lvu_application",
        /// A party's written request for a decision after six months is answered (UTR-15).
        DelayAnswer = "delay_answer",
        /// Another municipality's request to take over a case is answered, before IVO may be asked (INT-18).
        TransferAnswer = "transfer_answer",
        /// Support is followed up (UTR-20, a setting), or a child after an investigation without support (UTR-11).
        FollowUp = "follow_up",
        /// A favourable decision is carried out, or taken up again after a break (INS-12). After that day it is reported.
        Execution = "execution",
    }
}

impl ClockKind {
    /// Those that end when somebody outside has got an answer from us: the court, Kronofogden, another board, the one who
    /// asked.
    pub const ANSWERED: [ClockKind; 6] = [
        ClockKind::LvuSubmit,
        ClockKind::LvuApply,
        ClockKind::EnforcementConfirmation,
        ClockKind::AccessRequest,
        ClockKind::DelayAnswer,
        ClockKind::TransferAnswer,
    ];
}

/// What a deadline is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountedFrom {
    /// From something that has happened.
    Event,
    /// From the day of arrival, the first lawful day of a decision that is to be made at once. A later decision moves the
    /// feedback that follows upon it, and never the four months of an investigation that runs from this day (UTR-1).
    FirstLawfulDay,
    /// From the last lawful day of a decision not yet made: the outer limit, moved by an earlier decision.
    LastLawfulDay,
}

/// A deadline that runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// Which.
    pub kind: ClockKind,
    /// The version of the rule that gave it.
    pub rule: RuleRef,
    /// The day it counts from.
    pub started: Day,
    /// What that day is.
    pub counted_from: CountedFrom,
    /// The day it is due.
    pub due: Day,
    /// The last accepted day, only where a report came late in the day (INT-2).
    pub latest: Option<Day>,
    /// The first working day after `due`, where `due` is none and the count is longer than the day itself. For show
    /// only: no queue and no reminder uses it (UTR-21).
    pub legal_latest: Option<Day>,
}

/// Whether a report came so late in the day that the next calendar day is accepted for the protective assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hour {
    /// In time: the day itself.
    InTime,
    /// Late.
    Late,
}

impl Hour {
    /// The hour of an arrival by the setting `protective_next_day_from`.
    pub fn of(arrived: Timestamp, law: &Law) -> Hour {
        let settings = law.settings();
        if settings.zone.time(arrived) >= settings.protective_next_day_from { Hour::Late } else { Hour::InTime }
    }
}

impl Clock {
    fn start(kind: ClockKind, started: Day, law: &Law) -> Result<Clock, NoRule> {
        let (rule, allowance) = law.allowance(kind, started)?;
        let due = allowance.due(started);
        let moved = Some(due.this_or_next_working_day()).filter(|day| *day != due && allowance.unit != Unit::SameDay);
        let (rule, counted_from) = (rule.cite(), CountedFrom::Event);
        Ok(Clock { kind, rule, started, counted_from, due, latest: None, legal_latest: moved })
    }

    /// This deadline with another reading of what `started` is.
    #[must_use]
    pub fn counted_from(self, counted_from: CountedFrom) -> Clock {
        Clock { counted_from, ..self }
    }

    /// The protective assessment of a report that arrived on a day.
    ///
    /// # Errors
    /// [`NoRule`] before the first version of the rule; so for every clock here.
    pub fn protective(arrived: Day, hour: Hour, law: &Law) -> Result<Clock, NoRule> {
        let clock = Clock::start(ClockKind::Protective, arrived, law)?;
        let latest = (hour == Hour::Late).then(|| clock.due.plus_days(1));
        Ok(Clock { latest, ..clock })
    }

    /// The preliminary assessment of a report that arrived on a day. It ends when an investigation opens.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn preliminary(arrived: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::start(ClockKind::Preliminary, arrived, law)
    }

    /// A child investigation opened on a day.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn investigation(opened: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::start(ClockKind::Investigation, opened, law)
    }

    /// An investigation about a child that was given more time by a decision of a day, until a later one (UTR-2). No law
    /// says how long: the special reasons do.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn extended(decided: Day, until: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::set(ClockKind::Investigation, law.cite("UTR-2", decided)?, decided, until)
    }

    /// A party who got the material on a day answers at the latest on a later one, set from case to case (UTR-12).
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn party_answer(sent: Day, until: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::set(ClockKind::PartyAnswer, law.cite("UTR-12", sent)?, sent, until)
    }

    /// Those who are parties get a decision of a day in writing. The law says as soon as possible; the day itself is the safe
    /// reading (UTR-16).
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn letters(decided: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::start(ClockKind::Letters, decided, law)
    }

    /// The last day on which a decision can be appealed against by a party who got it on a day (UTR-17).
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn appeal(received: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::start(ClockKind::Appeal, received, law)
    }

    /// The last day on which a favourable decision of a day, or a support that broke off on it, is carried out without being
    /// reported (INS-12).
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn execution(decided: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::start(ClockKind::Execution, decided, law)
    }

    /// A day that somebody has set. It stands, and no later legal day stands beside it.
    fn set(kind: ClockKind, rule: RuleRef, started: Day, due: Day) -> Result<Clock, NoRule> {
        Ok(Clock { kind, rule, started, counted_from: CountedFrom::Event, due, latest: None, legal_latest: None })
    }

    /// That those concerned are told of an investigation, put off on a day for special reasons: at once, until somebody
    /// decides on another day ([`Clock::notice_until`]).
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn notice(opened: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::start(ClockKind::Notice, opened, law)
    }

    /// The same, put off on a day until a later one.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn notice_until(decided: Day, until: Day, law: &Law) -> Result<Clock, NoRule> {
        let clock = Clock::start(ClockKind::Notice, decided, law)?;
        Ok(Clock { due: until, legal_latest: None, ..clock })
    }

    /// Feedback to a reporter who asked before the decision, made on a day.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn feedback(decided: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::start(ClockKind::Feedback, decided, law)
    }

    /// Feedback to a reporter who asks after the decision, or while an investigation runs: at once.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn feedback_at_once(asked: Day, law: &Law) -> Result<Clock, NoRule> {
        let clock = Clock::start(ClockKind::Feedback, asked, law)?;
        Ok(Clock { due: asked, legal_latest: None, ..clock })
    }

    /// A data subject's request for access that arrived on a day.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn access_request(arrived: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::start(ClockKind::AccessRequest, arrived, law)
    }

    /// The confirmation of an eviction notice that arrived on a day.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn enforcement_confirmation(arrived: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::start(ClockKind::EnforcementConfirmation, arrived, law)
    }

    /// The submission to court of an immediate taking into care decided on a day.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn lvu_submit(decided: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::start(ClockKind::LvuSubmit, decided, law)
    }

    /// The application for care after a taking into care executed on a day.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn lvu_apply(executed: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::start(ClockKind::LvuApply, executed, law)
    }

    /// The answer to a party who asked in writing, on a day, for a decision after six months.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn delay_answer(asked: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::start(ClockKind::DelayAnswer, asked, law)
    }

    /// The answer of another municipality asked on a day to take over a case.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn transfer_answer(asked: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::start(ClockKind::TransferAnswer, asked, law)
    }

    /// The next follow-up of open support begun or followed up on a day, by the setting `follow_up_interval_months`.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn follow_up(last: Day, law: &Law) -> Result<Clock, NoRule> {
        let due = last.plus_months(law.settings().follow_up_interval_months);
        Clock::set(ClockKind::FollowUp, law.cite("UTR-20", last)?, last, due)
    }

    /// The next follow-up on a day that somebody has agreed with the family, at a follow-up of an earlier one (UTR-20).
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn follow_up_on(last: Day, next: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::set(ClockKind::FollowUp, law.cite("UTR-20", last)?, last, next)
    }

    /// The last day of a follow-up without consent, after an investigation without support that was decided on a day
    /// (UTR-11). It ends by itself then.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn follow_up_after(decided: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::start(ClockKind::FollowUp, decided, law)
    }

    /// A day on which such a follow-up is done, set before its last day (UTR-11).
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn follow_up_after_on(last: Day, next: Day, law: &Law) -> Result<Clock, NoRule> {
        Clock::set(ClockKind::FollowUp, law.cite("UTR-11", last)?, last, next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn law() -> Law {
        Law::sweden().unwrap()
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn late_begins_on_the_hour_in_local_time() {
        let law = law();
        assert_eq!(Hour::of(at("2026-03-02T15:59:59+01:00"), &law), Hour::InTime);
        assert_eq!(Hour::of(at("2026-03-02T16:00:00+01:00"), &law), Hour::Late);
        assert_eq!(Hour::of(at("2026-07-02T14:00:00Z"), &law), Hour::Late);
        assert_eq!(Hour::of(at("2026-12-02T14:00:00Z"), &law), Hour::InTime);
        let later = Settings { protective_next_day_from: jiff::civil::time(18, 0, 0, 0), ..law.settings().clone() };
        assert_eq!(Hour::of(at("2026-03-02T16:00:00+01:00"), &law.with_settings(later)), Hour::InTime);
    }

    #[test]
    fn a_late_report_may_be_assessed_the_next_calendar_day_also_a_saturday() {
        let clock = Clock::protective(day("2026-03-06"), Hour::Late, &law()).unwrap();
        assert_eq!((clock.due, clock.latest, clock.legal_latest), (day("2026-03-06"), Some(day("2026-03-07")), None));
        let clock = Clock::protective(day("2026-03-07"), Hour::InTime, &law()).unwrap();
        assert_eq!((clock.due, clock.latest, clock.legal_latest), (day("2026-03-07"), None, None));
    }

    #[test]
    fn a_day_on_a_weekend_or_holiday_stands_and_the_legal_day_stands_beside() {
        let law = law();
        let shown = |clock: Clock| (clock.due.to_string(), clock.legal_latest.map(|day| day.to_string()));
        let beside = |due: &str, legal: &str| (due.to_owned(), Some(legal.to_owned()));
        let lvu = Clock::lvu_submit(day("2026-03-07"), &law).unwrap();
        assert_eq!((lvu.rule.id.as_str(), shown(lvu.clone())), ("LVU-1", beside("2026-03-14", "2026-03-16")));
        // Fourteen days over Midsummer, and over New Year and Epiphany.
        assert_eq!(shown(Clock::preliminary(day("2026-06-05"), &law).unwrap()), beside("2026-06-19", "2026-06-22"));
        assert_eq!(shown(Clock::preliminary(day("2025-12-23"), &law).unwrap()), beside("2026-01-06", "2026-01-07"));
        assert_eq!(shown(Clock::preliminary(day("2026-03-02"), &law).unwrap()), ("2026-03-16".to_owned(), None));
        assert_eq!(shown(Clock::lvu_apply(day("2026-03-07"), &law).unwrap()), beside("2026-04-04", "2026-04-07"));
    }

    #[test]
    fn months_weeks_and_the_day_itself() {
        let law = law();
        let due = |clock: Result<Clock, NoRule>| clock.unwrap().due.to_string();
        assert_eq!(due(Clock::investigation(day("2025-10-31"), &law)), "2026-02-28");
        assert_eq!(due(Clock::access_request(day("2026-03-05"), &law)), "2026-04-05");
        assert_eq!(due(Clock::access_request(day("2028-01-30"), &law)), "2028-02-29");
        assert_eq!(due(Clock::feedback(day("2026-03-16"), &law)), "2026-03-23");
        assert_eq!(due(Clock::feedback_at_once(day("2026-03-14"), &law)), "2026-03-14");
        assert_eq!(due(Clock::notice(day("2026-03-14"), &law)), "2026-03-14");
        assert_eq!(due(Clock::notice_until(day("2026-03-14"), day("2026-03-21"), &law)), "2026-03-21");
        assert_eq!(due(Clock::enforcement_confirmation(day("2026-03-07"), &law)), "2026-03-07");
        assert_eq!(due(Clock::delay_answer(day("2026-03-02"), &law)), "2026-03-30");
        assert_eq!(due(Clock::transfer_answer(day("2026-03-31"), &law)), "2026-04-30");
        assert_eq!(due(Clock::follow_up(day("2026-11-30"), &law)), "2027-02-28");
        assert_eq!(due(Clock::follow_up_on(day("2026-11-30"), day("2026-12-20"), &law)), "2026-12-20");
        assert_eq!(due(Clock::follow_up_after(day("2025-08-31"), &law)), "2026-02-28");
        assert_eq!(Clock::follow_up_after(day("2026-11-30"), &law).unwrap().rule.id, "UTR-11");
        assert_eq!(due(Clock::follow_up_after_on(day("2026-11-30"), day("2027-01-15"), &law)), "2027-01-15");
        assert!(Clock::preliminary(day("2025-06-30"), &law).is_err());
    }

    #[test]
    fn the_rule_that_gave_the_date_is_that_of_the_event() {
        let rule = |on: &str| Clock::feedback(day(on), &law()).unwrap().rule.from;
        assert_eq!((rule("2025-12-31"), rule("2026-01-01")), (day("2025-07-01"), day("2026-01-01")));
    }

    proptest! {
        #[test]
        fn fourteen_days_are_always_fourteen_days(n in 0u16..20000) {
            let arrived = day("2025-07-01").plus_days(n);
            let clock = Clock::preliminary(arrived, &law()).unwrap();
            prop_assert_eq!(clock.due.minus_days(14), arrived);
            prop_assert_eq!(clock.legal_latest.is_none(), clock.due.is_working_day());
            prop_assert!(clock.legal_latest.is_none_or(|later| later > clock.due && later.is_working_day()));
        }
    }
}
