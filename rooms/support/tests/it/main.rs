//! Stories of support that is given, told on both databases.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "where a story cannot be told, the test has failed")]

mod given;
mod house;
mod performed;
