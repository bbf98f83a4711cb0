//! What the face for staff stands on: texts that survive, and forms that have their effect once.

pub mod draft;
pub mod once;

const SQL: &str = include_str!("store.sql");

/// Every statement of this crate, for the test that prepares them on both databases.
pub const SHEET: &str = SQL;
