//! A matter is laid before somebody who may decide it, and nobody else; it is settled when something is decided.

use crate::house::*;
use access::{Act, No, StaffId, charge};
use bed::*;
use casefile::MatterId;
use casefile::matter::closing::{self, Words};
use casefile::matter::decision::{
    Outcome,
    presented::{self, Ended},
};
use decision::deeds::{self, AskFirst, Present};

const AT: &str = "2026-03-12T10:00:00Z";

async fn lays(house: &House, matter: MatterId, to: Option<StaffId>) -> Result<(), No> {
    let by = house.permit(house.omar, Act::Write, matter).await?;
    let to = to.map(|who| (who, text("Stöd hemma två kvällar i veckan.")));
    let call = Present { matter, seen: house.version(matter).await, to };
    let mut tx = house.write().await;
    deeds::present(&mut tx, &by, &house.at(AT), call).await?;
    tx.commit().await.unwrap();
    Ok(())
}

async fn asks(house: &House, who: StaffId, matter: MatterId) -> Result<(), No> {
    let by = house.permit(who, Act::Decide, matter).await?;
    let call = AskFirst { matter, seen: house.version(matter).await, question: text("Vem hämtar henne?") };
    let mut tx = house.write().await;
    deeds::ask_first(&mut tx, &by, &house.at(AT), call).await?;
    tx.commit().await.unwrap();
    Ok(())
}

/// How many wait for somebody to decide, how many came back to Omar, and how many Omar waits for.
async fn days(house: &House, decider: StaffId) -> (usize, usize, usize) {
    let mut tx = house.read().await;
    let here = presented::to_decide(&mut tx, decider).await.unwrap().len();
    let asked = presented::asked(&mut tx, house.omar).await.unwrap().len();
    (here, asked, presented::waits(&mut tx, house.omar).await.unwrap().len())
}

#[tokio::test]
async fn it_lies_before_one_at_a_time_until_something_is_decided() {
    for house in houses("presented").await {
        let elsa = house.elsa().await;
        assert_eq!(refused(lays(&house, elsa, None).await), "decision-not-presented");
        assert_eq!(refused(asks(&house, house.lena, elsa).await), "decision-not-presented");
        for nobody in [house.omar, house.maja] {
            let tried = lays(&house, elsa, Some(nobody)).await;
            assert_eq!(refused(tried), "decision-not-a-decider", "Maja decides only while both are away");
        }
        lays(&house, elsa, Some(house.birgit)).await.unwrap();
        lays(&house, elsa, Some(house.lena)).await.unwrap();
        assert_eq!((days(&house, house.birgit).await, days(&house, house.lena).await), ((0, 0, 1), (1, 0, 1)));
        asks(&house, house.lena, elsa).await.unwrap();
        assert_eq!(days(&house, house.lena).await, (0, 1, 0), "it is Omar's again");
        lays(&house, elsa, Some(house.lena)).await.unwrap();
        assert_eq!(days(&house, house.lena).await, (1, 0, 1), "what was asked is settled");

        // Whoever has the right decides, also where it lies before somebody else.
        house.decides(house.birgit, elsa, AT, ("home_support", proposal(Outcome::Granted))).await.unwrap();
        assert_eq!(days(&house, house.lena).await, (0, 0, 0));
        let all = presented::all(&mut house.read().await, elsa).await.unwrap();
        let how: Vec<_> = all.iter().map(|one| one.ended.clone().unwrap().2).collect();
        let asked = Ended::Asked("Vem hämtar henne?".into());
        assert!(how == [Ended::Elsewhere, asked, Ended::Decided]);

        let told = house.told("decision").await;
        let kinds: Vec<&str> = told.iter().map(|event| &event.kind[9..]).collect();
        assert_eq!(kinds, ["presented", "presented", "asked_first", "presented", "made"]);
        assert!(told.iter().all(|event| !event.body.contains("kvällar") && !event.body.contains("hämtar")));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn it_is_not_laid_before_somebody_who_stands_close_and_ends_with_the_matter() {
    for house in houses("close").await {
        let elsa = house.elsa().await;
        let child = house.person(elsa).await;
        let mut tx = house.write().await;
        charge::kin(&mut tx, &house.at(AT), house.lena, child.uuid()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(refused(lays(&house, elsa, Some(house.lena)).await), "decision-not-a-decider");
        lays(&house, elsa, Some(house.birgit)).await.unwrap();

        let (m, by) = (house.at(AT), house.permit(house.omar, Act::Write, elsa).await.unwrap());
        let words = || text("Familjen har flyttat.");
        let words = Words { done: words(), became: words(), again: words(), unfollowed: Some(words()) };
        let mut tx = house.write().await;
        closing::leave(&mut tx, &m, &by, elsa, ("closed", Some(&words))).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(days(&house, house.birgit).await, (0, 0, 0));
        let all = presented::all(&mut house.read().await, elsa).await.unwrap();
        assert!(all[0].ended.as_ref().is_some_and(|(_, _, how)| *how == Ended::Closed));
    }
}
