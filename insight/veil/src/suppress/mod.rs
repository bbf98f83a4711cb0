//! Which further cells to hide, so that the hidden ones cannot be reckoned from what is shown.
mod exact;
mod greedy;
mod puzzle;

use std::collections::{BTreeMap, BTreeSet};

use crate::rules::{Rules, Why};
use crate::table::{Cell, Table};
pub use exact::{Optimum, TooLarge, optimal};
use puzzle::Puzzle;
pub(crate) use puzzle::equation;

/// What to hide. It promises nothing: [`crate::audit`] decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    primary: BTreeMap<Cell, Why>,
    extra: BTreeSet<Cell>,
    found: Found,
}

/// How the further cells were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// No choice with fewer cells, and of those none with a smaller sum, protects.
    Least,
    /// A good choice, perhaps not the least.
    Good,
    /// Somebody chose.
    ByHand,
}

impl Plan {
    /// A plan that somebody made: these cells besides those that the rules hide.
    pub fn by_hand(table: &Table, rules: &Rules, extra: impl IntoIterator<Item = Cell>) -> Plan {
        let primary = rules.primary(table);
        let extra = extra.into_iter().filter(|cell| !primary.contains_key(cell)).collect();
        Plan { primary, extra, found: Found::ByHand }
    }

    /// The cells that the rules hide, with the reason. Not for print: a reader may not tell the two kinds apart.
    pub fn primary(&self) -> &BTreeMap<Cell, Why> {
        &self.primary
    }

    /// The cells that are hidden so that nobody can reckon the others.
    pub fn extra(&self) -> &BTreeSet<Cell> {
        &self.extra
    }

    /// How they were found.
    pub fn found(&self) -> Found {
        self.found
    }

    /// All that is hidden.
    pub fn hidden(&self) -> impl Iterator<Item = Cell> + '_ {
        self.primary.keys().chain(&self.extra).copied()
    }
}

/// Finds what to hide: the least possible in a small table, a good choice in a large one. The same table and rules
/// always give the same plan, and rows in another order give the same cells: ties fall to the names that sort first.
///
/// Inner cells are hidden before margins; margins only where nothing else protects.
pub fn suppress(table: &Table, rules: &Rules) -> Plan {
    let (sorted, places) = table.sorted();
    let puzzle = Puzzle::new(&sorted, rules);
    let (extra, found) = match exact::least(&puzzle) {
        Ok(Some(optimum)) => (optimum.patterns.into_iter().next().unwrap_or_default(), Found::Least),
        Ok(None) | Err(TooLarge) => (greedy::good(&puzzle), Found::Good),
    };
    let extra = extra.into_iter().map(|cell| places[cell]).collect();
    Plan { primary: rules.primary(table), extra, found }
}
