//! The same story from the same seed ends in the same chain head, whichever database it is told to: time, absence,
//! order and rounding are the same in both.

use crate::steps::{karin_answers, karin_reads, waiting};
use casefile::contact::Reply;
use seal::Head;
use std::time::Duration;
use town::{
    Paper, World,
    people::{ELSA, MARIA},
};

async fn a_week(town: World) -> Head {
    for (n, path) in ["/oro/utan-namn", "/oro/med-namn", "/en/oro/utan-namn", "/oro/med-namn"].into_iter().enumerate() {
        let english = path.starts_with("/en");
        let mut page = Paper::of(&town);
        page.open(path).await;
        let what = if english { "What has happened, or what worries you?" } else { crate::steps::WHAT };
        page.fill(what, &format!("{n}: Åsa 👧🏽 är rädd.\n\tالطفل خائف"));
        if path.ends_with("med-namn") {
            page.fill("Vad heter du?", MARIA.name);
            page.fill("Berättar du i ditt arbete?", "Nej, som privatperson");
            page.fill("Barnets personnummer", ELSA.number);
        }
        page.send(if english { "Send" } else { "Skicka" }).await;
        assert_eq!(page.status(), 200, "{}", page.text());
        town.advance(Duration::from_micros(86_399_999_999));
    }
    for letter in waiting(&town).await {
        karin_reads(&town, letter.id).await;
        town.advance(Duration::from_micros(1));
        karin_answers(&town, letter.id, Reply::Thanks).await;
    }
    let verdict = town.verified().await;
    assert_eq!(verdict.events, 12);
    verdict.head
}

#[tokio::test]
async fn the_same_seed_gives_the_same_head_on_both_databases() {
    let once = World::both_from(7, a_week).await;
    let again = World::both_from(7, a_week).await;
    println!("seed 7: {} tellings end in {}", once.len() + again.len(), once[0]);
    assert!(once.iter().chain(&again).all(|head| *head == once[0]), "{once:?} {again:?}");
    let other = World::both_from(8, a_week).await;
    assert!(other.iter().all(|head| head.hash != once[0].hash), "another seed should give another head");
}
