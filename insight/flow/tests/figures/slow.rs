//! The same figures, reckoned a second time as the definitions say it and without any thought of speed.

use super::contained;
use super::made::{Event, events, log, plain};
use flow::report::{Asked, json};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Cases in the order of their names, events by time and then as they came.
fn cases(events: &[Event]) -> Vec<Vec<Event>> {
    let mut cases: BTreeMap<u8, Vec<Event>> = BTreeMap::new();
    for event in events {
        cases.entry(event.case).or_default().push(event.clone());
    }
    let mut cases: Vec<Vec<Event>> = cases.into_values().collect();
    cases.iter_mut().for_each(|case| case.sort_by_key(|event| event.second));
    cases
}

/// numpy's default quantile, from a sorted list.
fn quantile(sorted: &[f64], p: f64) -> f64 {
    let place = p * (sorted.len() - 1) as f64;
    let (low, high) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    low + (high - low) * (place - place.floor())
}

fn summary(mut values: Vec<f64>) -> Value {
    if values.is_empty() {
        return Value::Null;
    }
    values.sort_by(f64::total_cmp);
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let std = (n > 1.0).then(|| (values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt());
    let mut found = json!({
        "n": values.len(), "mean": mean, "sum": mean * n, "std_sample": std,
        "median": quantile(&values, 0.5), "min": values[0], "max": values[values.len() - 1],
    });
    for (name, p) in
        [("p5", 0.05), ("p10", 0.1), ("p25", 0.25), ("p75", 0.75), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99)]
    {
        found[name] = json!(quantile(&values, p));
    }
    found
}

fn edges(cases: &[Vec<Event>]) -> Vec<Value> {
    let mut edges: BTreeMap<(String, String), Vec<f64>> = BTreeMap::new();
    for pair in cases.iter().flat_map(|case| case.windows(2)) {
        let names = (plain("activity", pair[0].activity), plain("activity", pair[1].activity));
        edges.entry(names).or_default().push((pair[1].second - pair[0].second) as f64);
    }
    let all: f64 = edges.values().flatten().sum();
    let mut rows: Vec<_> = edges.into_iter().collect();
    rows.sort_by_key(|(_, gaps)| std::cmp::Reverse(gaps.len()));
    let row = |((a, b), gaps): ((String, String), Vec<f64>)| {
        let of = summary(gaps);
        let sum = of["sum"].as_f64().unwrap();
        json!({
            "a": a, "b": b, "freq": of["n"], "mean_s": of["mean"], "median_s": of["median"], "p90_s": of["p90"],
            "min_s": of["min"], "max_s": of["max"], "sum_s": sum,
            "share_of_waiting": if all > 0.0 { json!(sum / all) } else { Value::Null },
        })
    };
    rows.into_iter().map(row).collect()
}

fn holders(cases: &[Vec<Event>], held: fn(&Event) -> Option<u8>) -> Value {
    let (mut before, mut same, mut back, mut cases_back, mut distinct) = (vec![], vec![], 0, 0, 0);
    for case in cases {
        for pair in case.windows(2) {
            if let (Some(from), Some(to)) = (held(&pair[0]), held(&pair[1])) {
                let gap = (pair[1].second - pair[0].second) as f64;
                if from == to { same.push(gap) } else { before.push(gap) }
            }
        }
        distinct += case.iter().filter_map(held).collect::<BTreeSet<_>>().len();
        let aba = |three: &&[Event]| match (held(&three[0]), held(&three[1]), held(&three[2])) {
            (Some(a), Some(b), Some(c)) => a == c && a != b,
            _ => false,
        };
        let here = case.windows(3).filter(aba).count();
        back += here;
        cases_back += usize::from(here > 0);
    }
    json!({
        "handovers": before.len(), "pingpong_ABA": back, "cases_with_pingpong": cases_back,
        "distinct_per_case_mean": distinct as f64 / cases.len() as f64,
        "gap_before_handover_s": summary(before), "gap_same_holder_s": summary(same),
    })
}

fn slow(events: &[Event]) -> Value {
    let cases = cases(events);
    let mut ways: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for case in &cases {
        *ways.entry(case.iter().map(|event| plain("activity", event.activity)).collect()).or_default() += 1;
    }
    let mut top: Vec<_> = ways.iter().collect();
    top.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let mut held = 0;
    let cover = top.iter().take_while(|(_, count)| {
        let short = (held as f64) < 0.8 * cases.len() as f64 - 1e-9;
        held += **count;
        short
    });
    let cover = cover.count();
    let again = |case: &Vec<Event>| {
        let all: Vec<u8> = case.iter().map(|event| event.activity).collect();
        all.iter().filter(|a| all.iter().filter(|b| b == a).count() > 1).copied().collect::<BTreeSet<u8>>()
    };
    let mut rework: BTreeMap<String, u64> = BTreeMap::new();
    cases.iter().flat_map(again).for_each(|activity| *rework.entry(plain("activity", activity)).or_default() += 1);
    let pairs = || cases.iter().flat_map(|case| case.windows(2));
    let duration = |case: &Vec<Event>| (case[case.len() - 1].second - case[0].second) as f64;
    let mut starts: Vec<i64> = cases.iter().map(|case| case[0].second).collect();
    starts.sort_unstable();
    let mut found = json!({
        "n_events": events.len(), "n_cases": cases.len(),
        "n_variants": ways.len(), "variants_once": ways.values().filter(|count| **count == 1).count(),
        "variants_to_cover_80pct_cases": cover,
        "top_variants": top.iter().take(25).map(|(trace, count)| json!({"count": count, "trace": trace})).collect::<Vec<_>>(),
        "rework_cases_per_activity": rework, "rework_cases_any": cases.iter().filter(|case| !again(case).is_empty()).count(),
        "self_loops_df": pairs().filter(|pair| pair[0].activity == pair[1].activity).count(),
        "zero_gap_consecutive_pairs": pairs().filter(|pair| pair[0].second == pair[1].second).count(),
        "dfg": edges(&cases),
        "case_duration_s": summary(cases.iter().map(duration).collect()),
        "events_per_case": summary(cases.iter().map(|case| case.len() as f64).collect()),
        "case_interarrival_s": summary(starts.windows(2).map(|pair| (pair[1] - pair[0]) as f64).collect()),
    });
    if events.iter().any(|event| event.holder.is_some()) {
        found["handover_resource"] = holders(&cases, |event| event.holder);
    }
    if events.iter().any(|event| event.group.is_some()) {
        found["handover_group"] = holders(&cases, |event| event.group);
    }
    found
}

proptest! {
    #[test]
    fn the_fast_reckoning_is_the_slow_one(events in events()) {
        let found = json(&log(&events, plain), &Asked::of("made"));
        contained("", &slow(&events), &found);
    }
}
