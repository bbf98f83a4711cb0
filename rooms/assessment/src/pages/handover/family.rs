//! What the family is told when they have been received: a sheet to give them or to read out, and that they have heard.

use crate::deeds;
use crate::pages::path;
use access::{Act, No, charge};
use askama::Template;
use casefile::{
    MatterId,
    matter::handover::{self, How},
};
use page::{
    Municipality, Names, Say, leaf,
    staff::{Ask, Out},
};
use store::Tx;

#[derive(Template)]
#[template(path = "handover/family.html")]
struct Page<'a> {
    t: &'a Say,
    home: String,
    /// Who has them, and when they hear next; nothing where no day was promised, or it has passed.
    told: Option<String>,
    phone: String,
    municipality: &'a Municipality,
}

/// The sheet. It says nothing of why, and not whom it is about: it may lie on a kitchen table.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let charge = charge::charge(&mut tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(&mut tx).await?;
    let today = ask.today();
    let all = handover::all(&mut tx, MatterId::of(id)).await?;
    let last = all.into_iter().find(|one| matches!(one.ended, Some((_, _, How::Received))) && !one.heard);
    let day = last.and_then(|one| one.hears_by).filter(|day| *day >= today && charge.closed_at.is_none());
    let t = &ask.say;
    let told =
        day.map(|day| t.w("assessment-family-told", &[("name", names.staff(charge.carrier)), ("day", &t.day(day))]));
    let page = Page {
        told,
        home: path(id),
        phone: t.w("assessment-family-ring", &[("phone", &ask.municipality.phone)]),
        municipality: &ask.municipality,
        t,
    };
    let leaf = leaf(t, "assessment-family-title", &page)?;
    Ok(ask.page(tx, leaf))
}

/// They have heard.
pub async fn heard(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    deeds::family_heard(&mut tx, &by, &ask.moment, MatterId::of(id)).await?;
    Ok(ask.go(tx, "/min-dag".into()))
}
