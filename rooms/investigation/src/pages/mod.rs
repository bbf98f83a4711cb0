//! The pages of an investigation.

pub mod consent;
