//! Exceptions: a comment beside the place, with the rule's name and a reason. They are counted, and one that excuses nothing is itself a finding.

use super::Finding;
use crate::read::{rust, tree::Tree};
use std::collections::BTreeSet;

/// Rules that a reason may excuse. The others guard the invariants and know no exception.
const EXCUSABLE: [&str; 8] = ["size", "folder", "name", "sql", "limit", "sight", "reason", "words"];

/// A comment that reads `tidy(<rule>): <reason>`.
struct Exception {
    line: usize,
    rule: String,
    reasoned: bool,
}

/// Takes away what is excused and adds what is wrong with the exceptions themselves; also says how many there are.
pub fn apply(tree: &Tree, found: Vec<Finding>) -> (Vec<Finding>, usize) {
    let (mut left, mut count) = (found, 0);
    for (path, text) in tree.texts() {
        let comments = comments(path, text);
        let remarked: BTreeSet<usize> = comments.iter().map(|(line, _)| *line).collect();
        for exception in comments.iter().filter_map(|(line, remark)| exception(*line, remark)) {
            count += 1;
            let before = left.len();
            left.retain(|finding| !(heads(path, &finding.path) && excuses(&exception, finding, &remarked)));
            let wrong = if !EXCUSABLE.contains(&exception.rule.as_str()) {
                "knows no exception: take the comment away and mend what it excuses"
            } else if !exception.reasoned {
                "is excused without a reason: say why behind the colon"
            } else if left.len() == before {
                "is excused where nothing is wrong: take the comment away"
            } else {
                continue;
            };
            left.push(Finding::new(path, exception.line, "exception", format!("`{}` {wrong}.", exception.rule)));
        }
    }
    (left, count)
}

/// Whether what stands in the file may speak for what was found: the file itself, or the folder that it opens.
fn heads(path: &str, found: &str) -> bool {
    let inside = path.strip_prefix(found);
    inside.is_some_and(|name| matches!(name, "" | ".rs" | "/lib.rs" | "/main.rs" | "/mod.rs"))
}

/// Whether the exception stands at the finding: on its line, or joined to it by comment lines. The head of a file excuses the whole file.
fn excuses(exception: &Exception, finding: &Finding, remarked: &BTreeSet<usize>) -> bool {
    let known = EXCUSABLE.contains(&exception.rule.as_str()) && exception.reasoned && exception.rule == finding.rule;
    let (low, high) = (exception.line.min(finding.line), exception.line.max(finding.line));
    let between = (low + 1..high).all(|line| remarked.contains(&line));
    known && (between || (finding.line == 1 && exception.line <= 20))
}

fn exception(line: usize, remark: &str) -> Option<Exception> {
    let (rule, reason) = remark.split_once("tidy(")?.1.split_once("):")?;
    let worded = !rule.is_empty() && rule.chars().all(|c| c.is_ascii_lowercase());
    worded.then(|| Exception { line, rule: rule.to_owned(), reasoned: reason.trim().len() > 10 })
}

/// The comment lines of a file, as far as its kind is known.
fn comments(path: &str, text: &str) -> Vec<(usize, String)> {
    let signs: &[&str] = match path.rsplit('.').next() {
        Some("rs") => return rust::source(text).remarks.into_iter().map(|piece| (piece.line, piece.text)).collect(),
        Some("sql") => &["--"],
        Some("toml" | "ftl" | "sh") => &["#"],
        Some("css") => &["/*"],
        Some("html") => &["{#", "<!--"],
        _ => return Vec::new(),
    };
    let lines = (1..).zip(text.lines());
    lines
        .filter(|(_, line)| signs.iter().any(|sign| line.trim_start().starts_with(sign)))
        .map(|(at, line)| (at, line.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, line: usize, rule: &'static str) -> (Vec<&'static str>, usize) {
        let tree = Tree::made(&[("a/src/b.rs", text)]);
        let (left, count) = apply(&tree, vec![Finding::new("a/src/b.rs", line, rule, "x")]);
        (left.into_iter().map(|finding| finding.rule).collect(), count)
    }

    #[test]
    fn a_reason_beside_the_place_excuses_it() {
        assert_eq!(
            run("fn a() {}\n// tidy(name): the law's own word for it\n// and more\nfn b() {}\n", 4, "name"),
            (vec![], 1)
        );
        assert_eq!(run("//! A.\n//! tidy(size): one table, read as a whole\nfn b() {}\n", 1, "size"), (vec![], 1));
    }

    #[test]
    fn the_file_that_opens_a_folder_speaks_for_it() {
        let excused = |path: &str| {
            let tree = Tree::made(&[(path, "//! A.\n//! tidy(folder): one file for each of the way's stations\n")]);
            apply(&tree, vec![Finding::new("a/src", 1, "folder", "x")]).0.is_empty()
        };
        assert!(excused("a/src/lib.rs") && excused("a/src.rs"));
        assert!(!excused("a/src/b.rs") && !excused("a/src/b/mod.rs"));
    }

    #[test]
    fn an_exception_elsewhere_or_without_reason_or_for_an_invariant_does_not() {
        assert_eq!(
            run("// tidy(name): the law's own word for it\nfn a() {}\nfn b() {}\n", 3, "name").0,
            ["name", "exception"]
        );
        assert_eq!(run("// tidy(name):\nfn a() {}\n", 2, "name").0, ["name", "exception"]);
        assert_eq!(run("// tidy(layer): we are in a great hurry\nfn a() {}\n", 2, "layer").0, ["layer", "exception"]);
        assert_eq!(run("// tidy(sql): the law's own word for it\nfn a() {}\n", 2, "name").0, ["name", "exception"]);
        assert_eq!(
            run("const A: &str = \"// tidy(name): the law's own word\";\nfn a() {}\n", 2, "name"),
            (vec!["name"], 0)
        );
    }
}
