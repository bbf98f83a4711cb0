//! The button that takes a matter, and the page on which one is given back.

use super::{Names, Strip, path};
use crate::deeds::{self, Back, Take};
use access::{Act, No, Refusal, charge};
use askama::Template;
use casefile::{MatterId, matter};
use page::staff::form::{Came, Carried, Drawer, ROOM, Reader, sent};
use page::{
    Leaf, Say,
    kit::Area,
    leaf,
    staff::{Ask, Out},
};
use store::Tx;

/// What nobody has taken lies in the queue already.
const NOT_CARRIED: Refusal = Refusal { word: "intake-not-carried", rule: None };

#[derive(Template)]
#[template(path = "back.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    home: String,
    carried: Carried<'a>,
    why: Area,
}

/// Takes the matter and shows it.
pub async fn take(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Carry, id).await?;
    deeds::take(&mut tx, &by, &ask.moment, Take { matter: MatterId::of(id), seen: sent(&ask) }).await?;
    Ok(ask.go(tx, path(id)))
}

/// Asks why.
pub async fn ask_why(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Hand, id).await?;
    if charge::charge(&mut tx, id).await?.is_none_or(|charge| charge.taken_at.is_none()) {
        return Err(NOT_CARRIED.into());
    }
    ask.show(tx, form_page).await
}

/// Gives the matter back with its reason.
pub async fn give_back(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Hand, id).await?;
    let (matter, seen) = (MatterId::of(id), sent(&ask));
    let done = async {
        let mut form = Reader::new(&ask.say, &ask.fields);
        let why = form.text("why", ROOM, "intake-wrong-back").ok_or(form.wrong)?;
        Ok(deeds::give_back(&mut tx, &by, &ask.moment, Back { matter, seen, why }).await?)
    }
    .await;
    // Whoever has given it back may no longer read it.
    ask.led(tx, done, "/mottagningen".into(), form_page).await
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?;
    let draw = Drawer::new(ask, &came);
    let page = Page {
        t: &ask.say,
        strip,
        home: path(id.uuid()),
        carried: ask.carried(&came, read.version),
        why: draw.area("why", "intake-q-back", Some("intake-hint-back"), 3),
    };
    leaf(&ask.say, "intake-give-back", &page)
}
