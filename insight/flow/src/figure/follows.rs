//! What directly follows what, and how long that takes: the directly-follows graph.

use super::pairs::{Grouped, Pairs, Place};
use super::{SECOND, micros};
use crate::number::summary::Ranks;
use crate::{Log, Word, threads};
use std::ops::Range;

/// One activity directly after another, within one case.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// What happened.
    pub from: Word,
    /// What happened next in the same case.
    pub to: Word,
    /// How often.
    pub freq: u64,
    /// Seconds between the two: the median.
    pub median_s: f64,
    /// Their mean.
    pub mean_s: f64,
    /// What nine in ten stay below.
    pub p90_s: f64,
    /// The shortest.
    pub min_s: f64,
    /// The longest.
    pub max_s: f64,
    /// Their sum: how much waiting lies on this edge altogether.
    pub sum_s: f64,
    /// Which share of all time between events of the log lies here; `None` when there is none. This, and not the largest
    /// median, names the bottleneck: a step that takes a year once a year holds nobody up.
    pub share_of_waiting: Option<f64>,
}

/// The directly-follows graph of a log.
///
/// Two events are one pair when they belong to one case and no event of it lies between them in the order (time, order in
/// the file). Equal times give a pair of zero seconds.
///
/// ```
/// use flow::figure::follows::Follows;
/// use flow::{At, Builder, Who};
/// let mut builder = Builder::default();
/// for (name, hours) in [("a", 2), ("b", 4), ("c", 12)] {
///     let case = builder.case(name);
///     builder.event(case, Some("Received"), Some(At(0)), Who::default());
///     builder.event(case, Some("Decided"), Some(At(hours * 3_600_000_000)), Who::default());
/// }
/// let follows = Follows::of(&builder.finish());
/// assert_eq!((follows.edges[0].freq, follows.edges[0].median_s), (3, 4.0 * 3600.0));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Follows {
    /// The most frequent first, then by name.
    pub edges: Vec<Edge>,
    /// How many pairs.
    pub pairs: u64,
    /// How many of them have no time between.
    pub zero_gaps: u64,
    /// How many follow themselves.
    pub self_loops: u64,
    /// All time between events, in seconds.
    pub waiting_s: f64,
}

/// With fewer pairs one thread is done before another has begun.
const WORTH_A_THREAD: usize = 50_000;

impl Follows {
    /// Of a log. Needs 8 bytes for each pair while it works. Uses the machine's processors where there are many pairs; what
    /// comes out is the same.
    #[must_use]
    pub fn of(log: &Log) -> Self {
        Self::by(log, threads::good_for().min(log.events() as usize / WORTH_A_THREAD).max(1))
    }

    fn by(log: &Log, hands: usize) -> Self {
        let acts: Vec<Word> = log.activities().collect();
        let mut number = vec![0_u32; log.words()];
        acts.iter().zip(0..).for_each(|(word, place)| number[word.index()] = place);
        let cases = threads::shares(log.ends(), hands);
        let groups = threads::beside(cases, |cases| Steps { log, number: &number, cases }.grouped(acts.len()));
        let places = Grouped::places(&groups);
        let of_pairs: Vec<&[Place<'_>]> = places.chunk_by(|one, other| one.pair == other.pair).collect();
        let shares = threads::shares(&ends(&of_pairs), hands);
        let found = threads::beside(shares, |share| edges(&of_pairs[share], &acts));
        let pairs = u64::from(log.events()) - u64::from(log.cases());
        Self::together(log, pairs, found)
    }

    fn together(log: &Log, pairs: u64, found: Vec<Found>) -> Self {
        let all: i128 = found.iter().flat_map(|found| &found.edges).map(|(_, sum)| sum).sum();
        let zero_gaps = found.iter().map(|found| found.zero_gaps).sum();
        let self_loops = found.iter().map(|found| found.self_loops).sum();
        let share = |sum: i128| (all > 0).then(|| sum as f64 / all as f64);
        let shared = |(edge, sum): (Edge, i128)| Edge { share_of_waiting: share(sum), ..edge };
        let mut edges: Vec<Edge> = found.into_iter().flat_map(|found| found.edges).map(shared).collect();
        let name = |edge: &Edge| (log.word(edge.from), log.word(edge.to));
        edges.sort_by(|one, other| other.freq.cmp(&one.freq).then_with(|| name(one).cmp(&name(other))));
        Self { edges, pairs, zero_gaps, self_loops, waiting_s: all as f64 / SECOND }
    }
}

/// What follows what in some of the cases.
struct Steps<'a> {
    log: &'a Log,
    /// Of each word: its number among the activities.
    number: &'a [u32],
    cases: Range<usize>,
}

impl Steps<'_> {
    /// Where the first of the cases begins in the columns.
    fn start(&self) -> usize {
        self.cases.start.checked_sub(1).map_or(0, |before| self.log.ends()[before])
    }

    fn grouped(&self, nodes: usize) -> Grouped {
        let events = self.log.ends()[self.cases.end - 1] - self.start();
        Grouped::of(nodes, events - self.cases.len(), self)
    }
}

impl Pairs for Steps<'_> {
    fn each(&self, mut see: impl FnMut(u32, u32, i64)) {
        let mut start = self.start();
        for end in &self.log.ends()[self.cases.clone()] {
            let (names, times) = (&self.log.activity()[start..*end], &self.log.at()[start..*end]);
            start = *end;
            let (mut from, mut left) = (self.number[names[0].index()], times[0]);
            for (name, at) in names.iter().zip(times).skip(1) {
                let to = self.number[name.index()];
                see(from, to, micros(left, *at));
                (from, left) = (to, *at);
            }
        }
    }
}

/// Some of the edges, each with its sum in microseconds.
#[derive(Default)]
struct Found {
    edges: Vec<(Edge, i128)>,
    zero_gaps: u64,
    self_loops: u64,
}

/// Where the times of each pair end, were they written one after another.
fn ends(pairs: &[&[Place<'_>]]) -> Vec<usize> {
    let of = |places: &[Place<'_>]| places.iter().map(|place| place.gaps.len()).sum::<usize>();
    let mut end = 0;
    let ends = pairs.iter().map(|places| {
        end += of(places);
        end
    });
    ends.collect()
}

fn edges(pairs: &[&[Place<'_>]], acts: &[Word]) -> Found {
    let (mut found, mut gaps) = (Found::default(), Vec::new());
    for places in pairs {
        gaps.clear();
        places.iter().for_each(|place| gaps.extend_from_slice(place.gaps));
        let (from, to) = places[0].pair;
        found.zero_gaps += gaps.iter().filter(|gap| **gap == 0).count() as u64;
        found.self_loops += if from == to { gaps.len() as u64 } else { 0 };
        found.edges.push(edge(acts[from as usize], acts[to as usize], &mut gaps));
    }
    found
}

/// The figures of one edge, and its sum in microseconds.
fn edge(from: Word, to: Word, gaps: &mut [i64]) -> (Edge, i128) {
    let (mut sum, mut min, mut max) = (0_i128, i64::MAX, i64::MIN);
    for gap in &*gaps {
        sum += i128::from(*gap);
        min = min.min(*gap);
        max = max.max(*gap);
    }
    let freq = gaps.len() as u64;
    let mut ranks = Ranks::new(gaps).expect("an edge has been walked at least once");
    let (median_s, p90_s) = (ranks.at(0.5) / SECOND, ranks.at(0.9) / SECOND);
    let (min_s, max_s) = (min as f64 / SECOND, max as f64 / SECOND);
    let sum_s = sum as f64 / SECOND;
    let mean_s = sum_s / freq as f64;
    (Edge { from, to, freq, median_s, mean_s, p90_s, min_s, max_s, sum_s, share_of_waiting: None }, sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{At, Builder, Who};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn many_hands_reckon_what_one_does(
            events in proptest::collection::vec((0..30_u8, 0..9_u8, any::<i64>().prop_map(|at| at >> 4)), 0..300),
            hands in 2..6_usize,
        ) {
            let mut builder = Builder::default();
            for (case, activity, at) in events {
                let case = builder.case(&case.to_string());
                builder.event(case, Some(&activity.to_string()), Some(At(at)), Who::default());
            }
            let log = builder.finish();
            prop_assert_eq!(Follows::by(&log, hands), Follows::by(&log, 1));
        }
    }
}
