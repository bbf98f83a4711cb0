//! XES: traces of events, as IEEE 1849 defines them.
//!
//! The defaults that a file declares for all its traces or events (`global`) say which values a log has, not what an event
//! was: they fill no gap. Time, activity, resource, group and lifecycle are the keys of the standard extensions.

mod cut;
mod pieces;
#[cfg(test)]
mod same;

use super::source::Source;
use super::xml::{Piece, Space, Tag, Walk, short, unescaped};
use super::{Keep, Wrong};
use crate::log::{Cell, Step};
use crate::{At, Builder, CaseId, Log, Value, Word, threads};
use cut::Cut;
use std::borrow::Cow;
use std::io::Read;
use std::mem;

/// Reads a log, event by event: a large one on as many threads as the machine has processors, with the same outcome.
pub(super) fn read(source: Source<'_>, keep: Keep) -> Result<Log, Wrong> {
    let (block, mut input) = source.into_parts();
    read_on(block, &mut *input, keep, Hands { threads: threads::good_for(), piece: PIECE })
}

/// How much text is handed to a thread at a time: little enough to stay in its processor's own memory, and so much that
/// joining what comes back is a small part of the work.
const PIECE: usize = 512 * 1024;

/// How the work is shared out.
#[derive(Clone, Copy, Debug)]
struct Hands {
    threads: usize,
    piece: usize,
}

fn read_on(block: Vec<u8>, input: &mut dyn Read, keep: Keep, hands: Hands) -> Result<Log, Wrong> {
    let (mut xes, mut walk) = (Xes::new(keep), Walk::new(Space::Skipped));
    let mut text = Cut::new(block, input, hands.piece);
    if hands.threads > 1 {
        pieces::read(&mut xes, &mut walk, &mut text, hands.threads);
    }
    let rest = text.rest();
    walk.read_out(rest, &mut text, &mut |piece| xes.take(&piece))?;
    Ok(xes.builder.finish())
}

/// In which element the reading stands.
#[derive(Clone, Copy)]
enum Inside {
    Nothing,
    Log,
    Trace(CaseId),
    Event(CaseId),
}

struct Xes {
    builder: Builder,
    keep: Keep,
    inside: Inside,
    /// How many elements are open of which nothing is read.
    skipped: usize,
    /// Whether these lie in a trace, so that what is not read is counted.
    counted: bool,
    step: Step,
    values: Vec<(Word, Cell)>,
}

impl Xes {
    fn new(keep: Keep) -> Xes {
        Xes {
            builder: Builder::default(),
            keep,
            inside: Inside::Nothing,
            skipped: 0,
            counted: false,
            step: Step::default(),
            values: Vec::new(),
        }
    }

    /// Between two traces.
    fn within(keep: Keep) -> Xes {
        Xes { inside: Inside::Log, ..Xes::new(keep) }
    }

    fn take(&mut self, piece: &Piece<'_>) -> Result<(), String> {
        match piece {
            Piece::Open(tag) if self.skipped > 0 => return self.skip(tag),
            Piece::Open(tag) => return self.open(tag),
            Piece::Close if self.skipped > 0 => self.skipped -= 1,
            Piece::Close => self.close(),
            Piece::Text(text) if self.skipped == 0 && !text.trim_ascii().is_empty() => {
                return Err(format!("`{}` stands between elements, where XES has no text.", short(text.trim_ascii())));
            }
            Piece::Text(_) => {}
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        match (self.inside, tag.name()) {
            (Inside::Nothing, "log") => self.inside = Inside::Log,
            (Inside::Nothing, other) => {
                return Err(format!("The outermost element is `<{}>`, and an XES log's is `<log>`.", short(other)));
            }
            (Inside::Log, "trace") => self.inside = Inside::Trace(self.builder.begin_case()),
            (Inside::Log, name) => {
                if name == "event" {
                    self.builder.event_without_case();
                }
                self.counted = false;
                return self.skip(tag);
            }
            (Inside::Trace(_), "trace") | (Inside::Event(_), "trace" | "event") => return Err(astray(tag)),
            (Inside::Trace(case), "event") => self.inside = Inside::Event(case),
            (Inside::Trace(case), _) => return self.of_case(case, tag),
            (Inside::Event(_), _) => return self.of_event(tag),
        }
        if tag.empty {
            self.close();
        }
        Ok(())
    }

    fn close(&mut self) {
        self.inside = match self.inside {
            Inside::Event(case) => {
                self.builder.push(case, mem::take(&mut self.step));
                let Xes { builder, values, .. } = self;
                values.drain(..).for_each(|(key, cell)| builder.event_cell(key, cell));
                Inside::Trace(case)
            }
            Inside::Trace(_) => Inside::Log,
            Inside::Log | Inside::Nothing => Inside::Nothing,
        }
    }

    /// Passes over what no figure needs; but what happened is never passed over.
    fn skip(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        if self.skipped > 0 && matches!(tag.name(), "trace" | "event") {
            return Err(astray(tag));
        }
        self.skipped += usize::from(!tag.empty);
        if self.counted {
            self.builder.value_not_read();
        }
        Ok(())
    }

    fn of_case(&mut self, case: CaseId, tag: &Tag<'_>) -> Result<(), String> {
        let Some((key, written)) = self.value(tag)? else { return Ok(()) };
        let value = unescaped(written)?;
        if key == "concept:name" {
            self.builder.name_case(case, &value);
        } else {
            self.builder.case_value(case, &key, typed(tag.name(), &key, &value)?);
        }
        Ok(())
    }

    fn of_event(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        let Some((key, written)) = self.value(tag)? else { return Ok(()) };
        match &*key {
            "concept:name" => self.step.activity = Some(self.builder.word(&unescaped(written)?)),
            "time:timestamp" => {
                let time = unescaped(written)?;
                self.step.at = Some(At::parse(&time).ok_or_else(|| is_no("time", &key, &time))?);
            }
            "org:resource" => self.step.resource = Some(self.builder.word(&unescaped(written)?)),
            "org:group" => self.step.group = Some(self.builder.word(&unescaped(written)?)),
            "lifecycle:transition" => self.step.lifecycle = Some(self.builder.word(&unescaped(written)?)),
            _ if self.keep == Keep::Figures => {}
            _ => {
                let cell = self.builder.cell(typed(tag.name(), &key, &unescaped(written)?)?);
                self.values.push((self.builder.word(&key), cell));
            }
        }
        Ok(())
    }

    /// The key of a value and the value as it is written. A list has none; what lies inside a value is left out.
    fn value<'t>(&mut self, tag: &Tag<'t>) -> Result<Option<(Cow<'t, str>, &'t str)>, String> {
        self.counted = true;
        self.skipped += usize::from(!tag.empty);
        if !is_value(tag.name()) {
            self.builder.value_not_read();
            return Ok(None);
        }
        let [key, value] = tag.key_and_value()?;
        let (key, value) = (key.ok_or_else(|| lacks(tag, "key"))?, value.ok_or_else(|| lacks(tag, "value"))?);
        Ok(Some((unescaped(key)?, value)))
    }
}

fn is_value(name: &str) -> bool {
    matches!(name, "string" | "date" | "int" | "float" | "boolean" | "id")
}

/// A value as its element says what it is.
fn typed<'v>(kind: &str, key: &str, value: &'v str) -> Result<Value<'v>, String> {
    let plain = value.trim_ascii();
    match kind {
        "date" => At::parse(plain).map(Value::Date).ok_or_else(|| is_no("time", key, value)),
        "int" => plain.parse().map(Value::Int).map_err(|_| is_no("whole number", key, value)),
        "float" => plain.parse().map(Value::Real).map_err(|_| is_no("number", key, value)),
        "boolean" => match plain {
            "true" | "True" | "TRUE" | "1" => Ok(Value::Flag(true)),
            "false" | "False" | "FALSE" | "0" => Ok(Value::Flag(false)),
            _ => Err(is_no("boolean", key, value)),
        },
        _ => Ok(Value::Text(value)),
    }
}

fn is_no(what: &str, key: &str, value: &str) -> String {
    format!("`{}` is no {what}, and stands as the value of `{}`.", short(value), short(key))
}

fn astray(tag: &Tag<'_>) -> String {
    format!("`<{}>` stands where XES has none; it would not be read, so the file is not taken for whole.", tag.name())
}

fn lacks(tag: &Tag<'_>, what: &str) -> String {
    format!("`<{}>` has no {what}.", tag.name())
}
