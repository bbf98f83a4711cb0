//! First contact (*första kontakt*): somebody reaches us, and learns at once what happens next.
//!
//! Today the room is the public page for the one who is worried about a child (*orosanmälan*), with its two honest ways
//! (without a name, with a name), 112 first, a receipt with a code, and a page that says with the code: received, read,
//! answered, and nothing more. Its duties: somebody must be able to tell without saying who they are, and then nothing
//! about them exists (INT-14, INT-17); somebody with a name is told that the family can usually see it (INT-14); who
//! works with children cannot be without a name (INT-8).
//!
//! In: what a resident types. Out: a contact in ground with the event `contact.report_received`. It will never know
//! what becomes of it: matters, clocks and assessments belong to the rooms after it.

pub mod deeds;
mod form;
mod pages;

use access::Act;
use page::{Lang, Method, Room, public, staff};

const WORDS: &[(Lang, &str)] = &[(Lang::Sv, include_str!("words/sv.ftl")), (Lang::En, include_str!("words/en.ftl"))];

/// The kinds of event that this room writes.
pub const EVENTS: &[&str] = &["contact.report_received", "contact.report_read", "contact.report_replied"];

/// Everything the house needs to know of the room.
pub fn room() -> Room {
    Room {
        name: "contact",
        routes: vec![
            public(Method::Get, pages::START, Act::ReportTell, pages::start::show),
            public(Method::Get, pages::WITHOUT_NAME, Act::ReportTell, pages::tell::without_name),
            public(Method::Post, pages::WITHOUT_NAME, Act::ReportTell, pages::tell::send_without_name),
            public(Method::Get, pages::WITH_NAME, Act::ReportTell, pages::tell::with_name),
            public(Method::Post, pages::WITH_NAME, Act::ReportTell, pages::tell::send_with_name),
            public(Method::Get, pages::CODE, Act::ReportFollow, pages::follow::ask),
            public(Method::Post, pages::CODE, Act::ReportFollow, pages::follow::tell),
            public(Method::Get, pages::TRACES, Act::ReportTell, pages::traces::show),
            staff::route(Method::Post, "/brev/{id}/las", Act::ReportRead, pages::letter::open),
            staff::route(Method::Post, "/brev/{id}/svara", Act::ReportReply, pages::letter::answer),
        ],
        words: WORDS,
        sheet: "",
        events: EVENTS,
        tells: None,
    }
}
