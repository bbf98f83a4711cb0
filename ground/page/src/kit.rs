//! The parts that pages are built of. Each is a type with its own template: a room writes `{{ field }}`.

use crate::{Leaf, Say};
use askama::{Template, filters::HtmlSafe};
use std::borrow::Cow;

/// A question that is answered with one line.
#[derive(Template)]
#[template(path = "line.html")]
pub struct Line {
    /// What is common to all fields.
    pub field: Field,
    /// `text`, `tel`, `email`: which keyboard a phone shows. Never `number`: it eats what is typed wrong.
    pub kind: &'static str,
    /// `numeric` for digits, else empty.
    pub keys: &'static str,
    /// What the browser may fill in, or `off`.
    pub fill: &'static str,
    /// `code-in` for a receipt's code, else empty.
    pub look: &'static str,
}

impl Line {
    /// A line of words.
    pub fn of(field: Field) -> Line {
        Line { field, kind: "text", keys: "", fill: "off", look: "" }
    }

    /// The same, said to be one that may be left empty.
    #[must_use]
    pub fn optional(self, say: &Say) -> Line {
        Line { field: self.field.optional(say), ..self }
    }
}

/// A question that is answered with a text.
#[derive(Template)]
#[template(path = "area.html")]
pub struct Area {
    /// What is common to all fields.
    pub field: Field,
    /// Lines shown at first.
    pub rows: u8,
}

impl Area {
    /// The same, said to be one that may be left empty.
    #[must_use]
    pub fn optional(self, say: &Say) -> Area {
        Area { field: self.field.optional(say), ..self }
    }
}

/// A question that is answered with one of a few answers.
#[derive(Template)]
#[template(path = "choice.html")]
pub struct Choice {
    /// What is common to all fields.
    pub field: Field,
    /// The answers: stored name and sentence.
    pub picks: Vec<(&'static str, String)>,
}

/// A question that is answered with one of many answers.
#[derive(Template)]
#[template(path = "select.html")]
pub struct Select {
    /// What is common to all fields.
    pub field: Field,
    /// The answers: stored name and words.
    pub picks: Vec<(Cow<'static, str>, String)>,
    /// What stands first and means that nothing is chosen yet; empty where one is always chosen.
    pub none: String,
}

/// A sentence that can be ticked. Its value is `yes`.
#[derive(Template)]
#[template(path = "tick.html")]
pub struct Tick {
    /// What is common to all fields.
    pub field: Field,
}

/// What is common to all fields: the question, help, what was typed, what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// The name in the form; also its id. Made up only where a form has the same question many times.
    pub name: Cow<'static, str>,
    /// The question.
    pub label: String,
    /// What helps to answer it.
    pub hint: Option<String>,
    /// What was typed, exactly.
    pub value: String,
    /// What to do about what was typed.
    pub wrong: Option<String>,
    /// "om du vill", where it may be left empty.
    pub optional: Option<String>,
}

impl Field {
    /// The same field, said to be one that may be left empty.
    #[must_use]
    pub fn optional(self, say: &Say) -> Field {
        Field { optional: Some(say.s("page-optional")), ..self }
    }

    /// The ids that describe the field, for those who listen to the page.
    pub fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let wrong = self.wrong.as_ref().map(|_| format!("{}-wrong", self.name));
        let ids: Vec<String> = hint.into_iter().chain(wrong).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// The list of what is to be put right, first on a form that came back. Each line leads to its field.
#[derive(Template)]
#[template(path = "wrongs.html")]
pub struct Wrongs {
    /// "Något behöver rättas"
    pub title: String,
    /// "Det du har skrivit är kvar."
    pub lead: String,
    /// Field id and what to do.
    pub list: Vec<(Cow<'static, str>, String)>,
}

impl Wrongs {
    /// A list in the words of the page.
    pub fn new(say: &Say, list: Vec<(impl Into<Cow<'static, str>>, String)>) -> Wrongs {
        let list = list.into_iter().map(|(name, why)| (name.into(), why)).collect();
        Wrongs { title: say.s("page-wrong-title"), lead: say.s("page-wrong-lead"), list }
    }
}

/// A page that only says something.
#[derive(Template)]
#[template(path = "notice.html")]
pub struct Notice {
    /// The heading.
    pub title: String,
    /// What happened and what to do.
    pub text: String,
    /// A number to ring: as people read it and as a link.
    pub ring: Option<(String, String)>,
    /// One thing more.
    pub more: Option<String>,
    /// A way on: link and words.
    pub home: Option<(String, String)>,
}

impl Notice {
    /// As the content of a page.
    pub fn leaf(&self) -> Leaf {
        Leaf { title: self.title.clone(), body: self.render().unwrap_or_else(|_| self.title.clone()), form: None }
    }
}

impl HtmlSafe for Line {}
impl HtmlSafe for Area {}
impl HtmlSafe for Choice {}
impl HtmlSafe for Select {}
impl HtmlSafe for Tick {}
impl HtmlSafe for Wrongs {}
