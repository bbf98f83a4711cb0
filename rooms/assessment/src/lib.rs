//! The preliminary assessment (*förhandsbedömning*): whether an investigation is opened, and what the one who reported
//! is told.
//!
//! A report about a child or a young person leads, within fourteen days, to a decision by somebody named with delegation:
//! an investigation is opened, or not opened, in the matter of that one person (INT-3, INT-2b). Where an investigation on
//! the child runs already nothing is decided: the report is added to it, and no new clock starts. For an adult there are
//! no fourteen days: the person is spoken with first, and it is decided by a right of the scheme as well. Those concerned are
//! told at once that an investigation was opened; where special reasons spoke against it, a clock stays until they are
//! (UTR-3). What a mandated reporter may hear is one of three things, and only
//! when they ask (INT-11). A decision after the day is possible and says why it is late; nothing here blocks it.
//!
//! The room also moves the work. A family is handed over warmly, with words that go along: whoever had it has it until
//! somebody receives it, and a matter comes back only with a question that must be answered first; lack of staff is no
//! ground. A head gives a matter that nobody has taken to a colleague by hand, with the reason written.
//!
//! In: matters of ground and what a worker decides. Out: rows of `opening`, `notice`, `feedback` and `distribution`, ground's
//! `handover`, clocks stopped and started by
//! the rules of `law`, the investigation begun or not, the matter at its next station or closed, and the events in
//! [`EVENTS`]. It will never judge or rank by itself, hold the content of an investigation, or write in a matter for which the
//! decider has no permit.

mod case;
mod decision;
pub mod deeds;
mod feedback;
mod notice;
mod pages;
mod verbs;

use access::Act;
use page::{Lang, Method, Room, staff::route};

pub use casefile::matter::investigation::{
    NOT_OPEN_ADULT_RIGHT, NOT_OPEN_RIGHT, OPEN_ADULT_RIGHT, OPEN_LVM_RIGHT, OPEN_RIGHT,
};
pub use decision::{Concerned, Ground, Late, OpeningDecision, Outcome, TooShort, decided};
pub use feedback::{FeedbackStep, Said, Step, feedback};
pub use notice::{Notice, NoticeStep, notices};

const SQL: &str = include_str!("store.sql");

/// Every statement of this room, for the test that prepares them on both databases.
pub const SHEET: &str = SQL;

/// The kinds of event that this room writes.
pub const EVENTS: &[&str] = &[
    "assessment.investigation_opened",
    "assessment.investigation_not_opened",
    "assessment.report_added",
    "assessment.adult_spoken_with",
    "assessment.concerned_told",
    "assessment.concerned_parked",
    "assessment.feedback_asked",
    "assessment.feedback_given",
    "assessment.handed_over",
    "assessment.received",
    "assessment.sent_back",
    "assessment.kept",
    "assessment.distributed",
    "assessment.family_heard",
];

/// Everything the house needs to know of the room.
pub fn room() -> Room {
    use pages::handover::{self, family, give, question, receive};
    use pages::lead::{self, between, distribute};
    use pages::{decide, notice, tell};
    Room {
        name: "assessment",
        routes: vec![
            route(Method::Get, pages::DECIDE, Act::Read, decide::show).called("assessment-title"),
            route(Method::Post, pages::DECIDE, Act::Decide, decide::sign),
            route(Method::Get, pages::NOTICE, Act::Read, notice::show).called("assessment-notice-title"),
            route(Method::Post, pages::NOTICE, Act::Write, notice::write),
            route(Method::Get, pages::TELL, Act::Read, tell::show).called("assessment-tell-title"),
            route(Method::Post, pages::TELL, Act::Write, tell::write),
            route(Method::Get, handover::GIVE, Act::Hand, give::show).called("assessment-give-title"),
            route(Method::Post, handover::GIVE, Act::Hand, give::send),
            route(Method::Get, handover::RECEIVE, Act::Read, receive::show).called("assessment-receive-title"),
            route(Method::Post, handover::RECEIVE, Act::Read, receive::send),
            route(Method::Get, handover::QUESTION, Act::Read, question::show).called("assessment-question-title"),
            route(Method::Post, handover::QUESTION, Act::Read, question::send),
            route(Method::Get, lead::DISTRIBUTE, Act::Hand, distribute::show).called("assessment-distribute-title"),
            route(Method::Post, lead::DISTRIBUTE, Act::Hand, distribute::send),
            route(Method::Get, handover::FAMILY, Act::Read, family::show),
            route(Method::Post, handover::HEARD, Act::Write, family::heard),
            route(Method::Get, lead::BETWEEN, Act::Day, between::show),
        ],
        words: &[(Lang::Sv, include_str!("words/sv.ftl"))],
        sheet: SHEET,
        events: EVENTS,
        tells: Some(|ask, tx, names, matter| Box::pin(pages::signed(ask, tx, names, matter))),
    }
}
