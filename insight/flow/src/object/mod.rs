//! The object log (OCEL 2.0): events that concern any number of objects, and objects that change.
//!
//! Nothing of a municipality's work has one case only: a report concerns three siblings, an investigation belongs to a
//! matter and a unit. An object log keeps that. A figure about cases looks at it from one kind of object at a time:
//! [`Log::flatten`] says what that look repeats and what it mixes.
//!
//! ```
//! use flow::At;
//! use flow::object::Builder;
//! use flow::read::Keep;
//!
//! let mut builder = Builder::default();
//! for child in ["Ebba", "Love"] {
//!     builder.object(child, "child").expect("each id is given once");
//! }
//! builder.event("e1", "report received", At(0)).expect("each id is given once");
//! builder.event_tie("Ebba", "concerns");
//! builder.event_tie("Love", "concerns");
//! let (log, counts) = builder.finish().flatten("child", Keep::Figures);
//!
//! // One report about two siblings is one event in two cases.
//! assert_eq!((log.cases(), log.events()), (2, 2));
//! assert_eq!((counts.events, counts.copies, counts.events_in_several_cases), (1, 2, 1));
//! ```
//!
//! Source: OCEL (Object-Centric Event Log) 2.0 Specification, Berti et al. 2024, arXiv 2403.01975.

mod builder;
mod flatten;

pub use builder::{Builder, Twice};
pub use flatten::Flattened;

use crate::At;
use crate::log::{Cell, Value, Word, Words};
use std::collections::HashMap;
use std::fmt;

/// A type of events or of objects, with its attributes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Type {
    /// Its name.
    pub name: String,
    /// The names and kinds of its attributes.
    pub attributes: Vec<(String, Kind)>,
}

/// What the values of an attribute are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    String,
    /// An instant.
    Time,
    /// A whole number.
    Integer,
    /// A number with decimals.
    Float,
    /// Yes or no.
    Boolean,
}

impl Kind {
    /// The kind of this name; an unknown name is text.
    pub fn named(name: &str) -> Kind {
        match name {
            "time" | "date" => Kind::Time,
            "integer" | "int" => Kind::Integer,
            "float" | "real" => Kind::Float,
            "boolean" | "bool" => Kind::Boolean,
            _ => Kind::String,
        }
    }

    /// Its name in OCEL.
    pub fn name(self) -> &'static str {
        match self {
            Kind::String => "string",
            Kind::Time => "time",
            Kind::Integer => "integer",
            Kind::Float => "float",
            Kind::Boolean => "boolean",
        }
    }

    /// The kind of a value.
    pub fn of(value: Value<'_>) -> Kind {
        match value {
            Value::Text(_) => Kind::String,
            Value::Date(_) => Kind::Time,
            Value::Int(_) => Kind::Integer,
            Value::Real(_) => Kind::Float,
            Value::Flag(_) => Kind::Boolean,
        }
    }

    /// The value that a text spells; `None`: it spells none of this kind.
    pub fn read(self, text: &str) -> Option<Value<'_>> {
        let plain = text.trim_ascii();
        match self {
            Kind::String => Some(Value::Text(text)),
            Kind::Time => At::parse(plain).map(Value::Date),
            Kind::Integer => plain.parse().ok().map(Value::Int),
            Kind::Float => plain.parse().ok().map(Value::Real),
            Kind::Boolean => match plain {
                "true" | "True" | "1" => Some(Value::Flag(true)),
                "false" | "False" | "0" => Some(Value::Flag(false)),
                _ => None,
            },
        }
    }
}

/// What a reader of object logs had to settle. Said in every report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Ties to objects that the file does not have.
    pub ties_to_nothing: u64,
    /// Types that events or objects have and that the file does not declare.
    pub types_not_declared: u64,
    /// Values that are not of the kind that their type declares; they are kept as text.
    pub values_of_another_kind: u64,
}

/// Something that does not fit with the rest of the log, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// The line of the file, from 1; 0 where the log comes from no file.
    pub line: u64,
    /// What it is, as a sentence.
    pub what: String,
}

/// An object log. Events and objects stand in the file's order.
pub struct Log {
    words: Words,
    event_types: Vec<Type>,
    object_types: Vec<Type>,
    events: Vec<EventRow>,
    objects: Vec<ObjectRow>,
    left_out: LeftOut,
    strays: Vec<Stray>,
}

struct EventRow {
    id: Word,
    kind: usize,
    at: At,
    values: Vec<(Word, Cell)>,
    /// Places of objects, with what the tie says.
    ties: Vec<(usize, Word)>,
}

struct ObjectRow {
    id: Word,
    kind: usize,
    values: Vec<(Word, At, Cell)>,
    ties: Vec<(usize, Word)>,
}

/// An event of an object log.
#[derive(Clone, Copy)]
pub struct Event<'a> {
    log: &'a Log,
    row: &'a EventRow,
}

/// An object of an object log.
#[derive(Clone, Copy)]
pub struct Object<'a> {
    log: &'a Log,
    place: usize,
    row: &'a ObjectRow,
}

impl Log {
    /// The types of events.
    pub fn event_types(&self) -> &[Type] {
        &self.event_types
    }

    /// The types of objects.
    pub fn object_types(&self) -> &[Type] {
        &self.object_types
    }

    /// The events, in the file's order.
    pub fn events(&self) -> impl ExactSizeIterator<Item = Event<'_>> {
        self.events.iter().map(|row| Event { log: self, row })
    }

    /// The objects, in the file's order.
    pub fn objects(&self) -> impl ExactSizeIterator<Item = Object<'_>> {
        (0..self.objects.len()).map(|place| self.object(place))
    }

    /// What the reader had to settle.
    pub fn left_out(&self) -> &LeftOut {
        &self.left_out
    }

    /// Calls the types of events by other names, by the file's word; those that are not named keep it.
    pub fn call_events(&mut self, names: &HashMap<String, String>) {
        for kind in &mut self.event_types {
            if let Some(name) = names.get(&kind.name) {
                kind.name.clone_from(name);
            }
        }
    }

    /// Where the first of what had to be settled stand, twenty at most, by line: ties to nothing and types not declared.
    pub fn strays(&self) -> &[Stray] {
        &self.strays
    }

    fn object(&self, place: usize) -> Object<'_> {
        Object { log: self, place, row: &self.objects[place] }
    }

    fn ties<'a>(&'a self, ties: &'a [(usize, Word)]) -> impl ExactSizeIterator<Item = (Object<'a>, &'a str)> {
        ties.iter().map(|(object, qualifier)| (self.object(*object), self.words.get(*qualifier)))
    }
}

impl<'a> Event<'a> {
    /// Its id.
    pub fn id(&self) -> &'a str {
        self.log.words.get(self.row.id)
    }

    /// What happened.
    pub fn kind(&self) -> &'a Type {
        &self.log.event_types[self.row.kind]
    }

    /// When it happened.
    pub fn at(&self) -> At {
        self.row.at
    }

    /// What the file says of it.
    pub fn values(&self) -> impl Iterator<Item = (&'a str, Value<'a>)> + use<'a> {
        let words = &self.log.words;
        self.row.values.iter().map(move |(key, cell)| (words.get(*key), cell.value(words)))
    }

    /// The objects it concerns, each with what the tie says (its qualifier).
    pub fn objects(&self) -> impl ExactSizeIterator<Item = (Object<'a>, &'a str)> + use<'a> {
        self.log.ties(&self.row.ties)
    }
}

impl<'a> Object<'a> {
    /// Its place among the objects, from 0.
    pub fn place(&self) -> usize {
        self.place
    }

    /// Its id.
    pub fn id(&self) -> &'a str {
        self.log.words.get(self.row.id)
    }

    /// What it is.
    pub fn kind(&self) -> &'a Type {
        &self.log.object_types[self.row.kind]
    }

    /// What the file says of it, each value with the instant from which it holds; 1970-01-01 is "from the beginning".
    pub fn values(&self) -> impl Iterator<Item = (&'a str, At, Value<'a>)> + use<'a> {
        let words = &self.log.words;
        self.row.values.iter().map(move |(key, at, cell)| (words.get(*key), *at, cell.value(words)))
    }

    /// Other objects it belongs with, each with what the tie says.
    pub fn objects(&self) -> impl ExactSizeIterator<Item = (Object<'a>, &'a str)> + use<'a> {
        self.log.ties(&self.row.ties)
    }
}

/// Only how large it is: ids may be names of persons.
impl fmt::Debug for Log {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "object::Log({} events, {} objects)", self.events.len(), self.objects.len())
    }
}
