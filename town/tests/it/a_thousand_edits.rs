//! Somebody who can write to the database changes what has happened. Whatever single thing they do, it is found; the one
//! thing that cannot be found without a note kept outside is said to be so.

use crate::{
    edit::{Edit, Outcome, Records, careless},
    steps::{karin_answers, karin_reads, tells, waiting},
};
use casefile::contact::Reply;
use seal::Broken;
use std::{collections::BTreeMap, time::Duration};
use store::{Db, args, trial::statement};
use town::{SEED, Seeded, World};

/// Fourteen letters, each told, read and answered.
async fn a_busy_week(town: &World) -> usize {
    for n in 0..14 {
        tells(town, &format!("Brev nummer {n}. Åsa är rädd för att gå hem.")).await;
        town.advance(Duration::from_secs(3 * 3600));
        let letter = waiting(town).await.remove(0);
        karin_reads(town, letter.id).await;
        karin_answers(town, letter.id, Reply::ALL[n % Reply::ALL.len()]).await;
    }
    let verdict = town.verified().await;
    assert_eq!((verdict.events, verdict.bodies), (42, 42));
    42
}

/// The records to be changed: on SQLite a copy of the file, as somebody would take it home.
async fn copied(town: &World) -> Db {
    let Some(file) = town.place().file() else { return town.db().clone() };
    town.db().close().await;
    let copy = file.with_extension("copy.db");
    std::fs::copy(&file, &copy).unwrap();
    Db::open_lite(&copy).await.unwrap()
}

#[tokio::test]
async fn a_thousand_edits_are_all_found() {
    World::both(|town| async move {
        a_busy_week(&town).await;
        let edits = if town.place().file().is_some() { 1000 } else { 100 };
        let db = copied(&town).await;
        let records = Records::of(&db).await;
        let dice = Seeded::new(SEED);
        let (mut counts, mut missed) = (BTreeMap::<(String, Outcome), usize>::new(), vec![]);
        for _ in 0..edits {
            let edit = Edit::any(&db, &records, &dice).await;
            let outcome = edit.tried(&db).await;
            if outcome == Outcome::Missed {
                missed.push(format!("{edit:?}"));
            }
            *counts.entry((edit.what(), outcome)).or_default() += 1;
        }
        let total = |outcome| counts.iter().filter(|((_, o), _)| *o == outcome).map(|(_, n)| n).sum::<usize>();
        let (broken, unread, refused) = (total(Outcome::Broken), total(Outcome::Unreadable), total(Outcome::Refused));
        println!(
            "{}: {edits} edits: {broken} break the chain, {unread} cannot be read, the database refused {refused}, missed {}",
            db.engine(),
            missed.len()
        );
        counts.iter().for_each(|((what, outcome), n)| println!("  {what:<22} {outcome:?}: {n}"));
        assert!(missed.is_empty(), "not found:\n{}", missed.join("\n"));
        assert!(refused * 5 < edits, "most edits should be done, not refused");
        if edits == 1000 {
            let touched = records.columns.iter().filter(|c| counts.keys().any(|(what, _)| *what == c.path()));
            assert_eq!(touched.count(), records.columns.len(), "every column should be edited");
        }
        db.close().await;
    })
    .await;
}

#[tokio::test]
async fn no_edit_is_no_finding() {
    World::both(|town| async move {
        a_busy_week(&town).await;
        let db = copied(&town).await;
        let records = Records::of(&db).await;
        // The same statements as an edit, with the value that stands there already.
        for column in &records.columns {
            assert_eq!(Edit::nothing(&db, column).await.tried(&db).await, Outcome::Missed, "{}", column.path());
        }
        db.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_cut_tail_with_a_rewritten_head_is_found_with_an_anchor_only() {
    World::both(|town| async move {
        let all = a_busy_week(&town).await;
        let anchor = town.verified().await.head;
        assert_eq!(usize::try_from(anchor.seq).unwrap(), all);
        let db = copied(&town).await;
        let mut tx = db.begin().await.unwrap();
        careless(&mut tx).await;
        for text in [
            "delete from event_body where event_id in (select id from event where seq > 30)",
            "delete from event where seq > 30",
            "update chain set seq = 30, hash = (select hash from event where seq = 30)",
        ] {
            assert!(tx.run(statement(text.into()), args![]).await.unwrap() > 0, "{text}");
        }
        let verdict = journal::verify(&mut tx, &[]).await.unwrap();
        assert_eq!((verdict.events, verdict.anchored), (30, None));
        let cut = journal::verify(&mut tx, &[anchor]).await.unwrap_err();
        assert!(matches!(cut, journal::Unsound::Broken(Broken::AnchorBeyond { .. })), "{cut}");
        let earlier = journal::verify(&mut tx, &[verdict.head]).await.unwrap();
        assert_eq!(earlier.anchored, Some(30));
        drop(tx);
        db.close().await;
    })
    .await;
}
