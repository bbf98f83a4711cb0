//! OCEL 2.0 as JSON.

use super::spelled;
use crate::object::{Log, Object, Type};
use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use std::io::{self, Write};

/// Writes an object log, thing by thing. Values are texts, as the standard's schema asks.
///
/// # Errors
/// The writer's own.
pub fn ocel_json(log: &Log, out: &mut impl Write) -> io::Result<()> {
    let mut json = serde_json::Serializer::new(&mut *out);
    let mut file = json.serialize_map(Some(4))?;
    file.serialize_entry("objectTypes", &Each(|| log.object_types().iter().map(declared)))?;
    file.serialize_entry("eventTypes", &Each(|| log.event_types().iter().map(declared)))?;
    let objects = || {
        log.objects().map(|object| Thing {
            id: object.id(),
            kind: &object.kind().name,
            time: None,
            attributes: object
                .values()
                .map(|(key, from, said)| Said::new(key, spelled(said), Some(from.to_string())))
                .collect(),
            relationships: object.objects().map(tie).collect(),
        })
    };
    file.serialize_entry("objects", &Each(objects))?;
    let events = || {
        log.events().map(|event| Thing {
            id: event.id(),
            kind: &event.kind().name,
            time: Some(event.at().to_string()),
            attributes: event.values().map(|(key, said)| Said::new(key, spelled(said), None)).collect(),
            relationships: event.objects().map(tie).collect(),
        })
    };
    file.serialize_entry("events", &Each(events))?;
    SerializeMap::end(file)?;
    out.write_all(b"\n")
}

/// A list whose things are made as they are written.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut list = out.serialize_seq(None)?;
        (self.0)().try_for_each(|thing| list.serialize_element(&thing))?;
        list.end()
    }
}

#[derive(Serialize)]
struct Declared<'a> {
    name: &'a str,
    attributes: Vec<DeclaredValue<'a>>,
}

#[derive(Serialize)]
struct DeclaredValue<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
}

fn declared(kind: &Type) -> Declared<'_> {
    let attributes = kind.attributes.iter().map(|(name, kind)| DeclaredValue { name, kind: kind.name() });
    Declared { name: &kind.name, attributes: attributes.collect() }
}

/// An event or an object.
#[derive(Serialize)]
struct Thing<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<String>,
    attributes: Vec<Said<'a>>,
    relationships: Vec<Tie<'a>>,
}

#[derive(Serialize)]
struct Said<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<String>,
    value: std::borrow::Cow<'a, str>,
}

impl<'a> Said<'a> {
    fn new(name: &'a str, value: std::borrow::Cow<'a, str>, time: Option<String>) -> Said<'a> {
        Said { name, time, value }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Tie<'a> {
    object_id: &'a str,
    qualifier: &'a str,
}

fn tie<'a>((object, qualifier): (Object<'a>, &'a str)) -> Tie<'a> {
    Tie { object_id: object.id(), qualifier }
}
