//! Work that several threads do beside each other, where the outcome is the same as if one did it.

use std::num::NonZero;
use std::ops::Range;
use std::panic::resume_unwind;
use std::{iter, mem, thread};

/// How many threads are used at most: beyond that they wait for one memory and for the one that hands out work.
const MOST: usize = 8;

/// How many threads this machine is good for.
pub(crate) fn good_for() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get).min(MOST)
}

/// Does each share of the work on a thread of its own, the first on this one. What they give stands in the order of the
/// shares.
pub(crate) fn beside<T: Send, R: Send>(shares: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let mut shares = shares.into_iter();
    let Some(own) = shares.next() else { return Vec::new() };
    thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = shares.map(|share| scope.spawn(move || work(share))).collect();
        let own = work(own);
        let others = others.into_iter().map(|other| other.join().unwrap_or_else(|fault| resume_unwind(fault)));
        iter::once(own).chain(others).collect()
    })
}

/// Cuts what stands in a row into so many shares of about equal weight. `ends` says where each thing's weight ends, counted from
/// the first.
pub(crate) fn shares(ends: &[usize], into: usize) -> Vec<Range<usize>> {
    let all = ends.last().copied().unwrap_or(0);
    let mut cuts: Vec<usize> = (1..into).map(|cut| ends.partition_point(|end| *end <= all / into * cut)).collect();
    cuts.push(ends.len());
    let mut start = 0;
    cuts.into_iter().map(|cut| mem::replace(&mut start, cut)..cut).filter(|share| !share.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_all_of_it_and_about_equal() {
        let ends: Vec<usize> = (1..=1_000).map(|n| n * n).collect();
        let cut = shares(&ends, 4);
        assert_eq!((cut[0].start, cut[3].end, cut.len()), (0, 1_000, 4));
        assert!(cut.windows(2).all(|two| two[0].end == two[1].start));
        assert_eq!(cut.iter().map(|share| share.start).collect::<Vec<_>>(), [0, 500, 707, 866]);
        assert_eq!(shares(&[], 3), []);
        assert_eq!(shares(&[3, 6], 3), [0..1, 1..2]);
    }

    #[test]
    fn what_threads_give_stands_in_the_order_of_the_shares() {
        let slow_first = |n: u64| {
            thread::sleep(std::time::Duration::from_millis(10 - n));
            n
        };
        assert_eq!(beside((0..5).collect(), slow_first), [0, 1, 2, 3, 4]);
        assert_eq!(beside(Vec::new(), slow_first), Vec::<u64>::new());
    }
}
