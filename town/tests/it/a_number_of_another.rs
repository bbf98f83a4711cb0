//! A personal number that somebody else has: nobody is registered by it in silence, and nobody learns by it whose it is.

use crate::at_a_desk::{CHILD, MONEY, is_handed_over, registers, writes};
use casefile::person;
use law::{Day, PersonalNumber, known::Protection};
use town::{Paper, World, people::ELSA};

const REFUSED: &str = "Personnumret hör till någon annan hos oss.";
const KNOWN: &str = "Är det någon av dem här?";

async fn elsa_is_known(town: &World) {
    let mut amina = Paper::of_colleague(town, "amina").await;
    registers(&mut amina, "Elsa är tyst.", "skolan", &[(CHILD, "Elsa Öhman", ELSA.number)]).await;
}

#[tokio::test]
async fn the_form_comes_back_whole_and_the_worker_says_who_it_is() {
    World::both(|town| async move {
        let town = town.at_work().await;
        elsa_is_known(&town).await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let whom = [(CHILD, "Maja Kvist", ELSA.number), (CHILD, "Lo Kvist", "7")];
        writes(&mut amina, "Maja: är ledsen.\nLo: är tyst.", "skolan", &whom).await;
        let written: Vec<_> = amina.form("Klart, lämna över").into_iter().filter(|(name, _)| name != "key").collect();
        amina.send("Klart, lämna över").await;
        assert_eq!(amina.status(), 422);
        amina.must_say(&format!("Maja Kvist: {REFUSED}"));
        assert!(amina.reply().text().contains("Elsa Öhman, 9 år, …2386"), "{}", amina.reply().text());
        let now = amina.form("Klart, lämna över");
        assert!(written.iter().all(|field| now.contains(field)), "{written:?}\n{now:?}");
        assert_eq!((town.count("person").await, town.count("matter").await), (1, 1));

        // The number was read wrong, and Maja is somebody we do not know.
        let mut other = amina.clone();
        other.fill("Den första > Personnummer eller ålder", "8");
        other.send("Klart, lämna över").await;
        is_handed_over(&other);
        assert_eq!((town.count("person").await, town.count("matter").await), (3, 3));

        // It is Elsa, who is called Maja here. The choice is kept while something else is put right.
        writes(&mut amina, "Hon är ledsen.", "skolan", &[(CHILD, "Maja Lind", ELSA.number)]).await;
        amina.send("Klart, lämna över").await;
        amina.fill(KNOWN, "Elsa Öhman, 9 år, …2386");
        amina.fill("Vem berättar?", "Välj");
        amina.send("Klart, lämna över").await;
        assert_eq!(amina.status(), 422);
        amina.must_not_say(REFUSED);
        amina.fill("Vem berättar?", "skolan");
        amina.send("Klart, lämna över").await;
        is_handed_over(&amina);
        assert_eq!((town.count("person").await, town.count("matter").await), (3, 4));
        let rows = town.rows().await;
        let of_matters = rows.iter().filter(|(table, _)| table == "matter");
        assert!(of_matters.into_iter().all(|(_, line)| !line.contains("2386")), "no number stands in the words");
    })
    .await;
}

#[tokio::test]
async fn whose_it_is_is_not_said_to_who_may_not_know_and_protected_or_not_it_is_the_same_page() {
    World::both(|town| async move {
        let town = town.at_work().await;
        elsa_is_known(&town).await;
        let asked = async |login: &str| {
            let mut page = Paper::of_colleague(&town, login).await;
            writes(&mut page, "Behöver pengar.", "personen själv", &[(MONEY, "Maja Kvist", ELSA.number)]).await;
            page.send("Klart, lämna över").await;
            assert_eq!(page.status(), 422);
            page.must_say(REFUSED);
            let html = page.reply().text();
            assert!(!html.contains("Öhman") && !html.contains("under ett annat namn"), "{html}");
            page
        };
        let unknown = asked("petra").await;
        protects_elsa(&town).await;
        let protected = asked("petra").await;
        assert_eq!(unknown.text(), protected.text());
        // Johan works with children, and saw her until now. He cannot say that it is she either: by the matter that he then
        // had he would read her name.
        let mut johan = asked("johan").await;
        johan.fill("Den första > Personnummer eller ålder", "8");
        johan.send("Klart, lämna över").await;
        is_handed_over(&johan);
        johan.must_not_say("Öhman");
        assert_eq!((town.count("person").await, town.count("matter").await), (2, 2));
    })
    .await;
}

async fn protects_elsa(town: &World) {
    let m = town.moment();
    let number = PersonalNumber::parse(ELSA.number, Day::parse("2026-03-02").unwrap()).unwrap();
    let mut tx = town.db().begin().await.unwrap();
    let elsa = person::by_number(&mut tx, number).await.unwrap().unwrap();
    person::protect(&mut tx, &m, elsa.id, elsa.version, Protection::Marking).await.unwrap();
    tx.commit().await.unwrap();
}
