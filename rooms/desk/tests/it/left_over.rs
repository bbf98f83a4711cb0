//! Whose day a promise stands on when its keeper cannot keep it.

use crate::house::*;
use access::office::UnitKind;
use bed::*;
use casefile::matter::promise;

/// Leila promises to ring about Elsa, whom Karin hears of.
async fn leila_promises(house: &House) -> casefile::PersonId {
    let call = vec![(Some(nine("Elsa")), school_report())];
    let elsa = house.hears(house.karin, "2026-03-02T07:20:00Z", call, rings(house.leila, "11:00")).await[0];
    house.person(elsa).await
}

async fn day_of(house: &House, name: &str) -> String {
    let (status, page) = house.desk(name).await.opens("/min-dag").await;
    assert_eq!(status, 200);
    page
}

const ANNIKA: &str = "Ring före lunch, inget sms.";

#[tokio::test]
async fn it_goes_from_the_head_to_the_deputy_and_from_there_to_another_head() {
    for house in houses("turns").await {
        let elsa = leila_promises(&house).await;
        house.is_deputy(house.petra).await;
        let ulla = house.unit_of("ulla", UnitKind::Authority).await;
        house.unit_of("rut", UnitKind::Resource).await;
        let others = ["margareta", "petra", "ulla", "rut", "yusuf"];
        let sees = async |who: Option<&str>| {
            for name in others {
                assert_eq!(day_of(&house, name).await.contains(ANNIKA), who == Some(name), "{name}, not {who:?}");
            }
        };
        sees(None).await;
        house.is_away(house.leila).await;
        sees(Some("margareta")).await;
        house.is_kin(house.margareta, elsa).await;
        sees(Some("petra")).await;
        house.is_kin(house.petra, elsa).await;
        sees(Some("ulla")).await;
        let id = promise::open(&mut house.read().await).await.unwrap()[0].id;
        let path = format!("/lofte/{id}");
        for name in ["margareta", "petra", "rut", "yusuf"] {
            assert_eq!(house.desk(name).await.sends(&path, &[]).await.0, 404, "{name}");
        }
        let ulla_at_work = house.desk("ulla").await;
        assert_eq!(ulla_at_work.sends(&path, &[]).await, (303, "/min-dag".to_owned()));
        assert_eq!(ulla_at_work.sends(&path, &[]).await.0, 404);
        let kept = promise::all(&mut house.read().await, contact_of(&house).await).await.unwrap();
        assert_eq!(kept[0].kept.as_ref().unwrap().1, format!("staff:{ulla}"));
        journal::verify(&mut house.read().await, &[]).await.unwrap();
    }
}

async fn contact_of(house: &House) -> store::Uuid {
    let all = store::Stmt::both("select contact_id from promise");
    house.read().await.rows(all, store::args![]).await.unwrap()[0].get("contact_id").unwrap()
}

#[tokio::test]
async fn while_the_head_is_away_it_stands_with_the_deputy_and_with_nobody_else_there_with_the_head() {
    for house in houses("away").await {
        leila_promises(&house).await;
        house.is_away(house.leila).await;
        house.is_away(house.margareta).await;
        assert!(day_of(&house, "margareta").await.contains(ANNIKA), "rather on hers than on nobody's");
        house.is_deputy(house.petra).await;
        assert!(day_of(&house, "petra").await.contains(ANNIKA));
        assert!(!day_of(&house, "margareta").await.contains(ANNIKA));
        // Leila's own day still says it, for when she is back.
        assert!(day_of(&house, "leila").await.contains(ANNIKA));
    }
}

#[tokio::test]
async fn before_there_is_a_matter_it_stands_with_the_head_of_the_unit_where_it_was_given() {
    for house in houses("no_matter").await {
        house.hears(house.karin, "2026-03-02T07:20:00Z", vec![], rings(house.leila, "11:00")).await;
        house.unit_of("ulla", UnitKind::Authority).await;
        house.is_away(house.leila).await;
        assert!(day_of(&house, "margareta").await.contains("leila har lovat att höra av sig, men är borta."));
        for name in ["ulla", "karin", "yusuf"] {
            assert!(!day_of(&house, name).await.contains(ANNIKA), "{name}");
        }
    }
}

#[tokio::test]
async fn who_works_in_another_unit_now_has_left_the_promise_behind() {
    for house in houses("moved").await {
        let ida = house.moved_away("ida", "2026-02-27").await;
        let call = vec![(Some(nine("Elsa")), school_report())];
        house.hears(house.karin, "2026-02-26T07:20:00Z", call, rings(ida, "11:00")).await;
        let page = day_of(&house, "margareta").await;
        assert!(page.contains(ANNIKA), "{page}");
        assert!(page.contains("ida har lovat att höra av sig, men arbetar inte längre på enheten."), "{page}");
    }
}

#[tokio::test]
async fn to_a_head_without_clearance_it_is_a_sentence_and_closeness_is_never_told() {
    for house in houses("veil").await {
        let call = vec![(Some(protected("Signe Falk", "20160614-2386")), school_report())];
        let signe = house.hears(house.birgit, "2026-03-02T07:20:00Z", call, rings(house.yusuf, "11:00")).await[0];
        house.is_kin(house.yusuf, house.person(signe).await).await;
        let page = day_of(&house, "margareta").await;
        assert!(page.contains("Uppgifterna är skyddade.") && page.contains("Före 12.00"), "{page}");
        assert!(page.contains("yusuf har lovat att höra av sig, men kan inte göra det."), "{page}");
        assert!(!page.contains("Annika") && !page.contains(ANNIKA) && !page.contains("/lofte/"), "{page}");
        assert!(!page.contains("nära") && !page.contains("jäv"), "{page}");
    }
}
