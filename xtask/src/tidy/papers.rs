//! The papers that a newcomer reads first: they are there, the map names every crate, and every path on it leads somewhere.

use super::Finding;
use crate::read::{manifest::Crate, tree::Tree};

const NEEDED: [&str; 2] = ["README.md", "LEXICON.md"];
const MAP: &str = "ARCHITECTURE.md";

/// Looks for the papers and reads the map, where it is drawn.
pub fn check(tree: &Tree, crates: &[Crate]) -> Vec<Finding> {
    let absent = NEEDED.iter().filter(|paper| tree.text(paper).is_none());
    let mut found: Vec<Finding> =
        absent.map(|paper| Finding::new(paper, 1, "paper", "The paper is not there: write it.")).collect();
    if let Some(map) = tree.text(MAP) {
        let unnamed = crates.iter().filter(|one| !names(map, &one.name));
        found.extend(unnamed.map(|one| {
            Finding::new(MAP, 1, "paper", format!("The crate `{}` is not on the map: say what it is for.", one.name))
        }));
        for (line, path) in paths(map).filter(|(_, path)| !leads(tree, path)) {
            found.push(Finding::new(
                MAP,
                line,
                "paper",
                format!("`{path}` leads nowhere: mend the path or take it away."),
            ));
        }
    }
    found
}

/// Whether the map has the crate's name in it as code: alone or as part of a path.
fn names(map: &str, name: &str) -> bool {
    quoted(map).any(|(_, text)| text.split(['/', ' ']).any(|part| part == name))
}

/// What stands between backticks, with its line; a fenced drawing line by line.
fn quoted(map: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    (1..).zip(map.lines()).flat_map(move |(line, text)| {
        fenced ^= text.trim_start().starts_with("```");
        let whole = fenced.then_some(text).into_iter();
        let parts = text.split('`').skip(1).step_by(2).filter(move |_| !fenced);
        whole.chain(parts).map(move |part| (line, part)).collect::<Vec<_>>()
    })
}

/// Quoted words that look like a path of the repository: a `/` in the middle or at the end, or the ending of a file we write.
fn paths(map: &str) -> impl Iterator<Item = (usize, &str)> {
    quoted(map).filter(|(_, text)| {
        let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-'));
        let ending = text.rsplit_once('.').is_some_and(|(_, ending)| {
            matches!(ending, "rs" | "md" | "toml" | "sql" | "html" | "ftl" | "css" | "table")
        });
        plain && !text.starts_with('/') && !text.starts_with('.') && (text.contains('/') || ending)
    })
}

/// Whether a path is there, from the root or, like `src/store.sql`, inside a crate.
fn leads(tree: &Tree, path: &str) -> bool {
    let inside = format!("/{}", path.trim_end_matches('/'));
    let within = format!("{inside}/");
    tree.holds(path) || tree.paths().any(|file| file.ends_with(&inside) || file.contains(&within))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::manifest;
    use crate::tidy::tests::places;

    fn run(files: &[(&str, &str)]) -> Vec<String> {
        let tree = Tree::made(files);
        places(&check(&tree, &manifest::crates(&tree).0))
    }

    #[test]
    fn the_first_papers_are_there() {
        assert_eq!(run(&[("README.md", "")]), ["LEXICON.md:1"]);
        assert_eq!(run(&[("README.md", ""), ("LEXICON.md", "")]), [""; 0]);
    }

    #[test]
    fn the_map_names_every_crate_and_only_paths_that_lead_somewhere() {
        let with = |map: &str| {
            let files = [
                ("README.md", ""),
                ("LEXICON.md", ""),
                ("ground/law/Cargo.toml", "[package]\nname = \"law\"\n"),
                ("rooms/a/src/store.sql", ""),
                (MAP, map),
            ];
            run(&files)
        };
        assert_eq!(with("`ground/law` and `src/store.sql`, `rooms/`, `a::b`, `/oro`, `may/<act>`\n"), [""; 0]);
        assert_eq!(with("```\nground/\n  law/   rules\n```\n"), [""; 0]);
        assert_eq!(with("the law\n"), ["ARCHITECTURE.md:1"]);
        assert_eq!(with("`law`\n`rooms/b`, `ground/law/src`, `CHANGES.md`\n"), ["ARCHITECTURE.md:2"; 3]);
    }
}
