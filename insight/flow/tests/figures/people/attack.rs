//! An attacker who has the whole report, knows its rules, and knows even which counts are zero.

use super::recount::{steps as recounted, told};
use super::{Case, LEAST};
use serde_json::Value;
use std::collections::BTreeMap;
use veil::{Dimension, Plan, Rules, Table, intervals};

/// The table of steps that a report is made from, and what of it the report shows.
struct Grid {
    names: Vec<String>,
    counts: Vec<Vec<i64>>,
    shown: Vec<Vec<bool>>,
}

/// Row 0 is the start and the last column the end.
fn grid(cases: &[Case], found: &Value) -> Option<Grid> {
    let counts_of = found["activity_counts"].as_object()?;
    let names: Vec<String> = counts_of.keys().cloned().collect();
    let all = recounted(cases, &told(found));
    let side = names.len() + 1;
    let (from, to) = (
        |row: usize| if row == 0 { "-" } else { &names[row - 1] },
        |column: usize| names.get(column).map_or("-", String::as_str),
    );
    let edges: BTreeMap<(&str, &str), i64> = found["dfg"].as_array()?.iter().map(edge).collect();
    let printed = |row: usize, column: usize| match (row, column) {
        (0, column) => found["start_activities"][to(column)].as_i64(),
        (row, column) if column + 1 == side => found["end_activities"][from(row)].as_i64(),
        (row, column) => edges.get(&(from(row), to(column))).copied(),
    };
    let count = |row: usize, column: usize| {
        all.get(&(from(row).to_owned(), to(column).to_owned())).map_or(0, |who| who.len() as i64)
    };
    let rows = |see: &dyn Fn(usize, usize) -> bool| -> Vec<Vec<bool>> {
        (0..side).map(|row| (0..side).map(|column| see(row, column)).collect()).collect()
    };
    let shown = rows(&|row, column| count(row, column) == 0 || printed(row, column).is_some());
    let counts = (0..side).map(|row| (0..side).map(|column| count(row, column)).collect()).collect();
    Some(Grid { names: names.clone(), counts, shown })
}

fn edge(edge: &Value) -> ((&str, &str), i64) {
    ((edge["a"].as_str().unwrap(), edge["b"].as_str().unwrap()), edge["freq"].as_i64().unwrap())
}

/// What follows what: every margin is known, zeros too, and a hidden count is at least one.
pub fn steps(cases: &[Case], found: &Value) {
    let Some(grid) = grid(cases, found) else { return };
    let hidden: Vec<(usize, usize)> = places(&grid).filter(|(row, column)| !grid.shown[*row][*column]).collect();
    if hidden.is_empty() {
        return;
    }
    let side = grid.counts.len();
    let labels: Vec<String> = (0..side).map(|at| format!("c{at}")).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let dimensions = ["from", "to"].map(|name| Dimension::flat(name, &labels).unwrap());
    let table = Table::new(dimensions.to_vec(), &grid.counts.concat()).unwrap();
    let rules = Rules::default();
    let cell = |(row, column): &(usize, usize)| table.cell(&[labels[*row], labels[*column]]).unwrap();
    let plan = Plan::by_hand(&table, &rules, hidden.iter().map(cell));
    assert_eq!(plan.hidden().count(), hidden.len(), "a small count is printed: {found}");
    for (cell, interval) in intervals(&table, &plan, &rules).unwrap() {
        assert!(interval.is_wide(LEAST as i64), "{:?} {interval:?} {:?}", table.names(cell), grid.names);
    }
    if hidden.len() <= 6 {
        by_counting(&grid, &hidden);
    }
}

fn places(grid: &Grid) -> impl Iterator<Item = (usize, usize)> + use<> {
    let side = grid.counts.len();
    (0..side).flat_map(move |row| (0..side).map(move |column| (row, column)))
}

/// The same by trying every table: no flow and no program.
fn by_counting(grid: &Grid, hidden: &[(usize, usize)]) {
    let side = grid.counts.len();
    let left = |sum: &dyn Fn(usize) -> i64| (0..side).map(sum).collect::<Vec<i64>>();
    let open = |row: usize, column: usize| if grid.shown[row][column] { 0 } else { grid.counts[row][column] };
    let rows = left(&|row| (0..side).map(|column| open(row, column)).sum());
    let columns = left(&|column| (0..side).map(|row| open(row, column)).sum());
    let mut seen: Vec<(i64, i64)> = vec![(i64::MAX, i64::MIN); hidden.len()];
    fill(hidden, &mut Vec::new(), (rows, columns), &mut seen);
    for ((low, high), place) in seen.iter().zip(hidden) {
        assert!(high - low >= LEAST as i64, "{place:?} lies between {low} and {high}");
    }
}

fn fill(hidden: &[(usize, usize)], so_far: &mut Vec<i64>, left: (Vec<i64>, Vec<i64>), seen: &mut Vec<(i64, i64)>) {
    let Some((row, column)) = hidden.get(so_far.len()) else {
        if left.0.iter().chain(&left.1).all(|rest| *rest == 0) {
            for ((low, high), value) in seen.iter_mut().zip(so_far) {
                (*low, *high) = ((*low).min(*value), (*high).max(*value));
            }
        }
        return;
    };
    // The last hidden count of a row or a column is what is left of it.
    let last = |same: &dyn Fn(&(usize, usize)) -> bool| !hidden[so_far.len() + 1..].iter().any(same);
    let most = left.0[*row].min(left.1[*column]);
    let least = match (last(&|at| at.0 == *row), last(&|at| at.1 == *column)) {
        (true, _) => left.0[*row],
        (_, true) => left.1[*column],
        _ => 1,
    };
    for value in least.max(1)..=most {
        let mut rest = left.clone();
        (rest.0[*row], rest.1[*column]) = (rest.0[*row] - value, rest.1[*column] - value);
        so_far.push(value);
        fill(hidden, so_far, rest, seen);
        so_far.pop();
    }
}

/// A list whose sum is known: each hidden row has at least one, and the rest is theirs.
pub fn counted(cases: &[Case], found: &Value) {
    let shown = found["extra"]["channel"].as_object();
    let Some(shown) = shown else { return };
    let mut all: BTreeMap<String, i64> = BTreeMap::new();
    cases.iter().for_each(|case| *all.entry(format!("channel {}", case.pace % 6)).or_default() += 1);
    let hidden: Vec<&i64> = all.iter().filter(|(value, _)| !shown.contains_key(*value)).map(|(_, n)| n).collect();
    let rest = &found["extra"]["channel_rest"];
    assert_eq!(hidden.is_empty(), rest.is_null());
    let sum: i64 = hidden.iter().copied().sum();
    assert_eq!((rest["rows"].as_u64().unwrap_or(0), rest["count"].as_i64().unwrap_or(0)), (hidden.len() as u64, sum));
    let width = sum - hidden.len() as i64;
    assert!(hidden.is_empty() || hidden.len() > 1 && width >= LEAST as i64, "{hidden:?}");
}
