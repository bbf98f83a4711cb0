//! Whether somebody in a contact is somebody we know. A number says so. A name says so only where it is a whole one, one
//! record has it, one side has no number and the ages do not contradict; a first name alone is not a person.

use super::super::names::Names;
use casefile::registration::Nth;
use casefile::{Concerns, NewPerson, Person, PersonId, Whom, matter, person};
use law::Day;
use law::reading::Age;
use std::collections::BTreeMap;
use store::Tx;

type Done<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Those who have been placed in one contact: two matters of one person are one person's.
pub(crate) struct Persons {
    day: Day,
    known: BTreeMap<PersonId, Nth>,
    new: Vec<(NewPerson, Nth)>,
}

impl Persons {
    /// Nobody yet, of a contact that came on a day.
    pub fn on(day: Day) -> Persons {
        Persons { day, known: BTreeMap::new(), new: Vec::new() }
    }

    /// Places somebody: one of the contact already, one we know, or a new one. Nobody where there is no name.
    pub async fn place(
        &mut self,
        tx: &mut Tx,
        names: &Names,
        about: &mut Concerns,
        (name, joins): (&str, &str),
        new: Option<NewPerson>,
    ) -> Done<Option<Nth>> {
        let Some(new) = new else { return Ok(None) };
        if let Some(known) = self.recognised(tx, names, &new, (name, joins)).await? {
            let whom = match (known.number, new.number) {
                (None, Some(number)) => Whom::Numbered(known.id, number),
                _ => Whom::Known(known.id),
            };
            let nth = *self.known.entry(known.id).or_insert_with(|| about.person(whom));
            return Ok(Some(nth));
        }
        let same = |one: &NewPerson| match (one.number, new.number) {
            (Some(one), Some(other)) => one == other,
            _ => one.name == new.name && one.born == new.born,
        };
        if let Some((_, nth)) = self.new.iter().find(|(one, _)| same(one)) {
            return Ok(Some(*nth));
        }
        let nth = about.person(Whom::New(new.clone()));
        self.new.push((new, nth));
        Ok(Some(nth))
    }

    async fn recognised(
        &self,
        tx: &mut Tx,
        names: &Names,
        new: &NewPerson,
        (name, joins): (&str, &str),
    ) -> Done<Option<Person>> {
        if let Some(number) = new.number
            && let Some(found) = person::by_number(tx, number).await?
        {
            return Ok(Some(found));
        }
        for id in names.matters_named(joins) {
            let Some(own) = matter::one(tx, id).await?.and_then(|matter| matter.person) else { continue };
            let own = person::one(tx, own).await?.filter(|known| may_be(known, new, name, self.day));
            if own.is_some() {
                return Ok(own);
            }
        }
        if name.split_whitespace().count() < 2 {
            return Ok(None);
        }
        let mut named = person::by_name(tx, name).await?;
        named.retain(|known| may_be(known, new, name, self.day));
        Ok(named.pop().filter(|_| named.is_empty()))
    }
}

/// Whether a record of that name can be the one who is named.
fn may_be(known: &Person, new: &NewPerson, name: &str, today: Day) -> bool {
    let numbers = known.number.is_none() || new.number.is_none();
    known.name == name.trim() && numbers && ages_fit(known, new, today)
}

/// Stated ages are told from memory and grow; days of birth do not.
fn ages_fit(known: &Person, new: &NewPerson, today: Day) -> bool {
    let (one, other) = (known.age(today), new.age(today));
    match (one.born(), other.born()) {
        (Some(one), Some(other)) => one == other,
        _ => match (one, other) {
            (Age::Unknown, _) | (_, Age::Unknown) => true,
            _ => one.on(today).zip(other.on(today)).is_none_or(|(one, other)| one.abs_diff(other) <= 1),
        },
    }
}

/// Who applies together with the person, from "applicant, with co-applicant Marcus Berg": the words with a capital that
/// follow.
pub(crate) fn co_applicant(relation: &str) -> Option<&str> {
    let (_, after) = relation.split_once("co-applicant ")?;
    let mut end = 0;
    for word in after.split_inclusive(' ') {
        let bare = word.trim_end().trim_end_matches([',', '.', ';', ')']);
        if !bare.starts_with(char::is_uppercase) {
            break;
        }
        let whole = bare.len() == word.trim_end().len();
        end += if whole { word.len() } else { bare.len() };
        if !whole {
            break;
        }
    }
    after.get(..end).map(str::trim).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_co_applicant_is_read_from_the_words_of_the_relation() {
        for (relation, name) in [
            ("applicant, with co-applicant Marcus Berg", Some("Marcus Berg")),
            ("applicant (co-applicant Mo, abroad)", Some("Mo")),
            ("applicant, with co-applicant Ann Lee in Norway", Some("Ann Lee")),
            ("applicant, four children at home", None),
            ("applicant; co-applicant not yet named", None),
        ] {
            assert_eq!(co_applicant(relation), name, "{relation}");
        }
    }
}
