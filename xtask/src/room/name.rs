//! The name of a room: a noun of the lexicon that nobody has taken, with its Swedish word and the address of its page.

use super::Refused;
use crate::read::{manifest, tables, tree::Tree, tree::is_test};
use toml::{Table, Value};

/// Rust's own words that are nouns too, the crates that every program has, and names that say nothing.
const RESERVED: [&str; 26] = [
    "alloc", "await", "box", "break", "const", "core", "crate", "enum", "impl", "loop", "macro", "match", "move",
    "self", "static", "std", "struct", "test", "trait", "type", "use", "yield", "common", "data", "helper", "service",
];
/// Longer names break lines that are written for the room.
const LONGEST: usize = 14;

/// A room's name and what follows from it.
pub struct Name {
    /// The crate, its folder, and the beginning of its words, tables and events.
    pub name: String,
    /// The Swedish word in the lexicon.
    pub word: String,
    /// The name of the next migration, without its ending.
    pub step: String,
    /// Its number.
    pub number: u32,
    path: String,
}

impl Name {
    /// Reads a name and looks whether it can be had.
    ///
    /// # Errors
    /// [`Refused`] with what to do instead.
    pub fn parse(tree: &Tree, name: &str) -> Result<Name, Refused> {
        let no = |why: String| Err(Refused(why));
        if !(3..=LONGEST).contains(&name.len()) || !name.chars().all(|c| c.is_ascii_lowercase()) {
            return no(format!(
                "`{name}` is no name of a room: three to {LONGEST} small letters from a to z, as in `contact`."
            ));
        }
        if RESERVED.contains(&name) || taken(tree, name) {
            return no(format!(
                "`{name}` is taken: by Rust, by a crate in Cargo.toml or by a table. Find the word of this very station."
            ));
        }
        let Some(word) = word(tree.text("LEXICON.md").unwrap_or_default(), name) else {
            return no(format!(
                "`{name}` is no English noun of LEXICON.md. Decide the word there first: | Swedish | {name} | in code |."
            ));
        };
        let path = address(&word);
        if path.is_empty() || asked_for(tree, &path) {
            return no(format!(
                "The page of `{name}` would be /{path}, and that is another page's address: choose another word."
            ));
        }
        let number = 1 + last_step(tree);
        Ok(Name { name: name.to_owned(), word, step: format!("{number:04}_{name}"), number, path })
    }

    /// A text with the room's own in the places that are kept for them.
    pub fn fill(&self, text: &str) -> String {
        let own = [("@name@", &self.name), ("@word@", &self.word), ("@step@", &self.step), ("@path@", &self.path)];
        let text = own.iter().fold(text.to_owned(), |text, (place, own)| text.replace(place, own));
        text.replace("@title@", &capital(&self.word))
    }
}

/// Whether a crate, a dependency or a table has the name.
fn taken(tree: &Tree, name: &str) -> bool {
    let table = format!("{name}_line");
    let root = tree.text("Cargo.toml").and_then(|text| text.parse::<Table>().ok());
    let declared = root.as_ref().and_then(|root| root.get("workspace")?.get("dependencies")?.as_table());
    let package = |(key, value): (&String, &Value)| {
        key.replace('-', "_") == name || value.get("package").and_then(Value::as_str) == Some(name)
    };
    manifest::crates(tree).0.iter().any(|one| one.name == name)
        || tree.holds(&format!("rooms/{name}"))
        || declared.is_some_and(|table| table.iter().any(package))
        || tree.ending(".sql").any(|(_, text)| tables::made(text).iter().any(|(_, made)| *made == table))
}

/// Whether a room or the house has a page there already.
fn asked_for(tree: &Tree, path: &str) -> bool {
    let quoted = format!("\"/{path}\"");
    let ours =
        |path: &str| ["rooms/", "ground/", "house/"].iter().any(|place| path.starts_with(place)) && !is_test(path);
    tree.ending(".rs").any(|(file, text)| ours(file) && text.contains(&quoted))
}

/// The Swedish word that stands beside the name in the lexicon. `followup` is its `follow-up`.
fn word(lexicon: &str, name: &str) -> Option<String> {
    let rows = lexicon.lines().filter_map(|line| line.strip_prefix('|'));
    rows.filter_map(|row| {
        let mut cells = row.split('|').map(words);
        let (swedish, english) = (cells.next()?, cells.next()?);
        let at = english.iter().position(|word| word.replace('-', "") == name)?;
        swedish.get(at).or(swedish.first()).cloned()
    })
    .find(|word| !word.is_empty())
}

/// The words of a cell, without what explains them: `uppföljning (av insats; efter utredning)`, `note: a dated line`.
fn words(cell: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let outside = cell.chars().filter(|c| {
        depth += usize::from(*c == '(');
        let keep = depth == 0;
        depth -= usize::from(*c == ')' && depth > 0);
        keep
    });
    let plain: String = outside.collect();
    plain.split(';').map(|part| part.split([':', ',']).next().unwrap_or_default().trim().to_owned()).collect()
}

/// A word as part of an address: `uppsökande verksamhet` is `uppsokande-verksamhet`.
fn address(word: &str) -> String {
    let sign = |c: char| match c {
        'å' | 'ä' | 'à' => 'a',
        'ö' => 'o',
        'é' | 'è' => 'e',
        'a'..='z' | '0'..='9' => c,
        _ => '-',
    };
    let plain: String = word.to_lowercase().chars().map(sign).collect();
    plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// The highest number of a migration.
fn last_step(tree: &Tree) -> u32 {
    let numbered = tree.paths().filter_map(|path| path.strip_prefix("migrations/")?.split('_').next()?.parse().ok());
    numbered.max().unwrap_or(0)
}

fn capital(word: &str) -> String {
    let mut signs = word.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEXICON: &str = "# Lexicon\n| Swedish | English | in code |\n| --- | --- | --- |\n| uppsökande verksamhet; föräldraskapsstöd | outreach; parenting support | `Outreach` |\n| uppföljning (av insats; efter utredning) | follow-up (of support; after an investigation) | `FollowUp` |\n| förebyggande: universell | prevention: universal | `X` |\n";

    fn asked(name: &str) -> Result<Name, String> {
        let tree = Tree::made(&[
            ("LEXICON.md", LEXICON),
            ("Cargo.toml", "[workspace.dependencies]\ntower-http = \"1\"\nlogger = { package = \"tracing\" }\n"),
            ("rooms/contact/Cargo.toml", "[package]\nname = \"contact\"\n"),
            ("rooms/contact/src/pages/mod.rs", "const P: &str = \"/forebyggande\";"),
            ("migrations/0001_journal.sql", ""),
            ("migrations/0012_access.sql", ""),
        ]);
        Name::parse(&tree, name).map_err(|no| no.0)
    }

    #[test]
    fn a_noun_of_the_lexicon_brings_its_swedish_word_and_address() {
        let name = asked("outreach").unwrap_or_else(|no| panic!("{no}"));
        assert_eq!(
            name.fill("@name@ @word@ @title@ /@path@ @step@"),
            "outreach uppsökande verksamhet Uppsökande verksamhet /uppsokande-verksamhet 0013_outreach"
        );
        let name = asked("followup").unwrap_or_else(|no| panic!("{no}"));
        assert_eq!((name.word.as_str(), name.path.as_str(), name.number), ("uppföljning", "uppfoljning", 13));
    }

    #[test]
    fn names_that_cannot_be_are_refused_with_what_to_do() {
        let why = |name: &str| asked(name).err().unwrap_or_default();
        for odd in ["", "ab", "Outreach", "out-reach", "out_reach", "förskola", "outreach2", "abcdefghijklmno"] {
            assert!(why(odd).contains("is no name of a room"), "{odd}: {}", why(odd));
        }
        for held in ["contact", "tracing", "static", "data"] {
            assert!(why(held).contains("is taken"), "{held}: {}", why(held));
        }
        assert!(why("quickly").contains("Decide the word there first: | Swedish | quickly |"));
        assert!(why("prevention").contains("/forebyggande, and that is another page's address"));
    }
}
