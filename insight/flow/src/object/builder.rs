//! Builds an object log: types, events and objects in the order of a file, whatever that order is.

use super::{EventRow, Kind, LeftOut, Log, ObjectRow, Stray, Type};
use crate::At;
use crate::log::{Cell, Value, Word, Words};
use crate::read::short;
use std::collections::HashMap;
use std::fmt;

/// An id that the file gives to two events, or to two objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twice(pub String);

impl fmt::Display for Twice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "The id `{}` is given twice, so nobody can say which is meant.", self.0)
    }
}

impl std::error::Error for Twice {}

/// Gathers types, events and objects. A type may be declared after the things that have it, and a tie may be said before
/// the object that it leads to.
#[derive(Default)]
pub struct Builder {
    words: Words,
    event_types: Types,
    object_types: Types,
    events: Vec<EventRow>,
    objects: Vec<ObjectRow>,
    /// Where each id stands.
    event_at: HashMap<Word, usize>,
    object_at: HashMap<Word, usize>,
    /// Ties of the last event or object lead to ids until all objects are known.
    event_ties: Vec<Tie>,
    object_ties: Vec<Tie>,
    line: u32,
    left_out: LeftOut,
    strays: Vec<Stray>,
}

/// A tie of an event or object to an object that may come later.
struct Tie {
    from: usize,
    object: Word,
    qualifier: Word,
    line: u32,
}

/// More strays than this are only counted.
const STRAYS: usize = 20;

#[derive(Default)]
struct Types {
    known: Vec<Type>,
    declared: Vec<bool>,
    /// The line that first names each.
    lines: Vec<u32>,
    place: HashMap<String, usize>,
}

impl Types {
    fn of(&mut self, name: &str, line: u32) -> usize {
        if let Some(place) = self.place.get(name) {
            return *place;
        }
        self.known.push(Type { name: name.to_owned(), attributes: Vec::new() });
        self.declared.push(false);
        self.lines.push(line);
        self.place.insert(name.to_owned(), self.known.len() - 1);
        self.known.len() - 1
    }

    fn declare(&mut self, declared: Type) {
        let place = self.of(&declared.name, 0);
        self.declared[place] = true;
        let known = &mut self.known[place].attributes;
        for (name, kind) in declared.attributes {
            if known.iter().all(|(other, _)| *other != name) {
                known.push((name, kind));
            }
        }
    }

    /// The value as its declaration reads it; `None`: it is not of the declared kind.
    fn read(&self, place: usize, key: Word, cell: Cell, words: &Words) -> Option<Cell> {
        let key = words.get(key);
        let declared = self.known[place].attributes.iter().find(|(name, _)| name == key);
        match (declared?.1, cell) {
            (kind, Cell::Text(word)) => match kind.read(words.get(word))? {
                Value::Text(_) => Some(cell),
                Value::Date(at) => Some(Cell::Date(at)),
                Value::Int(number) => Some(Cell::Int(number)),
                Value::Real(number) => Some(Cell::Real(number)),
                Value::Flag(flag) => Some(Cell::Flag(flag)),
            },
            (Kind::Float, Cell::Int(number)) => Some(Cell::Real(number as f64)),
            (Kind::Boolean, Cell::Int(number @ 0..=1)) => Some(Cell::Flag(number == 1)),
            (kind, cell) => (kind == Kind::of(cell.value(words))).then_some(cell),
        }
    }

    fn declares(&self, place: usize, key: &str) -> bool {
        self.known[place].attributes.iter().any(|(name, _)| name == key)
    }

    /// Of each type that something has and nothing declares.
    fn undeclared(&self) -> impl Iterator<Item = Stray> {
        let stray = |(place, kind): (usize, &Type)| Stray {
            line: self.lines[place].into(),
            what: format!("No type `{}` is declared.", short(&kind.name)),
        };
        self.known.iter().enumerate().filter(|(place, _)| !self.declared[*place]).map(stray)
    }

    fn finish(mut self, used: impl Iterator<Item = (usize, String, Kind)>) -> Vec<Type> {
        for (place, key, kind) in used {
            let known = &mut self.known[place].attributes;
            if known.iter().all(|(other, _)| *other != key) {
                known.push((key, kind));
            }
        }
        self.known
    }
}

impl Builder {
    /// In which line of a file stands what comes now, for the sentences about what does not fit.
    pub fn at_line(&mut self, line: u64) {
        self.line = u32::try_from(line).unwrap_or(u32::MAX);
    }

    /// Declares a type of events.
    pub fn event_type(&mut self, declared: Type) {
        self.event_types.declare(declared);
    }

    /// Declares a type of objects.
    pub fn object_type(&mut self, declared: Type) {
        self.object_types.declare(declared);
    }

    /// Adds an event.
    ///
    /// # Errors
    /// When another event has this id.
    pub fn event(&mut self, id: &str, kind: &str, at: At) -> Result<(), Twice> {
        let (id, kind) = (self.words.word(id), self.event_types.of(kind, self.line));
        if self.event_at.insert(id, self.events.len()).is_some() {
            return Err(Twice(self.words.get(id).to_owned()));
        }
        self.events.push(EventRow { id, kind, at, values: Vec::new(), ties: Vec::new() });
        Ok(())
    }

    /// Adds an object.
    ///
    /// # Errors
    /// When another object has this id.
    pub fn object(&mut self, id: &str, kind: &str) -> Result<(), Twice> {
        let (id, kind) = (self.words.word(id), self.object_types.of(kind, self.line));
        if self.object_at.insert(id, self.objects.len()).is_some() {
            return Err(Twice(self.words.get(id).to_owned()));
        }
        self.objects.push(ObjectRow { id, kind, values: Vec::new(), ties: Vec::new() });
        Ok(())
    }

    /// Whether an object has this id already.
    pub fn has_object(&self, id: &str) -> bool {
        self.words.find(id).is_some_and(|word| self.object_at.contains_key(&word))
    }

    /// Says something of the last event.
    pub fn event_value(&mut self, key: &str, value: Value<'_>) {
        if let Some(row) = self.events.last_mut() {
            row.values.push((self.words.word(key), Cell::of(value, &mut self.words)));
        }
    }

    /// Says something of the last object, from an instant on.
    pub fn object_value(&mut self, key: &str, from: At, value: Value<'_>) {
        if let Some(row) = self.objects.last_mut() {
            row.values.push((self.words.word(key), from, Cell::of(value, &mut self.words)));
        }
    }

    /// Ties the last event to an object.
    pub fn event_tie(&mut self, object: &str, qualifier: &str) {
        if let Some(from) = self.events.len().checked_sub(1) {
            let (object, qualifier) = (self.words.word(object), self.words.word(qualifier));
            self.event_ties.push(Tie { from, object, qualifier, line: self.line });
        }
    }

    /// Ties the last object to another.
    pub fn object_tie(&mut self, object: &str, qualifier: &str) {
        if let Some(from) = self.objects.len().checked_sub(1) {
            let (object, qualifier) = (self.words.word(object), self.words.word(qualifier));
            self.object_ties.push(Tie { from, object, qualifier, line: self.line });
        }
    }

    /// The log. Values are read as their types declare them; a tie to an object that is not there is left out and counted.
    pub fn finish(mut self) -> Log {
        let of_events = self.events.iter_mut();
        let of_events = of_events.flat_map(|row| row.values.iter_mut().map(|(key, cell)| (row.kind, *key, cell)));
        let of_objects = self.objects.iter_mut();
        let of_objects = of_objects.flat_map(|row| row.values.iter_mut().map(|(key, _, cell)| (row.kind, *key, cell)));
        let mut others = settle(&self.event_types, of_events, &self.words);
        others += settle(&self.object_types, of_objects, &self.words);
        self.left_out.values_of_another_kind = others;
        self.tie();
        for stray in self.event_types.undeclared().chain(self.object_types.undeclared()) {
            self.left_out.types_not_declared += 1;
            self.strays.push(stray);
        }
        self.strays.sort_by_key(|stray| stray.line);
        self.strays.truncate(STRAYS);
        let Builder { words, event_types, object_types, events, objects, left_out, strays, .. } = self;
        let kind = |cell: &Cell| Kind::of(cell.value(&words));
        let of_events = events.iter().flat_map(|row| row.values.iter().map(|(key, cell)| (row.kind, *key, kind(cell))));
        let of_objects =
            objects.iter().flat_map(|row| row.values.iter().map(|(key, _, cell)| (row.kind, *key, kind(cell))));
        let named = |(place, key, kind): (usize, Word, Kind)| (place, words.get(key).to_owned(), kind);
        let event_types = event_types.finish(of_events.map(named));
        let object_types = object_types.finish(of_objects.map(named));
        Log { words, event_types, object_types, events, objects, left_out, strays }
    }

    fn tie(&mut self) {
        let mut nothing: Vec<Tie> = Vec::new();
        for tie in self.event_ties.drain(..) {
            match self.object_at.get(&tie.object) {
                Some(object) => self.events[tie.from].ties.push((*object, tie.qualifier)),
                None => nothing.push(tie),
            }
        }
        for tie in self.object_ties.drain(..) {
            match self.object_at.get(&tie.object) {
                Some(object) => self.objects[tie.from].ties.push((*object, tie.qualifier)),
                None => nothing.push(tie),
            }
        }
        self.left_out.ties_to_nothing = nothing.len() as u64;
        nothing.sort_by_key(|tie| tie.line);
        let stray = |tie: &Tie| Stray {
            line: tie.line.into(),
            what: format!("A tie leads to `{}`, and no object has this id.", short(self.words.get(tie.object))),
        };
        self.strays = nothing.iter().take(STRAYS).map(stray).collect();
    }
}

/// Reads values as their declarations say; returns how many are not of their kind.
fn settle<'v>(types: &Types, values: impl Iterator<Item = (usize, Word, &'v mut Cell)>, words: &Words) -> u64 {
    let mut others = 0;
    for (place, key, cell) in values {
        match types.read(place, key, *cell, words) {
            Some(read) => *cell = read,
            None => others += u64::from(types.declares(place, words.get(key))),
        }
    }
    others
}
