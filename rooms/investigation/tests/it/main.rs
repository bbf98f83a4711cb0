//! Stories of the investigation, told on both databases.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "where a story cannot be told, the test has failed")]

mod ages;
mod consent;
mod consenting;
mod extended;
mod house;
mod interpreted;
mod written;
