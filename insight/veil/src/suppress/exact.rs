//! The least that protects, by looking at every choice that could.
use std::collections::{BTreeSet, HashSet};

use super::puzzle::{Margins, Puzzle};
use crate::rules::Rules;
use crate::table::{Cell, Table};

/// Choices looked at before a table counts as large: a network is asked quickly, a linear program is not.
const LOOKS_NETWORK: usize = 4_000;
const LOOKS_LINEAR: usize = 150;

/// Every least choice for a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Optimum<C = Cell> {
    /// How many further cells must be hidden.
    pub cells: usize,
    /// What those hold together, at least.
    pub sum: i64,
    /// How many choices of so many cells protect, whatever they hold.
    pub feasible: usize,
    /// All choices of so many cells with the least sum, sorted.
    pub patterns: Vec<BTreeSet<C>>,
}

/// The table is too large to look at every choice; [`crate::suppress`] finds a good one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

impl std::fmt::Display for TooLarge {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("The table is too large to look at every choice.")
    }
}

impl std::error::Error for TooLarge {}

/// Every least choice: fewest further cells, then the least sum. `None` where no choice at all protects. Errors: too
/// many choices to look at.
pub fn optimal(table: &Table, rules: &Rules) -> Result<Option<Optimum>, TooLarge> {
    let found = least(&Puzzle::new(table, rules))?;
    Ok(found.map(|optimum| Optimum {
        cells: optimum.cells,
        sum: optimum.sum,
        feasible: optimum.feasible,
        patterns: optimum.patterns.into_iter().map(|pattern| pattern.into_iter().map(Cell).collect()).collect(),
    }))
}

pub(super) fn least(puzzle: &Puzzle<'_>) -> Result<Option<Optimum<usize>>, TooLarge> {
    for margins in [Margins::Kept, Margins::Hidden] {
        let all: Vec<bool> =
            puzzle.bare().iter().enumerate().map(|(cell, hidden)| *hidden || puzzle.may_hide(cell, margins)).collect();
        // Hiding more never narrows an interval, so where all is not enough nothing is.
        if !puzzle.exposed(&all, 1).is_empty() {
            continue;
        }
        let mut search = Search { puzzle, margins, looks: 0, seen: HashSet::new(), found: BTreeSet::new() };
        for cells in 0.. {
            search.look(&BTreeSet::new(), cells)?;
            if !search.found.is_empty() {
                return Ok(Some(search.optimum(cells)));
            }
            search.seen.clear();
        }
    }
    Ok(None)
}

struct Search<'a> {
    puzzle: &'a Puzzle<'a>,
    margins: Margins,
    looks: usize,
    seen: HashSet<BTreeSet<usize>>,
    found: BTreeSet<BTreeSet<usize>>,
}

impl Search<'_> {
    /// Goes on from a choice until it has `cells` cells. Where a sum holds one hidden cell alone, one more of that sum must
    /// be hidden, and no other choice has to be looked at: a choice of the fewest cells leaves none alone.
    fn look(&mut self, extra: &BTreeSet<usize>, cells: usize) -> Result<(), TooLarge> {
        if !self.seen.insert(extra.clone()) {
            return Ok(());
        }
        self.looks += 1;
        if self.looks > if self.puzzle.network.is_some() { LOOKS_NETWORK } else { LOOKS_LINEAR } {
            return Err(TooLarge);
        }
        let mut hidden = self.puzzle.bare();
        for cell in extra {
            hidden[*cell] = true;
        }
        let alone = self.alone(&hidden);
        if alone.is_none() && self.puzzle.exposed(&hidden, 1).is_empty() {
            self.found.insert(extra.clone());
            return Ok(());
        }
        if extra.len() == cells {
            return Ok(());
        }
        let may = |cell: &usize| !hidden[*cell] && self.puzzle.may_hide(*cell, self.margins);
        let next: Vec<usize> = alone.unwrap_or_else(|| (0..hidden.len()).collect()).into_iter().filter(may).collect();
        for cell in next {
            let mut more = extra.clone();
            more.insert(cell);
            self.look(&more, cells)?;
        }
        Ok(())
    }

    /// The cells of the first sum in which one hidden cell stands alone.
    fn alone(&self, hidden: &[bool]) -> Option<Vec<usize>> {
        self.puzzle.sums.iter().find_map(|sum| {
            let cells: Vec<usize> = sum.parts.iter().copied().chain([sum.whole]).collect();
            (cells.iter().filter(|cell| hidden[**cell]).count() == 1).then_some(cells)
        })
    }

    fn optimum(self, cells: usize) -> Optimum<usize> {
        let sum = |pattern: &BTreeSet<usize>| pattern.iter().map(|cell| self.puzzle.truth[*cell]).sum::<i64>();
        let least = self.found.iter().map(sum).min().unwrap_or(0);
        let patterns = self.found.iter().filter(|pattern| sum(pattern) == least).cloned().collect();
        Optimum { cells, sum: least, feasible: self.found.len(), patterns }
    }
}
