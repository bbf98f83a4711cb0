//! The attacker: who knows what is published and reckons what is not.
//!
//! Given sums that hold and counts that are known, the attacker asks between which values each hidden count must lie.
//! The answer here is always backed by two whole tables that fit everything known: one where the count is low, one where
//! it is high. The attacker cannot tell them apart, so cannot say more than that the count lies somewhere between.
mod linear;
mod network;
mod part;
mod siege;
mod system;
mod untangle;

pub(crate) use linear::cheapest_move;
pub(crate) use network::{Network, Pushed, WHOLE, Way};
pub(crate) use siege::{Move, Siege};
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
    let mut siege = Siege::of(system.clone(), truth)?;
    targets.iter().map(|target| siege.find(*target, depth).map(|(finding, _)| finding)).collect()
}
