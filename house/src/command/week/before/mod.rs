//! What is known of persons and matters before the first contact, handed over as by an older system.

pub(crate) mod office;

use super::{
    file::{
        Malformed, date,
        people::{Matter, People, Person},
    },
    names::Names,
};
use access::{Permit, UnitId, charge};
use casefile::person::relation::{self, Kinship};
use casefile::registration::take_over::{self, OldMatter, OldPerson};
use casefile::{Born, NewPerson, PersonId, Text, person};
use journal::Moment;
use law::known::{Protection, Work};
use law::reading::Area;
use law::{Day, PersonalNumber};
use store::Tx;

type Done<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

const FILE: &str = "people.toml";

/// Takes over every person, who stands them close, and every matter.
pub(crate) async fn take_over(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    people: &People,
    intake: UnitId,
    names: &mut Names,
) -> Done<()> {
    let today = m.law.settings().zone.day(m.at.instant());
    for written in &people.person {
        let id = take_over::person(tx, by, m, &old_person(written, today)?).await?;
        if names.persons.insert(written.id.clone(), id).is_some() {
            return Err(Malformed::new(FILE, format_args!("person {}", written.id), "there are two").into());
        }
    }
    for written in &people.person {
        let child = of(names, "person", &written.id)?;
        for guardian in &written.guardians {
            let guardian = guardian_of(tx, m, by, guardian, names).await?;
            relation::keep(tx, m, (child, Kinship::Guardian, guardian), None, &by.actor()).await?;
        }
    }
    for close in &people.relation {
        let Some(staff) = &close.staff else { continue };
        let staff = office::known(tx, m, by, people, staff, names).await?;
        let person = of(names, "relation", &close.person)?;
        take_over::closeness(tx, by, m, staff, person).await?;
    }
    for written in &people.matter {
        matter(tx, m, by, people, intake, written, names).await?;
    }
    Ok(())
}

fn of(names: &Names, field: &str, id: &str) -> Result<PersonId, Malformed> {
    let found = names.persons.get(id).copied();
    found.ok_or_else(|| Malformed::new(FILE, format_args!("{field} {id}"), "no such person"))
}

/// A guardian by id; by name alone where the file has no person of that id.
async fn guardian_of(tx: &mut Tx, m: &Moment, by: &Permit, id: &str, names: &mut Names) -> Done<PersonId> {
    if let Some(known) = names.persons.get(id) {
        return Ok(*known);
    }
    let person = NewPerson {
        name: text("guardian", id)?,
        number: None,
        born: Born::Unknown,
        protection: Protection::None,
        language: None,
        interpreter: None,
    };
    let known = take_over::person(tx, by, m, &OldPerson { person, address: None }).await?;
    names.persons.insert(id.to_owned(), known);
    Ok(known)
}

fn text(field: &str, typed: &str) -> Result<Text, Malformed> {
    Text::parse(typed, 2_000).map_err(|_| Malformed::new(FILE, field, "is empty or too long"))
}

fn old_person(written: &Person, today: Day) -> Result<OldPerson, Malformed> {
    let wrong = |field, what: String| Malformed::new(FILE, format_args!("person {}: {field}", written.id), what);
    let typed = written.personal_number.as_deref().filter(|number| !number.trim().is_empty());
    let number = typed.map(|number| PersonalNumber::parse(number, today)).transpose();
    let number = number.map_err(|_| wrong("personal_number", "is no personal number".to_owned()))?;
    let born = written.born.as_ref().map(date).transpose().map_err(|what| wrong("born", what))?;
    let person = NewPerson {
        name: text("person: name", &written.name)?,
        number,
        born: born.filter(|_| number.is_none()).map_or(Born::Unknown, Born::On),
        protection: protection(written),
        language: None,
        interpreter: None,
    };
    let address = Some(written.address.trim()).filter(|address| !address.is_empty());
    Ok(OldPerson { person, address: address.map(|address| text("person: address", address)).transpose()? })
}

fn protection(written: &Person) -> Protection {
    let (flag, word) = (&written.protected_identity, written.protected_identity.word());
    match () {
        () if !flag.holds() => Protection::None,
        () if word.contains("fictitious") || word.contains("fingerad") => Protection::Fictitious,
        () if word.contains("registration") || word.contains("folkbokf") => Protection::Registration,
        () => Protection::Marking,
    }
}

async fn matter(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    people: &People,
    intake: UnitId,
    written: &Matter,
    names: &mut Names,
) -> Done<()> {
    let person = of(names, "matter: person", &written.person)?;
    let wrong = |field, what: String| Malformed::new(FILE, format_args!("matter {}: {field}", written.id), what);
    let opened = date(&written.opened).map_err(|what| wrong("opened", what))?;
    let closed = written.closed.as_ref().map(date).transpose().map_err(|what| wrong("closed", what))?;
    let closed = closed.or_else(|| (written.status == "closed").then_some(opened));
    let mut guardians = Vec::new();
    for guardian in &written.guardians {
        guardians.push(guardian_of(tx, m, by, guardian, names).await?);
    }
    let age = person::one(tx, person).await?.and_then(|person| person.age(opened).on(opened));
    let worker = names.colleague(&written.worker);
    let (carrier, unit) = (worker.map(|one| one.staff), worker.and_then(|one| one.unit).unwrap_or(intake));
    let (work, area) = sort(&written.kind, age.map_or(!guardians.is_empty(), |age| age < 18));
    let old =
        OldMatter { mark: text("matter: id", &written.id)?, person, guardians, work, area, opened, closed, carrier };
    let id = take_over::matter(tx, by, m, unit, &old).await?;
    names.matters.insert(id, written.id.clone());
    let guarded = people.person.iter().any(|p| p.id == written.person && p.protected_identity.holds());
    if let (true, Some(carrier)) = (guarded, charge::charge(tx, id.uuid()).await?.map(|charge| charge.carrier)) {
        // Who carries a protected person's matter knows of the person.
        office::clear(tx, m, by, carrier).await?;
    }
    Ok(())
}

/// What was done in a matter and on which side of the service, from the word for its kind.
fn sort(kind: &str, child: bool) -> (Work, Area) {
    let has = |words: &[&str]| words.iter().any(|word| kind.contains(word));
    let work = match () {
        () if has(&["not_opened"]) => Work::NotOpened,
        () if has(&["investigation"]) => Work::Investigation,
        () if has(&["support", "placement", "contact", "care"]) => Work::Support,
        () => Work::Other,
    };
    let area = match () {
        () if has(&["child"]) => Area::Child,
        () if has(&["youth", "young"]) => Area::Youth18To20,
        () if has(&["violence"]) => Area::Violence,
        () if has(&["addiction"]) => Area::Addiction,
        () if has(&["income", "economic", "financial"]) => Area::IncomeSupport,
        () if has(&["housing", "eviction"]) => Area::Housing,
        () if has(&["records"]) => Area::Records,
        () if child => Area::Child,
        () => Area::None,
    };
    (work, area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_a_matter_says_its_work_and_its_side() {
        assert_eq!(sort("child_investigation", false), (Work::Investigation, Area::Child));
        assert_eq!(sort("violence_support", false), (Work::Support, Area::Violence));
        assert_eq!(sort("report_not_opened", true), (Work::NotOpened, Area::Child));
        assert_eq!(sort("income_support", false), (Work::Support, Area::IncomeSupport));
        assert_eq!(sort("adult_addiction", false), (Work::Other, Area::Addiction));
        assert_eq!(sort("family_placement", true), (Work::Support, Area::Child));
    }
}
