//! Those who are parties get what the decision will rest on, with a day to answer, before anybody decides.

use crate::house::*;
use access::{Act, No};
use bed::{refused, with_number, *};
use casefile::MatterId;
use casefile::matter::decision::Outcome;
use decision::deeds::{self, Answered};
use decision::{Communicated, communicated};
use law::ClockKind::{Investigation, PartyAnswer};
use law::known::Protection;

async fn sent(house: &House, matter: MatterId) -> Vec<Communicated> {
    communicated(&mut house.read().await, matter).await.unwrap()
}

async fn answers(house: &House, matter: MatterId, n: usize, at: &str, words: Option<&str>) -> Result<(), No> {
    let by = house.permit(house.omar, Act::Write, matter).await?;
    let (m, of) = (house.at(at), sent(house, matter).await[n].id);
    let call = Answered { matter, seen: house.version(matter).await, of, words: words.map(text), day: day(&at[..10]) };
    let mut tx = house.write().await;
    deeds::party_answered(&mut tx, &by, &m, call).await?;
    tx.commit().await.unwrap();
    Ok(())
}

#[tokio::test]
async fn a_child_of_fifteen_is_heard_and_one_of_nine_is_not() {
    for house in houses("who").await {
        let names = |all: Vec<(String, _)>| all.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        let elsa = house.elsa().await;
        assert_eq!(names(house.addressees(elsa).await), ["Per Öhman", "Åsa Öhman"]);
        let mother = [with_number("Mia Berg", "19820307-9812")];
        let tora = house.investigated(with_number("Tora Berg", "20101104-2395"), &mother[..0]).await;
        let (heard, unknown) = decision::addressees(&mut house.read().await, tora, day("2026-03-02")).await.unwrap();
        assert_eq!((heard.len(), heard[0].person.name.as_str(), unknown), (1, "Tora Berg", true));
    }
}

#[tokio::test]
async fn the_clock_runs_until_the_latest_day_and_stops_when_all_have_answered() {
    for house in houses("heard").await {
        let elsa = house.elsa().await;
        let (asa, per) = (house.party(elsa, "Åsa Öhman").await, house.party(elsa, "Per Öhman").await);
        let months = (Investigation, "2026-07-02".to_owned());
        house.gives(elsa, "2026-03-10T10:00:00Z", vec![asa], ("Utredningen.", "2026-03-20")).await.unwrap();
        assert_eq!(house.clocks(elsa).await, [months.clone(), (PartyAnswer, "2026-03-20".into())]);
        house.gives(elsa, "2026-03-11T10:00:00Z", vec![per], ("Utredningen.", "2026-03-27")).await.unwrap();
        assert_eq!(house.clocks(elsa).await, [months.clone(), (PartyAnswer, "2026-03-27".into())]);

        // Nobody decides before both have had their time.
        let heard = deeds::Proposal { unheard: None, ..proposal(Outcome::Granted) };
        let tried = house.decides(house.lena, elsa, "2026-03-12T10:00:00Z", ("home_support", heard.clone())).await;
        assert_eq!(refused(tried), "decision-hear-first");

        answers(&house, elsa, 1, "2026-03-13T10:00:00Z", Some("Det stämmer inte, jag var hemma.")).await.unwrap();
        assert_eq!(house.clocks(elsa).await, [months.clone(), (PartyAnswer, "2026-03-20".into())]);
        let early = answers(&house, elsa, 0, "2026-03-20T10:00:00Z", None).await;
        assert_eq!(refused(early), "decision-answer-too-early");
        answers(&house, elsa, 0, "2026-03-21T10:00:00Z", None).await.unwrap();
        assert_eq!(house.clocks(elsa).await, [months]);
        assert_eq!(refused(answers(&house, elsa, 0, "2026-03-21T10:00:00Z", None).await), "decision-no-party");
        assert!(house.decides(house.lena, elsa, "2026-03-21T11:00:00Z", ("home_support", heard)).await.is_ok());

        let told = house.told("decision").await;
        let kinds: Vec<&str> = told.iter().map(|event| &event.kind[9..]).collect();
        assert_eq!(kinds, ["communicated", "communicated", "party_answered", "party_answered", "made"]);
        assert!(told.iter().all(|event| !event.body.contains("stämmer") && !event.body.contains("Öhman")));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn nothing_that_they_are_given_tells_where_a_protected_person_is() {
    for house in houses("guarded").await {
        let elsa = house.elsa().await;
        let (asa, per) = (house.party(elsa, "Åsa Öhman").await, house.party(elsa, "Per Öhman").await);
        house.lives(asa, "Lönnvägen 14, 123 45 Älvsala", Protection::Registration).await;
        house.is_cleared(house.omar).await;
        let at = "2026-03-10T10:00:00Z";
        for told in ["Elsa bor på lönnvägen  14 med mamma.", "De flyttade till 123 45\nÄlvsala."] {
            let tried = house.gives(elsa, at, vec![per], (told, "2026-03-24")).await;
            assert_eq!(refused(tried), "decision-gives-away", "{told}");
        }
        assert!(sent(&house, elsa).await.is_empty());
        house.gives(elsa, at, vec![per], ("Elsa bor med sin mamma.", "2026-03-24")).await.unwrap();
        // Nor does the decision itself.
        house.is_cleared(house.lena).await;
        let tells = deeds::Proposal { facts: text("Skolan vid Lönnvägen 14."), ..proposal(Outcome::Granted) };
        let tried = house.decides(house.lena, elsa, "2026-03-11T10:00:00Z", ("home_support", tells)).await;
        assert_eq!(refused(tried), "decision-gives-away");
    }
}

#[tokio::test]
async fn a_day_that_has_come_and_somebody_who_is_no_party_are_refused() {
    for house in houses("odd").await {
        let elsa = house.elsa().await;
        let (asa, child) = (house.party(elsa, "Åsa Öhman").await, house.person(elsa).await);
        let at = "2026-03-10T10:00:00Z";
        let tried = house.gives(elsa, at, vec![asa], ("Utredningen.", "2026-03-10")).await;
        assert_eq!(refused(tried), "decision-day-passed");
        let tried = house.gives(elsa, at, vec![child], ("Utredningen.", "2026-03-24")).await;
        assert_eq!(refused(tried), "decision-no-party");
    }
}
