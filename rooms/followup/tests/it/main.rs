//! Stories of the follow-up and of the end, told on both databases.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "where a story cannot be told, the test has failed")]

mod closed;
mod followed;
mod house;
