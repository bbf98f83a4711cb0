//! The ways in which a deed can be refused.

use store::Fault;

/// A deed that was not done. Nothing of it was stored.
#[derive(Debug)]
pub enum No {
    /// The law or the work says no. Worded and shown to the one who asked.
    Refusal(Refusal),
    /// There is no such thing, or the one who asked may not know that there is. The two are one value, so that nobody
    /// can tell them apart (invariant 15).
    Absent,
    /// Somebody was faster. Both texts are shown side by side.
    Stale,
    /// We broke. Logged with an id, said kindly.
    Fault(Fault),
}

/// A no that has a reason and a way on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The key of the sentence that says why, and what to do instead.
    pub word: &'static str,
    /// The rule of law that it rests on, where it is the law that says no.
    pub rule: Option<&'static str>,
}

impl From<Fault> for No {
    fn from(f: Fault) -> No {
        match f {
            Fault::Stale => No::Stale,
            other => No::Fault(other),
        }
    }
}

impl From<Refusal> for No {
    fn from(r: Refusal) -> No {
        No::Refusal(r)
    }
}

impl std::fmt::Display for No {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            No::Refusal(r) => write!(f, "refused: {} {}", r.word, r.rule.unwrap_or_default()),
            No::Absent => write!(f, "absent"),
            No::Stale => write!(f, "somebody else was faster"),
            No::Fault(e) => write!(f, "{e}"),
        }
    }
}

impl std::error::Error for No {}
