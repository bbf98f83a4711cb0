//! Ten times as many as the door can take, at once: nobody's text is lost, nothing breaks, and after a minute it is as
//! before. Guessing codes is stopped by the same bound.

use crate::steps::{asks_with, code_on, tells};
use std::{collections::BTreeMap, time::Duration};
use tokio::task::JoinSet;
use town::{Paper, Reply, Request, World};

/// What the door takes at once (`house::doors`).
const BURST: usize = 50;

/// Sends all of them at once and gives the answers.
async fn all_at_once(town: &World, requests: impl Iterator<Item = Request>) -> Vec<Reply> {
    let mut sending = JoinSet::new();
    for request in requests {
        let town = town.clone();
        sending.spawn(async move { town.ask(request).await });
    }
    sending.join_all().await
}

fn by_status(replies: &[Reply]) -> BTreeMap<u16, usize> {
    replies.iter().fold(BTreeMap::new(), |mut counts, reply| {
        *counts.entry(reply.status).or_default() += 1;
        counts
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_times_the_limit_at_once() {
    World::both(|town| async move {
        let mut page = Paper::of(&town);
        page.open("/oro/utan-namn").await;
        let key = page.form("Skicka").into_iter().find(|(name, _)| name == "key").unwrap().1;
        let texts: Vec<String> = (0..10 * BURST).map(|n| format!("Brev {n:04} i en ond natt, åäö")).collect();
        let requests: Vec<Request> =
            texts.iter().map(|text| Request::post("/oro/utan-namn", &[("key", &*key), ("what", text)])).collect();
        let replies = all_at_once(&town, requests.into_iter()).await;
        let counts = by_status(&replies);
        println!("{}: {counts:?}", town.db().engine());
        assert_eq!(counts, BTreeMap::from([(200, BURST), (429, 9 * BURST)]));
        let later: Vec<&Reply> = replies.iter().filter(|reply| reply.status == 429).collect();
        for reply in &later {
            assert!(reply.text().contains("Just nu skriver väldigt många till oss."));
            assert_eq!(reply.header("retry-after"), Some("60"));
        }
        let kept = texts.iter().filter(|text| later.iter().any(|reply| reply.text().contains(*text))).count();
        assert_eq!(kept, 9 * BURST, "what was not taken should be in the page it came back on");
        assert_eq!(town.count("contact").await, BURST);
        assert_eq!(town.verified().await.events, BURST as i64);

        town.advance(Duration::from_secs(60));
        tells(&town, "en minut senare").await.must_say("Tack. Vi har sparat det du har berättat.");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn guessing_codes_is_stopped() {
    World::both(|town| async move {
        let code = code_on(&tells(&town, "en kod att gissa").await);
        town.advance(Duration::from_secs(60));
        let guesses = (0..10 * BURST).map(|n| {
            let digits: String =
                format!("{n:04}").chars().map(|c| char::from(b"CDFGHJKMNP"[c as usize - 48])).collect();
            Request::post("/oro/kod", &[("code", &format!("2222-3333-{digits}"))])
        });
        let replies = all_at_once(&town, guesses).await;
        assert_eq!(by_status(&replies), BTreeMap::from([(422, BURST), (429, 9 * BURST)]));
        let page = asks_with(&town, &code).await;
        assert_eq!(page.status(), 429, "not even a right code, until the door has rested");
        page.must_say("Just nu frågar väldigt många. Vänta en minut och tryck på Visa igen.");
        assert_eq!(page.fields(), [("Din kod".to_owned(), code.clone())]);
        tells(&town, "den som berättar väntar inte på dem som gissar").await;

        town.advance(Duration::from_secs(60));
        assert_eq!(asks_with(&town, &code).await.status(), 200);
    })
    .await;
}
