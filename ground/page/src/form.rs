//! What came back with a form.

use std::collections::BTreeMap;

/// More fields than any form of ours has: what sends more is no form.
const MOST: usize = 400;

/// The fields of a form as they were typed, by name. A name sent twice keeps its first value.
#[derive(Clone, Debug, Default)]
pub struct Fields(BTreeMap<String, String>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded`. Bytes that are no UTF-8 become the replacement sign; nothing fails.
    pub fn parse(body: &[u8]) -> Fields {
        let mut fields = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(body).take(MOST) {
            fields.entry(name.into_owned()).or_insert_with(|| value.into_owned());
        }
        Fields(fields)
    }

    /// The same fields as a browser would send them, in the order of their names.
    pub fn encode(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }

    /// Takes a field away.
    pub fn forget(&mut self, name: &str) {
        self.0.remove(name);
    }

    /// What somebody wrote, without what the page itself put in.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.written().map(|(_, value)| value)
    }

    /// The same, each with the name of its field.
    pub fn written(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = |name: &str| {
            matches!(name, "csrf" | "key" | "from" | "unsent" | "only" | "by" | "seen" | "password" | "efter")
        };
        self.all().filter(move |(name, value)| !own(name) && !value.trim().is_empty())
    }

    /// Whether somebody wrote anything.
    pub fn hold_text(&self) -> bool {
        self.texts().next().is_some()
    }

    /// Every field, by name.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What stands in a field of a form that nobody has written in yet.
    pub fn begin_with(&mut self, name: &str, value: &str) {
        if self.get(name).is_empty() {
            self.0.insert(name.to_owned(), value.to_owned());
        }
    }

    /// What was typed in the field, or nothing.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_browsers_send() {
        let fields =
            Fields::parse("what=%C3%85sa+%C3%A4r+r%C3%A4dd%0D%0Anu&child=&what=tv%C3%A5&emoji=%F0%9F%91%A7".as_bytes());
        assert_eq!(fields.get("what"), "Åsa är rädd\r\nnu");
        assert_eq!((fields.get("child"), fields.get("none"), fields.get("emoji")), ("", "", "👧"));
    }

    #[test]
    fn survives_any_bytes() {
        assert_eq!(Fields::parse(b"what=%FF%&%%%=&=&&\xff=\xfe").get("what"), "\u{fffd}%");
    }
}
