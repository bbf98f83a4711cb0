//! An event with its body, or with the reason why the body is not here.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Envelope, Hash};

/// The kind of the event that says which bodies were deleted by law. Its body is a [`Disposal`].
pub const DISPOSED_KIND: &str = "archive.body_disposed";

/// One event as it stands in the journal and in an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Every column but the hash.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The stored hash, which the verifier computes again.
    pub hash: Hash,
    /// The body, or why it is not here.
    pub body: Body,
}

/// The body of an event. Its debug text hides salt and words: a body holds personal data and must not reach a log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// The body is here and is checked against the leaf.
    Here {
        /// 32 random bytes, kept beside the text.
        #[serde(with = "crate::hash::hex")]
        salt: [u8; 32],
        /// The text that was sealed, byte for byte.
        text: String,
    },
    /// Deleted by law; a later event of kind [`DISPOSED_KIND`] must name this one.
    Disposed,
    /// Not exported. The envelope is checked, the body cannot be.
    LeftOut,
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Here { text, .. } => write!(f, "Here({} bytes)", text.len()),
            Self::Disposed => f.write_str("Disposed"),
            Self::LeftOut => f.write_str("LeftOut"),
        }
    }
}

/// The body of a disposal event: which bodies were deleted, and by which rule (law `GAL-12`).
/// As text: `{"disposed":["<event id>", …],"rule":"GAL-1"}`. Further keys may stand beside these two.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Disposal {
    /// The ids of the events, all earlier in the same chain, whose bodies and salts were deleted.
    pub disposed: Vec<Uuid>,
    /// The id of the retention rule, as in `law`.
    pub rule: String,
}

impl Disposal {
    /// The body text to seal.
    pub fn text(&self) -> String {
        serde_json::json!({ "disposed": self.disposed, "rule": self.rule }).to_string()
    }

    /// Reads a body text. `None`: it is not a disposal.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
