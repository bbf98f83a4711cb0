//! Taking a matter from the queue, and giving it back with a reason.

use super::event;
use crate::SQL;
use access::{Act, No, Permit, charge};
use casefile::{MatterId, Text, matter};
use journal::Moment;
use serde_json::json;
use store::{FromRow, Res, Row, Stmt, Ts, Tx, args, named};

const NEW: Stmt = named(SQL, "given-back-new");
const ALL: Stmt = named(SQL, "given-back");

/// Somebody takes a matter, at the version they saw.
#[derive(Clone, Copy, Debug)]
pub struct Take {
    /// Which.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
}

/// Somebody gives a matter back to the queue.
#[derive(Clone)]
pub struct Back {
    /// Which.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// Why, for the one who takes it next.
    pub why: Text,
}

/// That a matter was given back.
#[derive(Clone)]
pub struct GivenBack {
    /// Why.
    pub why: String,
    /// When.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

impl FromRow for GivenBack {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(GivenBack { why: row.get("why")?, at: row.get("at")?, actor: row.get("actor")? })
    }
}

/// Takes a matter from the queue: from now on it is the taker's.
///
/// # Errors
/// [`No::Stale`] where it has changed since it was shown; a refusal where a colleague has it.
pub async fn take(tx: &mut Tx, by: &Permit, m: &Moment, call: Take) -> Result<access::Charge, No> {
    by.covers_matter(Act::Carry, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let before = charge::charge(tx, call.matter.uuid()).await?.ok_or(No::Absent)?;
    let after = charge::take(tx, m, by, call.matter.uuid()).await?;
    let from = if before.taken_at.is_none() { "queue" } else { "colleague" };
    let body = json!({ "from": from, "carrier": after.carrier.0, "head": after.head.0, "at_unit": after.unit.0 });
    journal::append(tx, m, event("intake.taken", by, call.matter, body)).await?;
    Ok(after)
}

/// Gives a matter back to the queue: until somebody takes it, the responsible head carries it.
///
/// # Errors
/// [`No::Stale`] where it has changed since it was shown.
pub async fn give_back(tx: &mut Tx, by: &Permit, m: &Moment, call: Back) -> Result<access::Charge, No> {
    by.covers_matter(Act::Hand, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let after = charge::back(tx, m, by, call.matter.uuid()).await?;
    tx.run(NEW, args![m.id(), call.matter, call.why.as_str(), m.at, by.actor()]).await?;
    let body = json!({ "why": casefile::proof([("why", call.why.as_str())]), "carrier": after.carrier.0 });
    journal::append(tx, m, event("intake.given_back", by, call.matter, body)).await?;
    Ok(after)
}

/// When and why a matter was given back, the latest first, at most twenty times.
pub async fn given_back(tx: &mut Tx, matter: MatterId) -> Res<Vec<GivenBack>> {
    tx.all(ALL, args![matter]).await
}
