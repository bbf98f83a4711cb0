//! Writing a contact down while somebody is still on the line: a text is enough.

use super::{
    QUEUE, leaf,
    people::{Meant, about, asked, offered_ids},
    questions::{Asking, PersonRow, listed},
    queue::after,
};
use crate::form::{self, Row, Typed, Wrongs};
use access::{
    Act, No, Refusal,
    office::{self, Colleague},
};
use askama::Template;
use casefile::{CallId, Concerns, Registration, Reporter, register};
use law::{known::StaffKey, reading::ReporterKind};
use page::{
    Fields, Icon, Leaf, Say,
    kit::{self, Area, Line, Select, Tick},
    staff::{
        Ask, Out, Saved, Seal,
        draft::{self, Place},
    },
};
use store::{Tx, Uuid};

#[derive(Template)]
#[template(path = "register.html")]
struct Page<'a> {
    t: &'a Say,
    seal: Seal,
    saved: Saved<'a>,
    wrongs: Option<kit::Wrongs>,
    trouble: Option<String>,
    text: Area,
    channel: Select,
    arrived: Line,
    teller: Select,
    teller_name: Line,
    asked: Tick,
    language: Select,
    more: bool,
    rest: Option<Tick>,
    rows: Vec<PersonRow>,
    count: usize,
    focus: String,
    promise: bool,
    promise_who: Select,
    promise_when: Line,
    promise_what: Line,
}

/// An empty form, or the one that its author left.
pub async fn show(ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.permit(&mut tx, Act::Register).await?;
    let leaf = form_page(&ask, &mut tx, (&Wrongs::new(), Meant::new()), None).await?;
    Ok(ask.page(tx, leaf))
}

/// Registers what was typed, or says what is to be put right.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let by = ask.permit(&mut tx, Act::Register).await?;
    if ask.fields.get("only") == "more" {
        let leaf = form_page(&ask, &mut tx, (&Wrongs::new(), Meant::new()), None).await?;
        return Ok(ask.page(tx, leaf));
    }
    let (call, wrongs, meant) = read(&ask, &mut tx).await?;
    ask.sight.shows(offered_ids(&meant));
    let Some(call) = call.filter(|_| wrongs.is_empty()) else {
        let leaf = form_page(&ask, &mut tx, (&wrongs, meant), None).await?;
        return Ok(ask.again(tx, leaf));
    };
    let unit = unit(&ask, &mut tx).await?;
    let done = match register(&mut tx, &by, &ask.moment, unit, &call).await {
        Ok(done) => done,
        Err(No::Refusal(r)) => return troubled(ask, tx, r.word).await,
        Err(No::Stale) => return troubled(ask, tx, "desk-stale").await,
        Err(no) => return Err(no),
    };
    ask.sight.shows(done.matters().map(|(id, _)| id.uuid()).chain(done.contact));
    if let Some(contact) = done.contact.filter(|_| put_away(&ask.fields) && form::anybody(&ask.fields)) {
        keep_rows(&ask, &mut tx, contact).await?;
    }
    let to = if done.matters().next().is_some() { after(call.call) } else { QUEUE.to_owned() };
    Ok(ask.go(tx, to))
}

/// The unit where the matters will lie: the worker's own where it takes in or judges, else the intake.
pub(super) async fn unit(ask: &Ask, tx: &mut Tx) -> Result<access::UnitId, No> {
    const NOWHERE: Refusal = Refusal { word: "desk-no-unit", rule: None };
    Ok(office::receiving(tx, ask.session.unit).await?.ok_or(NOWHERE)?)
}

/// The call's own id, made from the form's key: the same form sent again is the same call.
pub(super) fn call_id(ask: &Ask) -> CallId {
    let hash = ask.keys.hash("call", &[ask.session.staff.0.as_bytes(), ask.fields.get("key").as_bytes()]);
    let half: [u8; 16] = std::array::from_fn(|n| hash.get(n).copied().unwrap_or_default());
    CallId(Uuid::from_bytes(half))
}

fn put_away(fields: &Fields) -> bool {
    fields.get("only") == "away"
}

/// What is said of persons, put away with the contact: it lies as a draft in the form that completes it.
async fn keep_rows(ask: &Ask, tx: &mut Tx, contact: Uuid) -> Result<(), No> {
    let path = super::CONTACT.replace("{id}", &contact.to_string());
    let place = Place { author: ask.session.staff.0, form: super::CONTACT, subject: path };
    let mut rows = ask.fields.clone();
    ["csrf", "key", "only", "by", "text"].into_iter().for_each(|name| rows.forget(name));
    draft::save(tx, &ask.keys, &ask.moment, &place, &rows).await?;
    Ok(())
}

async fn read(ask: &Ask, tx: &mut Tx) -> Result<(Option<Registration>, Wrongs, Meant), No> {
    let typed = Typed { fields: &ask.fields, say: &ask.say, now: ask.moment.at, zone: ask.zone() };
    let mut wrongs = Wrongs::new();
    let contact = form::contact(&typed, &mut wrongs);
    let rows: Vec<Row> = if put_away(&ask.fields) { vec![] } else { form::rows(&typed, &mut wrongs) };
    let names = office::names(tx).await?;
    let contact = contact.map(|c| named_by_row(c, &rows));
    let to = contact.as_ref().and_then(|c| c.teller.reporter.name().map(str::to_owned));
    let here: Vec<_> = colleagues(ask, tx).await?.into_iter().filter(|c| !c.away).map(|c| c.id).collect();
    let promise = form::promise(&typed, to.as_deref(), &here, &mut wrongs);
    let Some(contact) = contact else {
        let meant = asked(tx, ask.session.staff, &typed, &rows, &mut wrongs).await?;
        return Ok((None, wrongs, meant));
    };
    let contact = form::Contact { teller: contact.teller.or_colleague(&names), ..contact };
    let arrived = ask.zone().day(contact.arrived.instant());
    let said = (rows.as_slice(), &contact.teller, Some(&contact.text));
    let (about, meant): (Concerns, _) = about(tx, ask.session.staff, &typed, said, (arrived, &mut wrongs)).await?;
    let call = Registration {
        call: call_id(ask),
        arrived: contact.arrived,
        channel: contact.channel,
        received_by: Some(StaffKey(ask.session.staff.to_string())),
        language: contact.language,
        reporter: contact.teller.reporter,
        told: Some(contact.text),
        asked: contact.teller.asked,
        promise,
        about,
    };
    Ok((Some(call), wrongs, meant))
}

/// Somebody who tells of themselves has said their name once: in the row about them.
fn named_by_row(mut contact: form::Contact, rows: &[Row]) -> form::Contact {
    if let (Reporter::Anonymous(ReporterKind::Own), Some(row)) = (&contact.teller.reporter, rows.first())
        && let (None, Some(name)) = (row.teller, &row.whose.name)
    {
        contact.teller.reporter = Reporter::Named(ReporterKind::Own, name.clone());
    }
    contact
}

/// The form with everything typed, and one sentence about what stands in the way.
async fn troubled(ask: Ask, mut tx: Tx, word: &str) -> Result<Out, No> {
    let trouble = Some(ask.say.s(word));
    let leaf = form_page(&ask, &mut tx, (&Wrongs::new(), Meant::new()), trouble).await?;
    Ok(ask.again(tx, leaf))
}

/// How many rows are shown: as many as were, and one more where that was asked for.
pub(super) fn count(fields: &Fields) -> usize {
    let shown = fields.get("rows").parse().unwrap_or(1_usize);
    let more = usize::from(fields.get("only") == "more");
    (shown + more).clamp(1, form::ROWS)
}

/// Where somebody goes on writing: in the row they asked for, else where the form begins.
pub(super) fn focus(fields: &Fields, begin: &str) -> String {
    if fields.get("only") == "more" { format!("kind{}", count(fields)) } else { begin.to_owned() }
}

pub(super) async fn colleagues(ask: &Ask, tx: &mut Tx) -> Result<Vec<Colleague>, No> {
    let unit = match ask.session.unit {
        Some(own) => own,
        None => unit(ask, tx).await?,
    };
    Ok(office::colleagues(tx, unit).await?)
}

async fn form_page(
    ask: &Ask,
    tx: &mut Tx,
    (wrongs, mut meant): (&Wrongs, Meant),
    trouble: Option<String>,
) -> Result<Leaf, No> {
    let (t, fields) = (&ask.say, &ask.fields);
    let q = Asking { say: t, fields, wrongs };
    let count = count(fields);
    let filled = |names: &[&str]| names.iter().any(|name| !fields.get(name).is_empty());
    let page = Page {
        t,
        seal: ask.seal(),
        saved: ask.saved_line(),
        wrongs: (!wrongs.is_empty()).then(|| kit::Wrongs::new(t, listed(t, fields, wrongs, count))),
        trouble,
        text: q.text(),
        channel: q.channel(),
        arrived: q.arrived(),
        teller: q.teller(),
        teller_name: q.teller_name(),
        asked: q.asked(),
        language: q.language(),
        more: filled(&["arrived"]) || !matches!(fields.get("language"), "" | "sv"),
        rest: (count > 1).then(|| q.rest()),
        rows: (1..=count).map(|nth| q.person(nth, &mut meant)).collect(),
        count,
        focus: focus(fields, "text"),
        promise: filled(&["promise_who", "promise_when", "promise_what"]),
        promise_who: q.promise_who(&colleagues(ask, tx).await?),
        promise_when: q.promise_when(),
        promise_what: q.promise_what(),
    };
    leaf(t, "desk-register-title", &page)
}
