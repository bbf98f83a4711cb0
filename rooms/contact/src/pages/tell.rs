//! The two forms: without a name and with one.

use super::{leaf, receipt, start};
use crate::form;
use access::No;
use askama::{Template, filters::HtmlSafe};
use casefile::{FormKey, Question, Route};
use page::{
    Answer, Leaf, Visit,
    kit::{Area, Choice, Field, Line, Tick, Wrongs},
};

#[derive(Template)]
#[template(path = "tell.html")]
struct Tell<'a> {
    t: &'a page::Say,
    back: String,
    title: String,
    lead: String,
    note: String,
    action: String,
    key: String,
    wrongs: Option<Wrongs>,
    trouble: Option<String>,
    about_child: Vec<Part>,
    about_you: Vec<Part>,
    other_way: (String, String),
    form: &'static str,
}

/// One question on the page, in the shape that fits it.
enum Part {
    Line(Line),
    Area(Area),
    Choice(Choice),
    Tick(Tick),
}

impl HtmlSafe for Part {}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Part::Line(x) => x.fmt(f),
            Part::Area(x) => x.fmt(f),
            Part::Choice(x) => x.fmt(f),
            Part::Tick(x) => x.fmt(f),
        }
    }
}

/// The empty form without a name.
pub async fn without_name(visit: Visit) -> Result<Answer, No> {
    empty(&visit, Route::Anonymous)
}

/// The empty form with a name.
pub async fn with_name(visit: Visit) -> Result<Answer, No> {
    empty(&visit, Route::Named)
}

/// Takes what was told without a name.
pub async fn send_without_name(visit: Visit) -> Result<Answer, No> {
    send(visit, Route::Anonymous).await
}

/// Takes what was told with a name.
pub async fn send_with_name(visit: Visit) -> Result<Answer, No> {
    send(visit, Route::Named).await
}

/// The id of the form, so that buttons outside it can take what is typed along.
const FORM: &str = "tell";

fn empty(visit: &Visit, route: Route) -> Result<Answer, No> {
    Ok(Answer::Page(with_form(visit, route, &[], None)?))
}

fn with_form(visit: &Visit, route: Route, wrong: &[(Question, String)], trouble: Option<String>) -> Result<Leaf, No> {
    let leaf = leaf(visit, title(route), &form_page(visit, route, wrong, trouble))?;
    Ok(Leaf { form: Some(FORM), ..leaf })
}

async fn send(visit: Visit, route: Route) -> Result<Answer, No> {
    if visit.fields.get("only") == "show" {
        // The other way, or another language, was asked for: everything typed comes along, nothing is sent.
        return empty(&visit, route);
    }
    let today = visit.zone().day(visit.moment.at.instant());
    let letter = match form::letter(&visit, route, today) {
        Ok(letter) => letter,
        Err(wrong) => return Ok(Answer::Again(with_form(&visit, route, &wrong, None)?)),
    };
    let Some(key) = visit.house.letterbox.known_key(visit.fields.get("key")) else {
        return Ok(Answer::Again(troubled(&visit, route, "contact-trouble-key")?));
    };
    if !visit.house.letters.take(visit.moment.at) {
        return Ok(Answer::Later(troubled(&visit, route, "contact-trouble-many")?));
    }
    match visit.house.letterbox.receive(&visit.moment, &key, &letter).await {
        Ok(receipt) => receipt::show(&visit, &letter, &receipt),
        Err(no) => Ok(Answer::Broke(troubled(&visit, route, "contact-trouble-broke")?, no)),
    }
}

/// The form with everything typed, and one sentence about what stands in the way.
fn troubled(visit: &Visit, route: Route, word: &str) -> Result<Leaf, No> {
    let trouble = visit.say.w(word, &[("phone", &visit.house.municipality.phone)]);
    with_form(visit, route, &[], Some(trouble))
}

fn title(route: Route) -> &'static str {
    match route {
        Route::Anonymous => "contact-anonymous-title",
        Route::Named => "contact-named-title",
    }
}

fn form_page<'a>(visit: &'a Visit, route: Route, wrong: &[(Question, String)], trouble: Option<String>) -> Tell<'a> {
    let t = &visit.say;
    let list = wrong.iter().map(|(q, why)| (q.name(), why.clone())).collect::<Vec<_>>();
    let part = |q: Question| part(visit, q, wrong);
    let (about_you, about_child): (Vec<_>, Vec<_>) = form::questions(route).partition(|q| q.names_the_teller());
    let own = |word: &str| t.s(&format!("contact-{}-{word}", route.name()));
    let (here, other) = match route {
        Route::Anonymous => (super::WITHOUT_NAME, (super::WITH_NAME, "contact-to-named")),
        Route::Named => (super::WITH_NAME, (super::WITHOUT_NAME, "contact-to-anonymous")),
    };
    Tell {
        t,
        back: visit.link(super::START),
        title: own("title"),
        lead: own("lead"),
        note: own("note"),
        action: visit.link(here),
        key: key(visit).to_string(),
        wrongs: (!list.is_empty()).then(|| Wrongs::new(t, list)),
        trouble,
        about_child: about_child.into_iter().map(part).collect(),
        about_you: about_you.into_iter().map(part).collect(),
        other_way: (visit.link(other.0), t.s(other.1)),
        form: FORM,
    }
}

/// The key that came with the form, so that a letter that was stored after all is not stored twice; else a new one.
fn key(visit: &Visit) -> FormKey {
    let letterbox = &visit.house.letterbox;
    letterbox.known_key(visit.fields.get("key")).unwrap_or_else(|| letterbox.form_key(&visit.moment))
}

fn part(visit: &Visit, question: Question, wrong: &[(Question, String)]) -> Part {
    let (t, name) = (&visit.say, question.name());
    let needed = matches!(question, Question::What | Question::Name | Question::Work);
    let hinted = matches!(
        question,
        Question::What
            | Question::When
            | Question::Child
            | Question::Age
            | Question::Number
            | Question::Where
            | Question::Phone
            | Question::Feedback
            | Question::Danger
            | Question::Relation
            | Question::Work
    );
    let field = Field {
        name: name.into(),
        label: t.s(&format!("contact-q-{name}")),
        hint: hinted.then(|| t.s(&format!("contact-hint-{name}"))),
        value: visit.fields.get(name).to_owned(),
        wrong: wrong.iter().find(|(q, _)| *q == question).map(|(_, why)| why.clone()),
        optional: (!needed).then(|| t.s("page-optional")),
    };
    shape(t, start::phone_now(visit), question, field)
}

fn shape(t: &page::Say, phone: &str, question: Question, field: Field) -> Part {
    let line = |field, kind, keys, fill| Part::Line(Line { field, kind, keys, fill, look: "" });
    match question {
        Question::What => Part::Area(Area { field, rows: 8 }),
        Question::Child | Question::Where | Question::Danger => Part::Area(Area { field, rows: 3 }),
        Question::Today | Question::Knows | Question::Work => {
            let say = |pick: &&'static str| {
                let key = format!("contact-{}-{}", field.name, pick.replace('_', "-"));
                (*pick, t.w(&key, &[("phone", phone)]))
            };
            Part::Choice(Choice { picks: question.picks().iter().map(say).collect(), field })
        }
        Question::Feedback => Part::Tick(Tick { field }),
        Question::When | Question::Age | Question::Number => line(field, "text", "numeric", "off"),
        Question::Phone => line(field, "tel", "tel", "tel"),
        Question::Email => line(field, "email", "email", "email"),
        Question::Name => line(field, "text", "", "name"),
        Question::Relation | Question::Workplace => line(field, "text", "", "off"),
    }
}
