//! A measure is done with: which day, and how it went.

use super::{ROOM, day_asked, day_read, leaf, path};
use crate::consent::{Finish, finish};
use access::{Act, No};
use askama::Template;
use casefile::MatterId;
use casefile::matter::{
    self,
    measure::{self, MeasureId},
};
use page::staff::form::{Came, Drawer, Reader, Wrong, sent};
use page::{
    Leaf, Names, Say, Strip,
    kit::{Area, Line, Wrongs},
    staff::{Ask, Out, Saved, Seal},
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
    wrongs: Option<Wrongs>,
    trouble: Option<String>,
    seal: Seal,
    seen: i64,
    saved: Saved<'a>,
}

/// The form about one measure.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Write, id).await?;
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), Came::Fresh).await?;
    Ok(ask.page(tx, leaf))
}

/// Ends it, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let call = match read(&ask) {
        Ok(call) => call,
        Err(wrong) => {
            let leaf = form_page(&mut ask, &mut tx, wrong, Came::Back(None)).await?;
            return Ok(ask.again(tx, leaf));
        }
    };
    let came = match finish(&mut tx, &by, &ask.moment, call).await {
        Ok(()) => return Ok(ask.go(tx, path(id))),
        Err(No::Refusal(no)) => Came::Back(Some(ask.say.s(no.word))),
        Err(No::Stale) => Came::Stale,
        Err(no) => return Err(no),
    };
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), came).await?;
    Ok(ask.again(tx, leaf))
}

fn read(ask: &Ask) -> Result<Finish, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let why = form.text("why", ROOM, "investigation-consent-wrong-why");
    let on = day_read(&mut form, "day", ask.zone().day(ask.moment.at.instant()));
    match (why, on, ask.id(), ask.part()) {
        (Some(why), Some(on), Ok(matter), Ok(measure)) => {
            let (matter, measure) = (MatterId::of(matter), MeasureId::of(measure));
            Ok(Finish { matter, seen: sent(ask), measure, on, why })
        }
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, wrong: Wrong, came: Came) -> Result<Leaf, No> {
    let (id, second) = (ask.id()?, MeasureId::of(ask.part()?));
    let read = matter::one(tx, MatterId::of(id)).await?.ok_or(No::Absent)?;
    let all = measure::all(tx, read.id).await?;
    let one = all.into_iter().find(|one| one.id == second).ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?;
    let t = &ask.say;
    let draw = Drawer { say: t, fields: &ask.fields, wrong: &wrong };
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
        seen: came.seen(ask, read.version),
        trouble: came.trouble(t),
        seal: ask.seal(),
        saved: ask.saved_line(),
        wrongs: (!wrong.is_empty()).then(|| Wrongs::new(t, wrong.clone())),
    };
    leaf(t, "investigation-consent-end-title", &page)
}
