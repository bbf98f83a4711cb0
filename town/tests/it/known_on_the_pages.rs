//! What is known is where it is looked for: Personen tells what has been signed, a page offers what its reader may do, and
//! whoever decides reads what it rests on.

use crate::{
    at_a_desk::{ADDICTION, CHILD, link, registers},
    fired_twice::{decide, protect},
};
use town::{Paper, World};

const BACK: &str = "Rektorn: Elsa har märken på armarna.";

pub async fn elsa(page: &mut Paper) -> String {
    registers(page, BACK, "skolan", &[(CHILD, "Elsa Öhman", "9")]).await;
    link(page, "Elsa Öhman")
}

#[tokio::test]
async fn personen_tells_what_was_signed_to_whoever_may_read_it_and_to_nobody_else() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let matter = elsa(&mut amina).await;
        amina.open(&matter).await;
        amina.send("Ta ärendet").await;
        protect(&mut amina, &matter).await;
        amina.send("Skriv under skyddsbedömningen").await;
        amina.follow("Till personens sida").await;
        assert_eq!(amina.status(), 200);
        let signed = "Skyddsbedömning gjord 2 mars klockan 9.41, Amina Warsame: behöver inte skydd nu";
        amina.must_say(signed);
        amina.must_not_say("utredning inleds");
        decide(&mut amina, &matter, "Utredning inleds").await;
        amina.send("Skriv under beslutet").await;
        amina.open(&matter).await;
        amina.follow("Till personens sida").await;
        amina.must_say(signed);
        amina.must_say("Beslut 2 mars klockan 9.41, Amina Warsame: utredning inleds");
        // Johan sees that there is a matter, and does not read in it.
        let mut johan = Paper::of_colleague(&town, "johan").await;
        johan.open(amina.path()).await;
        assert_eq!(johan.status(), 200);
        johan.must_say("Du ser att ärendet finns men läser inte i det.");
        for told in ["Skyddsbedömning gjord", "behöver inte skydd", "utredning inleds", "Beslut 2 mars"] {
            johan.must_not_say(told);
        }
    })
    .await;
}

#[tokio::test]
async fn a_page_offers_what_its_reader_may_do_and_says_whose_the_rest_is() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let matter = elsa(&mut amina).await;
        // Nils is in his introduction: he reads, and neither takes nor judges.
        let mut nils = Paper::of_colleague(&town, "nils").await;
        nils.open("/mottagningen").await;
        nils.must_say("Elsa Öhman");
        nils.must_say("Ingen än");
        assert!(!nils.reply().text().contains(&format!("{matter}/ta")), "a button that ends in a refusal");
        nils.open(&matter).await;
        nils.must_say("Skyddsbedömningen gör den som tar ärendet. Karin Sjölund ansvarar tills dess.");
        nils.must_say("Att inleda utredning beslutar Amina Warsame, Birgit Åström eller Johan Öberg.");
        let leads = |page: &Paper, end: &str| page.links().iter().any(|(_, to)| to.ends_with(end));
        assert!(!leads(&nils, "/skydd") && !leads(&nils, "/bedomning") && !leads(&nils, "/tillbaka"));
        assert!(!nils.reply().text().contains("Ta ärendet"));
        nils.open(&format!("{matter}/skydd")).await;
        assert_eq!(nils.status(), 403);
        nils.must_say("Den som är under introduktion");
        nils.open(&format!("{matter}/bedomning")).await;
        assert!(!leads(&nils, "/skydd"), "{:?}", nils.links());
        // Amina may take it and do all of it.
        amina.open(&matter).await;
        amina.send("Ta ärendet").await;
        assert!(leads(&amina, "/skydd") && leads(&amina, "/bedomning") && leads(&amina, "/tillbaka"));
        amina.must_not_say("Att inleda utredning beslutar");
    })
    .await;
}

#[tokio::test]
async fn what_a_matter_has_not_is_refused_before_anything_is_typed() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut tove = Paper::of_colleague(&town, "tove").await;
        registers(&mut tove, "Conny dricker.", "anhörig eller partner", &[(ADDICTION, "Conny Lind", "45")]).await;
        let conny = link(&tove, "Conny");
        let mut karin = Paper::of_colleague(&town, "karin").await;
        karin.open(&format!("{conny}/tillbaka")).await;
        assert_eq!(karin.status(), 403);
        karin.must_say("Ingen har tagit ärendet, så det finns inget att lämna tillbaka.");
        tove.open(&conny).await;
        tove.send("Ta ärendet").await;
        assert!(tove.links().iter().all(|(_, to)| !to.ends_with("/skydd")));
        tove.open(&format!("{conny}/skydd")).await;
        assert_eq!(tove.status(), 403);
        tove.must_say("Skyddsbedömning görs av barn och unga till och med 20 år.");
        assert!(tove.fields().is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_decides_reads_what_was_told_and_judged_beside_the_form() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let matter = elsa(&mut amina).await;
        amina.open(&matter).await;
        amina.send("Ta ärendet").await;
        protect(&mut amina, &matter).await;
        amina.send("Skriv under skyddsbedömningen").await;
        let page = format!("{matter}/bedomning");
        amina.open(&page).await;
        for there in [BACK, "Elsa behöver inte skydd i dag.", "behörig enligt 25 kap. 1 §", "trygg hos mormor i natt"]
        {
            amina.must_say(there);
        }
        // Also beside a form that came back.
        amina.fill("Vad beslutar du?", "Utredning inleds");
        amina.send("Skriv under beslutet").await;
        assert_eq!(amina.status(), 422);
        amina.must_say(BACK);
        amina.must_say("Elsa behöver inte skydd i dag.");
    })
    .await;
}
