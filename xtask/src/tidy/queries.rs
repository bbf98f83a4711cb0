//! SQL lies in sheets, returns a bounded number of rows, and lists persons and matters only through a view of sight.

use super::Finding;
use crate::read::sheet::{Statement, Word, differing, statements};
use crate::read::tables::named_in;
use crate::read::{items::Items, tree::Tree, tree::is_test};
use std::collections::BTreeSet;

/// How many statements of the whole product may differ between SQLite and PostgreSQL.
pub const BUDGET: usize = 10;

/// Words that SQL begins with, and the word that follows them when it is SQL and not a sentence.
const HEADS: [(&str, &[&str]); 8] = [
    ("insert", &["into", "or"]),
    ("delete", &["from"]),
    ("create", &["table", "view", "index", "unique", "trigger", "temp", "temporary"]),
    ("drop", &["table", "view", "index", "trigger"]),
    ("alter", &["table", "view", "database"]),
    ("truncate", &["table"]),
    ("replace", &["into"]),
    ("with", &["recursive"]),
];

/// SQL that is not about rows but about the database itself; `store` keeps house with it.
const HOUSEKEEPING: [(&str, &[&str]); 8] = [
    ("create", &["schema", "database"]),
    ("drop", &["schema", "database"]),
    ("begin", &["immediate", "isolation", "deferred", "exclusive", "transaction", "read"]),
    ("pragma", &[]),
    ("vacuum", &[]),
    ("attach", &["database"]),
    ("set", &["transaction", "local", "search_path", "session"]),
    ("savepoint", &[]),
];

const RECKONING: [&str; 9] = ["count", "sum", "min", "max", "avg", "total", "bool_or", "bool_and", "group_concat"];

/// Reads every sheet, and every text in Rust that might be SQL.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let read: Vec<(&str, Items)> = tree.ending(".rs").map(|(path, text)| (path, Items::read(text))).collect();
    let tests: BTreeSet<String> = read.iter().flat_map(|(path, items)| items.test_paths(path)).collect();
    for (path, items) in read.iter().filter(|(path, _)| !is_test(path) && !tests.contains(*path)) {
        found.extend(outside(path, items));
    }
    let mut differ = 0;
    for (path, text) in tree.ending(".sql").filter(|(path, _)| !is_test(path)) {
        differ += differing(text);
        if differ > BUDGET && differ - differing(text) <= BUDGET {
            let says = format!(
                "With this sheet {differ} statements differ between the databases and {BUDGET} is the budget: find a text that both understand."
            );
            found.push(Finding::new(path, 1, "budget", says));
        }
    }
    for (path, text) in tree.ending("store.sql").filter(|(path, _)| !is_test(path)) {
        for statement in statements(text) {
            found.extend(unbounded(&statement).map(|says| Finding::new(path, statement.line, "limit", says)));
            if path.starts_with("rooms/") {
                found.extend(unseen(&statement).map(|says| Finding::new(path, statement.line, "sight", says)));
            }
        }
    }
    found
}

/// SQL in a text of Rust, outside tests.
fn outside(path: &str, items: &Items) -> Vec<Finding> {
    let keeper = path.starts_with("ground/store/");
    let texts = items.source.texts.iter().filter(|piece| !items.is_test(piece.line));
    let sql = texts.filter(|piece| is_rows(&piece.text) || (!keeper && begins(&piece.text, &HOUSEKEEPING)));
    let says = "SQL stands in the code: give it a name in `store.sql`, where it is prepared on both databases.";
    sql.map(|piece| Finding::new(path, piece.line, "sql", says)).collect()
}

/// Whether a text reads or changes rows or tables: its head tells, and for common English words the rest too.
fn is_rows(text: &str) -> bool {
    let words = lower(text);
    let second = words.get(1).map_or("", String::as_str);
    let later = |word: &str| words.iter().any(|other| other == word);
    match words.first().map(String::as_str) {
        Some("select") => {
            later("from")
                || second.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '*'))
                || second.contains('(')
        }
        Some("update") => {
            words.get(2).is_some_and(|word| word == "set") || words.get(3).is_some_and(|word| word == "set")
        }
        Some("with") if words.get(2).is_some_and(|word| word == "as") => later("select"),
        _ => begins(text, &HEADS),
    }
}

fn begins(text: &str, heads: &[(&str, &[&str])]) -> bool {
    let words = lower(text);
    let (first, second) = (words.first().map(String::as_str), words.get(1).map_or("", String::as_str));
    heads
        .iter()
        .any(|(head, next)| first == Some(*head) && (next.contains(&second) || (next.is_empty() && !second.is_empty())))
}

/// The first words of a text in lower case; enough to see what it is, all of them for `from`.
fn lower(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}

/// What is wrong when a query may return as many rows as there are.
fn unbounded(statement: &Statement) -> Option<String> {
    let top: Vec<&Word> = statement.words.iter().filter(|word| word.depth == 0).collect();
    let verb =
        top.iter().find(|word| matches!(word.text.as_str(), "select" | "insert" | "update" | "delete" | "values"))?;
    let bounded = |word: &&&Word| matches!(word.text.as_str(), "limit" | "fetch");
    let open = verb.text == "select" && !top.iter().any(|word| bounded(&word)) && !reckons(&statement.words);
    let says =
        "has no `limit`: write one, or say below its name why it needs none (`-- one row: why`, `-- bounded: why`).";
    (open && !marked(statement, &["one row", "bounded"])).then(|| format!("`{}` {says}", statement.name))
}

/// Whether the query gives one row by reckoning (`count(*)`, `max(seq)`) or by reading no table.
fn reckons(words: &[Word]) -> bool {
    let is = |word: &Word, text: &str| word.depth == 0 && word.text == text;
    let after = words.iter().skip_while(|word| !is(word, "select")).skip(1);
    let head: Vec<&Word> = after.take_while(|word| !is(word, "from")).collect();
    let reads = words.iter().any(|word| is(word, "from"));
    let grouped = words.iter().any(|word| is(word, "group") || is(word, "union"));
    let one = |item: &[&Word]| {
        let called = |pair: &&[&Word]| matches!(pair, [name, sign] if RECKONING.contains(&name.text.as_str()) && sign.text == "(");
        item.windows(2).any(|pair| called(&pair))
            && !item.iter().any(|word| matches!(word.text.as_str(), "over" | "select"))
    };
    !grouped && (!reads || head.split(|word| is(word, ",")).all(one))
}

/// Whether one of the statement's comments begins with one of these words and gives a reason.
fn marked(statement: &Statement, words: &[&str]) -> bool {
    let reason = |remark: &str, word: &str| {
        remark.strip_prefix(word).and_then(|rest| rest.strip_prefix(':')).is_some_and(|why| why.trim().len() > 3)
    };
    statement.remarks.iter().any(|remark| words.iter().any(|word| reason(remark, word)))
}

/// What is wrong when a room lists persons or matters past the views that know who may see them.
fn unseen(statement: &Statement) -> Option<String> {
    let reads = statement.words.iter().any(|word| word.text == "select");
    let tables = named_in(&statement.words);
    let listed = tables.iter().find(|(_, name)| matches!(name.as_str(), "person" | "matter"))?;
    let seen = tables.iter().any(|(_, name)| name.starts_with("may_"));
    let says = format!(
        "`{}` lists from `{}` past the reader's sight: join a `may_` view, or say `-- one row: why` if it loads what a permit names.",
        statement.name, listed.1
    );
    (reads && !seen && !marked(statement, &["one row"])).then_some(says)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tests::places;

    fn run(path: &str, text: &str) -> Vec<String> {
        places(&check(&Tree::made(&[(path, text)]))).into_iter().map(|at| at.replace(path, "")).collect()
    }

    fn sheet(sql: &str) -> Vec<String> {
        run("rooms/a/src/store.sql", &format!("-- name: a\n{sql}\n"))
    }

    #[test]
    fn sql_in_code_is_found() {
        for sql in [
            "select a from b",
            "SELECT 1",
            "select count(*)",
            "insert into b (c) values (1)",
            "\\n  update b set c = 1",
            "delete from b",
            "create table b (c)",
            "with x as (select 1) select * from x",
            "pragma foreign_keys = on",
            "begin immediate",
            "create schema x",
        ] {
            assert_eq!(
                run("rooms/a/src/b.rs", &format!("//! B.\nconst A: &str = \"{}\";\n", sql.replace("\\n", "\n"))),
                [":2"],
                "{sql}"
            );
        }
        assert_eq!(run("ground/store/src/b.rs", "fn a() { b(\"select 1\") }"), [":1"]);
    }

    #[test]
    fn sentences_tests_and_housekeeping_in_store_are_no_sql() {
        for text in [
            "select a colleague",
            "update the note first",
            "create the folder",
            "with care",
            "begin",
            "set aside",
            "insert a coin",
            "Pragma",
        ] {
            assert_eq!(run("rooms/a/src/b.rs", &format!("const A: &str = \"{text}\";\n")), [""; 0], "{text}");
        }
        assert_eq!(
            run(
                "ground/store/src/b.rs",
                "fn a() { b(\"BEGIN IMMEDIATE\", \"pragma query_only = 1\", \"create schema {}\") }"
            ),
            [""; 0]
        );
        assert_eq!(run("rooms/a/src/b.rs", "#[cfg(test)]\nmod tests { fn a() { b(\"select a from b\") } }"), [""; 0]);
        assert_eq!(run("rooms/a/tests/b.rs", "fn a() { b(\"select a from b\") }"), [""; 0]);
    }

    #[test]
    fn a_query_without_an_end_is_found() {
        for sql in [
            "select id from note",
            "select id from note where id in (select id from x limit 5)",
            "select kind, count(*) from note group by kind",
            "with x as (select 1 from note limit 1) select * from x",
            "-- one row:\nselect id from note",
            "select count(*) over (order by id) from note",
        ] {
            assert_eq!(sheet(sql), [":1"], "{sql}");
        }
    }

    #[test]
    fn a_query_that_ends_is_left_alone() {
        for sql in [
            "select id from note limit 200",
            "select count(*), cast(coalesce(max(seq), 0) as bigint) + 1 as next from note",
            "select exists (select 1 from note where id = $1) as there",
            "-- one row: id is the key.\nselect id from note where id = $1",
            "-- bounded: a unit has few kinds.\nselect kind from note",
            "insert into note (id) select id from draft",
            "update note set a = (select max(b) from draft) returning id",
        ] {
            assert_eq!(sheet(sql), [""; 0], "{sql}");
        }
    }

    #[test]
    fn persons_and_matters_are_listed_through_sight_only() {
        assert_eq!(sheet("select name from person limit 9"), [":1"]);
        assert_eq!(sheet("-- bounded: a family.\nselect 1 from note n join matter m on m.id = n.matter"), [":1"]);
        assert_eq!(sheet("select count(*) from matter"), [":1"]);
        assert_eq!(
            sheet("select name from person p join may_read y on y.matter_id = p.matter and y.staff_id = $1 limit 9"),
            [""; 0]
        );
        assert_eq!(sheet("-- one row: the permit names it.\nselect name from person where id = $1"), [""; 0]);
        assert_eq!(sheet("update matter set version = version + 1 where id = $1"), [""; 0]);
        assert_eq!(run("ground/casefile/src/store.sql", "-- name: a\nselect name from person limit 9\n"), [""; 0]);
    }

    #[test]
    fn a_test_module_in_its_own_file_may_hold_sql() {
        let sql = "//! T.\nconst S: &str = \"select a from b\";\n";
        let with = |head: &str| {
            let head = format!("//! A.\n{head}mod tests;\n");
            check(&Tree::made(&[("a/src/b/mod.rs", &head), ("a/src/b/tests.rs", sql)])).len()
        };
        assert_eq!((with("#[cfg(test)]\n"), with("")), (0, 1));
    }

    #[test]
    fn ten_differing_statements_are_the_budget() {
        let of = |n| format!("{}-- name: end\nselect 1\n", "-- name: a\nselect 1\n-- @postgres\nselect 2\n".repeat(n));
        assert_eq!(sheet(&of(10)), [""; 0]);
        assert_eq!(sheet(&of(11)), [":1"]);
    }
}
