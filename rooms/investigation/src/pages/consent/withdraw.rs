//! Somebody takes a yes back. What stops with it stands on the page before anything is pressed.

use super::{Called, day_asked, day_read, how, how_asked, how_read, path};
use crate::consent::{Withdraw, withdraw};
use access::{Act, No};
use askama::Template;
use casefile::matter::{
    self,
    measure::{
        consent::{Answer, Consent, ConsentId},
        holds::Consenting,
    },
};
use casefile::{Matter, MatterId};
use page::staff::form::{Came, Carried, Drawer, ROOM, Reader, Wrong, sent};
use page::{
    Leaf, Names, Say, Strip,
    kit::{Area, Choice, Line},
    leaf,
    staff::{Ask, Out},
};
use store::Tx;

#[derive(Template)]
#[template(path = "consent/withdraw.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    home: String,
    to: String,
    name: String,
    says: String,
    words: String,
    /// What stops.
    stops: Vec<String>,
    form: Option<Form>,
    carried: Carried<'a>,
}

struct Form {
    words: Area,
    how: Choice,
    day: Line,
}

/// What was said yes to, what stops, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Write, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Takes it back, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let done = async { Ok(withdraw(&mut tx, &by, &ask.moment, read(&ask)?).await?) }.await;
    ask.led(tx, done, path(id), form_page).await
}

fn read(ask: &Ask) -> Result<Withdraw, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let words = form.text("words", ROOM, "investigation-consent-wrong-back-words");
    let how = how_read(&mut form);
    let day = day_read(&mut form, "day", ask.today());
    match (words, how, day, ask.id(), ask.part()) {
        (Some(words), Some(how), Some(day), Ok(matter), Ok(consent)) => {
            let (matter, consent) = (MatterId::of(matter), ConsentId::of(consent));
            Ok(Withdraw { matter, seen: sent(ask), consent, day, how, words })
        }
        _ => Err(form.wrong),
    }
}

async fn load(ask: &Ask, tx: &mut Tx) -> Result<(Matter, Consenting), No> {
    let read = matter::one(tx, MatterId::of(ask.id()?)).await?.ok_or(No::Absent)?;
    let around = Consenting::load(tx, &ask.moment, &read).await?;
    Ok((read, around))
}

/// The answer of this request; another matter's is none of this one's.
fn about<'a>(ask: &Ask, around: &'a Consenting) -> Result<&'a Consent, No> {
    let id = ConsentId::of(ask.part()?);
    around.consents.iter().find(|one| one.id == id).ok_or(No::Absent)
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = ask.id()?;
    let (read, around) = load(ask, tx).await?;
    let one = about(ask, &around)?;
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?;
    let called = Called::of(ask, tx, &read, &around).await?;
    let t = &ask.say;
    let stands = matches!(one.answer, Answer::Given { .. }) && one.taken_back.is_none();
    let draw = Drawer::new(ask, &came);
    let stops = around.resting_on(one);
    let what = around.measures.iter().filter(|measure| stops.contains(&measure.id));
    let given = [("day", t.short_day(one.day)), ("how", how(t, one.how))];
    let page = Page {
        t,
        strip,
        home: path(id),
        to: super::WITHDRAW.replace("{id}", &id.to_string()).replace("{consent}", &one.id.uuid().to_string()),
        name: called.name(one.giver).to_owned(),
        says: t
            .w("investigation-consent-answer-was-given", &given.each_ref().map(|(name, text)| (*name, text.as_str()))),
        words: one.words.clone(),
        stops: what.map(|measure| measure.what.clone()).collect(),
        form: stands.then(|| Form {
            words: draw.area(
                "words",
                "investigation-consent-q-back-words",
                Some("investigation-consent-hint-back-words"),
                3,
            ),
            how: how_asked(&draw),
            day: day_asked(&draw, "day", "investigation-consent-q-day"),
        }),
        carried: ask.carried(&came, read.version),
    };
    leaf(t, "investigation-consent-withdraw-title", &page)
}
