//! What time ends and begins: written as rows once, so that every view of the same moment says the same.

use crate::{No, SQL, StaffId, UnitId, charge::follow_heads};
use journal::Moment;
use store::{FromRow, Res, Row, Stmt, Tx, args, named};

const TURN: Stmt = named(SQL, "turn-day");
const END_SESSIONS: Stmt = named(SQL, "end-sessions-of-gone");
const EXPIRE: Stmt = named(SQL, "expire-ties");
const HEADED: Stmt = named(SQL, "headed-units");

/// Ends before beginnings: a unit that changes its head today must not have two for an instant.
const BY_DAY: [Stmt; 6] = [
    named(SQL, "end-staff"),
    named(SQL, "end-memberships"),
    named(SQL, "end-absences"),
    named(SQL, "begin-staff"),
    named(SQL, "begin-memberships"),
    named(SQL, "begin-absences"),
];

struct Headed {
    unit: UnitId,
    head: StaffId,
}

impl FromRow for Headed {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Headed { unit: row.get("unit_id")?, head: row.get("staff_id")? })
    }
}

/// Begins and ends everything whose day has come or passed: engagements, places, absences; sessions of those who are
/// gone; and gives the matters of a unit that has another head that head. Safe to do at any time and any number of times.
pub async fn settle(tx: &mut Tx, m: &Moment) -> Result<(), No> {
    let today = m.law.settings().zone.day(m.at.instant()).to_string();
    for statement in BY_DAY {
        tx.run(statement, args![today.as_str(), m.at]).await?;
    }
    tx.run(END_SESSIONS, args![m.at]).await?;
    for Headed { unit, head } in tx.all::<Headed>(HEADED, args![]).await? {
        follow_heads(tx, m, unit, head).await?;
    }
    Ok(())
}

/// Settles once on each day, by whoever comes first.
pub(crate) async fn begin_day(tx: &mut Tx, m: &Moment) -> Result<(), No> {
    let today = m.law.settings().zone.day(m.at.instant()).to_string();
    if tx.run(TURN, args![today, m.at]).await? == 1 { settle(tx, m).await } else { Ok(()) }
}

/// Ends what has run out for one staff member: emergency openings and advice. Done whenever a session is loaded, before
/// anything is asked, so that lists and single answers of that request agree.
pub async fn expire(tx: &mut Tx, m: &Moment, staff: StaffId) -> Res<()> {
    tx.run(EXPIRE, args![staff, m.at]).await.map(drop)
}
