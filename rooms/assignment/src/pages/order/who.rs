//! Who gives the support.

use super::{Head, content, head, receive::here, why_not};
use crate::{
    deeds::{self, Name},
    pages::{
        ONE, RELEASE, WHO, of,
        sheet::{Content, Field, Form, back, sheet},
    },
};
use access::{Act, No, StaffId};
use casefile::MatterId;
use page::staff::form::{Came, Drawer, Wrong};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use store::{Tx, Uuid};

/// Who does, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Support, id).await?;
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), Came::Fresh).await?;
    Ok(ask.page(tx, leaf))
}

fn read(ask: &Ask) -> Result<Option<Name>, No> {
    let who: Option<Uuid> = ask.fields.get("who").parse().ok();
    let (matter, assignment) = (MatterId::of(ask.id()?), ask.part()?);
    Ok(who.map(|who| Name { matter, assignment, who: StaffId(who) }))
}

/// Somebody gives it from now on.
pub async fn name(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let (id, part) = (ask.id()?, ask.part()?);
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    let (wrong, came) = match read(&ask)? {
        None => (vec![("who", ask.say.s("assignment-wrong-who"))], Came::Back(None)),
        Some(call) => match deeds::name_performer(&mut tx, &by, &ask.moment, call).await {
            Ok(()) => return Ok(ask.go(tx, of(ONE, id, part))),
            Err(no) => (Vec::new(), back(&ask.say, no)?),
        },
    };
    let leaf = form_page(&mut ask, &mut tx, wrong, came).await?;
    Ok(ask.again(tx, leaf))
}

/// Somebody no longer gives it.
pub async fn release(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    let call = read(&ask)?.ok_or(No::Absent)?;
    match deeds::release(&mut tx, &by, &ask.moment, call).await {
        // Whoever has released themselves may see no more of it.
        Ok(()) => Ok(ask.go(tx, crate::pages::LIST.into())),
        Err(no) => {
            let came = back(&ask.say, no)?;
            let leaf = form_page(&mut ask, &mut tx, Vec::new(), came).await?;
            Ok(ask.again(tx, leaf))
        }
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, wrong: Wrong, came: Came) -> Result<Leaf, No> {
    let Head { order, strip, names } = head(ask, tx).await?;
    let hinders = match why_not(ask, tx, Act::Perform).await? {
        None => order.can_be_named().err(),
        no => no,
    };
    let here = here(tx, &order).await?;
    let t = &ask.say;
    let draw = Drawer { say: t, fields: &ask.fields, wrong: &wrong };
    let (matter, id) = (order.one.matter.uuid(), order.one.id);
    let picks = here.iter().filter(|(who, _)| !order.performers.contains(who));
    let picks: Vec<_> = picks.map(|(who, name)| (who.0.to_string(), name.clone())).collect();
    let release = |who: &StaffId| {
        let says = t.w("assignment-release", &[("name", names.staff(*who))]);
        (of(RELEASE, matter, id), says, who.0.to_string())
    };
    let may = hinders.is_none();
    let form = Form {
        action: of(WHO, matter, id),
        fields: vec![Field::Select(draw.select("who", ("assignment-q-who", None, "assignment-choose"), picks.clone()))],
        button: t.s("assignment-who-save"),
    };
    let says = Content {
        buttons: order.performers.iter().filter(|_| may).map(release).collect(),
        form: (may && !picks.is_empty()).then_some(form),
        ..content(ask, "assignment-who-lead", hinders)?
    };
    sheet(ask, ("assignment-who-title", order.one.version()), strip, says, (wrong, came))
}
