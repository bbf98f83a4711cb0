//! The house's own commands, run as the program that a person starts.

#![expect(clippy::unwrap_used, reason = "where a story cannot be told, the test has failed")]

mod flow;
mod week;
