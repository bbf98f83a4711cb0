//! How a matter goes: its stations, the investigation in it, the deadlines that run on the way, and what somebody was promised
//! on it.

pub mod clock;
pub mod investigation;
pub mod promise;
pub mod station;
