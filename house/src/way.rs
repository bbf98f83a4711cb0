//! The rooms in the order in which a person meets them: the house's table of contents.

use page::Room;

pub use migrations::STEPS;

/// Every room, in order.
pub fn rooms() -> Vec<Room> {
    vec![
        contact::room(),
        intake::room(),
        assessment::room(),
        investigation::room(),
        decision::room(),
        assignment::room(),
        support::room(),
        followup::room(),
        desk::room(),
    ]
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
