//! A measure is done with: which day, and how it went.

use super::{day_asked, day_read, path};
use crate::consent::{Finish, finish};
use access::{Act, No};
use askama::Template;
use casefile::MatterId;
use casefile::matter::{
    self,
    measure::{self, MeasureId},
};
use page::staff::form::{Came, Carried, Drawer, ROOM, Reader, Wrong, sent};
use page::{
    Leaf, Names, Say, Strip,
    kit::{Area, Line},
    leaf,
    staff::{Ask, Out},
};
use store::Tx;

#[derive(Template)]
#[template(path = "consent/end.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    home: String,
    to: String,
    what: String,
    form: Option<(Area, Line)>,
    carried: Carried<'a>,
}

/// The form about one measure.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Write, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Ends it, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let done = async { Ok(finish(&mut tx, &by, &ask.moment, read(&ask)?).await?) }.await;
    ask.led(tx, done, path(id), form_page).await
}

fn read(ask: &Ask) -> Result<Finish, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let why = form.text("why", ROOM, "investigation-consent-wrong-why");
    let on = day_read(&mut form, "day", ask.today());
    match (why, on, ask.id(), ask.part()) {
        (Some(why), Some(on), Ok(matter), Ok(measure)) => {
            let (matter, measure) = (MatterId::of(matter), MeasureId::of(measure));
            Ok(Finish { matter, seen: sent(ask), measure, on, why })
        }
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let (id, second) = (ask.id()?, MeasureId::of(ask.part()?));
    let read = matter::one(tx, MatterId::of(id)).await?.ok_or(No::Absent)?;
    let all = measure::all(tx, read.id).await?;
    let one = all.into_iter().find(|one| one.id == second).ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?;
    let t = &ask.say;
    let draw = Drawer::new(ask, &came);
    let page = Page {
        t,
        strip,
        home: path(id),
        to: super::END.replace("{id}", &id.to_string()).replace("{measure}", &second.uuid().to_string()),
        what: one.what,
        form: one.end.is_none().then(|| {
            let why = draw.area("why", "investigation-consent-q-why", Some("investigation-consent-hint-why"), 3);
            (why, day_asked(&draw, "day", "investigation-consent-q-last-day"))
        }),
        carried: ask.carried(&came, read.version),
    };
    leaf(t, "investigation-consent-end-title", &page)
}
