//! In whose hands a case lies: hand-overs, waiting at them, and cases that go back and forth.

use super::pairs::Grouped;
use super::{SECOND, micros};
use crate::number::{Share, Summary};
use crate::{Log, Word};

/// A case passed from one holder to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HandOver {
    /// Who had it.
    pub from: Word,
    /// Who got it.
    pub to: Word,
    /// How often.
    pub n: u64,
    /// Seconds between the last event of the one and the first of the other: the median.
    pub median_s: f64,
    /// Their sum.
    pub sum_s: f64,
}

/// Hand-overs of a log, for persons or for groups.
///
/// Looked at are pairs of events that follow directly on each other in a case. Where the holder differs it is a hand-over,
/// and the time between is the waiting before it. A pair of which one event names no holder is neither
/// (`without_holder`). Back and forth (A-B-A) is three events that follow directly on each other, the first and the last in
/// the hands of A and the one between in those of B: the case went away for one step and came straight back.
#[derive(Clone, Debug, PartialEq)]
pub struct Holders {
    /// How many different holders.
    pub holders: u64,
    /// How many pairs are hand-overs, of those with two holders; `None` when there is no such pair.
    pub changes: Option<Share>,
    /// How many pairs had to be left out.
    pub without_holder: u64,
    /// Cases of the log.
    pub cases: u64,
    /// How often a case went back and forth.
    pub back_and_forth: u64,
    /// In how many cases, of all.
    pub cases_back_and_forth: Option<Share>,
    /// Different holders of a case, the mean over all cases.
    pub distinct_per_case_mean: Option<f64>,
    /// From whom to whom: the most frequent first, then by name.
    pub edges: Vec<HandOver>,
    /// Seconds before a hand-over.
    pub before_s: Option<Summary>,
    /// Seconds between two events of one holder.
    pub same_s: Option<Summary>,
}

impl Holders {
    /// Of one of the log's columns, [`Log::resource`] or [`Log::group`].
    #[must_use]
    pub fn of(log: &Log, column: &[Option<Word>]) -> Self {
        let mut number = vec![u32::MAX; log.words()];
        let mut names: Vec<Word> = Vec::new();
        for word in column.iter().flatten() {
            if number[word.index()] == u32::MAX {
                number[word.index()] = names.len() as u32;
                names.push(*word);
            }
        }
        let pairs = || {
            log.case_ids().flat_map(|case| {
                let of = log.of(case);
                let (held, times) = (&column[of.clone()], &log.at()[of]);
                held.windows(2).zip(times.windows(2)).filter_map(|(held, times)| {
                    let (from, to) = (number[held[0]?.index()], number[held[1]?.index()]);
                    Some((from, to, micros(times[0], times[1])))
                })
            })
        };
        let all = log.events() as usize - log.cases() as usize;
        let (mut edges, mut before, mut same) = (Vec::new(), Vec::new(), Vec::new());
        Grouped::of(names.len(), all, &pairs).each(|from, to, gaps| {
            if from == to {
                return same.extend_from_slice(gaps);
            }
            before.extend_from_slice(gaps);
            let of = Summary::of(gaps, SECOND).expect("an edge has been walked at least once");
            let (from, to) = (names[from as usize], names[to as usize]);
            edges.push(HandOver { from, to, n: of.n, median_s: of.median, sum_s: of.sum });
        });
        let name = |edge: &HandOver| (log.word(edge.from), log.word(edge.to));
        edges.sort_by(|one, other| other.n.cmp(&one.n).then_with(|| name(one).cmp(&name(other))));
        let known = (before.len() + same.len()) as u64;
        let walk = Walk::of(log, column);
        let cases = u64::from(log.cases());
        Self {
            holders: names.len() as u64,
            changes: Share::new(before.len() as u64, known),
            without_holder: all as u64 - known,
            cases,
            back_and_forth: walk.back,
            cases_back_and_forth: Share::new(walk.cases_back, cases),
            distinct_per_case_mean: (cases > 0).then(|| walk.distinct as f64 / cases as f64),
            edges,
            before_s: Summary::of(&mut before, SECOND),
            same_s: Summary::of(&mut same, SECOND),
        }
    }
}

/// What one walk along every case counts.
#[derive(Default)]
struct Walk {
    back: u64,
    cases_back: u64,
    distinct: u64,
}

impl Walk {
    fn of(log: &Log, column: &[Option<Word>]) -> Self {
        let mut walk = Self::default();
        let mut seen = vec![usize::MAX; log.words()];
        for case in log.case_ids() {
            let held = &column[log.of(case)];
            for word in held.iter().flatten() {
                if seen[word.index()] != case.index() {
                    seen[word.index()] = case.index();
                    walk.distinct += 1;
                }
            }
            let back = back_and_forth(held);
            walk.back += back;
            walk.cases_back += u64::from(back > 0);
        }
        walk
    }
}

/// How often a case goes away for one step and comes straight back, by the holders of its events.
pub(crate) fn back_and_forth(held: &[Option<Word>]) -> u64 {
    let away = |three: &&[Option<Word>]| {
        three[0].is_some() && three[0] == three[2] && three[1].is_some() && three[1] != three[0]
    };
    held.windows(3).filter(away).count() as u64
}
