//! The different ways cases went: which activities in which order.

use crate::{CaseId, Log, Word};
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// One way, and how many cases went it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The first case of the log that went it.
    pub example: CaseId,
    /// How many did.
    pub cases: u64,
}

/// All ways of a log. Two cases went the same way when they have the same activities in the same order, by (time, order in
/// the file); times do not matter otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variants {
    /// The most frequent first, then by the names of the activities.
    pub all: Vec<Variant>,
    /// How many were gone by one case only.
    pub singletons: u64,
    /// The fewest ways that together hold at least 80 % of the cases; 0 for a log without cases.
    pub cover80: u64,
}

impl Variants {
    /// Of a log.
    #[must_use]
    pub fn of(log: &Log) -> Self {
        let hasher = DefaultHashBuilder::default();
        let way = |case: CaseId| &log.activity()[log.of(case)];
        let mut table: HashTable<usize> = HashTable::new();
        let mut all: Vec<Variant> = Vec::new();
        for case in log.case_ids() {
            let hash = hasher.hash_one(way(case));
            let entry = table.entry(
                hash,
                |place| way(all[*place].example) == way(case),
                |place| hasher.hash_one(way(all[*place].example)),
            );
            let place = *entry.or_insert(all.len()).get();
            match all.get_mut(place) {
                Some(variant) => variant.cases += 1,
                None => all.push(Variant { example: case, cases: 1 }),
            }
        }
        sort(log, &mut all);
        let singletons = all.iter().filter(|variant| variant.cases == 1).count() as u64;
        let (mut held, cases) = (0, u64::from(log.cases()));
        let before = |variant: &&Variant| {
            let short = held * 5 < cases * 4;
            held += variant.cases;
            short
        };
        let cover80 = all.iter().take_while(before).count() as u64;
        Self { all, singletons, cover80 }
    }

    /// The activities of one way.
    #[must_use]
    pub fn way<'l>(&self, log: &'l Log, variant: Variant) -> &'l [Word] {
        &log.activity()[log.of(variant.example)]
    }
}

/// By count, then by names. Names are ranked once, so that long ways are compared as numbers.
fn sort(log: &Log, all: &mut [Variant]) {
    let mut names: Vec<Word> = log.activities().collect();
    names.sort_by_key(|word| log.word(*word));
    let mut rank = vec![0_u32; log.words()];
    names.iter().zip(0..).for_each(|(word, place)| rank[word.index()] = place);
    let ranks = |variant: &Variant| log.activity()[log.of(variant.example)].iter().map(|word| rank[word.index()]);
    all.sort_by(|one, other| other.cases.cmp(&one.cases).then_with(|| ranks(one).cmp(ranks(other))));
}
