//! What a log says of a case or an event beside its activity, time and holder.

use super::words::{Word, Words};
use crate::At;
use std::collections::BTreeMap;

/// One value of an attribute.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// A text, also an id.
    Text(&'a str),
    /// An instant.
    Date(At),
    /// A whole number.
    Int(i64),
    /// A number with decimals.
    Real(f64),
    /// Yes or no.
    Flag(bool),
}

/// A value whose text lies among the log's words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Cell {
    Text(Word),
    Date(At),
    Int(i64),
    Real(f64),
    Flag(bool),
}

impl Cell {
    pub(crate) fn of(value: Value<'_>, words: &mut Words) -> Cell {
        match value {
            Value::Text(text) => Cell::Text(words.word(text)),
            Value::Date(at) => Cell::Date(at),
            Value::Int(number) => Cell::Int(number),
            Value::Real(number) => Cell::Real(number),
            Value::Flag(flag) => Cell::Flag(flag),
        }
    }

    pub(crate) fn value(self, words: &Words) -> Value<'_> {
        match self {
            Cell::Text(word) => Value::Text(words.get(word)),
            Cell::Date(at) => Value::Date(at),
            Cell::Int(number) => Value::Int(number),
            Cell::Real(number) => Value::Real(number),
            Cell::Flag(flag) => Value::Flag(flag),
        }
    }
}

/// One attribute of all cases, in as little room as its values allow: most attributes are all text or all dates and stand in
/// nearly every case, and some stand in few cases of very many.
pub(crate) struct Column {
    filled: usize,
    cells: Cells,
}

/// What is dense ends where its last value stands.
enum Cells {
    Text(Vec<Option<Word>>),
    /// `NEVER` where there is none.
    Date(Vec<At>),
    Mixed(Vec<Option<Cell>>),
    Sparse(BTreeMap<usize, Cell>),
}

/// No file can say this instant: it lies outside the years that four digits spell.
const NEVER: At = At(i64::MIN);

/// How many places a dense column may have for each value in it. So a file of a given size can never fill the memory with
/// places that hold nothing.
const THIN: usize = 8;

impl Column {
    pub(crate) fn new() -> Column {
        Column { filled: 0, cells: Cells::Sparse(BTreeMap::new()) }
    }

    pub(crate) fn get(&self, place: usize) -> Option<Cell> {
        match &self.cells {
            Cells::Text(words) => words.get(place).copied().flatten().map(Cell::Text),
            Cells::Date(dates) => dates.get(place).copied().filter(|at| *at != NEVER).map(Cell::Date),
            Cells::Mixed(cells) => cells.get(place).copied().flatten(),
            Cells::Sparse(cells) => cells.get(&place).copied(),
        }
    }

    /// The values that it has, with their places.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (usize, Cell)> {
        (0..self.length()).filter_map(|place| Some((place, self.get(place)?)))
    }

    /// Writes a value where none stands yet: the first that a file says stays.
    pub(crate) fn put(&mut self, place: usize, cell: Cell) {
        if self.get(place).is_some() {
            return;
        }
        self.filled += 1;
        let length = self.length().max(place + 1);
        let thin = length > THIN * (self.filled + THIN);
        match (&mut self.cells, cell) {
            (Cells::Text(words), Cell::Text(word)) if !thin => *room(words, place, None) = Some(word),
            (Cells::Date(dates), Cell::Date(at)) if !thin && at != NEVER => *room(dates, place, NEVER) = at,
            (Cells::Mixed(cells), cell) if !thin => *room(cells, place, None) = Some(cell),
            (Cells::Sparse(cells), cell) => {
                cells.insert(place, cell);
                if !thin {
                    self.cells = dense(self, length);
                }
            }
            _ => {
                let held = (0..self.length()).map(|place| (place, self.get(place)));
                self.cells = match thin {
                    true => Cells::Sparse(held.filter_map(|(place, cell)| Some((place, cell?))).collect()),
                    false => Cells::Mixed(held.map(|(_, cell)| cell).collect()),
                };
                self.filled -= 1;
                self.put(place, cell);
            }
        }
    }

    fn length(&self) -> usize {
        match &self.cells {
            Cells::Text(words) => words.len(),
            Cells::Date(dates) => dates.len(),
            Cells::Mixed(cells) => cells.len(),
            Cells::Sparse(cells) => cells.last_key_value().map_or(0, |(place, _)| place + 1),
        }
    }
}

/// The column without gaps, as narrow as its values allow.
fn dense(column: &Column, length: usize) -> Cells {
    let cells: Vec<Option<Cell>> = (0..length).map(|place| column.get(place)).collect();
    let words = || {
        cells.iter().map(|cell| {
            cell.map_or(Some(None), |cell| if let Cell::Text(word) = cell { Some(Some(word)) } else { None })
        })
    };
    let date = |cell| if let Cell::Date(at) = cell { Some(at).filter(|at| *at != NEVER) } else { None };
    let dates = || cells.iter().map(|cell| cell.map_or(Some(NEVER), date));
    match (words().collect(), dates().collect()) {
        (Some(words), _) => Cells::Text(words),
        (None, Some(dates)) => Cells::Date(dates),
        (None, None) => Cells::Mixed(cells),
    }
}

fn room<T: Clone>(values: &mut Vec<T>, place: usize, none: T) -> &mut T {
    if values.len() <= place {
        values.resize(place + 1, none);
    }
    &mut values[place]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_widens_without_losing_what_it_holds() {
        let mut words = Words::default();
        let mut column = Column::new();
        column.put(2, Cell::Date(At(5)));
        column.put(2, Cell::Date(At(6)));
        column.put(0, Cell::of(Value::Text("x"), &mut words));
        column.put(4, Cell::Date(NEVER));
        let held: Vec<Option<Value<'_>>> =
            (0..6).map(|place| column.get(place).map(|cell| cell.value(&words))).collect();
        let (date, text) = (|at| Some(Value::Date(At(at))), Some(Value::Text("x")));
        assert_eq!(held, [text, None, date(5), None, date(i64::MIN), None]);
    }

    #[test]
    fn few_values_of_many_cases_take_little_room() {
        let mut words = Words::default();
        let mut column = Column::new();
        let word = |n: usize, words: &mut Words| Cell::of(Value::Text(&n.to_string()), words);
        let places: Vec<usize> = (0..100).chain([1_000_000_000]).chain(100..20_000).collect();
        for place in &places {
            column.put(*place, word(*place, &mut words));
        }
        assert!(matches!(column.cells, Cells::Sparse(_)));
        for place in &places {
            assert_eq!(column.get(*place), Some(word(*place, &mut words)));
        }
        let mut column = Column::new();
        (0..20_000).rev().for_each(|place| column.put(place, Cell::Date(At(7))));
        assert!(matches!(&column.cells, Cells::Date(dates) if dates.iter().all(|at| *at == At(7))));
        assert_eq!(column.filled, 20_000);
    }
}
