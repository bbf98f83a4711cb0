//! What is done here: each deed is one transaction's work and one event.

mod extend;
mod interpreter;
mod need;
mod plan;
mod talk;

pub use extend::{Extend, extend};
pub use interpreter::{Interpret, interpreter};
pub use need::{WriteNeed, write_need};
pub use plan::{WritePlan, write_plan};
pub use talk::{WriteTalk, write_talk};

use access::Permit;
use casefile::MatterId;
use journal::{Event, Moment};
use law::Day;
use serde_json::Value;
use store::Uuid;

fn today(m: &Moment) -> Day {
    m.law.settings().zone.day(m.at.instant())
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
