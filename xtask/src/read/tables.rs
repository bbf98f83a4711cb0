//! Which tables and views a piece of SQL reads, writes or makes.

use crate::read::sheet::{Word, words};

/// Tables and views that the words read or write, with their lines, without the names that a `with` in them makes.
pub fn named_in(words: &[Word]) -> Vec<(usize, String)> {
    let made = made_by_with(words);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", |word| word.text.as_str());
        let rest = words.get(at + 1..).unwrap_or_default();
        match word.text.as_str() {
            "from" if before != "distinct" && in_select(words, at) => found.extend(listed(rest)),
            "update" if !matches!(before, "for" | "do") => found.extend(named(rest)),
            "join" => found.extend(named(rest)),
            "into" => found.extend(rest.first().map(|name| (name.line, name.text.clone()))),
            _ => {}
        }
    }
    found.retain(|(_, name)| !made.contains(name));
    found
}

/// The table at the head of the words, unless a subquery or a function of rows stands there.
fn named(words: &[Word]) -> Option<(usize, String)> {
    let skipped = words.iter().take_while(|word| matches!(word.text.as_str(), "lateral" | "only")).count();
    let name = words.get(skipped)?;
    let called = words.get(skipped + 1).is_some_and(|next| next.text == "(");
    let worded = name.text.starts_with(|c: char| c.is_alphabetic() || c == '_');
    (worded && !called).then(|| (name.line, name.text.clone()))
}

/// The tables of `from a x, b y`.
fn listed(words: &[Word]) -> Vec<(usize, String)> {
    let Some(depth) = words.first().map(|word| word.depth) else { return Vec::new() };
    let ends =
        ["where", "join", "left", "inner", "cross", "full", "group", "order", "limit", "union", "on", "set", ";", ")"];
    let reach = words
        .iter()
        .take_while(|word| word.depth >= depth && !(word.depth == depth && ends.contains(&word.text.as_str())));
    let reach: Vec<Word> = reach.cloned().collect();
    reach.split(|word| word.text == "," && word.depth == depth).filter_map(named).collect()
}

/// Whether this `from` belongs to a query, not to a call such as `extract(year from at)`.
fn in_select(words: &[Word], at: usize) -> bool {
    let depth = words.get(at).map_or(0, |word| word.depth);
    let before = words.get(..at).unwrap_or_default().iter().rev();
    depth == 0
        || before
            .take_while(|word| word.depth >= depth)
            .any(|word| word.depth == depth && matches!(word.text.as_str(), "select" | "delete"))
}

/// Names that a `with` gives: `with late as (...)`, `with late (id) as (...)`.
fn made_by_with(words: &[Word]) -> Vec<String> {
    let Some(with) = words.iter().position(|word| word.text == "with") else { return Vec::new() };
    let words = words.get(with + 1..).unwrap_or_default();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.text == "as") {
        let mut after =
            words.iter().skip(at + 1).skip_while(|next| matches!(next.text.as_str(), "not" | "materialized"));
        if after.next().is_some_and(|next| next.text == "(") {
            let head = words.get(..at).unwrap_or_default().iter().rev();
            found.extend(
                head.filter(|name| name.depth == word.depth)
                    .find(|name| name.text != ")" && name.text != "(")
                    .map(|name| name.text.clone()),
            );
        }
    }
    found
}

/// Tables and views that a file of SQL makes: line and name.
pub fn made(text: &str) -> Vec<(usize, String)> {
    let words = words(text);
    let mut found = Vec::new();
    for (at, _) in words.iter().enumerate().filter(|(_, word)| word.text == "create") {
        let kinds = ["or", "replace", "temp", "temporary", "materialized", "table", "view", "if", "not", "exists"];
        let rest = words.get(at + 1..).unwrap_or_default();
        let head = rest.iter().take_while(|word| kinds.contains(&word.text.as_str()));
        let (length, makes) =
            head.fold((0, false), |(n, makes), word| (n + 1, makes || matches!(word.text.as_str(), "table" | "view")));
        found.extend(rest.get(length).filter(|_| makes).map(|name| (name.line, name.text.clone())));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        named_in(&words(text)).into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn tables_are_found_where_sql_names_them() {
        assert_eq!(
            names("select a from matter m join person p on p.id = m.person where x in (select y from tie)"),
            ["matter", "person", "tie"]
        );
        assert_eq!(names("select 1 from a x, b as y where z"), ["a", "b"]);
        assert_eq!(names("insert into note (id) values ($1) on conflict (id) do update set id = 1"), ["note"]);
        assert_eq!(names("insert into note select * from draft for update"), ["note", "draft"]);
        assert_eq!(names("update matter set a = 1 where b is distinct from c"), ["matter"]);
        assert_eq!(names("select extract(year from at) from json_each($1) where (select 1 from \"tie\") = 1"), ["tie"]);
        assert_eq!(
            names("with late (id) as (select id from clock), more as (select 1) select * from late, more"),
            ["clock"]
        );
        assert_eq!(names("delete from lease where exists (select 1 from (select 2 from house) h)"), ["lease", "house"]);
    }

    #[test]
    fn what_a_migration_makes_is_found() {
        let text = "create table if not exists a (b uuid);\ncreate unique index x on a (b);\ncreate or replace view c as select 1;";
        assert_eq!(made(text), [(1, "a".to_owned()), (3, "c".to_owned())]);
    }
}
