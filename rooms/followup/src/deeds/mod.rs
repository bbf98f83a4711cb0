//! What is done at a follow-up and at the end: each deed is one transaction's work and one event.

mod close;
mod follow;

pub use close::{Close, close};
pub use follow::{FollowUp, Look, follow_up};

use access::Permit;
use casefile::MatterId;
use journal::{Event, Moment};
use law::{Day, RuleRef};
use serde_json::Value;
use store::Uuid;

fn today(m: &Moment) -> Day {
    m.law.settings().zone.day(m.at.instant())
}

/// A rule as it is cited: its id and the first day of the version.
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
