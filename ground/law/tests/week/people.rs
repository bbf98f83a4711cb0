//! What is known before Monday: read from the week's people, turned into what the law asks for.

use crate::contact::Written;
use jiff::civil::Weekday;
use law::Day;
use law::credentials::{Away, Degree, Experience, Post, Staff};
use law::follows::Follows;
use law::known::{Known, KnownMatter, KnownPerson, PersonKey, Protection, StaffKey, Work};
use law::reading::{Area, Competence, DocumentedIn, Opens};
use serde::Deserialize;
use std::ops::RangeInclusive;
use toml::value::Datetime;

pub fn day(written: &Datetime) -> Day {
    Day::parse(&written.to_string()).unwrap()
}

pub fn keys(ids: &[String]) -> Vec<StaffKey> {
    ids.iter().cloned().map(StaffKey).collect()
}

#[derive(Deserialize)]
pub struct People {
    municipality: Municipality,
    #[serde(default)]
    pub decision_right: Vec<Right>,
    #[serde(default)]
    pub staff: Vec<Member>,
    #[serde(default)]
    relation: Vec<Relation>,
    #[serde(default)]
    person: Vec<Person>,
    #[serde(default)]
    matter: Vec<Matter>,
}

#[derive(Deserialize)]
struct Municipality {
    late_from: String,
}

#[derive(Deserialize)]
pub struct Right {
    pub act: String,
    pub who: Vec<String>,
    #[serde(default)]
    pub substitute: Vec<String>,
}

#[derive(Deserialize)]
pub struct Member {
    pub id: String,
    pub qualified_25_1: bool,
    pub independent: bool,
    areas: Vec<String>,
    #[serde(default)]
    pub away: Vec<Absence>,
    #[serde(default)]
    hours: String,
}

#[derive(Deserialize)]
pub struct Absence {
    from: Datetime,
    to: Datetime,
}

#[derive(Deserialize)]
struct Relation {
    staff: String,
    person: String,
}

#[derive(Deserialize)]
struct Person {
    id: String,
    name: String,
    personal_number: Option<String>,
    protected_identity: Option<String>,
}

#[derive(Deserialize)]
struct Matter {
    id: String,
    kind: String,
    person: String,
    status: String,
    opened: Datetime,
    closed: Option<Datetime>,
    #[serde(default)]
    guardians: Vec<String>,
}

impl Absence {
    pub fn days(&self) -> RangeInclusive<Day> {
        day(&self.from)..=day(&self.to)
    }
}

impl People {
    pub fn late_from(&self) -> jiff::civil::Time {
        let written = self.municipality.late_from.replace('.', ":");
        written.parse().unwrap()
    }

    /// The known person of a matter: by number, or by whole name where one side has no number.
    pub fn recognise(&self, name: &str, number: Option<&str>) -> Option<PersonKey> {
        let by_number = |person: &&Person| number.is_some() && person.personal_number.as_deref() == number;
        let by_name = |person: &&Person| {
            !name.is_empty() && person.name == name && (number.is_none() || person.personal_number.is_none())
        };
        let mut named = self.person.iter().filter(by_name);
        let found = self.person.iter().find(by_number).or_else(|| named.next().filter(|_| named.next().is_none()));
        found.map(|person| PersonKey(person.id.clone()))
    }

    pub fn known(&self) -> Known {
        let persons = self.person.iter().map(|person| (PersonKey(person.id.clone()), self.known_person(person)));
        Known { persons: persons.collect() }
    }

    fn known_person(&self, person: &Person) -> KnownPerson {
        let own = self.matter.iter().filter(|matter| matter.person == person.id);
        let mut guardians: Vec<_> = own.clone().flat_map(|m| m.guardians.iter().cloned().map(PersonKey)).collect();
        guardians.sort();
        guardians.dedup();
        let close = self.relation.iter().filter(|relation| relation.person == person.id);
        KnownPerson {
            protection: match person.protected_identity.as_deref() {
                None | Some("" | "none") => Protection::None,
                Some(written) if written.contains("registration") => Protection::Registration,
                Some(written) if written.contains("fictitious") => Protection::Fictitious,
                Some(_) => Protection::Marking,
            },
            matters: own.map(Matter::known).collect(),
            guardians,
            related_staff: close.map(|relation| StaffKey(relation.staff.clone())).collect(),
        }
    }

    /// What the house knows after a contact: its persons with a number, and their matters under the contact's id.
    pub fn learn(&mut self, contact: &Written, got: &[Follows]) {
        for (matter, got) in contact.expect.matter.iter().zip(got) {
            let Some(number) = matter.personal_number.clone().filter(|_| got.documented_in.value != DocumentedIn::None)
            else {
                continue;
            };
            let key = self.recognise(&matter.person, Some(&number)).unwrap_or_else(|| PersonKey(number.clone()));
            if !self.person.iter().any(|person| person.id == key.0) {
                let (name, personal_number) = (matter.person.clone(), Some(number));
                self.person.push(Person { id: key.0.clone(), name, personal_number, protected_identity: None });
            }
            let opened = got.opens.value == Opens::AtOnce;
            self.matter.push(Matter {
                id: contact.id.clone(),
                kind: format!("{} {}", matter.area, if opened { "investigation" } else { "report" }),
                person: key.0,
                status: "open".to_owned(),
                opened: got.arrived.to_string().parse().unwrap(),
                closed: None,
                guardians: Vec::new(),
            });
        }
    }

    pub fn roster(&self) -> Vec<Staff> {
        self.staff.iter().map(Member::as_staff).collect()
    }
}

impl Matter {
    fn known(&self) -> KnownMatter {
        let has = |word: &str| self.kind.contains(word);
        let closed = self.closed.as_ref().map(day);
        assert_eq!(self.status == "closed", closed.is_some(), "{}", self.id);
        KnownMatter {
            key: self.id.clone(),
            work: match () {
                () if has("investigation") => Work::Investigation,
                () if has("support") || has("placement") => Work::Support,
                () if has("not_opened") => Work::NotOpened,
                () => Work::Other,
            },
            area: match () {
                () if has("child") => Area::Child,
                () if has("violence") => Area::Violence,
                () if has("addiction") => Area::Addiction,
                () if has("income") => Area::IncomeSupport,
                () => Area::None,
            },
            opened: day(&self.opened),
            closed,
        }
    }
}

impl Member {
    fn as_staff(&self) -> Staff {
        let weekdays = [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];
        let free = if self.hours == "Monday to Thursday" { weekdays[4..].to_vec() } else { Vec::new() };
        let away = self.away.iter().map(|away| Away { from: *away.days().start(), to: *away.days().end() });
        Staff {
            key: StaffKey(self.id.clone()),
            post: Post::Employed,
            degree: if self.qualified_25_1 { Degree::Fulfils25_1 } else { Degree::Other },
            experience: if self.independent { Experience::Independent } else { Experience::Introduction },
            areas: self.areas.iter().filter_map(|area| area.parse::<Competence>().ok()).collect(),
            away: away.collect(),
            free,
            last_day: self.hours.strip_prefix("last day ").map(|text| Day::parse(text).unwrap()),
        }
    }
}
