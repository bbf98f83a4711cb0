//! What somebody needs: every heading with what stands under it, and one heading at a time to write under. An empty heading
//! is as finished as a full one.

mod all;

pub use all::all;

use super::{NEEDS, Names, Strip, may, path};
use crate::{
    Need, Template as Used,
    case::Case,
    deeds::{self, WriteNeed},
    need_versions,
};
use access::{Act, No};
use askama::Template;
use casefile::MatterId;
use page::staff::form::{Came, Carried, Drawer, ROOM, Reader, Stayed, sent};
use page::{
    Heading, Leaf, Say,
    kit::Area,
    leaf,
    staff::{Ask, Out},
};
use store::Tx;

#[derive(Template)]
#[template(path = "need/one.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    back: String,
    title: String,
    asks: String,
    notes: Vec<String>,
    versions: Vec<Version>,
    form: Option<Form<'a>>,
}

/// What stood under a heading.
struct Version {
    heading: String,
    /// Question and answer; none where the text was taken away.
    parts: Vec<(String, String)>,
    open: bool,
}

struct Form<'a> {
    to: String,
    carried: Carried<'a>,
    facts: Area,
    assessed: Area,
}

/// One heading, and the form where the reader may write.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Writes under the heading, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let done = async { Ok(deeds::write_need(&mut tx, &by, &ask.moment, read(&ask)?).await?) }.await;
    ask.led(tx, done, path(NEEDS, id), form_page).await
}

fn read(ask: &Ask) -> Result<WriteNeed, Stayed> {
    let used = Used::of(&ask.municipality)?;
    let heading = used.heading(ask.part()?).ok_or(No::Absent)?;
    let mut form = Reader::new(&ask.say, &ask.fields);
    let (facts, assessed) = (form.maybe("facts", ROOM), form.maybe("assessed", ROOM));
    if !form.wrong.is_empty() {
        return Err(form.wrong.into());
    }
    Ok(WriteNeed {
        matter: MatterId::of(ask.id()?),
        template: used.headings().name().to_owned(),
        key: heading.key.clone(),
        title: heading.title.clone(),
        heading: used.id(heading),
        seen: sent(ask),
        facts,
        assessed,
    })
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let (id, house) = (MatterId::of(ask.id()?), ask.municipality.clone());
    let used = Used::of(&house)?;
    let heading: &Heading = used.heading(ask.part()?).ok_or(No::Absent)?;
    let case = Case::load(tx, id).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    let all = need_versions(tx, id, used.headings().name(), &heading.key).await?;
    let latest = all.first().map_or(0, |one| one.nth);
    let came = came.since(ask, latest);
    let mut notes: Vec<String> = may::no_writing(ask, tx, id, &names).await?.into_iter().collect();
    if notes.is_empty() && !case.is_open() {
        notes.push(ask.say.s("investigation-not-open"));
    }
    let writes = notes.is_empty();
    if let (Came::Fresh, Some(last), false) = (&came, all.first(), ask.fields.hold_text()) {
        for (name, text) in [("facts", &last.facts), ("assessed", &last.assessed)] {
            ask.fields.begin_with(name, text.as_deref().unwrap_or_default());
        }
    }
    // The form holds what stands there now; it is read below where there is no form, or where a colleague wrote meanwhile.
    let open = !writes || came.is_stale();
    let to = format!("{}/{}", path(NEEDS, id.uuid()), used.id(heading));
    let t = &ask.say;
    let page = Page {
        head,
        back: path(NEEDS, id.uuid()),
        title: heading.title.clone(),
        asks: heading.asks.clone(),
        notes,
        versions: all.iter().map(|need| version(ask, need, &names, open && need.nth == latest)).collect(),
        form: writes.then(|| form(ask, to, latest, &came)),
        t,
    };
    leaf(t, "investigation-needs-title", &page)
}

fn version(ask: &Ask, need: &Need, names: &Names, open: bool) -> Version {
    let t = &ask.say;
    let (n, when) = (need.nth.to_string(), t.moment(need.at, ask.zone()));
    Version {
        heading: t.w("investigation-version", &[("n", &n), ("when", &when), ("who", names.of(&need.actor))]),
        parts: parts(t, need),
        open,
    }
}

/// What is known and what we make of it, each with its name, as far as anything stands there.
fn parts(t: &Say, need: &Need) -> Vec<(String, String)> {
    let both = [("investigation-need-facts", &need.facts), ("investigation-need-assessed", &need.assessed)];
    both.into_iter().filter_map(|(key, text)| Some((t.s(key), text.clone()?))).collect()
}

fn form<'a>(ask: &'a Ask, to: String, latest: i64, came: &Came) -> Form<'a> {
    let t = &ask.say;
    let draw = Drawer::new(ask, came);
    let maybe = |area: Area| area.optional(t);
    Form {
        to,
        carried: ask.carried(came, latest),
        facts: maybe(draw.area("facts", "investigation-need-facts", Some("investigation-hint-facts"), 6)),
        assessed: maybe(draw.area("assessed", "investigation-need-assessed", Some("investigation-hint-assessed"), 6)),
    }
}
