//! The figures of a log. Each is made from a [`Log`](crate::Log) alone, says in its documentation what exactly it counts,
//! and names nothing that could be a person except the holders it is asked for.
//!
//! **Closed and open cases.** Figures over known ends come in two kinds that cannot be mixed. What only closed cases can say
//! stands in a [`Closed`]; what all cases say, the open ones as far as they were watched, is a
//! [`Lifetimes`](crate::number::survival::Lifetimes) or its curve. Figures over events (how often, between which
//! two, in whose hands) need no end and take every event there is.

pub mod cases;
pub mod cohorts;
pub mod deadlines;
pub mod follows;
pub mod holders;
mod pairs;
pub mod periods;
pub mod rework;
pub mod spans;
pub mod variants;
pub mod weeks;

/// A statistic of closed cases only. It describes the past of those that ended, and it flatters: what takes longest is
/// still open. It is never added to, compared with or shown as a statistic of all cases, so it stays in this wrapping
/// until it is printed under a name that says so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Closed<T>(T);

impl<T> Closed<T> {
    pub(crate) const fn new(of_closed: T) -> Self {
        Self(of_closed)
    }

    /// The statistic, for a caller that prints it under a name with "closed" in it.
    pub const fn of_closed_only(&self) -> &T {
        &self.0
    }
}

/// Microseconds of one second, and of one day of 24 hours.
pub(crate) const SECOND: f64 = 1e6;
pub(crate) const DAY: f64 = 86_400e6;

/// The time from one instant to another, in microseconds.
pub(crate) fn micros(from: crate::At, to: crate::At) -> i64 {
    to.0.saturating_sub(from.0)
}
