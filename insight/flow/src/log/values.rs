//! What a log says of a case or an event beside its activity, time and holder.

use super::words::{Word, Words};
use crate::At;

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

/// One attribute of all cases, as narrow as its values allow: most are all text or all dates. A column ends where its last
/// value stands.
pub(crate) enum Column {
    Text(Vec<Option<Word>>),
    /// `NEVER` where there is none.
    Date(Vec<At>),
    Mixed(Vec<Option<Cell>>),
}

/// No file can say this instant: it lies outside the years that four digits spell.
const NEVER: At = At(i64::MIN);

impl Column {
    pub(crate) fn for_values_like(cell: Cell) -> Column {
        match cell {
            Cell::Text(_) => Column::Text(Vec::new()),
            Cell::Date(at) if at != NEVER => Column::Date(Vec::new()),
            _ => Column::Mixed(Vec::new()),
        }
    }

    pub(crate) fn get(&self, place: usize) -> Option<Cell> {
        match self {
            Column::Text(words) => words.get(place).copied().flatten().map(Cell::Text),
            Column::Date(dates) => dates.get(place).copied().filter(|at| *at != NEVER).map(Cell::Date),
            Column::Mixed(cells) => cells.get(place).copied().flatten(),
        }
    }

    /// Writes a value where none stands yet: the first that a file says stays.
    pub(crate) fn put(&mut self, place: usize, cell: Cell) {
        if self.get(place).is_some() {
            return;
        }
        match (&mut *self, cell) {
            (Column::Text(words), Cell::Text(word)) => *room(words, place, None) = Some(word),
            (Column::Date(dates), Cell::Date(at)) if at != NEVER => *room(dates, place, NEVER) = at,
            (Column::Mixed(cells), cell) => *room(cells, place, None) = Some(cell),
            (narrow, cell) => {
                let length = match narrow {
                    Column::Text(words) => words.len(),
                    Column::Date(dates) => dates.len(),
                    Column::Mixed(cells) => cells.len(),
                };
                *narrow = Column::Mixed((0..length).map(|place| narrow.get(place)).collect());
                narrow.put(place, cell);
            }
        }
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
        let mut column = Column::for_values_like(Cell::Date(At(5)));
        column.put(2, Cell::Date(At(5)));
        column.put(2, Cell::Date(At(6)));
        column.put(0, Cell::of(Value::Text("x"), &mut words));
        column.put(4, Cell::Date(NEVER));
        let held: Vec<Option<Value<'_>>> =
            (0..6).map(|place| column.get(place).map(|cell| cell.value(&words))).collect();
        let (date, text) = (|at| Some(Value::Date(At(at))), Some(Value::Text("x")));
        assert_eq!(held, [text, None, date(5), None, date(i64::MIN), None]);
    }
}
