//! How many, from when to when, how each case begins and ends, how long it takes from its first event to its last.

use super::{SECOND, micros};
use crate::number::Summary;
use crate::{At, Log, Word};

/// How often each of some words occurs: the most frequent first, then by name.
pub type Counts = Vec<(Word, u64)>;

/// What a log holds, and the shape of its cases by their events alone.
///
/// A case lasts here from its first event to its last. That says nothing about whether it is over: for that see
/// [`spans`](super::spans).
#[derive(Clone, Debug, PartialEq)]
pub struct Cases {
    /// The earliest and the latest event; `None` for a log without events.
    pub first_and_last: Option<(At, At)>,
    /// How often each activity occurs.
    pub activities: Counts,
    /// How many different holders occur; events without holder are not counted.
    pub resources: u64,
    /// How many different groups occur.
    pub groups: u64,
    /// With which activity the cases begin.
    pub starts: Counts,
    /// With which activity their events end, so far.
    pub ends: Counts,
    /// Events of each case.
    pub events_per_case: Option<Summary>,
    /// Seconds from first to last event of each case.
    pub duration_s: Option<Summary>,
    /// Seconds from the first event of a case to the first event of the case that began next; absent below two cases.
    pub arrival_s: Option<Summary>,
}

impl Cases {
    /// Of a log.
    #[must_use]
    pub fn of(log: &Log) -> Self {
        let ends = |case| {
            let of = log.of(case);
            (of.start, of.end - 1)
        };
        let words = |at: &dyn Fn((usize, usize)) -> usize| {
            counted(log, log.case_ids().map(|case| Some(log.activity()[at(ends(case))])))
        };
        let mut lengths: Vec<i64> = log.case_ids().map(|case| log.of(case).len() as i64).collect();
        let mut durations: Vec<i64> = Vec::with_capacity(lengths.len());
        let mut begun: Vec<i64> = Vec::with_capacity(lengths.len());
        for (first, last) in log.case_ids().map(ends) {
            durations.push(micros(log.at()[first], log.at()[last]));
            begun.push(log.at()[first].0);
        }
        begun.sort_unstable();
        let mut arrivals: Vec<i64> = begun.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).collect();
        let (first, last) = (log.at().iter().min(), log.at().iter().max());
        Self {
            first_and_last: first.zip(last).map(|(first, last)| (*first, *last)),
            activities: counted(log, log.activity().iter().map(|word| Some(*word))),
            resources: counted(log, log.resource().iter().copied()).len() as u64,
            groups: counted(log, log.group().iter().copied()).len() as u64,
            starts: words(&|(first, _)| first),
            ends: words(&|(_, last)| last),
            events_per_case: Summary::of(&mut lengths, 1.0),
            duration_s: Summary::of(&mut durations, SECOND),
            arrival_s: Summary::of(&mut arrivals, SECOND),
        }
    }
}

/// Counts words; what has no word is not counted.
pub(crate) fn counted(log: &Log, words: impl Iterator<Item = Option<Word>>) -> Counts {
    let mut table: Vec<(Option<Word>, u64)> = vec![(None, 0); log.words()];
    for word in words.flatten() {
        let row = &mut table[word.index()];
        *row = (Some(word), row.1 + 1);
    }
    let mut counts: Counts = table.into_iter().filter_map(|(word, count)| Some((word?, count))).collect();
    counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| log.word(one.0).cmp(log.word(other.0))));
    counts
}
