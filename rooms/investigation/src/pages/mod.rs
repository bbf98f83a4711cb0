//! The pages of an investigation: the one that leads to all of it, and one for each part.

pub mod consent;
pub mod extend;
pub mod hub;
mod may;
pub mod need;
pub mod plan;
mod signed;
pub mod talk;
mod tongue;

pub use signed::signed;

use law::{Day, Law};
use page::{Names, Strip};
use store::Uuid;

/// The investigation.
pub const HUB: &str = "/arende/{id}/utredning";
/// That an interpreter is needed, or not.
pub const INTERPRETER: &str = "/arende/{id}/tolk";
/// The plan.
pub const PLAN: &str = "/arende/{id}/plan";
/// Talks with the child or the person.
pub const TALK: &str = "/arende/{id}/samtal";
/// A talk put right.
pub const TALK_CORRECT: &str = "/arende/{id}/samtal/{part}";
/// What somebody needs.
pub const NEEDS: &str = "/arende/{id}/behov";
/// One heading of it.
pub const NEED: &str = "/arende/{id}/behov/{part}";
/// More time.
pub const EXTEND: &str = "/arende/{id}/forlang";

/// A page of the matter, by the address of its route.
fn path(route: &str, matter: Uuid) -> String {
    route.replace("{id}", &matter.to_string())
}

/// The matter's own page, in the room that shows it.
fn home(matter: Uuid) -> String {
    format!("/arende/{matter}")
}

/// A rule that stands on a day: what it says, and where.
fn rule(law: &Law, id: &str, on: Day) -> Option<(String, String)> {
    law.rule(id, on).map(|rule| (rule.says.clone(), rule.paragraph.clone()))
}
