//! The assignment (*uppdrag*): what a resource unit is asked to do, in a talk first and then in one text that both write.
//!
//! A decision has granted support. Whoever has the matter talks with the unit that is to give it, and that talk begins the
//! assignment: what the family needs, what shall be different, what we do together, what the unit can offer. Both sides
//! write, and what stood there before stays. It is sent, and the unit receives it with a day when the family hears from
//! them, or asks what must be cleared up first: lack of staff is no question. Whoever gives the support reads the assignment
//! and never the rest of the file (PUL-1); the family gets it on paper, with who and when.
//!
//! What was granted and is not carried out after three months stands in a list for the report of the quarter (INS-12), with
//! the reason in somebody's words; the council gets counts, and no group smaller than five.
//!
//! In: a granted decision that stands ([`casefile::matter::execution`]). Out: ground's `assignment` with its words and
//! turns, orders in `access`, rows of `unexecuted`, and the events in [`EVENTS`]. It will never know how the support is
//! given (that is its own room), who could have had it instead, or how good anybody is at it.

pub mod deeds;
mod order;
mod pages;
mod unexecuted;

use access::Act;
use casefile::matter::assignment::Part;
use page::{Lang, Method, Room, staff::route};

pub use unexecuted::{Noted, Quarter, Reason, noted};

const SQL: &str = include_str!("store.sql");

/// Every statement of this room, for the test that prepares them on both databases.
pub const SHEET: &str = SQL;

/// The kinds of event that this room writes.
pub const EVENTS: &[&str] = &[
    "assignment.begun",
    "assignment.written",
    "assignment.sent",
    "assignment.received",
    "assignment.family_heard",
    "assignment.asked",
    "assignment.answered",
    "assignment.performer_named",
    "assignment.performer_released",
    "assignment.ended",
    "assignment.unexecuted_noted",
];

/// Everything the house needs to know of the room.
pub fn room() -> Room {
    use pages::{
        begin, late, list,
        order::{answer, ask_back, end, heard, one, print, receive, who, write},
    };
    let parts = [
        (pages::NEED, Part::Need, "assignment-part-need"),
        (pages::GOAL, Part::Goal, "assignment-part-goal"),
        (pages::AGREED, Part::Agreed, "assignment-part-agreed"),
        (pages::UNIT, Part::Unit, "assignment-part-unit"),
    ];
    let written = parts.into_iter().flat_map(|(path, part, called)| {
        [
            route(Method::Get, path, Act::Support, move |ask, tx| write::show(ask, tx, part)).called(called),
            route(Method::Post, path, Act::Perform, move |ask, tx| write::write(ask, tx, part)),
        ]
    });
    let mut routes = vec![
        route(Method::Get, pages::LIST, Act::Day, list::show),
        route(Method::Get, pages::BEGIN, Act::Read, begin::show).called("assignment-begin-title"),
        route(Method::Post, pages::BEGIN, Act::Hand, begin::begin),
        route(Method::Get, pages::ONE, Act::Support, one::show),
        route(Method::Post, pages::SEND, Act::Hand, one::send),
        route(Method::Get, pages::RECEIVE, Act::Support, receive::show).called("assignment-receive-title"),
        route(Method::Post, pages::RECEIVE, Act::Perform, receive::receive),
        route(Method::Post, pages::HEARD, Act::Perform, heard::heard),
        route(Method::Get, pages::ASK, Act::Support, ask_back::show).called("assignment-ask-title"),
        route(Method::Post, pages::ASK, Act::Perform, ask_back::send),
        route(Method::Get, pages::ANSWER, Act::Support, answer::show).called("assignment-answer-title"),
        route(Method::Post, pages::ANSWER, Act::Hand, answer::send),
        route(Method::Get, pages::WHO, Act::Support, who::show).called("assignment-who-title"),
        route(Method::Post, pages::WHO, Act::Perform, who::name),
        route(Method::Post, pages::RELEASE, Act::Perform, who::release),
        route(Method::Get, pages::END, Act::Support, end::show).called("assignment-end-title"),
        route(Method::Post, pages::END, Act::Perform, end::end),
        route(Method::Get, pages::PRINT, Act::Support, print::show),
        route(Method::Get, pages::LATE, Act::Day, late::list::show),
        route(Method::Get, pages::LATE_PRINT, Act::Office, late::sums::show),
        route(Method::Get, pages::REASON, Act::Read, late::reason::show).called("assignment-reason-title"),
        route(Method::Post, pages::REASON, Act::Write, late::reason::note),
    ];
    routes.extend(written);
    Room {
        name: "assignment",
        routes,
        words: &[(Lang::Sv, include_str!("words/sv.ftl"))],
        sheet: SHEET,
        events: EVENTS,
        tells: None,
    }
}
