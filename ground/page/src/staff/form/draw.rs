//! Questions with what was typed in them.

use super::Came;
use crate::{
    Fields, Say,
    kit::{Area, Choice, Field, Line, Select, Tick},
    staff::Ask,
};
use std::borrow::Cow;

/// Draws fields with what was typed in them, and what is wrong with it.
pub struct Drawer<'a> {
    /// The words of the questions.
    pub say: &'a Say,
    /// What was typed.
    pub fields: &'a Fields,
    came: &'a Came,
}

impl<'a> Drawer<'a> {
    /// For the form of a request, as it came.
    pub fn new(ask: &'a Ask, came: &'a Came) -> Drawer<'a> {
        Drawer { say: &ask.say, fields: &ask.fields, came }
    }

    /// What is common to all fields, with a question in words that a room has put together itself.
    pub fn field(&self, name: impl Into<Cow<'static, str>>, label: String, hint: Option<String>) -> Field {
        let name = name.into();
        let (value, wrong) = (self.fields.get(&name).to_owned(), self.came.why(&name));
        Field { name, label, hint, value, wrong, optional: None }
    }

    fn asked(&self, name: &'static str, label: &str, hint: Option<&str>) -> Field {
        self.field(name, self.say.s(label), hint.map(|key| self.say.s(key)))
    }

    /// A question that is answered with a text. `label` and `hint` are keys of words.
    pub fn area(&self, name: &'static str, label: &str, hint: Option<&str>, rows: u8) -> Area {
        Area { field: self.asked(name, label, hint), rows }
    }

    /// A question that is answered with one line.
    pub fn line(&self, name: &'static str, label: &str, hint: Option<&str>) -> Line {
        Line::of(self.asked(name, label, hint))
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
        Select { field: self.asked(name, label, hint), picks, none: self.say.s(none) }
    }

    /// A question that is answered with one of these: stored name and key of its words.
    pub fn choice(&self, name: &'static str, label: &str, picks: &[(&'static str, &str)]) -> Choice {
        let picks = picks.iter().map(|(value, key)| (*value, self.say.s(key))).collect();
        Choice { field: self.asked(name, label, None), picks }
    }

    /// A sentence, in words, that can be ticked.
    pub fn tick(&self, name: impl Into<Cow<'static, str>>, says: String) -> Tick {
        Tick { field: self.field(name, says, None) }
    }
}
