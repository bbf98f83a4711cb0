//! An attacker written differently: no flow, no program, only counting. It tries every whole table, inner cell by inner
//! cell, and asks whether one with this value in that cell fits all that is published.
use std::cell::Cell as Counter;

use veil::{Mark, Published, Table};

/// Above what any cell of a test's table holds; a count that nothing limits is tried up to here.
pub const CAP: i64 = 60;

/// Steps of counting before it gives up on a cell.
const PATIENCE: u64 = 300_000;

/// Every shown or hidden cell as a sum of inner cells.
struct Line {
    leaves: Vec<usize>,
    shown: Option<i64>,
    floor: i64,
}

pub struct Attacker {
    leaves: usize,
    lines: Vec<Line>,
    /// The lines that each leaf stands in.
    at: Vec<Vec<usize>>,
    steps: Counter<u64>,
}

impl Attacker {
    /// What somebody knows who reads a table, is told which of its hidden cells may be zero, and knows its structural
    /// zeros. The table is read for its shape only.
    pub fn of(table: &Table, published: &Published, floor: impl Fn(&[&str]) -> i64) -> Attacker {
        let names: Vec<Vec<&str>> = table.cells().map(|cell| table.names(cell)).collect();
        let leaves: Vec<usize> =
            table.cells().enumerate().filter(|(_, cell)| table.is_inner(*cell)).map(|(at, _)| at).collect();
        // Dimensions of these tests are flat: a cell holds a leaf if every name is the same or a total.
        let holds =
            |cell: usize, leaf: usize| names[cell].iter().zip(&names[leaf]).all(|(a, b)| a == b || *a == "Total");
        let lines: Vec<Line> = (0..names.len())
            .map(|cell| Line {
                leaves: (0..leaves.len()).filter(|place| holds(cell, leaves[*place])).collect(),
                shown: if let Mark::Shown(count) = published.marks()[cell] { Some(count) } else { None },
                floor: floor(&names[cell]),
            })
            .collect();
        let at = (0..leaves.len())
            .map(|leaf| (0..lines.len()).filter(|line| lines[*line].leaves.contains(&leaf)).collect())
            .collect();
        Attacker { leaves: leaves.len(), lines, at, steps: Counter::new(0) }
    }

    /// The least value that a cell, by its number, can have, and the greatest, or the first that lies `wide` above; `None`
    /// when counting took too long to be worth it.
    pub fn bounds(&self, cell: usize, wide: i64) -> Option<(i64, i64)> {
        self.steps.set(0);
        let fits = |value: &i64| {
            let mut counts = vec![-1; self.leaves];
            self.search(0, &mut counts, (cell, *value))
        };
        let low = (0..=CAP).find(fits)?;
        let high = (low + wide..=CAP).find(fits).or_else(|| (low..low + wide).rev().find(fits))?;
        (self.steps.get() < PATIENCE).then_some((low, high))
    }

    fn search(&self, leaf: usize, counts: &mut Vec<i64>, asked: (usize, i64)) -> bool {
        self.steps.set(self.steps.get() + 1);
        if leaf == self.leaves || self.steps.get() >= PATIENCE {
            return leaf == self.leaves;
        }
        for value in 0..=CAP {
            counts[leaf] = value;
            match self.state(leaf, counts, asked) {
                State::TooMuch => break,
                State::Possible if self.search(leaf + 1, counts, asked) => return true,
                _ => {}
            }
        }
        counts[leaf] = -1;
        false
    }

    fn state(&self, leaf: usize, counts: &[i64], (cell, value): (usize, i64)) -> State {
        for line in &self.at[leaf] {
            let wanted = if *line == cell { Some(value) } else { self.lines[*line].shown };
            let leaves = &self.lines[*line].leaves;
            let sum: i64 = leaves.iter().map(|leaf| counts[*leaf].max(0)).sum();
            let whole = leaves.iter().all(|leaf| counts[*leaf] >= 0);
            match wanted {
                Some(wanted) if sum > wanted => return State::TooMuch,
                Some(wanted) if whole && sum < wanted => return State::TooLittle,
                None if whole && sum < self.lines[*line].floor => return State::TooLittle,
                _ => {}
            }
            if *line == cell && whole && self.lines[*line].shown.is_some_and(|shown| shown != sum) {
                return State::TooLittle;
            }
        }
        State::Possible
    }
}

enum State {
    TooMuch,
    TooLittle,
    Possible,
}
