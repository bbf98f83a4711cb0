//! What is not carried out after three months, and what ends with a matter.

use crate::house::*;
use access::{Act, No};
use assignment::deeds::{self, Note};
use assignment::{Quarter, Reason, noted};
use bed::{day, refused, text};
use casefile::MatterId;
use casefile::matter::{execution, handover, station, station::StationKind, station::Step};
use law::ClockKind;
use store::Uuid;

async fn notes(house: &House, at: &str, matter: MatterId, decision: Uuid) -> Result<(), No> {
    let by = house.permit(house.omar, Act::Write, matter).await?;
    let (quarter, words) = (Quarter::of(day("2026-06-13")), text("Ingen är ledig."));
    let call = Note { matter, decision, quarter, reason: Reason::Resources, words };
    let mut tx = house.write().await;
    deeds::note(&mut tx, &by, &house.at(at), call).await?;
    tx.commit().await.unwrap();
    Ok(())
}

#[tokio::test]
async fn the_reason_is_noted_after_three_months_and_what_was_noted_stays() {
    for house in houses("late").await {
        let (matter, decision) = house.granted().await;
        assert_eq!(refused(notes(&house, "2026-06-12T09:00:00Z", matter, decision).await), "assignment-not-late");
        for at in ["2026-06-13T09:00:00Z", "2026-06-14T09:00:00Z"] {
            notes(&house, at, matter, decision).await.unwrap();
        }
        let all = noted(&mut house.read().await, matter).await.unwrap();
        let said: Vec<_> = all.iter().map(|one| (one.quarter.to_string(), one.reason)).collect();
        assert_eq!(said, [("2026-2".to_owned(), Reason::Resources), ("2026-2".to_owned(), Reason::Resources)]);
        assert!(house.told("assignment").await.iter().all(|event| !event.body.contains("ledig")));
        // Who only gives support has no part in it.
        let mut tx = house.read().await;
        assert!(execution::late(&mut tx, house.vera, day("2026-06-13"), house.law()).await.unwrap().is_empty());
        house.is_sound().await;
    }
}

#[tokio::test]
async fn a_support_that_breaks_off_has_three_months_from_that_day() {
    for house in houses("broken").await {
        let (matter, _) = house.granted().await;
        let (m, mut tx) = (house.at("2026-05-10T09:00:00Z"), house.write().await);
        let step = Step { at: m.at, actor: "staff:test", why: "begun" };
        let (kind, begins) = (ClockKind::Execution, casefile::matter::clock::stop);
        assert!(begins(&mut tx, matter, kind, step).await.unwrap());
        assert!(execution::late(&mut tx, house.omar, day("2026-06-13"), house.law()).await.unwrap().is_empty());
        let clock = law::Clock::execution(day("2026-05-20"), house.law()).unwrap();
        assert!(casefile::matter::clock::start(&mut tx, matter, &clock, m.at, "staff:test").await.unwrap());
        assert!(execution::late(&mut tx, house.omar, day("2026-08-20"), house.law()).await.unwrap().is_empty());
        let all = execution::late(&mut tx, house.omar, day("2026-08-21"), house.law()).await.unwrap();
        assert_eq!(all.iter().map(|one| one.since.to_string()).collect::<Vec<_>>(), ["2026-05-20"]);
    }
}

#[tokio::test]
async fn a_matter_that_is_closed_takes_its_assignments_along() {
    for house in houses("closed").await {
        let (matter, id) = house.begun().await;
        let by = house.permit(house.omar, Act::Write, matter).await.unwrap();
        let (m, mut tx) = (house.at("2026-04-01T09:00:00Z"), house.write().await);
        let step = Step { at: m.at, actor: "staff:test", why: "done" };
        station::leave(&mut tx, matter, StationKind::Support, step).await.unwrap();
        handover::close(&mut tx, &m, &by, matter).await.unwrap();
        tx.commit().await.unwrap();
        assert!(house.clocks(matter).await.iter().all(|(kind, _)| *kind != ClockKind::Execution));
        assert!(house.one(matter, id).await.ended.is_some());
        assert!(execution::open(&mut house.read().await, matter).await.unwrap().is_empty());
        assert!(matches!(house.permit(house.vera, Act::Support, matter).await, Err(No::Absent)));
    }
}
