//! Talks with the child or the person: those that were written, the latest first, and the form for one more. On the page of
//! one talk the form puts that one right; the original stays.

mod form;
mod read;
mod shown;

use super::{HUB, Names, Strip, TALK, may, path, rule, tongue};
use crate::{
    Talk,
    case::Case,
    deeds::{self, WriteTalk},
    talks,
};
use access::{Act, No};
use askama::Template;
use casefile::MatterId;
use form::Form;
use page::staff::form::Came;
use page::{
    Leaf, Say, leaf,
    staff::{Ask, Out},
};
use shown::Shown;
use std::collections::BTreeSet;
use store::{Tx, Uuid};

pub(super) use shown::{not_held_key, opening};

#[derive(Template)]
#[template(path = "talk/talk.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    back: (String, String),
    title: String,
    /// What the law says of the child's voice.
    lead: Option<String>,
    notes: Vec<String>,
    talks: Vec<Shown>,
    empty: Option<String>,
    form: Option<Form<'a>>,
}

/// The talks, and the form where the reader may write.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Writes a talk, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let case = Case::load(&mut tx, MatterId::of(id)).await?;
    let done = async {
        let talk = read::read(&ask, &case, ask.part().ok())?;
        let call = WriteTalk { matter: MatterId::of(id), talk };
        Ok(deeds::write_talk(&mut tx, &by, &ask.moment, call).await?)
    }
    .await;
    ask.led(tx, done, path(TALK, id), form_page).await
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    let all = talks(tx, id).await?;
    let corrected: BTreeSet<Uuid> = all.iter().filter_map(|one| one.corrects).collect();
    let first = match ask.part().ok() {
        None => None,
        Some(part) => Some(all.iter().find(|one| one.id == part).ok_or(No::Absent)?),
    };
    let done = first.filter(|one| corrected.contains(&one.id));
    let mut notes = notes(ask, tx, &case, &names).await?;
    // Whoever wrote while a colleague put the talk right keeps the text, which then puts that one right.
    let writes = notes.is_empty() && (done.is_none() || ask.fields.hold_text());
    notes.extend(done.filter(|_| notes.is_empty()).map(|_| ask.say.s("investigation-talk-corrected-already")));
    let put_right = done.and_then(|one| last_of(&all, one)).or(first);
    let used = tongue::likely(&case.matter, case.person.as_ref());
    if came.is_fresh() && !ask.fields.hold_text() {
        form::begin_with(ask, first, used);
    }
    let only = |talk: &&Talk| first.is_none_or(|one| one.id == talk.id);
    let talks: Vec<Shown> = all.iter().filter(only).map(|talk| Shown::of(ask, &case, talk, &names)).collect();
    let talks = talks.into_iter().map(|one| one.linked(id, writes && first.is_none(), &corrected)).collect::<Vec<_>>();
    let (t, today) = (&ask.say, ask.today());
    let title = match (first, case.is_child()) {
        (Some(_), _) => "investigation-talk-correct",
        (None, true) => "investigation-talk-child",
        (None, false) => "investigation-talk-person",
    };
    let voice = rule(&ask.moment.law, "UTR-7", today).filter(|_| case.is_child() && first.is_none());
    let back = match first {
        Some(_) => (path(TALK, id.uuid()), t.s("investigation-to-talks")),
        None => (path(HUB, id.uuid()), t.s("investigation-to-hub")),
    };
    let page = Page {
        head,
        back,
        title: t.s(title),
        lead: voice.map(|(says, at)| format!("{says} ({at})")),
        empty: talks.is_empty().then(|| t.s("investigation-talks-empty")),
        form: writes.then(|| form::form(ask, (&case, put_right), used, &came)),
        talks,
        notes,
        t,
    };
    leaf(t, title, &page)
}

/// Why nothing can be written here.
async fn notes(ask: &Ask, tx: &mut Tx, case: &Case, names: &Names) -> Result<Vec<String>, No> {
    let t = &ask.say;
    let whose = may::no_writing(ask, tx, case.matter.id, names).await?;
    let shut = (!case.takes_talks()).then(|| t.s("investigation-not-open"));
    Ok(whose.or(shut).into_iter().collect())
}

/// The last that puts this one right, or one that does.
fn last_of<'a>(all: &'a [Talk], first: &Talk) -> Option<&'a Talk> {
    let mut last = None;
    let mut id = first.id;
    while let Some(next) = all.iter().find(|other| other.corrects == Some(id)) {
        (last, id) = (Some(next), next.id);
    }
    last
}
