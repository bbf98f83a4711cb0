//! Builds a log: cases and events in the order of a file, whatever that order is.

mod joined;

use super::order::{order, ordered};
use super::values::{Cell, Column};
use super::words::{Word, Words};
use super::{CaseId, LeftOut, Log, Value};
use crate::At;
use hashbrown::HashMap;

/// In whose hands an event was, and which step of its activity it is.
#[derive(Clone, Copy, Default)]
pub struct Who<'a> {
    /// The person or system that did it.
    pub resource: Option<&'a str>,
    /// The unit or group in which it was done.
    pub group: Option<&'a str>,
    /// The step in the activity's life: `start`, `complete`.
    pub lifecycle: Option<&'a str>,
}

/// An event as a reader has it when the file has told all of it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Step {
    pub(crate) activity: Option<Word>,
    pub(crate) at: Option<At>,
    pub(crate) resource: Option<Word>,
    pub(crate) group: Option<Word>,
    pub(crate) lifecycle: Option<Word>,
}

/// Gathers cases and events.
#[derive(Default)]
pub struct Builder {
    words: Words,
    names: Words,
    /// Of each name: the case that has it.
    named: Vec<u32>,
    /// Of each case: its name, once it is known.
    name: Vec<Option<Word>>,
    /// Of each case: itself, or the earlier case of the same name that it is part of.
    part_of: Vec<u32>,
    case: Vec<u32>,
    activity: Vec<Word>,
    at: Vec<At>,
    resource: Vec<Option<Word>>,
    group: Vec<Option<Word>>,
    lifecycle: Vec<Option<Word>>,
    case_values: Vec<(String, Column)>,
    /// Of each key: its place among `case_values`.
    case_keys: HashMap<String, usize>,
    event_values: Vec<(u32, Word, Cell)>,
    /// Whether the last event stands in the columns, so that its values have a place.
    counted: bool,
    left_out: LeftOut,
}

impl Builder {
    /// The case of this name; a new one if no case has it.
    pub fn case(&mut self, name: &str) -> CaseId {
        let (word, seen) = self.names.seen(name);
        if seen {
            return CaseId(self.named[word.index()]);
        }
        let case = self.new_case(Some(word));
        self.named.push(case.0);
        case
    }

    /// A case whose name is not known yet. If it stays so, it is named by its place among all cases begun.
    pub fn begin_case(&mut self) -> CaseId {
        self.new_case(None)
    }

    /// Names a case that was begun without a name. If an earlier case has this name, both are one. A second name for one
    /// case is not taken.
    pub fn name_case(&mut self, case: CaseId, name: &str) {
        if self.name[case.index()].is_some() {
            return;
        }
        let (word, seen) = self.names.seen(name);
        self.name[case.index()] = Some(word);
        if seen {
            self.part_of[case.index()] = self.named[word.index()];
            self.left_out.cases_begun_again += 1;
        } else {
            self.named.push(case.0);
        }
    }

    fn new_case(&mut self, name: Option<Word>) -> CaseId {
        let case = u32::try_from(self.name.len()).expect("memory ends long before four thousand million cases");
        self.name.push(name);
        self.part_of.push(case);
        CaseId(case)
    }

    /// Adds an event. Without activity or time it stands in no figure and is counted as left out.
    pub fn event(&mut self, case: CaseId, activity: Option<&str>, at: Option<At>, who: Who<'_>) {
        let mut word = |text: Option<&str>| text.map(|text| self.words.word(text));
        let (activity, resource) = (word(activity), word(who.resource));
        let (group, lifecycle) = (word(who.group), word(who.lifecycle));
        self.push(case, Step { activity, at, resource, group, lifecycle });
    }

    /// The word of a text, for a reader that meets the texts of an event one by one.
    pub(crate) fn word(&mut self, text: &str) -> Word {
        self.words.word(text)
    }

    pub(crate) fn cell(&mut self, value: Value<'_>) -> Cell {
        Cell::of(value, &mut self.words)
    }

    pub(crate) fn push(&mut self, case: CaseId, step: Step) {
        self.counted = false;
        match (step.activity, step.at) {
            (None, _) => self.left_out.events_without_activity += 1,
            (_, None) => self.left_out.events_without_time += 1,
            (Some(activity), Some(at)) => {
                self.counted = true;
                self.case.push(case.0);
                self.activity.push(activity);
                self.at.push(at);
                self.resource.push(step.resource);
                self.group.push(step.group);
                self.lifecycle.push(step.lifecycle);
            }
        }
    }

    /// Keeps what the file says of the last event beside its columns.
    pub fn event_value(&mut self, key: &str, value: Value<'_>) {
        let (key, cell) = (self.word(key), self.cell(value));
        self.event_cell(key, cell);
    }

    pub(crate) fn event_cell(&mut self, key: Word, cell: Cell) {
        if self.counted {
            let event = u32::try_from(self.at.len() - 1).expect("memory ends long before four thousand million events");
            self.event_values.push((event, key, cell));
        }
    }

    /// Keeps what the file says of a case. The first value under a key stays.
    pub fn case_value(&mut self, case: CaseId, key: &str, value: Value<'_>) {
        let cell = Cell::of(value, &mut self.words);
        let place = self.key(key);
        self.case_values[place].1.put(case.index(), cell);
    }

    /// The place of a key among those of cases.
    fn key(&mut self, key: &str) -> usize {
        self.case_keys.get(key).copied().unwrap_or_else(|| {
            self.case_values.push((key.to_owned(), Column::new()));
            self.case_keys.insert(key.to_owned(), self.case_values.len() - 1);
            self.case_values.len() - 1
        })
    }

    /// Counts a value that is not read: a list, a value inside a value, a kind that the format does not name.
    pub fn value_not_read(&mut self) {
        self.left_out.values_not_read += 1;
    }

    /// Counts an event that belongs to no case.
    pub fn event_without_case(&mut self) {
        self.left_out.events_without_case += 1;
    }

    /// Adds another log, as if its file followed here. Cases of the same name are one.
    pub fn add(&mut self, log: &Log) {
        for case in log.case_ids().chain(log.empty_cases()) {
            let here = self.case(log.case_name(case));
            for (key, column) in &log.case_values {
                if let Some(cell) = column.get(case.index()) {
                    self.case_value(here, key, cell.value(&log.words));
                }
            }
            let text = |word: Option<Word>| word.map(|word| log.word(word));
            for event in log.of(case) {
                let (resource, group) = (text(log.resource[event]), text(log.group[event]));
                let who = Who { resource, group, lifecycle: text(log.lifecycle[event]) };
                self.event(here, Some(log.word(log.activity[event])), Some(log.at[event]), who);
                log.event_values(event).for_each(|(key, value)| self.event_value(key, value));
            }
        }
        self.left_out.add(&log.left_out);
    }

    /// The log. Sorts only what does not stand in order.
    pub fn finish(mut self) -> Log {
        self.name_the_nameless();
        let (numbers, cases, filled) = self.number_cases();
        self.case.iter_mut().for_each(|case| *case = numbers[*case as usize]);
        let mut ends = vec![0; filled];
        self.case.iter().for_each(|case| ends[*case as usize] += 1);
        ends.iter_mut().fold(0, |sum, end| {
            *end += sum;
            *end
        });
        let activities = distinct(&self.activity, self.words.len());
        let (from, in_order) = order(&self.case, &self.at, &ends);
        drop(self.case);
        if let Some(from) = &from {
            reorder(&mut self.event_values, from);
        }
        let from = from.as_deref();
        let shrunk = |mut column: Vec<Option<Word>>| {
            column.shrink_to_fit();
            ordered(column, from)
        };
        Log {
            words: self.words,
            names: self.names,
            left_out: LeftOut { cases_without_event: (cases.len() - filled) as u64, ..self.left_out },
            cases,
            ends,
            activity: ordered(self.activity, from),
            at: ordered(self.at, from),
            resource: shrunk(self.resource),
            group: shrunk(self.group),
            lifecycle: shrunk(self.lifecycle),
            activities,
            in_order,
            case_values: renumbered(self.case_values, &numbers),
            event_values: self.event_values,
        }
    }

    fn name_the_nameless(&mut self) {
        for place in 0..self.name.len() {
            if self.name[place].is_none() {
                self.left_out.cases_without_name += 1;
                let case = CaseId(u32::try_from(place).expect("cases are numbered in 32 bits"));
                self.name_case(case, &place.to_string());
            }
        }
    }

    /// The new number of each case as it was begun, the name of each case in the new order, and how many of these have an
    /// event: those come first, so that a figure can run over them without a question.
    fn number_cases(&self) -> (Vec<u32>, Vec<Word>, usize) {
        let mut filled = vec![false; self.name.len()];
        self.case.iter().for_each(|case| filled[self.part_of[*case as usize] as usize] = true);
        let own = |case: &usize| self.part_of[*case] as usize == *case;
        let having = (0..self.name.len()).filter(own).filter(|case| filled[*case]);
        let order: Vec<usize> = having.chain((0..self.name.len()).filter(own).filter(|case| !filled[*case])).collect();
        let mut numbers = vec![0; self.name.len()];
        (0..).zip(&order).for_each(|(number, case)| numbers[*case] = number);
        for (case, of) in self.part_of.iter().enumerate() {
            numbers[case] = numbers[*of as usize];
        }
        let names = order.iter().map(|case| self.name[*case].expect("the nameless have been named"));
        let filled = filled.iter().filter(|filled| **filled).count();
        (numbers, names.collect(), filled)
    }
}

fn distinct(words: &[Word], different: usize) -> Vec<Word> {
    let mut seen = vec![false; different];
    let first = |word: &&Word| !std::mem::replace(&mut seen[word.index()], true);
    words.iter().filter(first).copied().collect()
}

fn reorder(values: &mut [(u32, Word, Cell)], from: &[u32]) {
    let mut to = vec![0; from.len()];
    (0..).zip(from).for_each(|(new, old)| to[*old as usize] = new);
    values.iter_mut().for_each(|(event, ..)| *event = to[*event as usize]);
    values.sort_by_key(|(event, ..)| *event);
}

fn renumbered(columns: Vec<(String, Column)>, numbers: &[u32]) -> Vec<(String, Column)> {
    if numbers.iter().enumerate().all(|(case, number)| case == *number as usize) {
        return columns;
    }
    let moved = |column: Column| {
        let mut new = Column::new();
        let cells = numbers.iter().enumerate().filter_map(|(case, number)| Some((*number, column.get(case)?)));
        cells.for_each(|(number, cell)| new.put(number as usize, cell));
        new
    };
    columns.into_iter().map(|(key, column)| (key, moved(column))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each case with its events, as text.
    fn told(log: &Log) -> Vec<String> {
        let event = |event: usize| format!("{}@{}", log.word(log.activity()[event]), log.at()[event].0);
        let case = |case| {
            let events: Vec<String> = log.of(case).map(event).collect();
            format!("{}: {}", log.case_name(case), events.join(" "))
        };
        log.case_ids().chain(log.empty_cases()).map(case).collect()
    }

    fn add(builder: &mut Builder, case: CaseId, activity: &str, at: i64) {
        builder.event(case, Some(activity), Some(At(at)), Who::default());
    }

    #[test]
    fn events_stand_by_case_then_time_then_as_the_file_has_them() {
        let mut builder = Builder::default();
        for (case, activity, at) in [("b", "x", 5), ("a", "y", 5), ("b", "z", 1), ("b", "u", 5), ("a", "x", 4)] {
            let case = builder.case(case);
            add(&mut builder, case, activity, at);
            builder.event_value("at", Value::Int(at));
            builder.event_value("name", Value::Text(activity));
        }
        let log = builder.finish();
        assert_eq!(told(&log), ["b: z@1 x@5 u@5", "a: x@4 y@5"]);
        let names: Vec<&str> = log.activities().map(|word| log.word(word)).collect();
        assert_eq!(names, ["x", "y", "z", "u"]);
        let values: Vec<(&str, Value<'_>)> = log.event_values(3).collect();
        assert_eq!(values, [("at", Value::Int(4)), ("name", Value::Text("x"))]);
    }

    #[test]
    fn what_counts_in_no_figure_is_counted_here() {
        let mut builder = Builder::default();
        let (empty, full, silent) = (builder.begin_case(), builder.begin_case(), builder.begin_case());
        builder.event(silent, None, Some(At(1)), Who::default());
        builder.event_value("lost", Value::Flag(true));
        builder.event(silent, Some("x"), None, Who::default());
        add(&mut builder, full, "x", 3);
        builder.case_value(empty, "n", Value::Int(0));
        builder.case_value(full, "n", Value::Int(1));
        builder.case_value(silent, "n", Value::Int(2));
        builder.name_case(silent, "silent");
        builder.value_not_read();
        builder.event_without_case();
        let log = builder.finish();
        assert_eq!(told(&log), ["1: x@3", "0: ", "silent: "]);
        assert_eq!((log.cases(), log.events()), (1, 1));
        let n = |case| log.case_value(case, "n");
        let all: Vec<_> = log.case_ids().chain(log.empty_cases()).map(n).collect();
        assert_eq!(all, [1, 0, 2].map(|n| Some(Value::Int(n))));
        assert_eq!(log.event_values(0).count(), 0);
        let expected = LeftOut {
            events_without_activity: 1,
            events_without_time: 1,
            cases_without_event: 2,
            cases_without_name: 2,
            cases_begun_again: 0,
            values_not_read: 1,
            events_without_case: 1,
        };
        assert_eq!(*log.left_out(), expected);
    }

    #[test]
    fn a_case_that_begins_again_is_the_same_case() {
        let mut builder = Builder::default();
        let first = builder.begin_case();
        add(&mut builder, first, "late", 9);
        builder.name_case(first, "7");
        let again = builder.begin_case();
        builder.case_value(again, "kind", Value::Text("second"));
        add(&mut builder, again, "early", 2);
        builder.name_case(again, "7");
        builder.name_case(again, "8");
        builder.case_value(first, "kind", Value::Text("first"));
        let log = builder.finish();
        assert_eq!(told(&log), ["7: early@2 late@9"]);
        assert_eq!(log.case_value(log.case_ids().next().unwrap(), "kind"), Some(Value::Text("first")));
        assert_eq!(log.left_out().cases_begun_again, 1);
    }

    #[test]
    fn a_log_of_nothing_is_a_log() {
        let log = Builder::default().finish();
        assert_eq!((log.cases(), log.events(), log.activities().len()), (0, 0, 0));
    }

    #[test]
    fn a_log_added_to_another_joins_cases_of_one_name() {
        let part = |events: &[(&str, i64)]| {
            let mut builder = Builder::default();
            for (case, at) in events {
                let case = builder.case(case);
                add(&mut builder, case, "x", *at);
            }
            builder.finish()
        };
        let mut joined = Builder::default();
        joined.add(&part(&[("a", 3), ("b", 1)]));
        joined.add(&part(&[("c", 7), ("a", 2)]));
        assert_eq!(told(&joined.finish()), told(&part(&[("a", 3), ("b", 1), ("c", 7), ("a", 2)])));
    }
}
