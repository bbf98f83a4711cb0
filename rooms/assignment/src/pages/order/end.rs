//! An assignment ends, by either side: how and why.

use super::{Head, content, head};
use crate::{
    deeds::{self, End},
    pages::{END, home, list::how_key, of},
};
use access::{Act, No};
use casefile::{MatterId, matter::assignment::How};
use page::staff::form::{Came, Content, Drawer, Form, Part, ROOM, Reader, Stayed, sheet};
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

/// Ends it.
pub async fn end(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = MatterId::of(ask.id()?);
    let by = ask.sight.matter(&mut tx, Act::Perform, id.uuid()).await?;
    let done = async { Ok(deeds::end(&mut tx, &by, &ask.moment, read(&ask, id)?).await?) }.await;
    let (to, _) = home(&mut tx, ask.session.staff, id).await?;
    ask.led(tx, done, to, form_page).await
}

/// How somebody ends it: not by closing the matter, which ends it by itself.
fn hows() -> impl Iterator<Item = How> {
    How::ALL.iter().copied().filter(|how| *how != How::Closed)
}

fn read(ask: &Ask, matter: MatterId) -> Result<End, Stayed> {
    let assignment = ask.part()?;
    let mut form = Reader::new(&ask.say, &ask.fields);
    let how = form.one_of("how", "assignment-wrong-how", |word| hows().find(|how| how.as_str() == word));
    match (how, form.text("why", ROOM, "assignment-wrong-why")) {
        (Some(how), Some(why)) => Ok(End { matter, assignment, how, why }),
        _ => Err(form.wrong.into()),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let Head { order, strip, .. } = head(ask, tx).await?;
    let hinders = match ask.why_not(tx, Act::Perform).await? {
        None => order.is_open().err(),
        no => no,
    };
    let t = &ask.say;
    let draw = Drawer::new(ask, &came);
    let picks: Vec<_> = hows().map(|how| (how.as_str(), how_key(how))).collect();
    let fields = vec![
        Part::Choice(draw.choice("how", "assignment-q-how", &picks)),
        Part::Area(draw.area("why", "assignment-q-why", None, 3)),
    ];
    let action = of(END, order.one.matter.uuid(), order.one.id);
    let form = hinders.is_none().then(|| Form::new(action, fields, t.s("assignment-end-save")));
    let says = Content { form, ..content(ask, "assignment-end-lead", hinders)? };
    sheet(ask, ("assignment-end-title", order.one.version()), strip, says, &came)
}
