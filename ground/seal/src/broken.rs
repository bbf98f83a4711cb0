//! What can be wrong with a journal, each in one sentence that names the place and never the content.

use std::fmt;

use uuid::Uuid;

use crate::{DISPOSED_KIND, Head, MAX_LINE};

/// Where in the chain: an event by number and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The event's `seq` as it is written there.
    pub seq: i64,
    /// The event's id.
    pub id: Uuid,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "event {} ({})", self.seq, self.id)
    }
}

/// Why a journal is not whole. Lines count from 1. No variant carries a body, a name or any other text of the journal,
/// so the sentence may be shown and logged.
#[expect(missing_docs, reason = "the line above each variant says what its fields are")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// The file could not be read on: a fault of the disk or the pipe, not of the journal.
    Unreadable { line: u64, why: std::io::ErrorKind },
    /// A line is longer than [`MAX_LINE`] bytes.
    LineTooLong { line: u64 },
    /// The last line does not end.
    LineCut { line: u64 },
    /// The file is empty or its first line does not present a journal.
    NotAJournal,
    /// A later format than this program knows.
    Version { found: u64 },
    /// The line is not JSON of the form asked for; the column is where reading stopped.
    Garbled { line: u64, column: usize },
    /// The line can be read but is not written in the one canonical form.
    NotCanonical { line: u64 },
    /// A first line stands where an event or the head was expected.
    FirstLineAgain { line: u64 },
    /// The file ends without a head line.
    NoHead { lines: u64 },
    /// Something follows the head line.
    AfterHead { line: u64 },
    /// The event belongs to another chain than the journal.
    OtherChain { at: Place, chain: i64, expected: i64 },
    /// The event's number does not follow the one before.
    OutOfOrder { at: Place, expected: i64 },
    /// A time is finer than a microsecond and so has no canonical bytes.
    TooFine { at: Place },
    /// The hash does not follow from the event and the hash before it.
    Hash { at: Place },
    /// Body and salt do not give the leaf.
    Leaf { at: Place },
    /// The body of a disposal event does not say what was disposed.
    NotADisposal { at: Place },
    /// The body of a disposal event was itself disposed.
    DisposalDisposed { at: Place },
    /// Two events with the same id are both disposed, so that one naming would excuse both.
    DisposedTwice { at: Place },
    /// The body is gone, and no later event says why.
    Unnamed { at: Place },
    /// The chain ends elsewhere than the stored head says.
    Head { said: Head, found: Head },
    /// The chain has another hash where the anchor stands.
    Anchor { anchor: Head, found: Head },
    /// The chain ends before the anchor.
    AnchorBeyond { anchor: Head, found: Head },
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { line, why } => write!(f, "Line {line} could not be read from the file ({why})."),
            Self::LineTooLong { line } => write!(f, "Line {line} is longer than {MAX_LINE} bytes."),
            Self::LineCut { line } => write!(f, "Line {line} is cut off: it does not end with a line feed."),
            Self::NotAJournal => f.write_str("Line 1 is not the first line of an exported journal."),
            Self::Version { found } => {
                write!(f, "Line 1 says format version {found}, but this program knows version 1 only.")
            }
            Self::Garbled { line, column } => {
                write!(f, "Line {line} is not a line of an exported journal; reading stopped at byte {column}.")
            }
            Self::NotCanonical { line } => write!(f, "Line {line} is not written in the canonical form."),
            Self::FirstLineAgain { line } => write!(f, "Line {line} is a second first line."),
            Self::NoHead { lines } => {
                write!(f, "The file ends after line {lines} without the head line, so its end is missing.")
            }
            Self::AfterHead { line } => write!(f, "Line {line} stands after the head line, which must be the last."),
            Self::OtherChain { at, chain, expected } => {
                write!(f, "At {at} the chain is {chain}, but this is the journal of chain {expected}.")
            }
            Self::OutOfOrder { at, expected } => write!(f, "At {at} the number should be {expected}."),
            Self::TooFine { at } => write!(f, "At {at} a time is finer than a microsecond."),
            Self::Hash { at } => {
                write!(f, "At {at} the hash does not match: the event, or what stands before it, was changed.")
            }
            Self::Leaf { at } => write!(f, "At {at} the body does not match its seal: it was changed."),
            Self::NotADisposal { at } => {
                write!(f, "At {at} the body does not name disposed events, though the kind is {DISPOSED_KIND}.")
            }
            Self::DisposalDisposed { at } => {
                write!(f, "At {at} the record of a disposal has itself been disposed, which is never allowed.")
            }
            Self::DisposedTwice { at } => write!(f, "At {at} the id is that of another event whose body is gone."),
            Self::Unnamed { at } => {
                write!(f, "At {at} the body is gone, and no later event says that it was disposed.")
            }
            Self::Head { said, found } => write!(f, "The head is said to be {said}, but the chain ends at {found}."),
            Self::Anchor { anchor, found } => {
                write!(f, "The chain does not pass through the anchor {anchor}: it has {found} there.")
            }
            Self::AnchorBeyond { anchor, found } => {
                write!(f, "The chain ends at {found}, before the anchor {anchor}: its tail is missing.")
            }
        }
    }
}

impl std::error::Error for Broken {}
