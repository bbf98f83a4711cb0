//! The decision (*beslut*): those who are parties have had their say, somebody named decides, and everybody it concerns
//! gets it in writing.
//!
//! Before a decision the material is communicated, with a day to answer (UTR-12); where that was not done, the decision says
//! by which exception. The decision says what, why and by which law; whoever makes it has that right by the delegation scheme
//! and the qualification for it (ORG-1, ORG-5, UTR-16). What only the board or its committee may decide is laid on the agenda
//! of its meeting (ORG-2), and staff write down what the minutes say; what the chair decided in haste and what was decided by
//! delegation are reported there. Each party gets a letter of their own, to a recipient confirmed by two identifiers, and can
//! appeal for three weeks from then (UTR-17). What can be decided is a table ([`kinds`]), which a municipality adds to.
//!
//! In: a matter whose investigation has something to decide about. Out: ground's `decision`; rows of `communicated`,
//! `party_answer`, `meeting`, `agenda_item`, `chair_decision` and `served`; the investigation ended, clocks stopped, the matter
//! moved on or closed; and the events in [`EVENTS`]. It will never decide by itself (ORG-4), suggest what to decide, or put a
//! protected address in a letter (SEK-8).

mod agenda;
mod case;
pub mod deeds;
mod heard;
mod kinds;
mod letter;
mod moves;
mod pages;
mod served;

use access::Act;
use page::{Lang, Method, Room, staff::route};

pub use agenda::{ChairDecision, Ended, Item, Meeting, items, meetings};
pub use case::{Addressee, addressees};
pub use heard::{Answer, Communicated, How, communicated};
pub use kinds::{By, Kind, Kinds, Then, Urgent, kinds};
pub use letter::{DecisionLetter, Delivery, Which, letter_of};
pub use served::{Confirmed, Served, Way, served};

const SQL: &str = include_str!("store.sql");

/// Every statement of this room, for the test that prepares them on both databases.
pub const SHEET: &str = SQL;

/// The kinds of event that this room writes.
pub const EVENTS: &[&str] = &[
    "decision.communicated",
    "decision.party_answered",
    "decision.presented",
    "decision.presentation_withdrawn",
    "decision.asked_first",
    "decision.made",
    "decision.meeting_set",
    "decision.put_on_agenda",
    "decision.item_moved",
    "decision.item_withdrawn",
    "decision.decided_by_committee",
    "decision.sent_back_by_committee",
    "decision.chair_decided",
    "decision.served",
    "decision.received",
    "decision.closed",
];

/// Everything the house needs to know of the room.
pub fn room() -> Room {
    use pages::{agenda, decide, heard, letter};
    Room {
        name: "decision",
        routes: vec![
            route(Method::Get, pages::COMMUNICATE, Act::Read, heard::communicate::show).called("decision-communicate"),
            route(Method::Post, pages::COMMUNICATE, Act::Write, heard::communicate::send),
            route(Method::Get, pages::ANSWERS, Act::Read, heard::answers::show).called("decision-answers"),
            route(Method::Post, pages::ANSWERS, Act::Write, heard::answers::note),
            route(Method::Get, pages::DECIDE, Act::Read, decide::sign::show).called("decision-title"),
            route(Method::Post, pages::DECIDE, Act::Decide, decide::sign::sign),
            route(Method::Get, pages::PRESENT, Act::Read, decide::present::show).called("decision-present"),
            route(Method::Post, pages::PRESENT, Act::Write, decide::present::write),
            route(Method::Get, pages::ASK_FIRST, Act::Read, decide::present::show_question).called("decision-ask"),
            route(Method::Post, pages::ASK_FIRST, Act::Decide, decide::present::ask_first),
            route(Method::Get, pages::PROPOSE, Act::Read, decide::propose::show).called("decision-propose"),
            route(Method::Post, pages::PROPOSE, Act::Write, decide::propose::put),
            route(Method::Get, pages::MINUTE, Act::Read, agenda::minute::show).called("decision-minute"),
            route(Method::Post, pages::MINUTE, Act::Hand, agenda::minute::write),
            route(Method::Get, pages::MOVE, Act::Read, agenda::shift::show).called("decision-move"),
            route(Method::Post, pages::MOVE, Act::Write, agenda::shift::write),
            route(Method::Get, pages::CHAIR, Act::Read, agenda::chair::show).called("decision-chair"),
            route(Method::Post, pages::CHAIR, Act::Write, agenda::chair::note),
            route(Method::Get, pages::AGENDA, Act::Day, agenda::list::show),
            route(Method::Post, pages::AGENDA, Act::Office, agenda::list::set),
            route(Method::Get, pages::LETTER, Act::Read, letter::serve::show).called("decision-letter"),
            route(Method::Post, pages::LETTER, Act::Write, letter::serve::send),
            route(Method::Get, pages::RECEIVED, Act::Read, letter::received::show).called("decision-received"),
            route(Method::Post, pages::RECEIVED, Act::Write, letter::received::note),
            route(Method::Post, pages::CLOSE, Act::Write, letter::serve::close),
            route(Method::Get, pages::PRINT, Act::Read, letter::print::show),
            route(Method::Get, pages::PDF, Act::Read, letter::pdf::show),
        ],
        words: &[(Lang::Sv, include_str!("words/sv.ftl"))],
        sheet: SHEET,
        events: EVENTS,
        tells: Some(|ask, tx, names, matter| Box::pin(pages::signed(ask, tx, names, matter))),
    }
}
