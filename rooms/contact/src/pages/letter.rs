//! A letter at the desk: it is opened and answered here, and read on the desk's own page.

use crate::deeds;
use access::{Act, No};
use casefile::{contact::Reply, registration::whole};
use page::staff::{Ask, Out};
use store::Tx;

/// Opens a letter: from now on its code says that it is read.
pub async fn open(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let by = ask.permit(&mut tx, Act::ReportRead).await?;
    let id = ask.id()?;
    whole(&mut tx, ask.session.staff, id).await?;
    deeds::read(&mut tx, &by, &ask.moment, id).await?;
    ask.sight.shows([id]);
    Ok(ask.go(tx, format!("/kontakt/{id}")))
}

/// Answers it with one of the prepared sentences.
pub async fn answer(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let by = ask.permit(&mut tx, Act::ReportReply).await?;
    let id = ask.id()?;
    whole(&mut tx, ask.session.staff, id).await?;
    let reply = Reply::of(ask.fields.get("reply")).ok_or(No::Absent)?;
    deeds::reply(&mut tx, &by, &ask.moment, id, reply).await?;
    ask.sight.shows([id]);
    Ok(ask.go(tx, format!("/kontakt/{id}")))
}
