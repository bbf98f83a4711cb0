//! Lengths: a file and a function that fit in one look, data files that can be read through, and a first line that says what a file is for.

use super::Finding;
use crate::read::{items::Items, tree::Tree, tree::is_test};
use std::collections::BTreeSet;

/// Code lines a Rust file is aimed at; longer ones are counted.
pub const FILE_AIM: usize = 150;
/// Code lines a function is aimed at; longer ones are counted.
pub const FUNCTION_AIM: usize = 30;
const FILE_STOP: usize = 300;
const TEST_FILE_STOP: usize = 400;
const FUNCTION_STOP: usize = 60;
const DATA_STOP: usize = 400;
const TEMPLATE_STOP: usize = 200;

/// What was longer than aimed at. Tests are not counted.
#[derive(Debug, Default, PartialEq)]
pub struct Sizes {
    pub long_functions: usize,
    pub long_files: usize,
}

/// Measures every file; findings go to `found`.
pub fn check(tree: &Tree, found: &mut Vec<Finding>) -> Sizes {
    let read: Vec<(&str, Items)> = tree.ending(".rs").map(|(path, text)| (path, Items::read(text))).collect();
    let tests: BTreeSet<String> = read.iter().flat_map(|(path, items)| items.test_paths(path)).collect();
    let mut sizes = Sizes::default();
    for (path, items) in &read {
        let test = is_test(path) || tests.contains(*path);
        found.extend(file(path, items.code_lines(), test));
        found.extend(functions(path, items));
        if !test {
            let long = |f: &&_| items.function_lines(f) > FUNCTION_AIM && !items.is_test(*f.lines.start());
            sizes.long_functions += items.functions.iter().filter(long).count();
            sizes.long_files += usize::from(items.code_lines() > FILE_AIM);
        }
    }
    found.extend(tree.ending(".rs").filter_map(|(path, text)| opening(path, text)));
    found.extend(tree.texts().filter_map(|(path, text)| data(path, text)));
    sizes
}

fn file(path: &str, lines: usize, test: bool) -> Option<Finding> {
    let stop = if test { TEST_FILE_STOP } else { FILE_STOP };
    let says = format!(
        "The file has {lines} lines of code and {stop} is the limit: move one noun or ability to a file of its own."
    );
    (lines > stop).then(|| Finding::new(path, 1, "size", says))
}

fn functions(path: &str, items: &Items) -> Vec<Finding> {
    let measured = items.functions.iter().map(|function| (function, items.function_lines(function)));
    let long = measured.filter(|(_, lines)| *lines > FUNCTION_STOP);
    long.map(|(function, lines)| {
        let says = format!(
            "`{}` has {lines} lines of code and {FUNCTION_STOP} is the limit: give a step of it a name of its own.",
            function.name
        );
        Finding::new(path, *function.lines.start(), "size", says)
    })
    .collect()
}

fn opening(path: &str, text: &str) -> Option<Finding> {
    let opens = text.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| line.starts_with("//!"));
    let says = "The file does not open with `//!`: write one line that says what it is for.";
    (!opens).then(|| Finding::new(path, 1, "opening", says))
}

fn data(path: &str, text: &str) -> Option<Finding> {
    let stop = match path.rsplit('.').next() {
        Some("sql" | "ftl" | "css" | "toml") => DATA_STOP,
        Some("html") => TEMPLATE_STOP,
        _ => return None,
    };
    let lines = text.lines().count();
    let says = format!("The file has {lines} lines and {stop} is the limit: divide it by what its parts are about.");
    (lines > stop).then(|| Finding::new(path, 1, "size", says))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tests::places;

    fn run(path: &str, text: &str) -> (Vec<String>, Sizes) {
        let mut found = Vec::new();
        let sizes = check(&Tree::made(&[(path, text)]), &mut found);
        (places(&found), sizes)
    }

    fn code(lines: usize) -> String {
        format!("//! A.\n{}", "use a; // b\n\n// c\n".repeat(lines))
    }

    #[test]
    fn three_hundred_lines_of_code_are_the_limit_and_four_hundred_of_test() {
        assert_eq!(run("a/src/b.rs", &code(300)), (vec![], Sizes { long_functions: 0, long_files: 1 }));
        assert_eq!(run("a/src/b.rs", &code(301)).0, ["a/src/b.rs:1"]);
        assert_eq!(run("a/src/b.rs", &code(150)).1, Sizes::default());
        assert_eq!(run("a/tests/b.rs", &code(400)), (vec![], Sizes::default()));
        assert_eq!(run("a/tests/b.rs", &code(401)).0, ["a/tests/b.rs:1"]);
    }

    #[test]
    fn a_test_module_in_its_own_file_is_measured_as_a_test() {
        let long = code(350);
        let mut found = Vec::new();
        check(
            &Tree::made(&[("a/src/b.rs", "//! B.\n#[cfg(test)]\nmod worlds;\n"), ("a/src/b/worlds.rs", &long)]),
            &mut found,
        );
        assert_eq!(found, []);
    }

    #[test]
    fn sixty_lines_are_the_limit_of_a_function() {
        let of = |lines: usize| format!("//! A.\nfn b() {{\n{}}}\n", "  c();\n".repeat(lines - 2));
        assert_eq!(run("a/src/b.rs", &of(60)), (vec![], Sizes { long_functions: 1, long_files: 0 }));
        assert_eq!(run("a/src/b.rs", &of(61)).0, ["a/src/b.rs:2"]);
        assert_eq!(run("a/src/b.rs", &of(30)).1, Sizes::default());
        assert_eq!(run("a/tests/b.rs", &of(61)).0, ["a/tests/b.rs:2"]);
    }

    #[test]
    fn data_and_templates_have_their_limits() {
        assert_eq!(run("a/src/store.sql", &"x\n".repeat(400)).0, [""; 0]);
        assert_eq!(run("a/src/store.sql", &"x\n".repeat(401)).0, ["a/src/store.sql:1"]);
        assert_eq!(run("a/src/pages/queue.html", &"x\n".repeat(201)).0, ["a/src/pages/queue.html:1"]);
        assert_eq!(run("Cargo.lock", &"x\n".repeat(900)).0, [""; 0]);
    }

    #[test]
    fn every_rust_file_opens_with_what_it_is_for() {
        assert_eq!(run("a/src/b.rs", "\n//! B.\nuse c;\n").0, [""; 0]);
        assert_eq!(run("a/src/b.rs", "// B.\nuse c;\n").0, ["a/src/b.rs:1"]);
        assert_eq!(run("a/src/b.rs", "").0, ["a/src/b.rs:1"]);
    }
}
