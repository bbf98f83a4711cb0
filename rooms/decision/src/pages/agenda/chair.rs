//! What the chair or an appointed member decided because it could not wait (ORG-3), written down by staff.

use crate::{
    agenda::{self, ChairDecision},
    deeds::{self, Urgent},
    kinds,
    pages::{AGENDA, CHAIR, Names, Strip, of, sheet},
};
use access::{Act, No};
use casefile::{MatterId, matter};
use page::staff::form::{Came, Content, Drawer, Form, LINE, List, Part, ROOM, Reader, Row, Wrong};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use store::Tx;

/// What was decided so, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Writes one down.
pub async fn note(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let done =
        async { Ok(deeds::chair_decided(&mut tx, &by, &ask.moment, read(&ask, MatterId::of(id))?).await?) }.await;
    ask.led(tx, done, of(CHAIR, id), form_page).await
}

fn read(ask: &Ask, matter: MatterId) -> Result<Urgent, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let kind = ask.fields.get("kind").to_owned();
    if kind.is_empty() {
        form.unchosen("kind", "decision-wrong-kind");
    }
    let day = form.day("day", "decision-wrong-day");
    let chair = form.text("chair", LINE, "decision-wrong-chair");
    let words = form.text("words", ROOM, "decision-wrong-chair-words");
    match (day, chair, words) {
        (Some(day), Some(chair), Some(words)) if form.wrong.is_empty() => {
            Ok(Urgent { matter, kind, day, chair, words })
        }
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &read, &names).await?;
    let before = agenda::chair_of(tx, id).await?;
    let refused = ask.why_not(tx, Act::Write).await?.map(|no| ask.say.s(no.word));
    let t = &ask.say;
    let list = kinds()?;
    let row = |one: &ChairDecision| {
        let what = list.urgent(&one.kind).map_or(one.kind.as_str(), |kind| kind.name.as_str());
        let by = [("name", names.of(&one.actor)), ("chair", &one.chair), ("day", &t.long_day(one.day))];
        Row::from((format!("{what}. {}", one.words), t.w("decision-chair-by", &by)))
    };
    let rows = before.iter().map(row).collect();
    let draw = Drawer::new(ask, &came);
    let picks = list.urgent.iter().map(|one| (one.word.clone(), one.name.clone())).collect();
    let parts = vec![
        Part::Select(draw.select("kind", ("decision-q-urgent", None, "decision-choose"), picks)),
        Part::Line(draw.line("day", "decision-q-chair-day", Some("decision-hint-day"))),
        Part::Line(draw.line("chair", "decision-q-chair", None)),
        Part::Area(draw.area("words", "decision-q-chair-words", None, 4)),
    ];
    let form = Form::new(of(CHAIR, id.uuid()), parts, t.s("decision-chair-save"));
    let heading = t.s("decision-chair-list");
    let content = Content {
        lead: vec![t.s("decision-chair-lead")],
        form: refused.is_none().then_some(form),
        notes: refused.into_iter().collect(),
        lists: vec![List { heading, rows, empty: t.s("decision-chair-none"), link: None }],
        links: vec![(AGENDA.to_owned(), t.s("decision-agenda"))],
        ..Content::default()
    };
    sheet(ask, ("decision-chair", read.version), head, content, &came)
}
