//! The attacker: who knows what is published and reckons what is not.
//!
//! Given sums that hold and counts that are known, the attacker asks between which values each hidden count must lie.
//! The answer here is always backed by two whole tables that fit everything known: one where the count is low, one where
//! it is high. The attacker cannot tell them apart, so cannot say more than that the count lies somewhere between.
mod linear;
mod network;
mod system;

pub(crate) use linear::cheapest_move;
pub(crate) use network::{Network, Pushed, WHOLE, Way};
pub(crate) use system::{Contradiction, Equation, System};

/// Between which values an attacker can place a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Interval {
    /// The least value that fits everything published.
    pub low: i64,
    /// The greatest, or `None` where nothing published limits it.
    pub high: Option<i64>,
}

impl Interval {
    /// True where the interval is at least so wide.
    pub fn is_wide(&self, width: i64) -> bool {
        self.high.is_none_or(|high| high - self.low >= width)
    }
}

/// How far an attack is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Until both ends are found.
    Whole,
    /// Until two tables lie this far apart.
    Enough(i64),
}

/// What an attack on one count found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Both ends are reached by whole tables that fit.
    pub interval: Interval,
    /// True where no table lies outside the interval; otherwise it may be wider.
    pub exact: bool,
}

/// Attacks every target of a system. `truth` is a table that fits, if the one who asks has one; without it the attacker
/// finds one. Errors: what is known contradicts itself.
pub(crate) fn attack(
    system: &System,
    targets: &[usize],
    truth: Option<&[i64]>,
    depth: Depth,
) -> Result<Vec<Finding>, Contradiction> {
    let mut system = system.clone();
    system.settle()?;
    system.untangle();
    system.settle()?;
    let known = |value| Finding { interval: Interval { low: value, high: Some(value) }, exact: true };
    let mut found: Vec<Option<Finding>> = system.fixed.iter().map(|fixed| fixed.map(known)).collect();
    let mut asked = vec![false; system.fixed.len()];
    for target in targets {
        asked[*target] = true;
    }
    for (part, members) in system.parts() {
        let targets: Vec<usize> = (0..members.len()).filter(|place| asked[members[*place]]).collect();
        if targets.is_empty() {
            continue;
        }
        let start = truth.map(|truth| members.iter().map(|count| truth[*count]).collect());
        for (place, finding) in targets.iter().zip(Part::new(part, start).attack(&targets, depth)?) {
            found[members[*place]] = Some(finding);
        }
    }
    Ok(targets.iter().map(|target| found[*target].expect("every target is known or lies in a part")).collect())
}

/// A group of unknown counts that hang together.
struct Part {
    system: System,
    network: Option<Network>,
    start: Option<Vec<i64>>,
    cap: i64,
}

impl Part {
    fn new(system: System, start: Option<Vec<i64>>) -> Part {
        let known: i64 = system.equations.iter().map(|equation| equation.total.abs()).sum();
        let network = Network::of(system.floor.len(), &system.equations);
        // A table that fits and stays below this exists wherever one exists at all, and it leaves room for any width.
        let cap = known + start.iter().flatten().max().unwrap_or(&0) + system.floor.iter().sum::<i64>() + 1000;
        Part { system, network, start, cap }
    }

    fn attack(mut self, targets: &[usize], depth: Depth) -> Result<Vec<Finding>, Contradiction> {
        if self.start.is_none() && self.network.is_some() {
            self.start = linear::corner(&self.system, targets[0], Way::Down, self.cap).table;
        }
        if let (Some(network), Some(start)) = (&self.network, &self.start) {
            return Ok(targets
                .iter()
                .map(|target| by_flow(network, &self.system.floor, start, *target, depth))
                .collect());
        }
        self.by_corners(targets, depth)
    }

    /// Every table that the solver finds widens the intervals of all targets, so most need no program of their own.
    fn by_corners(&self, targets: &[usize], depth: Depth) -> Result<Vec<Finding>, Contradiction> {
        let mut reached: Vec<Option<(i64, i64)>> = vec![None; self.system.floor.len()];
        let widen = |table: &[i64], reached: &mut Vec<Option<(i64, i64)>>| {
            for (seen, count) in reached.iter_mut().zip(table) {
                *seen = Some(seen.map_or((*count, *count), |(low, high)| (low.min(*count), high.max(*count))));
            }
        };
        if let Some(start) = &self.start {
            widen(start, &mut reached);
        }
        let mut found = Vec::new();
        for target in targets {
            let mut exact = true;
            for way in [Way::Up, Way::Down] {
                let wide = reached[*target]
                    .is_some_and(|(low, high)| matches!(depth, Depth::Enough(width) if high - low >= width));
                if wide {
                    exact = false;
                    continue;
                }
                let corner = linear::corner(&self.system, *target, way, self.cap);
                exact &= corner.farthest;
                if let Some(table) = &corner.table {
                    widen(table, &mut reached);
                }
            }
            found.push((*target, exact));
        }
        let finding = |(target, exact): (usize, bool)| {
            let (low, high) = reached[target].ok_or(Contradiction)?;
            Ok(Finding { interval: Interval { low, high: (high < self.cap).then_some(high) }, exact })
        };
        found.into_iter().map(finding).collect()
    }
}

fn by_flow(network: &Network, floor: &[i64], start: &[i64], target: usize, depth: Depth) -> Finding {
    let enough = if let Depth::Enough(width) = depth { width } else { WHOLE };
    let mut at = start.to_vec();
    let up = network.push(&mut at, floor, target, Way::Up, enough, |_| Some(0));
    let Pushed::By(up) = up else {
        let low = down(network, floor, start, target, enough);
        return Finding { interval: Interval { low, high: None }, exact: depth == Depth::Whole };
    };
    let low = down(network, floor, start, target, enough - up);
    let whole = depth == Depth::Whole || (up < enough && start[target] - low < enough - up);
    Finding { interval: Interval { low, high: Some(start[target] + up) }, exact: whole }
}

fn down(network: &Network, floor: &[i64], start: &[i64], target: usize, most: i64) -> i64 {
    let mut at = start.to_vec();
    match network.push(&mut at, floor, target, Way::Down, most, |_| Some(0)) {
        Pushed::By(by) => start[target] - by,
        Pushed::Unlimited => floor[target],
    }
}
