//! Headings that a board writes under: a template of its own, read from a file.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt;

/// More headings than this are no template that anybody reads.
const MOST: usize = 40;
/// The longest title, name or question, in signs.
const LONGEST: usize = 300;

/// A template: at least one heading, each key once, every title with something in it. What is in it belongs to whoever
/// wrote it; a text that was written under it keeps the title as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headings {
    name: String,
    licence: String,
    all: Vec<Heading>,
}

/// One heading.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// What it is known by in the records: small letters, digits and `-`. It never changes.
    pub key: String,
    /// What stands on the page.
    pub title: String,
    /// A plain question that helps to begin; empty where none does.
    #[serde(default)]
    pub asks: String,
}

/// Why a file is no template, in one sentence for whoever wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadHeadings(String);

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    licence: String,
    heading: Vec<Heading>,
}

impl Headings {
    /// Reads a template: `name`, `licence`, and a `[[heading]]` with `key`, `title` and `asks` for each.
    ///
    /// # Errors
    /// [`BadHeadings`]: no TOML, a field that a template does not have, a key twice, a title without words, too many.
    pub fn parse(text: &str) -> Result<Headings, BadHeadings> {
        let written: Written = toml::from_str(text).map_err(|e| BadHeadings(e.message().to_owned()))?;
        let (name, licence) = (words("name", &written.name)?, words("licence", &written.licence)?);
        let n = written.heading.len();
        if n == 0 || n > MOST {
            return Err(BadHeadings(format!("a template has 1 to {MOST} headings, this one has {n}")));
        }
        let (mut keys, mut all) = (BTreeSet::new(), Vec::new());
        for heading in written.heading {
            let Heading { key, title, asks } = heading;
            let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if key.is_empty() || key.len() > 40 || !key.chars().all(fits) {
                return Err(BadHeadings(format!("key {key:?}: write 1 to 40 small letters, digits or -")));
            }
            if !keys.insert(key.clone()) {
                return Err(BadHeadings(format!("key {key:?} stands twice")));
            }
            let title = words(&format!("the title of {key:?}"), &title)?;
            let asks = if asks.trim().is_empty() { String::new() } else { words("asks", &asks)? };
            all.push(Heading { key, title, asks });
        }
        Ok(Headings { name, licence, all })
    }

    /// What the template is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whose it is and on which terms it is used here.
    pub fn licence(&self) -> &str {
        &self.licence
    }

    /// The headings, in the order of the file.
    pub fn all(&self) -> &[Heading] {
        &self.all
    }
}

/// A text with something in it, on one line.
fn words(what: &str, text: &str) -> Result<String, BadHeadings> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => Err(BadHeadings(format!("{what} is empty"))),
        n if n > LONGEST => Err(BadHeadings(format!("{what} has {n} signs, at most {LONGEST} fit"))),
        _ => Ok(text),
    }
}

impl fmt::Display for BadHeadings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadHeadings {}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "name = \"Vår mall\"\nlicence = \"Nämndens egen\"\n[[heading]]\nkey = \"day\"\ntitle = \" Barnets  dag \"\nasks = \"Hur ser en dag ut?\"\n[[heading]]\nkey = \"night\"\ntitle = \"Natten\"\n";

    #[test]
    fn a_template_is_read_in_its_order() {
        let read = Headings::parse(GOOD).unwrap();
        assert_eq!((read.name(), read.licence()), ("Vår mall", "Nämndens egen"));
        let all: Vec<_> = read.all().iter().map(|h| (h.key.as_str(), h.title.as_str(), h.asks.as_str())).collect();
        assert_eq!(all, [("day", "Barnets dag", "Hur ser en dag ut?"), ("night", "Natten", "")]);
    }

    #[test]
    fn what_is_no_template_is_refused_with_a_sentence() {
        for (here, there, says) in [
            ("key = \"night\"", "key = \"day\"", "stands twice"),
            ("\"Natten\"", "\" \\n \"", "is empty"),
            ("\"Natten\"", "\"Natten\"\nhint = \"x\"", "hint"),
            ("\"Vår mall\"", "\"\"", "name is empty"),
            ("licence =", "license =", "license"),
            ("key = \"night\"", "key = \"Natt & dag\"", "small letters"),
            ("[[heading]]", "[[rubrik]]", "rubrik"),
            ("name =", "name", ""),
        ] {
            assert!(GOOD.contains(here), "{here}");
            let said = Headings::parse(&GOOD.replace(here, there)).expect_err(there).to_string();
            assert!(said.contains(says), "{there}: {said}");
        }
        let many = (0..=MOST).map(|n| format!("[[heading]]\nkey = \"k{n}\"\ntitle = \"T\"\n")).collect::<String>();
        let said = Headings::parse(&format!("name = \"N\"\nlicence = \"L\"\n{many}")).unwrap_err().to_string();
        assert!(said.contains("has 41"), "{said}");
        let none = Headings::parse("name = \"N\"\nlicence = \"L\"\nheading = []\n").unwrap_err().to_string();
        assert!(none.contains("has 0"), "{none}");
    }
}
