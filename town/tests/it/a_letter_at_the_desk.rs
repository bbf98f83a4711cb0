//! A letter of the public door becomes a matter: what it says of the child goes along, who told it stays in the letter.

use crate::{
    at_a_desk::{CHILD, is_handed_over, link, writes},
    steps::{WHAT, tells},
};
use town::{Paper, World, people::MARIA};

async fn opened(town: &World) -> Paper {
    let mut amina = Paper::of_colleague(town, "amina").await;
    amina.open("/mottagningen").await;
    let letter = link(&amina, "En kontakt");
    amina.open(&letter).await;
    amina.send("Öppna och läs").await;
    amina
}

async fn rows_of(town: &World, table: &str) -> String {
    let rows = town.rows().await.into_iter().filter(|(name, _)| name == table);
    rows.map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn how_the_teller_is_reached_does_not_go_into_the_childs_file() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut maria = Paper::of(&town);
        maria.open("/oro/med-namn").await;
        maria.fill(WHAT, "Elsa hade blåmärken.");
        maria.fill("Vad heter du?", MARIA.name);
        maria.fill("Ditt telefonnummer", MARIA.phone);
        maria.fill("Berättar du i ditt arbete?", "Ja, i skola");
        maria.send("Skicka").await;
        assert_eq!(maria.status(), 200);
        let mut amina = opened(&town).await;
        amina.must_say("Elsa hade blåmärken.");
        amina.must_say(MARIA.phone);
        amina.fill("Vem berättar?", "skolan");
        amina.fill("Den första > Vad gäller det för personen?", CHILD);
        amina.fill("Den första > Namn", "Elsa, 9");
        amina.send("Klart, lämna över").await;
        is_handed_over(&amina);
        let told = rows_of(&town, "told").await;
        assert!(told.contains("Elsa hade blåmärken.") && !told.contains(MARIA.phone) && !told.contains(MARIA.name));
    })
    .await;
}

/// It stands first though it came last, until it is somebody's: a tired eye finds it before anybody has opened anything.
#[tokio::test]
async fn a_letter_that_says_today_is_seen_before_it_is_opened() {
    World::both(|town| async move {
        let town = town.at_work().await;
        tells(&town, "Ett barn gråter om nätterna.").await;
        let mut neighbour = Paper::of(&town);
        neighbour.open("/oro/utan-namn").await;
        neighbour.fill(WHAT, "Barnet är ensamt hemma sedan i går.");
        neighbour.fill("Behöver barnet hjälp i dag?", "Ja. Skriv gärna här, men ring oss också nu: 031-390 06 00");
        neighbour.send("Skicka").await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        amina.open("/mottagningen").await;
        let says = "Den som skrev säger att barnet behöver hjälp i dag. Läs den nu.";
        let at = |page: &Paper, what: &str| page.text().find(what).unwrap_or_else(|| panic!("{what}: {}", page.text()));
        assert!(at(&amina, says) < at(&amina, "Läs den och säg vem den gäller."), "{}", amina.text());
        amina.must_say("Hjälp i dag, säger brevet");
        amina.must_not_say("ensamt hemma");
        let mut amina = opened(&town).await;
        amina.must_say("Barnet är ensamt hemma sedan i går.");
        amina.open("/mottagningen").await;
        amina.must_say(says);
    })
    .await;
}

/// Every answer that can be chosen, as the one who tells chose it and as it is read afterwards.
#[tokio::test]
async fn what_was_chosen_is_read_in_the_words_that_were_chosen() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let ring = "Ja. Skriv gärna här, men ring oss också nu: 031-390 06 00";
        let today = [(ring, "Ja"), ("Nej", "Nej"), ("Jag vet inte", "Jag vet inte")];
        let knows = ["Jag har sett eller hört det själv", "Barnet har berättat", "Någon annan har berättat"];
        let work = ["skola", "tandvård", "hälso- och sjukvård"].map(|place| format!("Ja, i {place}"));
        let children = ["Elsa, 9", "Nils, 7", "Åsa, 12"];
        for ((((chosen, read), known), work), child) in today.into_iter().zip(knows).zip(&work).zip(children) {
            let mut maria = Paper::of(&town);
            maria.open("/oro/med-namn").await;
            maria.fill(WHAT, "Elsa hade blåmärken.");
            maria.fill("Behöver barnet hjälp i dag?", chosen);
            maria.fill("Hur vet du det?", known);
            maria.fill("Vad heter du?", MARIA.name);
            maria.fill("Ditt telefonnummer", MARIA.phone);
            maria.fill("Berättar du i ditt arbete?", work);
            maria.tick("Jag vill veta om ni inleder en utredning");
            maria.send("Skicka").await;
            assert_eq!(maria.status(), 200);
            let mut amina = opened(&town).await;
            amina.must_say(&format!("Behöver barnet hjälp i dag?\n{read}\nHur vet du det?\n{known}"));
            amina.must_say(&format!("Berättar du i ditt arbete?\n{work}"));
            amina.must_say("Jag vill veta om ni inleder en utredning\nJa");
            amina.fill("Vem berättar?", "skolan");
            amina.fill("Den första > Vad gäller det för personen?", CHILD);
            amina.fill("Den första > Namn", child);
            amina.send("Klart, lämna över").await;
            is_handed_over(&amina);
            let told = rows_of(&town, "told").await;
            for said in [format!("hjälp i dag?\n{read}"), format!("vet du det?\n{known}")] {
                assert!(told.contains(&said), "{said} in {told}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn who_was_promised_no_name_gets_none_at_the_desk() {
    World::both(|town| async move {
        let town = town.at_work().await;
        tells(&town, "Ett barn gråter om nätterna.").await;
        let mut amina = opened(&town).await;
        assert!(
            amina.fields().iter().filter(|(asked, _)| asked == "Namn").count() == 1,
            "only the child's name is asked"
        );
        amina.fill("Vem berättar?", "okänd");
        amina.fill("Vad gäller det för personen?", CHILD);
        let mut form = amina.form("Klart, lämna över");
        form.push(("teller_name".into(), "Vera Öhrn".into()));
        let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let pairs: Vec<(&str, &str)> =
            pairs.into_iter().map(|(n, v)| if n == "teller" { (n, "relative") } else { (n, v) }).collect();
        let cookie: String = amina.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let sent = town.ask_staff(town::Request::post(amina.path(), &pairs).with("cookie", &cookie)).await;
        assert_eq!(sent.status, 303);
        assert_eq!(town.count("matter").await, 1);
        let rows = town.rows().await;
        assert!(rows.iter().all(|(table, line)| table == "draft" || !line.contains("Öhrn")), "nowhere in the records");
    })
    .await;
}

#[tokio::test]
async fn a_form_that_was_changed_after_it_was_sent_is_not_taken_for_done() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        writes(&mut amina, "Nils är tyst.", "skolan", &[(CHILD, "Nils Öhman", "7")]).await;
        let mut back = amina.clone();
        amina.send("Klart, lämna över").await;
        back.fill("Vad gäller det?", "Nils är tyst, och Elsa gråter.");
        back.send("Klart, lämna över").await;
        assert_eq!(back.status(), 409);
        back.must_say("det är inte gjort");
        back.must_say("Nils är tyst, och Elsa gråter.");
        assert_eq!(town.count("matter").await, 1);
    })
    .await;
}
