//! The figures of real logs against what independent tools found, and of made-up logs against a slow reckoning.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that looks at the wrong place shall fail")]

mod made;
mod odd;
mod page;
mod people;
mod properties;
mod reference;
mod slow;
mod survival;

use serde_json::Value;
use std::path::PathBuf;

/// A file that lies beside the repository, if it is there.
fn shared(path: &str) -> Option<PathBuf> {
    let file = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")).join(path);
    if file.exists() {
        return Some(file);
    }
    println!("skipped: shared/{path} is not here");
    None
}

/// Whether two numbers are the same to nine figures.
fn same(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1e-6)
}

/// Every value of the one stands in the other, numbers to nine figures.
fn contained(path: &str, awaited: &Value, found: &Value) {
    match awaited {
        Value::Object(of) => of.iter().for_each(|(key, value)| contained(&format!("{path}/{key}"), value, &found[key])),
        Value::Array(of) => {
            assert_eq!(of.len(), found.as_array().map_or(0, Vec::len), "{path}");
            of.iter().enumerate().for_each(|(at, value)| contained(&format!("{path}/{at}"), value, &found[at]));
        }
        Value::Number(number) => {
            let (one, other) = (number.as_f64().unwrap(), found.as_f64().unwrap_or(f64::NAN));
            assert!(same(one, other), "{path}: {found}, not {awaited}");
        }
        other => assert_eq!(other, found, "{path}"),
    }
}

/// Both hold the same.
fn alike(one: &Value, other: &Value) {
    contained("", one, other);
    contained("", other, one);
}
