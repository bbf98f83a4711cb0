//! What is done in a matter and what it rests on; and the form that begins a measure.

use super::{Called, day_asked, day_read, line::Board, line::MeasureLine, path, suggest};
use crate::consent::{Begin, Way, begin as begins, foreseen};
use access::{Act, No, Permit};
use askama::Template;
use casefile::matter::{self, measure::holds::Consenting};
use casefile::{Matter, MatterId};
use law::consent::{Guardians, Measure as Kind, Phase, Rests, Suitable, Years};
use law::follows::Stage;
use page::staff::form::{Came, Carried, Drawer, LINE, ROOM, Reader, Wrong, sent};
use page::{
    Leaf, Names, Say, Strip,
    kit::{Area, Choice, Line},
    leaf,
    staff::{Ask, Out},
};
use store::Tx;
use suggest::Suggested;

#[derive(Template)]
#[template(path = "consent/list.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    matter: String,
    home: String,
    /// What holds for the whole matter: no investigation yet, guardians not looked up, an age that is not known.
    notes: Vec<String>,
    /// Where guardians are looked up, for one who may, as long as nobody has.
    look_up: Option<String>,
    open: Vec<MeasureLine>,
    over: Vec<MeasureLine>,
    form: Option<Form>,
    suggested: Vec<Suggested>,
    carried: Carried<'a>,
}

struct Form {
    kind: Choice,
    what: Line,
    since: Line,
    way: Option<Choice>,
    suitable: Option<Area>,
}

/// The list, and the form for one who may write.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Begins a measure, or says what is to be put right.
pub async fn begin(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let (_, around) = load(&ask, &mut tx).await?;
    let done = async { Ok(begins(&mut tx, &by, &ask.moment, read(&ask, &around)?).await?) }.await;
    ask.led(tx, done, path(id), form_page).await
}

fn read(ask: &Ask, around: &Consenting) -> Result<Begin, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let kind: Option<Kind> = form.chosen("measure", "investigation-consent-wrong-measure");
    let what = form.text("what", LINE, "investigation-consent-wrong-what");
    let since = day_read(&mut form, "since", around.today);
    let way = if ask.fields.get("way") == "own" { Way::ChildsOwn } else { Way::AsAsked };
    let needed = kind.and_then(|kind| foreseen(around, kind, way, &ask.moment.law).ok());
    let said = matches!(needed, Some(Rests::OnConsent(needed)) if needed.suitable == Suitable::Said);
    let suitable = if said { form.text("suitable", ROOM, "investigation-consent-wrong-suitable") } else { None };
    match (kind, what, since) {
        (Some(kind), Some(what), Some(since)) if form.wrong.is_empty() => {
            let matter = MatterId::of(ask.id().unwrap_or_default());
            Ok(Begin { matter, seen: sent(ask), kind, what, since, way, suitable })
        }
        _ => Err(form.wrong),
    }
}

async fn load(ask: &Ask, tx: &mut Tx) -> Result<(Matter, Consenting), No> {
    let read = matter::one(tx, MatterId::of(ask.id()?)).await?.ok_or(No::Absent)?;
    let around = Consenting::load(tx, &ask.moment, &read).await?;
    Ok((read, around))
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = ask.id()?;
    let (read, around) = load(ask, tx).await?;
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?;
    let called = Called::of(ask, tx, &read, &around).await?;
    let writes = Permit::for_matter(tx, ask.session.staff, Act::Write, id).await.is_ok();
    let home = path(id);
    let (t, law) = (&ask.say, &ask.moment.law);
    let board = Board { ask, around: &around, called: &called, names: &names, home: writes.then_some(home.as_str()) };
    let (over, open): (Vec<_>, Vec<_>) = around.measures.iter().partition(|one| one.end.is_some());
    let suggested = suggest::all(t, &around, law);
    let page = Page {
        t,
        strip,
        matter: format!("/arende/{id}"),
        notes: notes(t, &around, writes),
        look_up: look_up(&read, &around).filter(|_| writes),
        open: open.into_iter().map(|one| board.line(one)).collect(),
        over: over.into_iter().rev().map(|one| board.line(one)).collect(),
        form: writes.then(|| form(&Drawer::new(ask, &came), &suggested)),
        home: home.clone(),
        suggested,
        carried: ask.carried(&came, read.version),
    };
    leaf(t, "investigation-consent-title", &page)
}

fn form(draw: &Drawer<'_>, suggested: &[Suggested]) -> Form {
    let mut kind = draw.choice("measure", "investigation-consent-q-measure", &[]);
    kind.picks = suggested.iter().map(|one| (one.kind.as_str(), one.name.clone())).collect();
    let ways = [("asked", "investigation-consent-way-asked"), ("own", "investigation-consent-way-own")];
    let why =
        || draw.area("suitable", "investigation-consent-q-suitable", Some("investigation-consent-hint-suitable"), 2);
    Form {
        kind,
        what: draw.line("what", "investigation-consent-q-what", Some("investigation-consent-hint-what")),
        since: day_asked(draw, "since", "investigation-consent-q-since"),
        way: suggested
            .iter()
            .any(|one| one.own.is_some())
            .then(|| draw.choice("way", "investigation-consent-q-way", &ways)),
        suitable: suggested.iter().any(|one| one.suitable).then(why),
    }
}

fn look_up(read: &Matter, around: &Consenting) -> Option<String> {
    let child = read.person.is_some() && read.stage == Stage::Child;
    let unknown = around.stands.guardians == Guardians::NotLookedUp;
    (child && unknown).then(|| format!("/arende/{}/vardnadshavare", read.id.uuid()))
}

/// What holds for the whole matter.
fn notes(t: &Say, around: &Consenting, writes: bool) -> Vec<String> {
    let years = around.stands.years();
    let all = [
        (around.stands.phase == Phase::Before, "investigation-consent-note-before"),
        (around.stands.phase == Phase::Ended, "investigation-consent-note-ended"),
        (years == Years::UnknownChild, "investigation-consent-note-unknown-age"),
        (
            years != Years::Adult && around.stands.guardians == Guardians::NotLookedUp,
            "investigation-consent-guardians-not-looked-up",
        ),
        (!writes, "investigation-consent-note-reads-only"),
    ];
    all.into_iter().filter(|(there, _)| *there).map(|(_, key)| t.s(key)).collect()
}
