//! The one shape of a page of this room on which something is written: who it is about, what is known, what is to be filled in.

use super::{HUB, View, leaf, of};
use access::No;
use askama::{Template, filters::HtmlSafe};
use page::staff::form::{Came, Wrong};
use page::{
    Leaf, Say, Strip,
    kit::{Area, Choice, Line, Select, Tick, Wrongs},
    staff::{Ask, Saved, Seal},
};
use std::fmt;

/// One part of a form.
pub(super) enum Part {
    Area(Area),
    Line(Line),
    Choice(Choice),
    Select(Select),
    /// A question with several answers that can be ticked.
    Ticks(Ticks),
}

#[derive(Template)]
#[template(
    source = "<fieldset class=\"field\"><legend>{{ label }}</legend>{% for x in all %}{{ x }}{% endfor %}</fieldset>",
    ext = "html"
)]
pub(super) struct Ticks {
    pub label: String,
    pub all: Vec<Tick>,
}

impl HtmlSafe for Ticks {}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Area(one) => one.fmt(f),
            Part::Line(one) => one.fmt(f),
            Part::Choice(one) => one.fmt(f),
            Part::Select(one) => one.fmt(f),
            Part::Ticks(one) => one.fmt(f),
        }
    }
}

impl HtmlSafe for Part {}

/// A line of a list: what it says, beside it by whom and when, and where it can be put right.
pub(super) struct Row {
    pub says: String,
    pub by: String,
    pub link: Option<(String, String)>,
}

/// A list with its heading.
pub(super) struct List {
    pub heading: String,
    pub rows: Vec<Row>,
    /// What is said where nothing stands there.
    pub empty: String,
}

/// A text that is folded: its heading, and question and answer.
pub(super) struct Fold {
    pub heading: String,
    pub parts: Vec<(String, String)>,
    pub open: bool,
}

/// A button of a form: what it says, and the name and value that it adds.
pub(super) struct Button {
    pub says: String,
    pub pair: Option<(&'static str, &'static str)>,
}

/// A form: where it is sent, what is asked, its buttons. The first is the main one where there is only one.
pub(super) struct Form {
    pub action: String,
    pub parts: Vec<Part>,
    pub buttons: Vec<Button>,
}

/// What a page says.
#[derive(Default)]
pub(super) struct Content {
    /// Sentences below the title.
    pub lead: Vec<String>,
    /// What stands in the way, or is to be known.
    pub notes: Vec<String>,
    pub form: Option<Form>,
    /// Address and words.
    pub links: Vec<(String, String)>,
    pub lists: Vec<List>,
    pub folds: Vec<Fold>,
    /// The heading of what is folded.
    pub folded: String,
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    hub: String,
    title: String,
    says: Content,
    wrongs: Option<Wrongs>,
    trouble: Option<String>,
    seal: Seal,
    seen: i64,
    saved: Saved<'a>,
}

/// The page, with the form that came back where one did. Whoever may not write here reads why in place of the form.
pub(super) fn sheet(
    ask: &Ask,
    (title, version): (&str, i64),
    view: View,
    mut says: Content,
    (wrong, came): (Wrong, Came),
) -> Result<Leaf, No> {
    if let Some(no) = view.no {
        says.form = None;
        says.notes.push(ask.say.s(no.word));
    }
    let page = Page {
        t: &ask.say,
        head: view.head,
        hub: of(HUB, ask.id()?),
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

/// The one button of a form.
pub(super) fn only(say: &Say, key: &str) -> Vec<Button> {
    vec![Button { says: say.s(key), pair: None }]
}
