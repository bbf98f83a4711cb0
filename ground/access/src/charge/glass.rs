//! Opening a matter in an emergency (nödöppning): with a reason, for an hour, and looked at by others afterwards.

use super::{Part, verbs};
use crate::{
    Act, Fact, No, Permit, Refusal, decide,
    permit::{NOT_YOURS, standing},
    policy::policy,
};
use journal::{Event, Moment};
use serde_json::json;
use store::{Fault, Ts, Tx, Uuid};

/// How long an emergency opening lasts, in minutes.
pub const GLASS_MINUTES: i64 = 60;

/// The least a reason says, in characters.
const LEAST: usize = 20;

/// What kind of emergency it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emergency {
    /// Somebody's life or health is in danger.
    Danger,
    /// A child must be protected at once.
    ProtectChild,
    /// The one who carries the matter cannot be reached, and it cannot wait.
    Unreachable,
}

impl Emergency {
    /// Every kind.
    pub const ALL: [Emergency; 3] = [Emergency::Danger, Emergency::ProtectChild, Emergency::Unreachable];

    /// The stored name.
    pub fn name(self) -> &'static str {
        match self {
            Emergency::Danger => "danger",
            Emergency::ProtectChild => "protect_child",
            Emergency::Unreachable => "unreachable",
        }
    }
}

/// Why a matter is opened in an emergency, in somebody's own words.
#[derive(Clone)]
pub struct Reason {
    emergency: Emergency,
    text: String,
}

/// The reason says too little for the one who will look at it later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadReason;

impl Reason {
    /// A reason of at least 20 characters.
    pub fn parse(emergency: Emergency, text: &str) -> Result<Reason, BadReason> {
        let text = text.trim().to_owned();
        if text.chars().count() < LEAST { Err(BadReason) } else { Ok(Reason { emergency, text }) }
    }
}

impl std::fmt::Debug for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reason({:?}, …)", self.emergency)
    }
}

/// Opens a matter for an hour to somebody who otherwise has nothing to do with it. This is a deed of its own and writes
/// its event, with the reason, for the responsible head and the log review. Gives the hour when it ends.
///
/// # Errors
/// [`No::Absent`] where even this opens nothing: closeness, protected identity, a closed matter, or no such matter.
pub async fn break_glass(tx: &mut Tx, m: &Moment, by: &Permit, matter: Uuid, why: &Reason) -> Result<Ts, No> {
    by.covers(Act::Glass)?;
    let staff = by.staff().ok_or(NOT_YOURS)?;
    let facts = standing(tx, staff, matter).await?.ok_or(No::Absent)?.with(Fact::Glass);
    let policy = policy().map_err(|e| Fault::Unfit(e.to_string()))?;
    decide(policy, Act::Read, facts).map_err(|_| No::Absent)?;
    let until = later(m.at, GLASS_MINUTES)?;
    let old = verbs::claim(tx, matter).await?;
    let new = old.clone().shared(staff, Part::Glass, Some(until)).map_err(|_: Refusal| No::Absent)?;
    let head = verbs::save(tx, m, &old, new).await?.head;
    let body = json!({ "why": why.emergency.name(), "reason": why.text, "until": until.to_string(), "head": head.0 });
    let event = Event {
        kind: "access.emergency_opened",
        matter: Some(matter),
        actor: by.actor(),
        unit: by.unit().map(Uuid::from),
        source: "staff",
        happened_at: None,
        activity: None,
        body,
    };
    journal::append(tx, m, event).await?;
    Ok(until)
}

/// So many minutes later.
pub(crate) fn later(at: Ts, minutes: i64) -> Result<Ts, Fault> {
    let micros = at.micros().saturating_add(minutes.saturating_mul(60_000_000));
    Ts::from_micros(micros).map_err(|e| Fault::Shape(e.to_string()))
}
