//! When a party had the letter: from then on the three weeks count.

use super::{list, prints};
use crate::{
    Served,
    case::Case,
    deeds::{self, Came as Had},
    pages::{LETTER, Names, RECEIVED, Strip, heard::called, of, sheet},
};
use access::{Act, No};
use casefile::MatterId;
use page::staff::form::{Came, Content, Drawer, Form, Part, Reader, Wrong, sent};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use store::{Tx, Uuid};

/// The letters on their way, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Notes the day.
pub async fn note(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let done = async { Ok(deeds::received(&mut tx, &by, &ask.moment, read(&ask, MatterId::of(id))?).await?) }.await;
    ask.led(tx, done, of(LETTER, id), form_page).await
}

fn read(ask: &Ask, matter: MatterId) -> Result<Had, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let served: Option<Uuid> = form.chosen("letter", "decision-wrong-letter");
    let on = form.day("on", "decision-wrong-day");
    match (served, on) {
        (Some(served), Some(on)) => Ok(Had { matter, seen: sent(ask), served, on }),
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id, ask.today()).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    ask.sight.shows(case.addressees.iter().map(|one| one.person.id.uuid()));
    let refused = ask.why_not(tx, Act::Write).await?.map(|no| ask.say.s(no.word));
    let waits: Vec<&Served> = case.served.iter().filter(|one| one.received_on.is_none()).collect();
    let form = (refused.is_none() && !waits.is_empty()).then(|| form(ask, &case, &waits, &came));
    let t = &ask.say;
    let mut links = prints(t, &case);
    links.push((of(LETTER, id.uuid()), t.s("decision-letter")));
    let content = Content {
        lead: vec![t.s("decision-received-lead")],
        notes: refused.into_iter().collect(),
        lists: vec![list(t, &case, &names)],
        form,
        links,
        ..Content::default()
    };
    sheet(ask, ("decision-received", case.matter.version), head, content, &came)
}

fn form(ask: &Ask, case: &Case, waits: &[&Served], came: &Came) -> Form {
    let draw = Drawer::new(ask, came);
    let t = &ask.say;
    let pick = |one: &&Served| {
        let who = case.addressee(one.person).map_or_else(|| t.s("decision-role-former"), |party| called(t, party));
        (one.id.to_string(), t.w("decision-pick-letter", &[("who", &who), ("day", &t.day(one.sent_on))]))
    };
    let picks = waits.iter().map(pick).collect();
    let parts = vec![
        Part::Select(draw.select("letter", ("decision-q-letter", None, "decision-choose"), picks)),
        Part::Line(draw.line("on", "decision-q-on", Some("decision-hint-on"))),
    ];
    Form::new(of(RECEIVED, case.matter.id.uuid()), parts, t.s("decision-received-save"))
}
