//! The person strip: who this is about.

use super::Names;
use access::{No, charge};
use askama::{Template, filters::HtmlSafe};
use casefile::{Matter, person};
use law::known::Protection;
use page::{Icon, Say, staff::Ask};
use store::Tx;

#[derive(Template)]
#[template(path = "head.html")]
pub(super) struct Head {
    t: Say,
    name: String,
    age: Option<String>,
    last_four: Option<String>,
    guarded: bool,
    carrier: String,
}

impl HtmlSafe for Head {}

impl Head {
    pub async fn of(ask: &mut Ask, tx: &mut Tx, matter: &Matter, names: &Names) -> Result<Head, No> {
        let t = ask.say.clone();
        let today = ask.zone().day(ask.moment.at.instant());
        let one = match matter.person {
            Some(id) => person::one(tx, id).await?,
            None => None,
        };
        ask.sight.shows(one.iter().map(|person| person.id.uuid()));
        let charge = charge::charge(tx, matter.id.uuid()).await?.ok_or(No::Absent)?;
        let nameless = || matter.words.clone().unwrap_or_else(|| t.s("assessment-nameless"));
        Ok(Head {
            name: one.as_ref().map_or_else(nameless, |person| person.name.clone()),
            age: one.as_ref().and_then(|p| p.age(today).on(today)).map(|years| t.years(years)),
            last_four: one.as_ref().and_then(|p| p.number).map(|number| number.last_four()),
            guarded: one.as_ref().is_some_and(|p| p.protection != Protection::None),
            carrier: names.of(&charge.carrier.to_string()).to_owned(),
            t,
        })
    }
}
