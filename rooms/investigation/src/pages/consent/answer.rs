//! What one of those who must say yes has answered: about one measure, or about several at once.

use super::{Called, day_asked, day_read, how_asked, how_read, key_of, path, pointed_out};
use crate::consent::{Note, note};
use access::{Act, No};
use askama::Template;
use casefile::matter::{
    self,
    measure::{Measure, MeasureId, Rests, consent::Answer, holds::Consenting},
};
use casefile::{Matter, MatterId};
use law::Day;
use page::staff::form::{Came, Carried, Drawer, ROOM, Reader, Wrong, sent};
use page::{
    Leaf, Names, Say, Strip,
    kit::{Area, Choice, Field, Line, Select, Tick},
    leaf,
    staff::{Ask, Out},
};
use std::collections::BTreeSet;
use store::Tx;

#[derive(Template)]
#[template(path = "consent/answer.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    home: String,
    to: String,
    what: String,
    form: Option<Form>,
    carried: Carried<'a>,
}

struct Form {
    who: Select,
    answer: Choice,
    words: Area,
    how: Choice,
    day: Line,
    until: Line,
    also: Vec<Tick>,
}

/// The form about one measure.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Write, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Keeps the answer, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let (_, around) = load(&ask, &mut tx).await?;
    let one = about(&ask, &around)?;
    let done = async { Ok(note(&mut tx, &by, &ask.moment, read(&ask, &around, one)?).await?) }.await;
    ask.led(tx, done, path(id), form_page).await
}

async fn load(ask: &Ask, tx: &mut Tx) -> Result<(Matter, Consenting), No> {
    let read = matter::one(tx, MatterId::of(ask.id()?)).await?.ok_or(No::Absent)?;
    let around = Consenting::load(tx, &ask.moment, &read).await?;
    Ok((read, around))
}

/// The measure of this request; another matter's is none of this one's.
fn about<'a>(ask: &Ask, around: &'a Consenting) -> Result<&'a Measure, No> {
    let id = MeasureId::of(ask.part()?);
    around.measures.iter().find(|one| one.id == id).ok_or(No::Absent)
}

/// The other measures that an answer can be about as well, each with the name of its box.
fn others<'a>(around: &'a Consenting, one: &'a Measure) -> impl Iterator<Item = (String, &'a Measure)> {
    let resting = |other: &&Measure| matches!(other.rests, Rests::OnConsent(_)) && other.end.is_none();
    let all = around.measures.iter().filter(resting).filter(|other| other.id != one.id);
    all.enumerate().map(|(n, other)| (format!("also{n}"), other))
}

fn read(ask: &Ask, around: &Consenting, one: &Measure) -> Result<Note, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let giver = pointed_out(around, one, ask.fields.get("who"));
    if giver.is_none() {
        form.unchosen("who", "investigation-consent-wrong-who");
    }
    let until = until(&mut form);
    let answer = match (ask.fields.get("answer"), until) {
        ("asked", _) => Some(Answer::Asked),
        ("refused", _) => Some(Answer::Refused),
        ("given", Some(until)) => Some(Answer::Given { until }),
        ("given", None) => None,
        _ => {
            form.unchosen("answer", "investigation-consent-wrong-answer");
            None
        }
    };
    let words = form.text("words", ROOM, "investigation-consent-wrong-words");
    let how = how_read(&mut form);
    let day = day_read(&mut form, "day", around.today);
    let also = others(around, one).filter(|(name, _)| ask.fields.get(name) == "yes").map(|(_, other)| other.id);
    let covers: BTreeSet<MeasureId> = also.chain([one.id]).collect();
    match (giver, answer, words, how, day) {
        (Some(giver), Some(answer), Some(words), Some(how), Some(day)) if form.wrong.is_empty() => {
            let matter = MatterId::of(ask.id().unwrap_or_default());
            Ok(Note { matter, seen: sent(ask), covers, giver, answer, day, how, words })
        }
        _ => Err(form.wrong),
    }
}

/// The last day of a yes, where one was typed; outer `None` where it is no day.
fn until(form: &mut Reader<'_>) -> Option<Option<Day>> {
    let typed = form.fields.get("until").trim();
    if typed.is_empty() {
        return Some(None);
    }
    let read = Day::parse(typed).ok();
    if read.is_none() {
        form.unchosen("until", "investigation-consent-wrong-day");
    }
    read.map(Some)
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = ask.id()?;
    let (read, around) = load(ask, tx).await?;
    let one = about(ask, &around)?;
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?;
    let called = Called::of(ask, tx, &read, &around).await?;
    let t = &ask.say;
    let givers = around.givers_of(one);
    let asked = one.end.is_none() && !givers.is_empty();
    let picks = givers.iter().map(|giver| (key_of(*giver), called.name(*giver).to_owned())).collect();
    let draw = Drawer::new(ask, &came);
    let page = Page {
        t,
        strip,
        home: path(id),
        to: super::ANSWER.replace("{id}", &id.to_string()).replace("{measure}", &one.id.uuid().to_string()),
        what: one.what.clone(),
        form: asked.then(|| form(&draw, picks, others(&around, one))),
        carried: ask.carried(&came, read.version),
    };
    leaf(t, "investigation-consent-answer-title", &page)
}

fn form<'a>(
    draw: &Drawer<'_>,
    picks: Vec<(String, String)>,
    others: impl Iterator<Item = (String, &'a Measure)>,
) -> Form {
    let answers = [
        ("given", "investigation-consent-answer-given"),
        ("refused", "investigation-consent-answer-refused"),
        ("asked", "investigation-consent-answer-asked"),
    ];
    let tick = |(name, other): (String, &Measure)| {
        let value = draw.fields.get(&name).to_owned();
        let label = draw.say.w("investigation-consent-also", &[("what", &other.what)]);
        Tick { field: Field { name: name.into(), label, value, ..Field::default() } }
    };
    Form {
        who: draw.select("who", ("investigation-consent-q-who", None, "investigation-consent-who-none"), picks),
        answer: draw.choice("answer", "investigation-consent-q-answer", &answers),
        words: draw.area("words", "investigation-consent-q-words", Some("investigation-consent-hint-words"), 3),
        how: how_asked(draw),
        day: day_asked(draw, "day", "investigation-consent-q-day"),
        until: Line {
            look: "short",
            ..draw.line("until", "investigation-consent-q-until", Some("investigation-consent-hint-until"))
        },
        also: others.map(tick).collect(),
    }
}
