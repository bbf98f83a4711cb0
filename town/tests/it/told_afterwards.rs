//! Those concerned are not told at once that an investigation was opened, and nobody forgets that they must be.

use crate::{
    at_a_desk::{CHILD, link, registers},
    fired_twice::{decide, protect},
};
use town::{Paper, World};

/// The day is set with the decision, and the clock is the day.
async fn until_thursday(town: &World, page: &mut Paper) {
    for (typed, says) in [
        ("på torsdag", "Skriv dagen så här: 2026-03-12."),
        ("2026-03-01", "Den dagen har redan gått."),
        ("2026-08-01", "Så länge får det inte vänta."),
    ] {
        page.fill("Om inte än: vilken dag får de veta, senast?", typed);
        page.send("Skriv under beslutet").await;
        assert_eq!(page.status(), 422, "{typed}");
        page.must_say(says);
    }
    page.fill("Om inte än: vilken dag får de veta, senast?", "2026-03-05");
    page.send("Skriv under beslutet").await;
    assert_eq!(page.status(), 200, "{}", page.text());
    page.must_say("De får veta det senast torsdag 5 mars: Polisen hör Elsa på torsdag.");
    let clocks: Vec<String> =
        town.rows().await.into_iter().filter(|(table, _)| table == "clock").map(|(_, line)| line).collect();
    let notice: Vec<&String> = clocks.iter().filter(|line| line.contains("notice")).collect();
    assert!(matches!(notice.as_slice(), [line] if line.contains("2026-03-05")), "{clocks:?}");
}

#[tokio::test]
async fn it_stands_on_the_day_of_its_carrier_until_they_know() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        registers(&mut amina, "Hon har märken på armarna.", "skolan", &[(CHILD, "Elsa Öhman", "9")]).await;
        let elsa = link(&amina, "Elsa Öhman");
        amina.send("Ta Elsa Öhman, 9 år").await;
        protect(&mut amina, &elsa).await;
        amina.send("Skriv under skyddsbedömningen").await;
        decide(&mut amina, &elsa, "Utredning inleds").await;
        amina.fill("Om utredning inleds: vet de som berörs om det?", "Inte än");
        amina.fill("Om inte än: varför?", "Polisen hör Elsa på torsdag.");
        until_thursday(&town, &mut amina).await;

        amina.open(&elsa).await;
        amina.must_say("De som berörs får veta");
        amina.follow("Berätta för dem som berörs").await;
        amina.must_say("De som berörs vet inte än att utredning är inledd.");
        amina.send("Spara").await;
        assert_eq!(amina.status(), 422);
        amina.must_say("Svara på om de som berörs har fått veta.");
        amina.fill("Har de som berörs fått veta?", "Nej, det får vänta");
        amina.fill("Vem fick veta, och hur? Om det får vänta: varför?", "Förhöret är flyttat.");
        for (typed, says) in [
            ("på fredag", "Skriv dagen så här: 2026-03-12."),
            ("2026-03-02", "Välj en dag efter i dag"),
            ("2026-08-01", "Så länge får det inte vänta."),
        ] {
            amina.fill("Om det får vänta: till vilken dag?", typed);
            amina.send("Spara").await;
            assert_eq!(amina.status(), 422, "{typed}");
            amina.must_say(says);
        }
        amina.fill("Om det får vänta: till vilken dag?", "2026-03-10");
        amina.send("Spara").await;
        assert_eq!((amina.status(), amina.path()), (200, format!("{elsa}/berorda").as_str()), "{}", amina.text());
        amina.must_say("Det får vänta till tisdag 10 mars: Förhöret är flyttat.");

        town.set("2026-03-10T08:00:00Z");
        let mut amina = Paper::of_colleague(&town, "amina").await;
        amina.open("/min-dag").await;
        amina.must_say("Elsa Öhman");
        amina.must_say("De som berörs får veta i dag");
        amina.open(&format!("{elsa}/berorda")).await;
        amina.fill("Har de som berörs fått veta?", "Ja, de har fått veta");
        amina.fill("Vem fick veta, och hur? Om det får vänta: varför?", "Ringde pappa och mamma.");
        amina.send("Spara").await;
        amina.must_say("De fick veta: Ringde pappa och mamma.");
        amina.open("/min-dag").await;
        amina.must_not_say("De som berörs får veta");
        amina.open(&format!("{elsa}/bedomning")).await;
        amina.must_say("De som berörs fick veta det");
        assert_eq!(town.count("notice").await, 2);
        town.verified().await;
    })
    .await;
}

#[tokio::test]
async fn who_may_not_put_it_off_reads_who_may() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        registers(&mut amina, "Hon har märken på armarna.", "skolan", &[(CHILD, "Elsa Öhman", "9")]).await;
        let elsa = link(&amina, "Elsa Öhman");
        amina.send("Ta Elsa Öhman, 9 år").await;
        decide(&mut amina, &elsa, "Utredning inleds").await;
        amina.fill("Om utredning inleds: vet de som berörs om det?", "Inte än");
        amina.fill("Om inte än: varför?", "Polisen hör Elsa på torsdag.");
        amina.send("Skriv under beslutet").await;
        let mut karin = Paper::of_colleague(&town, "karin").await;
        karin.open(&format!("{elsa}/berorda")).await;
        karin.must_say("Att vänta med att berätta beslutar Amina Warsame, Birgit Åström eller Johan Öberg.");
        let fields = karin.form("Spara");
        assert!(fields.iter().all(|(name, _)| name != "until"), "{fields:?}");
        let mut johan = Paper::of_colleague(&town, "johan").await;
        johan.open(&format!("{elsa}/berorda")).await;
        assert!(johan.status() == 403 || johan.status() == 422, "{}", johan.text());
        johan.must_not_say("Polisen");
    })
    .await;
}
