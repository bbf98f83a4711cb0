//! Whether it goes faster or slower than before: cases that began earlier against cases that began later, at the same age.

use super::spans::Spans;
use crate::At;
use crate::number::survival::{Curve, Difference, log_rank};

/// Two groups of cases by when they began, and their curves.
///
/// Comparing "closed this quarter" with "closed last quarter" compares old cases with young ones. Here each case is looked
/// at by its own age, and the later ones count only as far as they have come.
#[derive(Clone, Debug, PartialEq)]
pub struct Periods {
    /// Cases that began before this instant are the earlier ones.
    pub split: At,
    /// How long the earlier ones stayed open, in days.
    pub earlier: Curve,
    /// How many they are.
    pub earlier_n: u64,
    /// How long the later ones stayed open, in days.
    pub later: Curve,
    /// How many they are.
    pub later_n: u64,
    /// The log-rank test; `None` when the two never were open at the same age with somebody ending.
    pub difference: Option<Difference>,
}

impl Periods {
    /// Splits the cases at an instant. `None` when one side is empty.
    #[must_use]
    pub fn of(spans: &Spans, split: At) -> Option<Self> {
        let (earlier, later) =
            (spans.lifetimes_where(|span| span.begin < split), spans.lifetimes_where(|span| span.begin >= split));
        (earlier.n() > 0 && later.n() > 0).then(|| Self {
            split,
            earlier: earlier.kaplan_meier(),
            earlier_n: earlier.n(),
            later: later.kaplan_meier(),
            later_n: later.n(),
            difference: log_rank(&[&earlier, &later]),
        })
    }

    /// The instant in the middle of all beginnings: half of the cases began before it.
    #[must_use]
    pub fn middle(spans: &Spans) -> Option<At> {
        let mut begins: Vec<At> = spans.spans.iter().map(|span| span.begin).collect();
        let middle = begins.len() / 2;
        (!begins.is_empty()).then(|| *begins.select_nth_unstable(middle).1)
    }
}
