//! What the kinds of event of our own journal are called on a page for people. Programs get the kinds themselves.

use std::collections::HashMap;

const NAMES: &str = include_str!("names.txt");

/// Each kind with its name.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.lines().filter_map(|line| line.split_once('\t'))
}

/// For a reader of logs.
pub fn map() -> HashMap<String, String> {
    all().map(|(kind, name)| (kind.to_owned(), name.to_owned())).collect()
}

/// The kind that is meant, whether by itself or by its name.
pub fn kind(said: &str) -> &str {
    all().find(|(_, name)| *name == said).map_or(said, |(kind, _)| kind)
}

/// The name of a kind, or what was said where it is none.
pub fn name(said: &str) -> &str {
    all().find(|(kind, _)| *kind == said).map_or(said, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_that_the_house_writes_has_a_name_of_its_own() {
        let rooms = crate::way::rooms();
        let ground = casefile::registration::EVENTS.iter().chain(access::office::EVENTS.iter()).copied();
        let kinds: BTreeSet<&str> = rooms.iter().flat_map(|room| room.events).copied().chain(ground).collect();
        assert_eq!(all().map(|(kind, _)| kind).collect::<BTreeSet<_>>(), kinds);
        let names: BTreeSet<&str> = all().map(|(_, name)| name).collect();
        assert_eq!(
            (names.len(), NAMES.lines().count()),
            (kinds.len(), kinds.len()),
            "no name twice, no line without one"
        );
    }

    #[test]
    fn a_kind_is_found_by_both() {
        assert_eq!((kind("ärendet tas"), kind("intake.taken"), kind("else")), ("intake.taken", "intake.taken", "else"));
        assert_eq!((name("intake.taken"), name("ärendet tas"), name("else")), ("ärendet tas", "ärendet tas", "else"));
    }
}
