//! The pages of those who lead the work: a matter is given to somebody by hand, and what is on its way between units.

pub mod between;
pub mod distribute;

use super::{Names, Strip};

/// Give a matter to a colleague by hand.
pub const DISTRIBUTE: &str = "/arende/{id}/fordela";
/// What is on its way between units.
pub const BETWEEN: &str = "/overlamningar";
