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

use access::No;
use askama::Template;
use page::{Leaf, Names, Say, Strip};
use store::{Fault, Uuid};

/// The decision.
pub const DECIDE: &str = "/arende/{id}/bedomning";
/// Telling those concerned that an investigation was opened.
pub const NOTICE: &str = "/arende/{id}/berorda";
/// Feedback to the one who reported.
pub const TELL: &str = "/arende/{id}/aterkoppling";

/// The longest text of a field, in signs.
const ROOM: usize = 20_000;

fn leaf(say: &Say, title: &str, body: &impl Template) -> Result<Leaf, No> {
    let body = body.render().map_err(|e| Fault::Shape(format!("a page could not be written: {e}")))?;
    Ok(Leaf { title: say.s(title), body, form: None })
}

/// The matter's own page, in the room that shows it.
fn path(matter: Uuid) -> String {
    format!("/arende/{matter}")
}
