//! One part of the text: what stands there is in the field, and what a colleague wrote meanwhile stands above it.

use super::{Head, content, head, why_not};
use crate::{
    deeds::{self, Write},
    pages::{
        ONE, ROOM, called, of,
        sheet::{Field, Form, List, back, sheet},
        written,
    },
};
use access::{Act, No};
use casefile::{
    MatterId,
    matter::assignment::{self, Part, Wording},
};
use page::staff::form::{Came, Drawer, Reader, Wrong, sent};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use store::Tx;

/// The form.
pub async fn show(mut ask: Ask, mut tx: Tx, part: Part) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Support, id).await?;
    let leaf = form_page(&mut ask, &mut tx, part, (Vec::new(), Came::Fresh)).await?;
    Ok(ask.page(tx, leaf))
}

/// Writes the part, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx, part: Part) -> Result<Out, No> {
    let (id, assignment) = (ask.id()?, ask.part()?);
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    let mut form = Reader::new(&ask.say, &ask.fields);
    let (wrong, came) = match form.text("text", ROOM, "assignment-wrong-text") {
        None => (form.wrong, Came::Back(None)),
        Some(text) => {
            let call = Write { matter: MatterId::of(id), assignment, part, seen: sent(&ask), text };
            match deeds::write(&mut tx, &by, &ask.moment, call).await {
                Ok(_) => return Ok(ask.go(tx, of(ONE, id, assignment))),
                Err(no) => (Vec::new(), back(&ask.say, no)?),
            }
        }
    };
    let leaf = form_page(&mut ask, &mut tx, part, (wrong, came)).await?;
    Ok(ask.again(tx, leaf))
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, part: Part, (wrong, came): (Wrong, Came)) -> Result<Leaf, No> {
    let Head { order, strip, names } = head(ask, tx).await?;
    let latest = assignment::texts(tx, order.one.id).await?.into_iter().find(|one| one.part == part);
    let nth = latest.as_ref().map_or(0, |one| one.nth);
    // An unsent text that was begun on an older wording is shown with the one that came meanwhile.
    let behind = ask.fields.get("seen").parse().is_ok_and(|seen: i64| seen != nth);
    let came = if behind && matches!(came, Came::Fresh) { Came::Stale } else { came };
    if let Some(one) = latest.as_ref().filter(|_| matches!(came, Came::Fresh) && !ask.fields.hold_text()) {
        ask.fields.begin_with("text", &one.text);
    }
    let hinders = match why_not(ask, tx, Act::Perform).await? {
        None => order.is_open().err(),
        no => no,
    };
    let t = ask.say.clone();
    let by =
        |one: &Wording| t.w("assignment-by", &[("who", names.of(&one.actor)), ("when", &t.moment(one.at, ask.zone()))]);
    let there = latest.as_ref().filter(|_| matches!(came, Came::Stale) || hinders.is_some());
    let row = |one: &Wording| (one.text.clone(), by(one), None);
    let list = there.map(|one| List { heading: t.s("assignment-now"), rows: vec![row(one)], empty: String::new() });
    let draw = Drawer { say: &t, fields: &ask.fields, wrong: &wrong };
    let action = of(written(part), order.one.matter.uuid(), order.one.id);
    let fields = vec![Field::Area(draw.area("text", called(part), Some(hint(part)), 8))];
    let form = hinders.is_none().then(|| Form { action, fields, button: t.s("assignment-save") });
    let says = crate::pages::sheet::Content {
        lists: list.into_iter().collect(),
        form,
        ..content(ask, "assignment-write-lead", hinders)?
    };
    sheet(ask, (called(part), nth), strip, says, (wrong, came))
}

/// What helps to write it: the key of words.
fn hint(part: Part) -> &'static str {
    match part {
        Part::Need => "assignment-hint-need",
        Part::Goal => "assignment-hint-goal",
        Part::Agreed => "assignment-hint-agreed",
        Part::Unit => "assignment-hint-unit",
    }
}
