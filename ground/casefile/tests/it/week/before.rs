//! What the house knows before Monday, put in as an older system would hand it over: matters without a contact.

use super::written::{Known, People, day};
use crate::house::*;
use bed::*;
use casefile::registration::take_over::{self, OldMatter, OldPerson};
use casefile::*;
use law::known::{Protection, Work};
use std::collections::BTreeMap;
use store::Uuid;

/// The names of the week's files for our ids.
#[derive(Default)]
pub struct Names {
    pub persons: BTreeMap<String, PersonId>,
    pub matters: BTreeMap<MatterId, String>,
    pub contacts: BTreeMap<String, Uuid>,
    /// The week's names for staff, by ours.
    pub staff: BTreeMap<String, String>,
}

pub async fn put_in(house: &House, people: &People) -> Names {
    let (m, mut names, mut tx) = (house.at("2026-03-01T12:00:00Z"), Names::default(), house.write().await);
    for written in &people.person {
        let protection = match written.protected_identity.as_deref() {
            None | Some("") => Protection::None,
            Some(word) if word.contains("registration") => Protection::Registration,
            Some(_) => Protection::Marking,
        };
        let number = written.personal_number.as_deref().and_then(number);
        let old = OldPerson { person: NewPerson { number, protection, ..somebody(&written.name) }, address: None };
        let id = take_over::person(&mut tx, &boss(), &m, &old).await.unwrap();
        names.persons.insert(written.id.clone(), id);
    }
    for known in &people.matter {
        let old = old_matter(known, &names);
        let id = take_over::matter(&mut tx, &boss(), &m, house.unit, &old).await.unwrap();
        names.matters.insert(id, known.id.clone());
    }
    tx.commit().await.unwrap();
    for close in &people.relation {
        let staff = house.hires(&close.staff, &[]).await;
        let mut tx = house.write().await;
        take_over::closeness(&mut tx, &boss(), &m, staff, names.persons[&close.person]).await.unwrap();
        tx.commit().await.unwrap();
        names.staff.insert(staff.to_string(), close.staff.clone());
    }
    names
}

fn old_matter(known: &Known, names: &Names) -> OldMatter {
    let has = |word: &str| known.kind.contains(word);
    let area = ["child", "violence", "addiction", "income"].into_iter().find(|word| has(word));
    let area = area.map_or("none", |word| if word == "income" { "income_support" } else { word });
    let work = match () {
        () if has("investigation") => Work::Investigation,
        () if has("not_opened") => Work::NotOpened,
        () => Work::Support,
    };
    OldMatter {
        mark: text(&known.id),
        person: names.persons[&known.person],
        guardians: known.guardians.iter().map(|id| names.persons[id]).collect(),
        work,
        area: area.parse().unwrap(),
        opened: day(&known.opened),
        closed: known.closed.as_ref().map(day),
        carrier: None,
    }
}
