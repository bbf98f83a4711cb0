//! A page read as a browser reads it: what it says, where it leads, what it asks.

use super::{
    faults,
    form::{Button, Chosen, Field, Form, Kind, Sent},
};
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeMap;

/// One page, read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) text: String,
    pub(crate) links: Vec<(String, String)>,
    pub(crate) forms: Vec<Form>,
    /// The rows of a day: what each says, and where its first link leads.
    pub(crate) rows: Vec<(String, String)>,
    /// What leaves somebody outside.
    pub(crate) faults: Vec<String>,
}

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "button",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "header",
    "label",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];
/// Elements whose text is not said; a key beside a button's words is no part of them.
const SILENT: &[&str] = &["head", "kbd", "option", "script", "select", "style", "svg", "textarea"];

/// Every element below this one that the selector names, in the order of the page.
pub(crate) fn all<'a>(element: ElementRef<'a>, css: &str) -> Vec<ElementRef<'a>> {
    element.select(&Selector::parse(css).unwrap()).collect()
}

impl Sheet {
    /// Where the first row leads that is about this one and says this.
    pub(crate) fn row(&self, name: &str, says: &str) -> Option<&str> {
        let row = self.rows.iter().find(|(row, _)| row.contains(name) && row.replace('\u{ad}', "").contains(says));
        row.map(|(_, to)| to.as_str())
    }

    pub(crate) fn of(html: &str) -> Sheet {
        let parsed = Html::parse_document(html);
        let page = parsed.root_element();
        let link = |a: ElementRef| (words(a), a.attr("href").unwrap_or_default().to_owned());
        let labels = labels(page);
        Sheet {
            text: all(page, "main").into_iter().map(lines).collect(),
            links: all(page, "a[href]").into_iter().map(link).collect(),
            rows: all(page, "main .list .item").into_iter().filter_map(row).collect(),
            forms: all(page, "form").into_iter().map(|form| read_form(form, page, &labels)).collect(),
            faults: faults::of(page, html),
        }
    }
}

/// A row with its first link.
fn row(item: ElementRef) -> Option<(String, String)> {
    let to = all(item, "a[href]").into_iter().next()?.attr("href")?.to_owned();
    Some((words(item), to))
}

/// What an element says, one line for each of its blocks.
pub(crate) fn lines(element: ElementRef) -> String {
    let mut out = String::new();
    say(element, &mut out);
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    out.split('\n').map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What an element says, on one line.
pub(crate) fn words(element: ElementRef) -> String {
    lines(element).replace('\n', " ")
}

fn say(element: ElementRef, out: &mut String) {
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            out.push_str(&text.replace('\n', " "));
        }
        let Some(inner) = ElementRef::wrap(child) else { continue };
        let name = inner.value().name();
        // The first words of a step are a heading: the style sheet gives them a line of their own.
        let heading = name == "b" && element.value().name() == "li";
        let edge = if BLOCKS.contains(&name) || name == "br" || heading { "\n" } else { "" };
        if !SILENT.contains(&name) && inner.attr("hidden").is_none() {
            out.push_str(edge);
            say(inner, out);
            out.push_str(edge);
        }
    }
}

/// What stands beside each field with an id.
fn labels(page: ElementRef) -> BTreeMap<String, String> {
    let of = |label: ElementRef| Some((label.attr("for")?.to_owned(), words(label)));
    all(page, "label[for]").into_iter().filter_map(of).collect()
}

fn read_form(form: ElementRef, page: ElementRef, labels: &BTreeMap<String, String>) -> Form {
    let post = form.attr("method").is_some_and(|m| m.eq_ignore_ascii_case("post"));
    let fields = all(form, "input, textarea, select").into_iter().filter(|e| e.attr("disabled").is_none());
    let own = |b: &ElementRef| match b.attr("form") {
        Some(id) => form.attr("id") == Some(id),
        None => within(*b, "form") == Some(form),
    };
    let buttons = all(page, "button").into_iter().filter(|b| b.attr("type").unwrap_or("submit") == "submit" && own(b));
    Form {
        action: form.attr("action").unwrap_or_default().into(),
        method: if post { Sent::AsAPost } else { Sent::InTheAddress },
        fields: fields.flat_map(|e| asked(e, labels)).collect(),
        buttons: buttons.map(button).collect(),
    }
}

fn button(element: ElementRef) -> Button {
    let name = element.attr("name").filter(|name| !name.is_empty());
    let pair = name.map(|name| (name.to_owned(), element.attr("value").unwrap_or_default().to_owned()));
    Button { words: words(element), action: element.attr("formaction").map(str::to_owned), pair }
}

/// What an element asks: one field, or for a list one for each of its answers.
fn asked(element: ElementRef, labels: &BTreeMap<String, String>) -> Vec<Field> {
    if element.value().name() != "select" {
        return field(element, labels).into_iter().collect();
    }
    let options = all(element, "option");
    let first = options.iter().position(|o| o.attr("selected").is_some()).unwrap_or(0);
    let question = labels.get(element.attr("id").unwrap_or_default()).cloned().unwrap_or_default();
    let one = |(n, option): (usize, &ElementRef)| Field {
        name: element.attr("name").unwrap_or_default().to_owned(),
        question: question.clone(),
        group: group(element),
        value: option.attr("value").map_or_else(|| option.text().collect(), str::to_owned),
        kind: Kind::Answer(option.text().collect(), if n == first { Chosen::Yes } else { Chosen::No }),
    };
    options.iter().enumerate().map(one).collect()
}

/// The heading of the group of questions that a field stands in.
fn group(element: ElementRef) -> String {
    if element.attr("type") == Some("radio") { String::new() } else { legend(element) }
}

fn field(element: ElementRef, labels: &BTreeMap<String, String>) -> Option<Field> {
    let attr = |name: &str| element.attr(name).unwrap_or_default();
    let chosen = if element.attr("checked").is_some() { Chosen::Yes } else { Chosen::No };
    let beside = || labels.get(attr("id")).cloned().or_else(|| within(element, "label").map(words)).unwrap_or_default();
    let (kind, question, typed) = match (element.value().name(), attr("type")) {
        ("textarea", _) => (Kind::Area, beside(), element.text().collect()),
        (_, "submit" | "button" | "reset" | "image" | "file") => return None,
        (_, "hidden") => (Kind::Hidden, String::new(), attr("value").to_owned()),
        (_, "radio") => (Kind::Answer(beside(), chosen), legend(element), attr("value").to_owned()),
        (_, "checkbox") => (Kind::Box(chosen), beside(), element.attr("value").unwrap_or("on").to_owned()),
        (_, "email") => (Kind::Email, beside(), attr("value").to_owned()),
        _ => (Kind::Line, beside(), attr("value").to_owned()),
    };
    Some(Field { name: attr("name").to_owned(), question, group: group(element), value: kind.takes(&typed), kind })
}

/// The nearest element of that name around this one.
pub(crate) fn within<'a>(element: ElementRef<'a>, name: &str) -> Option<ElementRef<'a>> {
    element.ancestors().filter_map(ElementRef::wrap).find(|around| around.value().name() == name)
}

/// The question above several answers.
pub(crate) fn legend(element: ElementRef) -> String {
    within(element, "fieldset").and_then(|set| all(set, "legend").first().copied()).map(words).unwrap_or_default()
}
