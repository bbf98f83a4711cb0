//! Every heading on one page, and what was written under headings that are no longer in use.

use super::{NEEDS, Names, Strip, Used, may, parts, path};
use crate::pages::HUB;
use crate::{Need, case::Case, needs};
use access::{Act, No};
use askama::Template;
use casefile::MatterId;
use page::{
    Say, leaf,
    staff::{Ask, Out},
};
use store::Tx;

#[derive(Template)]
#[template(path = "need/all.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    hub: String,
    notes: Vec<String>,
    headings: Vec<Row>,
    /// Written under another template, or under a heading that was taken out of this one.
    older: Vec<Row>,
    used: String,
    licence: String,
}

/// One heading.
struct Row {
    title: String,
    asks: String,
    parts: Vec<(String, String)>,
    by: Option<String>,
    /// Where to write, and the words of that link.
    write: Option<(String, String)>,
}

/// All of them.
pub async fn all(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let (id, house) = (ask.id()?, ask.municipality.clone());
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let used = Used::of(&house)?;
    let case = Case::load(&mut tx, MatterId::of(id)).await?;
    let names = Names::load(&mut tx).await?;
    let head = Strip::of(&mut ask, &mut tx, &case.matter, &names).await?;
    let kept = needs(&mut tx, MatterId::of(id)).await?;
    let t = &ask.say;
    let whose = may::no_writing(&ask, &mut tx, MatterId::of(id), &names).await?;
    let notes: Vec<String> = whose.or((!case.is_open()).then(|| t.s("investigation-not-open"))).into_iter().collect();
    let (name, now) = (used.headings().name(), used.headings().all());
    let headings = now.iter().map(|heading| {
        let need = kept.iter().find(|need| need.is_of(name, &heading.key));
        let has_text = need.is_some_and(Need::has_text);
        let key = if has_text { "investigation-need-rewrite" } else { "investigation-need-write" };
        let words = t.w(key, &[("heading", &heading.title)]);
        let to = format!("{}/{}", path(NEEDS, id), used.id(heading));
        let write = notes.is_empty().then_some((to, words));
        Row { title: heading.title.clone(), asks: heading.asks.clone(), write, ..row(&ask, need, &names) }
    });
    let gone = |need: &&Need| need.has_text() && !now.iter().any(|heading| need.is_of(name, &heading.key));
    let older = kept.iter().filter(gone).map(|need| Row { title: need.title.clone(), ..row(&ask, Some(need), &names) });
    let page = Page {
        head,
        hub: path(HUB, id),
        headings: headings.collect(),
        older: older.collect(),
        used: t.w("investigation-needs-template", &[("name", name)]),
        licence: used.headings().licence().to_owned(),
        notes,
        t,
    };
    let leaf = leaf(t, "investigation-needs-title", &page)?;
    Ok(ask.page(tx, leaf))
}

fn row(ask: &Ask, need: Option<&Need>, names: &Names) -> Row {
    let t = &ask.say;
    let by = need.filter(|one| one.has_text()).map(|one| {
        let when = t.moment(one.at, ask.zone());
        t.w("investigation-written-by", &[("who", names.of(&one.actor)), ("when", &when)])
    });
    let parts = need.map(|one| parts(t, one)).unwrap_or_default();
    Row { title: String::new(), asks: String::new(), parts, by, write: None }
}
