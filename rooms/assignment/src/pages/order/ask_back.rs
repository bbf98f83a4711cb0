//! The unit asks what must be cleared up before it receives.

use super::{Head, content, head, why_not};
use crate::{
    deeds::{self, AskBack},
    pages::{
        ASK, ONE, ROOM, of,
        sheet::{Content, Field, Form, back, sheet},
    },
};
use access::{Act, No};
use casefile::MatterId;
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

/// Sends the question.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let (id, assignment) = (ask.id()?, ask.part()?);
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    let mut form = Reader::new(&ask.say, &ask.fields);
    let (wrong, came) = match form.text("question", ROOM, "assignment-wrong-question") {
        None => (form.wrong, Came::Back(None)),
        Some(question) => {
            let call = AskBack { matter: MatterId::of(id), assignment, seen: sent(&ask), question };
            match deeds::ask_back(&mut tx, &by, &ask.moment, call).await {
                Ok(()) => return Ok(ask.go(tx, of(ONE, id, assignment))),
                Err(no) => (Vec::new(), back(&ask.say, no)?),
            }
        }
    };
    let leaf = form_page(&mut ask, &mut tx, wrong, came).await?;
    Ok(ask.again(tx, leaf))
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, wrong: Wrong, came: Came) -> Result<Leaf, No> {
    let Head { order, strip, .. } = head(ask, tx).await?;
    let hinders = match why_not(ask, tx, Act::Perform).await? {
        None => order.can_be_received().err(),
        no => no,
    };
    let t = &ask.say;
    let draw = Drawer { say: t, fields: &ask.fields, wrong: &wrong };
    let fields = vec![Field::Area(draw.area("question", "assignment-q-question", Some("assignment-hint-question"), 4))];
    let action = of(ASK, order.one.matter.uuid(), order.one.id);
    let form = hinders.is_none().then(|| Form { action, fields, button: t.s("assignment-ask-save") });
    let says = Content { form, ..content(ask, "assignment-ask-lead", hinders)? };
    sheet(ask, ("assignment-ask-title", order.one.version()), strip, says, (wrong, came))
}
