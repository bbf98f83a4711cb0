//! A hash, the head of a chain, and the hexadecimal text in which people and files see them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A SHA-256 value: 32 bytes. Its text is 64 lower-case hexadecimal digits, in files and on paper.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hash(#[serde(with = "hex")] [u8; 32]);

impl Hash {
    /// Takes 32 bytes, for instance from a database column, as a hash. Nothing is computed.
    pub const fn of_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAHash;

impl fmt::Display for NotAHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a hash is 64 lower-case hexadecimal digits")
    }
}

impl std::error::Error for NotAHash {}

impl FromStr for Hash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        hex::parse(text).map(Self).ok_or(NotAHash)
    }
}

/// The last event of a chain: its `seq` (0 for a chain without events) and its hash (then the genesis).
/// Its text `SEQ:HASH` is what an auditor notes outside the system and gives back later as an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The number of the event, from 1; 0 before the first.
    pub seq: i64,
    /// The hash of that event, or the genesis.
    pub hash: Hash,
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash)
    }
}

/// The text is not `SEQ:HASH`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAHead;

impl fmt::Display for NotAHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a head is SEQ:HASH, a number from 0 and 64 lower-case hexadecimal digits")
    }
}

impl std::error::Error for NotAHead {}

impl FromStr for Head {
    type Err = NotAHead;

    fn from_str(text: &str) -> Result<Self, NotAHead> {
        let (seq, hash) = text.split_once(':').ok_or(NotAHead)?;
        let head = Self { seq: seq.parse().map_err(|_| NotAHead)?, hash: hash.parse().map_err(|_| NotAHead)? };
        // The number is compared with its own text, so that "+7", "007" and "-0" are refused as well.
        if head.seq < 0 || head.seq.to_string() != seq { Err(NotAHead) } else { Ok(head) }
    }
}

/// Thirty-two bytes as lower-case hexadecimal text, for serde and for parsing.
pub(crate) mod hex {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::{Hash, NotAHash};

    pub(crate) fn serialize<S: Serializer>(bytes: &[u8; 32], out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(&Hash::of_bytes(*bytes))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<[u8; 32], D::Error> {
        parse(&String::deserialize(input)?).ok_or_else(|| D::Error::custom(NotAHash))
    }

    pub(super) fn parse(text: &str) -> Option<[u8; 32]> {
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != 32 || !rest.is_empty() {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = digit(*high)? << 4 | digit(*low)?;
        }
        Some(bytes)
    }

    const fn digit(ascii: u8) -> Option<u8> {
        match ascii {
            b'0'..=b'9' => Some(ascii - b'0'),
            b'a'..=b'f' => Some(ascii - b'a' + 10),
            _ => None,
        }
    }
}
