//! Those who have the matter answer the question of the unit.

use super::{Head, content, head};
use crate::{
    deeds::{self, Answer},
    pages::{ANSWER, ONE, of},
};
use access::{Act, No};
use casefile::{
    MatterId,
    matter::assignment::{Did, Turn},
};
use page::staff::form::{Came, Content, Drawer, Form, List, Part, ROOM, Reader, Row, sent, sheet};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use store::Tx;

/// The form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Support, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Sends the answer.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let (id, assignment) = (ask.id()?, ask.part()?);
    let by = ask.sight.matter(&mut tx, Act::Hand, id).await?;
    let done = async {
        let mut form = Reader::new(&ask.say, &ask.fields);
        let answer = form.text("answer", ROOM, "assignment-wrong-answer").ok_or(form.wrong)?;
        let call = Answer { matter: MatterId::of(id), assignment, seen: sent(&ask), answer };
        Ok(deeds::answer(&mut tx, &by, &ask.moment, call).await?)
    }
    .await;
    ask.led(tx, done, of(ONE, id, assignment), form_page).await
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let Head { order, strip, names } = head(ask, tx).await?;
    let hinders = match ask.why_not(tx, Act::Hand).await? {
        None => order.can_be_answered().err(),
        no => no,
    };
    let asked = order.one.turns.iter().rev().find(|turn| turn.did == Did::Asked);
    let t = &ask.say;
    let row = |turn: &Turn| {
        let by = t.w("assignment-by", &[("who", names.of(&turn.actor)), ("when", &t.moment(turn.at, ask.zone()))]);
        Row::from((turn.words.clone().unwrap_or_default(), by))
    };
    let (heading, rows) = (t.s("assignment-question"), asked.map(row).into_iter().collect());
    let list = List { heading, rows, empty: t.s("assignment-not-asked"), link: None };
    let draw = Drawer::new(ask, &came);
    let fields = vec![Part::Area(draw.area("answer", "assignment-q-answer", None, 4))];
    let action = of(ANSWER, order.one.matter.uuid(), order.one.id);
    let form = hinders.is_none().then(|| Form::new(action, fields, t.s("assignment-answer-save")));
    let says = Content { form, lists: vec![list], ..content(ask, "assignment-answer-lead", hinders)? };
    sheet(ask, ("assignment-answer-title", order.one.version()), strip, says, &came)
}
