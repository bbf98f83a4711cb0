//! The envelope of an event, the leaf of its body, and the bytes that are hashed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::Hash;

/// Where a chain begins: which board's journal it is, and which of its chains. Two boards can never share an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Genesis {
    /// The board (*nämnd*), the legal controller.
    pub tenant: Uuid,
    /// The number of the chain; a house with one chain calls it 0.
    pub chain: i64,
}

impl Genesis {
    /// The `prev` of the first event: SHA-256 of title, tenant and chain, as the crate's page says byte by byte.
    pub fn hash(&self) -> Hash {
        let hasher = Sha256::new().chain_update(b"helhet/genesis/1\n");
        let hasher = hasher.chain_update(self.tenant.as_bytes()).chain_update(self.chain.to_be_bytes());
        Hash::of_bytes(hasher.finalize().into())
    }
}

/// The leaf of a body: SHA-256 of title, salt and text. The salt (32 random bytes, deleted together with the text)
/// keeps a short body from being guessed back out of its leaf.
pub fn leaf(salt: &[u8; 32], body: &str) -> Hash {
    let hasher = Sha256::new().chain_update(b"helhet/leaf/1\n").chain_update(salt).chain_update(body);
    Hash::of_bytes(hasher.finalize().into())
}

/// Every column of an event row except its hash. No column stands outside the hash. Personal data belongs in the body,
/// which can be deleted; the envelope is kept for ever and names the matter only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// The chain the event stands in.
    pub chain: i64,
    /// Its place there, from 1, without gaps.
    pub seq: i64,
    /// The event's own id.
    pub id: Uuid,
    /// What happened, in the past tense, as `room.happened`.
    pub kind: String,
    /// When it happened, UTC, in whole microseconds.
    #[serde(with = "time")]
    pub happened_at: Timestamp,
    /// When it was written down, UTC, in whole microseconds.
    #[serde(with = "time")]
    pub recorded_at: Timestamp,
    /// The matter it concerns, if any.
    pub matter: Option<Uuid>,
    /// Who did it: a worker's id or the name of a job.
    pub actor: String,
    /// The unit in which it was done, if any.
    pub unit: Option<Uuid>,
    /// By which way it came: the page, a replay, an entry written afterwards.
    pub source: String,
    /// The act it is part of, if several events belong together.
    pub activity: Option<String>,
    /// The [`leaf()`] of its body.
    pub leaf: Hash,
}

impl Envelope {
    /// The hash of this event after `prev` (the hash of the event before, or the genesis).
    ///
    /// Times are hashed as whole microseconds. A finer time is not refused here but by the verifier and the writer of
    /// exports, so ask [`Envelope::is_whole`] before sealing a time that does not come from the database. A text of
    /// 4 GiB or more has no form either; an export line ([`crate::MAX_LINE`]) is far below.
    pub fn seal(&self, prev: &Hash) -> Hash {
        let [chain, seq, happened, recorded] =
            [self.chain, self.seq, self.happened_at.as_microsecond(), self.recorded_at.as_microsecond()]
                .map(i64::to_be_bytes);
        let columns: [Option<&[u8]>; 12] = [
            Some(&chain),
            Some(&seq),
            Some(self.id.as_bytes()),
            Some(self.kind.as_bytes()),
            Some(&happened),
            Some(&recorded),
            self.matter.as_ref().map(|id| id.as_bytes().as_slice()),
            Some(self.actor.as_bytes()),
            self.unit.as_ref().map(|id| id.as_bytes().as_slice()),
            Some(self.source.as_bytes()),
            self.activity.as_deref().map(str::as_bytes),
            Some(self.leaf.as_bytes()),
        ];
        let mut hasher = Sha256::new().chain_update(b"helhet/event/1\n").chain_update(prev.as_bytes());
        for column in columns {
            let Some(value) = column else {
                hasher.update([0]);
                continue;
            };
            hasher.update([1]);
            hasher.update(u32::try_from(value.len()).unwrap_or(u32::MAX).to_be_bytes());
            hasher.update(value);
        }
        Hash::of_bytes(hasher.finalize().into())
    }

    /// Whether both times are whole microseconds, the finest the hash and the databases hold.
    pub fn is_whole(&self) -> bool {
        is_whole(self.happened_at) && is_whole(self.recorded_at)
    }
}

fn is_whole(at: Timestamp) -> bool {
    at.subsec_nanosecond() % 1_000 == 0
}

/// A time as text with exactly six decimals, so that one instant has one form.
mod time {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer, de, ser};

    pub(super) fn serialize<S: Serializer>(at: &Timestamp, out: S) -> Result<S::Ok, S::Error> {
        if !super::is_whole(*at) {
            return Err(ser::Error::custom("a time is finer than a microsecond"));
        }
        out.collect_str(&format_args!("{at:.6}"))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Timestamp, D::Error> {
        // What jiff accepts beyond our one form is refused when the line is compared with its own text.
        String::deserialize(input)?.parse().map_err(|_| de::Error::custom("not a time"))
    }
}
