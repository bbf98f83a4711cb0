//! What must hold for every log.

use super::alike;
use super::made::{Event, events, log, plain};
use flow::Builder;
use flow::figure::spans::{Mark, Marks};
use flow::report::{Asked, html, json};
use proptest::prelude::*;
use serde_json::Value;

fn asked() -> Asked {
    // An end for every case, so that the figures over ends are there too.
    let marks = Marks { end: Some(Mark::Activity("activity 1".into())), ..Marks::default() };
    Asked { marks: Some(marks), ..Asked::of("made") }
}

/// The log's figures with every name gone and every list in the order of its numbers: what is left may not depend on names.
fn nameless(of: Value) -> Value {
    match of {
        Value::Object(of) => {
            let named = |key: &str| key.contains("activity ") || key.contains("zz ");
            if of.keys().any(|key| named(key)) {
                let mut counts: Vec<u64> = of.values().filter_map(Value::as_u64).collect();
                counts.sort_unstable();
                return serde_json::json!(counts);
            }
            Value::Object(of.into_iter().map(|(key, value)| (key, nameless(value))).collect())
        }
        Value::Array(of) => {
            let mut rows: Vec<Value> = of.into_iter().map(nameless).collect();
            rows.sort_by_key(ToString::to_string);
            Value::Array(rows)
        }
        Value::String(text)
            if text.contains("activity ")
                || text.contains("holder ")
                || text.contains("group ")
                || text.contains("zz ") =>
        {
            Value::Null
        }
        other => other,
    }
}

/// Other names, in another order of the alphabet.
fn renamed(kind: &str, number: u8) -> String {
    if kind == "activity" && number == 1 { plain(kind, number) } else { format!("zz {kind} {}", 200 - number) }
}

/// Lists are cut at a fixed length, so which of several rows with the same count is listed may depend on names.
fn uncut(mut of: Value) -> Value {
    if let Some(of) = of.as_object_mut() {
        of.remove("top_variants");
    }
    of
}

proptest! {
    #[test]
    fn names_change_nothing_but_names(events in events()) {
        let (one, other) = (json(&log(&events, plain), &asked()), json(&log(&events, renamed), &asked()));
        alike(&nameless(uncut(one)), &nameless(uncut(other)));
    }

    #[test]
    fn the_order_of_cases_changes_nothing(events in events()) {
        let mut turned = events.clone();
        turned.sort_by_key(|event| std::cmp::Reverse(event.case));
        alike(&without_order(&events), &without_order(&turned));
    }

    #[test]
    fn splitting_and_joining_changes_nothing(events in events(), at in 0..60_usize) {
        let (first, second) = events.split_at(at.min(events.len()));
        let mut joined = Builder::default();
        joined.add(&log(first, plain));
        joined.add(&log(second, plain));
        // Which part a case stands in first does not change the order of its equal times.
        alike(&json_of(&joined.finish()), &without_order(&events));
    }

    #[test]
    fn a_page_is_whole_and_never_says_nan(events in events()) {
        let page = html(&log(&events, plain), &asked());
        prop_assert!(!page.contains("NaN") && !page.contains("inf\"") && page.ends_with("</html>\n"));
        for tag in ["section", "figure", "svg", "table", "details", "div", "ul", "ol", "p"] {
            let opened = page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
            prop_assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{}", tag);
        }
    }
}

fn json_of(log: &flow::Log) -> Value {
    let mut found = json(log, &asked());
    found.as_object_mut().unwrap().remove("file_order_already_time_sorted");
    found
}

fn without_order(events: &[Event]) -> Value {
    json_of(&log(events, plain))
}
