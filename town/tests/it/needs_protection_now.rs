//! Somebody signs that a child needs protection now: the head knows at once, and until the decision about opening is made.

use crate::{
    at_a_desk::{CHILD, link, registers},
    fired_twice::{decide, protect},
};
use town::{Paper, World};

const NOW: &str = "Behöver skydd nu";
const BY_LAW: &str = "Ett omedelbart omhändertagande enligt LVU beslutar nämnden";

async fn day(town: &World, login: &str) -> Paper {
    let mut page = Paper::of_colleague(town, login).await;
    page.open("/min-dag").await;
    page
}

async fn assessed(page: &mut Paper, matter: &str, need: &str) {
    protect(page, matter).await;
    page.fill("Behöver barnet eller den unga skydd?", need);
    page.fill("Din bedömning", "Elsa kan inte gå hem i dag.");
    page.send("Skriv under skyddsbedömningen").await;
    assert_eq!((page.status(), page.path()), (200, matter), "{}", page.text());
}

async fn acute(town: &World) -> String {
    let rows = town.rows().await;
    rows.into_iter().find(|(table, _)| table == "matter").unwrap().1
}

#[tokio::test]
async fn it_stands_first_on_the_day_of_the_head_until_the_need_is_met() {
    let heads = World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        registers(&mut amina, "Hon vågar inte gå hem.", "skolan", &[(CHILD, "Elsa Öhman", "9")]).await;
        let elsa = link(&amina, "Elsa Öhman");
        amina.send("Ta Elsa Öhman, 9 år").await;
        day(&town, "karin").await.must_not_say(NOW);
        assessed(&mut amina, &elsa, "Ja, nu").await;
        amina.must_say(BY_LAW);
        amina.must_say("Elsa kan inte gå hem i dag.");
        amina.open("/mottagningen").await;
        amina.must_say("Oro för barn eller ung. Behöver skydd nu.");
        assert!(acute(&town).await.contains("Elsa kan inte gå hem i dag."));

        let mut karin = day(&town, "karin").await;
        karin.must_say("En person behöver skydd nu.");
        karin.must_say("Elsa Öhman");
        karin.must_say("Enligt skyddsbedömningen måndag 2 mars 2026 klockan 9.41.");
        karin.must_say("Amina Warsame har ärendet.");
        assert_eq!(link(&karin, "Elsa Öhman"), elsa);
        // The one who leads the work and the one who carries it are told too, and nobody else.
        for (login, told) in [("birgit", true), ("amina", true), ("johan", false), ("petra", false), ("tove", false)] {
            assert_eq!(day(&town, login).await.text().contains(NOW), told, "{login}");
        }
        // Given back to the queue it waits all the same, and that nobody is on it is said.
        amina.open(&format!("{elsa}/tillbaka")).await;
        amina.fill("Varför lämnar du tillbaka ärendet?", "Jag går hem nu.");
        amina.send("Lämna tillbaka till kön").await;
        karin.open("/min-dag").await;
        karin.must_say("Ingen har tagit ärendet än.");

        amina.open(&elsa).await;
        amina.send("Ta ärendet").await;
        decide(&mut amina, &elsa, "Utredning inleds").await;
        amina.send("Skriv under beslutet").await;
        // That an investigation is opened protects nobody.
        karin.open("/min-dag").await;
        karin.must_say(NOW);
        karin.must_say("Utredning är inledd; ingen ny skyddsbedömning säger att skyddet finns.");
        amina.open(&elsa).await;
        amina.must_say("Utredningen skyddar inte i sig");
        assessed(&mut amina, &elsa, "Nej").await;
        amina.must_not_say("Utredningen skyddar inte i sig");
        karin.open("/min-dag").await;
        karin.must_not_say(NOW);
        town.verified().await.head
    })
    .await;
    assert!(heads.iter().all(|head| *head == heads[0]), "{heads:?}");
}

#[tokio::test]
async fn a_later_assessment_that_finds_no_need_takes_it_back() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        registers(&mut amina, "Hon vågar inte gå hem.", "skolan", &[(CHILD, "Elsa Öhman", "9")]).await;
        let elsa = link(&amina, "Elsa Öhman");
        amina.send("Ta Elsa Öhman, 9 år").await;
        assessed(&mut amina, &elsa, "Ja, nu").await;
        assessed(&mut amina, &elsa, "Ja, men inte i dag").await;
        amina.must_not_say(BY_LAW);
        day(&town, "karin").await.must_not_say(NOW);
        town.verified().await;
    })
    .await;
}
