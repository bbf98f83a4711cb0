//! Sending a family back with a question that must be answered first.

use super::{Names, ROOM, Strip, give::asks_key, leaf, path};
use crate::deeds::{self, SendBack};
use access::{Act, No, charge};
use askama::Template;
use casefile::{
    MatterId,
    matter::{
        self,
        handover::{Asks, Question},
    },
};
use page::staff::form::{Came, Drawer, Reader, Wrong, sent};
use page::{
    Leaf, Say,
    kit::{Area, Choice, Wrongs},
    staff::{Ask, Out, Saved, Seal},
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
    wrongs: Option<Wrongs>,
    trouble: Option<String>,
    seal: Seal,
    seen: i64,
    saved: Saved<'a>,
}

/// The form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), Came::Fresh).await?;
    Ok(ask.page(tx, leaf))
}

/// Sends it back, or says what is to be put right.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Read, id).await?;
    let call = match read(&ask, MatterId::of(id)) {
        Ok(call) => call,
        Err(wrong) => {
            let leaf = form_page(&mut ask, &mut tx, wrong, Came::Back(None)).await?;
            return Ok(ask.again(tx, leaf));
        }
    };
    let came = match deeds::send_back(&mut tx, &by, &ask.moment, call).await {
        // Whoever has sent it back may no longer read it.
        Ok(_) => return Ok(ask.go(tx, "/min-dag".into())),
        Err(No::Refusal(refusal)) => Came::Back(Some(ask.say.s(refusal.word))),
        Err(No::Stale) => Came::Stale,
        Err(no) => return Err(no),
    };
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), came).await?;
    Ok(ask.again(tx, leaf))
}

fn read(ask: &Ask, matter: MatterId) -> Result<SendBack, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let asks: Option<Asks> = ask.fields.get("asks").parse().ok();
    if asks.is_none() {
        form.unchosen("asks", "assessment-wrong-asks");
    }
    let text = form.text("question", ROOM, "assessment-wrong-question");
    match (asks, text) {
        (Some(asks), Some(text)) => Ok(SendBack { matter, seen: sent(ask), question: Question { asks, text } }),
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, wrong: Wrong, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &read, &names).await?;
    let comes = charge::receiver(tx, ask.session.staff, id.uuid()).await?.is_some();
    let t = &ask.say;
    let draw = Drawer { say: t, fields: &ask.fields, wrong: &wrong };
    let kinds: Vec<_> = Asks::ALL.iter().map(|kind| (kind.as_str(), asks_key(*kind))).collect();
    let page = Page {
        head,
        home: path(id.uuid()),
        comes,
        asks: draw.choice("asks", "assessment-q-asks", &kinds),
        question: draw.area("question", "assessment-q-question", Some("assessment-hint-question"), 3),
        seen: came.seen(ask, read.version),
        trouble: came.trouble(t),
        seal: ask.seal(),
        saved: ask.saved_line(),
        wrongs: (!wrong.is_empty()).then(|| Wrongs::new(t, wrong.clone())),
        t,
    };
    leaf(t, "assessment-question-title", &page)
}
