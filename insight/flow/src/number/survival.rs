//! Times of which some are not over yet: how long a case stays open, when many are still open today.
//!
//! An open case has not "taken 40 days"; it has taken *at least* 40. Leaving such cases out, or counting them as if they
//! had ended, makes every office look faster than it is. The estimators here take them for what they are. Times are in
//! whatever unit the caller uses, and every estimator keeps it.

mod compare;
mod competing;
mod curve;

pub use compare::{Difference, log_rank};
pub use competing::{Incidence, Rise, competing};
pub use curve::{Curve, Point};

/// One way in which a case can end; the caller keeps the list that the number points into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cause(pub u32);

/// How the watching of one case stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It was still open when we last looked: its true time is longer (right censoring).
    Open,
    /// It ended, in this way.
    Ended(Cause),
}

/// One case: from when it was watched, until when, and why the watching stopped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Life {
    /// At what age the watching began; `None` when from the very beginning.
    entered: Option<f64>,
    left: f64,
    ending: Ending,
}

impl Life {
    /// A case watched from its beginning until the age `left`. `None` when the age is negative or no number.
    #[must_use]
    pub fn new(left: f64, ending: Ending) -> Option<Self> {
        (left.is_finite() && left >= 0.0).then_some(Self { entered: None, left, ending })
    }

    /// The same case, watched only from the age `entered` on (left truncation, delayed entry): cases imported from an
    /// older system are known only because they were still open on that day, so before it they prove nothing.
    /// `None` when it was not watched for any time at all.
    #[must_use]
    pub fn entered(self, entered: f64) -> Option<Self> {
        (entered.is_finite() && entered < self.left).then_some(Self { entered: Some(entered), ..self })
    }

    /// At what age the watching began; `None` when from the very beginning.
    #[must_use]
    pub const fn watched_from(self) -> Option<f64> {
        self.entered
    }

    /// The age at which the watching stopped.
    #[must_use]
    pub const fn left(self) -> f64 {
        self.left
    }

    /// Why it stopped.
    #[must_use]
    pub const fn ending(self) -> Ending {
        self.ending
    }

    const fn ended(self) -> bool {
        matches!(self.ending, Ending::Ended(_))
    }
}

/// A sample in which some times are known only from below. It offers no mean and no quantile: those of the closed alone
/// would be wrong, and those of all are not known. Ask [`Lifetimes::kaplan_meier`] instead.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lifetimes(Vec<Life>);

impl From<Vec<Life>> for Lifetimes {
    fn from(mut lives: Vec<Life>) -> Self {
        lives.sort_by(|one, other| one.left.total_cmp(&other.left));
        Self(lives)
    }
}

impl Lifetimes {
    /// How many cases.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.0.len() as u64
    }

    /// How many of them ended.
    #[must_use]
    pub fn ended(&self) -> u64 {
        self.0.iter().filter(|life| life.ended()).count() as u64
    }

    /// How many are still open.
    #[must_use]
    pub fn open(&self) -> u64 {
        self.n() - self.ended()
    }

    /// The product-limit estimate of the share that is still open at each age.
    #[must_use]
    pub fn kaplan_meier(&self) -> Curve {
        Curve::of(self)
    }

    /// For every distinct age at which somebody left, in rising order: the age, how many were watched just before it, and who left at it.
    fn moments(&self) -> impl Iterator<Item = (f64, u64, &[Life])> {
        let mut entries: Vec<f64> = self.0.iter().filter_map(|life| life.entered).collect();
        entries.sort_by(f64::total_cmp);
        let late = entries.len();
        let (mut gone, mut come) = (0_usize, self.0.len() - late);
        self.0.chunk_by(|one, other| one.left == other.left).map(move |leaving| {
            let at = leaving[0].left;
            // Who enters at the very age of an ending was not yet watched when it happened.
            let entered = entries[come - (self.0.len() - late)..].iter().take_while(|entry| **entry < at).count();
            come += entered;
            let watched = (come - gone) as u64;
            gone += leaving.len();
            (at, watched, leaving)
        })
    }
}
