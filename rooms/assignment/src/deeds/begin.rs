//! A talk begins an assignment.

use super::{event, today};
use access::{Act, No, Permit, Refusal, UnitId, charge, office};
use casefile::matter::{
    assignment::{self, NewAssignment},
    execution,
};
use casefile::{MatterId, Text};
use journal::Moment;
use law::Day;
use serde_json::json;
use store::{Tx, Uuid};

pub(crate) const NO_DECISION: Refusal = Refusal { word: "assignment-no-decision", rule: Some("INS-1") };
const NO_UNIT: Refusal = Refusal { word: "assignment-wrong-unit", rule: None };
const TO_COME: Refusal = Refusal { word: "assignment-talk-to-come", rule: None };
const THERE: Refusal = Refusal { word: "assignment-there", rule: None };

/// A talk with a unit that is to give support.
#[derive(Clone)]
pub struct Begin {
    /// In which matter.
    pub matter: MatterId,
    /// The decision that granted it.
    pub decision: Uuid,
    /// The unit.
    pub unit: UnitId,
    /// The day of the talk.
    pub day: Day,
    /// With whom.
    pub with: Text,
    /// What both understood.
    pub said: Text,
}

/// Begins an assignment: those who answer for the unit see it from now on, and both sides write. Gives its id.
///
/// # Errors
/// A refusal: no granted decision stands, the unit gives no support or nobody answers for it, the talk is still to come, one
/// on the same decision is open with the unit.
pub async fn begin(tx: &mut Tx, by: &Permit, m: &Moment, call: Begin) -> Result<Uuid, No> {
    by.covers_matter(Act::Hand, call.matter.uuid())?;
    let granted = execution::open(tx, call.matter).await?;
    let granted = granted.into_iter().find(|one| one.decision == call.decision).ok_or(NO_DECISION)?;
    let units = office::resources(tx).await?;
    units.iter().find(|(unit, _)| *unit == call.unit).ok_or(NO_UNIT)?;
    if call.day > today(m) {
        return Err(TO_COME.into());
    }
    let words = casefile::proof([("with", call.with.as_str()), ("said", call.said.as_str())]);
    let (unit, day) = (call.unit, call.day);
    let new = NewAssignment {
        decision: Some(call.decision),
        called: granted.called,
        unit,
        day,
        with: call.with,
        said: call.said,
    };
    let id = assignment::begin(tx, m, call.matter, &new, &by.actor()).await?.ok_or(THERE)?;
    charge::order(tx, m, by, call.matter.uuid(), (id, unit)).await?;
    let body = json!({
        "assignment": id,
        "decision": call.decision,
        "unit": unit.0,
        "talk_on": day.to_string(),
        "words": words,
    });
    journal::append(tx, m, event("assignment.begun", by, call.matter, body)).await?;
    Ok(id)
}
