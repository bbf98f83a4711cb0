//! What somebody told us through the public door, before it is anything else.

use crate::{Question, Text, letterbox::hex};
use sha2::{Digest, Sha256};

/// The two honest ways to tell (INT-14).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// We do not know who it is, and do not find out.
    Anonymous,
    /// With a name, which the family can usually see.
    Named,
}

impl Route {
    /// The stored name.
    pub fn name(self) -> &'static str {
        match self {
            Route::Anonymous => "anonymous",
            Route::Named => "named",
        }
    }

    /// The route of that stored name.
    pub fn of(name: &str) -> Option<Route> {
        [Route::Anonymous, Route::Named].into_iter().find(|r| r.name() == name)
    }
}

/// A told concern: answers to questions, in the order of [`Question::ALL`], each question at most once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    route: Route,
    language: &'static str,
    answers: Vec<(Question, Text)>,
}

/// A letter that cannot be: no concern in it, or a name in one that promised to have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotALetter;

impl Letter {
    /// Puts a letter together. It needs an answer to [`Question::What`], and an anonymous one may hold no answer that
    /// names the teller.
    pub fn new(route: Route, language: &'static str, mut answers: Vec<(Question, Text)>) -> Result<Letter, NotALetter> {
        answers.sort_by_key(|(q, _)| *q);
        answers.dedup_by_key(|(q, _)| *q);
        let told = answers.iter().any(|(q, _)| *q == Question::What);
        let names = answers.iter().any(|(q, _)| q.names_the_teller());
        if told && !(names && route == Route::Anonymous) {
            Ok(Letter { route, language, answers })
        } else {
            Err(NotALetter)
        }
    }

    /// By which way it came.
    pub fn route(&self) -> Route {
        self.route
    }

    /// The language of the page it was written on, as a BCP 47 tag.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// The answers, in order.
    pub fn answers(&self) -> &[(Question, Text)] {
        &self.answers
    }

    /// SHA-256 over every answer (name and text, each with its length), so that the journal can prove what was told.
    pub fn digest(&self) -> [u8; 32] {
        digest(self.answers.iter().map(|(q, t)| (q.name(), t.as_str())))
    }
}

/// The same digest over answers as they are stored.
pub(crate) fn digest<'a>(answers: impl Iterator<Item = (&'a str, &'a str)>) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in answers.flat_map(|(q, t)| [q, t]) {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}

/// SHA-256 over named texts, each with its length, in hexadecimal digits: what an event holds of a text, so that the
/// journal can prove what was written and holds none of it.
pub fn proof<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    hex(&digest(texts.into_iter()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(s: &str) -> Text {
        Text::parse(s, 100).unwrap()
    }

    #[test]
    fn an_anonymous_letter_cannot_carry_a_name() {
        let answers = vec![(Question::What, text("oro")), (Question::Phone, text("031-390 06 10"))];
        assert_eq!(Letter::new(Route::Anonymous, "sv", answers.clone()), Err(NotALetter));
        assert!(Letter::new(Route::Named, "sv", answers).is_ok());
    }

    #[test]
    fn a_letter_without_a_concern_is_none() {
        assert_eq!(Letter::new(Route::Named, "sv", vec![(Question::Name, text("Bo"))]), Err(NotALetter));
    }

    #[test]
    fn the_digest_sees_where_one_answer_ends() {
        let one = Letter::new(Route::Anonymous, "sv", vec![(Question::What, text("ab")), (Question::Child, text("c"))]);
        let two = Letter::new(Route::Anonymous, "sv", vec![(Question::What, text("a")), (Question::Child, text("bc"))]);
        assert_ne!(one.unwrap().digest(), two.unwrap().digest());
    }
}
