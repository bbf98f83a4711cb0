//! The desk: the pages that need only ground. *Min dag*, what a day asks of one worker; *Mottagningen*, what waits and who
//! is on it; a contact written down while somebody is still on the line; the search; *Personen*, all that one reader may
//! know of one person, on one page; *Har varit här förut*, what a closed matter about the same person holds; and
//! *Vårdnadshavare*, who has custody of a child, as somebody has looked it up.
//!
//! A contact is anything that reaches us. What a worker writes becomes, once and whole, as many matters as it concerns,
//! each a person's own (INT-1, INT-16); or it lies half registered, which is an honest state. The queue is the stations
//! of the matters that the reader may see; the registration is ground's own deed. A day is ordered by the law's clocks. A
//! person is found by name, number or the address of a matter and by nothing else (PUL-4), and only by one who may see
//! a matter of theirs: for everybody else there is no such person, in the same words as if there were none.
//!
//! In: a call, a visit, a mail, a letter from the public door, a look in a register. Out: matters at the intake, a
//! promise to ring back and that it was kept, a note of what was brought along ([`EVENTS`]), and by ground's own deed a child's guardians. It will never assess, decide or rank; and it never shows that a matter exists to one
//! who may not know of it.

pub mod deeds;
mod form;
mod pages;

use access::Act;
use page::{Lang, Method, Room, staff::route};

/// The kinds of event that this room writes.
pub const EVENTS: &[&str] = &["desk.promise_kept", "desk.brought_along"];

/// Everything the house needs to know of the room.
pub fn room() -> Room {
    use pages::{contact, custody, day, earlier, find, person, queue, register, still};
    Room {
        name: "desk",
        routes: vec![
            route(Method::Get, pages::DAY, Act::Day, day::show),
            route(Method::Get, pages::STILL, Act::Day, still::show),
            route(Method::Post, pages::PROMISE, Act::Register, day::kept),
            route(Method::Get, pages::QUEUE, Act::Day, queue::show),
            route(Method::Get, pages::REGISTER, Act::Register, register::show).called("desk-register-title"),
            route(Method::Post, pages::REGISTER, Act::Register, register::send),
            route(Method::Get, pages::CONTACT, Act::Register, contact::show).called("desk-contact-title"),
            route(Method::Post, pages::CONTACT, Act::Register, contact::send),
            route(Method::Get, pages::CUSTODY, Act::Write, custody::show).called("desk-custody-title"),
            route(Method::Post, pages::CUSTODY, Act::Write, custody::send),
            route(Method::Get, pages::EARLIER, Act::Read, earlier::show),
            route(Method::Post, pages::EARLIER, Act::Write, earlier::bring),
            route(Method::Get, pages::FIND, Act::Search, find::show).called("desk-find-title"),
            route(Method::Post, pages::FIND, Act::Search, find::find),
            route(Method::Get, pages::PERSON, Act::Read, person::show),
        ],
        words: &[(Lang::Sv, concat!(include_str!("words/sv.ftl"), include_str!("words/desk_sv.ftl")))],
        sheet: "",
        events: EVENTS,
        tells: None,
    }
}
