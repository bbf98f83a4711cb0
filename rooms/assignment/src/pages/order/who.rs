//! Who gives the support.

use super::{Head, content, head, receive::here};
use crate::{
    deeds::{self, Name},
    pages::{LIST, ONE, RELEASE, WHO, of},
};
use access::{Act, No, StaffId};
use casefile::MatterId;
use page::staff::form::{Came, Content, Drawer, Form, Part, Press, Reader, Stayed, sheet};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use store::Tx;

/// Who does, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Support, ask.id()?).await?;
    ask.show(tx, form_page).await
}

fn read(ask: &Ask) -> Result<Name, Stayed> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let who = form.chosen("who", "assignment-wrong-who").map(StaffId).ok_or(form.wrong)?;
    Ok(Name { matter: MatterId::of(ask.id()?), assignment: ask.part()?, who })
}

/// Somebody gives it from now on.
pub async fn name(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let (id, part) = (ask.id()?, ask.part()?);
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    let done = async { Ok(deeds::name_performer(&mut tx, &by, &ask.moment, read(&ask)?).await?) }.await;
    ask.led(tx, done, of(ONE, id, part), form_page).await
}

/// Somebody no longer gives it.
pub async fn release(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let by = ask.sight.matter(&mut tx, Act::Perform, ask.id()?).await?;
    let call = read(&ask).map_err(|_| No::Absent)?;
    let done = deeds::release(&mut tx, &by, &ask.moment, call).await.map_err(Stayed::No);
    // Whoever has released themselves may see no more of it.
    ask.led(tx, done, LIST.into(), form_page).await
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let Head { order, strip, names } = head(ask, tx).await?;
    let hinders = match ask.why_not(tx, Act::Perform).await? {
        None => order.can_be_named().err(),
        no => no,
    };
    let here = here(tx, &order).await?;
    let t = &ask.say;
    let draw = Drawer::new(ask, &came);
    let (matter, id) = (order.one.matter.uuid(), order.one.id);
    let picks = here.iter().filter(|(who, _)| !order.performers.contains(who));
    let picks: Vec<_> = picks.map(|(who, name)| (who.0.to_string(), name.clone())).collect();
    let release = |who: &StaffId| {
        let says = t.w("assignment-release", &[("name", names.staff(*who))]);
        Press { action: of(RELEASE, matter, id), says, about: ("who", who.0.to_string()) }
    };
    let may = hinders.is_none();
    let may_be = !picks.is_empty();
    let parts = vec![Part::Select(draw.select("who", ("assignment-q-who", None, "assignment-choose"), picks))];
    let form = Form::new(of(WHO, matter, id), parts, t.s("assignment-who-save"));
    let says = Content {
        presses: order.performers.iter().filter(|_| may).map(release).collect(),
        form: (may && may_be).then_some(form),
        ..content(ask, "assignment-who-lead", hinders)?
    };
    sheet(ask, ("assignment-who-title", order.one.version()), strip, says, &came)
}
