//! Vera hears a child cry through the wall. She tells it without her name, and asks later what became of it.

use crate::steps::{WHAT, asks_with, code_on, karin_answers, karin_reads, told, waiting};
use casefile::{Question, Route, contact::Reply};
use std::time::Duration;
use town::{Paper, World};

const HEARD: &str = "Ett barn gråter varje natt hos grannen.\nI går hörde jag slag.";

#[tokio::test]
async fn a_neighbour_tells_without_a_name() {
    World::both(|town| async move {
        let mut vera = Paper::of(&town);
        vera.open("/").await;
        assert_eq!(vera.path(), "/oro");
        vera.must_say("När du är orolig för ett barn");
        vera.must_say("Öppet nu, till 16.30");
        vera.follow("Berätta utan namn").await;
        vera.fill(WHAT, HEARD);
        vera.fill("Hur gammalt är barnet?", "ungefär sju");
        vera.fill("Behöver barnet hjälp i dag?", "Jag vet inte");
        vera.send("Skicka").await;
        assert_eq!(vera.status(), 422);
        vera.must_say("Skriv åldern med siffror, till exempel 7, eller lämna tomt.");
        everything_is_kept(&vera);
        assert_eq!(town.verified().await.events, 0);

        vera.fill("Hur gammalt är barnet?", "7 år");
        vera.send("Skicka").await;
        assert_eq!(vera.status(), 200);
        vera.must_say("Tack. Vi har sparat det du har berättat.");
        vera.must_say("Mottaget måndag 2 mars 2026 klockan 9.41. Utan namn.");
        vera.must_say("I dag läser en socialsekreterare det du har skrivit.");
        vera.must_say("Senast måndag 16 mars ska vi ha bestämt om vi inleder en utredning.");
        vera.must_say("Skriv in den på 127.0.0.1:8080/oro/kod.");
        let code = code_on(&vera);
        let verdict = town.verified().await;
        assert_eq!((verdict.events, verdict.bodies), (1, 1));

        let letter = waiting(&town).await.remove(0);
        assert_eq!((letter.route, letter.language.as_str()), (Route::Anonymous, "sv"));
        let want = [(Question::What, HEARD), (Question::Age, "7"), (Question::Today, "unknown")];
        assert_eq!(told(&town, letter.id).await, want.map(|(q, text)| (q, text.to_owned())));

        vera.open("/oro/kod").await;
        vera.fill("Din kod", &code);
        vera.send("Visa").await;
        vera.must_say("Mottaget\nmåndag 2 mars 2026 klockan 9.41");
        vera.must_say("Läst av oss\nInte än");
        vera.must_say("Vi har svarat dig\nInte än");

        town.advance(Duration::from_secs(3600));
        let opened = karin_reads(&town, letter.id).await;
        assert_eq!(opened.answers[0].text, HEARD);
        let page = asks_with(&town, &code).await;
        page.must_say("Läst av oss\nmåndag 2 mars 2026 klockan 10.41");
        page.must_say("Vi har svarat dig\nInte än");

        town.advance(Duration::from_secs(24 * 3600));
        karin_answers(&town, letter.id, Reply::PleaseRing).await;
        let page = asks_with(&town, &code).await;
        page.must_say("Vi har svarat dig\ntisdag 3 mars 2026 klockan 10.41");
        page.must_say("Vi vill gärna prata med dig. Ring 031-390 06 00 och säg din kod");
        assert!(waiting(&town).await.is_empty());
        assert_eq!(town.verified().await.events, 3);

        for page in [&vera, &page] {
            assert!(page.asked().iter().all(|address| !told_in(address, &code)), "{:?}", page.asked());
            assert!(page.links().iter().all(|(_, to)| !told_in(to, &code)), "{:?}", page.links());
        }
    })
    .await;
}

/// What she typed stands in the form that came back.
fn everything_is_kept(page: &Paper) {
    let typed = page.fields();
    let kept = |label: &str, value: &str| assert!(typed.contains(&(label.into(), value.into())), "{typed:?}");
    kept(WHAT, HEARD);
    kept("Hur gammalt är barnet? (om du vill)", "ungefär sju");
    kept("Behöver barnet hjälp i dag? (om du vill)", "Jag vet inte");
}

/// Whether an address tells the code, in whatever way it is written.
fn told_in(address: &str, code: &str) -> bool {
    let bare = |text: &str| text.to_uppercase().replace(|c: char| !c.is_ascii_alphanumeric(), "");
    bare(address).contains(&bare(code)) || code.split('-').any(|part| address.to_uppercase().contains(part))
}

#[tokio::test]
async fn a_code_may_be_typed_carelessly_and_a_wrong_one_is_told_kindly() {
    World::both(|town| async move {
        let code = code_on(&crate::steps::tells(&town, HEARD).await);
        let spaced = code.replace('-', " ").to_lowercase();
        for typed in
            [code.clone(), code.to_lowercase(), format!("  {spaced}  "), code.replace('-', "–"), code.replace('-', "")]
        {
            let page = asks_with(&town, &typed).await;
            assert_eq!(page.status(), 200, "{typed}");
            page.must_say("Så långt har det kommit");
        }
        let look_alike = code.replace('8', "b").replace('5', "s").replace('2', "Z").replace('V', "u");
        assert_eq!(asks_with(&town, &look_alike).await.status(), 200, "{look_alike}");

        let other = if code.ends_with('2') { '3' } else { '2' };
        let unknown = format!("{}{other}", &code[..13]);
        for (typed, says) in [
            (unknown.as_str(), "Vi hittar ingen sådan kod. Läs den en gång till."),
            (&code[..13], "Koden stämmer inte. Läs den en gång till."),
            ("", "Koden stämmer inte."),
            ("ÅÄÖ", "Koden stämmer inte."),
        ] {
            let page = asks_with(&town, typed).await;
            assert_eq!(page.status(), 422, "{typed}");
            page.must_say(says);
            page.must_not_say("Mottaget");
            assert_eq!(page.fields(), [("Din kod".to_owned(), typed.to_owned())]);
        }
    })
    .await;
}

#[tokio::test]
async fn late_in_the_evening_the_receipt_says_when_somebody_reads() {
    World::both(|town| async move {
        town.advance(Duration::from_secs(4 * 24 * 3600 + 12 * 3600));
        let mut page = crate::steps::tells(&town, HEARD).await;
        page.must_say("Mottaget fredag 6 mars 2026 klockan 21.41. Utan namn.");
        page.must_say("Måndag 9 mars klockan 7.30 läser en socialsekreterare det du har skrivit.");
        page.must_say("Senast fredag 20 mars ska vi ha bestämt om vi inleder en utredning.");
        page.open("/oro").await;
        page.must_not_say("Öppet nu");
        page.must_say("Stängt nu. Öppnar måndag 9 mars klockan 8.00.");
    })
    .await;
}

#[tokio::test]
async fn who_changes_way_or_language_loses_nothing() {
    World::both(|town| async move {
        let mut page = Paper::of(&town);
        page.open("/oro/utan-namn").await;
        page.fill(WHAT, HEARD);
        page.fill("Hur gammalt är barnet?", "sju & ett halvt");
        page.fill("Behöver barnet hjälp i dag?", "Nej");
        page.send("Berätta med namn i stället").await;
        assert_eq!((page.status(), page.path()), (200, "/oro/med-namn"));
        page.must_not_say("Något behöver rättas");
        page.fill("Vad heter du?", "Vera");
        page.tick("Jag vill veta om ni inleder en utredning");
        page.send("English").await;
        assert_eq!((page.status(), page.path()), (200, "/en/oro/med-namn"));
        let filled: Vec<(String, String)> = page.fields().into_iter().filter(|(_, value)| !value.is_empty()).collect();
        let want = [
            ("What has happened, or what worries you?", HEARD),
            ("How old is the child? (optional)", "sju & ett halvt"),
            ("Does the child need help today? (optional)", "No"),
            ("What is your name?", "Vera"),
            ("I want to know whether you open an investigation", "yes"),
        ];
        assert_eq!(filled, want.map(|(label, value)| (label.to_owned(), value.to_owned())));
        assert_eq!(town.count("contact").await, 0, "nothing was sent");
    })
    .await;
}
