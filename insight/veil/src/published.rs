//! A table that may go out, and the only way to get one.
use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;

use crate::attack::{Depth, Interval, System, attack};
use crate::rules::{Rules, may_hide_zero};
use crate::suppress::Plan;
use crate::table::{Cell, Dimension, Flaw, Table};

/// What a reader sees in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// The count.
    Shown(i64),
    /// Two dots. Whether the cell is hidden for its own sake or for another's is not told.
    Hidden,
}

/// A table that passed its audit. There is no other way to get one: no constructor, and it cannot be read from a file.
/// What it hides is not in it.
///
/// ```compile_fail
/// let forged: veil::Published = serde_json::from_str("{}").unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Published {
    dimensions: Vec<Dimension>,
    marks: Vec<Mark>,
    rules: Rules,
    /// What each hidden count is known to be at least by our own rule.
    #[serde(skip)]
    floors: Vec<i64>,
    #[serde(skip)]
    never: Vec<bool>,
    #[serde(skip)]
    proofs: Vec<(Cell, Interval)>,
}

/// Why a table was not published. `Display` is a whole sentence for the one who made the table; it is not for print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// An attacker could narrow a hidden count too far.
    Narrow {
        /// The cell's name.
        cell: String,
        /// Between which values.
        interval: Interval,
        /// How wide it should be.
        width: i64,
    },
    /// A zero is hidden though everybody is told that zeros are shown.
    PlainZero {
        /// The cell's name.
        cell: String,
    },
    /// The plan was made for another table, or what is published contradicts itself.
    Contradiction,
}

impl fmt::Display for Refusal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Narrow { cell, interval: Interval { low, high: Some(high) }, width } => write!(
                to,
                "Not published: {cell} would be known to lie between {low} and {high}, and the ends must be {width} apart."
            ),
            Refusal::Narrow { cell, .. } => write!(to, "Not published: {cell} could be reckoned."),
            Refusal::PlainZero { cell } => {
                write!(to, "Not published: {cell} is zero and hidden, though it is said that zeros are shown.")
            }
            Refusal::Contradiction => to.write_str("Not published: no table fits what would be shown."),
        }
    }
}

impl std::error::Error for Refusal {}

/// Lets an attacker loose on a table with a plan, and gives the table out only if every cell that the rules hide stays
/// between values so far apart as the rules ask. The plan is not trusted: what must be hidden is worked out again, and
/// hidden with it.
///
/// Errors: the first cell, by name, that the attacker can narrow too far, and between which values.
pub fn audit(table: &Table, plan: &Plan, rules: &Rules) -> Result<Published, Refusal> {
    let primary = rules.primary(table);
    let hidden: BTreeSet<Cell> = primary.keys().copied().chain(plan.hidden()).collect();
    if hidden.last().is_some_and(|last| last.0 >= table.cells().count()) {
        return Err(Refusal::Contradiction);
    }
    let floors: Vec<i64> = table.cells().map(|cell| rules.floor(table, cell)).collect();
    if let Some(zero) =
        hidden.iter().find(|cell| table.count(**cell) == 0 && (table.is_never(**cell) || !may_hide_zero(table, **cell)))
    {
        return Err(Refusal::PlainZero { cell: table.called(*zero) });
    }
    let targets: Vec<usize> = primary.keys().map(|cell| cell.0).collect();
    let truth: Vec<i64> = table.cells().map(|cell| table.count(cell)).collect();
    let system = known(table, &hidden, floors.clone());
    let width = rules.settings().width;
    let found = attack(&system, &targets, Some(&truth), Depth::Enough(width)).map_err(|_| Refusal::Contradiction)?;
    let proofs: Vec<(Cell, Interval)> =
        primary.keys().copied().zip(found.iter().map(|finding| finding.interval)).collect();
    let narrow =
        proofs.iter().filter(|(_, interval)| !interval.is_wide(width)).min_by_key(|(cell, _)| table.names(*cell));
    if let Some((cell, interval)) = narrow {
        return Err(Refusal::Narrow { cell: table.called(*cell), interval: *interval, width });
    }
    let marks =
        table.cells().map(|cell| if hidden.contains(&cell) { Mark::Hidden } else { Mark::Shown(table.count(cell)) });
    let never = table.cells().map(|cell| table.is_never(cell)).collect();
    Ok(Published {
        dimensions: table.dimensions().to_vec(),
        marks: marks.collect(),
        rules: *rules,
        floors,
        never,
        proofs,
    })
}

/// Between which values an attacker could place each cell that a plan hides, for a report to whoever decides. Errors: the
/// plan was made for another table.
pub fn intervals(table: &Table, plan: &Plan, rules: &Rules) -> Result<Vec<(Cell, Interval)>, Refusal> {
    let hidden: BTreeSet<Cell> = plan.hidden().collect();
    if hidden.last().is_some_and(|last| last.0 >= table.cells().count()) {
        return Err(Refusal::Contradiction);
    }
    let truth: Vec<i64> = table.cells().map(|cell| table.count(cell)).collect();
    let floors = table.cells().map(|cell| rules.floor(table, cell).min(table.count(cell))).collect();
    let targets: Vec<usize> = hidden.iter().map(|cell| cell.0).collect();
    let found = attack(&known(table, &hidden, floors), &targets, Some(&truth), Depth::Whole);
    let found = found.map_err(|_| Refusal::Contradiction)?;
    Ok(hidden.into_iter().zip(found.into_iter().map(|finding| finding.interval)).collect())
}

fn known(table: &Table, hidden: &BTreeSet<Cell>, floor: Vec<i64>) -> System {
    let fixed = table.cells().map(|cell| (!hidden.contains(&cell)).then(|| table.count(cell))).collect();
    System { floor, fixed, equations: table.sums().iter().map(crate::suppress::equation).collect() }
}

impl Published {
    /// What the table is broken down by.
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// The rules it was audited with.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// What stands in the cell with these names, one for each dimension. Errors: an unknown name.
    pub fn get(&self, names: &[&str]) -> Result<Mark, Flaw> {
        if names.len() != self.dimensions.len() {
            return Err(Flaw::Length { wanted: self.dimensions.len(), got: names.len() });
        }
        let mut at = 0;
        for (dimension, name) in self.dimensions.iter().zip(names) {
            at = at * dimension.len() + dimension.node(name)?;
        }
        Ok(self.marks[at])
    }

    /// What stands in each cell, margins too, in the order of [`Table::cells`].
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// How many cells are hidden.
    pub fn hidden(&self) -> usize {
        self.marks.iter().filter(|mark| **mark == Mark::Hidden).count()
    }

    /// Two values of each cell that the rules hide, so far apart as the rules ask, that an attacker cannot rule out
    /// ([`intervals`] finds both ends). For whoever decides, not for print: it says which cells those are.
    pub fn proofs(&self) -> &[(Cell, Interval)] {
        &self.proofs
    }

    pub(crate) fn floor(&self, at: usize) -> i64 {
        self.floors[at]
    }

    pub(crate) fn is_never(&self, at: usize) -> bool {
        self.never[at]
    }
}
