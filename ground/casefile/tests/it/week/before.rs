//! What the house knows before Monday, put in as an older system would hand it over: matters without a contact.

use super::written::{Known, People, day};
use crate::house::*;
use casefile::matter::investigation;
use casefile::matter::station::{self, StationKind, Step};
use casefile::person::{self, relation};
use casefile::*;
use journal::Moment;
use law::follows::Stage;
use law::known::{Protection, StaffKey};
use std::collections::BTreeMap;
use store::{Stmt, Tx, Uuid, args};

/// The names of the week's files for our ids.
#[derive(Default)]
pub struct Names {
    pub persons: BTreeMap<String, PersonId>,
    pub matters: BTreeMap<MatterId, String>,
    pub contacts: BTreeMap<String, Uuid>,
    pub kin: Kin,
}

const MATTER: &str = "insert into matter (id, person_id, kind, area, stage, reporter_kind, duty_19_1, feedback, \
    feedback_clock, arrived_at, arrived_on, opens, documented_in, qualification, competence, acute, version) values \
    ($1, $2, 'follow_up_to_existing', $3, $4, 'self', false, 'no', 'none', $5, $6, 'at_once', 'case_file', 'none', '', \
    'no', 0)";

pub async fn put_in(house: &House, people: &People) -> Names {
    let (m, mut names, mut tx) = (house.at("2026-03-01T12:00:00Z"), Names::default(), house.write().await);
    for written in &people.person {
        let id = PersonId::of(m.id());
        let protection = match written.protected_identity.as_deref() {
            None | Some("") => Protection::None,
            Some(word) if word.contains("registration") => Protection::Registration,
            Some(_) => Protection::Marking,
        };
        let number = written.personal_number.as_deref().and_then(number);
        let new = NewPerson { number, protection, ..somebody(&written.name) };
        person::keep(&mut tx, &m, id, &new, "replay").await.unwrap();
        names.persons.insert(written.id.clone(), id);
    }
    for close in &people.relation {
        let of = names.kin.entry(names.persons[&close.person]).or_default();
        of.insert(StaffKey(close.staff.clone()));
    }
    for known in &people.matter {
        put_matter(&mut tx, &m, known, &mut names).await;
    }
    tx.commit().await.unwrap();
    names
}

async fn put_matter(tx: &mut Tx, m: &Moment, known: &Known, names: &mut Names) {
    let (id, person) = (MatterId::of(m.id()), names.persons[&known.person]);
    let has = |word: &str| known.kind.contains(word);
    let area = ["child", "violence", "addiction", "income"].into_iter().find(|word| has(word));
    let area = area.map_or("none", |word| if word == "income" { "income_support" } else { word });
    let opened = day(&known.opened);
    let at = ts(&format!("{opened}T08:00:00Z"));
    let stage = if area == "child" { "child" } else { "adult" };
    tx.run(Stmt::both(MATTER), args![id, person, area, stage, at, opened.to_string()]).await.unwrap();
    let step = Step { at, actor: "replay", why: "fördes över" };
    let station = match () {
        () if has("investigation") => StationKind::Investigation,
        () if has("not_opened") => StationKind::Assessment,
        () => StationKind::Support,
    };
    station::enter(tx, id, station, step).await.unwrap();
    if has("investigation") {
        let stage = if area == "child" { Stage::Child } else { Stage::Adult };
        investigation::begin(tx, id, Some(person), stage, opened).await.unwrap();
    }
    if let Some(closed) = &known.closed {
        let at = ts(&format!("{}T08:00:00Z", day(closed)));
        station::leave(tx, id, station, Step { at, ..step }).await.unwrap();
    }
    for guardian in &known.guardians {
        let pair = (person, relation::Kinship::Guardian, names.persons[guardian]);
        relation::keep(tx, m, pair, None, "replay").await.unwrap();
    }
    names.matters.insert(id, known.id.clone());
}
