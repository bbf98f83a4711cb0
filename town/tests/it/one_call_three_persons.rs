//! Somebody rings about the rent, and there is a partner who drinks, and a nine-year-old. One call becomes three matters,
//! and each is seen by those who work with it, and by nobody else, not even as a number.

use crate::at_a_desk::{CHILD, MONEY, annika_rings, is_handed_over, link, registers, writes};
use access::{Act, No, Permit};
use casefile::matter::queue::queue;
use town::{Paper, World};

#[tokio::test]
async fn each_worker_sees_her_matter_and_no_hint_of_the_others() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut petra = Paper::of_colleague(&town, "petra").await;
        annika_rings(&mut petra).await;
        petra.must_say("Annika Rosengren");
        assert_eq!(town.count("matter").await, 3);

        // Petra works with income support and took the call herself: from now on she sees the application only.
        let elsewhere = ["elsa", "conny", "missbruk", "oro för barn", "samma kontakt"];
        let silent = |page: &Paper| {
            let html = page.reply().text().to_lowercase();
            elsewhere.iter().for_each(|word| assert!(!html.contains(word), "{word}: {}", page.text()));
        };
        silent(&petra);
        // She wrote three rows herself, so the page may say that two of them went to others: to her and to nobody else.
        petra.must_say("Annika Rosengren: ansökan om ekonomiskt bistånd");
        petra.must_say("2 ärenden ligger hos kollegor som har den behörigheten.");
        let receipt = petra.path().to_owned();
        petra.open(&receipt).await;
        petra.must_say("2 ärenden ligger hos kollegor");
        for login in ["amina", "tove", "karin", "eva"] {
            let mut other = Paper::of_colleague(&town, login).await;
            other.open(&receipt).await;
            other.must_not_say("Så ligger det nu");
            other.must_not_say("ligger hos kollegor");
        }
        petra.open("/mottagningen").await;
        petra.must_not_say("ligger hos kollegor");
        silent(&petra);
        // Nobody but Annika has asked for anything: Conny is spoken with first, and her own application is open.
        let matters: Vec<String> =
            town.rows().await.into_iter().filter(|row| row.0 == "matter").map(|row| row.1).collect();
        let of = |kind: &str| matters.iter().find(|line| line.contains(kind)).unwrap();
        assert!(of("adult_addiction").contains("contact_first") && of("adult_addiction").contains("relative"));
        assert!(of("child_concern").contains("relative") && of("application_income_support").contains("self"));
        petra.must_say("är öppnad, och väntar på någon som tar den");
        petra.must_say("1\ni kön");
        petra.must_say("0\nskyddsbedömningar kvar");

        let mut amina = Paper::of_colleague(&town, "amina").await;
        amina.open("/mottagningen").await;
        amina.must_say("Elsa, 9 år");
        amina.must_say("Skyddsbedömning i dag");
        amina.must_not_say("Annika");
        amina.must_not_say("Conny");
        let elsa = link(&amina, "Elsa");
        let mut tove = Paper::of_colleague(&town, "tove").await;
        tove.open("/mottagningen").await;
        tove.must_say("Conny Lind, 45 år");
        tove.must_not_say("Elsa");

        // What she may not know of answers exactly as what does not exist.
        let nothing = elsa.rsplit_once('/').unwrap().0.to_owned() + "/0199a1b2-0000-7000-8000-000000000001";
        let mut answers = vec![];
        for path in [elsa.as_str(), nothing.as_str()] {
            petra.open(path).await;
            answers.push((petra.status(), petra.text().to_owned(), title(&petra)));
            silent(&petra);
        }
        assert_eq!(answers[0], answers[1]);
        assert_eq!(answers[0].0, 404);
    })
    .await;
}

#[tokio::test]
async fn what_was_said_of_each_stands_in_their_own_file_and_nobody_is_left_without() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut petra = Paper::of_colleague(&town, "petra").await;
        let whom = [(MONEY, "Annika Rosengren", "41"), (CHILD, "Elsa", "9")];
        writes(&mut petra, "Annika: hyran är obetald.\n\nElsa går till mormor.", "personen själv", &whom).await;
        petra.send("Klart, lämna över").await;
        petra.must_say("Skriv vad som hör till den här personens ärende.");
        assert_eq!(town.count("matter").await, 0);
        petra.must_say("Den här delen följer inte med i något ärende: ”Elsa går till mormor.”.");
        petra.fill("Vad gäller det?", "Annika: hyran är obetald.\nElsa: går till mormor.\n\nRing före åtta.");
        petra.send("Klart, lämna över").await;
        petra.must_say("Den här delen följer inte med i något ärende: ”Ring före åtta.”.");
        petra.tick("Det som inte hör till någon ska bara stå i kontakten");
        petra.send("Klart, lämna över").await;
        is_handed_over(&petra);
        for (login, name, own, not) in [
            ("petra", "Annika", "Annika: hyran är obetald.", "mormor"),
            ("amina", "Elsa", "Elsa: går till mormor.", "hyran"),
        ] {
            let mut page = Paper::of_colleague(&town, login).await;
            page.open("/mottagningen").await;
            page.open(&link(&page, name)).await;
            page.must_say(own);
            page.must_not_say(not);
            page.must_not_say("Ring före åtta.");
        }
    })
    .await;
}

#[tokio::test]
async fn two_who_apply_together_are_both_parties_and_an_impossible_number_is_no_part_of_a_name() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut petra = Paper::of_colleague(&town, "petra").await;
        writes(&mut petra, "Ellen och Marcus behöver pengar.", "personen själv", &[(MONEY, "Ellen Grahn", "29")]).await;
        petra.fill("Den första > Söker tillsammans med", "Marcus Tveter, 19900101-2389");
        petra.send("Klart, lämna över").await;
        petra.must_say("Personnumret stämmer inte.");
        petra.fill("Den första > Söker tillsammans med", "Marcus Tveter, 31");
        petra.send("Klart, lämna över").await;
        is_handed_over(&petra);
        let parties: Vec<String> =
            town.rows().await.into_iter().filter(|row| row.0 == "party").map(|row| row.1).collect();
        assert_eq!(parties.len(), 2, "{parties:?}");
        assert!(parties.iter().any(|line| line.contains("co_applicant")), "{parties:?}");
        assert_eq!(town.count("person").await, 2);
        // A child's concern is nobody's application.
        writes(&mut petra, "Hon är rädd.", "skolan", &[(CHILD, "Elsa", "9")]).await;
        petra.fill("Den första > Söker tillsammans med", "Marcus Tveter");
        petra.send("Klart, lämna över").await;
        petra.must_say("Bara den som ansöker kan göra det tillsammans med någon.");
    })
    .await;
}

#[tokio::test]
async fn the_list_is_the_single_answer_for_everybody_at_work() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut birgit = Paper::of_colleague(&town, "birgit").await;
        annika_rings(&mut birgit).await;
        registers(&mut birgit, "Bråk i trappan.", "polisen", &[(CHILD, "Ali", "7"), (CHILD, "Sara", "4")]).await;
        let mut tx = town.db().snapshot().await.unwrap();
        let all: Vec<_> = town.rows().await.into_iter().filter(|(table, _)| table == "charge").collect();
        assert_eq!(all.len(), 5);
        let karin = town.colleague("karin").await;
        let matters: Vec<_> = queue(&mut tx, karin.0).await.unwrap().into_iter().map(|w| w.id).collect();
        assert_eq!(matters.len(), 5, "the head answers for all of them");
        let mut seen = 0;
        for colleague in &house::demo::STAFF {
            let staff = town.colleague(colleague.login).await;
            let list: Vec<_> = queue(&mut tx, staff.0).await.unwrap().into_iter().map(|w| w.id).collect();
            for matter in &matters {
                let one = Permit::for_matter(&mut tx, staff, Act::See, matter.uuid()).await;
                assert_eq!(one.is_ok(), list.contains(matter), "{}", colleague.login);
                assert!(one.is_ok() || matches!(one, Err(No::Absent)), "{}", colleague.login);
                seen += usize::from(one.is_ok());
            }
        }
        assert!(seen > 5 && seen < 40);
    })
    .await;
}

#[tokio::test]
async fn every_matter_has_a_carrier_and_a_head_from_its_first_second() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut eva = Paper::of_colleague(&town, "eva").await;
        annika_rings(&mut eva).await;
        // Eva answers the telephone and works with no area of her own: she sees what she took until somebody takes it,
        // so that she can answer whoever rings again.
        eva.must_say("3\ni kön");
        let karin = town.colleague("karin").await;
        let mut tx = town.db().snapshot().await.unwrap();
        for waiting in queue(&mut tx, karin.0).await.unwrap() {
            let charge = access::charge::charge(&mut tx, waiting.id.uuid()).await.unwrap().unwrap();
            assert_eq!((charge.carrier, charge.head, charge.taken_at), (karin, karin, None));
        }
        drop(tx);
        let registered = town.verified().await.events;
        assert_eq!(registered, events_of_the_office(&town).await + 1, "one contact is one event");
        let mut amina = Paper::of_colleague(&town, "amina").await;
        amina.open("/mottagningen").await;
        amina.send("Ta Elsa, 9 år").await;
        assert_eq!(amina.status(), 200);
        eva.open("/mottagningen").await;
        eva.must_say("2\ni kön");
        eva.must_not_say("Elsa");
    })
    .await;
}

async fn events_of_the_office(town: &World) -> i64 {
    let rows = town.rows().await;
    rows.iter().filter(|(table, line)| table == "event" && line.contains("office.")).count().try_into().unwrap()
}

fn title(page: &Paper) -> String {
    let html = page.reply().text();
    html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap().to_owned()
}
