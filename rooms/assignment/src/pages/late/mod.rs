//! What was granted and is not carried out after three months (INS-12): the list, the reason, and counts for the council.

pub mod list;
pub mod reason;
pub mod sums;

use crate::unexecuted::{Quarter, Reason};
use page::Say;

/// A quarter as people say it: "kvartal 2 2026".
fn quarter(t: &Say, one: Quarter) -> String {
    let (year, nth) = one.parts();
    t.w("assignment-quarter", &[("n", &nth.to_string()), ("year", &year.to_string())])
}

/// The key of a reason.
fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::Declined => "assignment-reason-declined",
        Reason::Waits => "assignment-reason-waits",
        Reason::Resources => "assignment-reason-resources",
        Reason::InPart => "assignment-reason-in-part",
        Reason::Other => "assignment-reason-other",
    }
}
