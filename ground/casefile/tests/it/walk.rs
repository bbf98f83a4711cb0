//! A seeded walk of registrations, late letters among them, and then everything is checked.

use crate::house::*;
use bed::*;
use casefile::matter::{self, clock, station};
use casefile::*;
use law::reading::{Area, Asked, Channel, Kind, ReporterKind, Wish};
use std::collections::BTreeSet;
use store::{Ts, Uuid};

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

fn drawn(dice: &mut Dice, n: u128, known: &[PersonId]) -> Registration {
    let mut about = Concerns::none();
    for _ in 0..dice.below(4) {
        let whom = match dice.below(3) {
            0 if !known.is_empty() => Whom::Known(known[dice.below(known.len())]),
            _ => aged("Kim Ek", dice.below(70) as u8),
        };
        let person = Some(about.person(whom)).filter(|_| dice.below(8) > 0);
        let (kind, area) = (Kind::ALL[dice.below(Kind::ALL.len())], Area::ALL[dice.below(Area::ALL.len())]);
        let read = concern(person, kind, area, ReporterKind::ALL[dice.below(ReporterKind::ALL.len())]);
        let asked = [Asked::Yes, Asked::No][dice.below(2)];
        about.concern(Concern { asked, wish: [Wish::AsRule, Wish::OpenNow][dice.below(2)], ..read });
    }
    // Letters lie for days before somebody opens them, so contacts are not registered in the order in which they came.
    let hours = 24 * 20 + i64::from(dice.below(24 * 10) as u32);
    Registration {
        arrived: Ts::from_micros(ts("2026-03-01T00:00:00Z").micros() + hours * 3_600_000_000).unwrap(),
        channel: Channel::ALL[dice.below(Channel::ALL.len())],
        about,
        ..call(n, Reporter::Named(ReporterKind::Police, text("Polisen")), "Det som berättades")
    }
}

#[tokio::test]
async fn after_a_hundred_contacts_everything_still_holds() {
    for house in houses("walk").await {
        let (mut dice, mut persons, mut matters) = (Dice(2026), Vec::<PersonId>::new(), BTreeSet::new());
        let mut named = BTreeSet::new();
        let m = house.at("2026-04-10T08:00:00Z");
        for n in 1..=100 {
            let call = drawn(&mut dice, n, &persons);
            let done = house.registers(&m, &call).await.unwrap_or_else(|no| panic!("{n}: {no}"));
            let follows = done.follows.as_ref().unwrap();
            let mut tx = house.read().await;
            for (filed, follows) in done.filed.iter().zip(follows) {
                let Filed::Matter(id, person) = filed else { continue };
                let clocks: Vec<_> = clock::all(&mut tx, *id).await.unwrap().into_iter().map(|k| k.clock).collect();
                assert_eq!(clocks, follows.clocks, "{n}");
                assert!(matter::one(&mut tx, *id).await.unwrap().is_some_and(|read| read.person == *person));
                let open = station::way(&mut tx, *id).await.unwrap().into_iter().filter(|s| s.left.is_none()).count();
                assert_eq!(open, 1);
                assert!(matters.insert(id.uuid()));
                named.extend(person.map(PersonId::uuid));
            }
            persons.extend(done.matters().filter_map(|(_, person)| person));
            let again = house.registers(&m, &call).await.unwrap();
            assert_eq!((again.contact, again.filed), (done.contact, done.filed));
        }
        let kept: BTreeSet<Uuid> = persons.iter().map(|id| id.uuid()).collect();
        assert_eq!((house.count("person").await, kept.len()), (named.len() as i64, named.len()));
        assert_eq!((house.count("matter").await, house.count("event").await), (matters.len() as i64, 100));
        assert!(matters.len() > 80 && kept.len() < matters.len());
        house.is_sound().await;
    }
}

/// What a server runs must be able to move between its threads.
#[tokio::test]
async fn deeds_and_lists_can_be_spawned() {
    for house in houses("spawned").await {
        let done = tokio::spawn(async move {
            let m = house.at("2026-03-02T09:00:00Z");
            let first = house.registers(&m, &school_rings(1, aged("Marco", 4))).await.unwrap();
            let contact = first.contact.unwrap();
            let about = school_rings(2, Whom::Known(first.matters().next().unwrap().1.unwrap())).about;
            let mut tx = house.read().await;
            let follows = foresee(&mut tx, &m, (m.at, Channel::Phone), &about).await.unwrap();
            let whole = registration::whole(&mut tx, house.birgitta, contact).await.unwrap();
            drop(tx);
            let call = CallId(Uuid::from_u128(2));
            let rest = Completion { call, contact, seen: 0, reporter: None, promise: None, about };
            let filed = house.completes(&m, &rest).await.unwrap().filed.len();
            let queue = matter::queue::queue(&mut house.read().await, Uuid::from_u128(1)).await.unwrap().len();
            (whole.told, follows.len(), filed, queue)
        });
        assert_eq!(done.await.unwrap(), (Some("Oro".to_owned()), 1, 1, 0));
    }
}
