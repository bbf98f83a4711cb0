//! OCEL 2.0 as XML.

use super::Wrong;
use crate::object::{Builder, Kind, Log, Type};
use crate::read::source::Source;
use crate::read::xml::{Piece, Space, Tag, short, unescaped, walk};
use crate::{At, Value};

/// Reads a log, element by element.
pub(crate) fn read(source: Source<'_>) -> Result<Log, Wrong> {
    let mut file = File::default();
    walk(source, Space::Kept, |piece| match piece {
        Piece::Open(_) if file.inside.len() > DEEPEST => {
            Err("Elements lie deeper in each other than OCEL 2.0 knows.".to_owned())
        }
        Piece::Open(tag) => file.open(&tag),
        Piece::Close => {
            file.close();
            Ok(())
        }
        Piece::Text(text) => file.text(text),
    })?;
    Ok(file.builder.finish())
}

const DEEPEST: usize = 100;

/// In which element the reading stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Log,
    EventTypes,
    ObjectTypes,
    Type,
    Declarations,
    Declaration,
    Events,
    Event,
    Objects,
    Object,
    Values,
    Value,
    Ties,
    Tie,
    Unread,
}

#[derive(Default)]
struct File {
    builder: Builder,
    inside: Vec<Inside>,
    declared: Type,
    /// The value that is being read: its key, from when it holds, its text so far.
    key: String,
    from: Option<At>,
    value: String,
}

impl File {
    /// In what the thing lies that is being read: an event or an object.
    fn within(&self, place: Inside) -> bool {
        self.inside.contains(&place)
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        let inside = match (self.inside.last(), tag.name()) {
            (None, "log") => Inside::Log,
            (None, other) => {
                return Err(format!("The outermost element is `<{}>`, and an OCEL log's is `<log>`.", short(other)));
            }
            (Some(Inside::Log), "event-types") => Inside::EventTypes,
            (Some(Inside::Log), "object-types") => Inside::ObjectTypes,
            (Some(Inside::Log), "events") => Inside::Events,
            (Some(Inside::Log), "objects") => Inside::Objects,
            (Some(Inside::EventTypes), "event-type") | (Some(Inside::ObjectTypes), "object-type") => {
                self.declared.name = needed(tag, "name")?;
                Inside::Type
            }
            (Some(Inside::Type), "attributes") => Inside::Declarations,
            (Some(Inside::Declarations), "attribute") => {
                self.declared.attributes.push((needed(tag, "name")?, Kind::named(&needed(tag, "type")?)));
                Inside::Declaration
            }
            (Some(Inside::Events), "event") => self.event(tag)?,
            (Some(Inside::Objects), "object") => {
                self.builder.at_line(tag.line);
                self.builder.object(&needed(tag, "id")?, &needed(tag, "type")?).map_err(|twice| twice.to_string())?;
                Inside::Object
            }
            (Some(Inside::Event | Inside::Object), "attributes") => Inside::Values,
            (Some(Inside::Event | Inside::Object), "objects") => Inside::Ties,
            (Some(Inside::Values), "attribute") => self.value(tag)?,
            (Some(Inside::Ties), "relationship" | "object") => self.tie(tag)?,
            (Some(Inside::Events | Inside::Objects), other) => return Err(astray(other)),
            (_, "event" | "object") if matches!(tag.values(["id"])?, [Some(_)]) => return Err(astray(tag.name())),
            _ => Inside::Unread,
        };
        self.inside.push(inside);
        if tag.empty {
            self.close();
        }
        Ok(())
    }

    fn event(&mut self, tag: &Tag<'_>) -> Result<Inside, String> {
        let (id, time) = (needed(tag, "id")?, needed(tag, "time")?);
        self.builder.at_line(tag.line);
        self.builder.event(&id, &needed(tag, "type")?, at(&time)?).map_err(|twice| twice.to_string())?;
        Ok(Inside::Event)
    }

    fn value(&mut self, tag: &Tag<'_>) -> Result<Inside, String> {
        let [time] = tag.values(["time"])?;
        self.from = time.map(|time| at(&unescaped(time)?)).transpose()?;
        self.key = needed(tag, "name")?;
        self.value.clear();
        Ok(Inside::Value)
    }

    fn tie(&mut self, tag: &Tag<'_>) -> Result<Inside, String> {
        let object = needed(tag, "object-id")?;
        // The standard's text calls it `qualifier`, its first example `relationship`.
        let [qualifier, relationship] = tag.values(["qualifier", "relationship"])?;
        let qualifier = unescaped(qualifier.or(relationship).unwrap_or_default())?;
        self.builder.at_line(tag.line);
        if self.within(Inside::Event) {
            self.builder.event_tie(&object, &qualifier);
        } else {
            self.builder.object_tie(&object, &qualifier);
        }
        Ok(Inside::Tie)
    }

    fn close(&mut self) {
        match self.inside.pop() {
            Some(Inside::Type) => {
                let declared = std::mem::take(&mut self.declared);
                if self.within(Inside::EventTypes) {
                    self.builder.event_type(declared);
                } else {
                    self.builder.object_type(declared);
                }
            }
            Some(Inside::Value) if self.within(Inside::Event) => {
                self.builder.event_value(&self.key, Value::Text(&self.value))
            }
            Some(Inside::Value) => {
                self.builder.object_value(&self.key, self.from.unwrap_or(At(0)), Value::Text(&self.value));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        match self.inside.last() {
            Some(Inside::Value) => self.value.push_str(text),
            Some(Inside::Unread) | None => {}
            Some(_) if text.trim_ascii().is_empty() => {}
            Some(_) => {
                return Err(format!("`{}` stands between elements, where OCEL has no text.", short(text.trim_ascii())));
            }
        }
        Ok(())
    }
}

fn astray(name: &str) -> String {
    format!("`<{}>` stands where OCEL has none; it would not be read, so the file is not taken for whole.", short(name))
}

fn needed(tag: &Tag<'_>, name: &str) -> Result<String, String> {
    let [value] = tag.values([name])?;
    let value = value.ok_or_else(|| format!("`<{}>` has no {name}.", tag.name()))?;
    Ok(unescaped(value)?.into_owned())
}

fn at(text: &str) -> Result<At, String> {
    At::parse(text).ok_or_else(|| format!("`{}` is no time.", short(text)))
}
