//! The rooms in the order in which a person meets them: the house's table of contents.

use page::Room;
use store::Migration;

/// Every room, in order.
pub fn rooms() -> Vec<Room> {
    vec![contact::room()]
}

/// Every named statement of the house, with the crate that owns it.
pub fn sheets() -> Vec<(&'static str, &'static str)> {
    let ground = [("journal", journal::SHEET), ("casefile", casefile::SHEET)];
    ground.into_iter().chain(rooms().into_iter().map(|r| (r.name, r.sheet))).collect()
}

/// The steps that build the tables, in order.
pub const STEPS: &[Migration] = &[
    Migration { number: 1, name: "0001_journal", text: include_str!("../../migrations/0001_journal.sql") },
    Migration { number: 2, name: "0002_contact", text: include_str!("../../migrations/0002_contact.sql") },
];
