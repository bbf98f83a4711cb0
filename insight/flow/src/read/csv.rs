//! Tables: a row for each event, its columns found by their names.

use super::source::{Source, unread};
use super::xml::short;
use super::{Keep, Wrong, list};
use crate::{At, Builder, Log, Value, Who};
use csv::{ByteRecord, ReaderBuilder, Terminator};
use jiff::tz::TimeZone;
use std::collections::HashSet;
use std::io::{Chain, Read};

/// Which column is what. A column that is not named here is found by the name that the XES standard gives it, as other
/// tools write tables: `case:concept:name`, `concept:name`, `time:timestamp`, `org:resource`, `org:group`.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The name of the case that an event belongs to.
    pub case: Option<String>,
    /// What happened.
    pub activity: Option<String>,
    /// When it happened.
    pub time: Option<String>,
    /// Who did it.
    pub resource: Option<String>,
    /// In which group.
    pub group: Option<String>,
    /// What stands between columns; where nothing is said: the one of `,` `;` tab `|` that the first line has most of.
    pub delimiter: Option<u8>,
    /// How times are written.
    pub clock: Clock,
}

/// How a table writes times.
#[derive(Clone, Debug)]
pub enum Clock {
    /// As [`At::parse_in`] reads them; those without offset are meant in this zone.
    Calendar(TimeZone),
    /// Seconds since 1970-01-01T00:00:00Z, with or without decimals.
    EpochSeconds,
    /// Milliseconds since then.
    EpochMillis,
}

impl Default for Clock {
    fn default() -> Clock {
        Clock::Calendar(TimeZone::UTC)
    }
}

impl Clock {
    fn read(&self, text: &str) -> Option<At> {
        match self {
            Clock::Calendar(zone) => At::parse_in(text, zone),
            Clock::EpochSeconds => decimal(text, 6).map(At),
            Clock::EpochMillis => decimal(text, 3).map(At),
        }
    }
}

/// A decimal number as that many places behind its point; what is finer is cut off. Exact, where a float would not be.
fn decimal(text: &str, places: usize) -> Option<i64> {
    let text = text.trim_ascii();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = whole.strip_prefix('-').unwrap_or(whole);
    if unsigned.is_empty() || !digits(unsigned) || !digits(part) {
        return None;
    }
    let padded: String = part.chars().chain(std::iter::repeat('0')).take(places).collect();
    format!("{whole}{padded}").parse().ok()
}

/// What is put behind the last line. A table whose last quote is never closed would swallow it: so we see that it ends in
/// the middle, which the library does not tell.
const LAST: &[u8] = b"\n\x04end\n";

/// Reads a table, row by row.
pub(super) fn read(source: Source<'_>, table: &Table, keep: Keep) -> Result<Log, Wrong> {
    let delimiter = table.delimiter.unwrap_or_else(|| found(source.head()));
    let mut rows = Rows::new(source, delimiter);
    if !rows.next()? {
        return Err(Wrong::new(1, "The table is empty: there is no line with the names of the columns."));
    }
    let columns = Columns::find(table, &rows.row)?;
    let mut builder = Builder::default();
    while rows.next()? {
        columns.take(&rows.row, table, keep, &mut builder).map_err(|what| Wrong::new(rows.line, what))?;
    }
    Ok(builder.finish())
}

/// The rows of a table.
struct Rows<R> {
    reader: csv::Reader<R>,
    row: ByteRecord,
    /// The line in which the row begins.
    line: u64,
}

impl<'a> Rows<Chain<Source<'a>, &'static [u8]>> {
    fn new(source: Source<'a>, delimiter: u8) -> Self {
        let mut reader = ReaderBuilder::new();
        // Only a line feed ends a row, so that lines are counted rightly; a carriage return before it is taken off its cell.
        reader.delimiter(delimiter).flexible(true).has_headers(false).terminator(Terminator::Any(b'\n'));
        Rows { reader: reader.from_reader(source.chain(LAST)), row: ByteRecord::new(), line: 1 }
    }

    /// Whether there is a row more, which then stands in `row`.
    fn next(&mut self) -> Result<bool, Wrong> {
        loop {
            let read = self.reader.read_byte_record(&mut self.row);
            let behind = self.reader.position().line();
            let read = read.map_err(|fault| match fault.kind() {
                csv::ErrorKind::Io(fault) => unread(behind, fault),
                _ => Wrong::new(behind, format!("The row cannot be read: {fault}.")),
            })?;
            let within = self.row.iter().flatten().filter(|byte| **byte == b'\n').count() as u64;
            if !read || self.row.iter().any(|cell| cell.ends_with(LAST)) {
                let what = "A quotation mark opens here and is closed nowhere: the table ends in the middle.";
                return Err(Wrong::new(behind.saturating_sub(within), what));
            }
            self.line = behind.saturating_sub(within + 1);
            match (self.row.len(), self.row.get(0)) {
                (1, Some(only)) if only == LAST.trim_ascii() => return Ok(false),
                (1, Some(b"\r")) => {}
                _ => return Ok(true),
            }
        }
    }
}

fn found(head: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    for byte in head.iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')) {
        quoted ^= *byte == b'"';
        counts.iter_mut().filter(|(delimiter, _)| !quoted && delimiter == byte).for_each(|(_, count)| *count += 1);
    }
    // Of equals the first stays: the comma before the others.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

/// Where in a row each thing stands.
struct Columns {
    names: Vec<String>,
    case: usize,
    activity: usize,
    time: usize,
    resource: Option<usize>,
    group: Option<usize>,
    lifecycle: Option<usize>,
    /// Columns about the case, with their keys there.
    of_case: Vec<(usize, String)>,
    /// All others.
    of_event: Vec<usize>,
}

impl Columns {
    fn find(table: &Table, header: &ByteRecord) -> Result<Columns, Wrong> {
        let names = header.iter().map(|cell| std::str::from_utf8(cell).map(|name| name.trim().to_owned()));
        let names: Vec<String> = names.collect::<Result<_, _>>().map_err(|_| Wrong::new(1, LETTERS))?;
        let mut seen = HashSet::new();
        if let Some(name) = names.iter().find(|name| !seen.insert(name.as_str())) {
            return Err(Wrong::new(1, format!("Two columns are called `{}`; give one another name.", short(name))));
        }
        let place = |name: &str| names.iter().position(|column| column == name);
        let optional = |asked: &Option<String>, usual: &str| match asked {
            Some(name) => place(name).map(Some).ok_or_else(|| absent(name, &names)),
            None => Ok(place(usual)),
        };
        let needed = |asked, usual| optional(asked, usual)?.ok_or_else(|| absent(usual, &names));
        let (case, activity) = (needed(&table.case, "case:concept:name")?, needed(&table.activity, "concept:name")?);
        let time = needed(&table.time, "time:timestamp")?;
        let (resource, group) = (optional(&table.resource, "org:resource")?, optional(&table.group, "org:group")?);
        let lifecycle = place("lifecycle:transition");
        let taken = [Some(case), Some(activity), Some(time), resource, group, lifecycle];
        let rest: Vec<usize> = (0..names.len()).filter(|column| !taken.contains(&Some(*column))).collect();
        let key = |column: &usize| names[*column].strip_prefix("case:").map(|key| (*column, key.to_owned()));
        let of_case: Vec<(usize, String)> = rest.iter().filter_map(key).collect();
        let of_event = rest.into_iter().filter(|column| of_case.iter().all(|(other, _)| other != column)).collect();
        Ok(Columns { case, activity, time, resource, group, lifecycle, of_case, of_event, names })
    }

    /// One event, and what its row says of its case.
    fn take(&self, row: &ByteRecord, table: &Table, keep: Keep, builder: &mut Builder) -> Result<(), String> {
        if row.len() != self.names.len() {
            let (has, needs) = (row.len(), self.names.len());
            return Err(format!(
                "The row has {has} cells and the first line has {needs}: a row is cut off or a mark is missing."
            ));
        }
        let time = cell(row, self.time)?;
        let at = time.map(|text| table.clock.read(text).ok_or_else(|| no_time(&self.names[self.time], text)));
        let at = at.transpose()?;
        let Some(name) = cell(row, self.case)? else {
            builder.event_without_case();
            return Ok(());
        };
        let case = builder.case(name);
        let optional = |column: Option<usize>| column.map_or(Ok(None), |column| cell(row, column));
        let who = Who {
            resource: optional(self.resource)?,
            group: optional(self.group)?,
            lifecycle: optional(self.lifecycle)?,
        };
        builder.event(case, cell(row, self.activity)?, at, who);
        for (column, key) in &self.of_case {
            if let Some(text) = cell(row, *column)? {
                builder.case_value(case, key, guessed(text, &table.clock));
            }
        }
        for column in self.of_event.iter().filter(|_| keep == Keep::Everything) {
            if let Some(text) = cell(row, *column)? {
                builder.event_value(&self.names[*column], guessed(text, &table.clock));
            }
        }
        Ok(())
    }
}

const LETTERS: &str = "Letters are not written in UTF-8; save the table as UTF-8 (in a spreadsheet: \"CSV UTF-8\").";

/// A cell's text; an empty cell says nothing.
fn cell(row: &ByteRecord, column: usize) -> Result<Option<&str>, String> {
    let text = std::str::from_utf8(&row[column]).map_err(|_| LETTERS.to_owned())?;
    let text = if column + 1 == row.len() { text.strip_suffix('\r').unwrap_or(text) } else { text };
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// A table does not say what its values are: what is spelled as a date is a date, the rest is text.
fn guessed<'v>(text: &'v str, clock: &Clock) -> Value<'v> {
    let date = match clock {
        Clock::Calendar(zone) => At::parse_in(text, zone),
        Clock::EpochSeconds | Clock::EpochMillis => At::parse(text),
    };
    date.map_or(Value::Text(text), Value::Date)
}

fn absent(name: &str, names: &[String]) -> Wrong {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let columns = list(&names);
    Wrong::new(1, format!("No column is called `{}`; say which one is meant. The columns are {columns}.", short(name)))
}

fn no_time(column: &str, text: &str) -> String {
    format!("`{}` is no time, and stands in the column `{}`.", short(text), short(column))
}
