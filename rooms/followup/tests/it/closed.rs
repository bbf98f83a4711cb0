//! A matter is closed as a whole or not at all.

use crate::house::*;
use access::{Act, charge};
use bed::*;
use casefile::matter::closing::{self, Words};
use casefile::matter::measure::{
    self, NewMeasure, OnConsent, Rests,
    consent::{self, Answer, Giver, Said},
    holds::{Consenting, State},
};
use casefile::matter::{self, clock, follow_up::Next};
use law::consent::{Measure, Whose};
use law::{Clock, ClockKind};

#[tokio::test]
async fn nothing_half_happens_while_something_waits_and_then_all_of_it_ends() {
    for house in houses("closed").await {
        let (id, support, _) = house.supported().await;
        let m = house.at(BEGUN);
        let by = house.permit(house.omar, Act::Hand, id).await.unwrap();
        let mut tx = house.write().await;
        let order = m.id();
        charge::order(&mut tx, &m, &by, id.uuid(), (order, house.resource)).await.unwrap();
        let letters = Clock::letters(day("2026-03-02"), house.law()).unwrap();
        clock::start(&mut tx, id, &letters, m.at, "staff:test").await.unwrap();
        let rules = vec![house.law().cite("INS-7", day("2026-03-02")).unwrap()];
        let rests = Rests::OnConsent(OnConsent { of: [Whose::Guardians].into(), rules, suitable: None });
        let (what, since) = (text("Någon kommer hem."), day("2026-03-02"));
        let new = NewMeasure { kind: Measure::Support, what: &what, since, rests: &rests, actor: "staff:test" };
        let covers = [measure::begin(&mut tx, &m, id, &new).await.unwrap()].into();
        let yes = Said { day: since, how: consent::How::Phone, words: &what, actor: "staff:test" };
        let mother = Giver { whose: Whose::Guardians, person: None };
        consent::note(&mut tx, &m, id, (mother, Answer::Given { until: None }), (&yes, &covers)).await.unwrap();
        tx.commit().await.unwrap();

        let before = (house.version(id).await, house.clocks(id).await);
        assert_eq!(refused(house.closes(id, words()).await), "followup-waits", "support runs, letters wait");
        house.ends(id, support).await;
        assert_eq!(refused(house.closes(id, words()).await), "followup-waits", "letters wait");
        assert_eq!((house.version(id).await, house.clocks(id).await), before);
        assert!(closing::one(&mut house.read().await, id).await.unwrap().is_none());

        let mut tx = house.write().await;
        let step = matter::station::Step { at: m.at, actor: "staff:test", why: "served" };
        clock::stop(&mut tx, id, ClockKind::Letters, step).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(refused(house.closes(id, words()).await), "followup-no-last");
        house.follows(id, said(Next::GoesOn(day("2026-09-01"))), Vec::new()).await.unwrap();
        assert_eq!(refused(house.closes(id, words()).await), "followup-no-last", "it was to go on");
        let why = Words { unfollowed: Some(text("Familjen har flyttat.")), ..words() };
        house.closes(id, why).await.unwrap();

        assert_eq!((house.station(id).await, house.clocks(id).await), (None, Vec::new()));
        let mut tx = house.read().await;
        assert!(charge::ordered(&mut tx, id.uuid()).await.unwrap().is_empty(), "nobody gives support in it");
        let read = matter::one(&mut tx, id).await.unwrap().unwrap();
        let now = Consenting::load(&mut tx, &house.at(NOW), &read).await.unwrap();
        assert_eq!(now.state(&now.measures[0], house.law()), State::Ended, "what was agreed to holds no longer");
        drop(tx);
        assert!(house.permit(house.omar, Act::Read, id).await.is_ok());
        assert!(house.permit(house.omar, Act::Write, id).await.is_err());
        let told = house.told("followup").await;
        let last = told.last().unwrap();
        assert_eq!((told.len(), last.kind.as_str()), (2, "followup.closed"));
        assert!(last.body.contains("\"follow_up\"") && !last.body.contains("flyttat"), "{}", last.body);
        house.is_sound().await;
    }
}

#[tokio::test]
async fn after_a_last_follow_up_nothing_more_is_asked() {
    for house in houses("last").await {
        let (id, support, _) = house.supported().await;
        house.ends(id, support).await;
        house.follows(id, said(Next::Ends), Vec::new()).await.unwrap();
        house.closes(id, words()).await.unwrap();
        assert!(house.closes(id, words()).await.is_err(), "once");
        let closed = closing::one(&mut house.read().await, id).await.unwrap().unwrap();
        assert_eq!((closed.became.as_str(), closed.unfollowed), ("Elsa kommer i tid.", None));
    }
}
