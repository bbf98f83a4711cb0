//! A whole week at the intake, registered contact by contact in one database, and read back matter by matter.

mod before;
mod stored;
mod written;

use crate::house::*;
use bed::*;
use before::Names;
use casefile::matter::told::About;
use casefile::person;
use casefile::*;
use law::follows::Stage;
use law::known::StaffKey;
use law::reading::{Age, Asked, Channel, Opens, Told, Wish};
use law::{Day, PersonalNumber};
use store::{Ts, Uuid};
use written::{Matter, Written};

#[tokio::test]
async fn every_contact_becomes_what_the_week_says() {
    let Some((people, contacts)) = written::week() else { return };
    for house in houses("week").await {
        let house = house.with_law(people.law());
        let mut names = before::put_in(&house, &people).await;
        let mut tally = stored::Tally::default();
        for (n, contact) in (1..).zip(&contacts) {
            let done = registered(&house, &mut names, n, contact).await;
            stored::compare(&house, &names, contact, &done, &mut tally).await;
        }
        println!("{}: {} contacts, {tally}", house.db.engine(), contacts.len());
        assert!(tally.differences.is_empty(), "{}", tally.differences.join("\n"));
        assert!(tally.matters > contacts.len());
        let events = house.events().await;
        assert_eq!(events.len(), contacts.len(), "one event for each contact");
        journal::verify(&mut house.read().await, &[]).await.unwrap();
        never_stored(&house, &contacts).await;
    }
}

async fn registered(house: &House, names: &mut Names, n: u128, contact: &Written) -> Registered {
    let mut call = as_read(house, names, n, contact).await;
    let arrived = call.arrived;
    let m = house.at(&Ts::from_micros(arrived.micros() + 600_000_000).unwrap().to_string());
    let mut tx = house.write().await;
    let by_rule = foresee(&mut tx, &m, (arrived, call.channel), &call.about).await.unwrap();
    let opens_early = contact.expect.matter.iter().zip(&by_rule).map(|(written, got)| {
        got.stage != Stage::Adult && written.opens == "at_once" && got.opens.value == Opens::Assess
    });
    let early: Vec<bool> = opens_early.collect();
    call.about = about(house, names, contact, &early).await;
    let done = register(&mut tx, &house.karin, &m, house.unit, &call).await.unwrap();
    tx.commit().await.unwrap();
    if let Some(id) = done.contact {
        names.contacts.insert(contact.id.clone(), id);
    }
    for (id, _) in done.matters() {
        names.matters.insert(id, contact.id.clone());
    }
    done
}

async fn as_read(house: &House, names: &Names, n: u128, contact: &Written) -> Registration {
    let teller = &contact.expect.reporter;
    let kind = teller.kind.parse().unwrap();
    let reporter = match teller.identity.as_str() {
        "named" => Reporter::Named(kind, text(&teller.name)),
        "internal" => Reporter::Internal(kind, StaffKey(teller.name.clone())),
        _ => Reporter::Anonymous(kind),
    };
    // What points out somebody without a name, the worker leaves out; what is for another board, the house does.
    let misdirected = contact.expect.matter.iter().all(|matter| matter.kind == "misdirected");
    let left_out = contact.expect.must_not_store.iter().flat_map(|never| &never.literal).filter(|_| !misdirected);
    let told = left_out.fold(contact.text.clone(), |told, literal| told.replace(literal.as_str(), "…"));
    let asked = contact.expect.matter.iter().any(|matter| matter.feedback == "requested");
    Registration {
        call: CallId(Uuid::from_u128(n)),
        arrived: contact.arrived(),
        channel: contact.channel.parse::<Channel>().unwrap(),
        received_by: contact.received_by.clone().map(StaffKey),
        language: contact.language.parse().unwrap(),
        reporter,
        told: Some(text(&told)),
        asked: if asked { Asked::Yes } else { Asked::No },
        promise: None,
        about: about(house, names, contact, &[]).await,
    }
}

async fn about(house: &House, names: &Names, contact: &Written, early: &[bool]) -> Concerns {
    let arrived = house.law().settings().zone.day(contact.arrived().instant());
    let mut about = Concerns::none();
    for (n, matter) in contact.expect.matter.iter().enumerate() {
        let person = recognised(house, matter, arrived).await.map(|whom| about.person(whom));
        let (kind, area) = (matter.kind.parse().unwrap(), matter.area.parse::<law::reading::Area>().unwrap());
        let basic = area.competence().map(|basic| basic.as_str());
        let more = matter.competence.iter().filter(|word| Some(word.as_str()) != basic);
        let same_event = matter.joins.as_ref().filter(|_| matter.joins_as.as_deref() == Some("same_event"));
        about.concern(Concern {
            words: Some(&matter.person).filter(|name| !name.is_empty()).map(|name| text(name)),
            age: matter.age.map_or(Age::Unknown, Age::Stated),
            asked: if matter.feedback == "requested" { Asked::Yes } else { Asked::No },
            competence: more.map(|word| word.parse().unwrap()).collect(),
            wish: if early.get(n) == Some(&true) { Wish::OpenNow } else { Wish::AsRule },
            acute: matter.acute.parse().unwrap(),
            same_event: same_event.map(|id| names.contacts[id]),
            happened: happened(matter, arrived),
            interpreter: matter.interpreter.parse().ok(),
            said: vec![(About::Person, text("Det som gäller personen."))],
            ..concern(person, kind, area, matter.reporter_kind.parse().unwrap())
        });
    }
    about
}

/// The record with that number, or the only one of that whole name where one side has no number; else somebody new.
async fn recognised(house: &House, matter: &Matter, arrived: Day) -> Option<Whom> {
    let number = matter.personal_number.as_deref().map(|typed| PersonalNumber::parse(typed, arrived).unwrap());
    let mut tx = house.read().await;
    if let Some(number) = number
        && let Some(found) = person::by_number(&mut tx, number).await.unwrap()
    {
        return Some(Whom::Known(found.id));
    }
    if matter.person.is_empty() {
        return None;
    }
    let mut named = person::by_name(&mut tx, &matter.person).await.unwrap();
    named.retain(|p| p.name == matter.person && (number.is_none() || p.number.is_none()));
    if let [only] = named.as_slice() {
        return Some(Whom::Known(only.id));
    }
    let born = match (&matter.born, matter.age) {
        (Some(born), _) if number.is_none() => Born::On(written::day(born)),
        (None, Some(years)) => Born::Stated { years, on: arrived },
        _ => Born::Unknown,
    };
    Some(Whom::New(NewPerson { number, born, ..somebody(&matter.person) }))
}

/// What the text tells of decisions: their days stand in the free text, so they are taken back from the dates.
fn happened(matter: &Matter, arrived: Day) -> Vec<Told> {
    let told_on = |clock: &str, days: u16| {
        let due = written::day(&matter.other_due.iter().find(|due| due.clock == clock)?.latest);
        Some(if due == arrived.plus_days(days) { arrived } else { due.minus_days(days) })
    };
    let notice = matter.clocks.iter().any(|clock| clock == "enforcement_confirmation");
    let taken = told_on("lvu_court", 7).map(Told::TakenIntoCare);
    let carried = told_on("lvu_application", 28).map(Told::CarriedOut);
    [taken, carried, notice.then_some(Told::EvictionNotice)].into_iter().flatten().collect()
}

/// No literal of what must not be stored is anywhere: not in the file of SQLite, byte by byte, and in no event.
async fn never_stored(house: &House, contacts: &[Written]) {
    let never: Vec<&String> = contacts.iter().flat_map(|c| &c.expect.must_not_store).flat_map(|n| &n.literal).collect();
    assert!(!never.is_empty(), "a week that forbids nothing checks nothing");
    let bodies = house.bodies().await.concat();
    assert!(never.iter().all(|literal| !bodies.contains(literal.as_str())));
    let Some(file) = &house.file else { return };
    let mut bytes = std::fs::read(file).unwrap();
    bytes.extend(std::fs::read(file.with_extension("db-wal")).unwrap_or_default());
    let holds = |literal: &str| bytes.windows(literal.len()).any(|part| part == literal.as_bytes());
    assert!(holds("Det som gäller personen."), "what is stored is found this way");
    for literal in never {
        assert!(!holds(literal), "{literal}");
    }
}
