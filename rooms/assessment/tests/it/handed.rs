//! A matter on its way: what must be said first, and that closing it ends its way.

use crate::{house::*, opened::does_not_open};
use access::{Act, No, charge::Receiver};
use assessment::deeds::{self, HandOver, Receive};
use bed::*;
use casefile::MatterId;
use casefile::matter::handover::{self, How, Words};
use store::Uuid;

/// Hands a child's matter over to Leila, in the same unit.
async fn gives(house: &House, at: &str, matter: MatterId, spoken: Option<&str>) -> Result<Uuid, No> {
    let by = house.permit(house.yusuf, Act::Hand, matter).await?;
    let words = Words {
        knows: text("Mamma vet."),
        agreed: text("Inget än."),
        remains: text("Ring skolan."),
        spoken: spoken.map(text),
    };
    let call = HandOver { matter, seen: house.version(matter).await, to: (house.intake, Some(house.leila)), words };
    let mut tx = house.write().await;
    let id = deeds::hand_over(&mut tx, &by, &house.at(at), call).await?;
    tx.commit().await.unwrap();
    Ok(id)
}

#[tokio::test]
async fn what_is_due_today_is_spoken_of_first() {
    for house in houses("spoken").await {
        let [elsa] = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), school_report())]).await[..] else {
            panic!()
        };
        let yusuf = house.permit(house.yusuf, Act::Carry, elsa).await.unwrap();
        let mut tx = house.write().await;
        access::charge::take(&mut tx, &house.at("2026-03-02T09:00:00Z"), &yusuf, elsa.uuid()).await.unwrap();
        tx.commit().await.unwrap();
        let at = "2026-03-02T10:00:00Z";
        assert_eq!(refused(gives(&house, at, elsa, None).await), "assessment-speak-first");
        gives(&house, at, elsa, Some("Leila, på telefon")).await.unwrap();
        let told = house.told("assessment").await;
        assert!(told[0].body.contains(r#""due":["protective"]"#), "{}", told[0].body);
        assert!(!told[0].body.contains("Mamma"), "no words in an event");

        // She receives it, once.
        let leila = house.permit(house.leila, Act::Carry, elsa).await.unwrap();
        let hears_by = day("2026-03-04");
        for (seen, ends) in [(house.version(elsa).await, true), (house.version(elsa).await, false)] {
            let mut tx = house.write().await;
            let call = Receive { matter: elsa, seen, how: Receiver::Oneself, hears_by };
            let done = deeds::receive(&mut tx, &leila, &house.at(at), call).await;
            assert_eq!(done.is_ok(), ends);
            tx.commit().await.unwrap();
        }
        let all = handover::all(&mut house.read().await, elsa).await.unwrap();
        assert!(matches!(&all[..], [one] if one.hears_by == Some(hears_by)));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn a_matter_that_is_closed_is_on_its_way_to_nobody() {
    for house in houses("closed_on_its_way").await {
        let [elsa] = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), school_report())]).await[..] else {
            panic!()
        };
        house.judged(house.yusuf, "2026-03-02T10:00:00Z", elsa).await;
        gives(&house, "2026-03-03T10:00:00Z", elsa, None).await.unwrap();
        does_not_open(&house, house.birgitta, "2026-03-05T10:00:00Z", elsa).await.unwrap();
        let all = handover::all(&mut house.read().await, elsa).await.unwrap();
        assert!(matches!(&all[..], [one] if one.ended.as_ref().is_some_and(|end| end.2 == How::Closed)));
        let charge = access::charge::charge(&mut house.read().await, elsa.uuid()).await.unwrap().unwrap();
        assert_eq!((charge.carrier, charge.offered_to, charge.parts.len()), (house.yusuf, None, 0));
        assert!(
            handover::coming(&mut house.read().await, house.leila, ts("2026-03-03T08:00:00Z"))
                .await
                .unwrap()
                .is_empty()
        );
        house.is_sound().await;
    }
}
