//! Stories of the intake, told on both databases.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "where a story cannot be told, the test has failed")]

mod carried;
mod corrected;
mod house;
mod judged;
