//! What is done with an assignment: each deed is one transaction's work and one event.

mod begin;
mod end;
mod report;
mod turn;
mod who;
mod write;

pub use begin::{Begin, begin};
pub use end::{End, end};
pub use report::{Note, note};
pub use turn::{Answer, AskBack, Heard, Receive, Send, answer, ask_back, family_heard, receive, send};
pub use who::{Name, name_performer, release};
pub use write::{Write, write};

use crate::order::Order;
use access::{No, Permit};
use casefile::MatterId;
use journal::{Event, Moment};
use law::Day;
use serde_json::Value;
use store::{Tx, Uuid};

fn today(m: &Moment) -> Day {
    m.law.settings().zone.day(m.at.instant())
}

/// The assignment that a deed is about, as whoever does it sees it.
async fn order(tx: &mut Tx, by: &Permit, matter: MatterId, id: Uuid) -> Result<Order, No> {
    Order::load(tx, by.staff().ok_or(No::Absent)?, matter, id).await
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
