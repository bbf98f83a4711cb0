//! OCEL 2.0 as JSON.

use super::Wrong;
use crate::object::{Builder, Kind, Log, Type};
use crate::read::source::{Source, breaks, unread};
use crate::read::xml::short;
use crate::{At, Value};
use serde::Deserialize;
use std::borrow::Cow;
use std::io::Read;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct File<'a> {
    #[serde(borrow)]
    event_types: Vec<TypeEntry<'a>>,
    #[serde(borrow)]
    object_types: Vec<TypeEntry<'a>>,
    #[serde(borrow)]
    events: Vec<EventEntry<'a>>,
    #[serde(borrow)]
    objects: Vec<ObjectEntry<'a>>,
}

#[derive(Deserialize)]
struct TypeEntry<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow, default)]
    attributes: Vec<AttributeEntry<'a>>,
}

#[derive(Deserialize)]
struct AttributeEntry<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
}

#[derive(Deserialize)]
struct EventEntry<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    time: Cow<'a, str>,
    #[serde(borrow, default)]
    attributes: Vec<ValueEntry<'a>>,
    #[serde(borrow, default)]
    relationships: Vec<TieEntry<'a>>,
}

#[derive(Deserialize)]
struct ObjectEntry<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
    #[serde(borrow, default)]
    attributes: Vec<ValueEntry<'a>>,
    #[serde(borrow, default)]
    relationships: Vec<TieEntry<'a>>,
}

#[derive(Deserialize)]
struct ValueEntry<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow, default)]
    time: Option<Cow<'a, str>>,
    value: serde_json::Value,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct TieEntry<'a> {
    #[serde(borrow)]
    object_id: Cow<'a, str>,
    #[serde(borrow, default)]
    qualifier: Cow<'a, str>,
}

/// Reads a log. The JSON is one value, so it is read as a whole.
pub(crate) fn read(mut source: Source<'_>) -> Result<Log, Wrong> {
    let mut text = Vec::new();
    source.read_to_end(&mut text).map_err(|fault| unread(source.line(), &fault))?;
    let file: File<'_> = serde_json::from_slice(&text).map_err(|fault| faulty(&fault))?;
    let mut builder = Builder::default();
    let mut lines = Lines { text: &text, passed: 0, line: 1 };
    file.event_types.into_iter().for_each(|entry| builder.event_type(declared(entry)));
    file.object_types.into_iter().for_each(|entry| builder.object_type(declared(entry)));
    file.objects.iter().try_for_each(|entry| object(&mut builder, &mut lines, entry))?;
    file.events.iter().try_for_each(|entry| event(&mut builder, &mut lines, entry))?;
    Ok(builder.finish())
}

fn faulty(fault: &serde_json::Error) -> Wrong {
    let line = fault.line() as u64;
    if fault.is_eof() {
        return Wrong::new(line, "The file ends before the log does; fetch it again, for half a log is no log.");
    }
    let said = fault.to_string();
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
    Wrong::new(line, format!("This is no OCEL 2.0 log in JSON: {}.", short(said)))
}

fn declared(entry: TypeEntry<'_>) -> Type {
    let attributes = entry.attributes.into_iter().map(|entry| (entry.name.into_owned(), Kind::named(&entry.kind)));
    Type { name: entry.name.into_owned(), attributes: attributes.collect() }
}

/// Finds the line of a text of the file.
struct Lines<'a> {
    text: &'a [u8],
    passed: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line in which the first of these texts stands that the file holds as it is; one with an escape in it was written
    /// anew and stands nowhere. Without any it is the line of what came before. Quick when asked in the file's order.
    fn of<const N: usize>(&mut self, texts: [&Cow<'_, str>; N]) -> u64 {
        let place = |text: &Cow<'_, str>| match text {
            Cow::Borrowed(text) => text.as_ptr().addr().checked_sub(self.text.as_ptr().addr()),
            Cow::Owned(_) => None,
        };
        let Some(place) = texts.into_iter().find_map(place).filter(|place| *place <= self.text.len()) else {
            return self.line;
        };
        if place < self.passed {
            (self.passed, self.line) = (0, 1);
        }
        self.line += breaks(&self.text[self.passed..place]);
        self.passed = place;
        self.line
    }
}

fn object(builder: &mut Builder, lines: &mut Lines<'_>, entry: &ObjectEntry<'_>) -> Result<(), Wrong> {
    let line = lines.of([&entry.id, &entry.kind]);
    builder.at_line(line);
    builder.object(&entry.id, &entry.kind).map_err(|twice| Wrong::new(line, twice.to_string()))?;
    for said in &entry.attributes {
        let from = match &said.time {
            Some(text) => time(text, lines, "object", &entry.id)?,
            None => At(0),
        };
        with(&said.value, |value| builder.object_value(&said.name, from, value));
    }
    for tie in &entry.relationships {
        builder.at_line(lines.of([&tie.object_id, &tie.qualifier]));
        builder.object_tie(&tie.object_id, &tie.qualifier);
    }
    Ok(())
}

fn event(builder: &mut Builder, lines: &mut Lines<'_>, entry: &EventEntry<'_>) -> Result<(), Wrong> {
    let line = lines.of([&entry.id, &entry.kind, &entry.time]);
    let at = time(&entry.time, lines, "event", &entry.id)?;
    builder.at_line(line);
    builder.event(&entry.id, &entry.kind, at).map_err(|twice| Wrong::new(line, twice.to_string()))?;
    for said in &entry.attributes {
        with(&said.value, |value| builder.event_value(&said.name, value));
    }
    for tie in &entry.relationships {
        builder.at_line(lines.of([&tie.object_id, &tie.qualifier]));
        builder.event_tie(&tie.object_id, &tie.qualifier);
    }
    Ok(())
}

#[expect(clippy::ptr_arg, reason = "a borrowed text tells where in the file it stands")]
fn time(text: &Cow<'_, str>, lines: &mut Lines<'_>, of: &str, id: &str) -> Result<At, Wrong> {
    At::parse(text).ok_or_else(|| {
        let what = format!("`{}` is no time, and stands in the {of} `{}`.", short(text), short(id));
        Wrong::new(lines.of([text]), what)
    })
}

/// The standard writes every value as text, and some programs write numbers and yes or no as themselves.
fn with(value: &serde_json::Value, mut take: impl FnMut(Value<'_>)) {
    match value {
        serde_json::Value::Null => {}
        serde_json::Value::Bool(flag) => take(Value::Flag(*flag)),
        serde_json::Value::String(text) => take(Value::Text(text)),
        serde_json::Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(number), _) => take(Value::Int(number)),
            (None, Some(number)) => take(Value::Real(number)),
            (None, None) => {}
        },
        serde_json::Value::Array(_) | serde_json::Value::Object(_) => take(Value::Text(&value.to_string())),
    }
}
