//! The outcome of a verification, and the words in which every program tells it.

use crate::{Broken, Head};

/// A journal that is whole, and how much of it could be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Events in the chain; each hash was computed again.
    pub events: i64,
    /// Bodies that were here; each leaf was computed again.
    pub bodies: u64,
    /// Bodies deleted by law, the unconfirmed ones included.
    pub disposed: u64,
    /// Bodies that were not exported and so not checked.
    pub left_out: u64,
    /// Disposed bodies that no visible event names, but which a disposal event that was left out may have named.
    pub unconfirmed: u64,
    /// Names in disposal events that met no disposed body: it is still here, was left out, or was named before.
    pub undisposed: u64,
    /// The `seq` of the highest anchor the chain passed through, if any was given.
    pub anchored: Option<i64>,
    /// Where the chain ends: note it outside the system.
    pub head: Head,
}

/// The result in words: one sentence, then for a whole journal the counts, the head, and what they cannot show.
/// Lines end in a line feed, the last one too. `helhet verify-log` and `helhet-verify` print the same.
pub fn report(result: &Result<Verdict, Broken>) -> String {
    match result {
        Ok(verdict) => whole(verdict),
        Err(fault @ Broken::Unreadable { .. }) => format!("The journal could not be read. {fault}\n"),
        Err(fault) => format!("The journal is BROKEN. {fault}\n"),
    }
}

fn whole(verdict: &Verdict) -> String {
    let Verdict { events, bodies, disposed, left_out, unconfirmed, undisposed, anchored, head } = verdict;
    let mut lines = vec![
        "The journal is whole: its events form one unbroken chain, and every body that is here matches its seal."
            .into(),
        format!("events: {events}"),
        format!("bodies checked: {bodies}"),
        format!("bodies disposed by law: {disposed}"),
        format!("bodies left out of what was checked: {left_out}"),
    ];
    if *unconfirmed > 0 {
        lines.push(format!(
            "NOT CONFIRMED, disposed bodies whose disposal event was left out, so that it cannot be checked: {unconfirmed}"
        ));
    }
    if *undisposed > 0 {
        lines.push(format!(
            "TO LOOK INTO, names in disposal events for which no body is marked as disposed before them: {undisposed}"
        ));
    }
    lines.push(format!("head: {head}"));
    lines.push(match anchored {
        None => "Without an anchor this cannot show that a tail was cut off and the head rewritten, or that the whole \
                 chain was built anew. Compare the head with one noted earlier outside this system (--anchor SEQ:HASH)."
            .into(),
        Some(seq) => format!(
            "The chain passes through every anchor given, the last at event {seq}. What came after event {seq} may \
             still have been cut off or built anew without a trace here: note the head above outside this system."
        ),
    });
    lines.join("\n") + "\n"
}
