//! Chance that can be told again: the same seed gives the same bytes.

use journal::Chance;
use sha2::{Digest, Sha256};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// SHA-256 over seed and counter, block by block. Two who ask at once each get their own bytes.
pub struct Seeded(Mutex<Blocks>);

struct Blocks {
    seed: u64,
    next: u64,
    left: Vec<u8>,
}

impl Seeded {
    /// Chance from this seed.
    pub fn new(seed: u64) -> Seeded {
        Seeded(Mutex::new(Blocks { seed, next: 0, left: vec![] }))
    }

    /// A number below `n`, which is at least 1.
    pub fn below(&self, n: usize) -> usize {
        let mut bytes = [0; 8];
        self.fill(&mut bytes);
        usize::try_from(u64::from_be_bytes(bytes) % u64::try_from(n).unwrap()).unwrap()
    }

    fn blocks(&self) -> MutexGuard<'_, Blocks> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Blocks {
    fn byte(&mut self) -> u8 {
        if self.left.is_empty() {
            let block = Sha256::new().chain_update("town/chance/1\n").chain_update(self.seed.to_be_bytes());
            self.left = block.chain_update(self.next.to_be_bytes()).finalize().to_vec();
            self.next += 1;
        }
        self.left.pop().unwrap()
    }
}

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        let mut blocks = self.blocks();
        bytes.iter_mut().for_each(|slot| *slot = blocks.byte());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(seed: u64) -> [u8; 100] {
        let mut out = [0; 100];
        Seeded::new(seed).fill(&mut out);
        out
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_another_gives_others() {
        assert_eq!(bytes(1), bytes(1));
        assert_ne!(bytes(1), bytes(2));
        assert_ne!(bytes(1)[..32], bytes(1)[32..64]);
    }
}
