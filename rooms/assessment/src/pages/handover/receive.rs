//! Receiving a family: what came along, who carries it from now on, and when the family hears next.

use super::{Names, Strip, along::Along};
use crate::deeds::{self, Receive};
use crate::pages::path;
use access::{
    Act, No, Permit,
    charge::{self, Receiver},
};
use askama::Template;
use casefile::{
    MatterId,
    matter::{self, handover},
};
use page::staff::form::{Came, Carried, Drawer, Reader, Wrong, sent};
use page::{
    Leaf, Say,
    kit::{Choice, Line},
    leaf,
    staff::{Ask, Out},
};
use store::{Tx, Uuid};

/// Stored name and key of an answer.
type Pick = (&'static str, &'static str);

#[derive(Template)]
#[template(path = "handover/receive.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    home: String,
    says: String,
    along: Along,
    form: Option<Form>,
    carried: Carried<'a>,
}

struct Form {
    how: Option<Choice>,
    /// The only way in which the reader can receive it.
    only: &'static str,
    hears: Line,
}

/// What came along, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Receives it, or says what is to be put right.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let how = if ask.fields.get("how") == "unit" { Receiver::Unit } else { Receiver::Oneself };
    let act = if how == Receiver::Unit { Act::Read } else { Act::Carry };
    let by = ask.sight.matter(&mut tx, act, id).await?;
    let done = async { Ok(deeds::receive(&mut tx, &by, &ask.moment, read(&ask, how)?).await?) }.await;
    ask.led(tx, done, path(id), form_page).await
}

fn read(ask: &Ask, how: Receiver) -> Result<Receive, Wrong> {
    let matter = ask.id().map(MatterId::of).ok();
    let mut form = Reader::new(&ask.say, &ask.fields);
    if !matches!(ask.fields.get("how"), "self" | "unit") {
        form.unchosen("how", "assessment-wrong-receive");
    }
    let hears = form.day("hears", "assessment-wrong-hears");
    match (matter, hears) {
        (Some(matter), Some(hears_by)) if form.wrong.is_empty() => {
            Ok(Receive { matter, seen: sent(ask), how, hears_by })
        }
        _ => Err(form.wrong),
    }
}

/// How the reader can receive it; nothing where it is not on its way here.
async fn ways(ask: &Ask, tx: &mut Tx, id: Uuid) -> Result<Vec<Pick>, No> {
    let Some(as_whom) = charge::receiver(tx, ask.session.staff, id).await? else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    match Permit::for_matter(tx, ask.session.staff, Act::Carry, id).await {
        Ok(_) => all.push(("self", "assessment-receive-self")),
        Err(No::Fault(fault)) => return Err(fault.into()),
        Err(_) => {}
    }
    all.extend((as_whom == Receiver::Unit).then_some(("unit", "assessment-receive-unit")));
    Ok(all)
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &read, &names).await?;
    let open = handover::open(tx, id).await?;
    let along = Along::of(ask, tx, &read, &names, open.as_ref()).await?;
    let picks = ways(ask, tx, id.uuid()).await?;
    let t = &ask.say;
    let draw = Drawer::new(ask, &came);
    let page = Page {
        head,
        home: path(id.uuid()),
        says: match (&open, picks.is_empty()) {
            (Some(one), false) => t.w("assessment-receive-lead", &[("name", names.of(&one.actor))]),
            _ => t.s("access-not-offered"),
        },
        along,
        form: picks.first().map(|(only, _)| Form {
            how: (picks.len() > 1).then(|| draw.choice("how", "assessment-q-receive", &picks)),
            only,
            hears: draw.line("hears", "assessment-q-hears", Some("assessment-hint-until")),
        }),
        carried: ask.carried(&came, read.version),
        t,
    };
    leaf(t, "assessment-receive-title", &page)
}
