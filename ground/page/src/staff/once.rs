//! A form has its effect once, however often it arrives.

use super::SQL;
use access::Keyed;
use journal::Moment;
use store::{FromRow, Res, Row, Stmt, Tx, Uuid, args, named};

const TAKE: Stmt = named(SQL, "take-form");
const LED_TO: Stmt = named(SQL, "led-to");
const LEAD_TO: Stmt = named(SQL, "lead-to");

/// Whether a form has come before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taking {
    /// It has not: do the deed in this very transaction.
    First,
    /// It has had its effect, and led here.
    Before(String),
}

struct LedTo(String);

impl FromRow for LedTo {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(LedTo(row.get("led_to")?))
    }
}

/// Takes a form by its key, as the first act of its transaction. Of two that arrive at the same instant the second waits
/// for the first, and then learns where that one led.
pub async fn take(tx: &mut Tx, m: &Moment, author: Uuid, key: &Keyed) -> Res<Taking> {
    if tx.run(TAKE, args![key.as_slice(), author, m.at]).await? == 1 {
        return Ok(Taking::First);
    }
    let led = tx.one::<LedTo>(LED_TO, args![key.as_slice(), author]).await?;
    Ok(Taking::Before(led.map_or_else(String::new, |l| l.0)))
}

/// Whether the form has had its effect.
pub async fn taken(tx: &mut Tx, author: Uuid, key: &Keyed) -> Res<bool> {
    Ok(tx.one::<LedTo>(LED_TO, args![key.as_slice(), author]).await?.is_some())
}

/// Notes where the form led, in the same transaction.
pub async fn led(tx: &mut Tx, key: &Keyed, to: &str) -> Res<()> {
    tx.run(LEAD_TO, args![key.as_slice(), to]).await.map(drop)
}
