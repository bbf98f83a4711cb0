//! The investigation (*utredning*): what is asked, with whom we talk, what is found, and what it rests on.
//!
//! An investigation that was opened in the room before has four months where it is about a child (UTR-1); more time is a
//! decision of its own with a reason and a new day (UTR-2). It is planned together with those it concerns. What is done in
//! it rests either on somebody's consent or on support in law, which are two things, and a page always says which (UTR-4 to
//! UTR-6, INS-5 to INS-7). The child is talked with, or it stands why not (UTR-7, UTR-9).
//!
//! In: a matter whose investigation has begun. Out: the plan, talks, needs, measures and consents of that one matter, and the
//! events in [`EVENTS`]. It will never decide what support somebody gets (that is `decision`), copy a licensed form, or
//! join the files of two children.

pub mod consent;
mod pages;

use access::Act;
use page::{Lang, Method, Room, staff::route};

/// Every statement of this room, for the test that prepares them on both databases.
pub const SHEET: &str = "";

/// The kinds of event that this room writes.
pub const EVENTS: &[&str] = &[
    "investigation.measure_begun",
    "investigation.consent_noted",
    "investigation.consent_withdrawn",
    "investigation.measure_ended",
];

/// Everything the house needs to know of the room.
pub fn room() -> Room {
    use pages::consent::{self, answer, end, list, withdraw};
    Room {
        name: "investigation",
        routes: vec![
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
        words: &[(Lang::Sv, include_str!("words/investigation_sv.ftl"))],
        sheet: SHEET,
        events: EVENTS,
        tells: None,
    }
}
