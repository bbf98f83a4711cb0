//! Friday at twenty to five: a teacher reports bruises on a seven-year-old. Her protective assessment is signed before
//! five, and the clocks say what the law says.

use crate::{
    at_a_desk::{CHILD, link},
    fired_twice::{decide, protect},
};
use town::{Paper, World};

#[tokio::test]
async fn a_seven_year_old_is_assessed_before_five() {
    World::both(|town| async move {
        let town = town.at_work().await;
        town.set("2026-03-06T15:40:00Z");
        let mut amina = Paper::of_colleague(&town, "amina").await;
        amina.open("/registrera").await;
        amina.fill("Vad gäller det?", "Alva har blåmärken på båda överarmarna. Pappan hämtar 17.15.");
        amina.fill("Vem berättar?", "skolan");
        amina.fill("Den första > Vad gäller det för personen?", CHILD);
        amina.fill("Den första > Namn", "Alva Nordin");
        amina.fill("Den första > Personnummer eller ålder", "20180830-2382");
        amina.fill("Den första > Kan någon vara i fara i dag?", "ja");
        amina.send("Klart, lämna över").await;
        amina.must_say("Alva Nordin, 7 år");
        amina.must_say("Kan vara fara i dag.");
        // Taken live, with danger in it: the late hour gives no day more.
        amina.must_say("Skyddsbedömning i dag");
        let matter = link(&amina, "Alva Nordin");
        amina.send("Ta Alva Nordin, 7 år").await;
        assert_eq!(amina.status(), 200, "{}", amina.text());
        town.set("2026-03-06T15:58:00Z");
        protect(&mut amina, &matter).await;
        amina.fill("Behöver barnet eller den unga skydd?", "Ja, nu");
        amina.send("Skriv under skyddsbedömningen").await;
        assert_eq!(amina.status(), 200, "{}", amina.text());
        amina.open(&matter).await;
        amina.must_say("Amina Warsame");
        amina.must_say("16.58");
        decide(&mut amina, &matter, "Utredning inleds").await;
        amina.send("Skriv under beslutet").await;
        amina.open(&matter).await;
        amina.must_say("Beslut: utredning inleds");
        // Four months from the Friday.
        amina.must_say("6 juli");
        town.verified().await;
    })
    .await;
}

#[tokio::test]
async fn three_siblings_are_three_matters_with_their_own_clocks_and_files() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut johan = Paper::of_colleague(&town, "johan").await;
        let names = [("Vilgot Sand", "20170112-2382"), ("Märta Sand", "20190303-2389"), ("Lo", "4")];
        let whom: Vec<_> = names.iter().map(|(name, who)| (CHILD, *name, *who)).collect();
        crate::at_a_desk::registers(&mut johan, "Rektorn om tre syskon.", "skolan", &whom).await;
        for (name, _) in &names {
            johan.open("/mottagningen").await;
            johan.must_say(name);
        }
        johan.must_say("3\nskyddsbedömningar kvar");
        let lo = link(&johan, "Lo, 4 år");
        johan.open(&lo).await;
        johan.must_not_say("Vilgot");
        johan.send("Ta ärendet").await;
        protect(&mut johan, &lo).await;
        johan.send("Skriv under skyddsbedömningen").await;
        johan.open("/mottagningen").await;
        johan.must_say("2\nskyddsbedömningar kvar");
        let rows = town.rows().await;
        let count = |name: &str| rows.iter().filter(|(table, _)| table == name).count();
        assert_eq!((count("matter"), count("person"), count("protection")), (3, 3, 1));
        assert_eq!(count("clock"), 6, "each child has a protective and a preliminary clock of its own");
    })
    .await;
}
