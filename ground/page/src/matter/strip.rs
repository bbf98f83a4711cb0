//! The person strip: who this is about, on every page of a matter.

use crate::{Icon, Names, Say, staff::Ask};
use access::{No, charge};
use askama::{Template, filters::HtmlSafe};
use casefile::{Lang, Matter, Person, matter, person};
use law::known::Protection;
use store::{Tx, Uuid};

/// Who a matter is about, who carries it, and that somebody in it has a protected identity. A template writes it whole.
#[derive(Template)]
#[template(path = "strip.html")]
pub struct Strip {
    t: Say,
    name: String,
    age: Option<String>,
    born: Option<String>,
    last_four: Option<String>,
    guard: Option<String>,
    language: String,
    interpreter: Option<String>,
    carrier: String,
    /// The person, and where their page is, for a page that leads there.
    person: Option<Uuid>,
    link: Option<String>,
    /// Above a sheet that is printed and has a heading of its own.
    above: bool,
}

impl HtmlSafe for Strip {}

impl Strip {
    /// The strip of a matter that the one who asks may read; that the person was shown is noted.
    ///
    /// # Errors
    /// [`No::Absent`] where the matter is in nobody's charge; a fault where the database fails.
    pub async fn of(ask: &mut Ask, tx: &mut Tx, matter: &Matter, names: &Names) -> Result<Strip, No> {
        let t = ask.say.clone();
        let today = ask.today();
        let one = match matter.person {
            Some(id) => person::one(tx, id).await?,
            None => None,
        };
        ask.sight.shows(one.iter().map(|person| person.id.uuid()));
        let charge = charge::charge(tx, matter.id.uuid()).await?.ok_or(No::Absent)?;
        let carrier = match charge.taken_at {
            Some(_) => names.staff(charge.carrier).to_owned(),
            None => t.w("field-nobody-carries", &[("head", names.staff(charge.head))]),
        };
        let tongue = |tag: &Lang| t.language(tag.as_str());
        let language = matter.language.as_ref().or(one.as_ref().and_then(|p| p.language.as_ref()));
        let interpreter = matter.interpreter.as_ref().or(one.as_ref().and_then(|p| p.interpreter.as_ref()));
        let own = one.as_ref().is_some_and(|p| p.protection != Protection::None);
        let nameless = || matter.words.clone().unwrap_or_else(|| t.s("field-nameless"));
        Ok(Strip {
            name: one.as_ref().map_or_else(nameless, |person| person.name.clone()),
            age: one.as_ref().map_or(matter.age_told, |p| p.age(today).on(today)).map(|years| t.years(years)),
            born: one.as_ref().and_then(Person::birth).map(|day| t.birth(day)),
            last_four: one.as_ref().and_then(|p| p.number).map(|number| number.last_four()),
            guard: match (own, matter::guarded(tx, matter.id).await?) {
                (true, _) => Some(t.s("field-guarded")),
                // Somebody else, and the strip does not say who.
                (false, true) => Some(t.s("field-guarded-around")),
                (false, false) => None,
            },
            language: language.map_or_else(|| t.s("field-unasked"), tongue),
            interpreter: interpreter.map(tongue),
            carrier,
            person: one.as_ref().map(|person| person.id.uuid()),
            link: None,
            above: false,
            t,
        })
    }

    /// Above a sheet for the family: the one who prints it sees whom it is about, and the paper has its own heading.
    #[must_use]
    pub fn above_a_sheet(self) -> Strip {
        Strip { above: true, ..self }
    }

    /// A link leads to the person's own page, where there is a record of them: `path` is that page's, with `{id}` in it.
    #[must_use]
    pub fn leading_to(self, path: &str) -> Strip {
        let link = self.person.map(|person| path.replace("{id}", &person.to_string()));
        Strip { link, ..self }
    }
}
