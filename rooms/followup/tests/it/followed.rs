//! A follow-up moves the clock and says how the goals are seen, in one transaction and one event.

use crate::house::*;
use access::Act;
use bed::*;
use casefile::matter::{follow_up, follow_up::Next, goal, goal::State};
use followup::deeds::Look;
use law::ClockKind;

#[tokio::test]
async fn the_clock_moves_with_each_follow_up_and_stops_where_it_ends() {
    for house in houses("moves").await {
        let (id, _, goal) = house.supported().await;
        assert_eq!(house.due(id, ClockKind::FollowUp).await.as_deref(), Some("2026-06-02"));
        let look = Look { goal, state: State::OnWay, words: Some(text("Fyra dagar av fem.")) };
        house.follows(id, said(Next::GoesOn(day("2026-09-01"))), vec![look]).await.unwrap();
        assert_eq!(house.due(id, ClockKind::FollowUp).await.as_deref(), Some("2026-09-01"));
        let seen = goal::all(&mut house.read().await, id).await.unwrap()[0].states.clone();
        assert!(seen.len() == 1 && seen[0].state == State::OnWay && seen[0].on == day("2026-06-02"));

        let changes = Next::Changes("Glesare träffar.".into(), day("2026-08-03"));
        house.follows(id, said(changes), Vec::new()).await.unwrap();
        assert_eq!(house.due(id, ClockKind::FollowUp).await.as_deref(), Some("2026-08-03"));
        house.follows(id, said(Next::Ends), Vec::new()).await.unwrap();
        assert_eq!(house.due(id, ClockKind::FollowUp).await, None);
        let all = follow_up::all(&mut house.read().await, id).await.unwrap();
        assert!(all.len() == 3 && all[2].next == Next::Ends);

        let told = house.told("followup").await;
        assert_eq!(told.iter().map(|one| one.kind.as_str()).collect::<Vec<_>>(), ["followup.followed_up"; 3]);
        assert!(told.iter().all(|one| one.matter == Some(id.uuid())));
        for private in ["frukost", "Elsa", "Glesare", "Fyra dagar"] {
            assert!(told.iter().all(|one| !one.body.contains(private)), "{private}");
        }
        assert!(told[0].body.contains("\"on_way\"") && told[0].body.contains("UTR-20@"), "{}", told[0].body);
        house.is_sound().await;
    }
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_nothing_has_moved() {
    for house in houses("refused").await {
        let (id, _, goal) = house.supported().await;
        let silent = follow_up::NewFollowUp { childs_view: None, ..said(Next::Ends) };
        assert_eq!(refused(house.follows(id, silent, Vec::new()).await), "followup-no-view");
        let ahead = follow_up::NewFollowUp { on: day("2026-06-03"), ..said(Next::Ends) };
        assert_eq!(refused(house.follows(id, ahead, Vec::new()).await), "followup-odd-day");
        let passed = said(Next::GoesOn(day("2026-06-01")));
        assert_eq!(refused(house.follows(id, passed, Vec::new()).await), "followup-next-passed");
        // A goal of another matter, or one that has ended, is nobody's to see here.
        let mut tx = house.write().await;
        goal::end(&mut tx, &house.at(NOW), (id, goal), (day("2026-06-02"), &text("Ett annat mål.")), "staff:test")
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let look = Look { goal, state: State::Reached, words: None };
        assert!(house.follows(id, said(Next::Ends), vec![look]).await.is_err());
        assert!(follow_up::all(&mut house.read().await, id).await.unwrap().is_empty());
        assert_eq!(house.due(id, ClockKind::FollowUp).await.as_deref(), Some("2026-06-02"));
        assert!(house.told("followup").await.is_empty());
        // To follow up decided support for a child asks for the degree (ORG-5), and Eva carries no matter here.
        assert!(house.permit(house.eva, Act::Assess, id).await.is_err());
        assert!(house.permit(house.frida, Act::Assess, id).await.is_err());
    }
}
