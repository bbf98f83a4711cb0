//! A contact that lies half registered, or that came as a letter: read it, and say whom it concerns.

use super::{
    QUEUE, leaf,
    people::{Meant, about, asked, offered_ids},
    questions::{Asking, PersonRow, listed},
    queue::{after, keeper},
    register::{call_id, count, focus, unit},
    told::{Said, nameless, told, told_text},
};
use crate::form::{self, Row, Teller, Typed, Wrongs};
use access::{Act, No, office};
use askama::Template;
use casefile::{
    Completion, Reporter, Text, complete,
    contact::{Reply, one},
    matter::{
        promise,
        queue::{self, Became},
    },
    registration::{Register, whole},
};
use law::reading::{Asked, Channel, Identity};
use page::{
    Fields, Icon, Leaf, Say,
    kit::{self, Line, Select, Tick},
    staff::{Ask, Out, Saved, Seal},
};
use store::{Tx, Uuid};

#[derive(Template)]
#[template(path = "contact.html")]
struct Page<'a> {
    t: &'a Say,
    title: String,
    came: String,
    action: String,
    seal: Seal,
    saved: Saved<'a>,
    wrongs: Option<kit::Wrongs>,
    trouble: Option<String>,
    changed: bool,
    told: Vec<Said>,
    unread: Option<String>,
    letter: Option<Letter>,
    promises: Vec<String>,
    became: Vec<String>,
    teller: Option<(Select, Option<Line>, Tick)>,
    rest: Option<Tick>,
    rows: Vec<PersonRow>,
    count: usize,
    focus: String,
    seen: i64,
}

/// What can be answered to a letter by its code.
struct Letter {
    action: String,
    replied: bool,
    replies: Vec<(&'static str, String)>,
}

/// The contact and the form that completes it.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let leaf = form_page(&mut ask, &mut tx, (&Wrongs::new(), Meant::new()), None).await?;
    if one(&mut tx, ask.id()?).await?.is_some_and(|contact| contact.read_at.is_some()) {
        ask.sight.turns_out(Act::ReportRead);
    }
    Ok(ask.page(tx, leaf))
}

/// Says whom it concerns: it becomes matters.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let by = ask.permit(&mut tx, Act::Register).await?;
    if ask.fields.get("only") == "more" {
        let leaf = form_page(&mut ask, &mut tx, (&Wrongs::new(), Meant::new()), None).await?;
        return Ok(ask.page(tx, leaf));
    }
    let page = whole(&mut tx, ask.session.staff, ask.id()?).await?;
    let (call, wrongs, meant) = read(&ask, &mut tx, &page).await?;
    ask.sight.shows(offered_ids(&meant));
    let Some(call) = call.filter(|_| wrongs.is_empty()) else {
        let leaf = form_page(&mut ask, &mut tx, (&wrongs, meant), None).await?;
        return Ok(ask.again(tx, leaf));
    };
    let unit = unit(&ask, &mut tx).await?;
    match complete(&mut tx, &by, &ask.moment, unit, &call).await {
        Ok(done) => {
            ask.sight.shows(done.matters().map(|(id, _)| id.uuid()).chain(done.contact));
            let to = if done.matters().next().is_some() { after(call.call) } else { QUEUE.to_owned() };
            Ok(ask.go(tx, to))
        }
        Err(No::Refusal(r)) => troubled(ask, tx, r.word).await,
        Err(No::Stale) => troubled(ask, tx, "desk-contact-stale").await,
        Err(no) => Err(no),
    }
}

/// Everything typed, beside what lies there now: where somebody was faster both texts are on one page.
async fn troubled(mut ask: Ask, mut tx: Tx, word: &str) -> Result<Out, No> {
    let trouble = Some(ask.say.s(word));
    let leaf = form_page(&mut ask, &mut tx, (&Wrongs::new(), Meant::new()), trouble).await?;
    Ok(ask.again(tx, leaf))
}

async fn read(ask: &Ask, tx: &mut Tx, page: &Register) -> Result<(Option<Completion>, Wrongs, Meant), No> {
    let typed = Typed { fields: &ask.fields, say: &ask.say, now: ask.moment.at, zone: ask.zone() };
    let mut wrongs = Wrongs::new();
    let rows: Vec<Row> = form::rows(&typed, &mut wrongs);
    if rows.is_empty() && wrongs.is_empty() {
        wrongs.push(("kind1".into(), ask.say.s("desk-wrong-nobody")));
    }
    let mut typed_teller = if page.listed.reporter.is_none() { form::teller(&typed, &mut wrongs) } else { None };
    if nameless(tx, page).await?
        && let Some(teller) = &mut typed_teller
    {
        // Whoever was promised to have no name has none here either, whatever was typed (INT-14).
        teller.reporter = Reporter::Anonymous(teller.reporter.kind());
    }
    let names = office::names(tx).await?;
    let typed_teller = typed_teller.map(|teller| teller.or_colleague(&names));
    let known = page.listed.reporter.and_then(|(kind, identity)| match (identity, &page.reporter_name) {
        (Identity::Named, Some(name)) => Some(Reporter::Named(kind, Text::parse(name, 500).ok()?)),
        _ => Some(Reporter::Anonymous(kind)),
    });
    let fresh = typed_teller.as_ref().map(|t| (t.reporter.clone(), t.asked));
    let known = known.map(|reporter| Teller { reporter, asked: page.listed.asked });
    let Some(teller) = typed_teller.or(known) else {
        let meant = asked(tx, ask.session.staff, &typed, &rows, &mut wrongs).await?;
        return Ok((None, wrongs, meant));
    };
    let arrived = ask.zone().day(page.listed.arrived_at.instant());
    let text = told_text(ask, tx, page).await?;
    let said = (rows.as_slice(), &teller, text.as_ref());
    let (about, meant) = about(tx, ask.session.staff, &typed, said, (arrived, &mut wrongs)).await?;
    let seen = ask.fields.get("seen").parse().unwrap_or(-1);
    let call =
        Completion { call: call_id(ask), contact: page.listed.contact, seen, reporter: fresh, promise: None, about };
    Ok((Some(call), wrongs, meant))
}

async fn form_page(
    ask: &mut Ask,
    tx: &mut Tx,
    (wrongs, mut meant): (&Wrongs, Meant),
    trouble: Option<String>,
) -> Result<Leaf, No> {
    let id = ask.id()?;
    let page = whole(tx, ask.session.staff, id).await?;
    ask.sight.shows([id]);
    let (told, unread) = told(ask, tx, &page).await?;
    let changed = page.told.is_none() && !unread && !casefile::intact(tx, id).await?;
    let names = office::names(tx).await?;
    let promises = promise::all(tx, id).await?;
    let letter = letter(ask, tx, &page, unread).await?;
    let became = became(ask, tx, id).await?;
    let nameless = nameless(tx, &page).await?;
    let stale = trouble.is_some();
    let (t, zone) = (&ask.say, ask.zone());
    let q = Asking { say: t, fields: &ask.fields, wrongs };
    let count = count(&ask.fields);
    let said = |p: &promise::Promise| {
        let who = keeper(&p.by_whom, &names);
        t.w("desk-promised", &[("who", &who), ("when", &t.moment(p.due, zone)), ("what", &p.what)])
    };
    let shown = Page {
        t,
        title: t.s("desk-contact-title"),
        came: came(t, &page, &t.moment(page.listed.arrived_at, zone), &names),
        action: super::CONTACT.replace("{id}", &id.to_string()),
        seal: ask.seal(),
        saved: ask.saved_line(),
        wrongs: (!wrongs.is_empty()).then(|| kit::Wrongs::new(t, listed(t, &ask.fields, wrongs, count))),
        trouble,
        changed,
        told,
        unread: unread.then(|| format!("/brev/{id}/las")),
        letter,
        promises: promises.iter().filter(|p| p.kept.is_none()).map(said).collect(),
        became,
        teller: page.listed.reporter.is_none().then(|| (q.teller(), (!nameless).then(|| q.teller_name()), q.asked())),
        rest: (count > 1).then(|| q.rest()),
        rows: (1..=count).map(|nth| q.person(nth, &mut meant)).collect(),
        count,
        focus: focus(&ask.fields, "kind1"),
        seen: seen(&ask.fields, page.listed.version, stale),
    };
    leaf(t, "desk-contact-title", &shown)
}

/// What a colleague has already made of it, as far as the reader may see.
async fn became(ask: &mut Ask, tx: &mut Tx, contact: Uuid) -> Result<Vec<String>, No> {
    let all = queue::became(tx, ask.session.staff, contact).await?;
    ask.sight.shows(all.iter().map(|one| one.id.uuid()));
    let line = |one: Became| {
        let name = one.name.unwrap_or_else(|| ask.say.s("desk-nobody-named"));
        ask.say.w("desk-became", &[("name", &name), ("kind", &ask.say.kind(one.kind))])
    };
    Ok(all.into_iter().map(line).collect())
}

/// The version that the author saw: the one the form came with, until somebody was faster and both texts were shown.
fn seen(fields: &Fields, now: i64, stale: bool) -> i64 {
    let sent = fields.get("seen").parse().ok().filter(|_| !stale && !fields.get("key").is_empty());
    sent.unwrap_or(now)
}

fn came(t: &Say, page: &Register, when: &str, names: &office::Names) -> String {
    let who = page.listed.reporter.map(|(kind, _)| t.reporter(kind)).unwrap_or_default();
    let colleague = |typed: &str| names.iter().find(|(id, _)| id.to_string() == typed).map(|(_, name)| name.clone());
    let name =
        page.reporter_name.as_ref().map(|name| colleague(name).unwrap_or_else(|| name.clone())).unwrap_or_default();
    let asked = if page.listed.asked == Asked::Yes { t.s("desk-wants-answer") } else { String::new() };
    let parts = [t.channel(page.listed.channel), when.to_owned(), who, name, asked];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
}

async fn letter(ask: &Ask, tx: &mut Tx, page: &Register, unread: bool) -> Result<Option<Letter>, No> {
    let id: Uuid = page.listed.contact;
    let found = one(tx, id).await?;
    let Some(contact) = found.filter(|_| page.listed.channel == Channel::WebForm && !unread && page.told.is_none())
    else {
        return Ok(None);
    };
    let replies = Reply::ALL.map(|r| (r.name(), ask.say.s(&format!("desk-reply-{}", r.name()))));
    Ok(Some(Letter {
        action: format!("/brev/{id}/svara"),
        replied: contact.replied_at.is_some(),
        replies: replies.into(),
    }))
}
