//! Signing a protective assessment.

use super::{
    Names, Strip,
    matter::{signed, way::ClockLine},
    path,
};
use crate::{
    Need, Talked,
    deeds::{self, Protect},
    protection::ADULT,
};
use access::{Act, No};
use askama::Template;
use casefile::matter::clock;
use casefile::{MatterId, matter};
use law::ClockKind;
use law::follows::Stage;
use page::staff::form::{Came, Carried, Drawer, LINE, ROOM, Reader, Wrong, sent};
use page::{
    Leaf, Say, SignedList, ToldOnce,
    kit::{Area, Choice, Line},
    leaf,
    staff::{Ask, Out},
};
use store::Tx;

#[derive(Template)]
#[template(path = "protect.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    home: String,
    /// Why it is due, where the clock runs.
    why: Option<(String, String)>,
    carried: Carried<'a>,
    need: Choice,
    missing: Area,
    finds_out: Line,
    rests_on: Area,
    talked: Choice,
    talked_why: Area,
    text: Area,
    told: ToldOnce,
    before: SignedList,
}

/// The form, or the one that its author left.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Assess, id).await?;
    let read = matter::one(&mut tx, MatterId::of(id)).await?.ok_or(No::Absent)?;
    if read.stage == Stage::Adult {
        return Err(ADULT.into());
    }
    ask.show(tx, form_page).await
}

/// Signs what was typed, or says what is to be put right.
pub async fn sign(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Assess, id).await?;
    let done = async { Ok(deeds::protect(&mut tx, &by, &ask.moment, read(&ask, MatterId::of(id))?).await?) }.await;
    ask.led(tx, done, path(id), form_page).await
}

fn read(ask: &Ask, matter: MatterId) -> Result<Protect, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let need = match ask.fields.get("need") {
        "now" => Some(Need::Now),
        "not_today" => Some(Need::NotToday),
        "no" => Some(Need::No),
        "unknown" => {
            let missing = form.text("missing", ROOM, "intake-wrong-missing");
            let finds_out = form.text("finds_out", LINE, "intake-wrong-finds-out");
            missing.zip(finds_out).map(|(missing, finds_out)| Need::Unknown { missing, finds_out })
        }
        _ => {
            form.unchosen("need", "intake-wrong-need");
            None
        }
    };
    let rests_on = form.text("rests_on", ROOM, "intake-wrong-rests-on");
    let talked = match ask.fields.get("talked") {
        "yes" => Some(Talked::Yes),
        "declined" => Some(Talked::Declined),
        "not_yet" => form.text("talked_why", ROOM, "intake-wrong-talked-why").map(|why| Talked::NotYet { why }),
        _ => {
            form.unchosen("talked", "intake-wrong-talked");
            None
        }
    };
    let text = form.text("text", ROOM, "intake-wrong-text");
    match (need, rests_on, talked, text) {
        (Some(need), Some(rests_on), Some(talked), Some(text)) => {
            Ok(Protect { matter, seen: sent(ask), need, rests_on, talked, text })
        }
        _ => Err(form.wrong),
    }
}

/// The form with everything typed. What was signed meanwhile stands beside it.
async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?;
    let told = ToldOnce::of(ask, tx, &read, &names).await?;
    let today = ask.today();
    let kept = clock::all(tx, id).await?;
    let due: Vec<_> =
        kept.into_iter().filter(|k| k.clock.kind == ClockKind::Protective && k.stopped.is_none()).collect();
    let line = ClockLine::all(&ask.say, &due, &ask.moment.law, today).into_iter().next();
    let why = line.and_then(|line| Some((format!("{} {}", line.name, line.left), line.why?.0)));
    let before = SignedList::of(signed::all(ask, tx, &names, id).await?);
    let draw = Drawer::new(ask, &came);
    let needs = [
        ("now", "intake-need-now"),
        ("not_today", "intake-need-not-today"),
        ("no", "intake-need-no"),
        ("unknown", "intake-need-unknown"),
    ];
    let talks =
        [("yes", "intake-talked-yes"), ("declined", "intake-talked-declined"), ("not_yet", "intake-talked-not-yet")];
    let page = Page {
        t: &ask.say,
        strip,
        home: path(id.uuid()),
        why,
        carried: ask.carried(&came, read.version),
        need: draw.choice("need", "intake-q-need", &needs),
        missing: draw.area("missing", "intake-q-missing", Some("intake-hint-missing"), 2),
        finds_out: draw.line("finds_out", "intake-q-finds-out", None),
        rests_on: draw.area("rests_on", "intake-q-rests-on", Some("intake-hint-rests-on"), 5),
        talked: draw.choice("talked", "intake-q-talked", &talks),
        talked_why: draw.area("talked_why", "intake-q-talked-why", Some("intake-hint-talked"), 2),
        text: draw.area("text", "intake-q-text", None, 5),
        told,
        before,
    };
    leaf(&ask.say, "intake-protection", &page)
}
