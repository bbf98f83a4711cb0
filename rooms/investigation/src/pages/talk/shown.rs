//! A talk that was written down, in words.

use super::path;
use crate::{Guardians, Outcome, Talk, With, case::Case};
use casefile::MatterId;
use page::{Names, staff::Ask};
use std::collections::BTreeSet;
use store::Uuid;

/// One talk.
pub(super) struct Shown {
    id: Uuid,
    corrects: bool,
    pub heading: String,
    /// What is to be known of it besides what was said, in sentences.
    pub around: Vec<String>,
    /// What was said, why none was held.
    pub told: Vec<(String, String)>,
    pub by: String,
    /// That it puts another right, or has been put right.
    pub marks: Vec<String>,
    /// Where it can be put right, and the words of that link.
    pub correct: Option<(String, String)>,
    correct_says: String,
    corrected_says: String,
}

/// The sentence of a talk that was not held, with its day.
pub fn not_held_key(outcome: &Outcome, case: &Case) -> &'static str {
    match (outcome, case.is_child()) {
        (Outcome::Declined(_), true) => "investigation-was-declined-child",
        (Outcome::Declined(_), false) => "investigation-was-declined-person",
        (Outcome::TooYoung(_), _) => "investigation-was-too-young",
        (Outcome::NotHeld(_) | Outcome::Held(_), _) => "investigation-was-not-held",
    }
}

/// The same as a sentence of its own, with a capital letter first.
pub fn opening(says: &str) -> String {
    let mut signs = says.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

/// What the guardians knew.
pub(super) fn guardians_key(guardians: Guardians) -> &'static str {
    match guardians {
        Guardians::There => "investigation-guardians-there",
        Guardians::Knew => "investigation-guardians-knew",
        Guardians::Unknowing => "investigation-guardians-unknowing",
    }
}

impl Shown {
    pub fn of(ask: &Ask, case: &Case, talk: &Talk, names: &Names) -> Shown {
        let (t, day) = (&ask.say, ask.say.long_day(talk.day));
        let told = |key: &str, text: Option<&str>| text.map(|text| (t.s(key), text.to_owned()));
        let (heading, around, told) = match talk.outcome.held() {
            None => {
                let why = told("investigation-talk-why", talk.outcome.why().map(|why| why.as_str()));
                let says = t.w(not_held_key(&talk.outcome, case), &[("day", &day)]);
                (says, Vec::new(), why.into_iter().collect())
            }
            Some(held) => {
                let place = t.w("investigation-was-held", &[("day", &day), ("place", held.place.as_str())]);
                let tongue = t.language(held.language.as_str());
                let tongue = match held.with {
                    With::Interpreter => t.w("investigation-talk-interpreted", &[("language", &tongue)]),
                    With::Nobody => t.w("investigation-talk-language", &[("language", &tongue)]),
                };
                let child = held.child.as_ref();
                let guardians = child.map(|child| format!("{}.", t.s(guardians_key(child.guardians))));
                let from_us = t.w("investigation-talk-from-us", &[("who", held.who.as_str())]);
                let said = if case.is_child() { "investigation-talk-said" } else { "investigation-talk-said-person" };
                let texts = [
                    told(said, Some(held.said.as_str())),
                    told("investigation-talk-assessed", held.assessed.as_ref().map(|text| text.as_str())),
                    told("investigation-talk-understood", child.map(|child| child.understood.as_str())),
                ];
                let around = [from_us, tongue].into_iter().chain(guardians).collect();
                (place, around, texts.into_iter().flatten().collect())
            }
        };
        let (when, who) = (t.moment(talk.at, ask.zone()), names.of(&talk.actor));
        Shown {
            id: talk.id,
            corrects: talk.corrects.is_some(),
            heading: opening(&heading),
            around,
            told,
            by: t.w("investigation-written-by", &[("who", who), ("when", &when)]),
            marks: talk.corrects.map(|_| t.s("investigation-talk-corrects")).into_iter().collect(),
            correct: None,
            correct_says: t.w("investigation-talk-put-right", &[("day", &t.short_day(talk.day))]),
            corrected_says: t.s("investigation-talk-corrected"),
        }
    }

    /// The same with a way to put it right, where the reader may and nobody has.
    pub fn linked(mut self, matter: MatterId, writes: bool, corrected: &BTreeSet<Uuid>) -> Shown {
        if corrected.contains(&self.id) {
            self.marks.push(self.corrected_says.clone());
        } else if writes {
            let to = format!("{}/{}", path(super::TALK, matter.uuid()), self.id);
            self.correct = Some((to, self.correct_says.clone()));
        }
        self
    }

    /// What stands above it: it is a correction, or has been corrected.
    pub fn is_marked(&self) -> bool {
        self.corrects || !self.marks.is_empty()
    }
}
