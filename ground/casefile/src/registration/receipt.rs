//! What became of a call, for the one who wrote it down: where its matters lie now.

use super::{CallId, SQL};
use crate::{MatterId, cell::word_if, matter::queue::Became};
use access::{StaffId, Who};
use store::{FromRow, Res, Row, Stmt, Tx, args, named};

const RECEIPT: Stmt = named(SQL, "call-receipt");

/// The matters of one call, as its author may see them.
#[derive(Default)]
pub struct Receipt {
    /// Those that the author may see, in the order in which they were written down.
    pub seen: Vec<Became>,
    /// How many others there are. The author wrote each of them down, and learns nothing else of them.
    pub others: usize,
}

struct Line(Option<Became>);

impl FromRow for Line {
    fn from_row(row: &Row) -> Res<Self> {
        let seen = row.get::<Option<_>>("id")?.map(MatterId::of).zip(word_if(row, "kind")?);
        let name = row.get("name")?;
        Ok(Line(seen.map(|(id, kind)| Became { id, kind, name })))
    }
}

/// What became of a call that this member of staff wrote down; nothing for everybody else, and where there is no such
/// call: whoever meets the contact later is not told how many matters it became.
pub async fn receipt(tx: &mut Tx, staff: StaffId, call: CallId) -> Res<Receipt> {
    let rows: Vec<Line> = tx.all(RECEIPT, args![staff, call.0, Who::Staff(staff).to_string()]).await?;
    let all = rows.len();
    let seen: Vec<Became> = rows.into_iter().filter_map(|line| line.0).collect();
    Ok(Receipt { others: all - seen.len(), seen })
}
