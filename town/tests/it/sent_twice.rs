//! A poor connection, an impatient finger, a form from somewhere else: what is sent twice is told once.

use crate::steps::{WHAT, code_on, tells, waiting};
use std::{collections::BTreeSet, time::Duration};
use tokio::task::JoinSet;
use town::{Paper, Request, World};

const HEARD: &str = "Det luktar rök och barnet är ensamt.";

async fn a_filled_form(town: &World) -> Paper {
    let mut page = Paper::of(town);
    page.open("/oro/utan-namn").await;
    page.fill(WHAT, HEARD);
    page
}

#[tokio::test]
async fn the_same_form_sent_twice_is_one_letter() {
    World::both(|town| async move {
        let mut first = a_filled_form(&town).await;
        let (mut second, mut late) = (first.clone(), first.clone());
        first.send("Skicka").await;
        town.advance(Duration::from_secs(60));
        second.send("Skicka").await;
        assert_eq!((first.status(), second.status()), (200, 200));
        assert_eq!(code_on(&first), code_on(&second));
        second.must_say("Mottaget måndag 2 mars 2026 klockan 9.41.");
        town.advance(Duration::from_secs(2 * 3600));
        late.send("Skicka").await;
        late.must_say("Mottaget måndag 2 mars 2026 klockan 9.41.");
        late.must_say("Du har redan fått din kod. Vi visar den inte igen, för andra kan använda samma telefon.");
        assert!(!late.reply().text().contains(&code_on(&first)));
        assert_eq!(town.count("contact").await, 1);
        assert_eq!(town.verified().await.events, 1);

        let mut page = a_filled_form(&town).await;
        let mut more = page.clone();
        page.send("Skicka").await;
        more.fill(WHAT, &format!("{HEARD} Nu hör jag röster."));
        more.send("Skicka").await;
        let codes = BTreeSet::from([code_on(&first), code_on(&page), code_on(&more)]);
        assert_eq!(codes.len(), 3, "another form is another letter, and so is another text in the same form");
        assert_eq!(town.verified().await.events, 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_at_once_are_one_letter() {
    World::both(|town| async move {
        let form = a_filled_form(&town).await;
        let mut sending = JoinSet::new();
        for _ in 0..20 {
            let mut page = form.clone();
            sending.spawn(async move {
                page.send("Skicka").await;
                (page.status(), code_on(&page))
            });
        }
        let answers: BTreeSet<(u16, String)> = sending.join_all().await.into_iter().collect();
        assert_eq!(answers.len(), 1, "{answers:?}");
        assert_eq!(answers.first().unwrap().0, 200);
        for table in ["contact", "contact_receipt", "contact_answer", "event", "event_body"] {
            assert_eq!(town.count(table).await, 1, "{table}");
        }
        assert_eq!(town.verified().await.events, 1);
    })
    .await;
}

#[tokio::test]
async fn a_form_without_our_key_comes_back_with_its_text() {
    World::both(|town| async move {
        let own = a_filled_form(&town).await.form("Skicka");
        let key = &own.iter().find(|(name, _)| name == "key").unwrap().1;
        let last = if key.ends_with('0') { "1" } else { "0" };
        let forged = format!("{}{last}", &key[..63]);
        let strange = World::on_sqlite(99).await;
        let foreign = a_filled_form(&strange).await.form("Skicka")[0].1.clone();
        strange.end().await;
        for (why, key) in
            [("missing", None), ("empty", Some("")), ("forged", Some(&*forged)), ("foreign", Some(&*foreign))]
        {
            let fields: Vec<(&str, &str)> = key.map(|k| ("key", k)).into_iter().chain([("what", HEARD)]).collect();
            let reply = town.ask(Request::post("/oro/utan-namn", &fields)).await;
            assert_eq!(reply.status, 422, "{why}");
            let page = reply.text();
            assert!(
                page.contains("Vi kunde inte ta emot formuläret, för det var inte gjort här.") && page.contains(HEARD),
                "{why}: {page}"
            );
            assert_eq!(town.count("contact").await, 0, "{why}");
        }

        let mut page = a_filled_form(&town).await;
        assert!(page.form("Skicka").contains(&("what".into(), HEARD.into())));
        page.send("Skicka").await;
        assert_eq!(page.status(), 200);
        assert_eq!(waiting(&town).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_came_back_for_its_key_is_taken_the_next_time() {
    World::both(|town| async move {
        let mut page = a_filled_form(&town).await;
        page.tamper("key", "0123456789abcdef");
        page.send("Skicka").await;
        assert_eq!(page.status(), 422);
        page.must_say("Det du har skrivit är kvar. Tryck på Skicka en gång till.");
        page.send("Skicka").await;
        assert_eq!(page.status(), 200);
        assert_eq!(town.count("contact").await, 1);
    })
    .await;
}

#[tokio::test]
async fn another_site_cannot_send_our_form() {
    World::both(|town| async move {
        let form = a_filled_form(&town).await.form("Skicka");
        let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        for site in ["cross-site", "same-site"] {
            let reply = town.ask(Request::post("/oro/utan-namn", &fields).with("sec-fetch-site", site)).await;
            assert_eq!(reply.status, 422, "{site}");
            assert!(reply.text().contains("Inget har skickats.") && reply.text().contains(HEARD), "{site}");
        }
        assert_eq!(town.count("contact").await, 0);
        let link = town.ask(Request::get("/oro").with("sec-fetch-site", "cross-site")).await;
        assert_eq!(link.status, 200, "a link from another site is welcome");
        // A browser that says nothing about it is an old one: the key decides.
        assert_eq!(town.ask(Request::post("/oro/utan-namn", &fields)).await.status, 200);
        let once = tells(&town, "ett annat brev").await;
        assert_eq!(once.status(), 200);
        assert_eq!(town.count("contact").await, 2);
    })
    .await;
}
