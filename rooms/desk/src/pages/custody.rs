//! Who has custody of a matter's child: who stands there now, and the form for what somebody has just read.

use super::{
    CUSTODY, leaf, matter as home,
    people::{Meant, guardians, offered_ids},
    questions::Asking,
};
use crate::form::{self, GUARDIANS, Typed, Wrongs};
use access::{Act, No};
use askama::Template;
use casefile::{
    MatterId, Person, Text, Whom,
    matter::{
        self,
        party::{self, Role},
    },
    person,
    registration::guardians::{Custody, look_up},
};
use law::{Day, follows::Stage};
use page::staff::form::{Came, Stayed, sent};
use page::{
    Icon, Leaf, Names, Say, Strip,
    kit::{self, Choice, Line, Select, Tick},
    staff::{Ask, Out, Saved, Seal},
};
use store::Tx;

/// The longest sentence of a note, in signs.
const LINE: usize = 200;

#[derive(Template)]
#[template(path = "custody.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    home: String,
    to: String,
    standing: Standing,
    form: Option<Form>,
    wrongs: Option<kit::Wrongs>,
    trouble: Option<String>,
    seal: Seal,
    seen: i64,
    saved: Saved<'a>,
}

/// Who stands as a guardian.
struct Standing {
    all: Vec<Person>,
    /// Nobody has looked.
    unchecked: bool,
}

struct Form {
    /// Whether those who stand there still have custody.
    still: Vec<Choice>,
    rows: Vec<Row>,
    none: Tick,
    source: Line,
    day: Line,
}

/// One who does not stand there yet.
struct Row {
    title: String,
    name: Line,
    who: Line,
    known: Option<Select>,
}

/// Who stands there, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Write, id).await?;
    let leaf = form_page(&mut ask, &mut tx, (Wrongs::new(), Meant::new()), Came::Fresh).await?;
    Ok(ask.page(tx, leaf))
}

/// Notes what was read, or says what is to be put right.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let (call, wrongs, meant) = read(&ask, &mut tx).await?;
    ask.sight.shows(offered_ids(&meant));
    let came = match call.filter(|_| wrongs.is_empty()) {
        None => Came::Wrong(Vec::new()),
        Some(call) => match look_up(&mut tx, &by, &ask.moment, &call).await {
            Ok(()) => return Ok(ask.go(tx, home(id))),
            Err(no) => Stayed::No(no).came(&ask.say)?,
        },
    };
    let leaf = form_page(&mut ask, &mut tx, (wrongs, meant), came).await?;
    Ok(ask.again(tx, leaf))
}

async fn read(ask: &Ask, tx: &mut Tx) -> Result<(Option<Custody>, Wrongs, Meant), No> {
    let matter = MatterId::of(ask.id()?);
    let typed = Typed { fields: &ask.fields, say: &ask.say, now: ask.moment.at, zone: ask.zone() };
    let mut wrongs = Wrongs::new();
    let standing = standing(tx, matter).await?.all;
    let looked = form::custody(&typed, &standing, &mut wrongs);
    let (new, meant) = guardians(tx, ask.session.staff, &typed, &looked.new, &mut wrongs).await?;
    let all: Vec<Whom> = looked.still.into_iter().map(Whom::Known).chain(new).collect();
    let text = looked.day.and_then(|day| Text::parse(&said(&ask.say, day, all.is_empty()), LINE).ok());
    let (Some(text), Some(source)) = (text, looked.source) else { return Ok((None, wrongs, meant)) };
    Ok((Some(Custody { matter, seen: sent(ask), guardians: all, text, source }), wrongs, meant))
}

/// What the note in the file says.
fn said(t: &Say, day: Day, nobody: bool) -> String {
    let day = format!("{} {}", t.short_day(day), day.date().year());
    t.w(if nobody { "desk-custody-noted-none" } else { "desk-custody-noted" }, &[("day", &day)])
}

async fn standing(tx: &mut Tx, matter: MatterId) -> Result<Standing, No> {
    let (mut all, mut unchecked) = (Vec::new(), false);
    for party in party::all(tx, matter).await? {
        match (party.role, party.person) {
            (Role::Guardian, Some(id)) => all.extend(person::one(tx, id).await?),
            (Role::GuardiansToBeChecked, _) => unchecked = true,
            _ => {}
        }
    }
    Ok(Standing { all, unchecked })
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, (wrongs, meant): (Wrongs, Meant), came: Came) -> Result<Leaf, No> {
    let id = ask.id()?;
    let read = matter::one(tx, MatterId::of(id)).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?;
    let child = read.person.is_some() && read.stage == Stage::Child;
    let standing = standing(tx, read.id).await?;
    ask.sight.shows(standing.all.iter().map(|one| one.id.uuid()));
    let t = &ask.say;
    let q = Asking { say: t, fields: &ask.fields, wrongs: &wrongs };
    let page = Page {
        t,
        strip,
        home: home(id),
        to: CUSTODY.replace("{id}", &id.to_string()),
        form: child.then(|| q.custody(&standing.all, meant)),
        standing,
        seen: came.seen(ask, read.version),
        trouble: came.trouble(t),
        wrongs: (!wrongs.is_empty()).then(|| kit::Wrongs::new(t, wrongs.clone())),
        seal: ask.seal(),
        saved: ask.saved_line(),
    };
    leaf(t, "desk-custody-title", &page)
}

impl Asking<'_> {
    fn custody(&self, standing: &[Person], mut meant: Meant) -> Form {
        let still = standing.iter().map(|one| {
            let label = self.say.w("desk-custody-still", &[("name", &one.name)]);
            let picks = [("yes", "desk-custody-yes"), ("no", "desk-custody-no")];
            let picks = picks.map(|(value, key)| (value, self.say.s(key))).into();
            Choice { field: self.labelled(form::mark(one.id), label), picks }
        });
        let row = |nth: usize| {
            let known = meant.remove(&format!("known{nth}"));
            Row {
                title: self.say.n("desk-custody-nth", "n", standing.len() + nth),
                name: self.line(&format!("name{nth}"), "custody-name"),
                who: self.line(&format!("who{nth}"), "custody-who"),
                known: known.map(|picks| self.select(format!("known{nth}"), "known", picks, "desk-choose")),
            }
        };
        Form {
            rows: (1..=GUARDIANS).map(row).collect(),
            still: still.collect(),
            none: Tick { field: self.field("none".into(), "custody-none", true) },
            source: self.line("source", "custody-source"),
            day: Line { look: "short", ..self.line("day", "custody-day") },
        }
    }
}
