//! Builds an object log: types, events and objects in the order of a file, whatever that order is.

use super::{EventRow, Kind, LeftOut, Log, ObjectRow, Type};
use crate::At;
use crate::log::{Cell, Value, Word, Words};
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
    event_ties: Vec<(usize, Word, Word)>,
    object_ties: Vec<(usize, Word, Word)>,
    left_out: LeftOut,
}

#[derive(Default)]
struct Types {
    known: Vec<Type>,
    declared: Vec<bool>,
    place: HashMap<String, usize>,
}

impl Types {
    fn of(&mut self, name: &str) -> usize {
        if let Some(place) = self.place.get(name) {
            return *place;
        }
        self.known.push(Type { name: name.to_owned(), attributes: Vec::new() });
        self.declared.push(false);
        self.place.insert(name.to_owned(), self.known.len() - 1);
        self.known.len() - 1
    }

    fn declare(&mut self, declared: Type) {
        let place = self.of(&declared.name);
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

    fn finish(mut self, left_out: &mut LeftOut, used: impl Iterator<Item = (usize, String, Kind)>) -> Vec<Type> {
        left_out.types_not_declared += self.declared.iter().filter(|declared| !**declared).count() as u64;
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
        let (id, kind) = (self.words.word(id), self.event_types.of(kind));
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
        let (id, kind) = (self.words.word(id), self.object_types.of(kind));
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
        if let Some(last) = self.events.len().checked_sub(1) {
            self.event_ties.push((last, self.words.word(object), self.words.word(qualifier)));
        }
    }

    /// Ties the last object to another.
    pub fn object_tie(&mut self, object: &str, qualifier: &str) {
        if let Some(last) = self.objects.len().checked_sub(1) {
            self.object_ties.push((last, self.words.word(object), self.words.word(qualifier)));
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
        let Builder { words, event_types, object_types, events, objects, mut left_out, .. } = self;
        let kind = |cell: &Cell| Kind::of(cell.value(&words));
        let of_events = events.iter().flat_map(|row| row.values.iter().map(|(key, cell)| (row.kind, *key, kind(cell))));
        let of_objects =
            objects.iter().flat_map(|row| row.values.iter().map(|(key, _, cell)| (row.kind, *key, kind(cell))));
        let named = |(place, key, kind): (usize, Word, Kind)| (place, words.get(key).to_owned(), kind);
        let event_types = event_types.finish(&mut left_out, of_events.map(named));
        let object_types = object_types.finish(&mut left_out, of_objects.map(named));
        Log { words, event_types, object_types, events, objects, left_out }
    }

    fn tie(&mut self) {
        for (event, object, qualifier) in self.event_ties.drain(..) {
            match self.object_at.get(&object) {
                Some(object) => self.events[event].ties.push((*object, qualifier)),
                None => self.left_out.ties_to_nothing += 1,
            }
        }
        for (from, object, qualifier) in self.object_ties.drain(..) {
            match self.object_at.get(&object) {
                Some(object) => self.objects[from].ties.push((*object, qualifier)),
                None => self.left_out.ties_to_nothing += 1,
            }
        }
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
