//! Every value of the reference files, key by key. A key that the test does not know makes it fail.

use super::{same, shared};
use flow::figure::spans::{Due, Mark, Marks};
use flow::read::{Reading, read};
use flow::report::{Asked, json};
use serde_json::Value;

/// What the reference says about itself or its tool and not about the log. Everything else is compared.
const REMARKS: [&str; 6] = [
    "/tool",
    "/source",
    "/dfg_pm4py_equals_independent",
    "/rework_equals_pm4py",
    "/kaplan_meier/definition",
    "/pm4py_cycle_time_s",
];
/// What another tool found for a value that stands under our own key, too.
const SECOND: [(&str, &str); 5] = [
    ("/pm4py_n_variants", "/n_variants"),
    ("/pm4py_case_duration_median_s", "/case_duration_s/median"),
    ("/pm4py_case_arrival_average_s", "/case_interarrival_s/mean"),
    ("pm4py_median_s", "median_s"),
    ("pm4py_mean_s", "mean_s"),
];

fn walk(path: &str, awaited: &Value, found: &Value, all: &Value, wrong: &mut Vec<String>) {
    match awaited {
        _ if REMARKS.contains(&path) => {}
        Value::Object(awaited) => {
            for (key, value) in awaited {
                let below = format!("{path}/{key}");
                let own = SECOND.iter().find(|(theirs, _)| *theirs == below || theirs == key);
                let ours = match own {
                    Some((theirs, ours)) if theirs.starts_with('/') => all.pointer(ours),
                    Some((_, ours)) => found.get(ours),
                    None => found.get(key),
                };
                match ours {
                    Some(ours) => walk(&below, value, ours, all, wrong),
                    None if REMARKS.contains(&below.as_str()) => {}
                    None => wrong.push(format!("{below}: not there")),
                }
            }
            // A table of names must not have more of them than the reference has; a record may.
            if path.ends_with("_counts")
                || path.ends_with("_activities")
                || path.ends_with("_per_activity")
                || path == "/extra/channel"
            {
                let more = found.as_object().map_or(0, serde_json::Map::len);
                if more != awaited.len() {
                    wrong.push(format!("{path}: {more} names, not {}", awaited.len()));
                }
            }
        }
        Value::Array(awaited) => {
            let found = found.as_array().map_or(&[][..], Vec::as_slice);
            if awaited.len() != found.len() {
                wrong.push(format!("{path}: {} rows, not {}", found.len(), awaited.len()));
            }
            for (place, (one, other)) in awaited.iter().zip(found).enumerate() {
                walk(&format!("{path}/{place}"), one, other, all, wrong);
            }
        }
        Value::Number(number) if number.is_f64() || found.is_f64() => {
            let (one, other) = (number.as_f64(), found.as_f64());
            if !one.zip(other).is_some_and(|(one, other)| same(one, other)) {
                wrong.push(format!("{path}: {found}, not {awaited}"));
            }
        }
        other if other != found => wrong.push(format!("{path}: {found}, not {awaited}")),
        _ => {}
    }
}

fn compare(name: &str, file: &str, asked: &Asked) {
    let (Some(log), Some(reference)) =
        (shared(&format!("data/logs/{file}")), shared(&format!("reference/{name}.json")))
    else {
        return;
    };
    let awaited: Value =
        serde_json::from_str(&std::fs::read_to_string(reference).expect("it is there")).expect("it is JSON");
    let log = read(&log, &Reading::default()).expect("it is a log");
    let found = json(&log, asked);
    let mut wrong = Vec::new();
    walk("", &awaited, &found, &found, &mut wrong);
    assert!(wrong.is_empty(), "{name}: {} values differ\n{}", wrong.len(), wrong.join("\n"));
}

fn utc(name: &str) -> Asked {
    Asked { zone: jiff::tz::TimeZone::UTC, ..Asked::of(name) }
}

#[test]
fn running_example() {
    compare("running-example", "running-example.xes", &utc("running-example"));
}

#[test]
fn helpdesk() {
    compare("helpdesk", "helpdesk.xes.gz", &utc("helpdesk"));
}

#[test]
fn receipt() {
    let counted = vec!["channel".to_owned()];
    compare("receipt", "receipt.xes.gz", &Asked { counted, ..utc("receipt") });
}

#[test]
fn what_the_marks_find_is_what_one_would_say() {
    let Some(log) = shared("data/logs/receipt.xes.gz") else { return };
    let log = read(&log, &Reading::default()).expect("it is a log");
    let said = Marks {
        begin: Mark::Value("startdate".into()),
        end: Some(Mark::Value("enddate".into())),
        due: Some(Due::Value("deadline".into())),
        ..Marks::default()
    };
    assert_eq!(Marks::found_in(&log), said);
}

#[test]
fn a_value_that_differs_and_a_key_that_is_new_are_seen() {
    let mut wrong = Vec::new();
    let awaited = serde_json::json!({"a": {"b": [1.0, 2]}, "new": 1, "activity_counts": {"x": 1}});
    let found = serde_json::json!({"a": {"b": [1.000_000_1, 3]}, "activity_counts": {"x": 1, "y": 2}});
    walk("", &awaited, &found, &found, &mut wrong);
    assert_eq!(
        wrong,
        ["/a/b/0: 1.0000001, not 1.0", "/a/b/1: 3, not 2", "/activity_counts: 2 names, not 1", "/new: not there"]
    );
}

/// OCEL 2.0: the same counts from JSON and from XML, where the XML file is there.
#[test]
fn objects() {
    let Some(reference) = shared("reference/ocel20_example.json") else { return };
    let all: Value =
        serde_json::from_str(&std::fs::read_to_string(reference).expect("it is there")).expect("it is JSON");
    for name in ["ocel20_example.jsonocel", "ocel20_example.xmlocel"] {
        let Some(file) = shared(&format!("data/logs/{name}")) else { continue };
        let found = flow::report::objects(&flow::read::read_objects(&file).expect("it is an object log"));
        let mut wrong = Vec::new();
        walk("", &all[name], &found, &found, &mut wrong);
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
        for table in ["event_types", "object_types", "qualifiers", "ocdfg_edges_events_couples"] {
            let names = |of: &Value| of[table].as_object().map(|of| of.keys().cloned().collect::<Vec<_>>());
            assert_eq!(names(&all[name]), names(&found), "{name} {table}");
        }
    }
}
