//! The page on which it is noted that what had a day of its own is done.

use super::{Names, Strip, path};
use crate::deeds::{self, Answer, ends_by_itself};
use access::{Act, No};
use askama::Template;
use casefile::{Matter, MatterId, Text, matter, matter::clock};
use law::ClockKind;
use page::staff::form::{Came, Carried, Drawer, ROOM, Reader, Wrong, sent};
use page::{
    Leaf, Say,
    kit::{Area, Choice, Line},
    leaf,
    staff::{Ask, Out},
};
use store::Tx;

#[derive(Template)]
#[template(path = "answer.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    home: String,
    carried: Carried<'a>,
    /// Whether anything waits for an answer at all.
    waits: bool,
    what: Choice,
    day: Line,
    text: Area,
}

/// The word of the matter itself among what can be done.
const ALL: &str = "all";

/// What can be noted as done here: the clocks that run until somebody outside has got an answer, or the matter itself.
pub async fn open(tx: &mut Tx, read: &Matter) -> Result<Vec<Option<ClockKind>>, No> {
    let kept = clock::all(tx, read.id).await?;
    let runs = kept.iter().filter(|kept| kept.stopped.is_none()).map(|kept| kept.clock.kind);
    let all: Vec<_> = runs.filter(|kind| ClockKind::ANSWERED.contains(kind)).map(Some).collect();
    let itself = all.is_empty() && ends_by_itself(read.kind);
    Ok(if itself { vec![None] } else { all })
}

/// The form, or the one that its author left.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Write, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Notes it, or says what is to be put right.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let done = async { Ok(deeds::answer(&mut tx, &by, &ask.moment, read(&ask, MatterId::of(id))?).await?) }.await;
    ask.led(tx, done, path(id), form_page).await
}

fn read(ask: &Ask, matter: MatterId) -> Result<Answer, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let word = ask.fields.get("what");
    let what: Option<ClockKind> = word.parse().ok();
    if what.is_none() && word != ALL {
        form.unchosen("what", "intake-wrong-answer-what");
    }
    let day = form.day("day", "intake-wrong-answer-day");
    let text = form.text("text", ROOM, "intake-wrong-answer-text");
    let source = what.map_or_else(|| ask.say.s("intake-answer-all"), |kind| ask.say.clock_kind(kind));
    match (day, text, Text::parse(&source, ROOM).ok()) {
        (Some(day), Some(text), Some(source)) if form.wrong.is_empty() => {
            Ok(Answer { matter, seen: sent(ask), what, day, text, source })
        }
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?;
    let open = open(tx, &read).await?;
    if came.is_fresh() {
        ask.fields.begin_with("day", &ask.today().to_string());
        if let [only] = open.as_slice() {
            ask.fields.begin_with("what", only.map_or(ALL, ClockKind::as_str));
        }
    }
    let keys = open.iter().map(|what| match what {
        Some(kind) => (kind.as_str(), format!("field-clock-{}", kind.as_str())),
        None => (ALL, "intake-answer-all".to_owned()),
    });
    let keys: Vec<_> = keys.collect();
    let picks: Vec<_> = keys.iter().map(|(value, key)| (*value, key.as_str())).collect();
    let draw = Drawer::new(ask, &came);
    let page = Page {
        t: &ask.say,
        strip,
        home: path(id.uuid()),
        waits: !open.is_empty(),
        carried: ask.carried(&came, read.version),
        what: draw.choice("what", "intake-q-answer-what", &picks),
        day: draw.line("day", "intake-q-answer-day", None),
        text: draw.area("text", "intake-q-answer-text", Some("intake-hint-answer-text"), 4),
    };
    leaf(&ask.say, "intake-answer", &page)
}
