//! What time ends and begins: written as rows once, so that every view of the same moment says the same.

use crate::{
    Act, No, Permit, SQL, StaffId, UnitId, Who,
    charge::{charge, follow_heads, left_behind, relieve},
    permit::answering,
};
use journal::{Event, Moment};
use serde_json::json;
use store::{FromRow, Res, Row, Stmt, Tx, Uuid, args, named};

const TURN: Stmt = named(SQL, "turn-day");
const END_SESSIONS: Stmt = named(SQL, "end-sessions-of-gone");
const EXPIRE: Stmt = named(SQL, "expire-ties");
const IN_CHARGE: Stmt = named(SQL, "units-in-charge");

/// Ends before beginnings: a unit that changes its head today must not have two for an instant.
const BY_DAY: [Stmt; 6] = [
    named(SQL, "end-staff"),
    named(SQL, "end-memberships"),
    named(SQL, "end-absences"),
    named(SQL, "begin-staff"),
    named(SQL, "begin-memberships"),
    named(SQL, "begin-absences"),
];

struct Unit(UnitId);

impl FromRow for Unit {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("unit_id").map(Unit)
    }
}

/// Begins and ends everything whose day has come or passed: engagements, places, absences; sessions of those who are
/// gone; gives what somebody left behind to whoever answers for its unit, with one event for each matter; and gives the
/// matters of a unit that has another head that head. Safe to do at any time and any number of times.
///
/// # Errors
/// A fault where the database fails.
pub async fn settle(tx: &mut Tx, m: &Moment) -> Result<(), No> {
    let today = m.law.settings().zone.day(m.at.instant()).to_string();
    for statement in BY_DAY {
        tx.run(statement, args![today.as_str(), m.at]).await?;
    }
    tx.run(END_SESSIONS, args![m.at]).await?;
    relieve_all(tx, m).await?;
    for Unit(unit) in tx.all::<Unit>(IN_CHARGE, args![]).await? {
        // Where no head at all is in service, those who answered go on answering.
        if let Some(head) = answering(tx, unit, None).await? {
            follow_heads(tx, m, unit, head).await?;
        }
    }
    Ok(())
}

/// Nothing is left with one who has gone, or who stands somebody in it close, as long as anybody else is there to answer for
/// it.
pub(crate) async fn relieve_all(tx: &mut Tx, m: &Moment) -> Result<(), No> {
    let by = Permit::ask(Who::Job("day"), Act::Settle)?;
    loop {
        let mut relieved = 0_usize;
        for matter in left_behind(tx).await? {
            let Some(before) = charge(tx, matter).await? else { continue };
            let after = match relieve(tx, m, &by, matter).await {
                Ok(after) => after,
                // Nobody is there to answer: it stays on the list until somebody is.
                Err(No::Refusal(_)) => continue,
                Err(no) => return Err(no),
            };
            // There is nobody but one who stands close.
            if (before.carrier, before.head) == (after.carrier, after.head) {
                continue;
            }
            let was = |old: StaffId, new: StaffId| (old != new).then_some(old.0);
            let body = json!({ "carrier": after.carrier.0, "head": after.head.0,
                "from_carrier": was(before.carrier, after.carrier), "from_head": was(before.head, after.head) });
            journal::append(tx, m, event(&by, matter, after.unit, body)).await?;
            relieved += 1;
        }
        if relieved == 0 {
            return Ok(());
        }
    }
}

fn event(by: &Permit, matter: Uuid, unit: UnitId, body: serde_json::Value) -> Event {
    Event {
        kind: "access.matter_relieved",
        matter: Some(matter),
        actor: by.actor(),
        unit: Some(unit.into()),
        source: "day",
        happened_at: None,
        activity: None,
        body,
    }
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
