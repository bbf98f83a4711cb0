//! The exported file: one canonical line per thing, written and read strictly, never more than one line in memory.

use std::io::{self, BufRead, Read, Write};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{Broken, Entry, Genesis, Head, Verdict, Verifier};

/// The longest line, in bytes before its line feed: 16 MiB. A journal should refuse bodies well below this, as JSON may
/// write one byte as six.
pub const MAX_LINE: usize = 16 * 1024 * 1024;

/// One line of an export, as it is read. A file is one `First`, any number of `Event`, one `Head`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Whose journal, and which chain.
    First(Genesis),
    /// One event.
    Event(Box<Entry>),
    /// Where the chain ends.
    Head(Head),
}

#[derive(Serialize, Deserialize)]
struct FirstLine {
    helhet: String,
    version: u64,
    tenant: Uuid,
    chain: i64,
}

/// Only what every version must say, so that a later format is told from rubbish.
#[derive(Deserialize)]
struct Title {
    helhet: String,
    version: u64,
}

#[derive(Serialize, Deserialize)]
struct HeadLine {
    head: Head,
}

const JOURNAL: &str = "journal";
const VERSION: u64 = 1;

impl Line {
    /// Reads one line, without its line feed, that stands at `number` (from 1). Any bytes may be given.
    /// Errors: not a line of this format, a first line elsewhere than at 1, another version, or not the canonical form.
    pub fn parse(text: &[u8], number: u64) -> Result<Self, Broken> {
        if text.starts_with(br#"{"helhet":"#) {
            if number > 1 {
                return Err(Broken::FirstLineAgain { line: number });
            }
            let title: Title = serde_json::from_slice(text).map_err(|_| Broken::NotAJournal)?;
            if title.helhet != JOURNAL {
                return Err(Broken::NotAJournal);
            }
            if title.version != VERSION {
                return Err(Broken::Version { found: title.version });
            }
            let FirstLine { tenant, chain, .. } = strict(text, number)?;
            return Ok(Self::First(Genesis { tenant, chain }));
        }
        if text.starts_with(br#"{"head":"#) {
            return strict(text, number).map(|HeadLine { head }| Self::Head(head));
        }
        strict(text, number).map(Self::Event)
    }
}

/// Accepts only the text that we would write ourselves. This one comparison refuses unknown, doubled and moved keys,
/// spaces, other escapes, other forms of ids and times, in short every second way to say the same. What serde says
/// about a fault is dropped: it may quote the line, and a line holds personal data.
fn strict<T: Serialize + DeserializeOwned>(text: &[u8], line: u64) -> Result<T, Broken> {
    let value: T = serde_json::from_slice(text).map_err(|fault| Broken::Garbled { line, column: fault.column() })?;
    match serde_json::to_vec(&value) {
        Ok(own) if own == text => Ok(value),
        _ => Err(Broken::NotCanonical { line }),
    }
}

/// Writes the first line: whose journal, and which chain. Errors: the writer's own.
pub fn write_first(out: &mut (impl Write + ?Sized), genesis: &Genesis) -> io::Result<()> {
    let Genesis { tenant, chain } = *genesis;
    write_line(out, &FirstLine { helhet: JOURNAL.into(), version: VERSION, tenant, chain })
}

/// Writes one event. Errors: the writer's own; `InvalidInput` for a time finer than a microsecond or a line longer than
/// [`MAX_LINE`], of which nothing is written.
pub fn write_entry(out: &mut (impl Write + ?Sized), entry: &Entry) -> io::Result<()> {
    if !entry.envelope.is_whole() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "a time is finer than a microsecond"));
    }
    write_line(out, entry)
}

/// Writes the last line, without which a file counts as cut off. Errors: the writer's own.
pub fn write_last(out: &mut (impl Write + ?Sized), head: &Head) -> io::Result<()> {
    write_line(out, &HeadLine { head: *head })
}

fn write_line(out: &mut (impl Write + ?Sized), line: &impl Serialize) -> io::Result<()> {
    let mut text = serde_json::to_vec(line)?;
    if text.len() > MAX_LINE {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("a line is longer than {MAX_LINE} bytes")));
    }
    text.push(b'\n');
    out.write_all(&text)
}

/// Verifies an exported journal as it is read. Any bytes may be given. See [`Verdict`] for what a good end means.
pub fn verify_reader(reader: impl BufRead) -> Result<Verdict, Broken> {
    verify_reader_through(reader, &[])
}

/// As [`verify_reader`], and the chain must pass through every anchor.
pub fn verify_reader_through(reader: impl BufRead, anchors: &[Head]) -> Result<Verdict, Broken> {
    verify_each(reader, anchors, |_| {})
}

/// As [`verify_reader_through`], and hands on each event that fits the chain so far. What was handed on is worth nothing
/// until the whole journal has been found whole: the caller throws it away on an error.
pub fn verify_each(reader: impl BufRead, anchors: &[Head], mut each: impl FnMut(&Entry)) -> Result<Verdict, Broken> {
    let mut lines = Lines { reader, number: 0, text: Vec::new() };
    let Some(Line::First(genesis)) = lines.read()? else {
        return Err(Broken::NotAJournal);
    };
    let mut verifier = Verifier::new(genesis).with_anchors(anchors);
    loop {
        match lines.read()? {
            Some(Line::Event(entry)) => {
                verifier.check(&entry)?;
                each(&entry);
            }
            Some(Line::First(_)) => return Err(Broken::FirstLineAgain { line: lines.number }),
            None => return Err(Broken::NoHead { lines: lines.number }),
            Some(Line::Head(head)) => {
                return if lines.fill()? {
                    Err(Broken::AfterHead { line: lines.number })
                } else {
                    verifier.finish(Some(&head))
                };
            }
        }
    }
}

struct Lines<R> {
    reader: R,
    number: u64,
    text: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    fn read(&mut self) -> Result<Option<Line>, Broken> {
        if self.fill()? { Line::parse(&self.text, self.number).map(Some) } else { Ok(None) }
    }

    /// Brings the next line, without its line feed, into `text`. `false`: the file ended where a line had ended.
    fn fill(&mut self) -> Result<bool, Broken> {
        self.text.clear();
        let line = self.number + 1;
        let mut limited = self.reader.by_ref().take(MAX_LINE as u64 + 1);
        let read = limited.read_until(b'\n', &mut self.text);
        if read.map_err(|fault| Broken::Unreadable { line, why: fault.kind() })? == 0 {
            return Ok(false);
        }
        self.number = line;
        match self.text.pop() {
            Some(b'\n') => Ok(true),
            _ if self.text.len() == MAX_LINE => Err(Broken::LineTooLong { line }),
            _ => Err(Broken::LineCut { line }),
        }
    }
}
