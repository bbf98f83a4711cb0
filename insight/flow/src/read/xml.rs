//! XML as a walk from element to element, that ends only where the document does.

mod names;
mod tag;
mod usual;

pub(crate) use self::tag::{Tag, short, unescaped};

use self::names::Names;
use self::tag::entity;
use self::usual::{Usual, usual};
use super::Wrong;
use super::source::{BLOCK, Source, breaks, unread};
use memchr::memrchr;
use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::events::Event;
use quick_xml::{Error, Reader};
use std::io::{self, Read};

/// One thing that stands in the document.
pub(crate) enum Piece<'a> {
    /// An element begins. One that is empty is over at once: no [`Piece::Close`] comes for it.
    Open(Tag<'a>),
    /// The innermost open element ends.
    Close,
    /// Characters between elements; a long text may come in several pieces.
    Text(&'a str),
}

/// Whether white space at the edges of texts is part of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    Skipped,
    Kept,
}

/// Reads a document to its end and hands on what stands in it, piece by piece. What `take` finds wrong is said with the
/// line of its piece.
pub(crate) fn walk(
    source: Source<'_>,
    space: Space,
    mut take: impl FnMut(Piece<'_>) -> Result<(), String>,
) -> Result<(), Wrong> {
    let (block, mut input) = source.into_parts();
    Walk::new(space).read_out(block, &mut *input, &mut take)
}

/// Fills a block up to a length. Whether the file has ended; what has been read stands in the block also where it has not
/// been possible to read on.
fn fill(input: &mut dyn Read, block: &mut Vec<u8>, wanted: usize) -> io::Result<bool> {
    let mut filled = block.len();
    block.resize(wanted.max(filled), 0);
    while filled < block.len() {
        match input.read(&mut block[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {}
            Err(fault) => {
                block.truncate(filled);
                return Err(fault);
            }
        }
    }
    let ended = filled < block.len();
    block.truncate(filled);
    Ok(ended)
}

/// How far a document has been read.
pub(crate) struct Walk {
    space: Space,
    /// The names of the open elements.
    open: Names,
    begun: bool,
    /// The line in which the block begins.
    lines: u64,
    /// Where in the block the last thing begins that has been looked at.
    looked_at: usize,
}

impl Walk {
    /// At the beginning of a document.
    pub(crate) fn new(space: Space) -> Walk {
        Walk { space, open: Names::default(), begun: false, lines: 1, looked_at: 0 }
    }

    /// Inside an outermost element of this name, with lines counted from 1 again.
    pub(crate) fn within(root: &str, space: Space) -> Walk {
        let mut walk = Walk { begun: true, ..Walk::new(space) };
        walk.open.push(root);
        walk
    }

    /// The name of the outermost element, where it is the only one that is open.
    pub(crate) fn only_open(&self) -> Option<&str> {
        self.open.only()
    }

    /// Passes over lines that another walk has read.
    pub(crate) fn pass(&mut self, lines: u64) {
        self.lines += lines;
    }

    /// Reads on to the end of the document: first the block, then what comes from the input.
    ///
    /// The document is read a block at a time, each up to its last `>`; what is not whole there (a comment, a value with a
    /// `>` in it) is read again with the next block. So nothing is copied out of a block, and ten million events need no
    /// more room than one.
    pub(crate) fn read_out(
        &mut self,
        mut block: Vec<u8>,
        input: &mut dyn Read,
        take: &mut impl FnMut(Piece<'_>) -> Result<(), String>,
    ) -> Result<(), Wrong> {
        let mut wanted = BLOCK;
        loop {
            let filled = fill(input, &mut block, wanted);
            let ended = matches!(filled, Ok(true));
            let end = if ended { block.len() } else { memrchr(b'>', &block).map_or(0, |at| at + 1) };
            let used = match self.through(&block[..end], ended, take) {
                Err(wrong) => return Err(self.damaged(&mut block, filled, input).unwrap_or(wrong)),
                Ok(used) => used,
            };
            filled.map_err(|fault| unread(self.lines + breaks(&block), &fault))?;
            self.lines += breaks(&block[..used]);
            if ended {
                return self.end();
            }
            block.drain(..used);
            // What is longer than a block is read again only each time the room for it has doubled.
            wanted = if used == 0 { 2 * wanted.max(block.len()) } else { BLOCK.max(2 * block.len()) };
        }
    }

    /// A packed file that is damaged unpacks to what nobody wrote, and says so only a little later. So a file that cannot be
    /// read on within a block behind what is wrong in it is told as unread: that is the cause, and the other its effect.
    fn damaged(&self, block: &mut Vec<u8>, filled: io::Result<bool>, input: &mut dyn Read) -> Option<Wrong> {
        let near = self.looked_at + BLOCK;
        let fault = filled.and_then(|ended| if ended { Ok(true) } else { fill(input, block, near) }).err()?;
        (block.len() < near).then(|| unread(self.lines + breaks(block), &fault))
    }

    /// Reads what is whole in a block; returns how many bytes that is. In a block that is not the last, what is not whole
    /// is left for later.
    pub(crate) fn through(
        &mut self,
        block: &[u8],
        ended: bool,
        take: &mut impl FnMut(Piece<'_>) -> Result<(), String>,
    ) -> Result<usize, Wrong> {
        let mut reader = reader(block, self.space);
        let letters = letters(block);
        // Behind a text the reader of XML already knows what follows, and nothing may be taken out of its hands.
        let mut between = self.space == Space::Skipped;
        let (mut passed, mut line) = (0, if self.space == Space::Kept { self.lines } else { 0 });
        loop {
            let before = block.len() - reader.get_ref().len();
            self.looked_at = before;
            if self.space == Space::Kept {
                line += breaks(&block[passed..before]);
                passed = before;
            }
            let taken = match letters.get(before..).filter(|_| between).and_then(usual) {
                Some((seen, length)) => {
                    *reader.get_mut() = &block[before + length..];
                    self.usual(seen, take)
                }
                None => match reader.read_event() {
                    Ok(Event::Eof) => return Ok(block.len()),
                    Err(Error::Syntax(_) | Error::IllFormed(IllFormedError::UnclosedReference)) if !ended => {
                        return Ok(before);
                    }
                    Ok(event) => {
                        between = self.space == Space::Skipped && !matches!(event, Event::Text(_));
                        self.piece(&event, line, take)
                    }
                    Err(Error::Io(fault)) => return Err(unread(self.lines, &fault)),
                    Err(fault) => Err(faulty(&fault)),
                },
            };
            taken.map_err(|what| {
                let blank = block[before..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                Wrong::new(self.lines + breaks(&block[..before + blank]), what)
            })?;
        }
    }

    fn usual(&mut self, seen: Usual<'_>, take: &mut impl FnMut(Piece<'_>) -> Result<(), String>) -> Result<(), String> {
        match seen {
            Usual::Close(name) => {
                self.open.pop(name)?;
                take(Piece::Close)
            }
            Usual::Open(_) | Usual::Value(_) if self.begun && self.open.is_empty() => Err(AFTER.to_owned()),
            Usual::Open(tag) => {
                self.begun = true;
                self.open.push(tag.name());
                take(Piece::Open(tag))
            }
            Usual::Value(tag) => {
                self.begun = true;
                take(Piece::Open(tag))
            }
        }
    }

    fn piece(
        &mut self,
        event: &Event<'_>,
        line: u64,
        take: &mut impl FnMut(Piece<'_>) -> Result<(), String>,
    ) -> Result<(), String> {
        let outside = self.open.is_empty();
        match event {
            Event::Start(_) | Event::Empty(_) if outside && self.begun => Err(AFTER.to_owned()),
            Event::Start(start) => {
                let tag = Tag::new(start, false, line)?;
                self.begun = true;
                self.open.push(start.name().into_inner());
                take(Piece::Open(tag))
            }
            Event::Empty(start) => {
                self.begun = true;
                take(Piece::Open(Tag::new(start, true, line)?))
            }
            Event::End(end) => {
                self.open.pop(end.name().into_inner())?;
                take(Piece::Close)
            }
            Event::Text(text) if outside && text.trim_ascii().is_empty() => Ok(()),
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if outside && self.begun => Err(AFTER.to_owned()),
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if outside => {
                Err("The file begins with text, and is no XML.".to_owned())
            }
            Event::Text(text) => take(Piece::Text(text)),
            Event::CData(text) => take(Piece::Text(text)),
            Event::GeneralRef(name) => {
                let text = character(name).ok_or_else(|| entity(&format!("&{};", short(name))))?;
                take(Piece::Text(&text))
            }
            Event::Decl(declared) => match declared.encoding() {
                Some(Ok(name)) if !["utf-8", "utf8", "us-ascii", "ascii"].contains(&&*name.to_ascii_lowercase()) => {
                    Err(format!("The file is written in {}; save it as UTF-8.", short(&name)))
                }
                _ => Ok(()),
            },
            Event::Comment(_) | Event::PI(_) | Event::DocType(_) | Event::Eof => Ok(()),
        }
    }

    fn end(&self) -> Result<(), Wrong> {
        match (self.open.len(), self.begun) {
            (0, true) => Ok(()),
            (0, false) => Err(Wrong::new(self.lines, "The file is empty: there is no element in it.")),
            _ => Err(Wrong::new(self.lines, ENDS)),
        }
    }
}

/// A reader of XML that stands between two things, wherever the block begins: only at the beginning of a file, and not of
/// a block, a byte order mark is no text, and [`Source`] has taken that away.
fn reader(block: &[u8], space: Space) -> Reader<&[u8]> {
    let mut reader = Reader::from_reader(b"<a/>".as_slice());
    let config = reader.config_mut();
    config.trim_text_start = space == Space::Skipped;
    config.check_comments = true;
    // Elements may end in another block than they began in, so their names are compared here.
    (config.check_end_names, config.allow_unmatched_ends) = (false, true);
    reader.read_event().expect("an empty element is well formed");
    *reader.get_mut() = block;
    reader
}

/// The beginning of a block that is written in UTF-8: nearly always all of it.
fn letters(block: &[u8]) -> &str {
    match str::from_utf8(block) {
        Ok(letters) => letters,
        Err(fault) => str::from_utf8(&block[..fault.valid_up_to()]).unwrap_or_default(),
    }
}

const AFTER: &str =
    "Something stands after the end of the log; it would not be read, so the file is not taken for whole.";
const ENDS: &str = "The file ends before the log does; fetch it again, for half a log is no log.";

/// What an entity between elements stands for.
fn character(reference: &quick_xml::events::BytesRef<'_>) -> Option<String> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Some(character.to_string());
    }
    let known = [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'")];
    known.iter().find(|(name, _)| *name == &**reference).map(|(_, text)| (*text).to_owned())
}

fn faulty(fault: &Error) -> String {
    match fault {
        Error::Syntax(SyntaxError::InvalidBangMarkup) => "`<!` begins nothing that XML knows.".to_owned(),
        Error::Syntax(_) => ENDS.to_owned(),
        Error::IllFormed(IllFormedError::UnclosedReference) | Error::Escape(_) => {
            "An `&` begins no entity of XML; write `&amp;`.".to_owned()
        }
        Error::IllFormed(IllFormedError::DoubleHyphenInComment) => {
            "A comment has `--` in it, which XML does not allow: a part of the file may be missing.".to_owned()
        }
        Error::Encoding(_) => "Letters are not written in UTF-8; save the file as UTF-8.".to_owned(),
        fault => format!("This is no well-formed XML: {fault}."),
    }
}
