//! From objects to cases: one look at an object log, with what the look does to its counts.

use super::{Event, Log};
use crate::read::Keep;
use crate::{Builder, Log as Cases, Value, Who};
use std::collections::HashMap;

/// What looking from one type of object does to the counts of a log.
///
/// *Convergence*: an event that concerns several objects of the type stands in the case of each, and is counted several
/// times. *Divergence*: one case holds the same activity several times, each time about other objects of other types, and
/// looks like rework without being it. Source: van der Aalst, *Object-Centric Process Mining: Dealing with Divergence and
/// Convergence in Event Data*, 2019.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flattened {
    /// Events that concern at least one object of the type.
    pub events: u64,
    /// Events of the flattened log: an event counts once for each object of the type.
    pub copies: u64,
    /// Events that stand in more than one case (convergence).
    pub events_in_several_cases: u64,
    /// Events that concern no object of the type and stand in no case.
    pub events_in_no_case: u64,
    /// Pairs of case and activity where the activity happens several times about different other objects (divergence).
    pub diverging: u64,
    /// Cases with at least one such pair.
    pub diverging_cases: u64,
}

/// The keys of the XES extensions, which become columns.
const RESOURCE: &str = "org:resource";
const GROUP: &str = "org:group";
const LIFECYCLE: &str = "lifecycle:transition";

impl Log {
    /// The log of cases in which each object of this type is a case, named by its id; its activities are the types of
    /// events. A case has the last value of each of its object's attributes.
    pub fn flatten(&self, object_type: &str, keep: Keep) -> (Cases, Flattened) {
        let mut builder = Builder::default();
        for object in self.objects().filter(|object| object.kind().name == object_type) {
            let case = builder.case(object.id());
            let mut values: Vec<_> = object.values().collect();
            // The first value that a builder is given stays, so the last comes first.
            values.sort_by_key(|(_, from, _)| std::cmp::Reverse(*from));
            values.into_iter().for_each(|(key, _, value)| builder.case_value(case, key, value));
        }
        let mut flattened = Flattened::default();
        let mut seen = Seen::default();
        for (number, event) in self.events().enumerate() {
            let mut cases: Vec<usize> = event
                .objects()
                .filter(|(object, _)| object.kind().name == object_type)
                .map(|(object, _)| object.place())
                .collect();
            cases.sort_unstable();
            cases.dedup();
            flattened.copies += cases.len() as u64;
            match cases.len() {
                0 => {
                    flattened.events_in_no_case += 1;
                    builder.event_without_case();
                }
                copies => {
                    flattened.events += 1;
                    flattened.events_in_several_cases += u64::from(copies > 1);
                }
            }
            let others = others(event, object_type);
            for case in cases {
                seen.add(case, self.events[number].kind, &others);
                let case = builder.case(self.object(case).id());
                add(&mut builder, case, event, keep);
            }
        }
        (flattened.diverging, flattened.diverging_cases) = seen.diverging();
        (builder.finish(), flattened)
    }
}

/// The objects of other types, each once, in one order.
fn others(event: Event<'_>, object_type: &str) -> Vec<usize> {
    let mut others: Vec<usize> = event
        .objects()
        .filter(|(object, _)| object.kind().name != object_type)
        .map(|(object, _)| object.place())
        .collect();
    others.sort_unstable();
    others.dedup();
    others
}

fn add(builder: &mut Builder, case: crate::CaseId, event: Event<'_>, keep: Keep) {
    let text = |wanted: &str| {
        event.values().find_map(|(key, value)| match value {
            Value::Text(text) if key == wanted => Some(text),
            _ => None,
        })
    };
    let who = Who { resource: text(RESOURCE), group: text(GROUP), lifecycle: text(LIFECYCLE) };
    builder.event(case, Some(&event.kind().name), Some(event.at()), who);
    let column =
        |key: &str, value: Value<'_>| matches!(value, Value::Text(_)) && [RESOURCE, GROUP, LIFECYCLE].contains(&key);
    for (key, value) in event.values().filter(|(key, value)| keep == Keep::Everything && !column(key, *value)) {
        builder.event_value(key, value);
    }
}

/// For each case and activity: about which other objects it happened first, and whether it happened about others too.
#[derive(Default)]
struct Seen(HashMap<(usize, usize), (Vec<usize>, bool)>);

impl Seen {
    fn add(&mut self, case: usize, activity: usize, others: &[usize]) {
        let (first, differs) = self.0.entry((case, activity)).or_insert_with(|| (others.to_vec(), false));
        *differs |= first != others;
    }

    fn diverging(&self) -> (u64, u64) {
        let diverging = || self.0.iter().filter(|(_, (_, differs))| *differs).map(|((case, _), _)| *case);
        let mut cases: Vec<usize> = diverging().collect();
        cases.sort_unstable();
        cases.dedup();
        (diverging().count() as u64, cases.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Builder;
    use super::*;
    use crate::At;

    #[test]
    fn an_event_of_two_siblings_counts_for_both_and_says_so() {
        let mut builder = Builder::default();
        for (id, kind) in
            [("Ebba", "child"), ("Love", "child"), ("i1", "investigation"), ("i2", "investigation"), ("Noor", "child")]
        {
            builder.object(id, kind).unwrap();
        }
        builder.object_value("age", At(9), Value::Int(15));
        builder.object_value("age", At(5), Value::Int(14));
        let mut event = |id: &str, kind: &str, at, objects: &[&str]| {
            builder.event(id, kind, At(at)).unwrap();
            objects.iter().for_each(|object| builder.event_tie(object, ""));
            builder.event_value("org:resource", Value::Text("Bo"));
        };
        event("e3", "talk", 3, &["Ebba", "i2", "Ebba"]);
        event("e1", "report", 1, &["Ebba", "Love"]);
        event("e2", "talk", 2, &["Ebba", "i1"]);
        event("e4", "board meets", 4, &["i1", "i2"]);
        let (log, flattened) = builder.finish().flatten("child", Keep::Figures);
        let told: Vec<String> = log
            .case_ids()
            .map(|case| {
                let events: Vec<&str> = log.of(case).map(|event| log.word(log.activity()[event])).collect();
                format!("{}: {}", log.case_name(case), events.join(", "))
            })
            .collect();
        assert_eq!(told, ["Ebba: report, talk, talk", "Love: report"]);
        let noor = log.empty_cases().next().unwrap();
        assert_eq!((log.case_name(noor), log.case_value(noor, "age")), ("Noor", Some(Value::Int(15))));
        assert_eq!(log.resource()[0].map(|word| log.word(word)), Some("Bo"));
        assert_eq!(log.left_out().events_without_case, 1);
        let expected = Flattened {
            events: 3,
            copies: 4,
            events_in_several_cases: 1,
            events_in_no_case: 1,
            diverging: 1,
            diverging_cases: 1,
        };
        assert_eq!(flattened, expected);
    }
}
