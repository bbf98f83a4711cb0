//! Received, read, answered: what a code says, and nothing more.

use super::{
    START, leaf, shown,
    start::{self, Ring},
};
use access::No;
use askama::Template;
use casefile::{Code, Standing};
use page::{
    Answer, Say, Visit,
    kit::{Field, Line, Wrongs},
};

#[derive(Template)]
#[template(path = "ask_code.html")]
struct AskCode<'a> {
    t: &'a Say,
    action: String,
    wrongs: Option<Wrongs>,
    code: Line,
    phone: Ring<'a>,
    start: String,
}

#[derive(Template)]
#[template(path = "standing.html")]
struct Stands<'a> {
    t: &'a Say,
    steps: Vec<Step>,
    reply: Option<String>,
    phone: Ring<'a>,
    after_hours: Ring<'a>,
    hours: String,
    start: String,
}

/// One of the three: what it is called, and when it was so.
struct Step {
    name: String,
    when: Option<String>,
    now: bool,
}

/// Asks for the code.
pub async fn ask(visit: Visit) -> Result<Answer, No> {
    shown(&visit, "contact-code-title", &ask_page(&visit, None))
}

/// Says how the letter with the code stands.
pub async fn tell(visit: Visit) -> Result<Answer, No> {
    let again = |word: &str| {
        let page = ask_page(&visit, Some(visit.say.s(word)));
        leaf(&visit, "contact-code-title", &page)
    };
    if !visit.house.codes.take(visit.moment.at) {
        return Ok(Answer::Later(again("contact-code-many")?));
    }
    let Ok(code) = Code::parse(visit.fields.get("code")) else {
        return Ok(Answer::Again(again("contact-code-shape")?));
    };
    match visit.house.letterbox.standing(&code).await {
        Ok(Some(standing)) => shown(&visit, "contact-standing-title", &stands(&visit, &standing)),
        Ok(None) => Ok(Answer::Again(again("contact-code-unknown")?)),
        Err(no) => Ok(Answer::Broke(again("contact-code-trouble")?, no)),
    }
}

fn ask_page(visit: &Visit, wrong: Option<String>) -> AskCode<'_> {
    let t = &visit.say;
    let field = Field {
        name: "code".into(),
        label: t.s("contact-code-label"),
        hint: Some(t.s("contact-code-hint")),
        value: visit.fields.get("code").to_owned(),
        wrong: wrong.clone(),
        optional: None,
    };
    AskCode {
        t,
        action: visit.link(super::CODE),
        wrongs: wrong.map(|w| Wrongs::new(t, vec![("code", w)])),
        code: Line { field, kind: "text", keys: "", fill: "off", look: "code-in" },
        phone: Ring::new(&visit.house.municipality.phone),
        start: visit.link(START),
    }
}

fn stands<'a>(visit: &'a Visit, s: &Standing) -> Stands<'a> {
    let t = &visit.say;
    let all = [
        ("contact-standing-received", Some(s.received)),
        ("contact-standing-read", s.read),
        ("contact-standing-replied", s.replied.map(|r| r.0)),
    ];
    let last = all.iter().rposition(|(_, at)| at.is_some());
    let step = |(i, (key, at)): (usize, (&str, Option<store::Ts>))| Step {
        name: t.s(key),
        when: at.map(|at| t.moment(at, visit.zone())),
        now: last == Some(i),
    };
    Stands {
        t,
        steps: all.into_iter().enumerate().map(step).collect(),
        reply: s.replied.map(|(_, reply)| {
            t.w(&format!("contact-reply-{}", reply.name()), &[("phone", &visit.house.municipality.phone)])
        }),
        phone: Ring::new(&visit.house.municipality.phone),
        after_hours: Ring::new(&visit.house.municipality.after_hours),
        hours: start::hours(visit),
        start: visit.link(START),
    }
}
