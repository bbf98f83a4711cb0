//! Persons: found by name and number only, never joined by themselves, reached only by those who may know where.

use crate::house::*;
use access::{Act, No, Permit};
use bed::*;
use casefile::matter::queue;
use casefile::person::guarded::{self, Clearance, ReachKind};
use casefile::person::{self, relation, same};
use casefile::*;
use law::known::Protection;
use relation::Kinship;
use store::{Fault, Uuid};

fn id(n: u128) -> PersonId {
    PersonId::of(Uuid::from_u128(n))
}

#[tokio::test]
async fn names_are_found_by_the_beginning_of_any_word_in_swedish_order() {
    for house in houses("names").await {
        let (m, mut tx) = (house.at("2026-03-02T09:00:00Z"), house.write().await);
        let names = ["Öberg", "Åsa Lindén-Öberg", "Ärla Åberg", "asa lind", "Zara Lind", "José"];
        for (n, name) in (1..).zip(names) {
            person::keep(&mut tx, &m, id(n), &somebody(name), "karin").await.unwrap();
        }
        let mut found = async |typed: &str| {
            let hits = person::by_name(&mut tx, typed).await.unwrap();
            hits.into_iter().map(|person| person.name).collect::<Vec<_>>()
        };
        assert_eq!(found("LIND").await, ["asa lind", "Zara Lind", "Åsa Lindén-Öberg"]);
        assert_eq!(found("öb").await, ["Åsa Lindén-Öberg", "Öberg"]);
        assert_eq!(found("a").await, ["asa lind"]);
        assert_eq!(found("å").await, ["Åsa Lindén-Öberg", "Ärla Åberg"]);
        assert_eq!(found("jose").await, ["José"]);
        assert_eq!(found("linden ö").await, ["Åsa Lindén-Öberg"]);
        assert!(found("  ").await.is_empty() && found("berg").await.is_empty() && found("%").await.is_empty());
        for n in 100..130 {
            person::keep(&mut tx, &m, id(n), &somebody("Nils"), "karin").await.unwrap();
        }
        assert_eq!(person::by_name(&mut tx, "nils").await.unwrap().len(), 20);
    }
}

#[tokio::test]
async fn twins_are_two_and_a_number_is_one() {
    for house in houses("twins").await {
        let (m, mut tx) = (house.at("2026-03-02T09:00:00Z"), house.write().await);
        let twin = NewPerson { born: Born::On(day("2016-06-14")), ..somebody("Kim Ek") };
        for n in [1, 2] {
            person::keep(&mut tx, &m, id(n), &twin, "karin").await.unwrap();
        }
        assert_eq!(person::by_name(&mut tx, "kim").await.unwrap().len(), 2);
        let given = number("20160614-2386").unwrap();
        person::number_is(&mut tx, id(1), 0, given).await.unwrap();
        assert!(matches!(person::number_is(&mut tx, id(1), 0, given).await, Err(No::Stale)));
        let no = person::number_is(&mut tx, id(2), 0, given).await;
        assert!(matches!(no, Err(No::Refusal(r)) if r == person::NUMBER_KNOWN));
        let found = person::by_number(&mut tx, given).await.unwrap().unwrap();
        assert_eq!((found.id, found.version), (id(1), 1));
        assert_eq!(found.age(day("2026-06-13")).on(day("2026-06-13")), Some(9));
    }
}

#[tokio::test]
async fn a_number_that_is_told_later_is_added_to_the_same_record() {
    for house in houses("later").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let milo = house.registers(&m, &school_rings(1, aged("Milo", 4))).await.unwrap().matters().next().unwrap().1;
        let told = Whom::Numbered(milo.unwrap(), number("20160614-2386").unwrap());
        let done = house.registers(&m, &school_rings(2, told)).await.unwrap();
        assert_eq!(done.follows.as_ref().unwrap()[0].age, Some(9), "by the number, not as stated");
        assert_eq!((done.matters().next().unwrap().1, house.count("person").await), (milo, 1));
        let other = Whom::Numbered(milo.unwrap(), number("20180909-2396").unwrap());
        house.registers(&m, &school_rings(3, other)).await.unwrap();
        let record = person::one(&mut house.read().await, milo.unwrap()).await.unwrap().unwrap();
        assert_eq!(record.number, number("20160614-2386"));
        let ebba = house.registers(&m, &school_rings(4, aged("Ebba", 9))).await.unwrap().matters().next().unwrap().1;
        let taken = Whom::Numbered(ebba.unwrap(), number("20160614-2386").unwrap());
        let no = house.registers(&m, &school_rings(5, taken)).await.unwrap_err();
        assert!(matches!(no, No::Refusal(r) if r == person::NUMBER_KNOWN), "{no}");
    }
}

#[tokio::test]
async fn two_records_of_one_person_are_read_as_one_and_can_be_parted() {
    for house in houses("same").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let mut known = vec![];
        for n in 1..=3 {
            let done = house.registers(&m, &school_rings(n, aged("Marco", 4))).await.unwrap();
            known.push(done.matters().next().unwrap().1.unwrap());
        }
        let [a, b, c] = known[..] else { panic!("three records") };
        let mut tx = house.write().await;
        same::found(&mut tx, &m, (a, 0), (b, 0), &text("samma moder"), "karin").await.unwrap();
        assert!(matches!(same::found(&mut tx, &m, (b, 1), (c, 0), &text("kedja"), "karin").await, Err(No::Refusal(_))));
        assert!(matches!(same::found(&mut tx, &m, (a, 0), (c, 1), &text("sett förut"), "karin").await, Err(No::Stale)));
        assert!(matches!(same::found(&mut tx, &m, (a, 1), (a, 1), &text("själv"), "karin").await, Err(No::Refusal(_))));
        tx.commit().await.unwrap();
        let staff = house.birgitta.0;
        let mut tx = house.write().await;
        for record in [a, b] {
            assert_eq!(same::records(&mut tx, record).await.unwrap(), [a, b]);
            assert_eq!(queue::of_person(&mut tx, staff, record).await.unwrap().len(), 2);
        }
        assert!(same::undo(&mut tx, &m, a, b, &text("två barn ändå"), "karin").await.unwrap());
        assert!(!same::undo(&mut tx, &m, a, b, &text("igen"), "karin").await.unwrap());
        assert_eq!(same::records(&mut tx, b).await.unwrap(), [b]);
        assert_eq!(queue::of_person(&mut tx, staff, b).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_second_record_does_not_lay_open_what_the_first_one_hides() {
    for house in houses("hidden").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let hidden = NewPerson { protection: Protection::Registration, ..somebody("Nadia") };
        let mut tx = house.write().await;
        person::keep(&mut tx, &m, id(1), &hidden, "karin").await.unwrap();
        person::keep(&mut tx, &m, id(2), &somebody("Nadia"), "karin").await.unwrap();
        same::found(&mut tx, &m, (id(1), 0), (id(2), 0), &text("samma"), "karin").await.unwrap();
        tx.commit().await.unwrap();
        let done = house.registers(&m, &school_rings(3, Whom::Known(id(2)))).await.unwrap();
        assert_eq!(done.follows.unwrap()[0].protected_identity, Protection::Registration);
    }
}

#[tokio::test]
async fn a_protected_address_opens_to_clearance_only() {
    for house in houses("reach").await {
        let (m, mut tx) = (house.at("2026-03-02T09:00:00Z"), house.write().await);
        person::keep(&mut tx, &m, id(1), &somebody("Sanna"), "karin").await.unwrap();
        let reach = guarded::keep(&mut tx, &m, id(1), ReachKind::Address, &text("Ekvägen 1"), "karin").await.unwrap();
        let seen = guarded::all(&mut tx, id(1)).await.unwrap();
        assert_eq!(seen[0].value.plain().map(String::as_str), Some("Ekvägen 1"));
        person::protect(&mut tx, &m, id(1), 0, Protection::Registration).await.unwrap();
        assert!(matches!(person::protect(&mut tx, &m, id(1), 0, Protection::None).await, Err(No::Stale)));
        tx.commit().await.unwrap();
        let of = async |call, whom| {
            house.registers(&m, &school_rings(call, whom)).await.unwrap().matters().next().unwrap().0
        };
        let (hers, another) = (of(1, Whom::Known(id(1))).await, of(2, aged("Marco", 4)).await);
        let mut tx = house.write().await;
        let mut permit = async |act, matter: MatterId| {
            Permit::for_matter(&mut tx, house.birgitta, act, matter.uuid()).await.unwrap()
        };
        let (reads, sees, other) =
            (permit(Act::Read, hers).await, permit(Act::See, hers).await, permit(Act::Read, another).await);
        for (by, act) in [(&reader(), Act::ReportRead), (&sees, Act::See), (&reads, Act::Write), (&other, Act::Read)] {
            assert!(Clearance::under(&mut tx, by, act, id(1)).await.is_err(), "{act:?}");
        }
        let seen = guarded::all(&mut tx, id(1)).await.unwrap();
        let clearance = Clearance::under(&mut tx, &reads, Act::Read, id(1)).await.unwrap();
        assert_eq!((seen[0].value.plain(), seen[0].kind), (None, ReachKind::Address));
        assert_eq!(seen[0].value.open(&clearance).map(String::as_str), Some("Ekvägen 1"));
        assert!(guarded::end(&mut tx, m.at, reach, "karin").await.unwrap());
        assert!(guarded::all(&mut tx, id(1)).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn guardians_are_those_of_the_day_and_a_relation_stands_once() {
    for house in houses("guardians").await {
        let (m, mut tx) = (house.at("2026-03-02T09:00:00Z"), house.write().await);
        for (n, name) in [(1, "Elis"), (2, "Sanna"), (3, "Per")] {
            person::keep(&mut tx, &m, id(n), &somebody(name), "karin").await.unwrap();
        }
        for other in [2, 3, 3] {
            relation::keep(&mut tx, &m, (id(1), Kinship::Guardian, id(other)), None, "karin").await.unwrap();
        }
        let all = relation::all(&mut tx, id(1)).await.unwrap();
        assert_eq!(all.len(), 2);
        let of_per = all.iter().find(|r| r.other == id(3)).unwrap();
        assert!(relation::end(&mut tx, of_per.id, day("2026-03-01")).await.unwrap());
        assert_eq!(relation::guardians(&mut tx, id(1), day("2026-02-28")).await.unwrap().len(), 2);
        assert_eq!(relation::guardians(&mut tx, id(1), day("2026-03-01")).await.unwrap(), [id(2)]);
    }
}

#[tokio::test]
async fn a_changed_byte_is_found_and_not_guessed_at() {
    for house in houses("changed").await {
        let (m, mut tx) = (house.at("2026-03-02T09:00:00Z"), house.write().await);
        let new = NewPerson { born: Born::On(day("2016-06-14")), ..somebody("Kim") };
        person::keep(&mut tx, &m, id(1), &new, "karin").await.unwrap();
        for change in [
            "update person set born = '20160614'",
            "update person set born = '2016-02-30'",
            "update person set born = null, protection = 'no'",
        ] {
            tx.run(store::Stmt::both(change), vec![]).await.unwrap();
            assert!(matches!(person::one(&mut tx, id(1)).await, Err(Fault::Shape(_))), "{change}");
        }
    }
}
