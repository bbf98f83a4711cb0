//! Chance from a seed: the same bytes in every run and on both databases.

use journal::Chance;
use std::sync::{Mutex, PoisonError};

/// Bytes by splitmix64.
pub struct Seeded(Mutex<u64>);

impl Seeded {
    /// Chance from this seed.
    pub fn new(seed: u64) -> Seeded {
        Seeded(Mutex::new(seed))
    }
}

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for byte in bytes {
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = *state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (z >> 24).to_le_bytes()[0];
        }
    }
}
