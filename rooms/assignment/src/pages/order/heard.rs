//! The family has heard from the unit.

use crate::{
    deeds::{self, Heard},
    pages::{ONE, of},
};
use access::{Act, No};
use casefile::MatterId;
use page::staff::{Ask, Out};
use store::Tx;

/// Notes it, and shows the assignment with what has been done.
pub async fn heard(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let (id, assignment) = (ask.id()?, ask.part()?);
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    deeds::family_heard(&mut tx, &by, &ask.moment, Heard { matter: MatterId::of(id), assignment }).await?;
    Ok(ask.go(tx, of(ONE, id, assignment)))
}
