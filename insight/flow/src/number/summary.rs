//! Quantiles, mean and spread of values that are all known.

/// A kind of value a summary can be made of: whole microseconds, or real numbers that are not NaN.
pub trait Value: Copy {
    /// The order of two values.
    fn order(&self, other: &Self) -> std::cmp::Ordering;
    /// The value as a real number.
    fn real(self) -> f64;
}

impl Value for i64 {
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        self.cmp(other)
    }
    fn real(self) -> f64 {
        self as f64
    }
}

impl Value for f64 {
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        self.total_cmp(other)
    }
    fn real(self) -> f64 {
        self
    }
}

/// Quantiles of one slice, found by selection and not by sorting: each rank costs one pass over what lies above the last one.
pub struct Ranks<'a, T: Value> {
    values: &'a mut [T],
    /// Everything before this place is already smaller than everything after it.
    settled: usize,
}

impl<'a, T: Value> Ranks<'a, T> {
    /// Takes the slice and will reorder it. `None` when it is empty.
    pub fn new(values: &'a mut [T]) -> Option<Self> {
        (!values.is_empty()).then_some(Self { values, settled: 0 })
    }

    /// The value at share `p` (0 to 1) of the ordered values, by linear interpolation between the closest ranks: type 7
    /// of Hyndman and Fan (The American Statistician 50, 1996), which numpy, R and pandas take when not told otherwise.
    /// The median of an even count is the mean of the two in the middle. Cheapest when asked in rising order.
    ///
    /// ```
    /// use flow::number::summary::Ranks;
    /// let mut values = [4.0, 1.0, 3.0, 2.0];
    /// let mut ranks = Ranks::new(&mut values).expect("four values");
    /// assert_eq!(ranks.at(0.5), 2.5);
    /// assert_eq!(ranks.at(0.9), 3.7);
    /// ```
    pub fn at(&mut self, p: f64) -> f64 {
        let last = self.values.len() - 1;
        let place = p.clamp(0.0, 1.0) * last as f64;
        let below = place.floor() as usize;
        let from = if below < self.settled { 0 } else { self.settled };
        let (_, low, above) = self.values[from..].select_nth_unstable_by(below - from, T::order);
        let low = low.real();
        self.settled = below;
        let over = place - below as f64;
        if over == 0.0 || above.is_empty() {
            return low;
        }
        let next = above.iter().copied().min_by(T::order).expect("a value above").real();
        low + (next - low) * over
    }
}

/// What a sample looks like. All figures but `n` are in the unit the caller asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// How many values.
    pub n: u64,
    /// Their mean.
    pub mean: f64,
    /// The middle one, or the mean of the two in the middle.
    pub median: f64,
    /// The smallest.
    pub min: f64,
    /// The largest.
    pub max: f64,
    /// Standard deviation with `n - 1` below the line; absent for a single value.
    pub std_sample: Option<f64>,
    /// Their sum.
    pub sum: f64,
    /// The quantiles of [`Summary::SHARES`], in that order.
    pub quantiles: [f64; 7],
}

impl Summary {
    /// The shares whose quantiles are kept: 5, 10, 25, 75, 90, 95 and 99 %.
    pub const SHARES: [f64; 7] = [0.05, 0.10, 0.25, 0.75, 0.90, 0.95, 0.99];

    /// Summarises `values`, each divided by `unit` (1e6 turns microseconds into seconds). Reorders the slice; `None` when it is empty.
    ///
    /// ```
    /// use flow::number::Summary;
    /// let seen = Summary::of(&mut [2_i64, 4, 4, 10], 1.0).expect("four values");
    /// assert_eq!((seen.mean, seen.median, seen.sum), (5.0, 4.0, 20.0));
    /// assert!((seen.std_sample.expect("more than one") - 12.0_f64.sqrt()).abs() < 1e-12);
    /// ```
    pub fn of<T: Value>(values: &mut [T], unit: f64) -> Option<Self> {
        let n = values.len();
        let sum: f64 = precise_sum(values);
        let mean = sum / n as f64;
        let squares: f64 = values.iter().map(|value| (value.real() - mean).powi(2)).sum();
        let mut ranks = Ranks::new(values)?;
        let [p5, p10, p25, p50, p75, p90, p95, p99] =
            [0.05, 0.10, 0.25, 0.5, 0.75, 0.90, 0.95, 0.99].map(|p| ranks.at(p) / unit);
        Some(Self {
            n: n as u64,
            mean: mean / unit,
            median: p50,
            min: values.iter().copied().min_by(T::order)?.real() / unit,
            max: values.iter().copied().max_by(T::order)?.real() / unit,
            std_sample: (n > 1).then(|| (squares / (n - 1) as f64).sqrt() / unit),
            sum: sum / unit,
            quantiles: [p5, p10, p25, p75, p90, p95, p99],
        })
    }
}

/// A sum that does not lose the small ones among many large ones (A. Neumaier, ZAMM 54, 1974).
fn precise_sum<T: Value>(values: &[T]) -> f64 {
    let (mut sum, mut lost) = (0.0_f64, 0.0_f64);
    for value in values {
        let next = value.real();
        let total = sum + next;
        lost += if sum.abs() >= next.abs() { (sum - total) + next } else { (next - total) + sum };
        sum = total;
    }
    sum + lost
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_asked_in_any_order_agree() {
        let mut falling: Vec<i64> = (0..101).rev().collect();
        let mut ranks = Ranks::new(&mut falling).expect("values");
        assert_eq!([0.9, 0.1, 0.5, 1.0, 0.0].map(|p| ranks.at(p)), [90.0, 10.0, 50.0, 100.0, 0.0]);
    }

    #[test]
    fn one_value_has_no_spread_and_none_has_nothing() {
        let one = Summary::of(&mut [7_i64], 1.0).expect("one");
        assert_eq!((one.std_sample, one.median, one.quantiles), (None, 7.0, [7.0; 7]));
        assert!(Summary::of::<i64>(&mut [], 1.0).is_none());
    }

    #[test]
    fn small_values_are_not_lost_beside_large_ones() {
        assert_eq!(precise_sum(&[1e16, 1.0, 1.0, -1e16]), 2.0);
    }
}
