//! Everything that is not a network: a linear program proposes, whole numbers dispose.
//!
//! The solver (microlp, in floating point) is never believed about what is safe. What it answers is rounded to whole
//! numbers and checked against every sum without tolerance; only a table that passes counts as one that the attacker
//! cannot rule out.
use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, microlp, variable};

use super::network::Way;
use super::system::System;

/// Up to so many unknown counts a fractional corner is tried again in whole numbers, by branch and bound.
const BRANCHED: usize = 60;

/// What the solver said about one count, one way.
pub(crate) struct Corner {
    /// A table in whole numbers that fits everything known, checked.
    pub table: Option<Vec<i64>>,
    /// True where the table lies as far out as the linear program says that any table can.
    pub farthest: bool,
}

/// The table farthest out for one count, in a system where nothing is fixed. No count is tried above `cap`.
pub(crate) fn corner(system: &System, target: usize, way: Way, cap: i64) -> Corner {
    let Some(found) = solve(system, target, way, cap, Kind::Real) else {
        return Corner { table: None, farthest: false };
    };
    if let Some(table) = whole(system, &found) {
        return Corner { table: Some(table), farthest: true };
    }
    let branched = (system.floor.len() <= BRANCHED).then(|| solve(system, target, way, cap, Kind::Whole)).flatten();
    let table = branched.and_then(|found| whole(system, &found));
    Corner { farthest: table.is_some(), table }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Real,
    Whole,
}

fn solve(system: &System, target: usize, way: Way, cap: i64, kind: Kind) -> Option<Vec<f64>> {
    let mut variables = ProblemVariables::new();
    let counts: Vec<Variable> = system
        .floor
        .iter()
        .map(|floor| {
            let count = variable().min(small(*floor)).max(small(cap));
            variables.add(if kind == Kind::Whole { count.integer() } else { count })
        })
        .collect();
    let goal = Expression::from(counts[target]);
    let unsolved = if way == Way::Up { variables.maximise(goal) } else { variables.minimise(goal) };
    let mut model = unsolved.using(microlp);
    for equation in &system.equations {
        let sum: Expression = equation.terms.iter().map(|(count, sign)| small(*sign) * counts[*count]).sum();
        model.add_constraint(sum.eq(small(equation.total)));
    }
    let solution = model.solve().ok()?;
    Some(counts.iter().map(|count| solution.value(*count)).collect())
}

/// The nearest table in whole numbers, if it fits.
fn whole(system: &System, found: &[f64]) -> Option<Vec<i64>> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "counts are at most 10^12, and the table is checked afterwards"
    )]
    let table: Vec<i64> = found.iter().map(|count| count.round() as i64).collect();
    system.holds(&table).then_some(table)
}

#[expect(clippy::cast_precision_loss, reason = "counts are at most 10^12, far below 2^53")]
fn small(count: i64) -> f64 {
    count as f64
}

/// The cheapest set of counts that let one move by so much: each unit of another count's movement costs its price, and
/// those without a price stay. `None` where nothing lets it move. The answer is a proposal, not a proof.
pub(crate) fn cheapest_move(
    system: &System,
    truth: &[i64],
    prices: &[Option<i64>],
    (target, way, by): (usize, Way, i64),
) -> Option<Vec<usize>> {
    let mut variables = ProblemVariables::new();
    let forced = if way == Way::Up { by } else { -by };
    let moves: Vec<Option<(Variable, Variable)>> = (0..truth.len())
        .map(|count| {
            let free = count != target && prices[count].is_some();
            let fall = small(truth[count] - system.floor[count]).max(0.0);
            free.then(|| (variables.add(variable().min(0)), variables.add(variable().min(0).max(fall))))
        })
        .collect();
    let cost: Expression = moves
        .iter()
        .zip(prices)
        .filter_map(|(moves, price)| moves.zip(*price))
        .map(|((up, down), price)| small(price) * (up + down))
        .sum();
    let mut model = variables.minimise(cost).using(microlp);
    for equation in &system.equations {
        let fixed: i64 =
            equation.terms.iter().filter(|(count, _)| *count == target).map(|(_, sign)| sign * forced).sum();
        let free = equation
            .terms
            .iter()
            .filter_map(|(count, sign)| moves[*count].map(|(up, down)| small(*sign) * (up - down)));
        let sum: Expression = free.sum();
        model.add_constraint((sum + small(fixed)).eq(0.0));
    }
    let solution = model.solve().ok()?;
    let moved = |(up, down): (Variable, Variable)| solution.value(up) + solution.value(down) > 1e-7;
    Some((0..truth.len()).filter(|count| moves[*count].is_some_and(moved)).collect())
}
