//! The reference logs have the counts that independent tools found in them.

use crate::told;
use flow::read::{Keep, Kind, Table, kind};
use flow::{At, Log, Reading, read};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

fn reference(name: &str) -> Option<Value> {
    let text = fs::read_to_string(told::shared(&format!("reference/{name}.json"))?).unwrap();
    Some(serde_json::from_str(&text).unwrap())
}

fn count<'n>(names: impl Iterator<Item = &'n str>) -> BTreeMap<&'n str, u64> {
    let mut counts = BTreeMap::new();
    names.for_each(|name| *counts.entry(name).or_default() += 1);
    counts
}

fn counts(log: &Log) -> Value {
    let resources: BTreeSet<_> = log.resource().iter().flatten().collect();
    json!({
        "n_cases": log.cases(),
        "n_events": log.events(),
        "n_activities": log.activities().len(),
        "n_resources": resources.len(),
        "activity_counts": count(log.activity().iter().map(|word| log.word(*word))),
    })
}

fn agrees(log: &Log, name: &str) {
    let Some(reference) = reference(name) else { return };
    for (key, value) in counts(log).as_object().unwrap() {
        assert_eq!(*value, reference[key], "{name}: {key}");
    }
    let time = |key: &str| At::parse(reference[key].as_str().unwrap());
    assert_eq!(log.at().iter().min().copied(), time("first_timestamp_utc"), "{name}");
    assert_eq!(log.at().iter().max().copied(), time("last_timestamp_utc"), "{name}");
    assert_eq!(*log.left_out(), flow::LeftOut::default(), "{name}");
}

#[test]
fn the_reference_logs_have_the_counts_of_independent_tools() {
    for (name, file) in [
        ("receipt", "receipt.xes.gz"),
        ("receipt", "receipt.csv"),
        ("helpdesk", "helpdesk.xes.gz"),
        ("running-example", "running-example.xes"),
    ] {
        if let Some(path) = told::shared(&format!("data/logs/{file}")) {
            agrees(&read(&path, &Reading::default()).unwrap(), name);
        }
    }
}

#[test]
fn a_table_and_a_log_of_the_same_events_are_the_same_log() {
    let (Some(xes), Some(csv)) = (told::shared("data/logs/receipt.xes.gz"), told::shared("data/logs/receipt.csv"))
    else {
        return;
    };
    let everything = Reading { keep: Keep::Everything, ..Reading::default() };
    let sorted = |log: Log| {
        // A table has columns in the order of their names, and our comparison keeps the order in which values are said.
        let mut cases: Vec<String> = log.case_ids().map(|case| told::case(&log, case)).collect();
        cases.sort_unstable();
        cases
    };
    let (xes, csv) = (sorted(read(&xes, &everything).unwrap()), sorted(read(&csv, &everything).unwrap()));
    assert_eq!(xes.len(), csv.len());
    for (xes, csv) in xes.iter().zip(&csv) {
        assert_eq!(xes, csv);
    }
}

#[test]
fn columns_may_have_other_names() {
    let Some(csv) = told::shared("data/logs/receipt.csv") else { return };
    let table = Table {
        case: Some("case:concept:name".into()),
        activity: Some("org:resource".into()),
        time: Some("time:timestamp".into()),
        resource: Some("concept:name".into()),
        ..Table::default()
    };
    let log = read(&csv, &Reading { table, ..Reading::default() }).unwrap();
    assert_eq!((log.cases(), log.events(), log.activities().len()), (1_434, 8_577, 48));
}

#[test]
fn an_object_log_has_the_counts_of_independent_tools() {
    let (Some(path), Some(reference)) =
        (told::shared("data/logs/ocel20_example.jsonocel"), reference("ocel20_example"))
    else {
        return;
    };
    assert_eq!(kind(&path).unwrap(), Kind::ObjectsJson);
    let log = flow::read_objects(&path).unwrap();
    let ties = || log.events().flat_map(|event| event.objects());
    let told = json!({
        "events": log.events().len(),
        "objects": log.objects().len(),
        "e2o": ties().count(),
        "o2o": log.objects().map(|object| object.objects().len()).sum::<usize>(),
        "object_changes": log.objects().flat_map(|object| object.values()).filter(|(_, from, _)| *from > At(0)).count(),
        "event_types": count(log.events().map(|event| event.kind().name.as_str())),
        "object_types": count(log.objects().map(|object| object.kind().name.as_str())),
        "qualifiers": count(ties().map(|(_, qualifier)| qualifier)),
    });
    let reference = &reference["ocel20_example.jsonocel"];
    for (key, value) in told.as_object().unwrap() {
        assert_eq!(*value, reference[key], "{key}");
    }
    assert_eq!(*log.left_out(), flow::object::LeftOut::default());
}
