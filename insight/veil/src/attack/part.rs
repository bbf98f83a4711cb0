//! Unknown counts that hang together, attacked one after the other.
use super::linear::{Corner, corner};
use super::network::{Network, Pushed, WHOLE, Way};
use super::siege::Move;
use super::system::{Contradiction, System};
use super::{Depth, Finding, Interval};

/// A group of unknown counts that hang together.
pub(super) struct Part {
    system: System,
    network: Option<Network>,
    /// A whole table that fits.
    start: Option<Vec<i64>>,
    cap: i64,
    /// Every table that a solver found, and for each count those where it is least and greatest.
    tables: Vec<Vec<i64>>,
    reached: Vec<(usize, usize)>,
}

impl Part {
    /// Errors: no table fits (told at once only where the part is a network).
    pub fn new(system: System, near: Option<&[i64]>) -> Result<Part, Contradiction> {
        let network = Network::of(system.floor.len(), &system.equations);
        let start = match &network {
            Some(network) => Some(network.fit(&system.floor, near.unwrap_or(&system.floor)).ok_or(Contradiction)?),
            None => near.filter(|near| system.holds(near)).map(<[i64]>::to_vec),
        };
        let known: i64 = system.equations.iter().map(|equation| equation.total.abs()).sum();
        // A table that fits and stays below this exists wherever one exists at all, and it leaves room for any width.
        let cap = known + start.iter().flatten().max().unwrap_or(&0) + system.floor.iter().sum::<i64>() + 1000;
        let reached = vec![(0, 0); system.floor.len()];
        let tables = start.iter().filter(|_| network.is_none()).cloned().collect();
        Ok(Part { system, network, start, cap, tables, reached })
    }

    pub fn start(&self) -> Option<&[i64]> {
        self.start.as_deref()
    }

    pub fn is_network(&self) -> bool {
        self.network.is_some()
    }

    /// What can be said of one count, and how to get from the start to the table where it is greatest and least.
    pub fn find(&mut self, target: usize, depth: Depth) -> Result<(Finding, [Move; 2]), Contradiction> {
        match (&self.network, &self.start) {
            (Some(network), Some(start)) => Ok(by_flow(network, &self.system.floor, start, target, depth)),
            _ => self.by_corners(target, depth),
        }
    }

    /// Every table that the solver finds widens the intervals of all counts, so most need no program of their own.
    fn by_corners(&mut self, target: usize, depth: Depth) -> Result<(Finding, [Move; 2]), Contradiction> {
        let mut exact = true;
        for way in [Way::Up, Way::Down] {
            if matches!(depth, Depth::Enough(width) if self.spread(target).is_some_and(|(low, high)| high - low >= width))
            {
                exact = false;
                continue;
            }
            let Corner { table, farthest } = corner(&self.system, target, way, self.cap);
            exact &= farthest;
            table.into_iter().for_each(|table| self.keep(table));
        }
        let (low, high) = self.spread(target).ok_or(Contradiction)?;
        let interval = Interval { low, high: (high < self.cap).then_some(high) };
        let (least, greatest) = self.reached[target];
        let moves = [greatest, least].map(|to| difference(&self.tables[0], &self.tables[to]));
        Ok((Finding { interval, exact }, moves))
    }

    /// The least and the greatest value of a count in the tables found so far.
    fn spread(&self, target: usize) -> Option<(i64, i64)> {
        let (least, greatest) = self.reached[target];
        Some((self.tables.get(least)?[target], self.tables.get(greatest)?[target]))
    }

    fn keep(&mut self, table: Vec<i64>) {
        self.start.get_or_insert_with(|| table.clone());
        let new = self.tables.len();
        self.tables.push(table);
        for (count, (least, greatest)) in self.reached.iter_mut().enumerate() {
            let value = |table: usize| self.tables[table][count];
            if value(new) < value(*least) {
                *least = new;
            }
            if value(new) > value(*greatest) {
                *greatest = new;
            }
        }
    }
}

fn by_flow(network: &Network, floor: &[i64], start: &[i64], target: usize, depth: Depth) -> (Finding, [Move; 2]) {
    let enough = if let Depth::Enough(width) = depth { width } else { WHOLE };
    let (up, mut at) = (start.to_vec(), start.to_vec());
    let mut highest = up;
    let up = network.push(&mut highest, floor, target, Way::Up, enough, |_| Some(0));
    let most_down = if let Pushed::By(up) = up { enough - up } else { enough };
    let low = match network.push(&mut at, floor, target, Way::Down, most_down, |_| Some(0)) {
        Pushed::By(by) => start[target] - by,
        Pushed::Unlimited => floor[target],
    };
    let (high, exact) = match up {
        Pushed::Unlimited => (None, depth == Depth::Whole),
        Pushed::By(up) => {
            let both = up < enough && start[target] - low < most_down;
            (Some(start[target] + up), depth == Depth::Whole || both)
        }
    };
    let moves = [highest, at].map(|table| difference(start, &table));
    (Finding { interval: Interval { low, high }, exact }, moves)
}

/// What leads from one table to another.
fn difference(from: &[i64], to: &[i64]) -> Move {
    from.iter()
        .zip(to)
        .enumerate()
        .filter(|(_, (from, to))| from != to)
        .map(|(at, (from, to))| (at, to - from))
        .collect()
}
