//! The beginning of an element: its name and its attributes, and what these mean.

use memchr::{memchr, memchr2};
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use quick_xml::events::attributes::Attribute;
use quick_xml::name::QName;
use std::borrow::Cow;

/// The beginning of an element.
pub(crate) struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    /// The values of `key` and `value`, where they are known already.
    usual: Option<[&'a str; 2]>,
    /// Whether it has no content and no end of its own.
    pub(crate) empty: bool,
    /// The line in which it begins; 0 where spaces are skipped, for there nobody asks.
    pub(crate) line: u64,
}

impl<'a> Tag<'a> {
    /// An element as the reader of XML finds it, which asks neither what it is called nor how its attributes are written. A
    /// file of which a part is missing often says so just there.
    pub(super) fn new(start: &'a BytesStart<'_>, empty: bool, line: u64) -> Result<Tag<'a>, String> {
        let name = start.name().into_inner();
        if !named(name) {
            return Err(format!("`<{}` is no name of an element: a part of the file may be missing.", short(name)));
        }
        let local = name.bytes().position(|byte| byte == b':').map_or(0, |colon| colon + 1);
        let tag = Tag { name: &name[local..], attributes: start.attributes_raw(), usual: None, empty, line };
        if usual(tag.attributes).is_none() {
            tag.well_formed()?;
        }
        Ok(tag)
    }

    /// Each attribute is written as XML says, and no two have one name.
    fn well_formed(&self) -> Result<(), String> {
        let (mut seen, mut rest) = (Vec::new(), self.attributes.trim_ascii_start());
        while !rest.is_empty() {
            let (name, value, behind) = attribute(rest).ok_or_else(|| self.ill_written())?;
            if memchr(b'<', value.as_bytes()).is_some() {
                let (of, name) = (short(self.name), short(name));
                return Err(format!(
                    "The value of `{name}` of `<{of}>` has a `<`; write `&lt;`, or a part of the file is missing."
                ));
            }
            if seen.contains(&name) {
                let (of, name) = (short(self.name), short(name));
                return Err(format!("`<{of}>` has `{name}` twice: a part of the file may be missing."));
            }
            seen.push(name);
            rest = behind;
        }
        Ok(())
    }

    fn ill_written(&self) -> String {
        format!("An attribute of `<{}>` is not written as `name=\"value\"`.", short(self.name))
    }

    /// An element that has no attribute.
    pub(super) fn bare(name: &'a str) -> Tag<'a> {
        Tag { name, attributes: "", usual: None, empty: false, line: 0 }
    }

    /// An empty element with a key and a value and nothing else.
    pub(super) fn of_value(name: &'a str, attributes: &'a str, key: &'a str, value: &'a str) -> Tag<'a> {
        Tag { name, attributes, usual: Some([key, value]), empty: true, line: 0 }
    }

    /// Its name, without the prefix of its namespace.
    pub(crate) fn name(&self) -> &'a str {
        self.name
    }

    /// The values of `key` and `value`, as they are written.
    pub(crate) fn key_and_value(&self) -> Result<[Option<&'a str>; 2], String> {
        match self.usual.or_else(|| usual(self.attributes)) {
            Some(both) => Ok(both.map(Some)),
            None => self.values(["key", "value"]),
        }
    }

    /// The values of these attributes as they are written, in this order; [`unescaped`] says what they mean.
    pub(crate) fn values<const N: usize>(&self, names: [&str; N]) -> Result<[Option<&'a str>; N], String> {
        let mut values = [None; N];
        let mut rest = self.attributes.trim_ascii_start();
        while !rest.is_empty() {
            let (name, value, behind) = attribute(rest).ok_or_else(|| self.ill_written())?;
            if let Some(at) = names.iter().position(|wanted| *wanted == name) {
                values[at] = Some(value);
            }
            rest = behind;
        }
        Ok(values)
    }
}

/// Key and value where they are written as nearly every program writes them, which needs one look instead of six.
fn usual(attributes: &str) -> Option<[&str; 2]> {
    let rest = attributes.strip_prefix(" key=\"")?;
    let end = memchr(b'"', rest.as_bytes())?;
    let value = rest[end..].strip_prefix("\" value=\"")?.trim_ascii_end().strip_suffix('"')?;
    let key = &rest[..end];
    (memchr(b'<', key.as_bytes()).is_none() && memchr2(b'"', b'<', value.as_bytes()).is_none()).then_some([key, value])
}

/// Whether an element or an attribute can be called so.
fn named(name: &str) -> bool {
    let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b'-' | b'.') || !byte.is_ascii();
    name.bytes().all(part) && name.bytes().next().is_some_and(|byte| !matches!(byte, b'0'..=b'9' | b'-' | b'.'))
}

/// The first attribute: its name, its value as it is written, and what stands behind it.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let equals = memchr(b'=', text.as_bytes())?;
    let (name, value) = (text[..equals].trim_ascii_end(), text[equals + 1..].trim_ascii_start());
    let quote = *value.as_bytes().first().filter(|byte| matches!(byte, b'"' | b'\''))?;
    let end = 1 + memchr(quote, &value.as_bytes()[1..])?;
    let behind = &value[end + 1..];
    let apart = behind.is_empty() || behind.as_bytes()[0].is_ascii_whitespace();
    (apart && named(name)).then(|| (name, &value[1..end], behind.trim_ascii_start()))
}

/// What the value of an attribute means. Entities of a document's own are not read: they can be made to grow without end.
pub(crate) fn unescaped(written: &str) -> Result<Cow<'_, str>, String> {
    // Only `&` and white space mean anything else than they are; the question is asked of all bytes at once.
    let odd = written.bytes().fold(false, |odd, byte| odd | (byte < b' ') | (byte == b'&'));
    if !odd {
        return Ok(written.into());
    }
    let attribute = Attribute { key: QName("value"), value: written.into() };
    attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|_| entity(written))
}

pub(super) fn entity(text: &str) -> String {
    format!("`{}` has an `&` that begins no entity of XML; write `&amp;`.", short(text))
}

/// A text of the file, for a sentence about it.
pub(crate) fn short(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}
