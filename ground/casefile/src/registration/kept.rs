//! Whether a text lies anywhere in the case file: for the proof that what must not be kept is not.

use super::SQL;
use store::{Res, Stmt, Tx, args, named};

const KEPT_IN: Stmt = named(SQL, "kept-in");

/// The columns of the case file in which this text stands, as `table.column`. Sign by sign as written, so `Åsa` is not
/// found by `åsa`. Reads everything, so it is for checks and never for a page.
pub async fn kept_in(tx: &mut Tx, text: &str) -> Res<Vec<String>> {
    tx.rows(KEPT_IN, args![text]).await?.iter().map(|row| row.get("place")).collect()
}
