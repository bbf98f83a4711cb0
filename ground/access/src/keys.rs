//! Keyed hashes: what must be recognised again without being stored.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The house's secret of 32 bytes. It lies in a file outside the database and outside its backup: who has only the
/// database can neither guess codes nor link texts.
#[derive(Clone)]
pub struct Keys([u8; 32]);

/// A keyed hash of 32 bytes.
pub type Keyed = [u8; 32];

impl Keys {
    /// Takes the secret as it was read from its file.
    pub fn new(secret: [u8; 32]) -> Keys {
        Keys(secret)
    }

    /// HMAC-SHA256 over the purpose and the parts, each with its length before it, so that no two lists of parts give
    /// the same bytes and a hash for one purpose says nothing in another.
    pub fn hash(&self, purpose: &str, parts: &[&[u8]]) -> Keyed {
        let mut mac = self.mac();
        for part in std::iter::once(purpose.as_bytes()).chain(parts.iter().copied()) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    fn mac(&self) -> Hmac<Sha256> {
        match Hmac::new_from_slice(&self.0) {
            Ok(mac) => mac,
            Err(_) => unreachable!("HMAC takes a key of any length"),
        }
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn purpose_parts_and_key_all_count() {
        let (a, b) = (Keys::new([1; 32]), Keys::new([2; 32]));
        assert_eq!(a.hash("code", &[b"x", b"y"]), a.hash("code", &[b"x", b"y"]));
        let others = [
            a.hash("once", &[b"x", b"y"]),
            a.hash("code", &[b"xy"]),
            a.hash("code", &[b"", b"xy"]),
            b.hash("code", &[b"x", b"y"]),
        ];
        assert!(others.iter().all(|o| *o != a.hash("code", &[b"x", b"y"])));
        assert_eq!(format!("{a:?}"), "Keys(…)");
    }
}
