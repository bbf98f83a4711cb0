//! Folders that a newcomer can take in: at most 13 entries in a source folder, never more than four folders deep.

use super::Finding;
use crate::read::{manifest, tree::Tree};
use std::collections::{BTreeMap, BTreeSet};

const ENTRIES: usize = 13;
const DEPTH: usize = 4;

/// Counts what lies in each source folder and how deep each file lies below its crate.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut folders: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for path in tree.paths() {
        for (at, _) in path.match_indices('/') {
            let (folder, inside) = (path.get(..at).unwrap_or_default(), path.get(at + 1..).unwrap_or_default());
            if folder.split('/').any(|part| part == "src") {
                folders.entry(folder).or_default().insert(inside.split('/').next().unwrap_or(inside));
            }
        }
    }
    let full = folders.into_iter().filter(|(_, inside)| inside.len() > ENTRIES).map(|(folder, inside)| {
        let says = format!("The folder has {} entries and {ENTRIES} is the limit: gather what belongs together in a folder of its own.", inside.len());
        Finding::new(folder, 1, "folder", says)
    });
    full.chain(deep(tree)).collect()
}

fn deep(tree: &Tree) -> Vec<Finding> {
    let roots: Vec<&str> =
        tree.ending("Cargo.toml").map(|(path, _)| manifest::folder(path)).filter(|root| !root.is_empty()).collect();
    let depth = |path: &str| {
        roots.iter().filter_map(|root| path.strip_prefix(root)).map(|below| below.matches('/').count()).min()
    };
    let below = tree.paths().filter(|path| depth(path).is_some_and(|depth| depth > DEPTH));
    below
        .map(|path| {
            Finding::new(
                path,
                1,
                "folder",
                format!("The file lies more than {DEPTH} folders below its crate: move it up."),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tests::places;

    fn run(paths: &[String]) -> Vec<String> {
        let files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "")).collect();
        places(&check(&Tree::made(&files)))
    }

    #[test]
    fn thirteen_entries_are_the_limit_of_a_source_folder() {
        let files = |folder: &str, n: usize| (0..n).map(|i| format!("{folder}/{i}.rs")).collect::<Vec<_>>();
        assert_eq!(run(&files("a/src/b", 13)), [""; 0]);
        assert_eq!(run(&files("a/src/b", 14)), ["a/src/b:1"]);
        assert_eq!(run(&files("a/tests/it", 40)), [""; 0]);
        let mut nested = files("a/src/b", 12);
        nested.extend(files("a/src/b/c", 5));
        assert_eq!(run(&nested), [""; 0]);
    }

    #[test]
    fn four_folders_are_the_limit_below_a_crate() {
        let crated = |file: &str| run(&["rooms/a/Cargo.toml".to_owned(), file.to_owned()]);
        assert_eq!(crated("rooms/a/src/b/c/d/e.rs"), [""; 0]);
        assert_eq!(crated("rooms/a/src/b/c/d/e/f.rs"), ["rooms/a/src/b/c/d/e/f.rs:1"]);
    }
}
