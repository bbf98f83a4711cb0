//! What is given once it has been decided: the support, and the goals that it is given for.

pub mod goal;
pub mod support;

const SQL: &str = include_str!("store.sql");
