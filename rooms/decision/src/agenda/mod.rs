//! The agenda of the committee (*dagordning*): its meetings, what is laid before it, and what the chair decided in haste.

mod chair;
mod item;

pub use chair::ChairDecision;
pub(crate) use chair::{chair, chair_of, chair_seen};
pub use item::{Ended, Item, items};
pub(crate) use item::{Seen, end, go, put, seen, withdraw};

use crate::{SQL, heard::day};
use law::Day;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const MEETING: Stmt = named(SQL, "meeting-new");
const MEETINGS: Stmt = named(SQL, "meetings");
const TO_COME: Stmt = named(SQL, "meetings-to-come");
const ATTACH: Stmt = named(SQL, "items-to-meeting");

/// A meeting of the board or its committee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: Uuid,
    /// Its day.
    pub day: Day,
}

macro_rules! quiet {
    ($($name:ident),+) => { $(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+ };
}
use quiet;

impl FromRow for Meeting {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Meeting { id: row.get("id")?, day: day(row, "day")? })
    }
}

fn strange(what: &str) -> Fault {
    Fault::Shape(format!("{what}: a form we never write"))
}

/// Sets a meeting, and gives it what waits for one. False where there is one on that day already.
pub(crate) async fn set(tx: &mut Tx, new: Meeting, at: Ts, actor: &str) -> Res<bool> {
    if tx.run(MEETING, args![new.id, new.day.to_string(), at, actor]).await? == 0 {
        return Ok(false);
    }
    tx.run(ATTACH, args![new.id]).await?;
    Ok(true)
}

/// The latest twelve meetings, the last day first.
pub async fn meetings(tx: &mut Tx) -> Res<Vec<Meeting>> {
    tx.all(MEETINGS, args![]).await
}

/// The next twelve meetings from a day on, that day too.
pub(crate) async fn to_come(tx: &mut Tx, from: Day) -> Res<Vec<Meeting>> {
    tx.all(TO_COME, args![from.to_string()]).await
}

struct Count(i64);

impl FromRow for Count {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("n").map(Count)
    }
}

async fn count(tx: &mut Tx, stmt: Stmt, with: Vec<store::Val>) -> Res<usize> {
    let n = tx.one::<Count>(stmt, with).await?.map_or(0, |count| count.0);
    Ok(usize::try_from(n).unwrap_or(0))
}
