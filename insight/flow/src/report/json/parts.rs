//! The pieces that every figure is printed with.

use crate::figure::cases::Counts;
use crate::figure::weeks::Week;
use crate::number::{Share, Summary};
use crate::{At, Log};
use serde_json::{Map, Value, json};

/// A real number; what is none becomes `null`, and minus zero plain zero.
pub(in crate::report) fn number(value: f64) -> Value {
    json!(if value == 0.0 { 0.0 } else { value })
}

/// An instant in UTC as Python writes it: six decimals, or none.
pub(super) fn instant(at: At) -> String {
    let Ok(stamp) = jiff::Timestamp::from_microsecond(at.0) else { return at.to_string() };
    let plain = if at.0.rem_euclid(1_000_000) == 0 { format!("{stamp:.0}") } else { format!("{stamp:.6}") };
    plain.replace('Z', "+00:00")
}

/// A share with n and Wilson's interval; where nobody had it also what the rule of three says.
pub(in crate::report) fn share(of: Option<Share>) -> Value {
    let Some(of) = of else { return Value::Null };
    let (low, high) = of.wilson();
    let mut found = json!({ "hits": of.hits(), "n": of.n(), "share": of.value(), "wilson95": [low, high] });
    if let (Some(upper), Some(found)) = (of.rule_of_three(), found.as_object_mut()) {
        found.insert("rule_of_three_upper".into(), json!(upper));
    }
    found
}

/// A summary; `null` for an empty sample.
pub(super) fn summary(of: Option<&Summary>) -> Value {
    let Some(of) = of else { return Value::Null };
    let std = of.std_sample.map(number);
    let mut found = Map::from_iter([("n".to_owned(), json!(of.n)), ("std_sample".to_owned(), json!(std))]);
    let plain = [("mean", of.mean), ("sum", of.sum), ("min", of.min), ("median", of.median), ("max", of.max)];
    let quantiles = ["p5", "p10", "p25", "p75", "p90", "p95", "p99"].into_iter().zip(of.quantiles);
    found.extend(plain.into_iter().chain(quantiles).map(|(name, value)| (name.to_owned(), number(value))));
    Value::Object(found)
}

/// How often each word occurs.
pub(super) fn counts(all: &mut Map<String, Value>, key: &str, log: &Log, of: &Counts) {
    let rows: Map<String, Value> = of.iter().map(|(word, n)| (log.word(*word).to_owned(), json!(n))).collect();
    all.insert(key.into(), Value::Object(rows));
}

/// Weeks as rows.
pub(super) fn week_rows(weeks: &[Week]) -> Vec<Value> {
    let row = |week: &Week| {
        let monday = week.monday.to_string();
        json!({ "week": monday, "inflow": week.inflow, "outflow": week.outflow, "wip_end": week.wip_end })
    };
    weeks.iter().map(row).collect()
}
