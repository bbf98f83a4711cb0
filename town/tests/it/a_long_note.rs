//! A text that takes its time: the session ends in the middle of it, somebody else writes in the same place, the answer
//! is cut off. Nothing typed is lost, and nothing happens twice.

use crate::at_a_desk::{CHILD, annika_rings, is_handed_over, link, writes};
use std::time::Duration;
use town::{Paper, World};

const LONG: &str =
    "Rektorn ringer om tre syskon.\nÅsa, sju år, vågar inte gå hem.\n\nHon säger: \"han slår när det är mörkt\".";

fn text_in(page: &Paper, label: &str) -> String {
    page.fields().into_iter().find(|(asked, _)| asked == label).map(|(_, typed)| typed).unwrap()
}

#[tokio::test]
async fn a_session_that_ends_gives_the_same_text_in_the_same_field() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        writes(&mut amina, LONG, "skolan", &[(CHILD, "Åsa Öberg", "7")]).await;
        town.advance(Duration::from_secs(31 * 60));
        amina.send("Klart, lämna över").await;
        assert!(amina.path().starts_with("/logga-in"), "{}", amina.path());
        amina.must_say("Det du skrev är sparat, och du kommer tillbaka till samma sida.");
        assert_eq!(town.count("contact").await, 0);

        amina.log_in("amina").await;
        assert_eq!(amina.path(), "/registrera");
        assert_eq!(text_in(&amina, "Vad gäller det?"), LONG);
        assert_eq!(text_in(&amina, "Vem berättar?"), "skolan");
        assert_eq!(text_in(&amina, "Personnummer eller ålder"), "7");
        amina.send("Klart, lämna över").await;
        amina.must_say("Åsa Öberg, 7 år");
        amina.open("/registrera").await;
        assert_eq!(text_in(&amina, "Vad gäller det?"), "", "what was sent is no draft any more");
        assert_eq!(town.count("draft").await, 0);
    })
    .await;
}

#[tokio::test]
async fn what_is_written_is_saved_sealed_and_given_to_its_author_only() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        writes(&mut amina, LONG, "skolan", &[(CHILD, "Åsa Öberg", "7")]).await;
        // The browser dies before anything is sent by hand: what its script has saved is there.
        let mut saved = amina.form("Klart, lämna över");
        saved.extend([("only".into(), "draft".into()), ("by".into(), "script".into())]);
        let fields: Vec<(&str, &str)> = saved.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let cookie = amina.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect::<String>();
        let reply = town.ask_staff(town::Request::post("/registrera", &fields).with("cookie", &cookie)).await;
        assert_eq!((reply.status, reply.text()), (200, "Sparat 9.41"));
        assert!(town.rows().await.iter().all(|(_, line)| !line.contains("syskon")), "sealed");

        let mut again = Paper::of_colleague(&town, "amina").await;
        again.open("/registrera").await;
        assert_eq!(text_in(&again, "Vad gäller det?"), LONG);
        again.must_say("Sparat 9.41");
        let mut johan = Paper::of_colleague(&town, "johan").await;
        johan.open("/registrera").await;
        assert_eq!(text_in(&johan, "Vad gäller det?"), "");
    })
    .await;
}

#[tokio::test]
async fn a_form_from_before_the_last_login_is_kept_and_asked_for_again() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        writes(&mut amina, LONG, "skolan", &[(CHILD, "Åsa Öberg", "7")]).await;
        let mut window = amina.clone();
        amina.send("Logga ut").await;
        amina.log_in("amina").await;
        // The old window holds the old seal: it sends into the new session.
        window.take_cookies(&amina);
        window.send("Klart, lämna över").await;
        assert_eq!((window.status(), window.path()), (200, "/registrera"));
        assert_eq!(text_in(&window, "Vad gäller det?"), LONG);
        assert_eq!(town.count("contact").await, 0);
        window.send("Klart, lämna över").await;
        window.must_say("Åsa Öberg, 7 år");
    })
    .await;
}

#[tokio::test]
async fn a_form_of_nobody_gives_its_text_back_on_the_page() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        writes(&mut amina, LONG, "skolan", &[(CHILD, "Åsa Öberg", "7")]).await;
        town.advance(Duration::from_secs(11 * 3600));
        amina.send("Klart, lämna över").await;
        assert_eq!(amina.status(), 401);
        amina.must_say("vågar inte gå hem.");
        assert_eq!((town.count("contact").await, town.count("draft").await), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn two_people_on_one_contact_see_both_texts() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut eva = Paper::of_colleague(&town, "eva").await;
        writes(&mut eva, LONG, "skolan", &[("Välj", "", "")]).await;
        eva.send("Lägg undan, nästa samtal").await;
        eva.must_say("Halvregistrerat. Säg vem det gäller.");
        let (mut amina, mut johan) =
            (Paper::of_colleague(&town, "amina").await, Paper::of_colleague(&town, "johan").await);
        for page in [&mut amina, &mut johan] {
            page.open("/mottagningen").await;
            let contact = link(page, "Kontakt från skolan");
            page.open(&contact).await;
            page.must_say("han slår när det är mörkt");
            page.fill("Vad gäller det för personen?", CHILD);
        }
        amina.fill("Namn", "Åsa Öberg");
        johan.fill("Namn", "Åsa Örn, lillasyster");
        amina.send("Klart, lämna över").await;
        is_handed_over(&amina);
        johan.send("Klart, lämna över").await;
        assert_eq!(johan.status(), 422);
        johan.must_say("En kollega har skrivit mer om kontakten medan du skrev.");
        johan.must_say("Åsa Öberg");
        assert_eq!(text_in(&johan, "Namn"), "Åsa Örn, lillasyster");
        assert_eq!(town.count("matter").await, 1);
        // Both are on the page now; Johan adds the sister.
        johan.send("Klart, lämna över").await;
        is_handed_over(&johan);
        assert_eq!(town.count("matter").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_again_after_a_cut_answer_has_one_effect() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        writes(&mut amina, LONG, "skolan", &[(CHILD, "Åsa Öberg", "7")]).await;
        let (mut cut, mut late) = (amina.clone(), amina.clone());
        amina.send("Klart, lämna över").await;
        let events = town.verified().await.events;
        cut.send("Klart, lämna över").await;
        town.advance(Duration::from_secs(600));
        late.send("Klart, lämna över").await;
        is_handed_over(&cut);
        assert_eq!(cut.path(), late.path());
        assert_eq!((town.count("matter").await, town.verified().await.events), (1, events));
        // Another form is another call.
        annika_rings(&mut amina).await;
        assert_eq!(town.count("matter").await, 4);
    })
    .await;
}
