//! The staff face: somebody known by name, whose every reading is noted before a byte is sent, whose texts survive, and
//! whose forms have their effect once.

mod ask;
mod attempt;
pub mod draft;
mod enter;
pub mod form;
pub mod once;
mod out;
mod read;
mod route;
mod say;
mod serve;

pub use ask::{Ask, Cookie, Saved, Seal, Staff, StaffFrame};
pub use out::Out;
pub(crate) use route::StaffHandler;
pub use route::route;
pub use serve::router;

/// Where somebody logs in.
pub const ENTER: &str = "/logga-in";
/// Where somebody logs out.
pub const LEAVE: &str = "/logga-ut";

const SQL: &str = include_str!("store.sql");

/// Every statement of this crate, for the test that prepares them on both databases.
pub const SHEET: &str = SQL;
