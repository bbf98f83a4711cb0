//! Whoever gives the support does all of it without reading the file; that the matter goes on is the carrier's.

use crate::house::{Back, houses, met};
use access::{Act, No};
use bed::{refused, text};
use casefile::matter::{station::StationKind, support as kept};
use law::ClockKind;
use support::deeds::{self, Giver, What};

#[tokio::test]
async fn frida_gives_the_support_and_omar_moves_the_matter_on() {
    for house in houses("performed").await {
        let (matter, decision) = house.granted("Elsa").await;
        let absent =
            house.begins(house.frida, matter, (What::Granted(decision), Giver::Order(decision)), "2026-05-04").await;
        assert!(matches!(absent, Err(No::Absent)), "nothing is ordered of her unit");
        let order = house.ordered(matter).await;
        for act in [Act::See, Act::Read, Act::Write] {
            assert!(matches!(house.permit(house.frida, act, matter).await, Err(No::Absent)), "{act:?}");
        }
        let what = (What::Granted(decision), Giver::Order(order));
        let id = house.begins(house.frida, matter, what, "2026-05-04").await.unwrap();
        let one = kept::all(&mut house.read().await, matter).await.unwrap().remove(0);
        assert_eq!((one.assignment, one.decision, one.called.as_str()), (Some(order), Some(decision), "Stöd i hemmet"));
        house.meets(house.frida, matter, met(id, "2026-05-05")).await.unwrap();

        // She ends it: the matter stays where it is, and its follow-up is due on the day of the one who has it.
        assert!(
            !house.ends(house.frida, house.turn((matter, id), "2026-06-12", "Målen är nådda.").await).await.unwrap()
        );
        assert_eq!(house.station(matter).await, Some(StationKind::Support));
        assert_eq!(house.clocks(matter).await, [(ClockKind::FollowUp, "2026-06-12".into())]);
        let (m, seen) = (house.at("2026-06-12T15:00:00Z"), house.version(matter).await);
        let hers = house.permit(house.frida, Act::Perform, matter).await.unwrap();
        let mut tx = house.write().await;
        assert!(deeds::go_on(&mut tx, &hers, &m, (matter, seen)).await.is_err(), "not hers");
        drop(tx);
        let by = house.permit(house.omar, Act::Write, matter).await.unwrap();
        let mut tx = house.write().await;
        assert!(matches!(deeds::go_on(&mut tx, &by, &m, (matter, seen - 1)).await, Err(No::Stale)));
        drop(tx);
        let mut tx = house.write().await;
        deeds::go_on(&mut tx, &by, &m, (matter, seen)).await.unwrap();
        assert_eq!(refused(deeds::go_on(&mut tx, &by, &m, (matter, seen + 1)).await), "support-not-over");
        tx.commit().await.unwrap();
        assert_eq!(house.station(matter).await, Some(StationKind::FollowUp));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn whoever_gives_one_support_knows_of_no_other() {
    for house in houses("apart").await {
        let (matter, decision) = house.granted("Elsa").await;
        let order = house.ordered(matter).await;
        let omar = Giver::Named(text("Omar Haddad"));
        let other =
            house.begins(house.omar, matter, (What::Named(text("Familjerådgivning")), omar), "2026-05-04").await;
        let turn = house.turn((matter, other.unwrap()), "2026-05-05", "Sommar.").await;
        assert_eq!(refused(house.turns(house.frida, turn, Back::No).await), "support-over", "not hers to know of");
        // What she names carries out what was ordered from her unit.
        let hers = (What::Named(text("Hemma hos")), Giver::Order(order));
        let id = house.begins(house.frida, matter, hers, "2026-05-06").await.unwrap();
        let all = kept::all(&mut house.read().await, matter).await.unwrap();
        assert_eq!((all[1].id, all[1].decision), (id, Some(decision)));
        assert_eq!(house.clocks(matter).await, [(ClockKind::FollowUp, "2026-08-04".into())], "carried out (INS-12)");
        // She ends hers, and the other still runs: nothing is due before its day.
        assert!(!house.ends(house.frida, house.turn((matter, id), "2026-06-12", "Klart.").await).await.unwrap());
        assert_eq!(house.clocks(matter).await, [(ClockKind::FollowUp, "2026-08-04".into())]);
    }
}
