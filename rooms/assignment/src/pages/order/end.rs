//! An assignment ends, by either side: how and why.

use super::{Head, content, head, why_not};
use crate::{
    deeds::{self, End},
    pages::{
        END, ROOM, home,
        list::how_key,
        of,
        sheet::{Content, Field, Form, back, sheet},
    },
};
use access::{Act, No};
use casefile::{MatterId, matter::assignment::How};
use page::staff::form::{Came, Drawer, Reader, Wrong};
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

/// Ends it.
pub async fn end(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = MatterId::of(ask.id()?);
    let by = ask.sight.matter(&mut tx, Act::Perform, id.uuid()).await?;
    let (wrong, came) = match read(&ask, id) {
        Err(wrong) => (wrong?, Came::Back(None)),
        Ok(call) => match deeds::end(&mut tx, &by, &ask.moment, call).await {
            Ok(()) => {
                let (to, _) = home(&mut tx, ask.session.staff, id).await?;
                return Ok(ask.go(tx, to));
            }
            Err(no) => (Vec::new(), back(&ask.say, no)?),
        },
    };
    let leaf = form_page(&mut ask, &mut tx, wrong, came).await?;
    Ok(ask.again(tx, leaf))
}

/// How somebody ends it: not by closing the matter, which ends it by itself.
fn hows() -> impl Iterator<Item = How> {
    How::ALL.iter().copied().filter(|how| *how != How::Closed)
}

fn read(ask: &Ask, matter: MatterId) -> Result<End, Result<Wrong, No>> {
    let assignment = ask.part().map_err(Err)?;
    let mut form = Reader::new(&ask.say, &ask.fields);
    let how = hows().find(|how| how.as_str() == ask.fields.get("how"));
    if how.is_none() {
        form.unchosen("how", "assignment-wrong-how");
    }
    match (how, form.text("why", ROOM, "assignment-wrong-why")) {
        (Some(how), Some(why)) => Ok(End { matter, assignment, how, why }),
        _ => Err(Ok(form.wrong)),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, wrong: Wrong, came: Came) -> Result<Leaf, No> {
    let Head { order, strip, .. } = head(ask, tx).await?;
    let hinders = match why_not(ask, tx, Act::Perform).await? {
        None => order.is_open().err(),
        no => no,
    };
    let t = &ask.say;
    let draw = Drawer { say: t, fields: &ask.fields, wrong: &wrong };
    let picks: Vec<_> = hows().map(|how| (how.as_str(), how_key(how))).collect();
    let fields = vec![
        Field::Choice(draw.choice("how", "assignment-q-how", &picks)),
        Field::Area(draw.area("why", "assignment-q-why", None, 3)),
    ];
    let action = of(END, order.one.matter.uuid(), order.one.id);
    let form = hinders.is_none().then(|| Form { action, fields, button: t.s("assignment-end-save") });
    let says = Content { form, ..content(ask, "assignment-end-lead", hinders)? };
    sheet(ask, ("assignment-end-title", order.one.version()), strip, says, (wrong, came))
}
