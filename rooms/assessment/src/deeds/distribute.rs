//! Somebody is given a matter that nobody has taken, by hand and with the reason written. Nothing here ranks or suggests.

use super::event;
use crate::SQL;
use access::{Act, Charge, Facts, No, Permit, Refusal, StaffId, charge, office};
use casefile::{MatterId, Text, matter};
use journal::Moment;
use law::reading::Competence;
use serde_json::json;
use std::collections::BTreeMap;
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, Val, args, named};

const NEW: Stmt = named(SQL, "distribution-new");
const ALL: Stmt = named(SQL, "distributions");
const FAMILY: Stmt = named(SQL, "family-carried");
const LOAD: Stmt = named(SQL, "unit-carried");

const TAKEN: Refusal = Refusal { word: "assessment-distribute-taken", rule: None };

/// A matter is given to a colleague.
#[derive(Clone)]
pub struct Distribute {
    /// Which.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// To whom.
    pub to: StaffId,
    /// Why to just this one.
    pub why: Text,
}

/// A matter was given to somebody.
#[derive(Clone)]
pub struct Distributed {
    /// To whom.
    pub to: StaffId,
    /// Why.
    pub why: String,
    /// When.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

impl FromRow for Distributed {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Distributed { to: row.get("to_staff")?, why: row.get("why")?, at: row.get("at")?, actor: row.get("actor")? })
    }
}

/// To whom and why a matter was given by hand, the latest first, at most twenty times.
pub async fn distributed(tx: &mut Tx, matter: MatterId) -> Res<Vec<Distributed>> {
    tx.all(ALL, args![matter]).await
}

/// A colleague who may carry the matter and is here today, with what a distributor asks first.
#[derive(Clone, Debug)]
pub struct Colleague {
    /// Who.
    pub id: StaffId,
    /// The name.
    pub name: String,
    /// What they are versed in.
    pub areas: Vec<Competence>,
    /// How many open matters of somebody in this family they carry, as far as the reader may see those.
    pub family: i64,
    /// How many open matters of the unit they carry.
    pub carries: i64,
}

async fn counted(tx: &mut Tx, stmt: Stmt, with: Vec<Val>) -> Res<BTreeMap<StaffId, i64>> {
    tx.rows(stmt, with).await?.iter().map(|row| Ok((row.get("staff_id")?, row.get("n")?))).collect()
}

/// The colleagues of the matter's unit who may carry it and are here today: those who already carry somebody of the family
/// first, and else by name. Who may not is left out without a reason, which may be closeness (ORG-6).
pub async fn candidates(tx: &mut Tx, reader: StaffId, charge: &Charge) -> Result<Vec<Colleague>, No> {
    let family = counted(tx, FAMILY, args![charge.matter, reader]).await?;
    let load = counted(tx, LOAD, args![charge.unit]).await?;
    let could = charge::who_could(tx, charge.matter, Facts::default()).await?;
    let mut all = Vec::new();
    for one in office::colleagues(tx, charge.unit).await? {
        let twice = all.iter().any(|other: &Colleague| other.id == one.id);
        if !twice && could.contains(&one.id) {
            let of = |counts: &BTreeMap<StaffId, i64>| counts.get(&one.id).copied().unwrap_or(0);
            let (family, carries) = (of(&family), of(&load));
            all.push(Colleague { id: one.id, name: one.name, areas: one.areas, family, carries });
        }
    }
    all.sort_by_key(|one| one.family == 0);
    Ok(all)
}

/// Gives a matter that nobody has taken to a colleague of its unit, and keeps why.
///
/// # Errors
/// A refusal where somebody has taken it, or the colleague may not carry it, without saying why if it is closeness.
/// [`No::Stale`] where it has changed since it was shown.
pub async fn distribute(tx: &mut Tx, by: &Permit, m: &Moment, call: Distribute) -> Result<Charge, No> {
    by.covers_matter(Act::Hand, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let before = charge::charge(tx, call.matter.uuid()).await?.ok_or(No::Absent)?;
    if before.taken_at.is_some() {
        return Err(TAKEN.into());
    }
    let after = charge::hand(tx, m, by, call.matter.uuid(), call.to).await?;
    let id: Uuid = m.id();
    tx.run(NEW, args![id, call.matter, call.to, call.why.as_str(), m.at, by.actor()]).await?;
    let body = json!({
        "distribution": id,
        "carrier": after.carrier.0,
        "head": after.head.0,
        "at_unit": after.unit.0,
        "why": casefile::proof([("why", call.why.as_str())]),
    });
    journal::append(tx, m, event("assessment.distributed", by, call.matter, body)).await?;
    Ok(after)
}
