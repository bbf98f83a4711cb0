//! Fourteen days over a weekend and a month's end, and a decision after them.

use crate::house::*;
use access::Act;
use assessment::deeds::{self, NotOpen, Open};
use assessment::{Concerned, Late, decided};
use bed::*;
use law::ClockKind::{Investigation, Preliminary};

#[tokio::test]
async fn fourteen_days_end_on_a_saturday_and_monday_is_not_late() {
    for house in houses("weekend").await {
        // From Saturday 14 to Saturday 28 February, over which the strict day stands in every list.
        let elsa = house.hears("2026-02-14T09:00:00Z", vec![(aged("Elsa", 9), school_report())]).await[0];
        house.judged(house.yusuf, "2026-02-14T10:00:00Z", elsa).await;
        assert_eq!(house.clocks(elsa).await, [(Preliminary, "2026-02-28".to_owned())]);
        let by = house.permit(house.yusuf, Act::Decide, elsa).await.unwrap();
        let call = Open {
            matter: elsa,
            seen: house.version(elsa).await,
            ground: ground(),
            late: None,
            concerned: Concerned::Told,
        };
        let mut tx = house.write().await;
        let made = deeds::open_investigation(&mut tx, &by, &house.at("2026-03-02T09:00:00Z"), call).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(made.day, day("2026-03-02"));
        assert_eq!(house.clocks(elsa).await, [(Investigation, "2026-07-02".to_owned())]);
        assert!(decided(&mut house.read().await, elsa).await.unwrap().unwrap().late.is_none());
    }
}

#[tokio::test]
async fn four_months_from_the_end_of_october_are_the_end_of_february() {
    for house in houses("month_end").await {
        let elsa = house.hears("2025-10-27T09:00:00Z", vec![(aged("Elsa", 9), school_report())]).await[0];
        house.judged(house.yusuf, "2025-10-27T10:00:00Z", elsa).await;
        assert_eq!(house.clocks(elsa).await, [(Preliminary, "2025-11-10".to_owned())]);
        // 23.30 in Stockholm is still 31 October; in UTC it is half past ten.
        super::opened::opens(&house, house.yusuf, "2025-10-31T22:30:00Z", elsa).await.unwrap();
        assert_eq!(house.clocks(elsa).await, [(Investigation, "2026-02-28".to_owned())]);
    }
}

#[tokio::test]
async fn a_late_decision_is_possible_and_says_why() {
    for house in houses("late").await {
        let who = [("Elsa", 9), ("Nils", 6)].map(|(name, age)| (aged(name, age), school_report()));
        let [elsa, nils] = house.hears("2026-03-02T08:20:00Z", who.into()).await[..] else { panic!() };
        for child in [elsa, nils] {
            house.judged(house.yusuf, "2026-03-02T10:00:00Z", child).await;
        }
        let m = house.at("2026-03-17T09:00:00Z");
        let by = house.permit(house.birgitta, Act::Decide, elsa).await.unwrap();
        let open = |seen, late| Open {
            matter: elsa,
            seen,
            ground: ground(),
            late,
            concerned: Concerned::Parked { why: text("Polisen hör barnet först."), until: day("2026-03-17") },
        };
        let mut tx = house.write().await;
        let silent = deeds::open_investigation(&mut tx, &by, &m, open(house.version(elsa).await, None)).await;
        assert_eq!(refused(silent), "assessment-late");
        drop(tx);
        let why = Some(Late::Extraordinary(text("Polisförhöret hölls först i dag.")));
        let mut tx = house.write().await;
        deeds::open_investigation(&mut tx, &by, &m, open(house.version(elsa).await, why.clone())).await.unwrap();
        tx.commit().await.unwrap();
        let made = decided(&mut house.read().await, elsa).await.unwrap().unwrap();
        assert!(made.late == why && made.concerned.unwrap().why() == Some("Polisen hör barnet först."));

        let by = house.permit(house.birgitta, Act::Decide, nils).await.unwrap();
        let late = Some(Late::Overdue(text("Handläggaren slutade.")));
        let call = NotOpen { matter: nils, seen: house.version(nils).await, ground: ground(), late };
        let mut tx = house.write().await;
        deeds::do_not_open(&mut tx, &by, &m, call).await.unwrap();
        tx.commit().await.unwrap();
        let told = house.told("assessment").await;
        assert!(told[0].body.contains("\"late\":\"extraordinary\"") && told[1].body.contains("\"late\":\"overdue\""));
        assert!(told.iter().all(|event| !event.body.contains("Polis") && !event.body.contains("slutade")));
    }
}

#[tokio::test]
async fn a_reason_for_lateness_is_not_kept_where_nothing_is_late() {
    for house in houses("in_time").await {
        let elsa = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), school_report())]).await[0];
        house.judged(house.yusuf, "2026-03-02T10:00:00Z", elsa).await;
        let by = house.permit(house.yusuf, Act::Decide, elsa).await.unwrap();
        let (seen, late) = (house.version(elsa).await, Some(Late::Overdue(text("Av misstag."))));
        let call = Open { matter: elsa, seen, ground: ground(), late, concerned: Concerned::Told };
        let mut tx = house.write().await;
        deeds::open_investigation(&mut tx, &by, &house.at("2026-03-16T22:00:00Z"), call).await.unwrap();
        tx.commit().await.unwrap();
        assert!(decided(&mut house.read().await, elsa).await.unwrap().unwrap().late.is_none());
    }
}
