//! What directly follows what, and how long that takes: the directly-follows graph.

use super::pairs::Grouped;
use super::{SECOND, micros};
use crate::number::summary::Ranks;
use crate::{Log, Word};

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

impl Follows {
    /// Of a log. Needs 8 bytes for each pair while it works.
    #[must_use]
    pub fn of(log: &Log) -> Self {
        let acts: Vec<Word> = log.activities().collect();
        let mut number = vec![0_u32; log.words()];
        acts.iter().zip(0..).for_each(|(word, place)| number[word.index()] = place);
        let pairs = || {
            log.case_ids().flat_map(|case| {
                let of = log.of(case);
                let (names, times) = (&log.activity()[of.clone()], &log.at()[of]);
                let step = |(names, times): (&[Word], &[crate::At])| {
                    (number[names[0].index()], number[names[1].index()], micros(times[0], times[1]))
                };
                names.windows(2).zip(times.windows(2)).map(step)
            })
        };
        let count = log.events() as usize - log.cases() as usize;
        let (mut edges, mut sums) = (Vec::new(), Vec::new());
        let (mut zero_gaps, mut self_loops) = (0, 0);
        Grouped::of(acts.len(), count, pairs).each(|from, to, gaps| {
            zero_gaps += gaps.iter().filter(|gap| **gap == 0).count() as u64;
            self_loops += if from == to { gaps.len() as u64 } else { 0 };
            let (edge, sum) = edge(acts[from as usize], acts[to as usize], gaps);
            edges.push(edge);
            sums.push(sum);
        });
        let all: i128 = sums.iter().sum();
        for (edge, sum) in edges.iter_mut().zip(&sums) {
            edge.share_of_waiting = (all > 0).then(|| *sum as f64 / all as f64);
        }
        let name = |edge: &Edge| (log.word(edge.from), log.word(edge.to));
        edges.sort_by(|one, other| other.freq.cmp(&one.freq).then_with(|| name(one).cmp(&name(other))));
        Self { edges, pairs: count as u64, zero_gaps, self_loops, waiting_s: all as f64 / SECOND }
    }
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
