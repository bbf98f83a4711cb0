//! Writing a note, correcting one, and noting what somebody says is wrong in one.

pub mod correct;
pub mod object;
pub(in crate::pages) mod original;

use super::{Names, Strip, path};
use crate::deeds::{self, NewNote};
use access::{Act, No};
use askama::Template;
use casefile::matter::note::Sort;
use casefile::{MatterId, matter};
use page::staff::form::{Came, Drawer, LINE, ROOM, Reader, Stayed, Wrong};
use page::{
    Leaf, Say,
    kit::{Area, Choice, Line, Wrongs},
    leaf,
    staff::{Ask, Out, Saved, Seal},
};
use store::Tx;

/// Fact or assessment, with what each is.
fn sorts(draw: &Drawer<'_>) -> Choice {
    let both = [("fact", "intake-note-fact"), ("assessment", "intake-note-assessment")];
    let mut asked = draw.choice("sort", "intake-q-sort", &both);
    asked.field.hint = Some(draw.say.s("intake-hint-sort"));
    asked
}

#[derive(Template)]
#[template(path = "note/note.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    home: String,
    wrongs: Option<Wrongs>,
    seal: Seal,
    sort: Choice,
    text: Area,
    source: Line,
    saved: Saved<'a>,
}

/// The form, or the one that its author left.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Write, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Writes the note, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let done = match read(&ask, MatterId::of(id)) {
        Ok(call) => Ok(deeds::note(&mut tx, &by, &ask.moment, call).await?),
        Err(wrong) => Err(Stayed::Wrong(wrong)),
    };
    ask.led(tx, done, path(id), form_page).await
}

fn read(ask: &Ask, matter: MatterId) -> Result<NewNote, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let sort: Option<Sort> = form.chosen("sort", "intake-wrong-sort");
    let text = form.text("text", ROOM, "intake-wrong-note");
    let source = form.text("source", LINE, "intake-wrong-source");
    match (sort, text, source) {
        (Some(sort), Some(text), Some(source)) => Ok(NewNote { matter, sort, text, source }),
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?;
    let draw = Drawer::new(ask, &came);
    let page = Page {
        t: &ask.say,
        strip,
        home: path(id.uuid()),
        seal: ask.seal(),
        sort: sorts(&draw),
        text: draw.area("text", "intake-q-note", Some("intake-hint-note"), 8),
        source: draw.line("source", "intake-q-source", Some("intake-hint-source")),
        saved: ask.saved_line(),
        wrongs: came.wrongs(&ask.say),
    };
    leaf(&ask.say, "intake-note", &page)
}
