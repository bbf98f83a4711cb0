//! What comes in, what goes out and what lies there, week by week, and Little's law as the check of it.

use super::spans::Spans;
use super::{DAY, SECOND};
use crate::{At, Log};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// One week, from Monday 00:00 to the next Monday 00:00 on the clocks of the zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// Cases that began in it.
    pub inflow: u64,
    /// Cases that ended in it.
    pub outflow: u64,
    /// Cases that had begun and not ended when it was over: work in progress.
    pub wip_end: u64,
}

/// More weeks than this are not listed: a log that spans a hundred years has a wrong date in it.
pub const MOST_WEEKS: usize = 5_300;

/// Weeks of a log by its events alone: a case begins with its first event and is over with its last. So no case is open
/// when the log ends, and the last weeks look emptier than they were; [`by_spans`] is the one for open cases.
/// Every week from the first to the last is listed, the empty ones too. `None`: no events, or more than [`MOST_WEEKS`].
#[must_use]
pub fn by_events(log: &Log, zone: &TimeZone) -> Option<Vec<Week>> {
    Some(Placed::by_events(log, zone)?.weeks())
}

/// Weeks by known beginnings and ends: a case that has not ended is work in progress until the watching stops.
/// `None`: no case, or more than [`MOST_WEEKS`].
#[must_use]
pub fn by_spans(spans: &Spans, zone: &TimeZone) -> Option<Vec<Week>> {
    Some(Placed::by_spans(spans, zone)?.weeks())
}

/// In which week each case begins and ends.
pub(crate) struct Placed {
    /// Every week from the first to the last.
    pub(crate) mondays: Vec<Date>,
    /// The week in which each case begins, and the one in which it ends if it does, in the order of the log or the spans.
    pub(crate) cases: Vec<(usize, Option<usize>)>,
}

impl Placed {
    pub(crate) fn by_events(log: &Log, zone: &TimeZone) -> Option<Self> {
        let pair = |case| {
            let of = log.of(case);
            (log.at()[of.start], Some(log.at()[of.end - 1]))
        };
        Self::of(log.case_ids().map(pair), *log.at().iter().min()?, *log.at().iter().max()?, zone)
    }

    pub(crate) fn by_spans(spans: &Spans, zone: &TimeZone) -> Option<Self> {
        let pairs = || spans.spans.iter().map(|span| (span.begin, span.end.map(|end| end.max(span.begin))));
        Self::of(pairs(), pairs().map(|(begin, _)| begin).min()?, spans.until, zone)
    }

    fn of(cases: impl Iterator<Item = (At, Option<At>)>, first: At, last: At, zone: &TimeZone) -> Option<Self> {
        let monday = |at: At| {
            let day = Timestamp::from_microsecond(at.0).ok()?.to_zoned(zone.clone()).date();
            day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()
        };
        let (mut next, end) = (monday(first)?, monday(last)?);
        let (mut mondays, mut starts): (Vec<Date>, Vec<At>) = (Vec::new(), Vec::new());
        while next <= end {
            if mondays.len() == MOST_WEEKS {
                return None;
            }
            starts.push(At(next.to_zoned(zone.clone()).ok()?.timestamp().as_microsecond()));
            mondays.push(next);
            next = next.checked_add(7.days()).ok()?;
        }
        let week = |at: At| starts.partition_point(|start| *start <= at).saturating_sub(1);
        let cases = cases.map(|(begin, end)| (week(begin), end.map(week))).collect();
        Some(Self { mondays, cases })
    }

    fn weeks(&self) -> Vec<Week> {
        let blank = |monday: &Date| Week { monday: *monday, inflow: 0, outflow: 0, wip_end: 0 };
        let mut list: Vec<Week> = self.mondays.iter().map(blank).collect();
        for (begin, end) in &self.cases {
            list[*begin].inflow += 1;
            if let Some(end) = end {
                list[*end].outflow += 1;
            }
        }
        let mut lying = 0;
        for week in &mut list {
            lying = lying + week.inflow - week.outflow;
            week.wip_end = lying;
        }
        list
    }
}

/// Little's law (J. Little, Operations Research 9, 1961): work in progress = inflow x time in progress. Over a window that
/// begins and ends with nothing in progress, as a log taken from its first to its last event does, it holds exactly, so the
/// three figures check each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Little {
    /// Seconds from the first to the last event.
    pub span_s: f64,
    /// Cases in progress, averaged over that time.
    pub avg_wip_time_weighted: f64,
    /// Cases a day.
    pub lambda_per_day: f64,
    /// Days a case takes from first to last event, the mean.
    pub mean_w_days: f64,
}

impl Little {
    /// Of a log, each of the three reckoned by its own way: work in progress by walking along all beginnings and ends.
    /// `None` when no time passes between the first and the last event.
    #[must_use]
    pub fn of(log: &Log) -> Option<Self> {
        let (first, last) = (*log.at().iter().min()?, *log.at().iter().max()?);
        let span = super::micros(first, last);
        if span == 0 {
            return None;
        }
        let mut turns: Vec<(At, i64)> = Vec::with_capacity(2 * log.cases() as usize);
        let mut inside = 0_i128;
        for of in log.case_ids().map(|case| log.of(case)) {
            let (begin, end) = (log.at()[of.start], log.at()[of.end - 1]);
            turns.extend([(begin, 1), (end, -1)]);
            inside += i128::from(super::micros(begin, end));
        }
        turns.sort_unstable();
        let (mut lying, mut area, mut from) = (0_i64, 0_i128, first);
        for (at, change) in turns {
            area += i128::from(lying) * i128::from(super::micros(from, at));
            (lying, from) = (lying + change, at);
        }
        let cases = f64::from(log.cases());
        Some(Self {
            span_s: span as f64 / SECOND,
            avg_wip_time_weighted: area as f64 / span as f64,
            lambda_per_day: cases / (span as f64 / DAY),
            mean_w_days: inside as f64 / cases / DAY,
        })
    }

    /// What is left of `avg_wip - lambda x W`, as a share of `avg_wip`: rounding only, or the reckoning is wrong.
    #[must_use]
    pub fn gap(&self) -> f64 {
        let right = self.lambda_per_day * self.mean_w_days;
        if right == 0.0 { 0.0 } else { (self.avg_wip_time_weighted - right) / right }
    }
}
