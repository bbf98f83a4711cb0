//! The investigation (*utredning*): what is asked, with whom we talk, what is found, and what it rests on.
//!
//! An investigation that was opened in the room before has four months where it is about a child (UTR-1); more time is a
//! decision of its own with special reasons and a new day (UTR-2), by a right of the delegation scheme. It is planned
//! together with those it concerns, and each plan that was written stays readable. The child is talked with, or it stands
//! why not (UTR-6, UTR-7, UTR-9); what the child said stands apart from what we make of it. What is found is written under
//! the board's own headings ([`Template`]): an empty heading is lawful and looks finished, and two people write under two
//! headings at once. An interpreter is noted with one choice and one press (UTR-14). What is done rests either on
//! somebody's consent or on support in law, which are two things, and a page always says which (UTR-4 to UTR-6, INS-5 to
//! INS-7); a yes that is taken back stops what rested on it.
//!
//! In: a matter whose investigation has begun. Out: rows of `plan`, `talk`, `need` and `extension`, the interpreter of the
//! matter, the clock of the investigation moved, and the events in [`EVENTS`]. It will never decide what support somebody
//! gets (that is `decision`), copy a licensed form (MET-1), count empty headings, or join the files of two children.

mod case;
pub mod consent;
pub mod deeds;
mod extension;
mod need;
mod pages;
mod plan;
mod talk;
mod template;
mod verbs;

use access::Act;
use page::{Lang, Method, Room, staff::route};

pub use extension::{EXTEND_RIGHT, Extension, Reasons, TooShort, extensions};
pub use need::{Need, latest as needs, versions as need_versions};
pub use plan::{Family, NewPlan, Plan, all as plans};
pub use talk::{Guardians, Held, NewTalk, OfChild, Outcome, Talk, With, all as talks};
pub use template::Template;

const SQL: &str = include_str!("store.sql");

/// Every statement of this room, for the test that prepares them on both databases.
pub const SHEET: &str = SQL;

/// The kinds of event that this room writes.
pub const EVENTS: &[&str] = &[
    "investigation.plan_written",
    "investigation.child_talked_with",
    "investigation.child_not_talked_with",
    "investigation.person_talked_with",
    "investigation.person_not_talked_with",
    "investigation.need_written",
    "investigation.extended",
    "investigation.interpreter_needed",
    "investigation.interpreter_not_needed",
    "investigation.measure_begun",
    "investigation.consent_noted",
    "investigation.consent_withdrawn",
    "investigation.measure_ended",
];

/// Everything the house needs to know of the room.
pub fn room() -> Room {
    use pages::consent::{self, answer, end, list, withdraw};
    use pages::{extend, hub, need, plan, talk};
    Room {
        name: "investigation",
        routes: vec![
            route(Method::Get, pages::HUB, Act::Read, hub::show),
            route(Method::Post, pages::INTERPRETER, Act::Write, hub::interpreter),
            route(Method::Get, pages::PLAN, Act::Read, plan::show).called("investigation-plan-title"),
            route(Method::Post, pages::PLAN, Act::Write, plan::write),
            route(Method::Get, pages::TALK, Act::Read, talk::show).called("investigation-talk-title"),
            route(Method::Post, pages::TALK, Act::Write, talk::write),
            route(Method::Get, pages::TALK_CORRECT, Act::Read, talk::show).called("investigation-talk-title"),
            route(Method::Post, pages::TALK_CORRECT, Act::Write, talk::write),
            route(Method::Get, pages::NEEDS, Act::Read, need::all),
            route(Method::Get, pages::NEED, Act::Read, need::show).called("investigation-needs-title"),
            route(Method::Post, pages::NEED, Act::Write, need::write),
            route(Method::Get, pages::EXTEND, Act::Read, extend::show).called("investigation-extend-title"),
            route(Method::Post, pages::EXTEND, Act::Decide, extend::sign),
            route(Method::Get, consent::LIST, Act::Read, list::show).called("investigation-consent-new"),
            route(Method::Post, consent::LIST, Act::Write, list::begin),
            route(Method::Get, consent::ANSWER, Act::Write, answer::show).called("investigation-consent-answer-title"),
            route(Method::Post, consent::ANSWER, Act::Write, answer::write),
            route(Method::Get, consent::WITHDRAW, Act::Write, withdraw::show)
                .called("investigation-consent-withdraw-title"),
            route(Method::Post, consent::WITHDRAW, Act::Write, withdraw::write),
            route(Method::Get, consent::END, Act::Write, end::show).called("investigation-consent-end-title"),
            route(Method::Post, consent::END, Act::Write, end::write),
        ],
        words: &[(Lang::Sv, concat!(include_str!("words/sv.ftl"), include_str!("words/investigation_sv.ftl")))],
        sheet: SHEET,
        events: EVENTS,
        tells: Some(|ask, tx, names, matter| Box::pin(pages::signed(ask, tx, names, matter))),
    }
}
