//! What was granted is ordered, given, followed up, and ends.

mod follow;
mod order;
mod support;
