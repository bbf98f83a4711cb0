//! The follow-up (*uppföljning*) and the end: how the support has worked is asked of those it is for, and a matter in which
//! nothing is left to do is closed in words that the family can read.
//!
//! A follow-up says on which day and with whom, what has changed, what the child says or why it was not asked (UTR-7), how
//! each goal is seen, what the family thinks of the support in their own words, and what comes next: it goes on, something is
//! to change by a decision, or it ends. The day of the next one is the municipality's own habit (UTR-20). A child that is
//! followed up without consent after an investigation that gave no support is so for six months at most (UTR-11), and then
//! it ends by itself. A matter is closed when no support runs and nobody waits for anything: what hinders is named, and half
//! of it never happens.
//!
//! In: a matter at the support or the follow-up. Out: ground's `follow_up` and `closing`, goals as they were seen, the clock of
//! the follow-up moved; measures, clocks and orders ended, the matter closed; and the events in [`EVENTS`]. It will never
//! decide on support, end it, or weigh whether a family should come back.

mod case;
pub mod deeds;
mod pages;
mod verbs;

use access::Act;
use page::{Lang, Method, Room, staff::route};

/// The kinds of event that this room writes.
pub const EVENTS: &[&str] = &["followup.followed_up", "followup.closed"];

/// Everything the house needs to know of the room.
pub fn room() -> Room {
    use pages::{close, follow, print};
    Room {
        name: "followup",
        routes: vec![
            route(Method::Get, pages::FOLLOW, Act::Read, follow::show).called("followup-title"),
            route(Method::Post, pages::FOLLOW, Act::Assess, follow::write),
            route(Method::Get, pages::CLOSE, Act::Read, close::show).called("followup-close"),
            route(Method::Post, pages::CLOSE, Act::Write, close::write),
            route(Method::Get, pages::PRINT, Act::Read, print::show),
        ],
        words: &[(Lang::Sv, include_str!("words/sv.ftl"))],
        sheet: "",
        events: EVENTS,
        tells: Some(|ask, tx, names, matter| Box::pin(pages::signed::signed(ask, tx, names, matter))),
    }
}
