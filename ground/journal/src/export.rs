//! The journal as a file for an auditor without a server.

use crate::{CHAIN, read};
use seal::{Body, DISPOSED_KIND, Entry};
use std::io;
use store::{Fault, Tx};

/// Whether an exported journal carries what its events say of persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bodies {
    /// Everything: for the board's own archive.
    Along,
    /// Only envelopes and proofs: enough to check the chain, nothing about persons.
    LeftOut,
}

/// Writes the journal line by line, from one unchanging picture (`tx` from `Db::snapshot`).
pub async fn export(tx: &mut Tx, bodies: Bodies, out: &mut (dyn io::Write + Send)) -> io::Result<()> {
    let chain = read::head(tx, CHAIN).await.map_err(io::Error::other)?;
    let chain = chain.ok_or_else(|| io::Error::other("the journal has not begun"))?;
    seal::write_first(out, &chain.genesis)?;
    let mut seq = 0;
    loop {
        let rows = read::after(tx, CHAIN, seq).await.map_err(io::Error::other)?;
        if rows.is_empty() {
            return seal::write_last(out, &chain.head);
        }
        for row in &rows {
            let mut entry =
                read::entry(row).map_err(|why: Fault| io::Error::other(format!("after event {seq}: {why}")))?;
            seq = entry.envelope.seq;
            if bodies == Bodies::LeftOut && personal(&entry) {
                entry.body = Body::LeftOut;
            }
            seal::write_entry(out, &entry)?;
        }
    }
}

/// A disposal names events and a rule, never a person, and without it nobody could check that what is gone was to go.
fn personal(entry: &Entry) -> bool {
    matches!(entry.body, Body::Here { .. }) && entry.envelope.kind != DISPOSED_KIND
}
