//! What happened, in order, for ever.
//!
//! A deed writes one event in its own transaction with [`append`]; the event is sealed to the one before it
//! ([`seal`]), so that a changed byte is found. The envelope (who, what, when, which matter) can be read by those who
//! count and follow flows; the body may name persons, lies apart, and can be deleted when the law says so without
//! breaking the chain. [`verify`] reads everything back; [`export`] writes it for an auditor who has no server.
//!
//! It knows nothing of what events mean: kinds belong to the rooms. It will never change or delete an event.

mod append;
mod export;
mod moment;
mod read;
mod verify;

pub use append::{Appended, Event, append, found};
pub use export::{Bodies, export};
pub use moment::{Chance, Moment, Moments};
pub use read::{Chain, count_of, head, one};
pub use verify::{Unsound, verify};

const SQL: &str = include_str!("store.sql");

/// Every statement of this crate, for the test that prepares them on both databases.
pub const SHEET: &str = SQL;

/// The one chain of a municipality. The column is there if a city ever wants more (docs/decisions/0003).
pub const CHAIN: i64 = 0;
