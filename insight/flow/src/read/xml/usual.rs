//! The few shapes in which nearly every program writes nearly all of a log, read without asking what else they might be.

use super::tag::Tag;
use memchr::memchr2;

/// What stands in the document, where it is written in one of these shapes.
pub(super) enum Usual<'a> {
    /// `<event>`
    Open(Tag<'a>),
    /// `<string key="org:group" value="Front desk"/>`
    Value(Tag<'a>),
    /// `</event>`
    Close(&'a str),
}

/// What stands first in a text that begins between two elements, and how long it is with the white space before it. `None`:
/// it is written in another way, and the reader of XML must say what it is.
pub(super) fn usual(text: &str) -> Option<(Usual<'_>, usize)> {
    let bytes = text.as_bytes();
    let blank = bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
    let (&b'<', rest) = bytes[blank..].split_first()? else { return None };
    let ends = usize::from(rest.first() == Some(&b'/'));
    let begun = blank + 1 + ends;
    let length = bytes[begun..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let behind = begun + length;
    let name = &text[begun..behind];
    match (bytes.get(behind)?, ends) {
        _ if length == 0 => None,
        (b'>', 0) => Some((Usual::Open(Tag::bare(name)), behind + 1)),
        (b'>', _) => Some((Usual::Close(name), behind + 1)),
        (b' ', 0) => {
            let (tag, length) = of_value(name, &text[behind..])?;
            Some((Usual::Value(tag), behind + length))
        }
        _ => None,
    }
}

/// An empty element from behind its name to its end, and how long that is.
fn of_value<'a>(name: &'a str, text: &'a str) -> Option<(Tag<'a>, usize)> {
    const KEY: &str = " key=\"";
    const VALUE: &str = "\" value=\"";
    let key = text.strip_prefix(KEY)?;
    let key = quoted(key)?;
    let begun = KEY.len() + key.len();
    let value = text[begun..].strip_prefix(VALUE)?;
    let value = quoted(value)?;
    let end = begun + VALUE.len() + value.len() + 1;
    text[end..].starts_with("/>").then(|| (Tag::of_value(name, &text[..end], key, value), end + 2))
}

/// The text up to the next `"`, if nothing stands in it that a value cannot have.
fn quoted(text: &str) -> Option<&str> {
    let end = memchr2(b'"', b'<', text.as_bytes())?;
    (text.as_bytes()[end] == b'"').then(|| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use quick_xml::Reader;
    use quick_xml::events::{BytesStart, Event};

    /// What the reader of XML finds first: what it is, how it is called, its key and its value, and where it ends.
    fn read(text: &str) -> Option<(u8, String, [Option<String>; 2], usize)> {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.trim_text_start = true;
        (config.check_end_names, config.allow_unmatched_ends) = (false, true);
        let event = reader.read_event().ok()?;
        let tag = |start: &BytesStart<'_>, empty| {
            let tag = Tag::new(start, empty, 0).ok()?;
            let values = tag.key_and_value().map(|values| values.map(|value| value.map(str::to_owned)));
            Some((u8::from(tag.empty), tag.name().to_owned(), values.ok()?))
        };
        let (what, name, values) = match &event {
            Event::Start(start) => tag(start, false)?,
            Event::Empty(start) => tag(start, true)?,
            Event::End(end) => (2, end.name().into_inner().to_owned(), [None, None]),
            _ => return None,
        };
        Some((what, name, values, usize::try_from(reader.buffer_position()).ok()?))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn the_usual_is_what_the_reader_of_xml_finds(parts in proptest::collection::vec(proptest::sample::select(vec![
            "<", "<string", "</", "</event", ">", "/>", " key=\"", "\" value=\"", "\"/>", " ", "\n\t", "a", "å", "'", "\"",
            "&amp;", "<event>", "<string key=\"a\" value=\"", ":", "=", "\u{feff}", "\u{c}", "<!--", "?",
        ]), 1..8)) {
            let text = parts.concat();
            if let Some((seen, length)) = usual(&text) {
                let (what, name, values) = match &seen {
                    Usual::Close(name) => (2, *name, [None, None]),
                    Usual::Open(tag) | Usual::Value(tag) => {
                        let values = tag.key_and_value().expect("its attributes are those that are usual");
                        prop_assert_eq!(tag.values(["key", "value"]), Ok(values));
                        (u8::from(tag.empty), tag.name(), values)
                    }
                };
                let values = values.map(|value| value.map(str::to_owned));
                prop_assert_eq!(Some((what, name.to_owned(), values, length)), read(&text));
            }
        }
    }

    #[test]
    fn what_programs_write_is_usual() {
        for text in ["<event>", "\r\n\t</event>", " <string key=\"org:group\" value=\"Front desk > 'a' & å\"/>x"] {
            let length = text.len() - usize::from(text.ends_with('x'));
            assert_eq!(usual(text).map(|(_, length)| length), Some(length), "{text}");
        }
    }
}
