//! One table's question: which cells to hide besides those that must be.
use crate::attack::{Depth, Equation, Network, Pushed, System, WHOLE, Way, attack};
use crate::rules::{Rules, may_hide_zero};
use crate::table::{Cell, Sum, Table};

pub(super) struct Puzzle<'a> {
    pub table: &'a Table,
    pub width: i64,
    /// The cells that the rules hide: each must be protected.
    pub targets: Vec<usize>,
    pub floor: Vec<i64>,
    pub truth: Vec<i64>,
    pub sums: Vec<Sum>,
    pub network: Option<Network>,
    equations: Vec<Equation>,
}

/// Whether margins may be hidden too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Margins {
    Kept,
    Hidden,
}

impl<'a> Puzzle<'a> {
    pub fn new(table: &'a Table, rules: &Rules) -> Puzzle<'a> {
        let sums = table.sums();
        let equations: Vec<Equation> = sums.iter().map(equation).collect();
        let truth: Vec<i64> = table.cells().map(|cell| table.count(cell)).collect();
        Puzzle {
            table,
            width: rules.settings().width,
            targets: rules.primary(table).keys().map(|cell| cell.0).collect(),
            floor: table.cells().map(|cell| rules.floor(table, cell)).collect(),
            network: Network::of(truth.len(), &equations),
            truth,
            sums,
            equations,
        }
    }

    /// True for a cell that may be hidden to protect another. A zero that everybody expects to be shown protects nobody.
    pub fn may_hide(&self, cell: usize, margins: Margins) -> bool {
        let at = Cell(cell);
        let counts = self.truth[cell] > 0 || may_hide_zero(self.table, at);
        counts && !self.table.is_never(at) && (margins == Margins::Hidden || self.table.is_inner(at))
    }

    /// The pattern in which only what must be is hidden.
    pub fn bare(&self) -> Vec<bool> {
        let mut hidden = vec![false; self.truth.len()];
        for target in &self.targets {
            hidden[*target] = true;
        }
        hidden
    }

    /// The targets that an attacker can still narrow too far, the first `most` of them.
    pub fn exposed(&self, hidden: &[bool], most: usize) -> Vec<usize> {
        let Some(network) = &self.network else { return self.exposed_by_corners(hidden, most) };
        self.targets.iter().copied().filter(|target| !self.is_wide(network, hidden, *target)).take(most).collect()
    }

    fn is_wide(&self, network: &Network, hidden: &[bool], target: usize) -> bool {
        let mut left = self.width;
        for way in [Way::Up, Way::Down] {
            let mut at = self.truth.clone();
            let most = left.min(WHOLE);
            match network.push(&mut at, &self.floor, target, way, most, |cell| hidden[cell].then_some(0)) {
                Pushed::Unlimited => return true,
                Pushed::By(by) => left -= by,
            }
        }
        left <= 0
    }

    fn exposed_by_corners(&self, hidden: &[bool], most: usize) -> Vec<usize> {
        let system = self.system(hidden);
        let Ok(found) = attack(&system, &self.targets, Some(&self.truth), Depth::Enough(self.width)) else {
            return self.targets.clone();
        };
        let narrow = self.targets.iter().zip(found).filter(|(_, finding)| !finding.interval.is_wide(self.width));
        narrow.map(|(target, _)| *target).take(most).collect()
    }

    /// What an attacker knows of the table when this is hidden.
    pub fn system(&self, hidden: &[bool]) -> System {
        let fixed = self.truth.iter().zip(hidden).map(|(count, hidden)| (!hidden).then_some(*count)).collect();
        System { floor: self.floor.clone(), fixed, equations: self.equations.clone() }
    }
}

/// The parts less the whole are nothing.
pub(crate) fn equation(sum: &Sum) -> Equation {
    let parts = sum.parts.iter().map(|part| (*part, 1));
    Equation { terms: parts.chain([(sum.whole, -1)]).collect(), total: 0 }
}
