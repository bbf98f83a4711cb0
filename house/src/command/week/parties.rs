//! Who must be a party of a matter, from what the files say of it and of those around its person.

use super::{
    after::Became,
    file::{contact::Matter, people::People},
    play::co_applicant,
};
use law::Day;
use law::reading::{Area, Kind};
use serde_json::Value;
use std::collections::BTreeMap;

/// Those whom the files call the custodial guardians of a person, by the person's id in the files; and the ids of those
/// whose name nobody else there has.
#[derive(Default)]
pub(crate) struct Custody {
    guardians: BTreeMap<String, Vec<String>>,
    ids: BTreeMap<String, Option<String>>,
}

impl Custody {
    /// As the persons and the known matters of the file say.
    pub fn of(people: &People) -> Custody {
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let persons = people.person.iter().map(|one| (&one.id, &one.guardians));
        for (person, guardians) in persons.chain(people.matter.iter().map(|one| (&one.person, &one.guardians))) {
            let of = all.entry(person.clone()).or_default();
            of.extend(guardians.iter().filter(|one| !of.contains(one)).cloned().collect::<Vec<_>>());
        }
        let mut ids = BTreeMap::new();
        for one in &people.person {
            ids.entry(one.name.clone()).and_modify(|id| *id = None).or_insert_with(|| Some(one.id.clone()));
        }
        Custody { guardians: all, ids }
    }

    /// Somebody as the files call them: by id where they have one.
    fn called<'a>(&'a self, name: &'a str) -> &'a str {
        self.ids.get(name).and_then(Option::as_deref).unwrap_or(name)
    }

    /// The parties that a matter must have, each in one line: the person with who speaks for them (UTR-8), a child's
    /// guardians or that they are to be checked (UTR-3), who applies along.
    pub fn expected(&self, written: &Matter, became: &Became) -> Option<Vec<String>> {
        let (kind, area) = (written.kind.parse::<Kind>().ok()?, written.area.parse::<Area>().ok()?);
        became.field("parties")?;
        let known = became.text("known_as");
        let name = known.clone().or_else(|| became.text("person")).unwrap_or_default();
        let born = became.text("born").and_then(|day| Day::parse(&day).ok());
        let child = written.age.map_or(area == Area::Child, |age| age < 18);
        let voice = match (written.age, born) {
            (Some(15..), _) => "own".to_owned(),
            (Some(_), Some(born)) => format!("own from {}", born.plus_months(15 * 12)),
            (None, _) if !child => "own".to_owned(),
            _ => "guardians".to_owned(),
        };
        let mut all = vec![format!("person {name}: {voice}")];
        let guardians = known.and_then(|id| self.guardians.get(&id)).filter(|_| child);
        match guardians.filter(|all| !all.is_empty()) {
            Some(guardians) => all.extend(guardians.iter().map(|one| format!("guardian {one}"))),
            None if child => all.push("guardians_to_be_checked ".to_owned()),
            None => {}
        }
        let along = co_applicant(&written.relation).filter(|_| kind.is_application());
        all.extend(along.map(|name| format!("co_applicant {}", self.called(name))));
        all.sort_unstable();
        Some(all)
    }
}

/// The parties that a matter has, written the same way.
pub(crate) fn stored(became: &Became) -> Vec<String> {
    let all = became.field("parties").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let word = |one: &Value, name: &str| one.get(name).and_then(Value::as_str).map(str::to_owned);
    let line = |one: &Value| {
        let line = format!("{} {}", word(one, "role").unwrap_or_default(), word(one, "person").unwrap_or_default());
        word(one, "voice").map_or(line.clone(), |voice| format!("{line}: {voice}"))
    };
    let mut lines: Vec<String> = all.iter().map(line).collect();
    lines.sort_unstable();
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::week::file::parsed;
    use serde_json::json;

    fn expected(age: Option<u8>, area: &str, relation: &str, known: Value, born: Value) -> Vec<String> {
        let of = [("p-mo".to_owned(), vec!["p-far".to_owned(), "Ann Holm".to_owned()])];
        let file = format!(
            "key = \"m1\"\nkind = \"application_support\"\nperson = \"Mo\"\narea = \"{area}\"\nrelation = \"{relation}\""
        );
        let mut written: Matter = parsed("x.toml", &file).unwrap();
        written.age = age;
        let id = casefile::MatterId::of(store::Uuid::from_u128(1));
        let fields = vec![("known_as", known), ("person", json!("Mo")), ("born", born), ("parties", json!([]))];
        let became = Became { key: "m1".into(), matter: Some(id), fields };
        let ids = [("Samir Ek".to_owned(), Some("p-samir".to_owned())), ("Bo Ek".to_owned(), None)];
        let custody = Custody { guardians: of.into_iter().collect(), ids: ids.into_iter().collect() };
        custody.expected(&written, &became).unwrap()
    }

    #[test]
    fn a_child_has_its_guardians_until_eighteen_and_its_own_voice_from_fifteen() {
        let child = expected(Some(9), "child", "", json!("p-mo"), json!("2016-05-01"));
        assert_eq!(child, ["guardian Ann Holm", "guardian p-far", "person p-mo: own from 2031-05-01"]);
        let young = expected(Some(15), "child", "", json!("p-mo"), Value::Null);
        assert_eq!(young, ["guardian Ann Holm", "guardian p-far", "person p-mo: own"]);
        assert_eq!(expected(Some(18), "youth_18_20", "", json!("p-mo"), Value::Null), ["person p-mo: own"]);
        let unknown = expected(None, "child", "", Value::Null, Value::Null);
        assert_eq!(unknown, ["guardians_to_be_checked ", "person Mo: guardians"]);
        let two =
            expected(Some(40), "income_support", "applicant, with co-applicant Marcus Berg", Value::Null, Value::Null);
        assert_eq!(two, ["co_applicant Marcus Berg", "person Mo: own"]);
        let along = |name: &str| {
            let relation = format!("applicant, with co-applicant {name}");
            expected(Some(40), "income_support", &relation, Value::Null, Value::Null)[0].clone()
        };
        assert_eq!(along("Samir Ek"), "co_applicant p-samir");
        assert_eq!(along("Bo Ek"), "co_applicant Bo Ek", "two have that name");
    }
}
