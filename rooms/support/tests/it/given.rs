//! The one who carries the matter gives the support: it begins, it is planned, interrupted, and ends.

use crate::house::{Back, House, houses, met};
use access::{Act, No};
use bed::{day, refused, text};
use casefile::MatterId;
use casefile::matter::{
    goal::{self, State},
    station::StationKind,
    support as kept,
};
use law::{ClockKind, Day};
use store::Uuid;
use support::deeds::{self, EndGoal, Giver, See, What, WriteGoal, WritePlan};
use support::{NewEncounter, NewPlan, Outcome, encounters, plans, standing};

fn omar() -> Giver {
    Giver::Named(text("Omar Haddad"))
}

async fn writes(house: &House, matter: MatterId, seen: i64, often: &str, follow_on: Option<Day>) -> Result<i64, No> {
    let by = house.permit(house.omar, Act::Perform, matter).await?;
    let plan = NewPlan::of([None, None, Some(text(often)), None], follow_on).unwrap();
    let mut tx = house.write().await;
    let m = house.at("2026-05-05T09:00:00Z");
    let nth = deeds::write_plan(&mut tx, &by, &m, WritePlan { matter, seen, plan }).await?;
    tx.commit().await.unwrap();
    Ok(nth)
}

#[tokio::test]
async fn the_clocks_and_the_station_follow_the_support() {
    for house in houses("clocks").await {
        let (matter, decision) = house.granted("Elsa").await;
        assert_eq!(house.clocks(matter).await, [(ClockKind::Execution, "2026-08-01".into())]);
        let ahead = house.begins(house.omar, matter, (What::Granted(Uuid::from_u128(5)), omar()), "2026-05-04").await;
        assert_eq!(refused(ahead), "support-not-granted");
        let id = house.begins(house.omar, matter, (What::Granted(decision), omar()), "2026-05-04").await.unwrap();
        assert_eq!(house.clocks(matter).await, [(ClockKind::FollowUp, "2026-08-04".into())]);
        let twice = house.begins(house.omar, matter, (What::Granted(decision), omar()), "2026-05-04").await;
        assert_eq!(refused(twice), "support-not-granted", "it is given already");

        let sick = house.turn((matter, id), "2026-05-11", "Mamma är på sjukhus.").await;
        house.turns(house.omar, sick.clone(), Back::No).await.unwrap();
        assert!(matches!(house.turns(house.omar, sick, Back::No).await, Err(No::Stale)), "an old page");
        let runs = house.clocks(matter).await;
        assert!(runs.contains(&(ClockKind::Execution, "2026-08-11".into())), "interrupted (INS-12): {runs:?}");
        let back = house.turn((matter, id), "2026-05-10", "Mamma är hemma.").await;
        assert_eq!(refused(house.turns(house.omar, back, Back::Yes).await), "support-day-early");
        let back = house.turn((matter, id), "2026-05-18", "Mamma är hemma.").await;
        house.turns(house.omar, back, Back::Yes).await.unwrap();
        assert_eq!(house.clocks(matter).await, [(ClockKind::FollowUp, "2026-08-04".into())]);

        // Another is offered without a decision: nothing is owed by its interruption, and the matter waits for both.
        let named = (What::Named(text("Föräldragrupp")), omar());
        let group = house.begins(house.omar, matter, named, "2026-05-20").await.unwrap();
        let pause = house.turn((matter, group), "2026-05-25", "Gruppen vilar.").await;
        house.turns(house.omar, pause, Back::No).await.unwrap();
        assert_eq!(house.clocks(matter).await, [(ClockKind::FollowUp, "2026-08-04".into())]);
        assert!(
            !house.ends(house.omar, house.turn((matter, id), "2026-06-12", "Målen är nådda.").await).await.unwrap()
        );
        assert_eq!(house.station(matter).await, Some(StationKind::Support));
        assert!(house.ends(house.omar, house.turn((matter, group), "2026-06-15", "Slut.").await).await.unwrap());
        assert_eq!(house.station(matter).await, Some(StationKind::FollowUp));
        assert_eq!(house.clocks(matter).await, [(ClockKind::FollowUp, "2026-06-15".into())], "due with the last of it");
        assert_eq!(
            refused(house.ends(house.omar, house.turn((matter, id), "2026-06-16", "Slut.").await).await),
            "support-over"
        );

        // Support begins again: the matter is back where it is given.
        let named = (What::Named(text("Stödsamtal")), omar());
        house.begins(house.omar, matter, named, "2026-06-20").await.unwrap();
        assert_eq!(house.station(matter).await, Some(StationKind::Support));
        let kinds: Vec<String> = house.told("support").await.into_iter().map(|one| one.kind).collect();
        let all = ["begun", "interrupted", "resumed", "begun", "interrupted", "ended", "ended", "begun"];
        assert_eq!(kinds, all.map(|kind| format!("support.{kind}")));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn support_does_not_begin_before_somebody_has_looked_at_the_need() {
    for house in houses("early").await {
        let matter = house.matter("Elsa", StationKind::Assessment).await;
        let begun = house.begins(house.omar, matter, (What::Named(text("Stöd")), omar()), "2026-05-04").await;
        assert_eq!(refused(begun), "support-not-here");
        assert!(kept::all(&mut house.read().await, matter).await.unwrap().is_empty());
        let order = Giver::Order(Uuid::from_u128(4));
        let matter = house.matter("Tora", StationKind::Investigation).await;
        let begun = house.begins(house.omar, matter, (What::Named(text("Stöd")), order), "2026-05-04").await;
        assert_eq!(refused(begun), "support-no-order");
        assert!(house.told("support").await.is_empty());
    }
}

#[tokio::test]
async fn the_plan_keeps_each_version_and_its_words_are_in_no_event() {
    for house in houses("plan").await {
        let (matter, _) = house.granted("Elsa").await;
        assert_eq!(writes(&house, matter, 0, "Varje tisdag", None).await.unwrap(), 1);
        assert!(matches!(writes(&house, matter, 0, "Varje fredag", None).await, Err(No::Stale)));
        assert_eq!(refused(writes(&house, matter, 1, "Varje tisdag", None).await), "support-same");
        let passed = writes(&house, matter, 1, "Varje tisdag", Some(day("2026-05-04"))).await;
        assert_eq!(refused(passed), "support-follow-passed");
        assert_eq!(writes(&house, matter, 1, "Varje fredag", Some(day("2026-08-04"))).await.unwrap(), 2);
        let all = plans(&mut house.read().await, matter).await.unwrap();
        let often: Vec<_> = all.iter().map(|one| (one.nth, one.often.as_deref())).collect();
        assert_eq!(often, [(2, Some("Varje fredag")), (1, Some("Varje tisdag"))]);
        let body = house.told("support").await.into_iter().map(|one| one.body).collect::<String>();
        assert!(!body.contains("fredag") && body.contains("2026-08-04"), "{body}");
    }
}

#[tokio::test]
async fn a_goal_is_seen_and_ended_where_it_lies() {
    for house in houses("goals").await {
        let ((matter, _), (other, _)) = (house.granted("Elsa").await, house.granted("Tora").await);
        let by = house.permit(house.omar, Act::Perform, matter).await.unwrap();
        let m = house.at("2026-05-05T09:00:00Z");
        let mut tx = house.write().await;
        let call = WriteGoal { matter, text: text("Elsa kommer i tid"), sign: None };
        let id = deeds::write_goal(&mut tx, &by, &m, call).await.unwrap();
        tx.commit().await.unwrap();
        let see = |matter, on| See { matter, goal: id, state: State::Reached, words: None, on: day(on) };
        let theirs = house.permit(house.omar, Act::Perform, other).await.unwrap();
        let mut tx = house.write().await;
        assert_eq!(refused(deeds::see(&mut tx, &theirs, &m, see(other, "2026-05-05")).await), "support-no-goal");
        assert!(matches!(deeds::see(&mut tx, &theirs, &m, see(matter, "2026-05-05")).await, Err(No::Absent)));
        assert_eq!(refused(deeds::see(&mut tx, &by, &m, see(matter, "2026-05-06")).await), "support-day-ahead");
        assert_eq!(refused(deeds::see(&mut tx, &by, &m, see(matter, "2026-05-04")).await), "support-day-early");
        deeds::see(&mut tx, &by, &m, see(matter, "2026-05-05")).await.unwrap();
        let end = EndGoal { matter, goal: id, why: text("Sagt på ett annat sätt.") };
        deeds::end_goal(&mut tx, &by, &m, end.clone()).await.unwrap();
        assert_eq!(refused(deeds::end_goal(&mut tx, &by, &m, end).await), "support-no-goal");
        let all = goal::all(&mut tx, matter).await.unwrap();
        assert_eq!((all[0].state(), all[0].ended.is_some()), (State::Reached, true));
    }
}

#[tokio::test]
async fn whoever_was_met_is_written_and_put_right_beside_what_was_written() {
    for house in houses("met").await {
        let (matter, decision) = house.granted("Elsa").await;
        let none = house.meets(house.omar, matter, met(Uuid::from_u128(3), "2026-05-04")).await;
        assert_eq!(refused(none), "support-over", "no support of that id");
        let id = house.begins(house.omar, matter, (What::Granted(decision), omar()), "2026-05-04").await.unwrap();
        assert_eq!(refused(house.meets(house.omar, matter, met(id, "2026-05-03")).await), "support-day-early");
        let first = house.meets(house.omar, matter, met(id, "2026-05-05")).await.unwrap();
        house.meets(house.omar, matter, met(id, "2026-05-12")).await.unwrap();
        let right = || NewEncounter { outcome: Outcome::Missed, corrects: Some(first), ..met(id, "2026-05-05") };
        house.meets(house.omar, matter, right()).await.unwrap();
        assert!(matches!(house.meets(house.omar, matter, right()).await, Err(No::Stale)), "correct the correction");
        let (other, granted) = house.granted("Tora").await;
        let hers = house.begins(house.omar, other, (What::Granted(granted), omar()), "2026-05-04").await.unwrap();
        let strange = NewEncounter { corrects: Some(first), ..met(hers, "2026-05-06") };
        assert!(matches!(house.meets(house.omar, other, strange).await, Err(No::Absent)), "another matter's");

        let all = encounters(&mut house.read().await, matter).await.unwrap();
        assert_eq!(all.len(), 3, "what was put right can be read");
        let stands: Vec<_> = standing(all).into_iter().map(|one| (one.day, one.outcome)).collect();
        assert_eq!(stands, [(day("2026-05-12"), Outcome::Came), (day("2026-05-05"), Outcome::Missed)]);
        let body = house.told("support").await.into_iter().map(|one| one.body).collect::<String>();
        assert!(!body.contains("parken") && body.contains(r#""with":["person"]"#), "{body}");
        house.is_sound().await;
    }
}
