//! An investigation on the same child runs where the reader may not look: nothing on the page gives it away, and still
//! nobody closes the report beside it.

use crate::{
    at_a_desk::{CHILD, link, registers},
    fired_twice::{decide, protect},
};
use access::{Act, Permit, Who, charge, office};
use store::Uuid;
use town::{Paper, World};

const ELSA: [(&str, &str, &str); 1] = [(CHILD, "Elsa Öhman", "20160614-2386")];

async fn taken(page: &mut Paper, told: &str) -> String {
    registers(page, told, "skolan", &ELSA).await;
    let matter = link(page, "Elsa Öhman");
    page.open(&matter).await;
    page.send("Ta ärendet").await;
    protect(page, &matter).await;
    page.send("Skriv under skyddsbedömningen").await;
    assert_eq!(page.status(), 200, "{}", page.text());
    matter
}

/// Whether one page, or one answer, showed both.
async fn shown_together(town: &World, one: &str, other: &str) -> bool {
    let hex = |path: &str| path.rsplit('/').next().unwrap().replace('-', "");
    let rows = town.rows().await;
    let sets = rows.iter().filter(|(table, _)| table == "access_set").map(|(_, line)| line.to_lowercase());
    sets.into_iter().any(|line| line.contains(&hex(one)) && line.contains(&hex(other)))
}

#[tokio::test]
async fn the_page_is_silent_and_the_report_stays() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let first = taken(&mut amina, "Hon är ledsen.").await;
        decide(&mut amina, &first, "Utredning inleds").await;
        amina.send("Skriv under beslutet").await;
        let running: Uuid = first.rsplit('/').next().unwrap().parse().unwrap();
        let mut tx = town.db().begin().await.unwrap();
        charge::guard(&mut tx, &town.moment(), running).await.unwrap();
        let boss = Permit::ask(Who::Operator("test".into()), Act::Office).unwrap();
        office::unclear(&mut tx, &town.moment(), &boss, town.colleague("birgit").await).await.unwrap();
        tx.commit().await.unwrap();

        let mut birgit = Paper::of_colleague(&town, "birgit").await;
        let second = taken(&mut birgit, "Hon är ledsen igen.").await;
        birgit.open(&format!("{second}/bedomning")).await;
        for told in ["pågår", "redan"] {
            birgit.must_not_say(told);
        }
        birgit.fill("Vad beslutar du?", "Utredning inleds inte");
        birgit.fill("Varför?", "Det har klarnat i samtal med Elsa.");
        birgit.send("Skriv under beslutet").await;
        assert_eq!(birgit.status(), 422);
        birgit.must_say("Det går inte att avsluta eller inleda här. Tala med din chef.");
        birgit.must_not_say("pågår");
        birgit.open(&format!("{second}/aterkoppling")).await;
        birgit.send("Den som anmälde frågar nu").await;
        birgit.must_say("Tala med din chef innan du svarar den som anmälde.");
        birgit.must_not_say("pågår");
        assert_eq!(town.count("opening").await, 1);
        assert!(!shown_together(&town, &first, &second).await);

        // The head lets her see what is protected, and she finds where the report belongs.
        let (m, boss) = (town.moment(), Permit::ask(Who::Operator("test".into()), Act::Office).unwrap());
        let mut tx = town.db().begin().await.unwrap();
        office::clear(&mut tx, &m, &boss, town.colleague("birgit").await).await.unwrap();
        tx.commit().await.unwrap();
        birgit.open(&format!("{second}/bedomning")).await;
        assert!(shown_together(&town, &first, &second).await, "that the page showed her both is in the log");
        birgit.fill("Vad beslutar du?", "Anmälan läggs till utredningen som pågår");
        birgit.fill("Varför?", "Det hör till det som redan utreds.");
        birgit.send("Skriv under beslutet").await;
        birgit.must_say("Anmälan är tillagd i utredningen som pågår");
        // What now lies in both is protected in both.
        assert_eq!(town.count("guard").await, 2);
        town.verified().await;
    })
    .await;
}
