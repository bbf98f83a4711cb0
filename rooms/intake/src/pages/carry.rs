//! The button that takes a matter, and the page on which one is given back.

use super::{Names, ROOM, Strip, leaf, path};
use crate::deeds::{self, Back, Take};
use access::{Act, No, Refusal, charge};
use askama::Template;
use casefile::{MatterId, matter};
use page::staff::form::{Came, Drawer, Reader, Wrong, sent};
use page::{
    Leaf, Say,
    kit::{Area, Wrongs},
    staff::{Ask, Out, Saved, Seal},
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
    wrongs: Option<Wrongs>,
    trouble: Option<String>,
    seal: Seal,
    seen: i64,
    why: Area,
    saved: Saved<'a>,
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
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), Came::Fresh).await?;
    Ok(ask.page(tx, leaf))
}

/// Gives the matter back with its reason.
pub async fn give_back(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Hand, id).await?;
    let (matter, seen) = (MatterId::of(id), sent(&ask));
    let mut form = Reader::new(&ask.say, &ask.fields);
    let why = form.text("why", ROOM, "intake-wrong-back");
    let (wrong, came) = match why {
        None => (form.wrong, Came::Back(None)),
        Some(why) => match deeds::give_back(&mut tx, &by, &ask.moment, Back { matter, seen, why }).await {
            // Whoever has given it back may no longer read it.
            Ok(_) => return Ok(ask.go(tx, "/mottagningen".into())),
            Err(No::Refusal(refusal)) => (Vec::new(), Came::Back(Some(ask.say.s(refusal.word)))),
            Err(No::Stale) => (Vec::new(), Came::Stale),
            Err(no) => return Err(no),
        },
    };
    let leaf = form_page(&mut ask, &mut tx, wrong, came).await?;
    Ok(ask.again(tx, leaf))
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, wrong: Wrong, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?;
    let draw = Drawer { say: &ask.say, fields: &ask.fields, wrong: &wrong };
    let page = Page {
        t: &ask.say,
        strip,
        home: path(id.uuid()),
        seen: came.seen(ask, read.version),
        trouble: came.trouble(&ask.say),
        seal: ask.seal(),
        why: draw.area("why", "intake-q-back", Some("intake-hint-back"), 3),
        saved: ask.saved_line(),
        wrongs: (!wrong.is_empty()).then(|| Wrongs::new(&ask.say, wrong.clone())),
    };
    leaf(&ask.say, "intake-give-back", &page)
}
