//! A language, as its tag.

use std::{fmt, str::FromStr};

/// A language: its tag (BCP 47) in the small form that we use, `sv`, `ti`, `sr-latn`; or, where we have no tag for it, its
/// name as somebody said it, behind [`Lang::SAID`]. Who needs an interpreter in a language that stands in no list needs it
/// as much (UTR-14).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lang(String);

/// A text that is no language tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotALang;

impl Lang {
    /// What stands before a name that somebody said.
    pub const SAID: &str = "said:";

    /// A language by the name that somebody gave it: at most 40 letters, with single spaces or hyphens between.
    ///
    /// # Errors
    /// [`NotALang`].
    pub fn said(name: &str) -> Result<Lang, NotALang> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let word = |part: &str| !part.is_empty() && part.chars().all(char::is_alphabetic);
        let fits = (2..=40).contains(&name.chars().count()) && name.split([' ', '-']).all(word);
        if fits { Ok(Lang(format!("{}{name}", Lang::SAID))) } else { Err(NotALang) }
    }

    /// The tag, or the name with [`Lang::SAID`] before it: as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Lang {
    type Err = NotALang;

    /// Two or three letters, then parts of two to eight letters or digits, at most 35 signs; capitals become small. Or a
    /// name behind [`Lang::SAID`].
    fn from_str(text: &str) -> Result<Lang, NotALang> {
        if let Some(name) = text.strip_prefix(Lang::SAID) {
            return Lang::said(name);
        }
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

    #[test]
    fn a_language_without_a_tag_keeps_its_name() {
        for (typed, kept) in
            [("Färöiska", "said:färöiska"), (" ume-samiska  ", "said:ume-samiska"), ("wolof", "said:wolof")]
        {
            let lang = Lang::said(typed).unwrap();
            assert_eq!(lang.as_str(), kept);
            assert_eq!(lang.to_string().parse(), Ok(lang), "it is read back as it was stored");
        }
        let long = "a".repeat(41);
        for typed in ["", "a", "tigrinja, inte maken", "språk 2", "a--b", "said:wolof", long.as_str()] {
            assert_eq!(Lang::said(typed), Err(NotALang), "{typed}");
        }
    }
}
