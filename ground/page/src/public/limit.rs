//! A bound on how much can come through the public door at once, without knowing who comes.

use std::sync::{Arc, Mutex};
use store::Ts;

/// A bucket of tokens for a whole door: `burst` at once, then one every `every_micros`. It knows nobody; two visitors
/// are the same to it. Per process.
#[derive(Clone)]
pub struct Bucket {
    full: i64,
    every_micros: i64,
    state: Arc<Mutex<(i64, i64)>>,
}

impl Bucket {
    /// A full bucket.
    pub fn new(burst: u32, per_second: u32) -> Bucket {
        let full = i64::from(burst);
        let every_micros = 1_000_000 / i64::from(per_second.max(1));
        Bucket { full, every_micros, state: Arc::new(Mutex::new((full, i64::MIN))) }
    }

    /// Takes one token. False when the bucket is empty.
    pub fn take(&self, at: Ts) -> bool {
        let mut state = match self.state.lock() {
            Ok(s) => s,
            Err(poisoned) => poisoned.into_inner(),
        };
        let (left, since) = *state;
        let since = if since == i64::MIN { at.micros() } else { since };
        let grown = ((at.micros() - since) / self.every_micros).max(0);
        let left = left.saturating_add(grown).min(self.full);
        let since = since.saturating_add(grown.saturating_mul(self.every_micros));
        *state = if left > 0 { (left - 1, since) } else { (0, since) };
        left > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_then_a_steady_drip() {
        let bucket = Bucket::new(3, 2);
        let at = |ms: i64| Ts::from_micros(1_772_000_000_000_000 + ms * 1000).unwrap();
        let taken: Vec<bool> = [0, 0, 0, 0, 400, 500, 600, 1000, 1000].map(|ms| bucket.take(at(ms))).to_vec();
        assert_eq!(taken, [true, true, true, false, false, true, false, true, false]);
        assert!((0..3).all(|_| bucket.take(at(60_000))) && !bucket.take(at(60_000)));
    }
}
