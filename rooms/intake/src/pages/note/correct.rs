//! Correcting a note: the first one stays, and the correction stands right below it.

use super::{Names, Strip, original, original::Original, path, sorts};
use crate::deeds::{self, Correct, NewNote};
use access::{Act, No};
use askama::Template;
use casefile::matter::note::{self, Sort};
use casefile::{MatterId, matter};
use page::staff::form::{Came, Drawer, LINE, ROOM, Reader, Stayed, Wrong};
use page::{
    Leaf, Say,
    kit::{Area, Choice, Line, Wrongs},
    leaf,
    staff::{Ask, Out, Saved, Seal},
};
use store::{Tx, Uuid};

#[derive(Template)]
#[template(path = "note/correct.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    home: String,
    original: Original,
    /// Where somebody has corrected it already: the correction that can be corrected.
    later: Option<String>,
    form: Option<Form>,
    note: Uuid,
    wrongs: Option<Wrongs>,
    seal: Seal,
    saved: Saved<'a>,
}

struct Form {
    sort: Choice,
    text: Area,
    source: Line,
}

/// The note, and the form below it.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Write, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Writes the correction, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let done = match read(&ask, MatterId::of(id), ask.part()?) {
        Ok(call) => match deeds::correct(&mut tx, &by, &ask.moment, call).await {
            Ok(_) => Ok(()),
            // Somebody was faster: the page says so itself, and the text stands on it.
            Err(No::Stale) => Err(Stayed::No(No::Stale)),
            Err(no) => return Err(no),
        },
        Err(wrong) => Err(Stayed::Wrong(wrong)),
    };
    ask.led(tx, done, path(id), form_page).await
}

fn read(ask: &Ask, matter: MatterId, corrects: Uuid) -> Result<Correct, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let sort: Option<Sort> = form.chosen("sort", "intake-wrong-sort");
    let text = form.text("text", ROOM, "intake-wrong-correct");
    let source = form.text("source", LINE, "intake-wrong-correct-source");
    match (sort, text, source) {
        (Some(sort), Some(text), Some(source)) => Ok(Correct { corrects, new: NewNote { matter, sort, text, source } }),
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let one = original::note(ask, tx).await?;
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?;
    let all = note::all(tx, id).await?;
    let later = note::last_of(&all, one.id).filter(|id| *id != one.id);
    // Whoever wrote while a colleague corrected it keeps the text, which then corrects the correction.
    let writes = later.is_none() || ask.fields.hold_text();
    // What it is was said when it was written; most corrections change the words and not the kind.
    if came.is_fresh() {
        ask.fields.begin_with("sort", one.sort.as_str());
    }
    let draw = Drawer::new(ask, &came);
    let page = Page {
        t: &ask.say,
        strip,
        home: path(id.uuid()),
        original: Original::of(ask, &names, &one),
        later: later.map(|later| format!("{}/anteckning/{later}/ratta", path(id.uuid()))),
        form: writes.then(|| Form {
            sort: sorts(&draw),
            text: draw.area("text", "intake-q-correct", Some("intake-hint-correct"), 6),
            source: draw.line("source", "intake-q-correct-source", Some("intake-hint-correct-source")),
        }),
        note: later.unwrap_or(one.id),
        seal: ask.seal(),
        saved: ask.saved_line(),
        wrongs: came.wrongs(&ask.say),
    };
    leaf(&ask.say, "intake-correct", &page)
}
