//! The pages of the decision: one shape for all that are about a matter, and the committee's agenda.

pub mod agenda;
pub mod decide;
pub mod heard;
pub mod letter;
mod sheet;

pub use decide::made::signed;

use access::No;
use askama::Template;
use page::{Leaf, Names, Say, Strip};
use store::{Fault, Uuid};

/// The parties get what the decision will rest on.
pub const COMMUNICATE: &str = "/arende/{id}/kommunicera";
/// What they said of it.
pub const ANSWERS: &str = "/arende/{id}/kommunicera/svar";
/// The decision.
pub const DECIDE: &str = "/arende/{id}/beslut";
/// A proposal for the committee.
pub const PROPOSE: &str = "/arende/{id}/beslut/forslag";
/// What the minutes say.
pub const MINUTE: &str = "/arende/{id}/utskottet";
/// What the chair decided.
pub const CHAIR: &str = "/arende/{id}/ordforandebeslut";
/// Consent and support in law, in the room that keeps them.
const CONSENT: &str = "/arende/{id}/samtycke";
/// The committee's agenda.
pub const AGENDA: &str = "/dagordning";
/// The letters.
pub const LETTER: &str = "/arende/{id}/beslut/brev";
/// When a letter came.
pub const RECEIVED: &str = "/arende/{id}/beslut/mottaget";
/// Nothing is left to do.
pub const CLOSE: &str = "/arende/{id}/beslut/avsluta";
/// A letter on paper.
pub const PRINT: &str = "/arende/{id}/beslut/utskrift";

/// A letter as a file.
pub const PDF: &str = "/arende/{id}/beslut/pdf";

/// The longest text of a field, in signs.
const ROOM: usize = 20_000;
/// The longest line, in signs.
const LINE: usize = 300;

fn leaf(say: &Say, title: &str, body: &impl Template) -> Result<Leaf, No> {
    let body = body.render().map_err(|e| Fault::Shape(format!("a page could not be written: {e}")))?;
    Ok(Leaf { title: say.s(title), body, form: None })
}

/// The matter's own page, in the room that shows it.
fn path(matter: Uuid) -> String {
    format!("/arende/{matter}")
}

/// The address of a page of a matter.
fn of(route: &str, matter: Uuid) -> String {
    route.replace("{id}", &matter.to_string())
}
