//! The texts of a log, each kept once.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;
use std::num::NonZeroU32;

/// A text of one log: an activity, a holder, a group, a value. Equal words of one log are equal texts; words of two logs
/// have nothing to do with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(NonZeroU32);

impl Word {
    /// Its place among the log's words, from 0 and without gaps: an index for a table with a row for each word.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    fn at(index: usize) -> Word {
        let number = u32::try_from(index + 1).ok().and_then(NonZeroU32::new);
        Word(number.expect("memory ends long before four thousand million different texts"))
    }
}

/// Texts one after another, and a table that finds them again.
#[derive(Default)]
pub(crate) struct Words {
    text: String,
    ends: Vec<usize>,
    table: HashTable<Word>,
    hasher: DefaultHashBuilder,
}

impl Words {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn get(&self, word: Word) -> &str {
        let index = word.index();
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.text[start..self.ends[index]]
    }

    /// All texts, in the order in which they were first met.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.ends.iter().scan(0, |start, end| Some(&self.text[std::mem::replace(start, *end)..*end]))
    }

    pub(crate) fn find(&self, text: &str) -> Option<Word> {
        self.table.find(self.hasher.hash_one(text), |word| self.get(*word) == text).copied()
    }

    /// The word of this text, and whether it was already there.
    pub(crate) fn seen(&mut self, text: &str) -> (Word, bool) {
        let hash = self.hasher.hash_one(text);
        if let Some(word) = self.table.find(hash, |word| self.get(*word) == text) {
            return (*word, true);
        }
        let word = Word::at(self.ends.len());
        self.text.push_str(text);
        self.ends.push(self.text.len());
        let Words { text, ends, table, hasher } = self;
        table.insert_unique(hash, word, |word| {
            let start = word.index().checked_sub(1).map_or(0, |before| ends[before]);
            hasher.hash_one(&text[start..ends[word.index()]])
        });
        (word, false)
    }

    pub(crate) fn word(&mut self, text: &str) -> Word {
        self.seen(text).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_once_and_found_again() {
        let mut words = Words::default();
        let numbers: Vec<String> = (0..10_000).map(|n| n.to_string()).collect();
        let first: Vec<Word> = numbers.iter().map(|text| words.word(text)).collect();
        let again: Vec<Word> = numbers.iter().map(|text| words.word(text)).collect();
        assert_eq!(first, again);
        assert_eq!((words.len(), words.text.len()), (10_000, numbers.concat().len()));
        assert_eq!(words.get(first[7_777]), "7777");
        assert_eq!(words.find("7777"), Some(first[7_777]));
        assert_eq!(words.find(""), None);
        let nothing = words.word("");
        assert_eq!((words.get(nothing), words.find("")), ("", Some(nothing)));
    }
}
