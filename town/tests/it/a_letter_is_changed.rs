//! Somebody who can write to the database changes, adds or removes what people told. The letter says so when it is opened,
//! and so does whoever checks the house.

use crate::steps::{karin_reads, tells, waiting};
use casefile::letters;
use journal::Unsound;
use store::{args, trial::statement};
use town::World;

async fn changes(town: &World, sql: &str) {
    let mut tx = town.db().begin().await.unwrap();
    tx.run(statement(sql.to_owned()), args![]).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_changed_letter_is_seen_when_it_is_opened_and_when_the_house_is_checked() {
    let ways = [
        "update contact_answer set text = 'Allt är bra.' where question = 'what'",
        "insert into contact_answer (contact_id, question, text) select id, 'name', 'Bo' from contact",
        "update contact set route = 'named'",
        "update contact set language = 'en'",
    ];
    for way in ways {
        World::both(move |town| async move {
            tells(&town, "Åsa är rädd för att gå hem.").await;
            let letter = waiting(&town).await.remove(0);
            assert!(karin_reads(&town, letter.id).await.intact);
            changes(&town, way).await;
            assert!(!karin_reads(&town, letter.id).await.intact, "{way}");
            let found = letters(&mut town.db().snapshot().await.unwrap()).await.unwrap();
            assert_eq!((found.count, found.changed, found.gone), (1, vec![letter.id], 0), "{way}");
        })
        .await;
    }
}

#[tokio::test]
async fn a_letter_that_is_gone_is_missed() {
    World::both(|town| async move {
        tells(&town, "Åsa är rädd för att gå hem.").await;
        for table in ["contact_answer", "contact_receipt", "contact"] {
            changes(&town, &format!("delete from {table}")).await;
        }
        let found = letters(&mut town.db().snapshot().await.unwrap()).await.unwrap();
        assert_eq!((found.count, found.gone), (0, 1));
    })
    .await;
}

#[tokio::test]
async fn an_event_beside_the_chain_is_seen() {
    World::both(|town| async move {
        tells(&town, "Åsa är rädd för att gå hem.").await;
        changes(
            &town,
            "insert into event (chain, seq, id, kind, happened_at, recorded_at, actor, source, leaf, hash)
             select chain, -5, hash_id, kind, happened_at, recorded_at, actor, source, leaf, hash from (
               select e.*, c.id as hash_id from event e, contact c) x",
        )
        .await;
        let found = journal::verify(&mut town.db().snapshot().await.unwrap(), &[]).await;
        assert!(matches!(found, Err(Unsound::Strays(1))), "{found:?}");
    })
    .await;
}
