//! Why a granted decision is not carried out, for the report of a quarter (INS-12).

use super::{event, today};
use crate::unexecuted::{self, Quarter, Reason};
use access::{Act, No, Permit, Refusal};
use casefile::matter::execution;
use casefile::{MatterId, Text};
use journal::Moment;
use serde_json::json;
use store::{Tx, Uuid};

const NOT_LATE: Refusal = Refusal { word: "assignment-not-late", rule: Some("INS-12") };

/// What stands in the report of a decision.
#[derive(Clone)]
pub struct Note {
    /// In which matter.
    pub matter: MatterId,
    /// Of which decision.
    pub decision: Uuid,
    /// In which quarter's report.
    pub quarter: Quarter,
    /// Why it is not carried out.
    pub reason: Reason,
    /// In words.
    pub words: Text,
}

/// Notes why a decision is not carried out after three months. What was noted before stays.
///
/// # Errors
/// A refusal where it is carried out, or its three months are not over.
pub async fn note(tx: &mut Tx, by: &Permit, m: &Moment, call: Note) -> Result<(), No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    let staff = by.staff().ok_or(No::Absent)?;
    let late = execution::late(tx, staff, today(m), &m.law).await?;
    late.iter().find(|one| one.of.decision == call.decision && one.matter == call.matter).ok_or(NOT_LATE)?;
    let kept = (m.id(), call.matter, call.decision);
    unexecuted::keep(tx, kept, (call.quarter, call.reason, &call.words), (m.at, &by.actor())).await?;
    let body = json!({
        "decision": call.decision,
        "quarter": call.quarter.to_string(),
        "reason": call.reason.word(),
        "words": casefile::proof([("words", call.words.as_str())]),
    });
    journal::append(tx, m, event("assignment.unexecuted_noted", by, call.matter, body)).await?;
    Ok(())
}
