//! What has a day of its own ends when somebody outside has got an answer: it is written down once, and leaves the day.

use crate::{
    at_a_desk::{CHILD, link, registers, writes},
    fired_twice::{decide, protect},
};
use town::{Paper, World};

const DONE: &str = "Klart, lämna över";

#[tokio::test]
async fn a_child_in_care_is_not_closed_before_the_court_has_the_case() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut birgit = Paper::of_colleague(&town, "birgit").await;
        writes(&mut birgit, "Polisen har tagit hand om Lo.", "polisen", &[(CHILD, "Lo Berg", "7")]).await;
        birgit.fill("Den första > Omhändertagen, beslut den", "2026-03-02");
        birgit.send(DONE).await;
        let lo = link(&birgit, "Lo Berg");
        birgit.send("Ta Lo Berg, 7 år").await;
        protect(&mut birgit, &lo).await;
        birgit.send("Skriv under skyddsbedömningen").await;
        birgit.must_say("Ärendet till förvaltningsrätten");
        decide(&mut birgit, &lo, "Utredning inleds inte").await;
        birgit.send("Skriv under beslutet").await;
        birgit.must_say("Skriv först vad som är gjort");

        // A day to come is no day on which something was done, and nothing typed is lost.
        birgit.open(&format!("{lo}/klart")).await;
        birgit.fill("Vilken dag?", "2026-03-20");
        birgit.fill("Vad gjorde ni, och vem fick veta?", "Förvaltningsrätten har beslutet.");
        birgit.send("Spara").await;
        birgit.must_say("Dagen ska vara i dag eller tidigare");
        assert!(birgit.fields().iter().any(|(_, value)| value == "Förvaltningsrätten har beslutet."));
        birgit.fill("Vilken dag?", "2026-03-02");
        birgit.send("Spara").await;
        assert_eq!((birgit.status(), birgit.path()), (200, lo.as_str()), "{}", birgit.text());
        birgit.must_say("Förvaltningsrätten har beslutet.");
        birgit.must_not_say("Skriv vad som är gjort");
        town.verified().await;
    })
    .await;
}

#[tokio::test]
async fn news_about_a_matter_that_runs_is_closed_when_it_has_been_taken_care_of() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let whom = [("hör till något som pågår", "Elsa Öhman", "9")];
        registers(&mut amina, "Mormor undrar när vi ses.", "anhörig eller partner", &whom).await;
        let elsa = link(&amina, "Elsa Öhman");
        amina.send("Ta Elsa Öhman, 9 år").await;
        amina.open(&format!("{elsa}/klart")).await;
        amina.send("Spara").await;
        amina.must_say("Skriv vad ni gjorde.");
        amina.fill("Vad gjorde ni, och vem fick veta?", "Ringde mormor och bokade torsdag.");
        amina.send("Spara").await;
        amina.must_say("Ringde mormor och bokade torsdag.");
        amina.open("/min-dag").await;
        amina.must_not_say("Elsa");
        // It is done once: the page says so to whoever comes later.
        amina.open(&format!("{elsa}/klart")).await;
        assert_ne!(amina.status(), 500);
    })
    .await;
}
