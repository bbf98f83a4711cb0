//! Named statements: `-- name: queue` in a room's `store.sql`, found while compiling.

/// One statement in the words of each database; nearly always the same text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stmt {
    /// What SQLite gets.
    pub lite: &'static str,
    /// What PostgreSQL gets.
    pub pg: &'static str,
}

impl Stmt {
    /// The same text for both.
    pub const fn both(text: &'static str) -> Stmt {
        Stmt { lite: text, pg: text }
    }
}

const NAME: &str = "-- name: ";
const PG: &str = "-- @postgres\n";

/// The statement of that name. A missing name does not compile where it is used:
/// `const QUEUE: Stmt = named(SQL, "queue");`. Lines after `-- @postgres` hold the text that differs there.
pub const fn named(sheet: &'static str, name: &str) -> Stmt {
    let mut at = 0;
    while let Some(head) = find(sheet, at, sheet.len(), NAME) {
        let word = head + NAME.len();
        let line = match find(sheet, word, sheet.len(), "\n") {
            Some(x) => x,
            None => panic!("a statement without text"),
        };
        let end = match find(sheet, line, sheet.len(), NAME) {
            Some(x) => x,
            None => sheet.len(),
        };
        if line - word == name.len() && starts(sheet.as_bytes(), word, name.as_bytes()) {
            return match find(sheet, line, end, PG) {
                None => Stmt::both(cut(sheet, line + 1, end)),
                Some(p) => Stmt { lite: cut(sheet, line + 1, p), pg: cut(sheet, p + PG.len(), end) },
            };
        }
        at = end;
    }
    panic!("no statement of that name in the sheet")
}

/// Every statement of a sheet with its name, for the test that prepares them all on both databases.
pub fn parse(sheet: &'static str) -> Vec<(&'static str, Stmt)> {
    sheet.lines().filter_map(|l| l.strip_prefix(NAME)).map(|n| (n, named(sheet, n))).collect()
}

/// The text of a migration in SQLite's words. Tables become STRICT, so that a wrong kind fails there as it does in
/// PostgreSQL; only column kinds are swapped, never a word inside a comment or a quoted text.
pub fn lite_ddl(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len() + 64);
    for line in sql.split_inclusive('\n') {
        let (code, note) = line.split_at(line.find("--").unwrap_or(line.len()));
        for (i, part) in code.split('\'').enumerate() {
            if i > 0 {
                out.push('\'');
            }
            if i % 2 == 0 { swap_words(part, &mut out) } else { out.push_str(part) }
        }
        out.push_str(note);
    }
    out.replace("\n);", "\n) strict;")
}

fn swap_words(code: &str, out: &mut String) {
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    for word in code.split_inclusive(|c: char| !letter(c)) {
        let bare = word.trim_end_matches(|c: char| !letter(c));
        out.push_str(match bare {
            "uuid" | "bytea" => "blob",
            "timestamptz" => "text",
            "boolean" | "bigint" => "integer",
            other => other,
        });
        out.push_str(word.strip_prefix(bare).unwrap_or_default());
    }
}

const fn starts(s: &[u8], at: usize, what: &[u8]) -> bool {
    if at + what.len() > s.len() {
        return false;
    }
    let (_, tail) = s.split_at(at);
    let (head, _) = tail.split_at(what.len());
    same(head, what)
}

const fn same(mut a: &[u8], mut b: &[u8]) -> bool {
    while let ([x, ra @ ..], [y, rb @ ..]) = (a, b) {
        if *x != *y {
            return false;
        }
        (a, b) = (ra, rb);
    }
    a.is_empty() && b.is_empty()
}

const fn cut(s: &'static str, a: usize, b: usize) -> &'static str {
    s.split_at(b).0.split_at(a).1
}

/// Where `what` begins. The compiler runs this for each statement of each sheet, and a call costs it more than a comparison:
/// so there is none in the loop.
#[expect(clippy::indexing_slicing, reason = "a place outside does not compile, because this runs while compiling")]
const fn find(s: &str, from: usize, to: usize, what: &str) -> Option<usize> {
    let (s, what) = (s.as_bytes(), what.as_bytes());
    let mut i = from;
    while i + what.len() <= to {
        let mut same = 0;
        while same < what.len() && s[i + same] == what[same] {
            same += 1;
        }
        if same == what.len() {
            return Some(i);
        }
        i += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = "-- name: one\nselect 1\n\n-- name: two\nselect 2\n-- @postgres\nselect 2::bigint\n";

    #[test]
    fn finds_by_name_and_keeps_the_difference() {
        const ONE: Stmt = named(SHEET, "one");
        const TWO: Stmt = named(SHEET, "two");
        assert_eq!(ONE.lite.trim(), "select 1");
        assert_eq!(ONE.lite, ONE.pg);
        assert_eq!((TWO.lite.trim(), TWO.pg.trim()), ("select 2", "select 2::bigint"));
        assert_eq!(parse(SHEET).iter().map(|x| x.0).collect::<Vec<_>>(), ["one", "two"]);
    }

    #[test]
    #[should_panic(expected = "no statement of that name")]
    fn a_part_of_a_name_is_not_the_name() {
        named(SHEET, "on");
    }

    #[test]
    fn swaps_kinds_and_nothing_else() {
        let sql = "create table a ( -- a uuid of a date\n  uuid_kind uuid not null,\n  at timestamptz default 'uuid',\n  n bigint\n);\n";
        let want = "create table a ( -- a uuid of a date\n  uuid_kind blob not null,\n  at text default 'uuid',\n  n integer\n) strict;\n";
        assert_eq!(lite_ddl(sql), want);
    }
}
