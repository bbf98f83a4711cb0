//! How a matter goes: its stations, the investigation in it, the deadlines that run on the way, what somebody was promised
//! on it, how it is followed up, and how it is closed.

pub mod clock;
pub mod closing;
pub mod follow_up;
pub mod investigation;
pub mod promise;
pub mod station;

pub(super) const SQL: &str = include_str!("store.sql");
