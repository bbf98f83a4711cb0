//! Statistics on plain numbers: they know nothing of logs, cases or people, and each says which paper or standard it follows.
//!
//! Two kinds of sample must never be mixed. [`Summary`] describes values that are all known, such as how long closed
//! cases took. [`survival::Lifetimes`] holds times of which some are only known to be *longer than* what was seen,
//! because the case is still open; it has no mean and no quantile of its own, only what is fair to ask of it: a curve,
//! its median, the mean up to a horizon. There is no way from one to the other.

mod gamma;
pub mod share;
pub mod summary;
pub mod survival;

pub use share::Share;
pub use summary::Summary;

/// The normal quantile of a two-sided 95 % interval.
pub const Z95: f64 = 1.959_963_984_540_054;
