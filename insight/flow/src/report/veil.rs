//! What a report leaves out so that nobody in it can be pointed at.
//!
//! This is the first of two doors. Here small counts are folded into a row for all the rest, extremes are dropped, and no
//! holder is named. It looks at one report alone; tables that are published go through the audit of `insight/veil`, which
//! also knows what was published before.

use crate::figure::weeks::Week;
use crate::number::{Share, Summary};

/// Whom a log is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Nobody: a public log, whose file anybody may read anyway. Everything is printed.
    Things,
    /// People: no count from 1 up to below `least` is printed, and nobody's name.
    People {
        /// The smallest count that is printed.
        least: u64,
    },
}

/// The rows of a list that may be printed, and what the others come to together.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed<T> {
    /// The rows, in the list's order.
    pub rows: Vec<T>,
    /// How many rows were folded, and the sum of their counts; the sum is `None` where even it is too small to print.
    pub rest: Option<(u64, Option<u64>)>,
}

impl About {
    /// What is usual for our own journal.
    pub const PEOPLE: Self = Self::People { least: 5 };

    /// Whether a count may be printed.
    #[must_use]
    pub const fn shows(self, count: u64) -> bool {
        match self {
            Self::Things => true,
            Self::People { least } => count == 0 || count >= least,
        }
    }

    /// Whether holders may be named.
    #[must_use]
    pub const fn names_holders(self) -> bool {
        matches!(self, Self::Things)
    }

    /// A count, or nothing.
    #[must_use]
    pub fn count(self, count: u64) -> Option<u64> {
        self.shows(count).then_some(count)
    }

    /// Folds every row whose count is too small. Where the folded rows come to less than the smallest count, the smallest
    /// printed row is folded as well: else the total minus the rest would tell them.
    #[must_use]
    pub fn list<T: Clone>(self, rows: &[T], count: impl Fn(&T) -> u64) -> Listed<T> {
        let (mut kept, folded): (Vec<T>, Vec<T>) = rows.iter().cloned().partition(|row| self.shows(count(row)));
        if folded.is_empty() {
            return Listed { rows: kept, rest: None };
        }
        let (mut rest, mut number) = (folded.iter().map(&count).sum::<u64>(), folded.len() as u64);
        while !self.shows(rest) {
            let some = (0..kept.len()).filter(|place| count(&kept[*place]) > 0);
            let Some(smallest) = some.min_by_key(|place| count(&kept[*place])) else { break };
            rest += count(&kept.remove(smallest));
            number += 1;
        }
        Listed { rows: kept, rest: Some((number, self.count(rest))) }
    }

    /// Weeks, or as few weeks in one row as it takes until every count may be seen; with how many weeks a row has.
    /// `None` when even a year in one row is too little.
    #[must_use]
    pub fn weeks(self, weeks: &[Week]) -> Option<(usize, Vec<Week>)> {
        [1, 4, 13, 52].into_iter().find_map(|length| {
            let row = |of: &[Week]| Week {
                monday: of[0].monday,
                inflow: of.iter().map(|week| week.inflow).sum(),
                outflow: of.iter().map(|week| week.outflow).sum(),
                wip_end: of[of.len() - 1].wip_end,
            };
            let rows: Vec<Week> = weeks.chunks(length).map(row).collect();
            let seen = |week: &Week| [week.inflow, week.outflow, week.wip_end].into_iter().all(|n| self.shows(n));
            rows.iter().all(seen).then_some((length, rows))
        })
    }

    /// Whether a share may be printed: neither those who have it nor those who have it not are too few.
    #[must_use]
    pub const fn shows_share(self, of: Share) -> bool {
        self.shows(of.hits()) && self.shows(of.n() - of.hits())
    }

    /// Whether a sample of this size has a quantile at `p` that is not one person's: at least `least` values on each side.
    #[must_use]
    pub fn shows_quantile(self, n: u64, p: f64) -> bool {
        match self {
            Self::Things => n > 0,
            Self::People { least } => n as f64 * p.min(1.0 - p) + 1e-9 >= least as f64,
        }
    }

    /// Whether mean, sum and spread of a sample may be printed.
    #[must_use]
    pub fn shows_summary(self, of: &Summary) -> bool {
        self.shows_quantile(of.n, 0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_rows_are_folded_until_their_sum_may_be_seen() {
        let of = |rows: &[u64]| About::PEOPLE.list(rows, |row| *row);
        assert_eq!(of(&[9, 7, 3, 3]), Listed { rows: vec![9, 7], rest: Some((2, Some(6))) });
        assert_eq!(of(&[9, 7, 3]), Listed { rows: vec![9], rest: Some((2, Some(10))) });
        assert_eq!(of(&[2]), Listed { rows: vec![], rest: Some((1, None)) });
        assert_eq!(of(&[9, 5, 0]), Listed { rows: vec![9, 5, 0], rest: None });
        assert_eq!(About::Things.list(&[2, 1], |row| *row), Listed { rows: vec![2, 1], rest: None });
    }

    #[test]
    fn a_quantile_needs_five_on_each_side() {
        assert!(About::PEOPLE.shows_quantile(10, 0.5) && !About::PEOPLE.shows_quantile(9, 0.5));
        assert!(About::PEOPLE.shows_quantile(50, 0.9) && !About::PEOPLE.shows_quantile(49, 0.9));
        assert!(About::Things.shows_quantile(1, 0.99));
    }
}
