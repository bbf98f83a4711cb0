//! One part of the text: what stands there is in the field, and what a colleague wrote meanwhile stands above it.

use super::{Head, content, head};
use crate::{
    deeds::{self, Write},
    pages::{ONE, called, of, written},
};
use access::{Act, No};
use casefile::{
    MatterId,
    matter::assignment::{self, Part, Wording},
};
use page::staff::form::{self, Came, Content, Drawer, Form, List, ROOM, Reader, Row, sent, sheet};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use store::Tx;

/// The form.
pub async fn show(mut ask: Ask, mut tx: Tx, part: Part) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Support, ask.id()?).await?;
    ask.show(tx, async move |ask: &mut Ask, tx: &mut Tx, came| form_page(ask, tx, part, came).await).await
}

/// Writes the part, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx, part: Part) -> Result<Out, No> {
    let (id, assignment) = (ask.id()?, ask.part()?);
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    let done = async {
        let mut form = Reader::new(&ask.say, &ask.fields);
        let text = form.text("text", ROOM, "assignment-wrong-text").ok_or(form.wrong)?;
        let call = Write { matter: MatterId::of(id), assignment, part, seen: sent(&ask), text };
        Ok(deeds::write(&mut tx, &by, &ask.moment, call).await?)
    }
    .await;
    let page = async move |ask: &mut Ask, tx: &mut Tx, came| form_page(ask, tx, part, came).await;
    ask.led(tx, done, of(ONE, id, assignment), page).await
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, part: Part, came: Came) -> Result<Leaf, No> {
    let Head { order, strip, names } = head(ask, tx).await?;
    let latest = assignment::texts(tx, order.one.id).await?.into_iter().find(|one| one.part == part);
    let nth = latest.as_ref().map_or(0, |one| one.nth);
    // An unsent text that was begun on an older wording is shown with the one that came meanwhile.
    let came = came.since(ask, nth);
    if let Some(one) = latest.as_ref().filter(|_| came.is_fresh() && !ask.fields.hold_text()) {
        ask.fields.begin_with("text", &one.text);
    }
    let hinders = match ask.why_not(tx, Act::Perform).await? {
        None => order.is_open().err(),
        no => no,
    };
    let t = ask.say.clone();
    let by =
        |one: &Wording| t.w("assignment-by", &[("who", names.of(&one.actor)), ("when", &t.moment(one.at, ask.zone()))]);
    let there = latest.as_ref().filter(|_| came.is_stale() || hinders.is_some());
    let row = |one: &Wording| Row::from((one.text.clone(), by(one)));
    let list = there.map(|one| List { heading: t.s("assignment-now"), rows: vec![row(one)], ..List::default() });
    let draw = Drawer::new(ask, &came);
    let action = of(written(part), order.one.matter.uuid(), order.one.id);
    let fields = vec![form::Part::Area(draw.area("text", called(part), Some(hint(part)), 8))];
    let form = hinders.is_none().then(|| Form::new(action, fields, t.s("assignment-save")));
    let says = Content { lists: list.into_iter().collect(), form, ..content(ask, "assignment-write-lead", hinders)? };
    sheet(ask, (called(part), nth), strip, says, &came)
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
