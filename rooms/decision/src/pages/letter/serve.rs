//! A letter goes to a party whom two typed identifiers confirm.

use super::{drafts, left, list, pair, prints, way_key};
use crate::{
    Addressee, Way,
    case::Case,
    deeds::{self, Close, Serve},
    pages::{CLOSE, DECIDE, LETTER, Names, RECEIVED, Strip, heard::called, of, path, sheet},
};
use access::{Act, No};
use casefile::matter::decision::Decision;
use casefile::{Born, MatterId, Text};
use page::staff::form::{Came, Content, Drawer, Form, LINE, Part, ROOM, Reader, Stayed, Wrong, sent};
use page::{
    Leaf, Say,
    staff::{Ask, Out},
};
use store::Tx;

/// Who gets a letter, and the form for the next.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let now = ask.today().to_string();
    ask.fields.begin_with("sent_on", &now);
    ask.show(tx, form_page).await
}

/// Notes that one went.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let done = async { Ok(deeds::serve(&mut tx, &by, &ask.moment, read(&ask, MatterId::of(id))?).await?) }.await;
    ask.led(tx, done, of(LETTER, id), form_page).await
}

/// Closes a matter in which nothing is left to do.
pub async fn close(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let call = Close { matter: MatterId::of(id), seen: sent(&ask) };
    let done = deeds::close(&mut tx, &by, &ask.moment, call).await.map_err(Stayed::No);
    ask.led(tx, done, path(id), form_page).await
}

fn read(ask: &Ask, matter: MatterId) -> Result<Serve, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let ids = form.one_of("to", "decision-wrong-letter-to", pair);
    let name = form.text("name", LINE, "decision-wrong-name");
    let second = form.text("second", LINE, "decision-wrong-second");
    let way = form.one_of("way", "decision-wrong-way", Way::named);
    let sent_on = form.day("sent_on", "decision-wrong-day");
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

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id, ask.today()).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    ask.sight.shows(case.addressees.iter().map(|one| one.person.id.uuid()));
    let t = ask.say.clone();
    let refused = ask.why_not(tx, Act::Write).await?.map(|no| t.s(no.word));
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
            None if !left.is_empty() => Some(form(ask, &case, &left, &came)),
            None if case.is_done() => Some(done(ask, &case)),
            _ => None,
        },
        links,
        ..Content::default()
    };
    sheet(ask, ("decision-letter", case.matter.version), head, content, &came)
}

fn done(ask: &Ask, case: &Case) -> Form {
    let parts = vec![Part::Says(ask.say.s("decision-close-lead"))];
    Form::new(of(CLOSE, case.matter.id.uuid()), parts, ask.say.s("decision-close"))
}

fn form(ask: &Ask, case: &Case, left: &[(&Decision, &Addressee)], came: &Came) -> Form {
    let draw = Drawer::new(ask, came);
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
    Form::new(of(LETTER, case.matter.id.uuid()), parts, t.s("decision-letter-save"))
}
