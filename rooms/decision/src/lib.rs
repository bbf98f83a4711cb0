//! The decision (*beslut*): those who are parties have had their say, somebody named decides, and everybody it concerns
//! gets it in writing.
//!
//! Before a decision the material is communicated, with a day to answer (UTR-12). The decision says what, why and by which
//! law; whoever makes it has that right by the delegation scheme and the qualification for it (ORG-1, ORG-5, UTR-16). What
//! only the board or its committee may decide goes on the agenda of its meeting (ORG-2). Each party gets a letter of their
//! own, to a recipient confirmed by two identifiers, and can appeal for three weeks from then (UTR-17).
//!
//! In: a matter whose investigation has something to decide about. Out: ground's `decision`, what was communicated and
//! served, agenda items, and the events in [`EVENTS`]. It will never decide by itself (ORG-4), suggest what to decide, or put
//! a protected address in a letter.

use page::Room;

/// Every statement of this room, for the test that prepares them on both databases.
pub const SHEET: &str = "";

/// The kinds of event that this room writes.
pub const EVENTS: &[&str] = &[];

/// Everything the house needs to know of the room.
pub fn room() -> Room {
    Room { name: "decision", routes: Vec::new(), words: &[], sheet: SHEET, events: EVENTS, tells: None }
}
