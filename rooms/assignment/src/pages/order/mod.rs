//! One assignment: the text of both sides, how far it has come, and what can be done with it.

pub mod answer;
pub mod ask_back;
pub mod end;
pub mod one;
pub mod print;
pub mod receive;
pub mod who;
pub mod write;

use super::{ONE, of, sheet::Content};
use crate::order::Order;
use access::{Act, No, Permit, Refusal};
use casefile::{MatterId, matter};
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

/// Why the reader may not do this in the matter; nothing where they may.
async fn why_not(ask: &Ask, tx: &mut Tx, act: Act) -> Result<Option<Refusal>, No> {
    const NOT_YOURS: Refusal = Refusal { word: "page-not-yours", rule: None };
    match Permit::for_matter(tx, ask.session.staff, act, ask.id()?).await {
        Ok(_) => Ok(None),
        Err(No::Refusal(no)) => Ok(Some(no)),
        Err(No::Absent) => Ok(Some(NOT_YOURS)),
        Err(no) => Err(no),
    }
}
