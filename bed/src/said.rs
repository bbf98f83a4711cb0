//! Short ways of saying what tests say most.

use access::{No, StaffId};
use casefile::{
    Born, NewPerson, Text,
    matter::decision::{Appeal, Decider, Decision, Outcome},
    registration::{Concern, Whom},
};
use journal::Moment;
use law::{
    Day, PersonalNumber,
    credentials::Mandate,
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

/// Somebody with a number of the series that nobody is given.
pub fn with_number(name: &str, number: &str) -> NewPerson {
    NewPerson { number: Some(PersonalNumber::from_stored(number).unwrap()), ..somebody(name) }
}

/// Support at home, granted to a family by one of the staff on that day, and presented by another.
pub fn granted(m: &Moment, (decider, presenter): (StaffId, StaffId), on: &str) -> Decision {
    let line = || String::from("Ni får hjälp hemma.");
    let right = "decide on support for a child".to_owned();
    Decision {
        id: m.id(),
        kind: "home_support".into(),
        called: "Stöd i hemmet".into(),
        outcome: Outcome::Granted,
        rules: Vec::new(),
        paragraph: "11 kap. 1 § SoL".into(),
        ground: line(),
        facts: line(),
        means: [line(), line(), line()],
        decider: Decider::Staff { who: decider, right, held: Mandate::Own },
        presenter,
        others: None,
        day: day(on),
        appeal: Appeal::Administrative,
        unheard: None,
        childs_view: None,
        consent_why: None,
        follow_up: None,
        replaces: None,
        at: m.at,
        actor: "staff:test".into(),
    }
}

/// The word of a no: a refusal's own, "stale" or "absent".
///
/// # Panics
/// Where it was done, or broke.
#[track_caller]
pub fn refused<T>(done: Result<T, No>) -> &'static str {
    match done {
        Err(No::Refusal(no)) => no.word,
        Err(No::Stale) => "stale",
        Err(No::Absent) => "absent",
        Err(no) => panic!("{no:?}"),
        Ok(_) => panic!("it was done"),
    }
}
