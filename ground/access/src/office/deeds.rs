//! The deeds of the office.

use super::{DAYS_REVERSED, NewStaff, Post, STAFF_KNOWN, STAFF_UNKNOWN, UNIT_KNOWN, UnitKind, settle};
use crate::{
    Act, No, Permit, Rank, SQL, StaffId, UnitId,
    session::{Ended, Secret, end_all},
};
use journal::{Event, Moment};
use law::{
    Day,
    credentials::{Degree, Experience},
    reading::Competence,
};
use serde_json::{Value, json};
use store::{Stmt, Tx, Uuid, Val, args, named};

const ADD_UNIT: Stmt = named(SQL, "add-unit");
const ADD_STAFF: Stmt = named(SQL, "add-staff");
const ADD_MEMBERSHIP: Stmt = named(SQL, "add-membership");
const END_HEADSHIP: Stmt = named(SQL, "end-headship");
const CANCEL_HEADSHIP: Stmt = named(SQL, "cancel-headship");
const ADD_COMPETENCE: Stmt = named(SQL, "add-competence");
const DROP_COMPETENCE: Stmt = named(SQL, "drop-competence");
const ADD_ABSENCE: Stmt = named(SQL, "add-absence");
const ADD_RIGHT: Stmt = named(SQL, "add-right");
const ADD_CLEARANCE: Stmt = named(SQL, "add-clearance");
const DROP_CLEARANCE: Stmt = named(SQL, "drop-clearance");
const SET_LAST_DAY: Stmt = named(SQL, "set-last-day");
const SET_INDEPENDENT: Stmt = named(SQL, "set-independent");
const SET_SECRET: Stmt = named(SQL, "set-secret");

/// Adds a unit. Refused where there is one of that name.
pub async fn add_unit(tx: &mut Tx, m: &Moment, by: &Permit, name: &str, kind: UnitKind) -> Result<UnitId, No> {
    by.covers(Act::Office)?;
    let unit = UnitId(m.id());
    if tx.run(ADD_UNIT, args![unit, name, kind.name()]).await? == 0 {
        return Err(UNIT_KNOWN.into());
    }
    tell(tx, m, by, "office.unit_added", json!({ "unit": unit.0, "name": name, "kind": kind.name() })).await?;
    Ok(unit)
}

/// Adds a staff member. Refused where the login name is taken. Access begins with the first day.
pub async fn add_staff(tx: &mut Tx, m: &Moment, by: &Permit, new: NewStaff) -> Result<StaffId, No> {
    by.covers(Act::Office)?;
    let (staff, last_day) = (StaffId(m.id()), new.last_day.map(|d| d.to_string()));
    let (qualified, alone) = (new.degree == Degree::Fulfils25_1, new.experience == Experience::Independent);
    let row = args![
        staff,
        new.name.as_str(),
        new.login.as_str(),
        new.secret.map(Secret::into_text),
        new.role.as_str(),
        qualified,
        alone,
        new.first_day.to_string(),
        last_day.clone(),
    ];
    if new.last_day.is_some_and(|last| last < new.first_day) {
        return Err(DAYS_REVERSED.into());
    }
    if tx.run(ADD_STAFF, row).await? == 0 {
        return Err(STAFF_KNOWN.into());
    }
    settle(tx, m).await?;
    let body = json!({ "staff": staff.0, "name": new.name, "role": new.role, "qualified_25_1": qualified,
        "independent": alone, "first_day": new.first_day.to_string(), "last_day": last_day });
    tell(tx, m, by, "office.staff_added", body).await?;
    Ok(staff)
}

/// Places somebody in a unit. A new head follows the old one on that day, and every open matter of the unit with them.
pub async fn place(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    (staff, unit, post): (StaffId, UnitId, Post),
    (from, until): (Day, Option<Day>),
) -> Result<(), No> {
    by.covers(Act::Office)?;
    if until.is_some_and(|until| until < from) {
        return Err(DAYS_REVERSED.into());
    }
    let (first, last) = (from.to_string(), until.map(|d| d.to_string()));
    if post == Post::Head {
        tx.run(CANCEL_HEADSHIP, args![unit, first.as_str(), m.at]).await?;
        tx.run(END_HEADSHIP, args![unit, from.minus_days(1).to_string()]).await?;
    }
    tx.run(ADD_MEMBERSHIP, args![m.id(), staff, unit, post.name(), first.as_str(), last.clone()]).await?;
    settle(tx, m).await?;
    let body = json!({ "staff": staff.0, "unit": unit.0, "post": post.name(), "from": first, "until": last });
    tell(tx, m, by, "office.staff_placed", body).await
}

/// Somebody is versed in an area.
pub async fn add_competence(tx: &mut Tx, m: &Moment, by: &Permit, staff: StaffId, area: Competence) -> Result<(), No> {
    let body = json!({ "staff": staff.0, "area": area.as_str() });
    one(tx, m, by, (ADD_COMPETENCE, args![staff, area.as_str()]), ("office.competence_added", body)).await
}

/// Somebody no longer works with an area.
pub async fn drop_competence(tx: &mut Tx, m: &Moment, by: &Permit, staff: StaffId, area: Competence) -> Result<(), No> {
    let body = json!({ "staff": staff.0, "area": area.as_str() });
    one(tx, m, by, (DROP_COMPETENCE, args![staff, area.as_str()]), ("office.competence_dropped", body)).await
}

/// Somebody is away, first and last day included. Why is nobody's business here.
pub async fn note_absence(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    staff: StaffId,
    (from, until): (Day, Day),
) -> Result<(), No> {
    if until < from {
        return Err(DAYS_REVERSED.into());
    }
    let (from, until) = (from.to_string(), until.to_string());
    let row = args![m.id(), staff, from.as_str(), until.as_str()];
    let body = json!({ "staff": staff.0, "from": from, "until": until });
    one(tx, m, by, (ADD_ABSENCE, row), ("office.absence_noted", body)).await?;
    settle(tx, m).await
}

/// Gives somebody the right to make a kind of decision, in the words of the delegation scheme (ORG-1).
pub async fn entrust(tx: &mut Tx, m: &Moment, by: &Permit, right: &str, staff: StaffId, rank: Rank) -> Result<(), No> {
    let body = json!({ "staff": staff.0, "right": right, "rank": rank.name() });
    one(tx, m, by, (ADD_RIGHT, args![right, staff, rank.name()]), ("office.decision_entrusted", body)).await
}

/// Lets somebody know of persons with a protected identity (SEK-8).
pub async fn clear(tx: &mut Tx, m: &Moment, by: &Permit, staff: StaffId) -> Result<(), No> {
    let body = json!({ "staff": staff.0 });
    one(tx, m, by, (ADD_CLEARANCE, args![staff, m.at]), ("office.clearance_given", body)).await
}

/// Takes that back.
pub async fn unclear(tx: &mut Tx, m: &Moment, by: &Permit, staff: StaffId) -> Result<(), No> {
    let body = json!({ "staff": staff.0 });
    one(tx, m, by, (DROP_CLEARANCE, args![staff]), ("office.clearance_taken", body)).await
}

/// Sets the last day of somebody's engagement. On the day after it there is no access and no session.
pub async fn end_engagement(tx: &mut Tx, m: &Moment, by: &Permit, staff: StaffId, last: Day) -> Result<(), No> {
    let body = json!({ "staff": staff.0, "last_day": last.to_string() });
    one(tx, m, by, (SET_LAST_DAY, args![staff, last.to_string()]), ("office.engagement_ended", body)).await?;
    settle(tx, m).await
}

/// Somebody's introduction has ended: from now on they assess and decide independently (25:1 second paragraph).
pub async fn end_introduction(tx: &mut Tx, m: &Moment, by: &Permit, staff: StaffId) -> Result<(), No> {
    let body = json!({ "staff": staff.0 });
    one(tx, m, by, (SET_INDEPENDENT, args![staff]), ("office.introduction_ended", body)).await
}

/// Gives somebody another password, and ends every session that was begun with the old one.
pub async fn set_password(tx: &mut Tx, m: &Moment, by: &Permit, staff: StaffId, secret: Secret) -> Result<(), No> {
    let row = args![staff, secret.into_text()];
    one(tx, m, by, (SET_SECRET, row), ("office.password_set", json!({ "staff": staff.0 }))).await?;
    Ok(end_all(tx, m, staff, Ended::Revoked).await?)
}

/// Changes one row and tells the journal. Refused where there is nothing to change: no such person, or it is so already.
async fn one(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    (statement, row): (Stmt, Vec<Val>),
    (kind, body): (&'static str, Value),
) -> Result<(), No> {
    by.covers(Act::Office)?;
    if tx.run(statement, row).await? == 0 {
        return Err(STAFF_UNKNOWN.into());
    }
    tell(tx, m, by, kind, body).await
}

async fn tell(tx: &mut Tx, m: &Moment, by: &Permit, kind: &'static str, body: Value) -> Result<(), No> {
    let event = Event {
        kind,
        matter: None,
        actor: by.actor(),
        unit: by.unit().map(Uuid::from),
        source: "office",
        happened_at: None,
        activity: None,
        body,
    };
    journal::append(tx, m, event).await?;
    Ok(())
}
