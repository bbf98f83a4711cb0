//! What was told in a matter: who said it, to whom, when, and what is about somebody else.

use super::LONG;
use crate::{Names, Say, staff::Ask};
use access::No;
use askama::{Template, filters::HtmlSafe};
use casefile::matter::told::{self, About};
use casefile::{Matter, registration};
use store::Tx;

/// One told thing.
struct Quote {
    text: String,
    by: String,
    other: bool,
    copied: Option<String>,
}

/// What was told in a matter; a template writes it whole.
#[derive(Template)]
#[template(path = "told.html")]
pub struct ToldOnce {
    t: Say,
    quotes: Vec<Quote>,
    /// The whole contact, for those who may read every matter of it.
    whole: Option<Quote>,
}

impl HtmlSafe for ToldOnce {}

impl ToldOnce {
    /// What was told in a matter that the one who asks may read; that a whole contact was shown is noted.
    ///
    /// # Errors
    /// A fault where the database fails.
    pub async fn of(ask: &mut Ask, tx: &mut Tx, matter: &Matter, names: &Names) -> Result<ToldOnce, No> {
        let t = ask.say.clone();
        let all = told::all(tx, matter.id).await?;
        let quotes = all.into_iter().map(|one| {
            let who = teller(&t, &t.reporter(one.by_kind), one.by_name.as_deref(), names);
            let copied = one.copied.map(|copy| {
                let day = t.short_day(ask.zone().day(copy.at.instant()));
                t.w("field-told-copied", &[("day", &day), ("who", names.of(&copy.by))])
            });
            let to = one.told_to.as_deref().map(|to| names.of(to));
            let by = line(&t, &who, to, &t.moment(one.told_at, ask.zone()));
            Quote { text: one.text, by, other: one.about == About::Other, copied }
        });
        let quotes: Vec<Quote> = quotes.collect();
        let whole = whole(ask, tx, matter, names).await?;
        let whole = whole.filter(|all| !quotes.iter().any(|one| one.text == all.text));
        Ok(ToldOnce { t, quotes, whole })
    }

    /// Whether it is so much that a page with another purpose folds it.
    pub fn is_long(&self) -> bool {
        self.quotes.iter().chain(&self.whole).map(|one| one.text.chars().count()).sum::<usize>() > LONG
    }
}

async fn whole(ask: &mut Ask, tx: &mut Tx, matter: &Matter, names: &Names) -> Result<Option<Quote>, No> {
    let Some(contact) = matter.contact else { return Ok(None) };
    let register = match registration::whole(tx, ask.session.staff, contact).await {
        Ok(register) => register,
        Err(No::Absent) => return Ok(None),
        Err(no) => return Err(no),
    };
    let Some(text) = register.told else { return Ok(None) };
    ask.sight.shows([contact]);
    let t = &ask.say;
    let kind = register.listed.reporter.map(|(kind, _)| t.reporter(kind)).unwrap_or_default();
    let who = teller(t, &kind, register.reporter_name.as_deref(), names);
    let to = register.listed.received_by.as_deref().map(|to| names.of(to));
    let by = line(t, &who, to, &t.moment(register.listed.arrived_at, ask.zone()));
    Ok(Some(Quote { text, by, other: false, copied: None }))
}

fn teller(t: &Say, kind: &str, name: Option<&str>, names: &Names) -> String {
    match name.map(|name| names.of(name)) {
        Some(name) => t.w("field-told-teller", &[("name", name), ("kind", kind)]),
        None => kind.to_owned(),
    }
}

fn line(t: &Say, who: &str, to: Option<&str>, when: &str) -> String {
    match to {
        Some(to) => t.w("field-told-by-to", &[("who", who), ("to", to), ("when", when)]),
        None => t.w("field-told-by", &[("who", who), ("when", when)]),
    }
}
