//! A person: who it is, as far as anybody knows, and nothing of what is told about them.

pub mod guarded;
pub(crate) mod lang;
pub(crate) mod name;
pub mod relation;
pub mod same;

use crate::{
    Lang, Text,
    cell::{day_if, ids, quiet, small, word_if},
};
use access::{No, Refusal, charge};
use journal::Moment;
use law::known::Protection;
use law::reading::Age;
use law::{Day, PersonalNumber};
use name::NameKey;
use store::{Fault, FromRow, Res, Row, Stmt, Tx, args, named};

pub(crate) const SQL: &str = include_str!("store.sql");

const NEW: Stmt = named(SQL, "person-new");
const WORD: Stmt = named(SQL, "person-word");
const ONE: Stmt = named(SQL, "person");
const NUMBER: Stmt = named(SQL, "person-number");
const PROTECT: Stmt = named(SQL, "person-protect");
const BY_NAME: Stmt = named(SQL, "persons-by-name");
const BY_NUMBER: Stmt = named(SQL, "person-by-number");

ids! {
    /// The id of a person's record.
    PersonId,
}

/// A number belongs to one record only: whoever types it is shown the record that has it, and decides.
pub const NUMBER_KNOWN: Refusal = Refusal { word: "page-number-known", rule: None };

/// What is known of a birth where there is no personal number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Born {
    /// The day.
    On(Day),
    /// Whole years, as somebody said on a day.
    Stated {
        /// How many.
        years: u8,
        /// When it was said.
        on: Day,
    },
    /// Nothing.
    Unknown,
}

/// A person whom we have no record of. One word is a name.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// As the person is called.
    pub name: Text,
    /// The personal or coordination number, where there is one. None is ever made up.
    pub number: Option<PersonalNumber>,
    /// What is known of the birth besides the number.
    pub born: Born,
    /// Protected identity (SEK-8).
    pub protection: Protection,
    /// The language the person speaks with us.
    pub language: Option<Lang>,
    /// The language an interpreter is needed for (UTR-14).
    pub interpreter: Option<Lang>,
}

/// A person's record.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// As the person is called.
    pub name: String,
    /// The number, where there is one.
    pub number: Option<PersonalNumber>,
    /// What is known of the birth besides the number.
    pub born: Born,
    /// Protected identity.
    pub protection: Protection,
    /// The language the person speaks with us.
    pub language: Option<Lang>,
    /// The language an interpreter is needed for.
    pub interpreter: Option<Lang>,
    /// Counts up with each change.
    pub version: i64,
}

quiet!(Born, NewPerson, Person);

/// The age on a day, from the best that is known. Stated years grow with the years since they were stated.
fn age(number: Option<PersonalNumber>, born: Born, on: Day) -> Age {
    match (number, born) {
        (Some(number), _) => Age::Number(number),
        (None, Born::On(day)) => Age::Born(day),
        (None, Born::Stated { years, on: said }) => Age::Stated(years.saturating_add(said.years_until(on))),
        (None, Born::Unknown) => Age::Unknown,
    }
}

impl NewPerson {
    /// The age on a day.
    pub fn age(&self, on: Day) -> Age {
        age(self.number, self.born, on)
    }
}

impl Person {
    /// The age on a day.
    pub fn age(&self, on: Day) -> Age {
        age(self.number, self.born, on)
    }

    /// The day of birth, where it is known to the day.
    pub fn birth(&self) -> Option<Day> {
        match (self.number, self.born) {
            (Some(number), _) => number.is_birth_certain().then(|| number.birth()),
            (None, Born::On(day)) => Some(day),
            (None, Born::Stated { .. } | Born::Unknown) => None,
        }
    }
}

impl FromRow for Person {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Person {
            id: row.get("id")?,
            name: row.get("name")?,
            number: number(row)?,
            born: born(row)?,
            protection: protection(row)?,
            language: word_if(row, "language")?,
            interpreter: word_if(row, "interpreter")?,
            version: row.get("version")?,
        })
    }
}

pub(crate) fn number(row: &Row) -> Res<Option<PersonalNumber>> {
    let read = |text: String| match PersonalNumber::from_stored(&text) {
        Ok(number) if number.to_string() == text => Ok(number),
        _ => Err(Fault::Shape("number: not a personal number as we write it".into())),
    };
    row.get::<Option<String>>("number")?.map(read).transpose()
}

pub(crate) fn born(row: &Row) -> Res<Born> {
    Ok(match (day_if(row, "born")?, small(row, "age_stated")?, day_if(row, "age_stated_on")?) {
        (Some(day), None, None) => Born::On(day),
        (None, Some(years), Some(on)) => Born::Stated { years, on },
        (None, None, None) => Born::Unknown,
        _ => return Err(Fault::Shape("born: a day and a stated age, or half of one".into())),
    })
}

const PROTECTIONS: [(Protection, &str); 4] = [
    (Protection::None, "none"),
    (Protection::Marking, "marking"),
    (Protection::Registration, "registration"),
    (Protection::Fictitious, "fictitious"),
];

pub(crate) fn protection(row: &Row) -> Res<Protection> {
    let word: String = row.get("protection")?;
    let found = PROTECTIONS.iter().find(|(_, name)| *name == word).map(|(degree, _)| *degree);
    found.ok_or_else(|| Fault::Shape("protection: a word of no list".into()))
}

fn protection_word(degree: Protection) -> &'static str {
    PROTECTIONS.iter().find(|(d, _)| *d == degree).map_or("none", |(_, word)| *word)
}

/// Keeps a new person under an id. Who has a protected identity is guarded from the first second.
///
/// # Errors
/// [`NUMBER_KNOWN`] where another record has the number: a person is never joined to a record by a number alone, for the
/// number may be wrong.
pub async fn keep(tx: &mut Tx, m: &Moment, id: PersonId, new: &NewPerson, actor: &str) -> Result<(), No> {
    let name = new.name.as_str();
    let (day, years, on) = match new.born {
        Born::On(day) => (Some(day.to_string()), None, None),
        Born::Stated { years, on } => (None, Some(i64::from(years)), Some(on.to_string())),
        Born::Unknown => (None, None, None),
    };
    let [language, interpreter] = [&new.language, &new.interpreter].map(|l| l.as_ref().map(Lang::to_string));
    let number = new.number.map(|n| n.to_string());
    let (key, degree) = (NameKey::of(name), protection_word(new.protection));
    let row = args![id, name, key.as_bytes(), number, day, years, on, degree, language, interpreter, m.at, actor];
    if tx.run(NEW, row).await? == 0 {
        return Err(NUMBER_KNOWN.into());
    }
    if new.protection != Protection::None {
        charge::guard(tx, m, id.uuid()).await?;
    }
    for key in NameKey::from_each_word(name) {
        tx.run(WORD, args![id, key.as_bytes()]).await?;
    }
    Ok(())
}

/// The record of that id.
pub async fn one(tx: &mut Tx, id: PersonId) -> Res<Option<Person>> {
    tx.one(ONE, args![id]).await
}

/// Gives a number to a record that had none or a wrong one, at the version its reader saw.
///
/// # Errors
/// [`NUMBER_KNOWN`]; [`No::Stale`].
pub async fn number_is(tx: &mut Tx, id: PersonId, version: i64, number: PersonalNumber) -> Result<(), No> {
    match tx.run(NUMBER, args![id, version, number.to_string()]).await? {
        1 => Ok(()),
        _ if by_number(tx, number).await?.is_some_and(|other| other.id != id) => Err(NUMBER_KNOWN.into()),
        _ => Err(No::Stale),
    }
}

/// Notes a change of protected identity, at the version its reader saw: from then on every matter of the person is veiled
/// for those without clearance, or no longer.
///
/// # Errors
/// [`No::Stale`].
pub async fn protect(tx: &mut Tx, m: &Moment, id: PersonId, version: i64, degree: Protection) -> Result<(), No> {
    let row = args![id, version, protection_word(degree)];
    match tx.run(PROTECT, row).await? {
        1 => Ok(same::guard_alike(tx, m, id).await?),
        _ => Err(No::Stale),
    }
}

/// The first twenty persons with a word in their name that begins as typed, in Swedish order (PUL-4). Nobody where only
/// spaces were typed. What protected persons show is the page's to veil.
pub async fn by_name(tx: &mut Tx, typed: &str) -> Res<Vec<Person>> {
    let key = NameKey::of(typed);
    if key.as_bytes().is_empty() {
        return Ok(Vec::new());
    }
    tx.all(BY_NAME, args![key.as_bytes(), key.end()]).await
}

/// The person with that number (PUL-4).
pub async fn by_number(tx: &mut Tx, number: PersonalNumber) -> Res<Option<Person>> {
    tx.one(BY_NUMBER, args![number.to_string()]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stated_age_grows_and_a_number_is_better() {
        let day = |text| Day::parse(text).unwrap();
        let stated = Born::Stated { years: 9, on: day("2026-03-02") };
        assert_eq!(age(None, stated, day("2027-03-01")), Age::Stated(9));
        assert_eq!(age(None, stated, day("2028-03-02")), Age::Stated(11));
        let number = PersonalNumber::parse("20160614-2386", day("2026-03-02")).unwrap();
        assert_eq!(age(Some(number), stated, day("2028-03-02")), Age::Number(number));
        assert_eq!(age(None, Born::Unknown, day("2028-03-02")), Age::Unknown);
    }

    #[test]
    fn no_record_shows_itself_in_a_log() {
        let name = Text::parse("Åsa Öberg", 100).unwrap();
        let on = Day::parse("2016-06-14").unwrap();
        let (born, protection) = (Born::On(on), Protection::None);
        let new = NewPerson { name, number: None, born, protection, language: None, interpreter: None };
        assert_eq!(format!("{new:?} {born:?}"), "NewPerson(…) Born(…)");
    }
}
