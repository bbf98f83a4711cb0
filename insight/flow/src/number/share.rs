//! How many of how many, and how sure one may be of it.

use super::Z95;

/// A share with its denominator and its 95 % interval.
///
/// The interval is Wilson's score interval without continuity correction (E. B. Wilson, JASA 22, 1927): unlike the
/// textbook's plus or minus it stays between 0 and 1 and keeps its promise for small `n`.
///
/// ```
/// use flow::number::Share;
/// let helped = Share::new(8, 100).expect("100 are some");
/// assert_eq!(helped.value(), 0.08);
/// let (low, high) = helped.wilson();
/// assert!((low - 0.0411).abs() < 5e-5 && (high - 0.1500).abs() < 5e-5);
/// assert!(Share::new(0, 0).is_none(), "of nobody there is no share");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    hits: u64,
    n: u64,
}

impl Share {
    /// `hits` of `n`. `None` when `n` is 0 or smaller than `hits`.
    #[must_use]
    pub fn new(hits: u64, n: u64) -> Option<Self> {
        (n > 0 && hits <= n).then_some(Self { hits, n })
    }

    /// How many had it.
    #[must_use]
    pub const fn hits(self) -> u64 {
        self.hits
    }

    /// Of how many.
    #[must_use]
    pub const fn n(self) -> u64 {
        self.n
    }

    /// The share itself, between 0 and 1.
    #[must_use]
    pub fn value(self) -> f64 {
        self.hits as f64 / self.n as f64
    }

    /// Lower and upper limit of the 95 % interval.
    #[must_use]
    pub fn wilson(self) -> (f64, f64) {
        let (n, p, z) = (self.n as f64, self.value(), Z95);
        let scale = 1.0 + z * z / n;
        let middle = (p + z * z / (2.0 * n)) / scale;
        let half = z / scale * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        // At both ends the formula is exactly 0 or 1; what rounding leaves over would read as doubt that is not there.
        let low = if self.hits == 0 { 0.0 } else { middle - half };
        let high = if self.hits == self.n { 1.0 } else { middle + half };
        (low, high)
    }

    /// When nobody of `n` had it: with 95 % confidence fewer than `3/n` have it (Hanley and Lippman-Hand, JAMA 249, 1983).
    /// `None` when somebody had it.
    ///
    /// ```
    /// use flow::number::Share;
    /// assert_eq!(Share::new(0, 30).expect("30 are some").rule_of_three(), Some(0.1));
    /// ```
    #[must_use]
    pub fn rule_of_three(self) -> Option<f64> {
        (self.hits == 0).then(|| (3.0 / self.n as f64).min(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(hits: u64, n: u64) -> (f64, f64) {
        let (low, high) = Share::new(hits, n).expect("a share").wilson();
        ((low * 1e4).round() / 1e4, (high * 1e4).round() / 1e4)
    }

    #[test]
    fn the_published_examples_come_out() {
        assert_eq!(limits(8, 100), (0.0411, 0.1500));
        assert_eq!(limits(53, 100), (0.4329, 0.6249));
        assert_eq!(limits(140, 400), (0.3049, 0.3980));
        assert_eq!(limits(0, 30), (0.0, 0.1135));
        assert_eq!(limits(30, 30), (0.8865, 1.0));
    }

    #[test]
    fn more_hits_than_cases_is_no_share() {
        assert!(Share::new(3, 2).is_none());
    }
}
