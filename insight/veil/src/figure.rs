//! Figures that are not counts: rates, medians, curves, and amounts that one person dominates.
use std::fmt;
use std::ops::Range;

use crate::rules::Rules;

/// Why a figure is not shown. `Display` is a whole sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// The part, or what is left of the whole, is hidden or small.
    Part,
    /// The whole is smaller than rates are shown of.
    Whole {
        /// The rule's number.
        least: i64,
    },
    /// Fewer values than a median is shown of.
    Values {
        /// The rule's number.
        least: usize,
    },
    /// A value that is not a number.
    NotANumber,
}

impl fmt::Display for Withheld {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Withheld::Part => to.write_str("Too few people are in the part, or outside it, to show a rate."),
            Withheld::Whole { least } => write!(to, "A rate is shown of at least {least} people."),
            Withheld::Values { least } => write!(to, "A median is shown of at least {least} values."),
            Withheld::NotANumber => to.write_str("One of the values is not a number."),
        }
    }
}

impl std::error::Error for Withheld {}

/// A share of a group, between 0 and 1, of two counts that may both be shown. Errors: the whole is below the rule's
/// denominator; the part or the rest is small; the part is greater than the whole.
///
/// ```
/// use veil::{Rules, Withheld, rate};
/// let rules = Rules::default();
/// assert_eq!(rate(12, 48, &rules), Ok(0.25));
/// assert_eq!(rate(6, 19, &rules), Err(Withheld::Whole { least: 20 }));
/// // 46 of 48 tells about the two others.
/// assert_eq!(rate(46, 48, &rules), Err(Withheld::Part));
/// ```
pub fn rate(part: i64, whole: i64, rules: &Rules) -> Result<f64, Withheld> {
    let least = rules.settings().least_denominator;
    if whole < least {
        return Err(Withheld::Whole { least });
    }
    if !(0..=whole).contains(&part) || rules.is_small(part) || rules.is_small(whole - part) {
        return Err(Withheld::Part);
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^53")]
    Ok(part as f64 / whole as f64)
}

/// The middle value (the mean of the two middle ones) of a group that is large enough. Errors: too few values, or one
/// that is not a number. A median of few is somebody's own value.
pub fn median(values: &[f64], rules: &Rules) -> Result<f64, Withheld> {
    let least = rules.settings().least_median;
    if values.len() < least {
        return Err(Withheld::Values { least });
    }
    if values.iter().any(|value| value.is_nan()) {
        return Err(Withheld::NotANumber);
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    Ok(if sorted.len() % 2 == 1 { sorted[middle] } else { sorted[middle - 1].midpoint(sorted[middle]) })
}

/// Joins the times at which a curve goes down so that each step holds at least the rule's number of events; events that
/// are left over at the end join the last step. Shape: ranges of indices into `events`, in order. No range where all
/// events together are too few.
pub fn steps(events: &[i64], rules: &Rules) -> Vec<Range<usize>> {
    let mut steps: Vec<Range<usize>> = Vec::new();
    let (mut start, mut sum) = (0, 0);
    for (at, here) in events.iter().enumerate() {
        sum += here;
        if sum >= rules.settings().least_events {
            steps.push(start..at + 1);
            (start, sum) = (at + 1, 0);
        }
    }
    if let Some(last) = steps.last_mut() {
        last.end = events.len();
    }
    steps
}

/// True where the `n` greatest contributions are more than `percent` of an amount, so that they are as good as shown:
/// the (n,k) dominance rule (Hundepool and others, "Statistical Disclosure Control", 2012, section 4.2).
///
/// ```
/// // One family is 90 of 100: nobody else is needed to know what it got.
/// assert!(veil::is_dominated(&[90, 5, 5], 1, 85));
/// assert!(!veil::is_dominated(&[40, 30, 30], 1, 85));
/// ```
pub fn is_dominated(contributions: &[i64], n: usize, percent: i64) -> bool {
    let sorted = falling(contributions);
    let (top, all): (i128, i128) = (sorted.iter().take(n).sum(), sorted.iter().sum());
    100 * top > i128::from(percent) * all
}

/// True where the second greatest contributor, who knows their own, could reckon the greatest to within `percent` of
/// it: the p% rule (same source). An amount of one contributor always is.
pub fn is_within_percent(contributions: &[i64], percent: i64) -> bool {
    let sorted = falling(contributions);
    let rest: i128 = sorted.iter().skip(2).sum();
    sorted.first().is_some_and(|greatest| *greatest > 0 && 100 * rest < i128::from(percent) * greatest)
}

fn falling(contributions: &[i64]) -> Vec<i128> {
    let mut sorted: Vec<i128> = contributions.iter().map(|amount| i128::from(*amount)).collect();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    sorted
}
