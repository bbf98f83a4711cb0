//! Reading the whole journal back, event by event.

use crate::{CHAIN, SQL, read};
use seal::{Broken, Verdict, Verifier};
use std::fmt;
use store::{Fault, Stmt, Tx, args, named};

const STRAYS: Stmt = named(SQL, "strays");

/// Why a journal is not sound.
#[derive(Debug)]
pub enum Unsound {
    /// The chain does not hold.
    Broken(Broken),
    /// A row after this place in the chain cannot be read as an event we wrote.
    Unreadable {
        /// The last event that could be read.
        after: i64,
        /// What is wrong with the row.
        why: Fault,
    },
    /// There are rows that the one chain does not pass: events of another chain or before its first, bodies of none.
    Strays(i64),
    /// The chain's own row is missing.
    NotBegun,
}

impl fmt::Display for Unsound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unsound::Broken(b) => write!(f, "{b}"),
            Unsound::Unreadable { after, why } => write!(f, "the event after number {after} cannot be read: {why}"),
            Unsound::Strays(n) => write!(f, "{n} rows of the journal lie where its chain does not pass"),
            Unsound::NotBegun => write!(f, "the journal has not begun, or its first row is gone"),
        }
    }
}

impl std::error::Error for Unsound {}

/// Checks every event of the journal in one unchanging picture (`tx` from `Db::snapshot`). `anchors` are heads that
/// were noted outside the database earlier: without one, a tail cut off together with a rewritten head, or a chain
/// rebuilt from the start, cannot be seen by anybody.
pub async fn verify(tx: &mut Tx, anchors: &[seal::Head]) -> Result<Verdict, Unsound> {
    let unreadable = |after: i64| move |why: Fault| Unsound::Unreadable { after, why };
    let chain = read::head(tx, CHAIN).await.map_err(unreadable(0))?.ok_or(Unsound::NotBegun)?;
    let strays = tx.one::<read::Count>(STRAYS, args![CHAIN]).await.map_err(unreadable(0))?.map_or(0, |c| c.0);
    if strays > 0 {
        return Err(Unsound::Strays(strays));
    }
    let mut verifier = Verifier::new(chain.genesis).with_anchors(anchors);
    let mut seq = 0;
    loop {
        let rows = read::after(tx, CHAIN, seq).await.map_err(unreadable(seq))?;
        if rows.is_empty() {
            return verifier.finish(Some(&chain.head)).map_err(Unsound::Broken);
        }
        for row in &rows {
            let entry = read::entry(row).map_err(unreadable(seq))?;
            verifier.check(&entry).map_err(Unsound::Broken)?;
            seq = entry.envelope.seq;
        }
    }
}
