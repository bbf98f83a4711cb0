//! Somebody says that a note is wrong: their words are written down, and stand beside it.

use super::{Names, Strip, original, original::Original, path};
use crate::deeds::{self, Object};
use access::{Act, No};
use askama::Template;
use casefile::matter::{note::objection::Whose, party};
use casefile::{MatterId, PersonId, matter, person};
use page::staff::form::{Came, Drawer, LINE, ROOM, Reader, Wrong};
use page::{
    Leaf, Say,
    kit::{Area, Line, Select, Wrongs},
    leaf,
    staff::{Ask, Out, Saved, Seal},
};
use store::{Tx, Uuid};

/// The answer that says that it is no party.
const OTHER: &str = "other";

#[derive(Template)]
#[template(path = "note/object.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    home: String,
    original: Original,
    note: Uuid,
    who: Select,
    name: Line,
    text: Area,
    wrongs: Option<Wrongs>,
    trouble: Option<String>,
    seal: Seal,
    saved: Saved<'a>,
}

/// The note, and the form below it.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Write, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Keeps the words, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let part = ask.part()?;
    let done = async { Ok(deeds::object(&mut tx, &by, &ask.moment, read(&ask, MatterId::of(id), part)?).await?) }.await;
    ask.led(tx, done, path(id), form_page).await
}

fn read(ask: &Ask, matter: MatterId, note: Uuid) -> Result<Object, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let who = ask.fields.get("who");
    let whose = match who.parse::<Uuid>() {
        Ok(person) => Some(Whose::Party(PersonId::of(person))),
        Err(_) if who == OTHER => {
            let name = form.text("name", LINE, "intake-wrong-object-name");
            name.map(|name| Whose::Other(name.as_str().to_owned()))
        }
        Err(_) => {
            form.unchosen("who", "intake-wrong-object-who");
            None
        }
    };
    let text = form.text("text", ROOM, "intake-wrong-object");
    match (whose, text) {
        (Some(whose), Some(text)) => Ok(Object { matter, note, whose, text }),
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let one = original::note(ask, tx).await?;
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?;
    let mut picks = Vec::new();
    for party in party::all(tx, id).await? {
        let Some(person) = party.person else { continue };
        let Some(person) = person::one(tx, person).await? else { continue };
        ask.sight.shows([person.id.uuid()]);
        picks.push((person.id.uuid().to_string(), person.name));
    }
    picks.push((OTHER.to_owned(), ask.say.s("intake-who-other")));
    let draw = Drawer::new(ask, &came);
    let page = Page {
        t: &ask.say,
        strip,
        home: path(id.uuid()),
        original: Original::of(ask, &names, &one),
        note: one.id,
        who: draw.select("who", ("intake-q-object-who", None, "intake-object-who-none"), picks),
        name: draw.line("name", "intake-q-object-name", Some("intake-hint-object-name")),
        text: draw.area("text", "intake-q-object", Some("intake-hint-object"), 5),
        trouble: came.trouble(&ask.say),
        seal: ask.seal(),
        saved: ask.saved_line(),
        wrongs: came.wrongs(&ask.say),
    };
    leaf(&ask.say, "intake-object", &page)
}
