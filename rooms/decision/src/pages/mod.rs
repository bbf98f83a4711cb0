//! The pages of the decision: one shape for all that are about a matter, and the committee's agenda.

pub mod agenda;
pub mod decide;
pub mod heard;
pub mod letter;

pub use decide::made::signed;

use access::No;
use page::staff::form::{self, Came, Content};
use page::{Leaf, Names, Strip, staff::Ask};
use store::Uuid;

/// The parties get what the decision will rest on.
pub const COMMUNICATE: &str = "/arende/{id}/kommunicera";
/// What they said of it.
pub const ANSWERS: &str = "/arende/{id}/kommunicera/svar";
/// The decision.
pub const DECIDE: &str = "/arende/{id}/beslut";
/// It is laid before somebody who may decide it.
pub const PRESENT: &str = "/arende/{id}/beslut/lagg-fram";
/// Something is to be answered first.
pub const ASK_FIRST: &str = "/arende/{id}/beslut/fraga-forst";
/// A proposal for the committee.
pub const PROPOSE: &str = "/arende/{id}/beslut/forslag";
/// What the minutes say.
pub const MINUTE: &str = "/arende/{id}/utskottet";
/// Another meeting, or none.
pub const MOVE: &str = "/arende/{id}/utskottet/flytta";
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

/// The matter's own page, in the room that shows it.
fn path(matter: Uuid) -> String {
    format!("/arende/{matter}")
}

/// The address of a page of a matter.
fn of(route: &str, matter: Uuid) -> String {
    route.replace("{id}", &matter.to_string())
}

/// A page of a matter, with the way back to it.
fn sheet(ask: &Ask, of_what: (&str, i64), head: Strip, says: Content, came: &Came) -> Result<Leaf, No> {
    let back = (path(ask.id()?), ask.say.s("decision-to-matter"));
    form::sheet(ask, of_what, head, Content { back, ..says }, came)
}
