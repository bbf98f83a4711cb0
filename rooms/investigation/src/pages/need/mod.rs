//! What somebody needs: every heading with what stands under it, and one heading at a time to write under. An empty heading
//! is as finished as a full one.

mod all;

pub use all::all;

use super::{HUB, NEEDS, Names, ROOM, Strip, leaf, may, maybe, optional, path, since, wrongs};
use crate::{
    Need, Template as Used,
    case::Case,
    deeds::{self, WriteNeed},
    need_versions,
};
use access::{Act, No};
use askama::Template;
use casefile::MatterId;
use page::staff::form::{Came, Drawer, Reader, Wrong, sent};
use page::{
    Heading, Leaf, Say,
    kit::{Area, Wrongs},
    staff::{Ask, Out, Saved, Seal},
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
    wrongs: Option<Wrongs>,
    trouble: Option<String>,
    seal: Seal,
    seen: i64,
    facts: Area,
    assessed: Area,
    saved: Saved<'a>,
}

/// One heading, and the form where the reader may write.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), Came::Fresh).await?;
    Ok(ask.page(tx, leaf))
}

/// Writes under the heading, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let (wrong, came) = match read(&ask)? {
        Err(wrong) => (wrong, Came::Back(None)),
        Ok(call) => match deeds::write_need(&mut tx, &by, &ask.moment, call).await {
            Ok(_) => return Ok(ask.go(tx, path(NEEDS, id))),
            Err(No::Refusal(refusal)) => (Vec::new(), Came::Back(Some(ask.say.s(refusal.word)))),
            Err(No::Stale) => (Vec::new(), Came::Stale),
            Err(no) => return Err(no),
        },
    };
    let leaf = form_page(&mut ask, &mut tx, wrong, came).await?;
    Ok(ask.again(tx, leaf))
}

fn read(ask: &Ask) -> Result<Result<WriteNeed, Wrong>, No> {
    let used = Used::of(&ask.municipality)?;
    let heading = used.heading(ask.part()?).ok_or(No::Absent)?;
    let mut form = Reader::new(&ask.say, &ask.fields);
    let (facts, assessed) = (maybe(&mut form, "facts", ROOM), maybe(&mut form, "assessed", ROOM));
    if !form.wrong.is_empty() {
        return Ok(Err(form.wrong));
    }
    Ok(Ok(WriteNeed {
        matter: MatterId::of(ask.id()?),
        template: used.headings().name().to_owned(),
        key: heading.key.clone(),
        title: heading.title.clone(),
        heading: used.id(heading),
        seen: sent(ask),
        facts,
        assessed,
    }))
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, wrong: Wrong, came: Came) -> Result<Leaf, No> {
    let (id, house) = (MatterId::of(ask.id()?), ask.municipality.clone());
    let used = Used::of(&house)?;
    let heading: &Heading = used.heading(ask.part()?).ok_or(No::Absent)?;
    let case = Case::load(tx, id).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    let all = need_versions(tx, id, used.headings().name(), &heading.key).await?;
    let latest = all.first().map_or(0, |one| one.nth);
    let came = since(ask, came, latest);
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
    let open = !writes || matches!(came, Came::Stale);
    let to = format!("{}/{}", path(NEEDS, id.uuid()), used.id(heading));
    let t = &ask.say;
    let page = Page {
        head,
        back: path(NEEDS, id.uuid()),
        title: heading.title.clone(),
        asks: heading.asks.clone(),
        notes,
        versions: all.iter().map(|need| version(ask, need, &names, open && need.nth == latest)).collect(),
        form: writes.then(|| form(ask, to, latest, &wrong, came)),
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

fn form<'a>(ask: &'a Ask, to: String, latest: i64, wrong: &Wrong, came: Came) -> Form<'a> {
    let t = &ask.say;
    let draw = Drawer { say: t, fields: &ask.fields, wrong };
    let maybe = |area: Area| Area { field: optional(t, area.field), ..area };
    Form {
        to,
        seen: came.seen(ask, latest),
        trouble: came.trouble(t),
        seal: ask.seal(),
        facts: maybe(draw.area("facts", "investigation-need-facts", Some("investigation-hint-facts"), 6)),
        assessed: maybe(draw.area("assessed", "investigation-need-assessed", Some("investigation-hint-assessed"), 6)),
        saved: ask.saved_line(),
        wrongs: wrongs(t, wrong),
    }
}
