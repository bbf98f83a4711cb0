//! Stories of registered contacts, told on both databases.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "where a story cannot be told, the test has failed")]

mod afterwards;
mod assigned;
mod charged;
mod consult;
mod ended;
mod family;
mod guardians;
mod half;
mod house;
mod persons;
mod supported;
mod taken_over;
mod twice;
mod walk;
mod week;
