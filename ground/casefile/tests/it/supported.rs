//! What is done once it has been decided: support begins, is interrupted, resumed and ends, and its goals are seen.

use crate::house::*;
use bed::*;
use casefile::MatterId;
use casefile::matter::{
    goal,
    support::{self, Ends, How, NewSupport},
};
use store::Fault;

async fn matters(house: &House) -> [MatterId; 2] {
    let concerns = vec![(None, school_report()), (None, school_report())];
    let all = house.hears((house.birgitta, house.unit), "2026-03-02T08:20:00Z", concerns, None).await;
    all.try_into().unwrap()
}

fn stale<T: std::fmt::Debug>(done: Result<T, Fault>) -> bool {
    matches!(done, Err(Fault::Stale))
}

#[tokio::test]
async fn support_begins_is_interrupted_and_ends() {
    for house in houses("support").await {
        let ([ours, other], m) = (matters(&house).await, house.at("2026-05-04T08:00:00Z"));
        let (mut tx, who, why) = (house.write().await, "staff:test", text("Mamma är på sjukhus."));
        let since = day("2026-05-04");
        let giver = text("Frida på Resursenheten");
        let new = NewSupport { assignment: None, decision: None, called: "Stöd hemma", giver: Some(&giver), since };
        let id = support::begin(&mut tx, &m, ours, &new, who).await.unwrap();
        let second = NewSupport { called: "Föräldragrupp", giver: None, ..new };
        support::begin(&mut tx, &m, ours, &second, who).await.unwrap();

        // What belongs to another matter is not to be had under this one.
        assert!(stale(support::pause(&mut tx, &m, (other, id), (day("2026-05-11"), &why), who).await));
        assert!(stale(support::resume(&mut tx, &m, (ours, id), (day("2026-05-11"), &why), who).await), "it runs");
        support::pause(&mut tx, &m, (ours, id), (day("2026-05-11"), &why), who).await.unwrap();
        assert!(stale(support::pause(&mut tx, &m, (ours, id), (day("2026-05-12"), &why), who).await), "once");
        let all = support::all(&mut tx, ours).await.unwrap();
        assert_eq!((all[0].paused(), all[1].paused()), (Some(day("2026-05-11")), None));
        let home = text("Mamma är hemma igen.");
        assert!(stale(support::resume(&mut tx, &m, (other, id), (day("2026-05-18"), &home), who).await));
        support::resume(&mut tx, &m, (ours, id), (day("2026-05-18"), &home), who).await.unwrap();
        support::pause(&mut tx, &m, (ours, id), (day("2026-06-01"), &why), who).await.unwrap();

        let family = text("Vi klarar morgnarna själva nu.");
        let ends = Ends { on: day("2026-06-12"), how: How::Partly, why: &why, family: Some(&family) };
        assert!(stale(support::end(&mut tx, &m, (other, id), &ends, who).await));
        support::end(&mut tx, &m, (ours, id), &ends, who).await.unwrap();
        assert!(stale(support::end(&mut tx, &m, (ours, id), &ends, who).await));
        assert!(stale(support::resume(&mut tx, &m, (ours, id), (day("2026-06-13"), &home), who).await), "it is over");

        let all = support::all(&mut tx, ours).await.unwrap();
        let first = &all[0];
        assert_eq!(
            (first.called.as_str(), first.giver.as_deref(), first.since),
            ("Stöd hemma", Some(giver.as_str()), since)
        );
        let days: Vec<_> = first.pauses.iter().map(|one| (one.since, one.back.as_ref().map(|back| back.0))).collect();
        assert_eq!(days, [(day("2026-05-11"), Some(day("2026-05-18"))), (day("2026-06-01"), None)]);
        assert_eq!((first.is_open(), first.paused(), first.last_day()), (false, None, day("2026-06-01")));
        let end = first.end.as_ref().unwrap();
        assert_eq!((end.on, end.how, end.family.as_deref()), (day("2026-06-12"), How::Partly, Some(family.as_str())));
        assert!(all[1].is_open() && all[1].pauses.is_empty() && support::all(&mut tx, other).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_goal_is_seen_again_and_again() {
    for house in houses("goal").await {
        let ([ours, other], m) = (matters(&house).await, house.at("2026-05-04T08:00:00Z"));
        let (mut tx, who) = (house.write().await, "staff:test");
        let (goal, sign) = (text("Elsa kommer i tid till skolan"), text("Läraren ser henne klockan åtta."));
        let since = day("2026-05-04");
        let id = goal::new(&mut tx, &m, ours, (&goal, Some(&sign), since), who).await.unwrap();
        goal::new(&mut tx, &m, ours, (&text("Vi äter tillsammans"), None, since), who).await.unwrap();
        assert_eq!(goal::all(&mut tx, ours).await.unwrap()[0].state(), goal::State::NotBegun, "nobody has looked");

        let words = text("Tre dagar av fem.");
        let look = (goal::State::OnWay, Some(&words), day("2026-05-15"));
        assert!(stale(goal::seen(&mut tx, &m, (other, id), look, who).await));
        goal::seen(&mut tx, &m, (ours, id), look, who).await.unwrap();
        goal::seen(&mut tx, &m, (ours, id), (goal::State::Reached, None, day("2026-06-05")), who).await.unwrap();
        let why = text("Skolan har bytt tider.");
        assert!(stale(goal::end(&mut tx, &m, (other, id), (day("2026-06-08"), &why), who).await));
        goal::end(&mut tx, &m, (ours, id), (day("2026-06-08"), &why), who).await.unwrap();
        assert!(stale(goal::end(&mut tx, &m, (ours, id), (day("2026-06-09"), &why), who).await));
        assert!(stale(goal::seen(&mut tx, &m, (ours, id), look, who).await), "it is none any more");

        let all = goal::all(&mut tx, ours).await.unwrap();
        let seen: Vec<_> = all[0].states.iter().map(|one| (one.state, one.words.as_deref(), one.on)).collect();
        let later = (goal::State::Reached, None, day("2026-06-05"));
        assert_eq!(seen, [(goal::State::OnWay, Some("Tre dagar av fem."), day("2026-05-15")), later]);
        assert_eq!(all[0].ended, Some((day("2026-06-08"), why.as_str().to_owned())));
        assert_eq!((all[1].text.as_str(), all[1].sign.as_deref(), all.len()), ("Vi äter tillsammans", None, 2));
        assert!(goal::all(&mut tx, other).await.unwrap().is_empty());
    }
}
