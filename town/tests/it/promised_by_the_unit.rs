//! What a family has been promised by the one who gives the support stands on that one's day, and on nobody else's: when they
//! hear, then when it begins, then that it is given.

use crate::support_is_ordered::{begun, granted, receives, sent};
use town::{Paper, World};

/// Somebody's day, as it stands on their screen.
async fn day(town: &World, login: &str) -> Paper {
    let mut page = Paper::of_colleague(town, login).await;
    page.open("/min-dag").await;
    page
}

/// Elsa's support is with the unit, and Vera has said that Frida gives it from the 9th and that the family hears by the 6th.
async fn received(town: &World) -> (String, String) {
    let (mut lena, matter) = granted(town).await;
    let order = begun(&mut lena, &matter).await;
    sent(&mut lena, &order).await;
    day(town, "frida").await.must_not_say("Elsa");
    let mut vera = day(town, "vera").await;
    vera.follow("Elsa Öhman").await;
    receives(&mut vera, &order).await;
    vera.fill("Från vilken dag?", "2026-03-09");
    vera.send("Ta emot").await;
    assert_eq!(vera.status(), 200, "{}", vera.text());
    (matter, order)
}

#[tokio::test]
async fn what_frida_has_promised_stands_on_her_day() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let (matter, _) = received(&town).await;
        for (at, says) in [
            ("2026-03-02T12:00:00Z", "Familjen ska höra av dig senast fredag 6 mars. Stödet börjar måndag 9 mars."),
            ("2026-03-07T12:00:00Z", "Familjen ska höra av dig senast fredag 6 mars. Stödet börjar måndag 9 mars."),
            ("2026-03-09T12:00:00Z", "Stödet börjar måndag 9 mars: skriv in det när det har börjat."),
        ] {
            town.set(at);
            day(&town, "frida").await.must_say(says);
            day(&town, "vera").await.must_not_say("Elsa");
            day(&town, "johan").await.must_not_say("Elsa");
        }
        day(&town, "frida").await.must_say("Familjen skulle höra av dig senast fredag 6 mars.");
        let mut frida = day(&town, "frida").await;
        frida.follow("Elsa Öhman").await;
        assert_eq!((frida.status(), frida.path()), (200, format!("{matter}/insats").as_str()));
        frida.follow("Börja en insats").await;
        frida.send("Insatsen har börjat").await;
        assert_eq!(frida.status(), 200, "{}", frida.text());
        let mut frida = day(&town, "frida").await;
        frida.must_say("Du ger stödet sedan måndag 9 mars.");
        frida.must_not_say("höra av dig");
        frida.follow("Elsa Öhman").await;
        frida.follow("Avsluta").await;
        frida.fill("Hur slutar den?", "Det vi ville är nått");
        frida.fill("Varför slutar den?", "Det går bra nu.");
        frida.send("Avsluta insatsen").await;
        assert_eq!(frida.status(), 200, "{}", frida.text());
        day(&town, "frida").await.must_not_say("Elsa");
        town.verified().await;
    })
    .await;
}

#[tokio::test]
async fn that_the_family_has_heard_is_noted_once_where_it_was_promised() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let (_, order) = received(&town).await;
        let mut lena = Paper::of_colleague(&town, "lena").await;
        lena.open(&order).await;
        lena.must_not_say("Familjen har hört av oss");
        town.set("2026-03-05T12:00:00Z");
        let mut vera = Paper::of_colleague(&town, "vera").await;
        vera.open(&order).await;
        vera.must_say("Familjen har hört av oss");
        let mut frida = day(&town, "frida").await;
        frida.send("Gjort: Elsa Öhman").await;
        assert_eq!((frida.status(), frida.path()), (200, order.as_str()), "{}", frida.text());
        frida.must_say("Frida Norén har hört av sig till familjen");
        frida.must_not_say("Familjen har hört av oss");
        vera.send("Familjen har hört av oss").await;
        vera.must_say("Det står redan att familjen har hört av enheten.");
        let frida = day(&town, "frida").await;
        frida.must_say("Stödet börjar måndag 9 mars");
        frida.must_not_say("höra av dig");
        let mut lena = Paper::of_colleague(&town, "lena").await;
        lena.open(&order).await;
        lena.must_say("Frida Norén har hört av sig till familjen");
        town.verified().await;
    })
    .await;
}
