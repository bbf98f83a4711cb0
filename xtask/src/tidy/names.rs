//! Words that say nothing or promise trouble: names of types, files and functions, and macros that leave work undone.

use super::Finding;
use crate::read::{items::Items, items::begins, rust::Piece, tree::Tree};
use std::collections::BTreeSet;

/// Parts of a type's name that hide what the thing is.
const TYPE_WORDS: [&str; 5] = ["Manager", "Service", "Helper", "Data", "Info"];
/// Names of files and folders that gather what has no home.
const FILE_WORDS: [&str; 11] =
    ["manager", "service", "helper", "helpers", "util", "utils", "common", "misc", "data", "info", "managers"];
/// Beginnings of a function's name that leave the verb unsaid.
const VAGUE_VERBS: [&str; 2] = ["handle_", "process_"];
/// Macros that leave work undone.
const UNDONE: [&str; 3] = ["todo", "unimplemented", "dbg"];
/// Files in which a mark of undone work is looked for.
const WRITTEN: [&str; 6] = ["sql", "ftl", "html", "css", "toml", "sh"];

/// Reads names and marks in every file.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let known = lexicon(tree);
    let mut found: Vec<Finding> = tree.paths().filter_map(file_name).collect();
    for (path, text) in tree.texts() {
        match path.rsplit('.').next() {
            Some("rs") => {
                let items = Items::read(text);
                found.extend(type_names(path, &items, &known));
                found.extend(function_names(path, &items));
                found.extend(forbidden(path, &items));
                found.extend(items.source.remarks.iter().filter_map(|remark| undone(path, remark)));
            }
            Some(kind) if WRITTEN.contains(&kind) => {
                let lines = (1..).zip(text.lines()).map(|(line, text)| Piece { line, text: text.to_owned() });
                found.extend(lines.filter_map(|line| undone(path, &line)));
            }
            _ => {}
        }
    }
    found
}

/// Names in code that LEXICON.md lists: the field's own words, whatever they contain.
fn lexicon(tree: &Tree) -> BTreeSet<String> {
    let text = tree.text("LEXICON.md").unwrap_or_default();
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

fn file_name(path: &str) -> Option<Finding> {
    let stems = path.split('/').filter_map(|part| part.split('.').next());
    let vague = stems.flat_map(|stem| stem.split(['_', '-'])).find(|word| FILE_WORDS.contains(word))?;
    let says = format!("`{vague}` does not tell what lies here: name the file or folder for its noun or ability.");
    (path.ends_with(".rs") || path.contains("/src/")).then(|| Finding::new(path, 1, "name", says))
}

fn type_names(path: &str, items: &Items, known: &BTreeSet<String>) -> Vec<Finding> {
    let vague =
        |name: &str| TYPE_WORDS.iter().find(|word| camel(name).contains(word)).filter(|_| !known.contains(name));
    let found = items.types.iter().filter_map(|(line, name)| Some((line, name, vague(name)?)));
    found
        .map(|(line, name, word)| {
            Finding::new(
                path,
                *line,
                "name",
                format!("`{word}` hides what `{name}` is: take the field's word, and put it in LEXICON.md."),
            )
        })
        .collect()
}

/// The words of a name in camel case.
fn camel(name: &str) -> Vec<&str> {
    let starts: Vec<usize> = name.char_indices().filter(|(_, c)| c.is_uppercase()).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([name.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| name.get(*start..end)).collect()
}

fn function_names(path: &str, items: &Items) -> Vec<Finding> {
    let vague =
        items.functions.iter().filter(|function| VAGUE_VERBS.iter().any(|verb| function.name.starts_with(verb)));
    vague
        .map(|f| {
            Finding::new(
                path,
                *f.lines.start(),
                "name",
                format!("`{}` does not say what is done: take a verb from the work.", f.name),
            )
        })
        .collect()
}

/// Code that the house does not use, in tests either.
fn forbidden(path: &str, items: &Items) -> Vec<Finding> {
    let tokens = &items.source.tokens;
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let rest = tokens.get(at..).unwrap_or_default();
        let says = if UNDONE.iter().any(|word| begins(rest, &[word, "!"])) {
            format!("`{}!` leaves work undone: finish it or take it away.", token.text)
        } else if begins(rest, &["[", "allow", "("])
            || (begins(rest, &[",", "allow", "("]) && in_attribute(tokens.get(..at).unwrap_or_default()))
        {
            "An allowed warning stays when its cause is gone: write `#[expect(.., reason = \"..\")]`.".to_owned()
        } else if token.text == "unsafe" {
            "Code here keeps the compiler's promises: find the safe form.".to_owned()
        } else {
            continue;
        };
        found.push(Finding::new(path, token.line, "forbidden", says));
    }
    found
}

/// Whether the last `#[` before this place is still open and begins `cfg_attr`.
fn in_attribute(before: &[crate::read::rust::Token]) -> bool {
    let Some(open) = before.windows(2).rposition(|pair| begins(pair, &["#", "["])) else { return false };
    let inside = before.get(open + 2..).unwrap_or_default();
    begins(inside, &["cfg_attr"]) && !inside.iter().any(|token| token.text == "]")
}

/// A mark of undone work without the number of the issue that remembers it.
fn undone(path: &str, remark: &Piece) -> Option<Finding> {
    let (fix, later) = (["FIX", "ME"].concat(), ["TO", "DO"].concat());
    let marked = |word: &str| remark.text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|part| part == word);
    let numbered = remark.text.split('#').skip(1).any(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    let says = "Undone work is remembered in an issue: name its number (#12) or do it now.";
    (marked(&fix) || (marked(&later) && !numbered)).then(|| Finding::new(path, remark.line, "undone", says))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tests::places;

    fn run(files: &[(&str, &str)]) -> Vec<String> {
        places(&check(&Tree::made(files)))
    }

    #[test]
    fn vague_types_are_found_unless_the_lexicon_knows_them() {
        let text =
            "struct CaseManager;\nenum DelegateService {}\ntype PersonInfo = ();\nstruct Informed;\nstruct Database;\n";
        assert_eq!(run(&[("a/src/b.rs", text)]), ["a/src/b.rs:1", "a/src/b.rs:2", "a/src/b.rs:3"]);
        assert_eq!(
            run(&[("a/src/b.rs", "struct SocialService;"), ("LEXICON.md", "| `Board`; `SocialService` |")]),
            [""; 0]
        );
    }

    #[test]
    fn vague_files_are_found() {
        assert_eq!(run(&[("a/src/util.rs", ""), ("a/src/common/b.rs", ""), ("a/src/case_helpers.rs", "")]).len(), 3);
        assert_eq!(run(&[("a/src/commons.rs", ""), ("a/src/told.rs", ""), ("bench/data/a.csv", "")]), [""; 0]);
    }

    #[test]
    fn vague_verbs_are_found() {
        assert_eq!(
            run(&[("a/src/b.rs", "fn handle_call() {}\nfn handle() {}\nfn process_it() {}\n")]),
            ["a/src/b.rs:1", "a/src/b.rs:3"]
        );
    }

    #[test]
    fn undone_and_forbidden_code_is_found_in_code_only() {
        let bad = "#[allow(dead_code)]\nfn a() { todo!() }\nfn b() { dbg!(1); unimplemented!() }\n#[cfg_attr(test, allow(x))]\nfn c() { unsafe {} }\n";
        assert_eq!(
            run(&[("a/src/b.rs", bad)]),
            ["1", "2", "3", "3", "4", "5"].map(|line| format!("a/src/b.rs:{line}"))
        );
        let good = "#![forbid(unsafe_code)]\n// unsafe, dbg!(x)\nfn a(allow: fn(u8)) { b(\"todo!()\", allow(1)) }\n";
        assert_eq!(run(&[("a/src/b.rs", good)]), [""; 0]);
    }

    #[test]
    fn marks_of_undone_work_need_an_issue() {
        let (fix, later) = (["FIX", "ME"].concat(), ["TO", "DO"].concat());
        assert_eq!(
            run(&[("a/src/b.rs", &format!("// {later}: b\nfn c() {{}} // {fix} #1\n"))]),
            ["a/src/b.rs:1", "a/src/b.rs:2"]
        );
        assert_eq!(run(&[("a/src/b.rs", &format!("// {later} #12: b\nconst C: &str = \"{later}\";\n"))]), [""; 0]);
        assert_eq!(run(&[("a/src/store.sql", &format!("-- {later} later\n"))]), ["a/src/store.sql:1"]);
    }
}
