//! How a matter goes: its stations, and the deadlines that run on the way.

pub mod clock;
pub mod station;
