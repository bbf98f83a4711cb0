//! How far those get who set out together: a funnel, cohort by cohort.

use crate::number::Share;
use crate::{CaseId, Log, Word};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// How long one cohort lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// A calendar month.
    Month,
    /// Three calendar months, from January, April, July and October.
    Quarter,
    /// A calendar year.
    Year,
}

/// The cases that took the first step in the same period, and how many of them took each step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// `2026-03`, `2026 Q1` or `2026`.
    pub name: String,
    /// How many reached each step, the first included. A step counts when it comes after the one before it.
    pub reached: Vec<u64>,
}

impl Cohort {
    /// How many of the cohort reached a step.
    #[must_use]
    pub fn share(&self, step: usize) -> Option<Share> {
        Share::new(*self.reached.get(step)?, *self.reached.first()?)
    }
}

/// A funnel over `steps`, activities in the order in which they are to come.
///
/// A case belongs to the cohort of the day it took the *first* step, whenever it got further: cohorts by the last step
/// would leave out exactly those that never came. Young cohorts are not finished; their later steps only grow.
/// Cases that never took the first step stand in no cohort. Empty when there are no steps, or when no case took the first.
#[must_use]
pub fn funnel(log: &Log, steps: &[String], length: Length, zone: &TimeZone) -> Vec<Cohort> {
    let mut cohorts: BTreeMap<When, Vec<u64>> = BTreeMap::new();
    for (_, when, reached) in walks(log, steps, length, zone) {
        let counts = cohorts.entry(when).or_insert_with(|| vec![0; steps.len()]);
        counts.iter_mut().take(reached).for_each(|count| *count += 1);
    }
    cohorts.into_iter().map(|(when, reached)| Cohort { name: length.name(when), reached }).collect()
}

/// The year of a cohort and its month or quarter.
pub(crate) type When = (i16, i8);

/// The cases that took the first step: when, and how many steps they took.
pub(crate) fn walks<'a>(
    log: &'a Log,
    steps: &[String],
    length: Length,
    zone: &'a TimeZone,
) -> impl Iterator<Item = (CaseId, When, usize)> + use<'a> {
    let words: Vec<Option<Word>> = steps.iter().map(|step| log.find(step)).collect();
    log.case_ids().filter_map(move |case| {
        let of = log.of(case);
        let (mut reached, mut began) = (0, None);
        for (word, at) in log.activity()[of.clone()].iter().zip(&log.at()[of]) {
            if words.get(reached).is_some_and(|step| *step == Some(*word)) {
                began = began.or(Some(*at));
                reached += 1;
            }
        }
        let day = Timestamp::from_microsecond(began?.0).ok()?.to_zoned(zone.clone()).date();
        let part = match length {
            Length::Month => day.month(),
            Length::Quarter => (day.month() - 1) / 3 + 1,
            Length::Year => 0,
        };
        Some((case, (day.year(), part), reached))
    })
}

impl Length {
    /// What a cohort of this length is called.
    pub(crate) fn name(self, (year, part): When) -> String {
        match self {
            Length::Month => format!("{year}-{part:02}"),
            Length::Quarter => format!("{year} Q{part}"),
            Length::Year => year.to_string(),
        }
    }
}
