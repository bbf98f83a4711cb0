//! One assignment: the text of both sides, how far it has come, and what can be done with it.

pub mod answer;
pub mod ask_back;
pub mod end;
pub mod heard;
pub mod one;
pub mod print;
pub mod receive;
pub mod who;
pub mod write;

use super::{ONE, of};
use crate::order::Order;
use access::{No, Refusal};
use casefile::{MatterId, matter};
use page::staff::form::Content;
use page::{Names, Strip, staff::Ask};
use store::Tx;

/// What every page of an assignment begins with.
struct Head {
    order: Order,
    strip: Strip,
    names: Names,
}

/// Reads an assignment for the one who asks. The caller has opened the matter in their sight.
async fn head(ask: &mut Ask, tx: &mut Tx) -> Result<Head, No> {
    let (id, part) = (MatterId::of(ask.id()?), ask.part()?);
    let order = Order::load(tx, ask.session.staff, id, part).await?;
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?;
    Ok(Head { order, strip, names })
}

/// The way back to the assignment, and why its form cannot be filled in.
fn content(ask: &Ask, lead: &str, hinders: Option<Refusal>) -> Result<Content, No> {
    let t = &ask.say;
    Ok(Content {
        back: (of(ONE, ask.id()?, ask.part()?), t.s("assignment-to-one")),
        lead: vec![t.s(lead)],
        notes: hinders.map(|no| t.s(no.word)).into_iter().collect(),
        ..Content::default()
    })
}
