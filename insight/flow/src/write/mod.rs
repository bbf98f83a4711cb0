//! Writes logs that other programs read: XES for cases, OCEL 2.0 for objects.
//!
//! What is written and read again is the same log. Times are written in UTC with the decimals they need.
//!
//! ```
//! use flow::{At, Builder, Who, write};
//!
//! let mut builder = Builder::default();
//! let case = builder.case("17");
//! builder.event(case, Some("Received & read"), Some(At(0)), Who::default());
//! let mut file = Vec::new();
//! write::xes(&builder.finish(), &mut file).expect("a vector takes all");
//! let file = String::from_utf8(file).expect("what is written is UTF-8");
//! assert!(file.contains(r#"<string key="concept:name" value="Received &amp; read"/>"#));
//! assert!(file.contains(r#"<date key="time:timestamp" value="1970-01-01T00:00:00Z"/>"#));
//! ```

mod json;
mod objects;
mod xes;

pub use json::ocel_json;
pub use objects::ocel_xml;
pub use xes::xes;

use crate::Value;
use std::borrow::Cow;
use std::io::{self, Write};

/// A text as the value of an XML attribute. White space that is not a plain space is written by number, because a reader
/// turns it into plain spaces otherwise.
///
/// # Errors
/// `InvalidData` for characters that XML 1.0 has no way to write (below U+0020 all but tab and line breaks; U+FFFE, U+FFFF).
fn escaped(text: &str) -> io::Result<Cow<'_, str>> {
    let plain =
        |character: char| !matches!(character, '\0'..='\x1f' | '<' | '>' | '&' | '"' | '\'' | '\u{fffe}' | '\u{ffff}');
    if text.chars().all(plain) {
        return Ok(text.into());
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => {
                let what = format!(
                    "XML has no way to write the character U+{:04X}, which stands in a text of the log",
                    character as u32
                );
                return Err(io::Error::new(io::ErrorKind::InvalidData, what));
            }
            plain => escaped.push(plain),
        }
    }
    Ok(escaped.into())
}

/// A value as text, as XES and OCEL spell it.
fn spelled(value: Value<'_>) -> Cow<'_, str> {
    match value {
        Value::Text(text) => text.into(),
        Value::Date(at) => at.to_string().into(),
        Value::Int(number) => number.to_string().into(),
        Value::Real(number) => number.to_string().into(),
        Value::Flag(flag) => flag.to_string().into(),
    }
}

/// What stands before the first element.
fn declaration(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
}
