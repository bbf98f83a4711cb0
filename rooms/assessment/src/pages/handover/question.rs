//! Sending a family back with a question that must be answered first.

use super::{Names, Strip, give::asks_key};
use crate::deeds::{self, SendBack};
use crate::pages::path;
use access::{Act, No, charge};
use askama::Template;
use casefile::{
    MatterId,
    matter::{
        self,
        handover::{Asks, Question},
    },
};
use page::staff::form::{Came, Carried, Drawer, ROOM, Reader, Wrong, sent};
use page::{
    Leaf, Say,
    kit::{Area, Choice},
    leaf,
    staff::{Ask, Out},
};
use store::Tx;

#[derive(Template)]
#[template(path = "handover/question.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    home: String,
    /// Whether it is on its way to the reader at all.
    comes: bool,
    asks: Choice,
    question: Area,
    carried: Carried<'a>,
}

/// The form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Sends it back, or says what is to be put right.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Read, id).await?;
    let done = async { Ok(deeds::send_back(&mut tx, &by, &ask.moment, read(&ask, MatterId::of(id))?).await?) }.await;
    // Whoever has sent it back may no longer read it.
    ask.led(tx, done, "/min-dag".into(), form_page).await
}

fn read(ask: &Ask, matter: MatterId) -> Result<SendBack, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let asks: Option<Asks> = form.chosen("asks", "assessment-wrong-asks");
    let text = form.text("question", ROOM, "assessment-wrong-question");
    match (asks, text) {
        (Some(asks), Some(text)) => Ok(SendBack { matter, seen: sent(ask), question: Question { asks, text } }),
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &read, &names).await?;
    let comes = charge::receiver(tx, ask.session.staff, id.uuid()).await?.is_some();
    let t = &ask.say;
    let draw = Drawer::new(ask, &came);
    let kinds: Vec<_> = Asks::ALL.iter().map(|kind| (kind.as_str(), asks_key(*kind))).collect();
    let page = Page {
        head,
        home: path(id.uuid()),
        comes,
        asks: draw.choice("asks", "assessment-q-asks", &kinds),
        question: draw.area("question", "assessment-q-question", Some("assessment-hint-question"), 3),
        carried: ask.carried(&came, read.version),
        t,
    };
    leaf(t, "assessment-question-title", &page)
}
