//! XML as a walk from element to element, that ends only where the document does.

use super::Wrong;
use super::source::{Source, unread};
use quick_xml::errors::IllFormedError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};
use std::borrow::Cow;

/// One thing that stands in the document.
pub(crate) enum Piece<'a> {
    /// An element begins. One that is empty is over at once: no [`Piece::Close`] comes for it.
    Open(Tag<'a>),
    /// The innermost open element ends.
    Close,
    /// Characters between elements; a long text may come in several pieces.
    Text(Cow<'a, str>),
    /// A comment or another thing that says nothing.
    Nothing,
    /// The document is over, and was whole.
    End,
}

/// The beginning of an element.
pub(crate) struct Tag<'a> {
    start: BytesStart<'a>,
    /// Whether it has no content and no end of its own.
    pub(crate) empty: bool,
}

impl Tag<'_> {
    /// Its name, without the prefix of its namespace.
    pub(crate) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The values of these attributes, in this order.
    pub(crate) fn values<const N: usize>(&self, names: [&str; N]) -> Result<[Option<Cow<'_, str>>; N], String> {
        let mut values = [const { None }; N];
        for attribute in self.start.attributes().with_checks(false) {
            let attribute = attribute
                .map_err(|_| format!("An attribute of `<{}>` is not written as `name=\"value\"`.", self.name()))?;
            if let Some(at) = names.iter().position(|name| *name == attribute.key.as_ref()) {
                // Entities of a document's own are not read: they can be made to grow without end.
                let value = attribute.normalized_value(XmlVersion::Explicit1_0);
                values[at] = Some(value.map_err(|_| entity(&attribute.value))?);
            }
        }
        Ok(values)
    }
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

/// A document that is read.
pub(crate) struct Xml<'a> {
    reader: Reader<Source<'a>>,
    piece: Vec<u8>,
    depth: usize,
    begun: bool,
}

/// Whether white space at the edges of texts is part of them.
#[derive(PartialEq, Eq)]
pub(crate) enum Space {
    Skipped,
    Kept,
}

impl<'a> Xml<'a> {
    pub(crate) fn new(source: Source<'a>, space: &Space) -> Xml<'a> {
        let mut reader = Reader::from_reader(source);
        reader.config_mut().trim_text_start = *space == Space::Skipped;
        Xml { reader, piece: Vec::new(), depth: 0, begun: false }
    }

    /// What is wrong with the piece that was read last.
    pub(crate) fn wrong(&self, what: impl Into<String>) -> Wrong {
        // The source stands behind the piece, and a sentence is about its beginning.
        let within = self.piece.iter().filter(|byte| **byte == b'\n').count() as u64;
        Wrong::new(self.reader.get_ref().line().saturating_sub(within).max(1), what)
    }

    /// The next piece.
    pub(crate) fn next(&mut self) -> Result<Piece<'_>, Wrong> {
        let Xml { reader, piece, depth, begun } = self;
        piece.clear();
        let event = reader.read_event_into(piece);
        let line = || reader.get_ref().line();
        match event.map_err(|fault| faulty(line(), &fault))? {
            Event::Start(_) | Event::Empty(_) if *depth == 0 && *begun => Err(Wrong::new(line(), AFTER)),
            Event::Start(start) => {
                (*depth, *begun) = (*depth + 1, true);
                Ok(Piece::Open(Tag { start, empty: false }))
            }
            Event::Empty(start) => {
                *begun = true;
                Ok(Piece::Open(Tag { start, empty: true }))
            }
            Event::End(_) => {
                *depth -= 1;
                Ok(Piece::Close)
            }
            Event::Eof if *depth > 0 => Err(Wrong::new(line(), ENDS)),
            Event::Eof if !*begun => Err(Wrong::new(line(), "The file is empty: there is no element in it.")),
            Event::Eof => Ok(Piece::End),
            Event::Text(text) if *depth == 0 && text.trim_ascii().is_empty() => Ok(Piece::Nothing),
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if *depth == 0 => {
                Err(Wrong::new(line(), if *begun { AFTER } else { "The file begins with text, and is no XML." }))
            }
            Event::Text(text) => Ok(Piece::Text(text.into_inner())),
            Event::CData(text) => Ok(Piece::Text(text.into_inner())),
            Event::GeneralRef(name) => {
                let text =
                    character(&name).ok_or_else(|| Wrong::new(line(), entity(&format!("&{};", short(&name)))))?;
                Ok(Piece::Text(text.into()))
            }
            Event::Decl(declared) => match declared.encoding() {
                Some(Ok(name)) if !["utf-8", "utf8", "us-ascii", "ascii"].contains(&&*name.to_ascii_lowercase()) => {
                    Err(Wrong::new(line(), format!("The file is written in {}; save it as UTF-8.", short(&name))))
                }
                _ => Ok(Piece::Nothing),
            },
            Event::Comment(_) | Event::PI(_) | Event::DocType(_) => Ok(Piece::Nothing),
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

fn faulty(line: u64, fault: &Error) -> Wrong {
    let what = match fault {
        Error::Io(fault) => return unread(line, fault),
        Error::Syntax(_) => ENDS.to_owned(),
        Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            format!(
                "`</{}>` stands where `</{}>` must: elements end in the order in which they began.",
                short(found),
                short(expected)
            )
        }
        Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
            format!("`</{}>` ends what has not begun.", short(found))
        }
        Error::IllFormed(IllFormedError::UnclosedReference) | Error::Escape(_) => {
            "An `&` begins no entity of XML; write `&amp;`.".to_owned()
        }
        Error::Encoding(_) => "Letters are not written in UTF-8; save the file as UTF-8.".to_owned(),
        Error::IllFormed(fault) => format!("This is no well-formed XML: {fault}."),
        Error::InvalidAttr(fault) => format!("This is no well-formed XML: {fault}."),
        Error::Namespace(fault) => format!("This is no well-formed XML: {fault}."),
    };
    Wrong::new(line, what)
}
