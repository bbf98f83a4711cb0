//! The house rules as tests: reads every tracked file and says, in one sentence each, what is wrong and what to do. The reasons stand in STYLE.md.

mod depends;
mod exceptions;
mod folders;
mod layers;
mod licences;
mod machine;
mod names;
mod papers;
mod queries;
mod size;
mod tables;
mod words;

use crate::read::{manifest, sheet, tree::Tree, tree::is_test};
use std::fmt;
use std::path::Path;

/// Something that breaks a rule, where it stands, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub path: String,
    /// Counted from 1; 1 also stands for the file as a whole.
    pub line: usize,
    /// The rule's name, as an exception writes it.
    pub rule: &'static str,
    /// One sentence: what is wrong, what to do.
    pub says: String,
}

impl Finding {
    fn new(path: &str, line: usize, rule: &'static str, says: impl Into<String>) -> Finding {
        Finding { path: path.to_owned(), line, rule, says: says.into() }
    }
}

/// What a run found and counted.
pub struct Report {
    pub findings: Vec<Finding>,
    files: usize,
    sizes: size::Sizes,
    differing: usize,
    exceptions: usize,
}

/// Reads the repository at `root` and holds every rule against it.
///
/// # Errors
/// When a file of the repository cannot be read.
pub fn run(root: &Path) -> std::io::Result<Report> {
    let tree = Tree::read(root)?;
    let mut report = judge(&tree);
    report.findings.extend(licences::check(root));
    report.findings.sort();
    Ok(report)
}

/// Every rule that needs nothing but the files.
pub fn judge(tree: &Tree) -> Report {
    let (crates, broken) = manifest::crates(tree);
    let mut found = Vec::new();
    let sizes = size::check(tree, &mut found);
    found.extend(folders::check(tree));
    found.extend(names::check(tree));
    found.extend(machine::check(tree));
    found.extend(layers::check(tree, &crates));
    found.extend(depends::check(tree, &crates, &broken));
    found.extend(words::check(tree, &crates));
    found.extend(tables::check(tree));
    found.extend(queries::check(tree));
    found.extend(papers::check(tree, &crates));
    let sheets = tree.ending(".sql").filter(|(path, _)| !is_test(path));
    let differing = sheets.map(|(_, text)| sheet::differing(text)).sum();
    let (mut findings, exceptions) = exceptions::apply(tree, found);
    findings.sort();
    Report { findings, files: tree.paths().count(), sizes, differing, exceptions }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Finding { path, line, rule, says } in &self.findings {
            writeln!(out, "{path}:{line}: [{rule}] {says}")?;
        }
        writeln!(out, "findings: {}", self.findings.len())?;
        writeln!(out, "files: {}", self.files)?;
        writeln!(out, "functions over {} lines: {}", size::FUNCTION_AIM, self.sizes.long_functions)?;
        writeln!(out, "Rust files over {} lines: {}", size::FILE_AIM, self.sizes.long_files)?;
        writeln!(out, "statements that differ between the databases: {} of {}", self.differing, queries::BUDGET)?;
        writeln!(out, "exceptions: {}", self.exceptions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The findings of one rule on a made-up tree, as `path:line`.
    pub fn places(found: &[Finding]) -> Vec<String> {
        found.iter().map(|finding| format!("{}:{}", finding.path, finding.line)).collect()
    }

    #[test]
    fn the_repository_is_tidy() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let report = run(&root).unwrap();
        println!("{report}");
        assert!(report.findings.is_empty(), "the repository breaks its own rules; every place stands above");
    }

    /// A repository that breaks every rule once or more.
    fn broken() -> Tree {
        let eleven = "-- name: a\nselect name from person\n-- @postgres\nselect 1\n".repeat(11);
        let home = ["/", "root", "/x"].concat();
        Tree::made(&[
            ("Cargo.toml", "[workspace.dependencies]\na = \"1\"\n"),
            ("docs/a.md", &home),
            ("rooms/intake/Cargo.toml", "[package]\nname = \"intake\"\n[dependencies]\naxum = \"1\"\n"),
            (
                "rooms/intake/src/a/b/c/d/e.rs",
                "fn handle_it() { dbg!(\"select a from b\") }\n// tidy(size): it is not long\n",
            ),
            ("rooms/intake/src/store.sql", &eleven),
            ("rooms/intake/src/words/sv.ftl", "x = y\n"),
            ("rooms/intake/src/f.css", &["/* TO", "DO */\n"].concat().repeat(401)),
        ])
    }

    #[test]
    fn every_rule_is_held_against_the_tree() {
        let found = judge(&broken()).findings;
        let rules: std::collections::BTreeSet<&str> = found.iter().map(|finding| finding.rule).collect();
        let all = [
            "budget",
            "depends",
            "exception",
            "folder",
            "forbidden",
            "layer",
            "limit",
            "machine",
            "name",
            "opening",
            "paper",
            "reason",
            "sight",
            "size",
            "sql",
            "table",
            "undone",
            "words",
        ];
        assert_eq!(rules.into_iter().collect::<Vec<_>>(), all);
    }

    #[test]
    fn a_place_that_cargo_cannot_read_is_a_finding() {
        let nowhere = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert_eq!(licences::check(&nowhere.join("nothing")).len(), 1);
    }

    #[test]
    fn a_report_says_where_which_rule_and_what_to_do_and_counts() {
        let text = judge(&broken()).to_string();
        assert!(text.contains("rooms/intake/src/a/b/c/d/e.rs:1: [name] `handle_it` does not say"), "{text}");
        assert!(
            text.contains("\nfiles: 7\n")
                && text.contains("databases: 11 of 10\n")
                && text.ends_with("exceptions: 1\n"),
            "{text}"
        );
    }
}
