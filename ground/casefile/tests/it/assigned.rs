//! Support is ordered from a unit: words of both sides, turns, and the lists of each side.

use crate::house::*;
use access::office::{self, Post, UnitKind};
use access::{Act, StaffId, UnitId, charge};
use bed::*;
use casefile::matter::{
    assignment::{self, Did, How, NewAssignment, NewTurn, Part, Side, State},
    support::{self, Ends, NewSupport},
};
use casefile::*;
use store::{Fault, Uuid};

/// A unit that gives support and its head; and a matter that Birgitta has taken.
async fn ordered(house: &House) -> (MatterId, UnitId, StaffId, Uuid) {
    let done = house.registers(&house.at("2026-03-02T09:00:00Z"), &school_rings(1, aged("Marco", 4))).await.unwrap();
    let (matter, m) = (done.matters().next().unwrap().0, house.at("2026-03-03T09:00:00Z"));
    let mut tx = house.write().await;
    let unit = office::add_unit(&mut tx, &m, &boss(), "Resursenheten", UnitKind::Resource).await.unwrap();
    let vera = Hire::of("vera").begins(&mut tx, &m, (unit, Post::Head)).await;
    assert_eq!(office::resources(&mut tx).await.unwrap(), [(unit, "Resursenheten".to_owned())]);
    tx.commit().await.unwrap();
    let carry = house.permit(house.birgitta, Act::Carry, matter).await.unwrap();
    let mut tx = house.write().await;
    charge::take(&mut tx, &m, &carry, matter.uuid()).await.unwrap();
    tx.commit().await.unwrap();
    let hand = house.permit(house.birgitta, Act::Hand, matter).await.unwrap();
    let mut tx = house.write().await;
    let new = NewAssignment {
        decision: None,
        called: "Stöd i hemmet".into(),
        unit,
        day: day("2026-03-03"),
        with: text("Vera"),
        said: text("Hon har tid på torsdagar."),
    };
    let id = assignment::begin(&mut tx, &m, matter, &new, "staff:birgitta").await.unwrap().unwrap();
    charge::order(&mut tx, &m, &hand, matter.uuid(), (id, unit)).await.unwrap();
    tx.commit().await.unwrap();
    (matter, unit, vera, id)
}

fn turn(did: Did, words: Option<&str>) -> NewTurn {
    NewTurn { did, words: words.map(text), starts: None, hears_by: None }
}

#[tokio::test]
async fn both_write_and_what_was_written_before_stays() {
    for house in houses("written").await {
        let (_, _, _, id) = ordered(&house).await;
        let (mut tx, m) = (house.write().await, house.at("2026-03-04T09:00:00Z"));
        let (first, second) = (text("Någon som hämtar."), text("Någon som hämtar på torsdagar."));
        let lena = (&first, Side::Orders, "staff:lena");
        assert_eq!(assignment::write(&mut tx, &m, id, (Part::Need, 0), lena).await.unwrap(), 1);
        let vera = (&second, Side::Gives, "staff:vera");
        let late = assignment::write(&mut tx, &m, id, (Part::Need, 0), vera).await;
        assert!(matches!(late, Err(Fault::Stale)), "somebody has written that one already");
        assert_eq!(assignment::write(&mut tx, &m, id, (Part::Need, 1), vera).await.unwrap(), 2);
        assert_eq!(assignment::write(&mut tx, &m, id, (Part::Goal, 0), vera).await.unwrap(), 1);
        let all = assignment::texts(&mut tx, id).await.unwrap();
        let of: Vec<_> = all.iter().filter(|one| one.part == Part::Need).map(|one| (one.nth, one.side)).collect();
        assert_eq!(of, [(2, Side::Gives), (1, Side::Orders)]);
        assert_eq!(all.iter().find(|one| one.nth == 1 && one.part == Part::Need).unwrap().text, "Någon som hämtar.");
    }
}

#[tokio::test]
async fn each_side_sees_what_waits_for_it_and_an_end_tells_nothing_of_whom() {
    for house in houses("turns").await {
        let (matter, unit, vera, id) = ordered(&house).await;
        let (mut tx, m) = (house.write().await, house.at("2026-03-04T09:00:00Z"));
        let state = |all: &[assignment::Line]| all.iter().map(|one| (one.id, one.state)).collect::<Vec<_>>();
        assert_eq!(state(&assignment::given(&mut tx, vera).await.unwrap()), [(id, State::Talked)]);
        assignment::turn(&mut tx, &m, id, 0, &turn(Did::Sent, None), "staff:birgitta").await.unwrap();
        let late = assignment::turn(&mut tx, &m, id, 0, &turn(Did::Sent, None), "staff:birgitta").await;
        assert!(matches!(late, Err(Fault::Stale)));
        assignment::turn(&mut tx, &m, id, 1, &turn(Did::Asked, Some("Vilka dagar?")), "staff:vera").await.unwrap();
        let all = assignment::ordered(&mut tx, house.birgitta).await.unwrap();
        assert_eq!((state(&all), all[0].words.as_deref()), (vec![(id, State::Asked)], Some("Vilka dagar?")));
        assert_eq!((all[0].head, all[0].carrier, all[0].name.as_deref()), (Some(vera), house.birgitta, Some("Marco")));
        assert!(assignment::given(&mut tx, house.birgitta).await.unwrap().is_empty());
        assert!(assignment::ordered(&mut tx, vera).await.unwrap().is_empty(), "the matter is in none of their lists");
        let since = ts("2026-03-01T00:00:00Z");
        assert!(assignment::ended(&mut tx, vera, since).await.unwrap().is_empty());
        assignment::end(&mut tx, id, (How::FamilyNo, &text("Mamma ringde.")), m.at, "staff:vera").await.unwrap();
        let again = assignment::end(&mut tx, id, (How::Other, &text("Igen.")), m.at, "staff:vera").await;
        assert!(matches!(again, Err(Fault::Stale)));
        let over = assignment::ended(&mut tx, vera, since).await.unwrap();
        assert_eq!((over.len(), over[0].how, over[0].called.as_str()), (1, How::FamilyNo, "Stöd i hemmet"));
        let one = assignment::one(&mut tx, matter, id).await.unwrap().unwrap();
        assert_eq!((one.state(), one.unit, one.turns.len(), one.version()), (State::Ended, unit, 2, 2));
        assert!(assignment::open(&mut tx, matter).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn whoever_gives_it_has_what_was_promised_until_the_support_has_ended() {
    for house in houses("giving").await {
        let (matter, unit, vera, id) = ordered(&house).await;
        let m = house.at("2026-03-04T09:00:00Z");
        let mut tx = house.write().await;
        let ines = Hire::of("ines").begins(&mut tx, &m, (unit, Post::Member)).await;
        tx.commit().await.unwrap();
        let by = house.permit(vera, Act::Perform, matter).await.unwrap();
        let mut tx = house.write().await;
        charge::perform(&mut tx, &m, &by, matter.uuid(), (id, ines)).await.unwrap();
        assert!(assignment::giving(&mut tx, ines).await.unwrap().is_empty(), "nobody has received it");
        let (starts, hears_by) = (Some(day("2026-03-20")), Some(day("2026-03-09")));
        let received = NewTurn { starts, hears_by, ..turn(Did::Received, None) };
        assignment::turn(&mut tx, &m, id, 0, &received, "staff:ines").await.unwrap();
        let one = assignment::giving(&mut tx, ines).await.unwrap().remove(0);
        assert_eq!((one.id, one.matter, one.starts, one.hears_by, one.since), (id, matter, starts, hears_by, None));
        assert!(assignment::giving(&mut tx, vera).await.unwrap().is_empty(), "she answers for it, and gives it not");

        let called = "Stöd i hemmet";
        let new = NewSupport { assignment: Some(id), decision: None, called, giver: None, since: day("2026-03-20") };
        let given = support::begin(&mut tx, &m, matter, &new, "staff:ines").await.unwrap();
        let (why, one) = (text("Mamma är bortrest."), (matter, given));
        support::pause(&mut tx, &m, one, (day("2026-03-27"), &why), "staff:ines").await.unwrap();
        let now = assignment::giving(&mut tx, ines).await.unwrap().remove(0);
        assert_eq!((now.since, now.paused), (starts, true));
        let ends = Ends { on: day("2026-04-10"), how: support::How::Reached, why: &why, family: None };
        support::end(&mut tx, &m, one, &ends, "staff:ines").await.unwrap();
        assert!(assignment::giving(&mut tx, ines).await.unwrap().is_empty(), "it is over, whatever the order says");
    }
}
