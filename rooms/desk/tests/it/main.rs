//! Stories of the desk, told on both databases through the door that staff use.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "where a story cannot be told, the test has failed")]

mod day;
mod earlier;
mod find;
mod house;
mod left_over;
mod person;
mod waits;
