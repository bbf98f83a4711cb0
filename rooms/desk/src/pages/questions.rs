//! The questions of the two forms, with what was typed and what is wrong with it.

use super::people::Meant;
use crate::form::Wrongs;
use access::office::Colleague;
use law::reading::{Acute, Area, Channel, Kind, ReporterKind};
use page::{
    Fields, LANGUAGES, Say,
    kit::{Area as Text, Field, Line, Select, Tick},
};
use std::borrow::Cow;

/// What the questions are asked with.
pub struct Asking<'a> {
    /// The words.
    pub say: &'a Say,
    /// What was typed.
    pub fields: &'a Fields,
    /// What is wrong.
    pub wrongs: &'a Wrongs,
}

/// The questions with a word of help below them.
const HINTED: [&str; 12] = [
    "text",
    "arrived",
    "teller-name",
    "promise-when",
    "promise-what",
    "name",
    "who",
    "said",
    "with",
    "custody-who",
    "custody-source",
    "custody-day",
];

/// The questions about one person.
pub struct PersonRow {
    /// "Person 2"
    pub title: String,
    /// Persons of ours who may be meant.
    pub known: Option<Select>,
    pub name: Line,
    pub who: Line,
    pub kind: Select,
    pub acute: Select,
    pub said: Text,
    /// Whether something stands in what is shown below.
    pub open: bool,
    pub violence: Tick,
    pub more: Vec<Tick>,
    pub why: Line,
    pub area: Select,
    pub teller: Select,
    pub interpreter: Select,
    pub with: Line,
    pub with_known: Option<Select>,
    pub taken: Line,
    pub carried: Line,
}

impl Asking<'_> {
    pub(super) fn field(&self, name: String, key: &str, needed: bool) -> Field {
        Field {
            label: self.say.s(&format!("desk-q-{key}")),
            hint: HINTED.contains(&key).then(|| self.say.s(&format!("desk-hint-{key}"))),
            value: self.fields.get(&name).to_owned(),
            wrong: self.wrongs.iter().find(|(n, _)| *n == name).map(|(_, why)| why.clone()),
            optional: (!needed).then(|| self.say.s("page-optional")),
            name: name.into(),
        }
    }

    /// A question in words of its own, with nothing below it.
    pub(super) fn labelled(&self, name: String, label: String) -> Field {
        let wrong = self.wrongs.iter().find(|(n, _)| *n == name).map(|(_, why)| why.clone());
        let value = self.fields.get(&name).to_owned();
        Field { label, value, wrong, name: name.into(), ..Field::default() }
    }

    pub(super) fn line(&self, name: &str, key: &str) -> Line {
        Line { field: self.field(name.to_owned(), key, true), kind: "text", keys: "", fill: "off", look: "" }
    }

    pub(super) fn select(
        &self,
        name: String,
        key: &str,
        picks: Vec<(Cow<'static, str>, String)>,
        none: &str,
    ) -> Select {
        let none = if none.is_empty() { String::new() } else { self.say.s(none) };
        Select { field: self.field(name, key, true), picks, none }
    }

    /// What it is about.
    pub fn text(&self) -> Text {
        Text { field: self.field("text".into(), "text", true), rows: 10 }
    }

    /// By which way it came: the telephone, unless somebody says otherwise.
    pub fn channel(&self) -> Select {
        let picks = Channel::ALL.iter().map(|c| (c.as_str().into(), self.say.channel(*c))).collect();
        self.select("channel".into(), "channel", picks, "")
    }

    /// When it came.
    pub fn arrived(&self) -> Line {
        self.line("arrived", "arrived")
    }

    /// Who told.
    pub fn teller(&self) -> Select {
        self.select("teller".into(), "teller", self.reporters(), "desk-choose")
    }

    fn reporters(&self) -> Vec<(Cow<'static, str>, String)> {
        ReporterKind::ALL.iter().map(|k| (k.as_str().into(), self.say.reporter(*k))).collect()
    }

    /// By name.
    pub fn teller_name(&self) -> Line {
        self.line("teller_name", "teller-name")
    }

    /// Whether they want to know what becomes of it.
    pub fn asked(&self) -> Tick {
        Tick { field: Field { hint: None, ..self.field("asked".into(), "asked", true) } }
    }

    /// Whether what is nobody's by name stays with the contact.
    pub fn rest(&self) -> Tick {
        Tick { field: Field { hint: None, ..self.field("rest".into(), "rest", true) } }
    }

    /// In which language.
    pub fn language(&self) -> Select {
        self.select("language".into(), "language", self.languages(), "")
    }

    fn languages(&self) -> Vec<(Cow<'static, str>, String)> {
        LANGUAGES.iter().map(|tag| ((*tag).into(), self.say.language(tag))).collect()
    }

    /// Who rings back.
    pub fn promise_who(&self, colleagues: &[Colleague]) -> Select {
        let here = colleagues.iter().filter(|c| !c.away);
        let picks = here.map(|c| (c.id.to_string().into(), c.name.clone())).collect();
        self.select("promise_who".into(), "promise-who", picks, "desk-nobody")
    }

    /// When.
    pub fn promise_when(&self) -> Line {
        self.line("promise_when", "promise-when")
    }

    /// How they are reached without it being noticed.
    pub fn promise_what(&self) -> Line {
        self.line("promise_what", "promise-what")
    }

    /// The questions about one person.
    pub fn person(&self, nth: usize, meant: &mut Meant) -> PersonRow {
        let name = |name: &str| format!("{name}{nth}");
        let line = |key: &str| self.line(&name(key), key);
        let kinds = Kind::ALL.iter().map(|k| (k.as_str().into(), self.say.kind(*k))).collect();
        let areas = Area::ALL.iter().map(|a| (a.as_str().into(), self.say.area(*a))).collect();
        let acute = [Acute::No, Acute::Judge, Acute::Yes].map(|a| (a.as_str().into(), self.say.acute(a)));
        let ticks = ["addiction", "child", "open", "evict"];
        let tick = |key: &str| Tick { field: Field { hint: None, ..self.field(name(key), key, true) } };
        let below = ["area", "teller", "interpreter", "taken", "carried", "why", "with"];
        let mut known = |key: &str| {
            let picks = meant.remove(&name(key))?;
            Some(self.select(name(key), "known", picks, "desk-choose"))
        };
        let filled = |key: &&str| !self.fields.get(&name(key)).is_empty();
        let wrong = |key: &&str| self.wrongs.iter().any(|(n, _)| *n == name(key));
        PersonRow {
            title: self.say.n("desk-person", "n", nth),
            known: known("known"),
            with_known: known("withknown"),
            with: line("with"),
            name: line("name"),
            who: line("who"),
            kind: self.select(name("kind"), "kind", kinds, "desk-choose"),
            acute: self.select(name("acute"), "acute", acute.into(), "desk-choose"),
            said: Text { field: self.field(name("said"), "said", false), rows: 2 },
            open: ticks.iter().chain(&below).any(|key| filled(key) || wrong(key)),
            violence: tick("violence"),
            more: ticks.map(tick).into(),
            why: line("why"),
            area: self.select(name("area"), "area", areas, "desk-as-usual"),
            teller: self.select(name("teller"), "teller-here", self.reporters(), "desk-same-teller"),
            interpreter: self.select(name("interpreter"), "interpreter", self.languages(), "desk-no-interpreter"),
            taken: line("taken"),
            carried: line("carried"),
        }
    }
}

/// What is to be put right as the list above the form says it: with several persons each line says whose it is.
pub fn listed(say: &Say, fields: &Fields, wrongs: &Wrongs, rows: usize) -> Wrongs {
    let whose = |field: &str| {
        let nth: usize = field.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().ok()?;
        let name = fields.get(&format!("name{nth}")).split(',').next().unwrap_or_default().trim();
        Some(if name.is_empty() { say.n("desk-person", "n", nth) } else { name.to_owned() })
    };
    let line = |(field, why): &(Cow<'static, str>, String)| {
        let whose = whose(field).filter(|_| rows > 1);
        (field.clone(), whose.map_or_else(|| why.clone(), |whose| format!("{whose}: {why}")))
    };
    wrongs.iter().map(line).collect()
}
