//! From what was typed to a text, or to a sentence about what is to be put right.

use super::Ask;
use crate::{
    Fields, Say,
    kit::{Area, Choice, Field, Line, Select},
};
use casefile::{Text, TextError};

/// What is wrong, field by field, in the order of the page.
pub type Wrong = Vec<(&'static str, String)>;

/// How a form comes to be shown.
pub enum Came {
    /// Asked for.
    Fresh,
    /// Sent, and not done: what stands in the way, where it is no single field.
    Back(Option<String>),
    /// Sent, and somebody was faster.
    Stale,
}

impl Came {
    /// The version that the next sending is about. A form that comes back still speaks of what its author saw; after
    /// somebody was faster it is the new one, and that stands on the page.
    pub fn seen(&self, ask: &Ask, now: i64) -> i64 {
        if matches!(self, Came::Back(_)) { sent(ask) } else { now }
    }

    /// What to say above the form.
    pub fn trouble(self, say: &Say) -> Option<String> {
        match self {
            Came::Fresh => None,
            Came::Back(why) => why,
            Came::Stale => Some(say.s("page-stale-text")),
        }
    }
}

/// The version that came with a form; one that no matter has where none came.
pub fn sent(ask: &Ask) -> i64 {
    ask.fields.get("seen").parse().unwrap_or(-1)
}

/// One form being read: what was typed, and what is wrong with it so far.
pub struct Reader<'a> {
    /// The words to say what is wrong in.
    pub say: &'a Say,
    /// What was typed.
    pub fields: &'a Fields,
    /// What is wrong with it so far.
    pub wrong: Wrong,
}

impl<'a> Reader<'a> {
    /// A form of which nothing has been read yet.
    pub fn new(say: &'a Say, fields: &'a Fields) -> Reader<'a> {
        Reader { say, fields, wrong: Vec::new() }
    }

    /// A text that must be there: `missing` is the key of what to say where it is not.
    pub fn text(&mut self, name: &'static str, most: usize, missing: &str) -> Option<Text> {
        match Text::parse(self.fields.get(name), most) {
            Ok(text) => return Some(text),
            Err(TextError::Empty) => self.wrong.push((name, self.say.s(missing))),
            Err(TextError::TooLong { is, most }) => {
                let with = [("is", is.to_string()), ("most", most.to_string())];
                let with = with.each_ref().map(|(name, text)| (*name, text.as_str()));
                self.wrong.push((name, self.say.w("page-wrong-long", &with)));
            }
        }
        None
    }

    /// Notes that an answer must be chosen: `missing` is the key of what to say.
    pub fn unchosen(&mut self, name: &'static str, missing: &str) {
        self.wrong.push((name, self.say.s(missing)));
    }
}

/// Draws fields with what was typed in them.
pub struct Drawer<'a> {
    /// The words of the questions.
    pub say: &'a Say,
    /// What was typed.
    pub fields: &'a Fields,
    /// What is wrong with it.
    pub wrong: &'a Wrong,
}

impl Drawer<'_> {
    fn field(&self, name: &'static str, label: &str, hint: Option<&str>) -> Field {
        Field {
            name: name.into(),
            label: self.say.s(label),
            hint: hint.map(|key| self.say.s(key)),
            value: self.fields.get(name).to_owned(),
            wrong: self.wrong.iter().find(|(at, _)| *at == name).map(|(_, why)| why.clone()),
            optional: None,
        }
    }

    /// A question that is answered with a text. `label` and `hint` are keys of words.
    pub fn area(&self, name: &'static str, label: &str, hint: Option<&str>, rows: u8) -> Area {
        Area { field: self.field(name, label, hint), rows }
    }

    /// A question that is answered with one line.
    pub fn line(&self, name: &'static str, label: &str, hint: Option<&str>) -> Line {
        Line { field: self.field(name, label, hint), kind: "text", keys: "", fill: "off", look: "" }
    }

    /// A question that is answered with one of many: stored name and words of each. `none` is the key of what stands first
    /// and means that nothing is chosen.
    pub fn select(
        &self,
        name: &'static str,
        (label, hint, none): (&str, Option<&str>, &str),
        picks: Vec<(String, String)>,
    ) -> Select {
        let picks = picks.into_iter().map(|(value, words)| (value.into(), words)).collect();
        Select { field: self.field(name, label, hint), picks, none: self.say.s(none) }
    }

    /// A question that is answered with one of these: stored name and key of its words.
    pub fn choice(&self, name: &'static str, label: &str, picks: &[(&'static str, &str)]) -> Choice {
        let picks = picks.iter().map(|(value, key)| (*value, self.say.s(key))).collect();
        Choice { field: self.field(name, label, None), picks }
    }
}
