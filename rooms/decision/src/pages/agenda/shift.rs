//! What lies before the committee goes to another meeting, or off the agenda.

use super::minute::rows;
use crate::{
    Item, Meeting, agenda,
    case::Case,
    deeds::{self, Shift, To},
    pages::{AGENDA, MINUTE, MOVE, Names, Strip, of, sheet},
};
use access::{Act, No};
use casefile::MatterId;
use page::staff::form::{Came, Content, Drawer, Form, List, Part, ROOM, Reader, Wrong, sent};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use store::{Tx, Uuid};

/// Where it can go, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Moves it.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let done = async { Ok(deeds::shift(&mut tx, &by, &ask.moment, read(&ask, MatterId::of(id))?).await?) }.await;
    ask.led(tx, done, of(MINUTE, id), form_page).await
}

fn read(ask: &Ask, matter: MatterId) -> Result<Shift, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let to = match ask.fields.get("to") {
        "off" => form.text("why", ROOM, "decision-wrong-off").map(To::Off),
        "next" => Some(To::NextSet),
        other => {
            let id = other.parse::<Uuid>().ok();
            if id.is_none() {
                form.unchosen("to", "decision-wrong-where");
            }
            id.map(To::Meeting)
        }
    };
    to.map(|to| Shift { matter, seen: sent(ask), to }).ok_or(form.wrong)
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id, ask.today()).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    let to_come = agenda::to_come(tx, ask.today()).await?;
    let refused = ask.why_not(tx, Act::Write).await?.map(|no| ask.say.s(no.word));
    let t = &ask.say;
    let nothing = case.open_item().is_none().then(|| t.s("decision-nothing-there"));
    let form = case.open_item().filter(|_| refused.is_none()).map(|item| form(ask, item, &to_come, &came));
    let content = Content {
        lead: vec![t.s("decision-move-lead")],
        notes: refused.into_iter().chain(nothing).collect(),
        lists: vec![List {
            heading: t.s("decision-minute-list"),
            rows: rows(t, &case, &names),
            empty: t.s("decision-minute-none"),
            link: None,
        }],
        form,
        links: vec![(of(MINUTE, id.uuid()), t.s("decision-minute")), (AGENDA.to_owned(), t.s("decision-agenda"))],
        ..Content::default()
    };
    sheet(ask, ("decision-move", case.matter.version), head, content, &came)
}

/// The meetings to come at which it does not lie, the one that is not set yet, and none.
fn form(ask: &Ask, item: &Item, to_come: &[Meeting], came: &Came) -> Form {
    let (t, draw) = (&ask.say, Drawer::new(ask, came));
    let others = to_come.iter().filter(|one| item.meeting.is_none_or(|lies| lies.id != one.id));
    let day = |one: &Meeting| (one.id.to_string(), t.w("decision-agenda-meeting", &[("day", &t.long_day(one.day))]));
    let mut picks: Vec<(String, String)> = others.map(day).collect();
    picks.extend(item.meeting.map(|_| ("next".to_owned(), t.s("decision-to-next"))));
    picks.push(("off".to_owned(), t.s("decision-to-off")));
    let parts = vec![
        Part::Select(draw.select("to", ("decision-q-where", None, "decision-choose"), picks)),
        Part::Area(draw.area("why", "decision-q-off", None, 3)),
    ];
    Form::new(of(MOVE, item.matter.uuid()), parts, t.s("decision-move-save"))
}
