//! A letter goes to a party whom two typed identifiers confirm.

use super::{drafts, left, list, pair, prints, way_key};
use crate::{
    Addressee, Way,
    case::Case,
    deeds::{self, Close, Serve},
    pages::{
        CLOSE, DECIDE, LETTER, LINE, Names, RECEIVED, ROOM, Strip,
        heard::called,
        of, path,
        sheet::{Content, Form, Part, back, day, sheet, today, why_not},
    },
};
use access::{Act, No};
use casefile::matter::decision::Decision;
use casefile::{Born, MatterId, Text};
use page::staff::form::{Came, Drawer, Reader, Wrong, sent};
use page::{
    Leaf, Say,
    staff::{Ask, Out},
};
use store::Tx;

/// Who gets a letter, and the form for the next.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let now = today(&ask).to_string();
    ask.fields.begin_with("sent_on", &now);
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), Came::Fresh).await?;
    Ok(ask.page(tx, leaf))
}

/// Notes that one went.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let call = match read(&ask, MatterId::of(id)) {
        Ok(call) => call,
        Err(wrong) => {
            let leaf = form_page(&mut ask, &mut tx, wrong, Came::Back(None)).await?;
            return Ok(ask.again(tx, leaf));
        }
    };
    let came = match deeds::serve(&mut tx, &by, &ask.moment, call).await {
        Ok(_) => return Ok(ask.go(tx, of(LETTER, id))),
        Err(no) => back(&ask.say, no)?,
    };
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), came).await?;
    Ok(ask.again(tx, leaf))
}

/// Closes a matter in which nothing is left to do.
pub async fn close(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let call = Close { matter: MatterId::of(id), seen: sent(&ask) };
    let came = match deeds::close(&mut tx, &by, &ask.moment, call).await {
        Ok(()) => return Ok(ask.go(tx, path(id))),
        Err(no) => back(&ask.say, no)?,
    };
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), came).await?;
    Ok(ask.again(tx, leaf))
}

fn read(ask: &Ask, matter: MatterId) -> Result<Serve, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let ids = pair(ask.fields.get("to"));
    if ids.is_none() {
        form.unchosen("to", "decision-wrong-letter-to");
    }
    let name = form.text("name", LINE, "decision-wrong-name");
    let second = form.text("second", LINE, "decision-wrong-second");
    let way = Way::named(ask.fields.get("way"));
    if way.is_none() {
        form.unchosen("way", "decision-wrong-way");
    }
    let sent_on = day(&mut form, "sent_on", "decision-wrong-day");
    match (ids, name, second, way, sent_on) {
        (Some((decision, to)), Some(name), Some(second), Some(way), Some(sent_on)) if form.wrong.is_empty() => {
            let (name, second) = (name.as_str().to_owned(), second.as_str().to_owned());
            let Some(met) = met(&ask.say, &name, &second) else { return Err(form.wrong) };
            Ok(Serve { matter, seen: sent(ask), decision, to, name, second, way, sent_on, met })
        }
        _ => Err(form.wrong),
    }
}

/// What the file says where nothing but having met them tells who had the letter.
fn met(t: &Say, who: &str, met: &str) -> Option<(Text, Text)> {
    let says = t.w("decision-letter-met", &[("who", who), ("met", met)]);
    Some((Text::parse(&says, ROOM).ok()?, Text::parse(&t.s("decision-letter"), LINE).ok()?))
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, wrong: Wrong, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id, today(ask)).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    ask.sight.shows(case.addressees.iter().map(|one| one.person.id.uuid()));
    let t = ask.say.clone();
    let refused = why_not(ask, tx, Act::Write).await?.map(|no| t.s(no.word));
    let mut notes: Vec<String> = refused.iter().cloned().collect();
    notes.extend(case.unknown.then(|| t.s("decision-unknown-party")));
    notes.extend(case.addressees.iter().any(Addressee::is_protected).then(|| t.s("decision-letter-guarded")));
    let left = left(&case);
    let mut links = drafts(&t, &case);
    links.extend(prints(&t, &case));
    let waits = case.served.iter().any(|one| one.received_on.is_none());
    links.extend(waits.then(|| (of(RECEIVED, id.uuid()), t.s("decision-to-received"))));
    links.push((of(DECIDE, id.uuid()), t.s("decision-to-decision")));
    let content = Content {
        lead: vec![t.s("decision-letter-lead")],
        notes,
        lists: vec![list(&t, &case, &names)],
        form: match refused {
            None if !left.is_empty() => Some(form(ask, &case, &left, &wrong)),
            None if case.is_done() => Some(done(ask, &case)),
            _ => None,
        },
        links,
        ..Content::default()
    };
    sheet(ask, ("decision-letter", case.matter.version), head, content, (wrong, came))
}

fn done(ask: &Ask, case: &Case) -> Form {
    let parts = vec![Part::Says(ask.say.s("decision-close-lead"))];
    Form { action: of(CLOSE, case.matter.id.uuid()), parts, button: ask.say.s("decision-close") }
}

fn form(ask: &Ask, case: &Case, left: &[(&Decision, &Addressee)], wrong: &Wrong) -> Form {
    let draw = Drawer { say: &ask.say, fields: &ask.fields, wrong };
    let t = &ask.say;
    let pick = |(made, one): &(&Decision, &Addressee)| {
        let words = format!("{}: {}", called(t, one), made.called);
        (format!("{}_{}", made.id, one.person.id.uuid()), words)
    };
    let nameless =
        |(_, one): &(&Decision, &Addressee)| one.person.number.is_none() && !matches!(one.person.born, Born::On(_));
    let second = if left.iter().any(nameless) { "decision-hint-met" } else { "decision-hint-second" };
    let ways = Way::ALL.map(|way| (way.word(), way_key(way)));
    let parts = vec![
        Part::Select(draw.select(
            "to",
            ("decision-q-letter-to", None, "decision-choose"),
            left.iter().map(pick).collect(),
        )),
        Part::Line(draw.line("name", "decision-q-name", Some("decision-hint-name"))),
        Part::Line(draw.line("second", "decision-q-second", Some(second))),
        Part::Choice(draw.choice("way", "decision-q-way", &ways)),
        Part::Line(draw.line("sent_on", "decision-q-sent-on", Some("decision-hint-sent-on"))),
    ];
    Form { action: of(LETTER, case.matter.id.uuid()), parts, button: t.s("decision-letter-save") }
}
