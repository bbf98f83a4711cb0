//! Whether two or more groups stay open equally long.

use super::Lifetimes;
use crate::number::gamma::chi_squared_tail;

/// What the log-rank test found.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Its statistic, chi-squared with one degree of freedom less than there are groups.
    pub chi2: f64,
    /// How often chance alone would give at least as much.
    pub p: f64,
    /// For each group: endings seen, and endings expected if all groups were alike.
    pub seen_and_expected: Vec<(u64, f64)>,
}

/// The log-rank test (N. Mantel, Cancer Chemotherapy Reports 50, 1966; R. and J. Peto, JRSS A 135, 1972), unweighted,
/// with the hypergeometric variance. Late entry is respected. `None` when there are fewer than two groups, or when no
/// ending falls at an age at which two groups are watched: then nothing can be compared.
///
/// ```
/// use flow::number::survival::{Cause, Ending, Life, Lifetimes, log_rank};
/// let ended = |times: &[f64]| -> Lifetimes {
///     times.iter().filter_map(|t| Life::new(*t, Ending::Ended(Cause(0)))).collect::<Vec<_>>().into()
/// };
/// let (same, later) = (ended(&[1.0, 2.0, 3.0]), ended(&[11.0, 12.0, 13.0]));
/// assert!(log_rank(&[&same, &same]).expect("two groups").chi2 < 1e-12);
/// assert!(log_rank(&[&same, &later]).expect("two groups").p < 0.05);
/// ```
#[must_use]
pub fn log_rank(groups: &[&Lifetimes]) -> Option<Difference> {
    let k = groups.len();
    if k < 2 {
        return None;
    }
    let mut seen = vec![0_u64; k];
    let mut expected = vec![0.0_f64; k];
    let mut variance = vec![vec![0.0_f64; k - 1]; k - 1];
    for (watched, ended) in table(groups) {
        let (n, d) = (watched.iter().sum::<u64>() as f64, ended.iter().sum::<u64>() as f64);
        for group in 0..k {
            seen[group] += ended[group];
            expected[group] += d * watched[group] as f64 / n;
        }
        if n < 2.0 {
            continue;
        }
        let spread = d * (n - d) / (n - 1.0);
        for row in 0..k - 1 {
            for column in 0..k - 1 {
                let same = if row == column { 1.0 } else { 0.0 };
                variance[row][column] += spread * watched[row] as f64 / n * (same - watched[column] as f64 / n);
            }
        }
    }
    let gaps: Vec<f64> = seen.iter().zip(&expected).take(k - 1).map(|(saw, awaited)| *saw as f64 - awaited).collect();
    let solved = solve(variance, gaps.clone())?;
    let chi2 = gaps.iter().zip(&solved).map(|(gap, weight)| gap * weight).sum::<f64>().max(0.0);
    let p = chi_squared_tail(chi2, (k - 1) as u32);
    Some(Difference { chi2, p, seen_and_expected: seen.into_iter().zip(expected).collect() })
}

/// For every age at which somebody ended: how many of each group were watched, and how many of each ended.
fn table(groups: &[&Lifetimes]) -> Vec<(Vec<u64>, Vec<u64>)> {
    let mut ends: Vec<(f64, usize)> = Vec::new();
    for (group, lives) in groups.iter().enumerate() {
        ends.extend(lives.0.iter().filter(|life| life.ended()).map(|life| (life.left, group)));
    }
    ends.sort_by(|one, other| one.0.total_cmp(&other.0));
    let sorted = |pick: fn(&super::Life) -> Option<f64>| -> Vec<Vec<f64>> {
        let column = |lives: &&Lifetimes| {
            let mut ages: Vec<f64> = lives.0.iter().filter_map(pick).collect();
            ages.sort_by(f64::total_cmp);
            ages
        };
        groups.iter().map(column).collect()
    };
    let (left, late) = (sorted(|life| Some(life.left)), sorted(|life| life.entered));
    let row = |at: &[(f64, usize)]| {
        let age = at[0].0;
        let watched = |group: usize| {
            let still = left[group].len() - left[group].partition_point(|end| *end < age);
            let not_yet = late[group].len() - late[group].partition_point(|entry| *entry < age);
            (still - not_yet) as u64
        };
        let ended = |group: usize| at.iter().filter(|(_, of)| *of == group).count() as u64;
        ((0..groups.len()).map(watched).collect(), (0..groups.len()).map(ended).collect())
    };
    ends.chunk_by(|one, other| one.0 == other.0).map(row).collect()
}

/// Solves `matrix` x = `right` by elimination with the largest pivot; `None` when the matrix is singular.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let k = right.len();
    let scale = matrix.iter().flatten().fold(0.0_f64, |most, cell| most.max(cell.abs()));
    for column in 0..k {
        let pivot =
            (column..k).max_by(|one, other| matrix[*one][column].abs().total_cmp(&matrix[*other][column].abs()))?;
        if matrix[pivot][column].abs() <= scale * 1e-12 {
            return None;
        }
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        for row in column + 1..k {
            let times = matrix[row][column] / matrix[column][column];
            let pivot_row = matrix[column].clone();
            matrix[row].iter_mut().zip(&pivot_row).skip(column).for_each(|(cell, above)| *cell -= times * above);
            right[row] -= times * right[column];
        }
    }
    for row in (0..k).rev() {
        let known: f64 = (row + 1..k).map(|cell| matrix[row][cell] * right[cell]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    Some(right)
}

#[cfg(test)]
mod tests {
    use super::super::{Cause, Ending, Life};
    use super::*;

    fn ended(times: &[f64]) -> Lifetimes {
        times.iter().filter_map(|t| Life::new(*t, Ending::Ended(Cause(0)))).collect::<Vec<_>>().into()
    }

    #[test]
    fn three_groups_do_not_depend_on_their_order() {
        let (a, b, c) = (ended(&[1.0, 4.0, 9.0]), ended(&[2.0, 3.0, 5.0, 8.0]), ended(&[6.0, 7.0, 20.0]));
        let one = log_rank(&[&a, &b, &c]).expect("three groups");
        let other = log_rank(&[&c, &a, &b]).expect("three groups");
        assert!((one.chi2 - other.chi2).abs() < 1e-9 && one.chi2 > 0.1);
        let sums = one.seen_and_expected.iter().fold((0.0, 0.0), |sum, (s, e)| (sum.0 + *s as f64, sum.1 + e));
        assert!((sums.0 - sums.1).abs() < 1e-9);
    }

    #[test]
    fn groups_that_never_meet_cannot_be_compared() {
        let nobody = Lifetimes::default();
        assert_eq!(log_rank(&[&ended(&[1.0]), &nobody]), None);
        assert_eq!(log_rank(&[&nobody, &nobody]), None);
        assert_eq!(log_rank(&[&ended(&[1.0])]), None);
    }
}
