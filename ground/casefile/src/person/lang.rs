//! A language, as its tag.

use std::{fmt, str::FromStr};

/// A language tag (BCP 47) in the small form that we use: `sv`, `ti`, `sr-latn`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lang(String);

/// A text that is no language tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotALang;

impl Lang {
    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Lang {
    type Err = NotALang;

    /// Two or three letters, then parts of two to eight letters or digits, at most 35 signs; capitals become small.
    fn from_str(text: &str) -> Result<Lang, NotALang> {
        let tag = text.trim().to_ascii_lowercase();
        let mut parts = tag.split('-');
        let head = parts.next().unwrap_or_default();
        let language = matches!(head.len(), 2 | 3) && head.bytes().all(|b| b.is_ascii_lowercase());
        let part = |p: &str| matches!(p.len(), 2..=8) && p.bytes().all(|b| b.is_ascii_alphanumeric());
        if language && tag.len() <= 35 && parts.all(part) { Ok(Lang(tag)) } else { Err(NotALang) }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_and_other_texts_are_not() {
        for (typed, tag) in [("sv", "sv"), (" TI ", "ti"), ("sr-Latn", "sr-latn"), ("fin", "fin")] {
            assert_eq!(typed.parse::<Lang>().map(|l| l.to_string()), Ok(tag.to_owned()));
        }
        for typed in ["", "s", "svenska", "sv-", "sv_SE", "å1", "sv-x", "tigrinja, inte maken"] {
            assert_eq!(typed.parse::<Lang>(), Err(NotALang), "{typed}");
        }
    }
}
