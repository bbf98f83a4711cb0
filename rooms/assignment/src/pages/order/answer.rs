//! Those who have the matter answer the question of the unit.

use super::{Head, content, head, why_not};
use crate::{
    deeds::{self, Answer},
    pages::{
        ANSWER, ONE, ROOM, of,
        sheet::{Content, Field, Form, List, back, sheet},
    },
};
use access::{Act, No};
use casefile::{
    MatterId,
    matter::assignment::{Did, Turn},
};
use page::staff::form::{Came, Drawer, Reader, Wrong, sent};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use store::Tx;

/// The form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Support, id).await?;
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), Came::Fresh).await?;
    Ok(ask.page(tx, leaf))
}

/// Sends the answer.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let (id, assignment) = (ask.id()?, ask.part()?);
    let by = ask.sight.matter(&mut tx, Act::Hand, id).await?;
    let mut form = Reader::new(&ask.say, &ask.fields);
    let (wrong, came) = match form.text("answer", ROOM, "assignment-wrong-answer") {
        None => (form.wrong, Came::Back(None)),
        Some(answer) => {
            let call = Answer { matter: MatterId::of(id), assignment, seen: sent(&ask), answer };
            match deeds::answer(&mut tx, &by, &ask.moment, call).await {
                Ok(()) => return Ok(ask.go(tx, of(ONE, id, assignment))),
                Err(no) => (Vec::new(), back(&ask.say, no)?),
            }
        }
    };
    let leaf = form_page(&mut ask, &mut tx, wrong, came).await?;
    Ok(ask.again(tx, leaf))
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, wrong: Wrong, came: Came) -> Result<Leaf, No> {
    let Head { order, strip, names } = head(ask, tx).await?;
    let hinders = match why_not(ask, tx, Act::Hand).await? {
        None => order.can_be_answered().err(),
        no => no,
    };
    let asked = order.one.turns.iter().rev().find(|turn| turn.did == Did::Asked);
    let t = &ask.say;
    let row = |turn: &Turn| {
        let by = t.w("assignment-by", &[("who", names.of(&turn.actor)), ("when", &t.moment(turn.at, ask.zone()))]);
        (turn.words.clone().unwrap_or_default(), by, None)
    };
    let rows = asked.map(row).into_iter().collect();
    let list = List { heading: t.s("assignment-question"), rows, empty: t.s("assignment-not-asked") };
    let draw = Drawer { say: t, fields: &ask.fields, wrong: &wrong };
    let fields = vec![Field::Area(draw.area("answer", "assignment-q-answer", None, 4))];
    let action = of(ANSWER, order.one.matter.uuid(), order.one.id);
    let form = hinders.is_none().then(|| Form { action, fields, button: t.s("assignment-answer-save") });
    let says = Content { form, lists: vec![list], ..content(ask, "assignment-answer-lead", hinders)? };
    sheet(ask, ("assignment-answer-title", order.one.version()), strip, says, (wrong, came))
}
