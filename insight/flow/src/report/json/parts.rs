//! The pieces that every figure is printed with.

use crate::figure::cases::Counts;
use crate::figure::weeks::Week;
use crate::number::{Share, Summary};
use crate::report::About;
use crate::{At, Log};
use serde_json::{Map, Value, json};

/// A real number; what is none becomes `null`, and minus zero plain zero.
pub(super) fn number(value: f64) -> Value {
    json!(if value == 0.0 { 0.0 } else { value })
}

/// An instant in UTC as Python writes it: six decimals, or none.
pub(super) fn instant(at: At) -> String {
    let Ok(stamp) = jiff::Timestamp::from_microsecond(at.0) else { return at.to_string() };
    let plain = if at.0.rem_euclid(1_000_000) == 0 { format!("{stamp:.0}") } else { format!("{stamp:.6}") };
    plain.replace('Z', "+00:00")
}

/// A share with n and Wilson's interval; where nobody had it also what the rule of three says.
pub(super) fn share(about: About, of: Option<Share>) -> Value {
    let Some(of) = of.filter(|of| about.shows_share(*of)) else { return Value::Null };
    let (low, high) = of.wilson();
    let mut found = json!({ "hits": of.hits(), "n": of.n(), "share": of.value(), "wilson95": [low, high] });
    if let (Some(upper), Some(found)) = (of.rule_of_three(), found.as_object_mut()) {
        found.insert("rule_of_three_upper".into(), json!(upper));
    }
    found
}

/// A summary; `null` for an empty sample and for one too small to print.
pub(super) fn summary(about: About, of: Option<&Summary>) -> Value {
    let Some(of) = of else { return Value::Null };
    let mut found = Map::from_iter([("n".to_owned(), json!(about.count(of.n)))]);
    if about.shows_summary(of) {
        let std = of.std_sample.map(number);
        for (key, value) in [("mean", number(of.mean)), ("sum", number(of.sum)), ("std_sample", json!(std))] {
            found.insert(key.into(), value);
        }
    }
    let (ends, names) = (
        [(0.0, "min", of.min), (0.5, "median", of.median), (1.0, "max", of.max)],
        ["p5", "p10", "p25", "p75", "p90", "p95", "p99"],
    );
    let quantiles = Summary::SHARES.into_iter().zip(names).zip(of.quantiles).map(|((p, name), value)| (p, name, value));
    for (p, name, value) in ends.into_iter().chain(quantiles) {
        if about.shows_quantile(of.n, p) {
            found.insert(name.into(), number(value));
        }
    }
    Value::Object(found)
}

/// How often each word occurs, and what was folded beside it.
pub(super) fn counts(all: &mut Map<String, Value>, key: &str, log: &Log, about: About, of: &Counts) {
    let listed = about.list(of, |(_, count)| *count);
    let rows: Map<String, Value> = listed.rows.iter().map(|(word, n)| (log.word(*word).to_owned(), json!(n))).collect();
    all.insert(key.into(), Value::Object(rows));
    if let Some((rows, count)) = listed.rest {
        all.insert(format!("{key}_rest"), json!({ "rows": rows, "count": count }));
    }
}

/// Weeks as rows; a row of several weeks says of how many. `None` when even long rows would be too small.
pub(super) fn week_rows(about: About, weeks: &[Week]) -> Option<Vec<Value>> {
    let (length, rows) = about.weeks(weeks)?;
    let row = |week: &Week| {
        let monday = week.monday.to_string();
        let mut row =
            json!({ "week": monday, "inflow": week.inflow, "outflow": week.outflow, "wip_end": week.wip_end });
        if let (2.., Some(row)) = (length, row.as_object_mut()) {
            row.insert("weeks".into(), json!(length));
        }
        row
    };
    Some(rows.iter().map(row).collect())
}
