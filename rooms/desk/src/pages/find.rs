//! The search: one field for a name, a personal number or the address of a matter (PUL-4).
//!
//! The answer stands in the reply to the form, never behind an address. Whoever may not know of a person gets the same
//! page as where there is no such person, to the last sign and by the same questions to the records. That holds for
//! protected identities too (SEK-8): a sentence that stands only where somebody is protected tells that they are. What
//! stands on every answer instead is whom to ask.

use super::{FIND, PERSON, capital, leaf, matter};
use crate::form::{Sought, sought};
use access::{Act, No, Permit};
use askama::Template;
use casefile::{
    MatterId, Person, PersonId, matter as matters,
    matter::reader::{self, Bearer, FOUND, Summary, summaries},
    person::{by_number, one, same},
};
use page::{
    Icon, Leaf, Say,
    staff::{Ask, Out, Seal},
};
use std::collections::BTreeSet;
use store::{Tx, Uuid};

#[derive(Template)]
#[template(path = "find.html")]
struct Page<'a> {
    t: &'a Say,
    seal: Seal,
    action: &'static str,
    typed: &'a str,
    wrong: Option<String>,
    answer: Option<Answer>,
}

/// What stands below the field.
struct Answer {
    title: String,
    hits: Vec<Hit>,
    more: Option<String>,
}

struct Hit {
    link: String,
    name: String,
    age: Option<String>,
    born: String,
    matters: String,
}

/// What was found: persons, or a matter in which nobody is named.
#[derive(Default)]
struct Found {
    persons: Vec<Bearer>,
    nameless: Option<(Uuid, Option<String>)>,
    more: bool,
}

/// The empty field.
pub async fn show(ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.permit(&mut tx, Act::Search).await?;
    let leaf = page(&ask, "", None, None)?;
    Ok(ask.page(tx, leaf))
}

/// What was found.
pub async fn find(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.permit(&mut tx, Act::Search).await?;
    let typed = ask.fields.get("q").to_owned();
    let today = ask.today();
    let wrong = |ask: &Ask, key| page(ask, &typed, Some(ask.say.s(key)), None);
    let found = match sought(&typed, today) {
        Sought::Nothing => {
            let leaf = wrong(&ask, "desk-find-wrong-empty")?;
            return Ok(ask.page(tx, leaf));
        }
        Sought::NoNumber => {
            let leaf = wrong(&ask, "desk-find-wrong-number")?;
            return Ok(ask.page(tx, leaf));
        }
        Sought::Matter(id) => by_matter(&mut tx, &ask, id).await?,
        Sought::Number(number) => {
            let person = by_number(&mut tx, number).await?;
            by_person(&mut tx, &ask, person).await?
        }
        Sought::Name(name) => by_name(&mut tx, &ask, name).await?,
    };
    let answer = answer(&mut ask, &mut tx, found).await?;
    let leaf = page(&ask, &typed, None, Some(answer))?;
    Ok(ask.page(tx, leaf))
}

async fn by_matter(tx: &mut Tx, ask: &Ask, id: Uuid) -> Result<Found, No> {
    match Permit::for_matter(tx, ask.session.staff, Act::See, id).await {
        Ok(_) => {}
        Err(No::Absent | No::Refusal(_)) => return Ok(Found::default()),
        Err(no) => return Err(no),
    }
    let Some(read) = matters::one(tx, MatterId::of(id)).await? else { return Ok(Found::default()) };
    let person = match read.person {
        Some(person) => one(tx, person).await?,
        None => None,
    };
    Ok(match person {
        Some(person) => Found { persons: vec![bearer(tx, person).await?], ..Found::default() },
        None => Found { nameless: Some((id, read.words)), ..Found::default() },
    })
}

/// The person with that number, where the reader may know of them. The records are asked the same where there is none.
async fn by_person(tx: &mut Tx, ask: &Ask, person: Option<Person>) -> Result<Found, No> {
    let id = person.as_ref().map_or(PersonId::of(Uuid::nil()), |person| person.id);
    let seen = !summaries(tx, ask.session.staff, id).await?.is_empty();
    let persons = match person.filter(|_| seen) {
        Some(person) => vec![bearer(tx, person).await?],
        None => Vec::new(),
    };
    Ok(Found { persons, ..Found::default() })
}

async fn bearer(tx: &mut Tx, record: Person) -> Result<Bearer, No> {
    let kept = same::records(tx, record.id).await?.first().copied().unwrap_or(record.id);
    Ok(Bearer { record, kept })
}

async fn by_name(tx: &mut Tx, ask: &Ask, name: &str) -> Result<Found, No> {
    let mut persons = reader::sought(tx, ask.session.staff, name).await?;
    let more = persons.len() > FOUND;
    persons.truncate(FOUND);
    Ok(Found { persons, more, ..Found::default() })
}

async fn answer(ask: &mut Ask, tx: &mut Tx, found: Found) -> Result<Answer, No> {
    let t = ask.say.clone();
    let (mut hits, mut shown, mut kept) = (Vec::new(), Vec::new(), BTreeSet::new());
    for one in &found.persons {
        // One row for one human, by whichever of their names the record was found.
        if !kept.insert(one.kept.uuid()) {
            continue;
        }
        let all = summaries(tx, ask.session.staff, one.kept).await?;
        shown.extend(all.iter().map(|matter| matter.id.uuid()).chain([one.record.id.uuid(), one.kept.uuid()]));
        hits.push(hit(ask, one, &all));
    }
    if let Some((id, words)) = found.nameless {
        shown.push(id);
        let name = words.unwrap_or_else(|| t.s("desk-find-matter"));
        hits.push(Hit { link: matter(id), name, age: None, born: String::new(), matters: t.s("desk-find-matter") });
    }
    ask.sight.shows(shown);
    Ok(Answer {
        title: match hits.len() {
            0 => t.s("desk-find-nobody"),
            n => t.n("desk-find-hits", "n", n),
        },
        hits,
        more: found.more.then(|| t.n("desk-find-more", "n", FOUND)),
    })
}

fn hit(ask: &Ask, found: &Bearer, all: &[Summary]) -> Hit {
    let (t, today, person) = (&ask.say, ask.today(), &found.record);
    let open = all.iter().filter(|one| one.closed_at.is_none());
    let matters: Vec<String> =
        open.map(|one| format!("{}, {}", t.kind(one.kind), t.station(one.station.as_str()).to_lowercase())).collect();
    Hit {
        link: PERSON.replace("{id}", &found.kept.uuid().to_string()),
        name: person.name.clone(),
        age: person.age(today).on(today).map(|years| t.years(years)),
        born: person.number.map_or_else(String::new, |n| n.to_string()),
        matters: if matters.is_empty() { t.s("desk-find-none-open") } else { capital(&matters.join("; ")) },
    }
}

fn page(ask: &Ask, typed: &str, wrong: Option<String>, answer: Option<Answer>) -> Result<Leaf, No> {
    let page = Page { t: &ask.say, seal: ask.seal(), action: FIND, typed, wrong, answer };
    leaf(&ask.say, "desk-find-title", &page)
}
