//! The unit asks what must be cleared up before it receives.

use super::{Head, content, head};
use crate::{
    deeds::{self, AskBack},
    pages::{ASK, ONE, of},
};
use access::{Act, No};
use casefile::MatterId;
use page::staff::form::{Came, Content, Drawer, Form, Part, ROOM, Reader, sent, sheet};
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

/// Sends the question.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let (id, assignment) = (ask.id()?, ask.part()?);
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    let done = async {
        let mut form = Reader::new(&ask.say, &ask.fields);
        let question = form.text("question", ROOM, "assignment-wrong-question").ok_or(form.wrong)?;
        let call = AskBack { matter: MatterId::of(id), assignment, seen: sent(&ask), question };
        Ok(deeds::ask_back(&mut tx, &by, &ask.moment, call).await?)
    }
    .await;
    ask.led(tx, done, of(ONE, id, assignment), form_page).await
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let Head { order, strip, .. } = head(ask, tx).await?;
    let hinders = match ask.why_not(tx, Act::Perform).await? {
        None => order.can_be_received().err(),
        no => no,
    };
    let t = &ask.say;
    let draw = Drawer::new(ask, &came);
    let fields = vec![Part::Area(draw.area("question", "assignment-q-question", Some("assignment-hint-question"), 4))];
    let action = of(ASK, order.one.matter.uuid(), order.one.id);
    let form = hinders.is_none().then(|| Form::new(action, fields, t.s("assignment-ask-save")));
    let says = Content { form, ..content(ask, "assignment-ask-lead", hinders)? };
    sheet(ask, ("assignment-ask-title", order.one.version()), strip, says, &came)
}
