//! From what was typed to what it means, or to a sentence about what is to be put right.

use super::Wrong;
use crate::{Fields, Say};
use casefile::{Text, TextError};
use law::Day;
use std::str::FromStr;

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

    /// A text that may be left out: nothing but spaces is nothing, and what is too long is said.
    pub fn maybe(&mut self, name: &'static str, most: usize) -> Option<Text> {
        Text::parse(self.fields.get(name), usize::MAX).ok()?;
        self.text(name, most, "page-wrong-title")
    }

    /// A day that must be there: `missing` is the key of what to say where there is none.
    pub fn day(&mut self, name: &'static str, missing: &str) -> Option<Day> {
        self.one_of(name, missing, |typed| Day::parse(typed).ok())
    }

    /// A day that may be left out; what was typed and is none is wrong.
    pub fn maybe_day(&mut self, name: &'static str, missing: &str) -> Option<Day> {
        if self.fields.get(name).trim().is_empty() { None } else { self.day(name, missing) }
    }

    /// An answer that must be chosen, by the word it is stored as.
    pub fn chosen<T: FromStr>(&mut self, name: &'static str, missing: &str) -> Option<T> {
        self.one_of(name, missing, |typed| typed.parse().ok())
    }

    /// The same, where `of` knows the words.
    pub fn one_of<T>(&mut self, name: &'static str, missing: &str, of: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let found = of(self.fields.get(name));
        if found.is_none() {
            self.unchosen(name, missing);
        }
        found
    }

    /// Notes that an answer must be chosen: `missing` is the key of what to say.
    pub fn unchosen(&mut self, name: &'static str, missing: &str) {
        self.wrong.push((name, self.say.s(missing)));
    }
}
