//! Stories of the assignment, told on both databases.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "where a story cannot be told, the test has failed")]

mod house;
mod late;
mod ordered;
