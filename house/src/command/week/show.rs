//! What is printed: one document for a program, or lines for a person.

use super::{after::Became, check::Tally};
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// One contact as it is printed.
pub(crate) struct Shown {
    pub head: Map<String, Value>,
    pub became: Vec<Became>,
    pub not_shown: Vec<Value>,
}

/// Everything that is printed at the end.
pub(crate) struct Ending {
    pub not_stored: Vec<Value>,
    pub chain: Value,
}

/// The whole week as one JSON document.
pub(crate) fn document(contacts: &[Shown], ending: &Ending, tally: Option<&Tally>) -> Value {
    let contacts: Vec<Value> = contacts
        .iter()
        .map(|contact| {
            let matters = contact.became.iter().map(|one| {
                let fields = one.fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
                let key = [("key".to_owned(), json!(one.key))];
                Value::Object(key.into_iter().chain(fields).collect())
            });
            let mut head = contact.head.clone();
            head.insert("matters".into(), matters.collect());
            head.insert("must_not_show".into(), json!(contact.not_shown));
            Value::Object(head)
        })
        .collect();
    json!({ "contacts": contacts, "must_not_store": ending.not_stored, "chain": ending.chain,
        "check": tally.map(Tally::value) })
}

/// The same as lines.
pub(crate) fn lines(contacts: &[Shown], ending: &Ending, tally: Option<&Tally>) -> String {
    let mut out = String::new();
    for contact in contacts {
        let head: Vec<String> = contact.head.iter().map(|(name, value)| format!("{name}={}", plain(value))).collect();
        let _ = writeln!(out, "{}", head.join("  "));
        for one in &contact.became {
            let _ = writeln!(out, "  {}", one.key);
            for (name, value) in &one.fields {
                let _ = writeln!(out, "    {name:<22} {}", plain(value));
            }
        }
        for looked in &contact.not_shown {
            let _ = writeln!(out, "  must_not_show {}", plain(looked));
        }
    }
    for stored in &ending.not_stored {
        let _ = writeln!(out, "must_not_store {}", plain(stored));
    }
    let _ = writeln!(out, "chain {}", plain(&ending.chain));
    if let Some(tally) = tally {
        for one in &tally.differences {
            let place = format!("{} {} {}", one.contact, one.key, one.field);
            let _ = writeln!(out, "difference: {place}: got {}, expected {}", one.got, one.expected);
        }
        let _ = writeln!(out, "{}", tally.last_line());
    }
    out
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) if text.is_empty() => "-".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(all) if all.is_empty() => "-".to_owned(),
        Value::Array(all) => all.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            let fields: Vec<String> = fields.iter().map(|(name, value)| format!("{name}: {}", plain(value))).collect();
            format!("{{{}}}", fields.join("; "))
        }
        other => other.to_string(),
    }
}
