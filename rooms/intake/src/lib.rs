//! The joint intake (*mottagning*): somebody takes the matter, and a child's need of protection is judged the same day.
//!
//! A registered contact has become matters that wait in a unit's queue, carried by its head. Here a worker takes one, or
//! gives it back with a reason, writes what is known ([`deeds::note`]), and judges whether the child needs protection
//! ([`deeds::protect`], INT-2): of one child at a time, in that child's own file, with what it rests on and whether
//! anybody has talked with the child (UTR-6b). "We do not know yet" is an honest answer and lets the clock run. A second
//! assessment stands beside the first. A note that was wrong is corrected beside it, and so is what the person it concerns
//! says is wrong (DOK-3, DOK-5): nothing is rubbed out.
//!
//! In: matters of ground, and what a worker reads and writes. Out: rows of `protection` and `given_back`, moved stations
//! and stopped clocks, and the events in [`EVENTS`]. The room also shows the matter itself (*Ärendet*), because that is
//! where all of this is done. It will never decide whether an investigation opens, rank who should take what, or show a
//! matter to somebody whom the policy gives no sight of it.

pub mod deeds;
mod pages;
mod protection;

use access::Act;
use page::{Lang, Method, Room, staff::route};

pub use protection::{Need, ProtectiveAssessment, Talked, all, latest};

const SQL: &str = include_str!("store.sql");

/// The right to assess protection, as it is called in the delegation scheme.
pub const PROTECTIVE_RIGHT: &str = "protective assessment";

/// Every statement of this room, for the test that prepares them on both databases.
pub const SHEET: &str = SQL;

/// The kinds of event that this room writes.
pub const EVENTS: &[&str] = &[
    "intake.taken",
    "intake.given_back",
    "intake.protection_assessed",
    "intake.answered",
    "intake.same_event_noted",
    "intake.note_written",
    "intake.note_corrected",
    "intake.objection_noted",
];

/// Everything the house needs to know of the room.
pub fn room() -> Room {
    use pages::{answer, carry, matter, note, note::correct, note::object, protect};
    Room {
        name: "intake",
        routes: vec![
            route(Method::Get, pages::MATTER, Act::Read, matter::show),
            route(Method::Post, pages::TAKE, Act::Carry, carry::take),
            route(Method::Get, pages::BACK, Act::Hand, carry::ask_why).called("intake-give-back"),
            route(Method::Post, pages::BACK, Act::Hand, carry::give_back),
            route(Method::Get, pages::PROTECT, Act::Assess, protect::show).called("intake-protection"),
            route(Method::Post, pages::PROTECT, Act::Assess, protect::sign),
            route(Method::Get, pages::ANSWER, Act::Write, answer::show).called("intake-answer"),
            route(Method::Post, pages::ANSWER, Act::Write, answer::send),
            route(Method::Post, pages::SAME, Act::Write, matter::same::note),
            route(Method::Get, pages::NOTE, Act::Write, note::show).called("intake-note"),
            route(Method::Post, pages::NOTE, Act::Write, note::write),
            route(Method::Get, pages::CORRECT, Act::Write, correct::show).called("intake-correct"),
            route(Method::Post, pages::CORRECT, Act::Write, correct::write),
            route(Method::Get, pages::OBJECT, Act::Write, object::show).called("intake-object"),
            route(Method::Post, pages::OBJECT, Act::Write, object::write),
        ],
        words: &[(Lang::Sv, include_str!("words/sv.ftl"))],
        sheet: SHEET,
        events: EVENTS,
        tells: Some(|ask, tx, names, matter| Box::pin(matter::signed::all(ask, tx, names, matter))),
    }
}
