//! Measures and consents: what is begun, what those who must say yes have answered, and what stops when one takes it back.

mod answers;
mod begin;

pub use answers::{Note, Withdraw, note, withdraw};
pub use begin::{Begin, Finish, Way, begin, finish, foreseen};

use access::{No, Permit, Refusal};
use casefile::matter::{self, measure::holds::Consenting};
use casefile::{Matter, MatterId};
use journal::{Event, Moment};
use law::{NoRule, RuleRef};
use serde_json::Value;
use store::{Tx, Uuid};

/// A day that cannot be: to come, or before the matter reached us.
const NO_DAY: Refusal = Refusal { word: "investigation-consent-no-day", rule: None };
/// It is over already.
const OVER: Refusal = Refusal { word: "investigation-consent-over", rule: None };

/// A matter with what is done in it. The caller holds a permit that names it.
async fn load(tx: &mut Tx, m: &Moment, id: MatterId) -> Result<(Matter, Consenting), No> {
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let around = Consenting::load(tx, m, &read).await?;
    Ok((read, around))
}

fn no_rule(no: NoRule) -> Refusal {
    Refusal { word: "page-no-rule", rule: Some(no.asked) }
}

fn cite(rule: &RuleRef) -> String {
    format!("{}@{}", rule.id, rule.from)
}

/// An event of this room about one matter.
fn event(kind: &'static str, by: &Permit, matter: MatterId, body: Value) -> Event {
    Event {
        kind,
        matter: Some(matter.uuid()),
        actor: by.actor(),
        unit: by.unit().map(Uuid::from),
        source: "staff",
        happened_at: None,
        activity: None,
        body,
    }
}
