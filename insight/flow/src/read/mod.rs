//! Reads logs from files: what kind a file is, is told by what stands in it, never by its name.

mod csv;
mod objects;
mod source;
mod xes;
mod xml;

pub use self::csv::{Clock, Table};

pub(crate) use self::xml::short;
use crate::{Log, object};
use source::Source;
use std::collections::HashMap;
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// What a reader keeps of each event beside activity, time, resource, group and lifecycle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// Nothing more: figures need no more, and ten million events fit in memory.
    #[default]
    Figures,
    /// Every value, for a log that is to be written again.
    Everything,
}

/// How to read a log.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What is kept of each event.
    pub keep: Keep,
    /// Which column of a table is what.
    pub table: Table,
    /// Which objects are the cases of an object log (OCEL, our journal); a log with one type needs no word.
    pub cases: Option<String>,
    /// What the types of events of an object log are called here, by the file's word; those that are not named keep it.
    pub names: HashMap<String, String>,
}

/// Why a file is not read: one sentence, that says what is wrong and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1, where the thing that is wrong begins; 0 where no line is at fault.
    pub line: u64,
    /// What is wrong, and what to do about it.
    pub what: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(out, "{}: {}", self.file, self.what),
            line => write!(out, "{}, line {line}: {}", self.file, self.what),
        }
    }
}

impl std::error::Error for Unreadable {}

/// What is wrong, and in which line; the file's name comes last.
pub(crate) struct Wrong {
    line: u64,
    what: String,
}

impl Wrong {
    pub(crate) fn new(line: u64, what: impl Into<String>) -> Wrong {
        Wrong { line, what: what.into() }
    }
}

/// The kinds of log that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// XES: IEEE 1849-2016 and 1849-2023, and the versions 1.0 and 2.0 before them.
    Xes,
    /// A table of comma-separated values: a row for each event.
    Table,
    /// OCEL 2.0 as JSON.
    ObjectsJson,
    /// OCEL 2.0 as XML.
    ObjectsXml,
    /// The journal of a Helhet, as `helhet` exports it.
    Journal,
}

/// Reads a log of cases from a file, plain or packed with gzip.
///
/// # Errors
/// When the file cannot be opened, is none of the kinds, or is not whole and well formed: half a log is no log.
pub fn read(path: &Path, reading: &Reading) -> Result<Log, Unreadable> {
    opened(path).and_then(|file| cases(file, reading)).map_err(|wrong| named(&path.display().to_string(), wrong))
}

/// As [`read`], from anything that gives bytes; `name` is what an error calls it.
///
/// ```
/// use flow::Reading;
/// use flow::read::read_from;
///
/// let table = "case:concept:name,concept:name,time:timestamp\n17,Received,2026-01-12 09:30\n17,Decided,2026-01-14 10:00\n";
/// let log = read_from("intake.csv", table.as_bytes(), &Reading::default()).expect("the table is whole");
/// assert_eq!((log.cases(), log.events()), (1, 2));
///
/// let half = &table[..table.len() - 20];
/// let refused = read_from("intake.csv", half.as_bytes(), &Reading::default()).expect_err("the last row is cut off");
/// assert_eq!(
///     refused.to_string(),
///     "intake.csv, line 3: The row has 2 cells and the first line has 3: a row is cut off or a mark is missing."
/// );
/// ```
///
/// # Errors
/// As [`read`].
pub fn read_from(name: &str, file: impl Read, reading: &Reading) -> Result<Log, Unreadable> {
    cases(file, reading).map_err(|wrong| named(name, wrong))
}

/// Reads a log of objects from a file, plain or packed with gzip: OCEL 2.0 or our journal.
///
/// # Errors
/// As [`read`], and when the file holds a log of cases.
pub fn read_objects(path: &Path) -> Result<object::Log, Unreadable> {
    opened(path).and_then(object_log).map_err(|wrong| named(&path.display().to_string(), wrong))
}

/// As [`read_objects`], from anything that gives bytes.
///
/// # Errors
/// As [`read_objects`].
pub fn read_objects_from(name: &str, file: impl Read) -> Result<object::Log, Unreadable> {
    object_log(file).map_err(|wrong| named(name, wrong))
}

/// Which kind of log a file holds.
///
/// # Errors
/// When the file cannot be opened or its beginning not be read.
pub fn kind(path: &Path) -> Result<Kind, Unreadable> {
    let source = opened(path).and_then(Source::open);
    source.map(|source| kind_of(source.head())).map_err(|wrong| named(&path.display().to_string(), wrong))
}

fn opened(path: &Path) -> Result<File, Wrong> {
    let file = File::open(path).map_err(|fault| source::unread(0, &fault))?;
    match file.metadata() {
        Ok(about) if about.is_dir() => Err(Wrong::new(0, "This is a folder; name a file.")),
        _ => Ok(file),
    }
}

fn named(file: &str, wrong: Wrong) -> Unreadable {
    Unreadable { file: file.to_owned(), line: wrong.line, what: wrong.what }
}

fn cases(file: impl Read, reading: &Reading) -> Result<Log, Wrong> {
    let source = Source::open(file)?;
    match kind_of(source.head()) {
        Kind::Xes => xes::read(source, reading.keep),
        Kind::Table => csv::read(source, &reading.table, reading.keep),
        kind => {
            let mut log = objects::read(source, kind)?;
            log.call_events(&reading.names);
            flattened(&log, kind, reading)
        }
    }
}

fn object_log(file: impl Read) -> Result<object::Log, Wrong> {
    let source = Source::open(file)?;
    let kind = kind_of(source.head());
    objects::read(source, kind)
}

fn flattened(log: &object::Log, kind: Kind, reading: &Reading) -> Result<Log, Wrong> {
    let types: Vec<&str> = log.object_types().iter().map(|kind| kind.name.as_str()).collect();
    let asked = match (&reading.cases, &*types) {
        (Some(asked), _) => asked,
        (None, _) if kind == Kind::Journal => objects::journal::MATTER,
        (None, [only]) => only,
        (None, _) => {
            return Err(Wrong::new(0, format!("This is a log of objects; say which are the cases: {}.", list(&types))));
        }
    };
    // A journal in which no matter has been opened yet is a log without cases.
    if kind != Kind::Journal && !types.contains(&asked) {
        return Err(Wrong::new(
            0,
            format!("No objects are of the type `{}`; there are: {}.", xml::short(asked), list(&types)),
        ));
    }
    Ok(log.flatten(asked, reading.keep).0)
}

/// Names of the file, for a sentence.
fn list(names: &[&str]) -> String {
    let named: Vec<String> = names.iter().take(30).map(|name| format!("`{}`", xml::short(name))).collect();
    if named.is_empty() { "none".to_owned() } else { named.join(", ") }
}

fn kind_of(head: &[u8]) -> Kind {
    let head = head.trim_ascii_start();
    let has = |word: &str| head.windows(word.len()).any(|part| part == word.as_bytes());
    match head.first() {
        Some(b'<') if ["<event-types", "<object-types", "<events", "<objects"].into_iter().any(has) => Kind::ObjectsXml,
        Some(b'<') => Kind::Xes,
        Some(b'{') if head.starts_with(b"{\"helhet\":") => Kind::Journal,
        Some(b'{') => Kind::ObjectsJson,
        _ => Kind::Table,
    }
}
