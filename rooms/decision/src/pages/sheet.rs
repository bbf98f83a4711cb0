//! The one shape of a page of this room about a matter: who it is about, what is known, what is to be filled in.

use super::{Strip, leaf, path};
use access::{Act, No, Permit, Refusal};
use askama::{Template, filters::HtmlSafe};
use law::Day;
use page::staff::form::{Came, Reader, Wrong};
use page::{
    Leaf, Say,
    kit::{Area, Choice, Line, Select, Tick, Wrongs},
    staff::{Ask, Saved, Seal},
};
use page::{SignedList, ToldOnce};
use std::fmt;
use store::Tx;

/// One part of a form.
pub(super) enum Part {
    Area(Area),
    Line(Line),
    Choice(Choice),
    Select(Select),
    Tick(Tick),
    /// A sentence between the questions.
    Says(String),
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Area(one) => one.fmt(f),
            Part::Line(one) => one.fmt(f),
            Part::Choice(one) => one.fmt(f),
            Part::Select(one) => one.fmt(f),
            Part::Tick(one) => one.fmt(f),
            Part::Says(text) => Says { text }.fmt(f),
        }
    }
}

impl HtmlSafe for Part {}

/// The template escapes what is said.
#[derive(Template)]
#[template(source = "<p class=\"col mt4\">{{ text }}</p>", ext = "html")]
struct Says<'a> {
    text: &'a str,
}

/// A list with its heading: what stands there, and beside it by whom and when.
#[derive(Default)]
pub(super) struct List {
    pub heading: String,
    pub rows: Vec<(String, String)>,
    /// What is said where nothing stands there.
    pub empty: String,
    /// Where it is written: address and words.
    pub link: Option<(String, String)>,
}

/// A form: where it is sent, what is asked, what its button says.
pub(super) struct Form {
    pub action: String,
    pub parts: Vec<Part>,
    pub button: String,
}

/// What a page says.
#[derive(Default)]
pub(super) struct Content {
    /// Sentences below the title.
    pub lead: Vec<String>,
    /// What stands in the way, and whose it is.
    pub notes: Vec<String>,
    pub lists: Vec<List>,
    pub reads: Option<(ToldOnce, SignedList)>,
    pub form: Option<Form>,
    /// Address and words.
    pub links: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    home: String,
    title: String,
    says: Content,
    wrongs: Option<Wrongs>,
    trouble: Option<String>,
    seal: Seal,
    seen: i64,
    saved: Saved<'a>,
}

/// The page of a matter, with the form that came back where one did.
pub(super) fn sheet(
    ask: &Ask,
    (title, version): (&str, i64),
    head: Strip,
    says: Content,
    (wrong, came): (Wrong, Came),
) -> Result<Leaf, No> {
    let page = Page {
        t: &ask.say,
        head,
        home: path(ask.id()?),
        title: ask.say.s(title),
        says,
        seen: came.seen(ask, version),
        trouble: came.trouble(&ask.say),
        seal: ask.seal(),
        saved: ask.saved_line(),
        wrongs: (!wrong.is_empty()).then(|| Wrongs::new(&ask.say, wrong)),
    };
    leaf(&ask.say, title, &page)
}

/// What happened to a form that was sent: what is to be said above it, or a no that ends the request.
pub(super) fn back(say: &Say, no: No) -> Result<Came, No> {
    match no {
        No::Refusal(refusal) => Ok(Came::Back(Some(say.s(refusal.word)))),
        No::Stale => Ok(Came::Stale),
        no => Err(no),
    }
}

/// Why the reader may not do this in the matter; nothing where they may.
pub(super) async fn why_not(ask: &Ask, tx: &mut Tx, act: Act) -> Result<Option<Refusal>, No> {
    match Permit::for_matter(tx, ask.session.staff, act, ask.id()?).await {
        Ok(_) => Ok(None),
        Err(No::Refusal(no)) => Ok(Some(no)),
        Err(no) => Err(no),
    }
}

/// A day that must be there.
pub(super) fn day(form: &mut Reader<'_>, name: &'static str, missing: &str) -> Option<Day> {
    let day = Day::parse(form.fields.get(name)).ok();
    if day.is_none() {
        form.unchosen(name, missing);
    }
    day
}

/// Today, here.
pub(super) fn today(ask: &Ask) -> Day {
    ask.zone().day(ask.moment.at.instant())
}
