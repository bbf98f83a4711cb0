//! The pages on which it is decided whether an investigation opens, and what the one who reported is told.

mod choices;
pub mod decide;
pub mod handover;
pub mod lead;
mod made;
pub mod notice;
mod send;
pub mod tell;

pub use made::signed;

use page::{Names, Strip};
use store::Uuid;

/// The decision.
pub const DECIDE: &str = "/arende/{id}/bedomning";
/// Telling those concerned that an investigation was opened.
pub const NOTICE: &str = "/arende/{id}/berorda";
/// Feedback to the one who reported.
pub const TELL: &str = "/arende/{id}/aterkoppling";

/// The matter's own page, in the room that shows it.
fn path(matter: Uuid) -> String {
    format!("/arende/{matter}")
}
