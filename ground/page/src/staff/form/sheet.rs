//! The one shape of a page of a matter on which something is written: who it is about, what is known, what is to be filled
//! in, and what was written before.

use super::{Came, Carried};
use crate::{
    Leaf, Strip,
    kit::{Area, Choice, Line, Select, Tick},
    leaf,
    staff::{Ask, Seal},
};
use access::No;
use askama::{Template, filters::HtmlSafe};
use std::fmt;
use store::Fault;

/// An address and what leads there.
pub type Link = (String, String);

/// One part of a form.
pub enum Part {
    /// A question that is answered with a text.
    Area(Area),
    /// With one line.
    Line(Line),
    /// With one of a few answers.
    Choice(Choice),
    /// With one of many.
    Select(Select),
    /// A sentence that can be ticked.
    Tick(Tick),
    /// A question with several answers that can be ticked.
    Ticks(Ticks),
    /// A sentence between the questions.
    Says(String),
    /// What goes along unseen: its name and its value.
    Hidden(&'static str, String),
}

/// A question with several answers that can be ticked.
#[derive(Template)]
#[template(
    source = "<fieldset class=\"field\"><legend>{{ label }}</legend>{% for x in all %}{{ x }}{% endfor %}</fieldset>",
    ext = "html"
)]
pub struct Ticks {
    /// The question.
    pub label: String,
    /// Its answers.
    pub all: Vec<Tick>,
}

/// The template escapes what is said.
#[derive(Template)]
#[template(source = "<p class=\"col mt4\">{{ text }}</p>", ext = "html")]
struct Says<'a> {
    text: &'a str,
}

/// The template escapes what goes along.
#[derive(Template)]
#[template(source = "<input type=\"hidden\" name=\"{{ name }}\" value=\"{{ value }}\">", ext = "html")]
struct Hidden<'a> {
    name: &'a str,
    value: &'a str,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Area(one) => one.fmt(f),
            Part::Line(one) => one.fmt(f),
            Part::Choice(one) => one.fmt(f),
            Part::Select(one) => one.fmt(f),
            Part::Tick(one) => one.fmt(f),
            Part::Ticks(one) => one.fmt(f),
            Part::Says(text) => Says { text }.fmt(f),
            Part::Hidden(name, value) => Hidden { name, value }.fmt(f),
        }
    }
}

impl HtmlSafe for Part {}
impl HtmlSafe for Ticks {}
impl HtmlSafe for List {}

/// A line of a list.
#[derive(Default)]
pub struct Row {
    /// What stands there.
    pub says: String,
    /// By whom and when.
    pub by: String,
    /// Where what stands there leads.
    pub to: Option<String>,
    /// Where it can be put right.
    pub link: Option<Link>,
}

impl From<(String, String)> for Row {
    fn from((says, by): (String, String)) -> Row {
        Row { says, by, ..Row::default() }
    }
}

/// A list with its heading.
#[derive(Default, Template)]
#[template(path = "list.html")]
pub struct List {
    /// The heading.
    pub heading: String,
    /// Its lines.
    pub rows: Vec<Row>,
    /// What is said where nothing stands there.
    pub empty: String,
    /// Where it is written.
    pub link: Option<Link>,
}

/// A text that is folded: its heading, and question and answer.
pub struct Fold {
    /// The heading.
    pub heading: String,
    /// Question and answer.
    pub parts: Vec<(String, String)>,
    /// Whether it is unfolded from the beginning.
    pub open: bool,
}

/// A button of a form.
pub struct Button {
    /// What it says.
    pub says: String,
    /// The name and value that it adds.
    pub pair: Option<(&'static str, &'static str)>,
}

/// Whether the questions of a form stand on paper too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// They do, with what was typed in them.
    Along,
    /// They are left out: what was written stands there without them.
    LeftOut,
}

/// A form: where it is sent, what is asked, its buttons. Where there is only one, it is the main one.
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// What is asked.
    pub parts: Vec<Part>,
    /// Its buttons.
    pub buttons: Vec<Button>,
    /// Whether it stands on paper too.
    pub paper: Paper,
}

impl Form {
    /// A form with one button that says this.
    pub fn new(action: String, parts: Vec<Part>, button: String) -> Form {
        Form { action, parts, buttons: vec![Button { says: button, pair: None }], paper: Paper::Along }
    }
}

/// A button beside the form, which is sent alone.
pub struct Press {
    /// Where it is sent.
    pub action: String,
    /// What it says.
    pub says: String,
    /// Name and value of what it is about.
    pub about: (&'static str, String),
}

/// What only one room's pages have: drawn by a template of its own.
pub struct Block(String);

impl Block {
    /// What the template says.
    ///
    /// # Errors
    /// A fault where it cannot be written.
    pub fn of(template: &impl Template) -> Result<Block, No> {
        let drawn = template.render().map_err(|e| Fault::Shape(format!("a block could not be written: {e}")))?;
        Ok(Block(drawn))
    }
}

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Block {}

/// What a page says, from above.
#[derive(Default)]
pub struct Content {
    /// The way back.
    pub back: Link,
    /// Sentences below the title.
    pub lead: Vec<String>,
    /// What is to be done next elsewhere.
    pub onward: Option<Link>,
    /// What stands in the way, and whose it is.
    pub notes: Vec<String>,
    /// What is read before the form is filled in.
    pub lists: Vec<List>,
    /// The same, drawn by the room.
    pub block: Option<Block>,
    /// Buttons beside the form.
    pub presses: Vec<Press>,
    /// What is to be filled in.
    pub form: Option<Form>,
    /// Where else one can go.
    pub links: Vec<Link>,
    /// What was written before.
    pub before: Vec<List>,
    /// The same, folded.
    pub folds: Vec<Fold>,
    /// The heading of what is folded.
    pub folded: String,
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct Page<'a> {
    head: Strip,
    title: String,
    says: Content,
    carried: Carried<'a>,
}

impl Page<'_> {
    fn seal(&self) -> &Seal {
        &self.carried.seal
    }
}

/// The page, with the form that came back where one did. `title` is a key of words, and `version` that of what the form is
/// about as it stands now.
///
/// # Errors
/// A fault where it cannot be written.
pub fn sheet(ask: &Ask, (title, version): (&str, i64), head: Strip, says: Content, came: &Came) -> Result<Leaf, No> {
    leaf(&ask.say, title, &Page { head, title: ask.say.s(title), says, carried: ask.carried(came, version) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_and_what_goes_along_is_escaped() {
        let says = Part::Says("<b>".into()).to_string();
        assert_eq!(says, r#"<p class="col mt4">&#60;b&#62;</p>"#);
        let hidden = Part::Hidden("of", "\"><b>".into()).to_string();
        assert!(hidden.starts_with(r#"<input type="hidden" name="of" value=""#) && !hidden.contains("<b>"), "{hidden}");
    }

    #[test]
    fn a_list_says_that_nothing_stands_there_and_a_line_leads_on() {
        let none = List { empty: "Inget än.".into(), ..List::default() };
        assert!(none.to_string().contains(r#"<p class="empty">Inget än.</p>"#), "{none}");
        let row = Row { to: Some("/arende/1".into()), ..Row::from(("Stöd".to_owned(), "Omar".to_owned())) };
        let list = List { rows: vec![row], ..none }.to_string();
        assert!(list.contains(r#"<a href="/arende/1">Stöd</a> <span class="quiet small">Omar</span>"#), "{list}");
        assert!(!list.contains("Inget än."), "{list}");
    }
}
