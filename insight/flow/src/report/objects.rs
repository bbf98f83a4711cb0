//! What an object log holds, as JSON.

use crate::object::{Event, Log};
use crate::read::Keep;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Counts of an object log (OCEL 2.0), and what directly follows what in the life of each type of object.
///
/// `ocdfg_edges_events_couples`: for each type of object, how many *different pairs of events* follow directly on each
/// other in the life of at least one object of the type, by (time, order in the file). A pair that several objects live
/// through together is one pair; that is the count in which convergence does no harm (Berti and van der Aalst, 2023, call
/// them event couples). `object_changes`: values of objects that hold from another instant than the beginning
/// (1970-01-01). `qualifiers`: of ties between events and objects. `flattened`: for each type, what looking at it as cases
/// does to the counts. `first`: where the first of what was left out stand in the file.
#[must_use]
pub fn objects(log: &Log) -> Value {
    let count = |words: &mut dyn Iterator<Item = &str>| {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        words.for_each(|word| *counts.entry(word.to_owned()).or_default() += 1);
        counts
    };
    let ties = || log.events().flat_map(|event| event.objects());
    let left_out = log.left_out();
    json!({
        "events": log.events().len(),
        "objects": log.objects().len(),
        "e2o": ties().count(),
        "o2o": log.objects().map(|object| object.objects().len()).sum::<usize>(),
        "object_changes": log.objects().flat_map(|object| object.values()).filter(|(_, from, _)| from.0 != 0).count(),
        "event_types": count(&mut log.events().map(|event| event.kind().name.as_str())),
        "object_types": count(&mut log.objects().map(|object| object.kind().name.as_str())),
        "qualifiers": count(&mut ties().map(|(_, qualifier)| qualifier)),
        "ocdfg_edges_events_couples": couples(log),
        "flattened": flattened(log),
        "left_out": {
            "ties_to_nothing": left_out.ties_to_nothing,
            "types_not_declared": left_out.types_not_declared,
            "values_of_another_kind": left_out.values_of_another_kind,
            "first": log.strays().iter().map(|stray| json!({ "line": stray.line, "what": stray.what })).collect::<Vec<_>>(),
        },
    })
}

/// For each type of object: pairs of types of events, and how many pairs of events.
fn couples(log: &Log) -> Map<String, Value> {
    let events: Vec<Event<'_>> = log.events().collect();
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|place| events[*place].at());
    // Of each object: its last event so far.
    let mut last: Vec<Option<usize>> = vec![None; log.objects().len()];
    let mut pairs: BTreeMap<&str, BTreeSet<(usize, usize)>> = BTreeMap::new();
    for place in order {
        for (object, _) in events[place].objects() {
            match last[object.place()].replace(place) {
                // An event can be tied to one object in two ways; it still happens to it once.
                Some(before) if before != place => {
                    pairs.entry(&object.kind().name).or_default().insert((before, place));
                }
                _ => {}
            }
        }
    }
    let names = |(from, to): (usize, usize)| format!("{} -> {}", events[from].kind().name, events[to].kind().name);
    let counted = |of: BTreeSet<(usize, usize)>| {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        of.into_iter().for_each(|pair| *counts.entry(names(pair)).or_default() += 1);
        json!(counts)
    };
    pairs.into_iter().map(|(kind, of)| (kind.to_owned(), counted(of))).collect()
}

/// For each type of object: convergence and divergence when its objects are taken for cases.
fn flattened(log: &Log) -> Map<String, Value> {
    let one = |kind: &str| {
        let (_, of) = log.flatten(kind, Keep::Figures);
        json!({
            "events": of.events,
            "copies": of.copies,
            "events_in_several_cases": of.events_in_several_cases,
            "events_in_no_case": of.events_in_no_case,
            "diverging": of.diverging,
            "diverging_cases": of.diverging_cases,
        })
    };
    log.object_types().iter().map(|kind| (kind.name.clone(), one(&kind.name))).collect()
}
