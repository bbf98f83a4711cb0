//! The strip: who this is, and who carries their matters now.

use super::Reading;
use casefile::{Lang, Person};
use law::known::Protection;

pub(super) struct Strip {
    pub name: String,
    pub age: Option<String>,
    pub guarded: bool,
    /// Label and value, in the order in which they are asked for on the telephone.
    pub lines: Vec<(String, String)>,
}

impl Strip {
    pub fn of(r: &Reading<'_>) -> Strip {
        let (t, records) = (&r.ask.say, &r.records);
        let number = records.iter().find_map(|one| one.number);
        // What was said last in a matter counts before what once was written on the record.
        let matters = || r.matters.iter().rev().map(|one| &one.summary);
        let spoken = matters().find_map(|one| one.language.as_ref());
        let spoken = spoken.or_else(|| records.iter().find_map(|one| one.language.as_ref()));
        let interpreter = matters().find_map(|one| one.interpreter.as_ref());
        let interpreter = interpreter.or_else(|| records.iter().find_map(|one| one.interpreter.as_ref()));
        let tongue = |tag: &Lang| t.language(tag.as_str());
        let born = records.iter().find_map(Person::birth).map(|day| t.birth(day));
        let mut also: Vec<String> = records.iter().skip(1).map(|one| one.name.clone()).collect();
        also.dedup();
        let lines = [
            ("desk-file-born", born),
            ("desk-file-last", number.map(|n| n.last_four())),
            ("field-number", number.is_none().then(|| t.s("field-number-unknown"))),
            ("desk-file-language", Some(spoken.map_or_else(|| t.s("desk-file-unasked"), tongue))),
            ("desk-file-interpreter", interpreter.map(tongue)),
            ("desk-file-carries", carriers(r)),
            ("desk-file-also", (!also.is_empty()).then(|| also.join(", "))),
        ];
        Strip {
            name: records.first().map(|one| one.name.clone()).unwrap_or_default(),
            age: records.iter().find_map(|one| one.age(r.today).on(r.today)).map(|years| t.years(years)),
            guarded: records.iter().any(|one| one.protection != Protection::None),
            lines: lines.into_iter().filter_map(|(key, value)| Some((t.s(key), value?))).collect(),
        }
    }
}

/// Who carries the open matters that the reader may see, each once; nobody where none is open.
fn carriers(r: &Reading<'_>) -> Option<String> {
    let mut all: Vec<String> = Vec::new();
    for one in r.matters.iter().map(|one| &one.summary).filter(|one| one.closed_at.is_none()) {
        let name = r.names.staff(one.carrier);
        let said = match one.taken_at {
            Some(_) => name.to_owned(),
            None => r.ask.say.w("desk-file-nobody", &[("head", name)]),
        };
        if !all.contains(&said) {
            all.push(said);
        }
    }
    (!all.is_empty()).then(|| all.join(", "))
}
