//! Stories of the decision, told on both databases.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "where a story cannot be told, the test has failed")]

mod agenda;
mod decided;
mod heard;
mod house;
mod presented;
mod served;
