//! The steps that build the tables, in one order for all rooms, because they lie in one database.
//!
//! A step is a file of SQL beside this one and a line in [`STEPS`]. It will never know who runs it: the house does at its
//! start, and the tests do.

use store::Migration;

/// Every step, in order.
pub const STEPS: &[Migration] = &[
    Migration { number: 1, name: "0001_journal", text: include_str!("0001_journal.sql") },
    Migration { number: 2, name: "0002_contact", text: include_str!("0002_contact.sql") },
    Migration { number: 3, name: "0003_access", text: include_str!("0003_access.sql") },
    Migration { number: 4, name: "0004_casefile", text: include_str!("0004_casefile.sql") },
    Migration { number: 5, name: "0005_page", text: include_str!("0005_page.sql") },
    Migration { number: 6, name: "0006_intake", text: include_str!("0006_intake.sql") },
    Migration { number: 7, name: "0007_assessment", text: include_str!("0007_assessment.sql") },
    Migration { number: 8, name: "0008_promise", text: include_str!("0008_promise.sql") },
    Migration { number: 9, name: "0009_notice", text: include_str!("0009_notice.sql") },
    Migration { number: 10, name: "0010_asked", text: include_str!("0010_asked.sql") },
    Migration { number: 11, name: "0011_told_age", text: include_str!("0011_told_age.sql") },
    Migration { number: 12, name: "0012_shields", text: include_str!("0012_shields.sql") },
    Migration { number: 13, name: "0013_offered", text: include_str!("0013_offered.sql") },
    Migration { number: 14, name: "0014_need", text: include_str!("0014_need.sql") },
    Migration { number: 15, name: "0015_handover", text: include_str!("0015_handover.sql") },
    Migration { number: 16, name: "0016_consent", text: include_str!("0016_consent.sql") },
    Migration { number: 17, name: "0017_investigation", text: include_str!("0017_investigation.sql") },
    Migration { number: 18, name: "0018_decision", text: include_str!("0018_decision.sql") },
    Migration { number: 19, name: "0019_heard", text: include_str!("0019_heard.sql") },
    Migration { number: 20, name: "0020_childs_view", text: include_str!("0020_childs_view.sql") },
    Migration { number: 21, name: "0021_perform", text: include_str!("0021_perform.sql") },
    Migration { number: 22, name: "0022_assignment", text: include_str!("0022_assignment.sql") },
    Migration { number: 23, name: "0023_support", text: include_str!("0023_support.sql") },
    Migration { number: 24, name: "0024_follow_up", text: include_str!("0024_follow_up.sql") },
    Migration { number: 25, name: "0025_what_is_open", text: include_str!("0025_what_is_open.sql") },
    Migration { number: 26, name: "0026_at_hand", text: include_str!("0026_at_hand.sql") },
    Migration {
        number: 27,
        name: "0027_what_a_day_begins_with",
        text: include_str!("0027_what_a_day_begins_with.sql"),
    },
    Migration { number: 28, name: "0028_what_is_open_first", text: include_str!("0028_what_is_open_first.sql") },
    Migration { number: 29, name: "0029_the_next_clock", text: include_str!("0029_the_next_clock.sql") },
    Migration { number: 30, name: "0030_before_the_board", text: include_str!("0030_before_the_board.sql") },
    Migration { number: 31, name: "0031_presented", text: include_str!("0031_presented.sql") },
    Migration {
        number: 32,
        name: "0032_nothing_is_looked_up_twice",
        text: include_str!("0032_nothing_is_looked_up_twice.sql"),
    },
];
