//! Words shown to people: each key begins with its crate's name, and every language says the same things. A room that only staff reach speaks Swedish.

use super::Finding;
use crate::read::{items::begins, manifest::Crate, manifest::folder, rust::source, tree::Tree};
use std::collections::{BTreeMap, BTreeSet};

/// What is said must be said in both of these; other languages say a part of it.
const WHOLE: [&str; 2] = ["sv", "en"];
/// A file with a longer name is no language: it is named after what its words are about (`field_sv.ftl`), and is Swedish.
const LONGEST_TAG: usize = 3;

/// The files of one `words` folder: language to path and text.
type Languages<'a> = BTreeMap<&'a str, (&'a str, &'a str)>;

/// Reads every `words` folder.
pub fn check(tree: &Tree, crates: &[Crate]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut folders: BTreeMap<&str, Languages> = BTreeMap::new();
    for (path, text) in tree.ending(".ftl") {
        let (place, file) = path.rsplit_once('/').unwrap_or(("", path));
        if place == "words" || place.ends_with("/words") {
            let language = file.trim_end_matches(".ftl");
            found.extend(doubled(path, text));
            if language.len() > LONGEST_TAG {
                found.extend(owned(path, text, language.trim_end_matches("_sv")));
                continue;
            }
            let owner = crates.iter().find(|one| path.starts_with(folder(&one.manifest)));
            found.extend(owner.iter().flat_map(|one| owned(path, text, &one.name)));
            folders.entry(place).or_default().insert(language, (path, text));
        }
    }
    found.extend(folders.iter().flat_map(|(place, languages)| missing(place, languages, &spoken(tree, place))));
    found
}

/// The languages that must stand in a folder of words. Staff work in Swedish; whoever meets residents says all of it in both.
fn spoken(tree: &Tree, place: &str) -> Vec<&'static str> {
    let room = place.strip_suffix("/words").filter(|_| place.starts_with("rooms/"));
    let story = room.and_then(|room| tree.text(&format!("{room}/lib.rs")));
    let staff_only = story.is_some_and(|text| {
        let tokens = source(text).tokens;
        !(0..tokens.len()).any(|at| begins(tokens.get(at..).unwrap_or_default(), &["public", "("]))
    });
    WHOLE.into_iter().filter(|language| *language == "sv" || !staff_only).collect()
}

/// The keys of a file, with their lines: `key = text` and `-term = text` at the beginning of a line.
fn keys(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let begins = |line: &str| line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-');
    let heads = (1..).zip(text.lines()).filter(move |(_, line)| begins(line));
    heads.filter_map(|(at, line)| Some((at, line.split_once('=')?.0.trim().trim_start_matches('-'))))
}

/// Keys that do not begin with the name of what they belong to.
fn owned(path: &str, text: &str, owner: &str) -> Vec<Finding> {
    let start = format!("{owner}-");
    let says = |key: &str| {
        format!("`{key}` does not begin with `{start}`: all rooms' words meet in one bundle, so each says whose it is.")
    };
    keys(text)
        .filter(|(_, key)| !key.starts_with(&start))
        .map(|(at, key)| Finding::new(path, at, "words", says(key)))
        .collect()
}

/// Keys said twice in one file: the second would stop the start.
fn doubled(path: &str, text: &str) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let twice = keys(text).filter(|(_, key)| !seen.insert(*key));
    twice.map(|(at, key)| Finding::new(path, at, "words", format!("`{key}` is said twice: keep one."))).collect()
}

/// Keys that one language has and another lacks.
fn missing(place: &str, languages: &Languages, spoken: &[&str]) -> Vec<Finding> {
    let mut found = Vec::new();
    for whole in WHOLE {
        let said: BTreeSet<&str> =
            languages.get(whole).into_iter().flat_map(|(_, text)| keys(text)).map(|(_, key)| key).collect();
        if !languages.contains_key(whole) {
            if !spoken.contains(&whole) {
                continue;
            }
            found.push(Finding::new(place, 1, "words", format!("`{whole}.ftl` is not here: say every key in it.")));
            continue;
        }
        for (other, (path, text)) in languages.iter().filter(|(other, _)| **other != whole) {
            let lacks = keys(text).filter(|(_, key)| !said.contains(key));
            found.extend(lacks.map(|(at, key)| {
                Finding::new(
                    path,
                    at,
                    "words",
                    format!(
                        "`{key}` is said in `{other}.ftl` but not in `{whole}.ftl`: say it there or take it away here."
                    ),
                )
            }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::manifest;
    use crate::tidy::tests::places;

    fn run(languages: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<(String, &str)> =
            languages.iter().map(|(name, text)| (format!("rooms/a/src/words/{name}.ftl"), *text)).collect();
        let manifest = [("rooms/a/Cargo.toml", "[package]\nname = \"a\"\n")];
        let tree = Tree::made(
            &manifest.into_iter().chain(files.iter().map(|(path, text)| (path.as_str(), *text))).collect::<Vec<_>>(),
        );
        places(&check(&tree, &manifest::crates(&tree).0))
            .into_iter()
            .map(|at| at.replace("rooms/a/src/words", ""))
            .collect()
    }

    #[test]
    fn the_same_keys_in_both_languages_are_in_order() {
        let text = "# A = b\n## Part\na-x = X { $n ->\n  *[other] y = z\n}\n  .label = q\n-a-term = T\n";
        assert_eq!(run(&[("sv", text), ("en", text), ("so", "a-x = Z\n")]), [""; 0]);
    }

    #[test]
    fn a_room_that_only_staff_reach_may_speak_swedish_alone() {
        let languages = |story: &str| {
            let files = [
                ("rooms/a/Cargo.toml", "[package]\nname = \"a\"\n"),
                ("rooms/a/src/lib.rs", story),
                ("rooms/a/src/words/sv.ftl", "a-x = 1\n"),
            ];
            let tree = Tree::made(&files);
            check(&tree, &manifest::crates(&tree).0).len()
        };
        assert_eq!(languages("//! A, not public(x).\nfn r() { staff::route(m, p) }\n"), 0);
        assert_eq!(languages("//! A.\nfn r() { public(m, p) }\n"), 1);
        // Where English is begun it is whole.
        let files = [
            ("rooms/a/Cargo.toml", "[package]\nname = \"a\"\n"),
            ("rooms/a/src/lib.rs", "//! A.\n"),
            ("rooms/a/src/words/sv.ftl", "a-x = 1\na-y = 2\n"),
            ("rooms/a/src/words/en.ftl", "a-x = 1\n"),
        ];
        let tree = Tree::made(&files);
        assert_eq!(places(&check(&tree, &manifest::crates(&tree).0)), ["rooms/a/src/words/sv.ftl:2"]);
    }

    #[test]
    fn a_file_that_is_no_language_is_the_owner_of_its_words() {
        let both = [("sv", "a-x = 1\n"), ("en", "a-x = 1\n")];
        assert_eq!(run(&[both.as_slice(), &[("field_sv", "field-y = 1\n")]].concat()), [""; 0]);
        assert_eq!(run(&[both.as_slice(), &[("field", "a-y = 1\nfield-z = 1\n")]].concat()), ["/field.ftl:1"]);
    }

    #[test]
    fn keys_of_others_doubles_and_gaps_are_found() {
        assert_eq!(
            run(&[("sv", "b-x = 1\n"), ("en", "b-x = 1\n")]),
            ["/sv.ftl:1", "/en.ftl:1"].map(str::to_owned).into_iter().rev().collect::<Vec<_>>()
        );
        assert_eq!(run(&[("sv", "a-x = 1\na-x = 2\n"), ("en", "a-x = 1\n")]), ["/sv.ftl:2"]);
        assert_eq!(run(&[("sv", "a-x = 1\na-y = 2\n"), ("en", "a-x = 1\n")]), ["/sv.ftl:2"]);
        assert_eq!(run(&[("sv", "a-x = 1\n"), ("en", "a-x = 1\na-z = 1\n")]), ["/en.ftl:2"]);
        assert_eq!(run(&[("sv", "a-x = 1\n")]), [":1"]);
        assert_eq!(run(&[("sv", "a-x = 1\n"), ("en", "a-x = 1\n"), ("ar", "a-z = 1\n")]), ["/ar.ftl:1", "/ar.ftl:1"]);
    }
}
