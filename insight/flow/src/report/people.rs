//! The report of a log about people: what may be said so that nobody in it can be pointed at.
//!
//! It is not the report of a public log with some numbers missing. It has fewer parts, and each is built to be safe:
//!
//! - **Every count rests on enough different persons** (`least`, five unless asked otherwise), on nobody, or is not printed.
//!   A case is one person, unless [`Asked::person`] names the value of the cases that says who it is about: something that
//!   happened ten times to one person is about one.
//! - **Counts that add up are one table, and the table passes the audit of `insight/veil`**: what follows what with the
//!   activities, starts and ends that are its margins; the values of a key; the ways to end. A hidden count cannot be placed
//!   by anybody who has the page more closely than `least` apart. A table that fails is left out as a whole.
//! - **The other parts hide nothing, they are coarser**: weeks become months or years, ages of a curve are left out, cohorts
//!   are joined, until every count in them, and every difference of two that stand beside each other, is nobody or enough.
//! - **A quantile has enough persons on each side**, and is rounded to three figures. Extremes, means and sums are not
//!   printed: a mean and a count are a sum, and sums tell what is hidden.
//! - **No part counts what another hides.** Variants are never printed, nor repeated activities beside a table of steps that
//!   hides some: how a case went says which steps it took. Where a funnel, or an end that is an activity, was asked for, a
//!   table of steps that hides some is left out. Of two divisions of one thing (hand-overs between persons and between
//!   groups) one is printed.
//! - No holder is named, and no instant of an event: the log's first and last month stand for them.
//!
//! What is left open: two parts that count the same cases by different things (weeks and ages) may together say of a few
//! something that neither counts, and whoever knows the program can ask which logs would have led to just this page. It says
//! nothing of what was published before. So it is for those who work with the figures; a table that goes out is made with
//! `insight/veil` and its ledger.

mod ages;
mod crowd;
pub(super) mod ends;
mod fold;
mod funnel;
pub(super) mod hands;
mod json;
pub(super) mod steps;
pub(super) mod weeks;

use super::Asked;
use crate::figure::cohorts::Cohort;
use crate::figure::periods::Periods;
use crate::figure::spans::{Mark, Marks, Spans, text};
use crate::figure::{SECOND, micros};
use crate::number::Share;
use crate::{At, Log};
use crowd::{Crowd, Least, Persons};
use ends::Ends;
use hands::{Hands, Times};
pub(super) use json::of as json;
use std::collections::BTreeMap;
use steps::Steps;
use weeks::Weeks;

/// All that may be said.
pub(super) struct People {
    pub(super) least: u64,
    pub(super) cases: u64,
    pub(super) events: u64,
    pub(super) activities: u64,
    /// The month of the first event and of the last.
    pub(super) months: Option<(String, String)>,
    pub(super) steps: Option<Steps>,
    pub(super) rework: Option<Share>,
    pub(super) duration_s: Option<Times>,
    pub(super) weeks: Option<Weeks>,
    /// Of persons, or of groups where those are too few.
    pub(super) hands: Option<(Held, Hands)>,
    pub(super) ends: Option<Ends>,
    pub(super) funnel: Option<Vec<Cohort>>,
    pub(super) counted: Vec<Counted>,
    /// What is not printed though there is something.
    pub(super) withheld: Vec<Withheld>,
}

/// Between whom cases are handed over.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    ByPersons,
    ByGroups,
}

/// How often the values of one key occur.
pub(super) struct Counted {
    pub(super) key: String,
    pub(super) rows: Vec<(String, u64)>,
    /// How many values are not told, and how often they occur together.
    pub(super) rest: Option<(u64, u64)>,
}

/// A part that is not printed: its name for a program, and for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Withheld(pub(super) &'static str, pub(super) &'static str);

const VARIANTS: Withheld = Withheld("variants", "vägarna genom hela ärenden");
const STEPS: Withheld = Withheld("steps", "vad som följer på vad");
const REWORK: Withheld = Withheld("rework", "vad som görs om");
const WEEKS: Withheld = Withheld("weeks", "veckor");
const OUTFLOW: Withheld = Withheld("weekly outflow", "hur många som gick ut och låg kvar vecka för vecka");
const HANDS: Withheld = Withheld("hand-overs", "byten");
const ENDS: Withheld = Withheld("ends", "hur lång tid det tar till avslut");
const DEADLINES: Withheld = Withheld("deadlines", "tider som hölls");
const WAYS: Withheld = Withheld("ways to end", "hur ärenden slutar");
const PERIODS: Withheld = Withheld("periods", "jämförelsen mellan tidigare och senare ärenden");
const FUNNEL: Withheld = Withheld("funnel", "hur långt de kom");
const COUNTED: Withheld = Withheld("counted values", "räknade värden");
const ALL: Withheld = Withheld("everything", "allt: här är för få människor");

impl People {
    /// Of a log, with at least so many persons behind each count. Where the whole log is of fewer, nothing is said of it.
    pub(super) fn of(log: &Log, asked: &Asked, least: u64) -> Self {
        let (least, persons) = (Least::new(least), Persons::of(log, asked.person.as_deref()));
        let crowd: Crowd = log.case_ids().map(|case| persons.of_case(case)).collect();
        let mut all = Self::blank(least);
        if crowd.persons() < least.number() {
            all.withheld.push(ALL);
            return all;
        }
        (all.cases, all.events) = (u64::from(log.cases()), u64::from(log.events()));
        all.activities = log.activities().len() as u64;
        all.months = months(log, asked);
        let took = |case| {
            let of = log.of(case);
            (micros(log.at()[of.start], log.at()[of.end - 1]), persons.of_case(case))
        };
        all.duration_s = Times::of(log.case_ids().map(took).collect(), SECOND, least);
        let marks = asked.marks.clone().unwrap_or_else(|| Marks::found_in(log));
        all.ends(log, asked, &marks, (&persons, least));
        all.hands(log, (&persons, least));
        all.funnel(log, asked, (&persons, least));
        all.counted(log, asked, &marks, (&persons, least));
        all.steps(log, &marks, (&persons, least));
        all
    }

    fn blank(least: Least) -> Self {
        Self {
            least: least.number(),
            cases: 0,
            events: 0,
            activities: 0,
            months: None,
            steps: None,
            rework: None,
            duration_s: None,
            weeks: None,
            hands: None,
            ends: None,
            funnel: None,
            counted: Vec::new(),
            withheld: vec![VARIANTS],
        }
    }

    /// Ends, and weeks by them where they may be told.
    fn ends(&mut self, log: &Log, asked: &Asked, marks: &Marks, (persons, least): (&Persons, Least)) {
        let spans = Spans::of(log, marks);
        if let Some(spans) = &spans {
            let split = asked.split.or_else(|| Periods::middle(spans));
            self.ends = Ends::of(log, spans, split, persons, least);
            let of = self.ends.as_ref();
            let due = spans.spans.iter().any(|span| span.due.is_some());
            let missing = [
                (ENDS, of.is_none()),
                (DEADLINES, due && of.is_some_and(|of| of.deadlines.is_none())),
                (WAYS, marks.outcome.is_some() && of.is_some_and(|of| of.ways.is_empty())),
                (PERIODS, of.is_some_and(|of| of.periods.is_none())),
            ];
            self.withheld.extend(missing.into_iter().filter(|(_, missing)| *missing).map(|(part, _)| part));
        }
        let by = spans.as_ref().filter(|_| self.ends.is_some());
        self.weeks = weeks::weeks(log, by, persons, (least, &asked.zone));
        match &self.weeks {
            None => self.withheld.push(WEEKS),
            Some(Weeks::In(..)) => self.withheld.push(OUTFLOW),
            Some(Weeks::Whole(..)) => {}
        }
    }

    fn hands(&mut self, log: &Log, (persons, least): (&Persons, Least)) {
        let some = [log.resource(), log.group()].into_iter().any(|column| column.iter().any(Option::is_some));
        let by_persons = Hands::of(log, log.resource(), persons, least).filter(|of| of.holders >= least.number());
        let by_groups = || Some((Held::ByGroups, Hands::of(log, log.group(), persons, least)?));
        self.hands = by_persons.map(|of| (Held::ByPersons, of)).or_else(by_groups);
        if some && self.hands.is_none() {
            self.withheld.push(HANDS);
        }
    }

    fn funnel(&mut self, log: &Log, asked: &Asked, (persons, least): (&Persons, Least)) {
        if !asked.steps.is_empty() {
            self.funnel = funnel::funnel(log, asked, persons, least);
            self.withheld.extend(self.funnel.is_none().then_some(FUNNEL));
        }
    }

    /// The values that were asked for. All cases have one: those that say nothing have the empty one, for else their number
    /// could be reckoned. The value that names the ways to end is counted there.
    fn counted(&mut self, log: &Log, asked: &Asked, marks: &Marks, (persons, least): (&Persons, Least)) {
        for key in &asked.counted {
            let mut values: BTreeMap<String, Vec<u32>> = BTreeMap::new();
            log.case_ids().for_each(|case| values.entry(text(log, case, key)).or_default().push(persons.of_case(case)));
            let mut rows: Vec<(String, Vec<u32>)> = values.into_iter().collect();
            rows.sort_by_key(|(_, of)| std::cmp::Reverse(of.len()));
            let who: Vec<Vec<u32>> = rows.iter().map(|(_, of)| of.clone()).collect();
            let twice = marks.outcome.as_ref() == Some(key) || self.counted.iter().any(|of| of.key == *key);
            match fold::fold(&who, least).filter(|folded| !twice && !folded.shown.is_empty()) {
                None if self.withheld.contains(&COUNTED) => {}
                None => self.withheld.push(COUNTED),
                Some(folded) => {
                    let row = |place: &usize| (rows[*place].0.clone(), rows[*place].1.len() as u64);
                    let shown = folded.shown.iter().map(row).collect();
                    self.counted.push(Counted { key: key.clone(), rows: shown, rest: folded.rest });
                }
            }
        }
    }

    /// Steps, and what is done again.
    fn steps(&mut self, log: &Log, marks: &Marks, (persons, least): (&Persons, Least)) {
        let by_activity = [Some(&marks.begin), marks.end.as_ref()].into_iter().flatten();
        let ends = self.ends.is_some() && by_activity.into_iter().any(|mark| matches!(mark, Mark::Activity(_)));
        let beside = ends || self.funnel.is_some();
        self.steps = Steps::of(log, persons, least).filter(|steps| !(beside && steps.hides()));
        self.withheld.extend(self.steps.is_none().then_some(STEPS));
        let hides = self.steps.as_ref().is_some_and(Steps::hides);
        self.rework = rework(log, persons, least).filter(|_| !hides);
        self.withheld.extend(self.rework.is_none().then_some(REWORK));
    }
}

/// Cases that do anything again, of all; `None` where they or the others are too few.
fn rework(log: &Log, persons: &Persons, least: Least) -> Option<Share> {
    let mut seen = vec![usize::MAX; log.words()];
    let (mut again, mut once) = (Vec::new(), Vec::new());
    for case in log.case_ids() {
        let mut here = false;
        for word in &log.activity()[log.of(case)] {
            here |= std::mem::replace(&mut seen[word.index()], case.index()) == case.index();
        }
        if here { again.push(persons.of_case(case)) } else { once.push(persons.of_case(case)) }
    }
    let (again, once) = (Crowd::from_iter(again), Crowd::from_iter(once));
    Share::new(again.n(), again.n() + once.n()).filter(|_| least.shows(&again) && least.shows(&once))
}

fn months(log: &Log, asked: &Asked) -> Option<(String, String)> {
    Some((month(*log.at().iter().min()?, asked), month(*log.at().iter().max()?, asked)))
}

/// The month of an instant, on the clocks of the zone: `2026-03`.
pub(super) fn month(at: At, asked: &Asked) -> String {
    let stamp = jiff::Timestamp::from_microsecond(at.0).map(|stamp| stamp.to_zoned(asked.zone.clone()).date());
    stamp.map_or_else(|_| at.to_string(), |date| format!("{:04}-{:02}", date.year(), date.month()))
}

/// A number to three figures: no more of it is anybody's business.
pub(super) fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    let power = 10_f64.powi(2 - value.abs().log10().floor() as i32);
    // Dividing by a whole power of ten gives the shortest decimal; multiplying by 0.01 does not.
    if power >= 1.0 { (value * power).round() / power } else { (value * power).round() * (1.0 / power).round() }
}

/// A share in whole per cent.
pub(super) fn percents(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_figures_are_told() {
        assert_eq!([123_456.0, 0.012_345, 9.999, 0.0, 7.0].map(rounded), [123_000.0, 0.0123, 10.0, 0.0, 7.0]);
        assert_eq!(percents(0.428_598), 0.43);
    }
}
