//! The person strip: who this is about, on every page of a matter.

use super::Names;
use access::{Charge, No};
use askama::{Template, filters::HtmlSafe};
use casefile::{Lang, Matter, person};
use law::known::Protection;
use page::{Icon, Say, staff::Ask};
use store::Tx;

#[derive(Template)]
#[template(path = "strip.html")]
pub(super) struct Strip {
    t: Say,
    pub name: String,
    age: Option<String>,
    last_four: Option<String>,
    guarded: bool,
    language: String,
    interpreter: Option<String>,
    carrier: String,
}

impl HtmlSafe for Strip {}

impl Strip {
    pub async fn of(ask: &mut Ask, tx: &mut Tx, matter: &Matter, charge: &Charge, names: &Names) -> Result<Strip, No> {
        let t = ask.say.clone();
        let today = ask.zone().day(ask.moment.at.instant());
        let one = match matter.person {
            Some(id) => person::one(tx, id).await?,
            None => None,
        };
        ask.sight.shows(one.iter().map(|person| person.id.uuid()));
        let tongue = |tag: &Lang| t.language(tag.as_str());
        let language = matter.language.as_ref().or(one.as_ref().and_then(|p| p.language.as_ref()));
        let interpreter = matter.interpreter.as_ref().or(one.as_ref().and_then(|p| p.interpreter.as_ref()));
        let carrier = match charge.taken_at {
            Some(_) => names.staff(charge.carrier).to_owned(),
            None => t.w("intake-nobody-carries", &[("head", names.staff(charge.head))]),
        };
        let nameless = || matter.words.clone().unwrap_or_else(|| t.s("intake-nameless"));
        Ok(Strip {
            name: one.as_ref().map_or_else(nameless, |person| person.name.clone()),
            age: one.as_ref().map_or(matter.age_told, |p| p.age(today).on(today)).map(|years| t.years(years)),
            last_four: one.as_ref().and_then(|p| p.number).map(|number| number.last_four()),
            guarded: one.as_ref().is_some_and(|p| p.protection != Protection::None),
            language: language.map_or_else(|| t.s("intake-language-unasked"), tongue),
            interpreter: interpreter.map(tongue),
            carrier,
            t,
        })
    }
}
