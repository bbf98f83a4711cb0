//! The support (*insats*): it begins, it is given together with the family, it is interrupted and taken up again, and it ends.
//!
//! What a decision grants, or what is offered without one, begins on a day; who gives it is said by the order of a unit, or in
//! words. How it is done stands in the implementation plan (DOK-7, SOSFS 2014:5), written with the family: what they say, who
//! does what, how often, with whom. Goals are in their words, and how each is seen is written on the day somebody looks. Each
//! time somebody was met, or was to be met, is one line. While it is given it is followed up by a clock of the municipality's
//! (UTR-20); where a granted decision is interrupted, the three months until it is reported run again (INS-12). Whether what it
//! rests on holds today is said, and nothing is blocked by it (INS-6, INS-7).
//!
//! Whoever gives the support reads and writes here and sees nothing else of the file (`Act::Support`, `Act::Perform`).
//!
//! In: a matter that is investigated or decided. Out: ground's `support` and `goal`; rows of `implementation_plan` and
//! `encounter`; clocks and the station; and the events in [`EVENTS`]. It will never decide what support somebody gets, show what
//! else stands in the file, or count empty headings.

mod case;
pub mod deeds;
mod encounter;
mod pages;
mod plan;
mod verbs;

use access::Act;
use page::{Lang, Method, Room, staff::route};

pub use encounter::{Encounter, NewEncounter, Outcome, Way, Whom, all as encounters, standing};
pub use plan::{ImplementationPlan, NewPlan, all as plans};

const SQL: &str = include_str!("store.sql");

/// Every statement of this room, for the test that prepares them on both databases.
pub const SHEET: &str = SQL;

/// The kinds of event that this room writes.
pub const EVENTS: &[&str] = &[
    "support.begun",
    "support.plan_written",
    "support.goal_written",
    "support.goal_seen",
    "support.goal_ended",
    "support.encounter_noted",
    "support.interrupted",
    "support.resumed",
    "support.ended",
    "support.went_on",
];

/// Everything the house needs to know of the room.
pub fn room() -> Room {
    use pages::{begin, encounter, goal, hub, plan, print, turn};
    Room {
        name: "support",
        routes: vec![
            route(Method::Get, pages::HUB, Act::Support, hub::show),
            route(Method::Post, pages::ONWARD, Act::Write, hub::onward),
            route(Method::Get, pages::BEGIN, Act::Support, begin::show).called("support-begin"),
            route(Method::Post, pages::BEGIN, Act::Perform, begin::begin),
            route(Method::Get, pages::PLAN, Act::Support, plan::show).called("support-plan"),
            route(Method::Post, pages::PLAN, Act::Perform, plan::write),
            route(Method::Get, pages::PRINT, Act::Support, print::show),
            route(Method::Get, pages::GOAL, Act::Support, goal::new).called("support-goal-new"),
            route(Method::Post, pages::GOAL, Act::Perform, goal::write),
            route(Method::Get, pages::SEEN, Act::Support, goal::show).called("support-goal-seen"),
            route(Method::Post, pages::SEEN, Act::Perform, goal::see),
            route(Method::Get, pages::GOAL_END, Act::Support, goal::ending).called("support-goal-end"),
            route(Method::Post, pages::GOAL_END, Act::Perform, goal::end),
            route(Method::Get, pages::MET, Act::Support, encounter::show).called("support-met"),
            route(Method::Post, pages::MET, Act::Perform, encounter::note),
            route(Method::Get, pages::MET_CORRECT, Act::Support, encounter::show).called("support-met"),
            route(Method::Post, pages::MET_CORRECT, Act::Perform, encounter::note),
            route(Method::Get, pages::PAUSE, Act::Support, turn::pausing).called("support-pause"),
            route(Method::Post, pages::PAUSE, Act::Perform, turn::pause),
            route(Method::Get, pages::RESUME, Act::Support, turn::resuming).called("support-resume"),
            route(Method::Post, pages::RESUME, Act::Perform, turn::resume),
            route(Method::Get, pages::END, Act::Support, turn::ending).called("support-end"),
            route(Method::Post, pages::END, Act::Perform, turn::end),
        ],
        words: &[(Lang::Sv, include_str!("words/sv.ftl"))],
        sheet: SHEET,
        events: EVENTS,
        tells: Some(|ask, tx, names, matter| Box::pin(pages::signed(ask, tx, names, matter))),
    }
}
