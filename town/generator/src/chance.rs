//! Chance that can be told again: bytes for the house's ids, and dice for what happens to people. The same seed gives the
//! same of both, on every machine and every database.

use journal::Chance;
use std::sync::{Mutex, PoisonError};

/// One step of splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
fn step(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The house's chance: ids, salts. A stream of its own, so that one more id in a deed moves nobody's fate.
pub(crate) struct Bytes(Mutex<u64>);

impl Bytes {
    pub fn new(seed: u64) -> Bytes {
        Bytes(Mutex::new(seed ^ 0x6865_6c68_6574_2f69))
    }
}

impl Chance for Bytes {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for part in bytes.chunks_mut(8) {
            part.iter_mut().zip(step(&mut state).to_le_bytes()).for_each(|(slot, byte)| *slot = byte);
        }
    }
}

/// What falls to somebody.
pub(crate) struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// From 0 to `n` - 1; 0 where `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        let drawn = step(&mut self.0);
        u64::try_from(n).ok().and_then(|n| drawn.checked_rem(n)).and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
    }

    /// From the first to the last, both included.
    pub fn between(&mut self, first: u16, last: u16) -> u16 {
        let span = usize::from(last.saturating_sub(first)) + 1;
        first.saturating_add(u16::try_from(self.below(span)).unwrap_or(0))
    }

    /// From 0 to 1, 1 left out.
    pub fn share(&mut self) -> f64 {
        (step(&mut self.0) >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Whether something happens that happens with this probability.
    pub fn falls(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// One of a list.
    pub fn pick<T: Copy>(&mut self, list: &[T], else_this: T) -> T {
        let at = self.below(list.len());
        list.get(at).copied().unwrap_or(else_this)
    }

    /// One of a list in which each has a weight.
    pub fn weighed<T: Copy>(&mut self, list: &[(T, u32)], else_this: T) -> T {
        let sum: u32 = list.iter().map(|(_, weight)| weight).sum();
        let mut left = self.below(usize::try_from(sum).unwrap_or(0));
        for (one, weight) in list {
            let weight = usize::try_from(*weight).unwrap_or(0);
            if left < weight {
                return *one;
            }
            left -= weight;
        }
        else_this
    }

    /// Days with a long tail: lognormal, by its median and sigma. The bell is the sum of twelve even draws, which needs no
    /// function that machines reckon differently.
    pub fn days(&mut self, median: f64, sigma: f64) -> u16 {
        let bell = (0..12).map(|_| self.share()).sum::<f64>() - 6.0;
        (median * (sigma * bell).exp()).round().clamp(0.0, 2000.0) as u16
    }

    /// How many, where so many are usual (Poisson).
    pub fn count(&mut self, mean: f64) -> usize {
        // A day has at most a few hundred; in parts, so that the product does not sink below what a float can hold.
        let parts = (mean / 16.0).ceil().max(1.0);
        let (edge, mut all) = ((-mean / parts).exp(), 0);
        for _ in 0..parts as usize {
            let mut left = self.share();
            while left > edge {
                all += 1;
                left *= self.share();
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_and_another_gives_others() {
        let bytes = |seed| {
            let mut out = [0; 24];
            Bytes::new(seed).fill(&mut out);
            out
        };
        assert_eq!(bytes(1), bytes(1));
        assert_ne!(bytes(1), bytes(2));
        let throws = |seed| {
            (0..20)
                .map({
                    let mut dice = Dice::new(seed);
                    move |_| dice.below(1000)
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(throws(1), throws(1));
        assert_ne!(throws(1), throws(2));
    }

    #[test]
    fn what_is_usual_is_usual() {
        let mut dice = Dice::new(7);
        let counts: usize = (0..2000).map(|_| dice.count(20.0)).sum();
        assert!((39_000..41_000).contains(&counts), "{counts}");
        let mut days: Vec<u16> = (0..2001).map(|_| dice.days(92.0, 0.23)).collect();
        days.sort_unstable();
        assert!((90..=94).contains(&days[1000]), "{}", days[1000]);
        let late = days.iter().filter(|days| **days > 120).count();
        assert!((200..=310).contains(&late), "about 13 %: {late}");
    }

    #[test]
    fn weights_are_kept_and_an_empty_list_gives_what_was_said() {
        let mut dice = Dice::new(3);
        let heads = (0..1000).filter(|_| dice.weighed(&[('a', 3), ('b', 1)], 'c') == 'a').count();
        assert!((700..800).contains(&heads), "{heads}");
        assert_eq!((dice.weighed(&[], 'c'), dice.pick(&[], 'd'), dice.below(0)), ('c', 'd', 0));
        assert!((0..50).all(|_| (3..=5).contains(&dice.between(3, 5))));
    }
}
