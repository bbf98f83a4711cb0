//! Figures over known ends, as far as they can be told without telling of anybody.

use super::ages::{Watched, ages};
use super::crowd::{Crowd, Least, Persons};
use super::fold::{Folded, fold};
use super::hands::Times;
use crate::figure::spans::{Span, Spans};
use crate::figure::{DAY, micros};
use crate::number::Share;
use crate::number::survival::{Cause, Curve, Difference, Ending, Incidence, Life, Lifetimes, competing, log_rank};
use crate::{At, Log};
use std::collections::BTreeMap;

/// Figures over known ends, open cases included.
pub(in crate::report) struct Ends {
    /// The ages at which anything is said, in days.
    pub(in crate::report) ages: Vec<f64>,
    pub(in crate::report) all: Group,
    /// The median of the curve, where it is nobody's own.
    pub(in crate::report) median: Option<f64>,
    /// Days of those that ended, of those alone.
    pub(in crate::report) closed_days: Option<Times>,
    /// The ways to end, each with its name; `None` stands for the others.
    pub(in crate::report) ways: Vec<(Option<String>, Incidence)>,
    pub(in crate::report) deadlines: Option<Deadlines>,
    pub(in crate::report) periods: Option<Periods>,
    pub(in crate::report) until: At,
}

/// Some cases and their curve.
pub(in crate::report) struct Group {
    pub(in crate::report) curve: Curve,
    pub(in crate::report) lives: Lifetimes,
}

impl Group {
    /// How many are watched beyond an age.
    pub(in crate::report) fn beyond(&self, age: f64) -> u64 {
        // The next number that a computer knows: who leaves at the age itself is not watched beyond it.
        self.curve.at_risk(age.next_up())
    }
}

/// Deadlines of the cases that have one.
pub(in crate::report) struct Deadlines {
    pub(in crate::report) cells: [u64; 4],
    pub(in crate::report) without: u64,
    pub(in crate::report) days_late: Option<Times>,
}

impl Deadlines {
    /// Kept, of those of which one can tell.
    pub(in crate::report) fn met(&self) -> Option<Share> {
        let [in_time, late, overdue, _] = self.cells;
        Share::new(in_time, in_time + late + overdue)
    }
}

/// Earlier cases and later ones.
pub(in crate::report) struct Periods {
    pub(in crate::report) split: At,
    pub(in crate::report) earlier: Group,
    pub(in crate::report) later: Group,
    pub(in crate::report) difference: Option<Difference>,
}

/// What the table is split by besides age and whether a case has ended.
#[derive(Clone, Copy)]
struct Split {
    due: Option<()>,
    ways: Option<()>,
    periods: Option<At>,
}

/// One case with all that it may be split by.
struct Case<'a> {
    span: &'a Span,
    life: Life,
    person: u32,
    /// The number of its way among those that are told; the others share one.
    way: Option<usize>,
}

impl Ends {
    /// Of the cases in time. `None` when not even how many ended may be told, or when the cases that the marks leave out are a
    /// few: the log's number of cases less theirs would say so.
    pub(in crate::report) fn of(
        log: &Log,
        spans: &Spans,
        split: Option<At>,
        persons: &Persons,
        least: Least,
    ) -> Option<Self> {
        let ways = Ways::of(spans, persons, least);
        let with = |span| Some((span, spans.life(span)?));
        let cases: Vec<Case<'_>> = spans
            .spans
            .iter()
            .filter_map(with)
            .map(|(span, life)| {
                let way = ways.as_ref().filter(|_| span.end.is_some()).map(|ways| ways.number(span.outcome));
                Case { span, life, person: persons.of_case(span.case), way }
            })
            .collect();
        let mut inside = vec![false; log.cases() as usize];
        cases.iter().for_each(|case| inside[case.span.case.index()] = true);
        let outside: Crowd =
            log.case_ids().filter(|case| !inside[case.index()]).map(|case| persons.of_case(case)).collect();
        if !least.shows(&outside) {
            return None;
        }
        let some = spans.spans.iter().any(|span| span.due.is_some()).then_some(());
        let (split, ages) = chosen(&cases, some, ways.as_ref().map(|_| ()), split, spans.until, least)?;
        let told = ways.filter(|_| split.ways.is_some());
        Some(Self::said(&cases, (split, ages), told, spans.until, least))
    }

    fn said(cases: &[Case<'_>], (split, ages): (Split, Vec<f64>), ways: Option<Ways>, until: At, least: Least) -> Self {
        let all = group(cases, |_| true);
        let crowd: Crowd = cases.iter().map(|case| case.person).collect();
        let median = all.curve.median().filter(|_| least.shows_quantile(&crowd, 0.5));
        let closed =
            cases.iter().filter_map(|case| Some((micros(case.span.begin, case.span.end?).max(0), case.person)));
        let periods = split.periods.map(|at| {
            let (earlier, later) = (group(cases, |span| span.begin < at), group(cases, |span| span.begin >= at));
            let difference = log_rank(&[&earlier.lives, &later.lives]);
            Periods { split: at, earlier, later, difference }
        });
        Self {
            ages,
            median,
            closed_days: Times::of(closed.collect(), DAY, least),
            ways: ways.map_or(Vec::new(), |ways| ways.said(cases)),
            deadlines: split.due.map(|()| deadlines(cases, until, least)),
            periods,
            until,
            all,
        }
    }
}

/// The first of several tables, the richest first, that can be cut at some ages; the last, without anything beside ended and
/// open, at none too.
fn chosen(
    cases: &[Case<'_>],
    due: Option<()>,
    ways: Option<()>,
    periods: Option<At>,
    until: At,
    least: Least,
) -> Option<(Split, Vec<f64>)> {
    const SOME: usize = 3;
    let tries = [(due, ways, periods), (due, ways, None), (due, None, periods), (due, None, None), (None, ways, None)];
    let cut = |split: Split| {
        let mut columns: BTreeMap<_, usize> = BTreeMap::new();
        let watched = |case: &Case<'_>| {
            let key = split.column(case, until);
            let next = columns.len();
            let column = *columns.entry(key).or_insert(next);
            Watched { person: case.person, left: case.life.left(), entered: case.life.watched_from(), column }
        };
        let watched: Vec<Watched> = cases.iter().map(watched).collect();
        Some((split, ages(&watched, least)?))
    };
    let first =
        cases.iter().filter(|case| case.span.end.is_some()).map(|case| case.life.left()).fold(f64::MAX, f64::min);
    let enough = |found: &(Split, Vec<f64>)| found.1.iter().filter(|age| **age >= first).count() >= SOME;
    let splits = || tries.into_iter().map(|(due, ways, periods)| Split { due, ways, periods });
    let plain = Split { due: None, ways: None, periods: None };
    let richest = splits().filter_map(cut).find(enough);
    richest.or_else(|| cut(plain).filter(enough)).or_else(|| splits().chain([plain]).find_map(cut))
}

impl Split {
    /// In which column a case stands.
    fn column(self, case: &Case<'_>, until: At) -> (usize, Option<usize>, usize) {
        let standing = match self.due {
            Some(()) => standing(case.span, until),
            None => usize::from(case.span.end.is_none()),
        };
        let way = case.way.filter(|_| self.ways.is_some());
        (standing, way, usize::from(self.periods.is_some_and(|split| case.span.begin >= split)))
    }
}

/// Closed in time, closed late, open and overdue, open and not yet due; closed and open without a deadline.
fn standing(span: &Span, until: At) -> usize {
    match (span.due, span.end) {
        (Some(due), Some(end)) => usize::from(end > due),
        (Some(due), None) => 2 + usize::from(due >= until),
        (None, end) => 4 + usize::from(end.is_none()),
    }
}

fn deadlines(cases: &[Case<'_>], until: At, least: Least) -> Deadlines {
    let mut cells = [0; 6];
    cases.iter().for_each(|case| cells[standing(case.span, until)] += 1);
    let late = |case: &Case<'_>| {
        let (due, end) = (case.span.due?, case.span.end?);
        (end > due).then(|| (micros(due, end), case.person))
    };
    let days_late = Times::of(cases.iter().filter_map(late).collect(), DAY, least);
    let [in_time, closed_late, overdue, not_yet, closed, open] = cells;
    Deadlines { cells: [in_time, closed_late, overdue, not_yet], without: closed + open, days_late }
}

fn group(cases: &[Case<'_>], take: impl Fn(&Span) -> bool) -> Group {
    let of = cases.iter().filter(|case| take(case.span)).map(|case| case.life);
    let lives: Lifetimes = of.collect::<Vec<_>>().into();
    Group { curve: lives.kaplan_meier(), lives }
}

/// The ways to end, the rare ones as one.
struct Ways {
    /// The names of those that are told.
    names: Vec<String>,
    /// Of each way in the spans: its number among those that are told, or one more than there are.
    numbers: Vec<usize>,
}

impl Ways {
    fn of(spans: &Spans, persons: &Persons, least: Least) -> Option<Self> {
        let mut who: Vec<Vec<u32>> = vec![Vec::new(); spans.outcomes.len()];
        let ended = spans.spans.iter().filter(|span| span.end.is_some() && spans.life(span).is_some());
        ended.for_each(|span| who[span.outcome as usize].push(persons.of_case(span.case)));
        let some: Vec<usize> = (0..who.len()).filter(|way| !who[*way].is_empty()).collect();
        if spans.outcomes.len() < 2 {
            return None;
        }
        let rows: Vec<Vec<u32>> = some.iter().map(|way| who[*way].clone()).collect();
        let Folded { shown, .. } = fold(&rows, least)?;
        let mut numbers = vec![shown.len(); who.len()];
        shown.iter().enumerate().for_each(|(number, place)| numbers[some[*place]] = number);
        let names = shown.iter().map(|place| spans.outcomes[some[*place]].clone()).collect();
        Some(Self { names, numbers })
    }

    fn number(&self, outcome: u32) -> usize {
        self.numbers[outcome as usize]
    }

    /// Each way with its incidence.
    fn said(self, cases: &[Case<'_>]) -> Vec<(Option<String>, Incidence)> {
        let life = |case: &Case<'_>| {
            let ending = match case.way {
                Some(way) => Ending::Ended(Cause(u32::try_from(way).ok()?)),
                None => Ending::Open,
            };
            let life = Life::new(case.life.left(), ending)?;
            case.life.watched_from().map_or(Some(life), |entered| life.entered(entered))
        };
        let lives: Lifetimes = cases.iter().filter_map(life).collect::<Vec<_>>().into();
        let name = |cause: Cause| self.names.get(cause.0 as usize).cloned();
        competing(&lives).into_iter().map(|way| (name(way.cause), way)).collect()
    }
}
