//! An assignment from its talk to its end, and what each side may do.

use crate::house::*;
use access::{Act, No};
use bed::refused;
use casefile::matter::assignment::{Did, How, Part, Side, State, texts};
use store::Uuid;

#[tokio::test]
async fn it_begins_with_a_talk_about_a_decision_and_once_with_each_unit() {
    for house in houses("talk").await {
        let (matter, decision) = house.granted().await;
        let none = house.talks(house.omar, matter, Uuid::from_u128(9), house.resource).await;
        assert_eq!(refused(none), "assignment-no-decision");
        let unit = access::UnitId(Uuid::from_u128(9));
        assert_eq!(refused(house.talks(house.omar, matter, decision, unit).await), "assignment-wrong-unit");
        let id = house.talks(house.omar, matter, decision, house.resource).await.unwrap();
        let again = house.talks(house.lena, matter, decision, house.resource).await;
        assert_eq!(refused(again), "assignment-there");
        let one = house.one(matter, id).await;
        assert_eq!((one.state(), one.called.as_str(), one.decision), (State::Talked, "Stöd i hemmet", Some(decision)));
        // Vera answers for the unit: she may give support here, and read nothing of the file.
        assert!(house.permit(house.vera, Act::Perform, matter).await.is_ok());
        assert!(matches!(house.permit(house.vera, Act::Read, matter).await, Err(No::Absent)));
        assert!(matches!(house.permit(house.ida, Act::Support, matter).await, Err(No::Absent)));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn both_sides_write_and_the_second_of_two_is_told() {
    for house in houses("write").await {
        let at = house.begun().await;
        assert_eq!(house.writes(house.omar, at, (Part::Need, 0), "Sällskap.").await.unwrap(), 1);
        assert!(matches!(house.writes(house.vera, at, (Part::Need, 0), "Ro.").await, Err(No::Stale)));
        assert_eq!(house.writes(house.vera, at, (Part::Need, 1), "Sällskap och ro.").await.unwrap(), 2);
        let same = house.writes(house.omar, at, (Part::Need, 2), "Sällskap och ro.").await;
        assert_eq!(refused(same), "assignment-same");
        assert_eq!(house.writes(house.omar, at, (Part::Goal, 0), "Hon sover.").await.unwrap(), 1);
        let all = texts(&mut house.read().await, at.1).await.unwrap();
        let of: Vec<_> = all.iter().map(|one| (one.part, one.nth, one.side)).collect();
        assert_eq!(of, [(Part::Goal, 1, Side::Orders), (Part::Need, 2, Side::Gives), (Part::Need, 1, Side::Orders)]);
        let told = house.told("assignment").await;
        assert_eq!(told.len(), 4);
        assert!(told.iter().all(|event| !event.body.contains("Sällskap") && !event.body.contains("Vera")));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn it_is_sent_asked_back_answered_and_received() {
    for house in houses("way").await {
        let at = house.begun().await;
        assert_eq!(refused(house.sends(house.omar, at).await), "assignment-no-need");
        house.writes(house.vera, at, (Part::Need, 0), "Sällskap.").await.unwrap();
        assert_eq!(
            refused(house.receives(house.vera, at, (&[house.frida], "2026-03-16")).await),
            "assignment-not-sent"
        );
        house.sends(house.omar, at).await.unwrap();
        assert_eq!(refused(house.sends(house.lena, at).await), "assignment-sent-already");
        assert_eq!(refused(house.asks(house.omar, at).await), "assignment-units-own");
        assert_eq!(refused(house.answers(house.omar, at).await), "assignment-not-asked");
        house.asks(house.vera, at).await.unwrap();
        let early = house.receives(house.vera, at, (&[house.frida], "2026-03-16")).await;
        assert_eq!(refused(early), "assignment-not-sent", "the question is answered first");
        assert!(house.answers(house.vera, at).await.is_err(), "she does not have the matter");
        house.answers(house.lena, at).await.unwrap();
        assert_eq!(refused(house.receives(house.vera, at, (&[], "2026-03-16")).await), "assignment-nobody");
        let passed = house.receives(house.vera, at, (&[house.frida], "2026-03-12")).await;
        assert_eq!(refused(passed), "assignment-hears-passed");
        let other = house.receives(house.vera, at, (&[house.omar], "2026-03-16")).await;
        assert_eq!(refused(other), "access-colleague-cannot");
        house.receives(house.vera, at, (&[house.frida], "2026-03-16")).await.unwrap();
        let one = house.one(at.0, at.1).await;
        let did: Vec<_> = one.turns.iter().map(|turn| turn.did).collect();
        assert_eq!(did, [Did::Sent, Did::Asked, Did::Answered, Did::Received]);
        let received = one.received().unwrap();
        assert_eq!(received.hears_by.map(|day| day.to_string()).as_deref(), Some("2026-03-16"));
        assert!(house.permit(house.frida, Act::Perform, at.0).await.is_ok());
        assert!(matches!(house.permit(house.frida, Act::Read, at.0).await, Err(No::Absent)));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn the_unit_says_who_gives_it_and_an_end_closes_it_for_them() {
    for house in houses("who").await {
        let at = house.begun().await;
        assert_eq!(refused(house.names(house.omar, at, (house.frida, Gives::Now)).await), "assignment-units-own");
        house.names(house.vera, at, (house.frida, Gives::Now)).await.unwrap();
        assert_eq!(refused(house.names(house.vera, at, (house.frida, Gives::Now)).await), "assignment-gives-already");
        // Whoever gives it may ask a colleague along, and stop.
        house.names(house.frida, at, (house.ida, Gives::Now)).await.unwrap();
        house.names(house.frida, at, (house.frida, Gives::NoLonger)).await.unwrap();
        assert!(matches!(house.permit(house.frida, Act::Support, at.0).await, Err(No::Absent)));
        let not = house.names(house.vera, at, (house.frida, Gives::NoLonger)).await;
        assert_eq!(refused(not), "assignment-gives-not");
        house.ends(house.ida, at).await.unwrap();
        for who in [house.vera, house.ida] {
            assert!(matches!(house.permit(who, Act::Support, at.0).await, Err(No::Absent)));
        }
        let ended = house.one(at.0, at.1).await.ended.unwrap();
        assert_eq!((ended.how, ended.why.as_deref()), (How::FamilyNo, Some("Mamma ringde.")));
        assert_eq!(refused(house.ends(house.omar, at).await), "assignment-over");
        assert_eq!(refused(house.writes(house.omar, at, (Part::Need, 0), "Ro.").await), "assignment-over");
        house.is_sound().await;
    }
}

#[tokio::test]
async fn whoever_gives_one_support_finds_no_other_of_the_same_child() {
    for house in houses("other").await {
        let (matter, first) = house.begun().await;
        let m = house.at("2026-03-12T08:00:00Z");
        let mut tx = house.write().await;
        let kind = access::office::UnitKind::Resource;
        let other = access::office::add_unit(&mut tx, &m, &bed::boss(), "Skolstödet", kind).await.unwrap();
        let sam = bed::Hire::of("sam").begins(&mut tx, &m, (other, access::office::Post::Head)).await;
        tx.commit().await.unwrap();
        let decision = house.one(matter, first).await.decision.unwrap();
        let second = house.talks(house.omar, matter, decision, other).await.unwrap();
        house.writes(sam, (matter, second), (Part::Unit, 0), "Läxhjälp.").await.unwrap();
        let tried = house.writes(sam, (matter, first), (Part::Unit, 0), "Läxhjälp.").await;
        assert!(matches!(tried, Err(No::Absent)), "that is another unit's");
        assert!(matches!(house.ends(sam, (matter, first)).await, Err(No::Absent)));
    }
}
