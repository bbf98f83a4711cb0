//! Small logs made up by chance, with ties, repetitions, missing holders and one-event cases.

use flow::{At, Builder, Log, Who};
use proptest::prelude::*;

/// One event: its case, activity, second, holder and group.
#[derive(Clone, Debug)]
pub struct Event {
    pub case: u8,
    pub activity: u8,
    pub second: i64,
    pub holder: Option<u8>,
    pub group: Option<u8>,
}

/// Up to 60 events of up to 7 cases; times tie often.
pub fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = (0..7_u8, 0..5_u8, 0..40_i64, proptest::option::of(0..4_u8), proptest::option::of(0..3_u8));
    let second = |place: i64| place * place * 40_000 + 1_700_000_000;
    let event = event.prop_map(move |(case, activity, place, holder, group)| Event {
        case,
        activity,
        second: second(place),
        holder,
        group,
    });
    proptest::collection::vec(event, 0..60)
}

/// The log of these events, with names made from their numbers.
pub fn log(events: &[Event], name: impl Fn(&str, u8) -> String) -> Log {
    let mut builder = Builder::default();
    for event in events {
        let case = builder.case(&name("case", event.case));
        let (holder, group) = (event.holder.map(|n| name("holder", n)), event.group.map(|n| name("group", n)));
        let who = Who { resource: holder.as_deref(), group: group.as_deref(), ..Who::default() };
        builder.event(case, Some(&name("activity", event.activity)), Some(At(event.second * 1_000_000)), who);
    }
    builder.finish()
}

/// Plain names.
pub fn plain(kind: &str, number: u8) -> String {
    format!("{kind} {number}")
}
