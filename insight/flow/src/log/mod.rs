//! The event log in columns: built once, then never changed.

mod builder;
mod order;
mod values;
mod words;

pub(crate) use builder::Step;
pub use builder::{Builder, Who};
pub(crate) use values::Cell;
pub use values::Value;
pub use words::Word;

use crate::At;
use std::fmt;
use std::ops::Range;
use values::Column;
pub(crate) use words::Words;

/// A case of one log: its place in the order in which the file first named the cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(u32);

impl CaseId {
    /// Its place among the log's cases, from 0 and without gaps.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What stands in no figure, and what a reader had to settle. Said in every report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Events that name no activity.
    pub events_without_activity: u64,
    /// Events that have an activity and no time.
    pub events_without_time: u64,
    /// Cases of which no event counts, also those that have only events of the two kinds above.
    pub cases_without_event: u64,
    /// Cases without a name. Each is named by its place in the file, from 0.
    pub cases_without_name: u64,
    /// How often the file began a case that it had begun before. Both are the same case.
    pub cases_begun_again: u64,
    /// Events that belong to no case.
    pub events_without_case: u64,
    /// Values that are not read: lists, values inside values, kinds that the format does not name.
    pub values_not_read: u64,
}

impl LeftOut {
    /// Adds all counts but that of empty cases, which is only known when a log is finished.
    fn add(&mut self, other: &LeftOut) {
        self.events_without_activity += other.events_without_activity;
        self.events_without_time += other.events_without_time;
        self.cases_without_name += other.cases_without_name;
        self.cases_begun_again += other.cases_begun_again;
        self.events_without_case += other.events_without_case;
        self.values_not_read += other.values_not_read;
    }
}

/// An event log. Cases stand in the order in which the file first names them, events of a case in the order (time, order in
/// the file). Columns have one value for each event that has both an activity and a time.
pub struct Log {
    words: Words,
    names: Words,
    /// Of each case: its word in `names`. Cases that have an event stand first.
    cases: Vec<Word>,
    /// Where each case's events end; only of cases that have one.
    ends: Vec<usize>,
    activity: Vec<Word>,
    at: Vec<At>,
    resource: Vec<Option<Word>>,
    group: Vec<Option<Word>>,
    lifecycle: Vec<Option<Word>>,
    activities: Vec<Word>,
    in_order: bool,
    case_values: Vec<(String, Column)>,
    /// Sorted by event: its position, the key, the value.
    event_values: Vec<(u32, Word, Cell)>,
    left_out: LeftOut,
}

impl Log {
    /// How many cases have an event.
    pub fn cases(&self) -> u32 {
        u32::try_from(self.ends.len()).expect("the builder numbers cases in 32 bits")
    }

    /// How many events have an activity and a time.
    pub fn events(&self) -> u32 {
        u32::try_from(self.at.len()).expect("the builder numbers events in 32 bits")
    }

    /// The cases that have an event, in the file's order.
    pub fn case_ids(&self) -> impl ExactSizeIterator<Item = CaseId> + use<> {
        (0..self.cases()).map(CaseId)
    }

    /// The cases that stand in no figure, because no event of theirs counts; in the file's order.
    pub fn empty_cases(&self) -> impl Iterator<Item = CaseId> + use<> {
        (self.ends.len()..self.cases.len()).map(|place| CaseId(u32::try_from(place).expect("cases have 32 bits")))
    }

    /// What the file calls the case.
    pub fn case_name(&self, case: CaseId) -> &str {
        self.names.get(self.cases[case.index()])
    }

    /// Where the case's events stand in the columns; empty for an empty case.
    pub fn of(&self, case: CaseId) -> Range<usize> {
        let end = |place: usize| self.ends.get(place).copied().unwrap_or(self.at.len());
        let place = case.index();
        (if place == 0 { 0 } else { end(place - 1) })..end(place)
    }

    /// Where each case's events end in the columns; only of cases that have one.
    pub(crate) fn ends(&self) -> &[usize] {
        &self.ends
    }

    /// What happened.
    pub fn activity(&self) -> &[Word] {
        &self.activity
    }

    /// When it happened.
    pub fn at(&self) -> &[At] {
        &self.at
    }

    /// Who did it (`org:resource`).
    pub fn resource(&self) -> &[Option<Word>] {
        &self.resource
    }

    /// In which unit or group (`org:group`).
    pub fn group(&self) -> &[Option<Word>] {
        &self.group
    }

    /// Which step of an activity's life it is (`lifecycle:transition`): `start`, `complete`. No figure leaves an event out
    /// for it.
    pub fn lifecycle(&self) -> &[Option<Word>] {
        &self.lifecycle
    }

    /// The text of a word of this log.
    pub fn word(&self, word: Word) -> &str {
        self.words.get(word)
    }

    /// The word of a text, if this log has it.
    pub fn find(&self, text: &str) -> Option<Word> {
        self.words.find(text)
    }

    /// How many words the log has: the length of a table with a row for each [`Word::index`].
    pub fn words(&self) -> usize {
        self.words.len()
    }

    /// The different activities, in the order in which the file first names them.
    pub fn activities(&self) -> impl ExactSizeIterator<Item = Word> + '_ {
        self.activities.iter().copied()
    }

    /// What the file says of a case under this key; the first value where it says several.
    pub fn case_value(&self, case: CaseId, key: &str) -> Option<Value<'_>> {
        let (_, column) = self.case_values.iter().find(|(name, _)| name == key)?;
        column.get(case.index()).map(|cell| cell.value(&self.words))
    }

    /// The keys under which the file says something of a case, in the order in which it first does.
    pub fn case_keys(&self) -> impl ExactSizeIterator<Item = &str> {
        self.case_values.iter().map(|(key, _)| key.as_str())
    }

    /// What the file says of the event at a position beside its columns, where the reader was asked to keep it.
    pub fn event_values(&self, position: usize) -> impl Iterator<Item = (&str, Value<'_>)> {
        let start = self.event_values.partition_point(|(event, ..)| (*event as usize) < position);
        let of = self.event_values[start..].iter().take_while(move |(event, ..)| *event as usize == position);
        of.map(|(_, key, cell)| (self.words.get(*key), cell.value(&self.words)))
    }

    /// Whether the file had each case's events in the order of their times. It says how much the order in the file is worth
    /// where times are equal.
    pub fn was_in_order(&self) -> bool {
        self.in_order
    }

    /// What stands in no figure.
    pub fn left_out(&self) -> &LeftOut {
        &self.left_out
    }
}

/// Only how large it is: a log's names may be names of persons.
impl fmt::Debug for Log {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Log({} cases, {} events, {} activities)", self.cases(), self.events(), self.activities.len())
    }
}

/// Everything that a log holds, in the order in which it holds it: two logs that are told alike are one.
#[cfg(test)]
pub(crate) fn told(log: &Log) -> String {
    let texts = |words: &Words| words.texts().map(str::to_owned).collect::<Vec<_>>();
    let of_cases: Vec<_> =
        log.case_values.iter().map(|(key, cells)| (key, cells.cells().collect::<Vec<_>>())).collect();
    let who = (&log.resource, &log.group, &log.lifecycle);
    let events = (&log.activity, &log.at, who, &log.activities, log.in_order, &log.event_values);
    format!("{:?}", (texts(&log.words), texts(&log.names), &log.cases, &log.ends, events, of_cases, &log.left_out))
}
