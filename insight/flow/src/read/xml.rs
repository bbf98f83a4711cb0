//! XML as a walk from element to element, that ends only where the document does.

use super::Wrong;
use super::source::{BLOCK, Source, breaks, unread};
use memchr::{memchr, memchr3, memrchr};
use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;
use quick_xml::{Error, Reader, XmlVersion};
use std::borrow::Cow;
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

/// The beginning of an element.
pub(crate) struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    /// Whether it has no content and no end of its own.
    pub(crate) empty: bool,
    /// The line in which it begins; 0 where spaces are skipped, for there nobody asks.
    pub(crate) line: u64,
}

impl<'a> Tag<'a> {
    fn new(start: &'a BytesStart<'_>, empty: bool, line: u64) -> Tag<'a> {
        let name = start.name().into_inner();
        let local = name.bytes().position(|byte| byte == b':').map_or(0, |colon| colon + 1);
        Tag { name: &name[local..], attributes: start.attributes_raw(), empty, line }
    }

    /// Its name, without the prefix of its namespace.
    pub(crate) fn name(&self) -> &'a str {
        self.name
    }

    /// The values of `key` and `value`, as they are written.
    pub(crate) fn key_and_value(&self) -> Result<[Option<&'a str>; 2], String> {
        match usual(self.attributes) {
            Some((key, value)) => Ok([Some(key), Some(value)]),
            None => self.values(["key", "value"]),
        }
    }

    /// The values of these attributes as they are written, in this order; [`unescaped`] says what they mean.
    pub(crate) fn values<const N: usize>(&self, names: [&str; N]) -> Result<[Option<&'a str>; N], String> {
        let mut values = [None; N];
        let mut rest = self.attributes.trim_ascii_start();
        while !rest.is_empty() {
            let Some((name, value, behind)) = attribute(rest) else {
                return Err(format!("An attribute of `<{}>` is not written as `name=\"value\"`.", self.name));
            };
            if let Some(at) = names.iter().position(|wanted| *wanted == name) {
                values[at] = Some(value);
            }
            rest = behind;
        }
        Ok(values)
    }
}

/// Key and value where they are written as nearly every program writes them, which needs one look instead of six.
fn usual(attributes: &str) -> Option<(&str, &str)> {
    let rest = attributes.strip_prefix(" key=\"")?;
    let end = memchr(b'"', rest.as_bytes())?;
    let value = rest[end..].strip_prefix("\" value=\"")?.trim_ascii_end().strip_suffix('"')?;
    memchr(b'"', value.as_bytes()).is_none().then_some((&rest[..end], value))
}

/// The first attribute: its name, its value as it is written, and what stands behind it.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let equals = memchr(b'=', text.as_bytes())?;
    let (name, value) = (text[..equals].trim_ascii_end(), text[equals + 1..].trim_ascii_start());
    let quote = *value.as_bytes().first().filter(|byte| matches!(byte, b'"' | b'\''))?;
    let end = 1 + memchr(quote, &value.as_bytes()[1..])?;
    let behind = &value[end + 1..];
    let apart = behind.is_empty() || behind.as_bytes()[0].is_ascii_whitespace();
    let named = !name.is_empty() && name.bytes().all(|byte| byte > b' ' && byte != b'"' && byte != b'\'');
    (apart && named).then(|| (name, &value[1..end], behind.trim_ascii_start()))
}

/// What the value of an attribute means. Entities of a document's own are not read: they can be made to grow without end.
pub(crate) fn unescaped(written: &str) -> Result<Cow<'_, str>, String> {
    let bytes = written.as_bytes();
    if memchr3(b'&', b'\n', b'\r', bytes).is_none() && memchr(b'\t', bytes).is_none() {
        return Ok(written.into());
    }
    let attribute = Attribute { key: QName("value"), value: written.into() };
    attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|_| entity(written))
}

fn entity(text: &str) -> String {
    format!("`{}` has an `&` that begins no entity of XML; write `&amp;`.", short(text))
}

/// A text of the file, for a sentence about it.
pub(crate) fn short(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// Whether white space at the edges of texts is part of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    Skipped,
    Kept,
}

/// Reads a document to its end and hands on what stands in it, piece by piece. What `take` finds wrong is said with the
/// line of its piece.
///
/// The document is read a block at a time, each up to its last `>`; what is not whole there (a comment, a value with a `>`
/// in it) is read again with the next block. So nothing is copied out of a block, and ten million events need no more room
/// than one.
pub(crate) fn walk(
    source: Source<'_>,
    space: Space,
    mut take: impl FnMut(Piece<'_>) -> Result<(), String>,
) -> Result<(), Wrong> {
    let (mut block, mut input) = source.into_parts();
    let mut walk = Walk { space, open: Vec::new(), begun: false, lines: 1 };
    let mut wanted = BLOCK;
    loop {
        let ended =
            fill(&mut *input, &mut block, wanted).map_err(|fault| unread(walk.lines + breaks(&block), &fault))?;
        let end = if ended { block.len() } else { memrchr(b'>', &block).map_or(0, |at| at + 1) };
        let used = walk.through(&block[..end], ended, &mut take)?;
        walk.lines += breaks(&block[..used]);
        if ended {
            return walk.end();
        }
        block.drain(..used);
        // What is longer than a block is read again only each time the room for it has doubled.
        wanted = if used == 0 { 2 * wanted } else { BLOCK.max(2 * block.len()) };
    }
}

/// Fills a block up to a length. Whether the file has ended.
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
struct Walk {
    space: Space,
    /// The names of the open elements.
    open: Vec<String>,
    begun: bool,
    /// The line in which the block begins.
    lines: u64,
}

impl Walk {
    /// Reads what is whole in a block; returns how many bytes that is.
    fn through(
        &mut self,
        block: &[u8],
        ended: bool,
        take: &mut impl FnMut(Piece<'_>) -> Result<(), String>,
    ) -> Result<usize, Wrong> {
        let mut reader = Reader::from_reader(block);
        let config = reader.config_mut();
        config.trim_text_start = self.space == Space::Skipped;
        // Elements may end in another block than they began in, so their names are compared here.
        (config.check_end_names, config.allow_unmatched_ends) = (false, true);
        let (mut passed, mut line) = (0, if self.space == Space::Kept { self.lines } else { 0 });
        loop {
            let before = usize::try_from(reader.buffer_position()).unwrap_or(block.len());
            if self.space == Space::Kept {
                line += breaks(&block[passed..before]);
                passed = before;
            }
            let taken = match reader.read_event() {
                Ok(Event::Eof) => return Ok(block.len()),
                Err(Error::Syntax(_) | Error::IllFormed(IllFormedError::UnclosedReference)) if !ended => {
                    return Ok(before);
                }
                Ok(event) => self.piece(&event, line, take),
                Err(Error::Io(fault)) => return Err(unread(self.lines, &fault)),
                Err(fault) => Err(faulty(&fault)),
            };
            taken.map_err(|what| {
                let blank = block[before..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                Wrong::new(self.lines + breaks(&block[..before + blank]), what)
            })?;
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
                self.begun = true;
                self.open.push(start.name().into_inner().to_owned());
                take(Piece::Open(Tag::new(start, false, line)))
            }
            Event::Empty(start) => {
                self.begun = true;
                take(Piece::Open(Tag::new(start, true, line)))
            }
            Event::End(end) => {
                self.close(end.name().into_inner())?;
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

    fn close(&mut self, found: &str) -> Result<(), String> {
        match self.open.pop() {
            Some(expected) if expected == found => Ok(()),
            Some(expected) => {
                let (found, expected) = (short(found), short(&expected));
                let order = "elements end in the order in which they began";
                Err(format!("`</{found}>` stands where `</{expected}>` must: {order}."))
            }
            None => Err(format!("`</{}>` ends what has not begun.", short(found))),
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
        Error::Encoding(_) => "Letters are not written in UTF-8; save the file as UTF-8.".to_owned(),
        fault => format!("This is no well-formed XML: {fault}."),
    }
}
