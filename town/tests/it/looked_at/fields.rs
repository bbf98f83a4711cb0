//! The registry of what is asked for: each datum has one form in which it is first written down.

use std::collections::{BTreeMap, BTreeSet};
use town::{Asked, places::route_of};

/// How a form comes to what it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Here it is written down.
    First,
    /// It has been written down before: the form comes with what the house holds.
    Known,
    /// The form begins with what the house holds, until that has been taken over.
    Offered,
    /// The form asks only where nobody has written it down.
    Missing,
    /// It is typed once more on purpose, so that what is sent goes to the right person (two identifiers).
    Confirmed,
}

/// One field of one form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    pub route: String,
    pub field: String,
    pub kind: String,
    pub how: How,
    pub datum: String,
}

/// Every line, and which nouns there is only one of in a matter.
pub struct Registry {
    lines: Vec<Line>,
    one: BTreeSet<String>,
}

/// Whether a field is the one that the table calls so: `N` at the end is the number of a row, `*` somebody's or something's id.
pub fn is_called(called: &str, name: &str) -> bool {
    if let Some(start) = called.strip_suffix('N') {
        return name.strip_prefix(start).is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()));
    }
    if let Some(start) = called.strip_suffix('*') {
        let id = |rest: &str| rest.len() >= 30 && rest.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
        return name.strip_prefix(start).is_some_and(id);
    }
    called == name
}

impl Registry {
    /// The table. Each datum has one form in which it is first written down, and a noun that the lexicon has.
    pub fn read() -> Registry {
        let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fields.table")).unwrap();
        let lexicon =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../LEXICON.md")).unwrap().to_lowercase();
        let mut one = BTreeSet::new();
        let mut lines = vec![];
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            let words: Vec<&str> = line.split_whitespace().collect();
            if words[0] == "one:" {
                one.extend(words[1..].iter().map(|&noun| noun.to_owned()));
                continue;
            }
            let &[route, field, kind, how, datum] = words.as_slice() else { panic!("fields.table: {line:?}") };
            let how = match how {
                "first" => How::First,
                "known" => How::Known,
                "offered" => How::Offered,
                "missing" => How::Missing,
                "confirmed" => How::Confirmed,
                other => panic!("fields.table: {other:?} in {line:?}"),
            };
            let noun = datum.split('.').next().unwrap();
            let word = noun.replace('_', "").to_lowercase();
            assert!(lexicon.contains(&format!("`{word}")), "fields.table: LEXICON.md has no `{noun}`: {line}");
            lines.push(Line { route: route.into(), field: field.into(), kind: kind.into(), how, datum: datum.into() });
        }
        let mut first: BTreeMap<&str, &Line> = BTreeMap::new();
        for line in lines.iter().filter(|line| line.how == How::First) {
            if let Some(other) = first.insert(&line.datum, line) {
                panic!("{} is asked for twice:\n{other:?}\n{line:?}", line.datum);
            }
        }
        for line in &lines {
            assert!(first.contains_key(line.datum.as_str()), "nobody writes {} down first", line.datum);
        }
        Registry { lines, one }
    }

    /// The line of a field.
    pub fn of(&self, asked: &Asked) -> Option<&Line> {
        let route = route_of("POST", &asked.to)?;
        self.lines.iter().find(|line| line.route == route && is_called(&line.field, &asked.name))
    }

    /// Whether anything is asked for on the way to this route.
    pub fn has(&self, route: &str) -> bool {
        self.lines.iter().any(|line| line.route == route)
    }

    /// Whether the form must come with this once the house holds it.
    pub fn comes_filled(&self, line: &Line) -> bool {
        let noun = line.datum.split('.').next().unwrap_or_default();
        matches!(line.how, How::Known | How::Missing)
            || (line.how == How::First && (self.one.contains(noun) || self.one.contains(&line.datum)))
    }

    /// The routes on which that is written down which is known on these.
    pub fn before(&self, routes: &BTreeSet<&str>) -> BTreeSet<String> {
        let known = self.known().filter(|line| routes.contains(line.route.as_str())).map(|line| &line.datum);
        let known: BTreeSet<&String> = known.collect();
        let first = self.lines.iter().filter(|line| line.how == How::First && known.contains(&line.datum));
        first.map(|line| line.route.clone()).collect()
    }

    /// Lines that are known from another form.
    pub fn known(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| matches!(line.how, How::Known | How::Offered))
    }

    /// What is asked for and stands in no line, and lines that nothing asks for.
    pub fn against(&self, asked: &BTreeSet<(String, String, &'static str, String)>) -> (Vec<String>, Vec<String>) {
        let has = |line: &Line, (route, field, kind, _): &(String, String, &str, String)| {
            line.route == *route && is_called(&line.field, field) && line.kind == *kind
        };
        let new = asked.iter().filter(|one| !self.lines.iter().any(|line| has(line, one)));
        let gone = self.lines.iter().filter(|line| !asked.iter().any(|one| has(line, one)));
        let new = new.map(|(route, field, kind, says)| format!("{route} {field} {kind} first Noun.word   # {says}"));
        (new.collect(), gone.map(|line| format!("{} {} {}", line.route, line.field, line.kind)).collect())
    }
}

#[test]
fn a_field_is_called_the_same_in_every_row_and_for_every_person() {
    let id = "019d3f0e-0000-7000-8000-00000000000a";
    assert!(is_called("nameN", "name2") && !is_called("nameN", "names") && !is_called("nameN", "name"));
    assert!(is_called("still-*", &format!("still-{id}")) && !is_called("goal_*", &format!("goal_words_{id}")));
    assert!(is_called("teller_name", "teller_name"));
}
