//! The unit receives an assignment: who gives the support, from when, and when the family hears from them.

use super::{Head, content, head};
use crate::{
    deeds::{self, Receive},
    order::Order,
    pages::{ONE, RECEIVE, of},
};
use access::{Act, No, StaffId, charge, office};
use casefile::MatterId;
use page::staff::form::{Came, Content, Drawer, Form, Part, Reader, Wrong, sent, sheet};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use store::Tx;

/// The form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Support, id).await?;
    let now = ask.today().to_string();
    ask.fields.begin_with("starts", &now);
    ask.show(tx, form_page).await
}

/// Receives it.
pub async fn receive(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let (id, part) = (ask.id()?, ask.part()?);
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    let order = Order::load(&mut tx, ask.session.staff, MatterId::of(id), part).await?;
    let here = here(&mut tx, &order).await?;
    let done = async { Ok(deeds::receive(&mut tx, &by, &ask.moment, read(&ask, &order, &here)?).await?) }.await;
    ask.led(tx, done, of(ONE, id, part), form_page).await
}

/// Everybody in the unit who could give it, by name.
pub(super) async fn here(tx: &mut Tx, order: &Order) -> Result<Vec<(StaffId, String)>, No> {
    let could = charge::could_perform(tx, order.one.matter.uuid(), order.one.unit).await?;
    let all = office::colleagues(tx, order.one.unit).await?;
    Ok(all.into_iter().filter(|one| could.contains(&one.id)).map(|one| (one.id, one.name)).collect())
}

/// The name of the box of one who could give it.
fn box_of(who: StaffId) -> String {
    format!("gives-{}", who.0.simple())
}

fn read(ask: &Ask, order: &Order, here: &[(StaffId, String)]) -> Result<Receive, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let ticked = |who: &StaffId| ask.fields.get(&box_of(*who)) == "yes";
    let performers = here.iter().map(|(who, _)| *who).filter(ticked).collect();
    let starts = form.day("starts", "assignment-wrong-day");
    let hears_by = form.day("hears_by", "assignment-wrong-hears");
    match (starts, hears_by) {
        (Some(starts), Some(hears_by)) => {
            let (matter, assignment) = (order.one.matter, order.one.id);
            Ok(Receive { matter, assignment, seen: sent(ask), starts, hears_by, performers })
        }
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let Head { order, strip, .. } = head(ask, tx).await?;
    let hinders = match ask.why_not(tx, Act::Perform).await? {
        None => order.can_be_received().err(),
        no => no,
    };
    let here = here(tx, &order).await?;
    if came.is_fresh() && !ask.fields.hold_text() {
        for who in &order.performers {
            ask.fields.begin_with(&box_of(*who), "yes");
        }
    }
    let t = &ask.say;
    let draw = Drawer::new(ask, &came);
    let tick = |(who, name): &(StaffId, String)| {
        Part::Tick(draw.tick(box_of(*who), t.w("assignment-tick-gives", &[("name", name)])))
    };
    let days = [
        Part::Line(draw.line("starts", "assignment-q-starts", Some("assignment-hint-day"))),
        Part::Line(draw.line("hears_by", "assignment-q-hears", Some("assignment-hint-hears"))),
    ];
    let fields = here.iter().map(tick).chain(days).collect();
    let action = of(RECEIVE, order.one.matter.uuid(), order.one.id);
    let form = hinders.is_none().then(|| Form::new(action, fields, t.s("assignment-receive-save")));
    let says = Content { form, ..content(ask, "assignment-receive-lead", hinders)? };
    sheet(ask, ("assignment-receive-title", order.one.version()), strip, says, &came)
}
