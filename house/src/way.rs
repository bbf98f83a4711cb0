//! The rooms in the order in which a person meets them: the house's table of contents.

use page::Room;
use store::Migration;

/// Every room, in order.
pub fn rooms() -> Vec<Room> {
    vec![contact::room(), intake::room(), assessment::room(), desk::room()]
}

/// Every named statement of the house, with the crate that owns it.
pub fn sheets() -> Vec<(&'static str, &'static str)> {
    let ground = [
        ("journal", journal::SHEET),
        ("access", access::SHEET),
        ("casefile", casefile::SHEET),
        ("page", page::staff::SHEET),
    ];
    ground.into_iter().chain(rooms().into_iter().map(|r| (r.name, r.sheet))).collect()
}

/// The steps that build the tables, in order.
pub const STEPS: &[Migration] = &[
    Migration { number: 1, name: "0001_journal", text: include_str!("../../migrations/0001_journal.sql") },
    Migration { number: 2, name: "0002_contact", text: include_str!("../../migrations/0002_contact.sql") },
    Migration { number: 3, name: "0003_access", text: include_str!("../../migrations/0003_access.sql") },
    Migration { number: 4, name: "0004_casefile", text: include_str!("../../migrations/0004_casefile.sql") },
    Migration { number: 5, name: "0005_page", text: include_str!("../../migrations/0005_page.sql") },
    Migration { number: 6, name: "0006_intake", text: include_str!("../../migrations/0006_intake.sql") },
    Migration { number: 7, name: "0007_assessment", text: include_str!("../../migrations/0007_assessment.sql") },
    Migration { number: 8, name: "0008_promise", text: include_str!("../../migrations/0008_promise.sql") },
    Migration { number: 9, name: "0009_notice", text: include_str!("../../migrations/0009_notice.sql") },
    Migration { number: 10, name: "0010_asked", text: include_str!("../../migrations/0010_asked.sql") },
    Migration { number: 11, name: "0011_told_age", text: include_str!("../../migrations/0011_told_age.sql") },
    Migration { number: 12, name: "0012_shields", text: include_str!("../../migrations/0012_shields.sql") },
];
