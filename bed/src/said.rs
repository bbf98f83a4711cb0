//! Short ways of saying what tests say most.

use casefile::{
    Born, NewPerson, Text,
    registration::{Concern, Whom},
};
use law::{
    Day,
    known::Protection,
    reading::{Area, Kind, ReporterKind},
};
use store::Ts;

/// An instant, `2026-03-02T07:20:00Z`.
pub fn ts(text: &str) -> Ts {
    text.parse().unwrap()
}

/// A day, `2026-03-02`.
pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A text that somebody typed.
pub fn text(typed: &str) -> Text {
    Text::parse(typed, 20_000).unwrap()
}

/// Somebody whom we have no record of.
pub fn somebody(name: &str) -> NewPerson {
    let (protection, born) = (Protection::None, Born::Unknown);
    NewPerson { name: text(name), number: None, born, protection, language: None, interpreter: None }
}

/// The same, of an age that was stated on Monday 2 March 2026.
pub fn aged(name: &str, years: u8) -> Whom {
    Whom::New(NewPerson { born: Born::Stated { years, on: day("2026-03-02") }, ..somebody(name) })
}

/// What a school says of a child.
pub fn school_report() -> Concern {
    Concern::new(None, Kind::ChildConcern, Area::Child, ReporterKind::School)
}
