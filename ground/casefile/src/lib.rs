//! The facts that more than one room reads.
//!
//! Today that is the first contact: what reached us, through which door, what was told, and what the one who told it
//! may know of it afterwards ([`Letter`], [`Letterbox`], [`contact`]). Persons, matters, clocks and notes follow with
//! the rooms that need them; a noun that a second room reads is ground, and the work on it stays in the room.
//!
//! It will never decide who may read (that is `access`), what the law says (`law`) or how it looks (`page`).

mod code;
pub mod contact;
mod letter;
mod letterbox;
mod question;
mod text;

pub use code::Code;
pub use letter::{Letter, Route};
pub use letterbox::{FormKey, Letterbox, Receipt, Standing};
pub use question::Question;
pub use text::{Text, TextError};

const SQL: &str = include_str!("store.sql");

/// Every statement of this crate, for the test that prepares them on both databases.
pub const SHEET: &str = SQL;
