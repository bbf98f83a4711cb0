//! Support is followed up, and a matter is closed in words.

use crate::house::*;
use access::{Act, charge};
use bed::*;
use casefile::matter::{
    clock,
    closing::{self, Words},
    follow_up::{self, ChildsView, NewFollowUp, Next, With},
    measure::{self, NewMeasure, Over, Rests},
};
use law::consent::Measure;
use law::{Clock, ClockKind};

fn seen(on: &str, next: Next) -> NewFollowUp {
    NewFollowUp {
        on: day(on),
        with: [With::Parents, With::Person].into(),
        changed: text("Marco kommer i tid."),
        said: Some(text("Det har blivit lugnare.")),
        childs_view: Some(ChildsView::Said("Jag sover bättre.".into())),
        next,
    }
}

#[tokio::test]
async fn follow_ups_are_kept_in_order_and_a_closed_matter_holds_its_words_and_nothing_that_runs() {
    for house in houses("ended").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let id = house.registers(&m, &school_rings(1, aged("Marco", 4))).await.unwrap().matters().next().unwrap().0;
        let by = house.permit(house.birgitta, Act::Carry, id).await.unwrap();
        let mut tx = house.write().await;
        charge::take(&mut tx, &m, &by, id.uuid()).await.unwrap();
        let rests = Rests::OnLaw(house.law().cite("UTR-4", day("2026-03-02")).unwrap());
        let what = text("Tal med skolan.");
        let new = NewMeasure {
            kind: Measure::Contact,
            what: &what,
            since: day("2026-03-20"),
            rests: &rests,
            actor: "staff:x",
        };
        let measured = measure::begin(&mut tx, &m, id, &new).await.unwrap();
        let appeal = Clock::appeal(day("2026-03-02"), house.law()).unwrap();
        clock::start(&mut tx, id, &appeal, m.at, "staff:x").await.unwrap();
        let all = [Next::GoesOn(day("2026-04-01")), Next::Changes("Glesare.".into(), day("2026-05-01")), Next::Ends];
        for next in all.clone() {
            follow_up::keep(&mut tx, &m, id, &seen("2026-03-02", next), "staff:x").await.unwrap();
        }
        tx.commit().await.unwrap();
        let kept = follow_up::all(&mut house.read().await, id).await.unwrap();
        assert!(kept.iter().map(|one| one.next.clone()).eq(all));
        assert_eq!(kept[0].with, [With::Person, With::Parents].into());
        assert!(
            kept[0].childs_view == Some(ChildsView::Said("Jag sover bättre.".into())) && kept[2].next.on().is_none()
        );

        let by = house.permit(house.birgitta, Act::Write, id).await.unwrap();
        let mut tx = house.write().await;
        let words = Words {
            done: text("Vi har träffats."),
            became: text("Marco mår bra."),
            again: text("Ring oss."),
            unfollowed: None,
        };
        let stopped = closing::leave(&mut tx, &m, &by, id, ("closed", Some(&words))).await.unwrap();
        tx.commit().await.unwrap();
        assert!(stopped.measures == [measured] && !stopped.clocks.is_empty());
        assert_eq!(house.clocks(id).await.into_iter().map(|(kind, _)| kind).collect::<Vec<_>>(), [ClockKind::Appeal]);
        let over = measure::all(&mut house.read().await, id).await.unwrap()[0].end.clone().unwrap();
        assert!(over.on == day("2026-03-20") && over.why == Over::Done("Marco mår bra.".into()));
        let closed = closing::one(&mut house.read().await, id).await.unwrap().unwrap();
        assert_eq!((closed.done.as_str(), closed.unfollowed), ("Vi har träffats.", None));
        assert_eq!(house.station(id).await, None);
        let charge = charge::charge(&mut house.read().await, id.uuid()).await.unwrap().unwrap();
        assert!(charge.closed_at.is_some());
    }
}
