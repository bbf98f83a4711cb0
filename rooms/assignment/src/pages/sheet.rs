//! The one shape of a form of this room: who it is about, what is known, what is to be filled in.

use super::leaf;
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
pub(super) enum Field {
    Area(Area),
    Line(Line),
    Choice(Choice),
    Select(Select),
    Tick(Tick),
    /// What goes along unseen: its name and its value.
    Hidden(&'static str, String),
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Field::Area(one) => one.fmt(f),
            Field::Line(one) => one.fmt(f),
            Field::Choice(one) => one.fmt(f),
            Field::Select(one) => one.fmt(f),
            Field::Tick(one) => one.fmt(f),
            Field::Hidden(name, value) => Hidden { name, value }.fmt(f),
        }
    }
}

impl HtmlSafe for Field {}

/// The template escapes what goes along.
#[derive(Template)]
#[template(source = "<input type=\"hidden\" name=\"{{ name }}\" value=\"{{ value }}\">", ext = "html")]
struct Hidden<'a> {
    name: &'a str,
    value: &'a str,
}

/// A list with its heading: what stands there, and beside it by whom and when.
#[derive(Default)]
pub(super) struct List {
    pub heading: String,
    /// Words, what stands beside them, and where they lead.
    pub rows: Vec<(String, String, Option<String>)>,
    /// What is said where nothing stands there.
    pub empty: String,
}

/// A form: where it is sent, what is asked, what its button says.
pub(super) struct Form {
    pub action: String,
    pub fields: Vec<Field>,
    pub button: String,
}

/// What a page says.
#[derive(Default)]
pub(super) struct Content {
    /// The way back: address and words.
    pub back: (String, String),
    /// Sentences below the title.
    pub lead: Vec<String>,
    /// What stands in the way, and whose it is.
    pub notes: Vec<String>,
    pub lists: Vec<List>,
    pub form: Option<Form>,
    /// Buttons of their own beside it: where each is sent, what it says, and who it is about.
    pub buttons: Vec<(String, String, String)>,
    /// Address and words.
    pub links: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct Page<'a> {
    head: Strip,
    title: String,
    says: Content,
    wrongs: Option<Wrongs>,
    trouble: Option<String>,
    seal: Seal,
    seen: i64,
    saved: Saved<'a>,
}

/// The page, with the form that came back where one did.
pub(super) fn sheet(
    ask: &Ask,
    (title, version): (&str, i64),
    head: Strip,
    says: Content,
    (wrong, came): (Wrong, Came),
) -> Result<Leaf, No> {
    let page = Page {
        head,
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
