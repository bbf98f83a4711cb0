//! A call whose answer was lost on the way is sent again, and has one effect.

use crate::house::*;
use bed::*;
use casefile::*;
use law::reading::ReporterKind;

#[tokio::test]
async fn the_same_call_again_changes_nothing_and_gets_the_same_answer() {
    for house in houses("twice").await {
        let call = school_rings(1, numbered("Ebba", "20160614-2386"));
        let first = house.registers(&house.at("2026-03-02T09:00:00Z"), &call).await.unwrap();
        let again = house.registers(&house.at("2026-03-02T09:03:00Z"), &call).await.unwrap();
        assert_eq!((again.contact, &again.filed), (first.contact, &first.filed));
        assert!(first.follows.is_some() && again.follows.is_none());
        let counts = [house.count("contact").await, house.count("matter").await, house.count("event").await];
        assert_eq!(counts, [1, 1, 1]);
    }
}

#[tokio::test]
async fn sent_twice_at_the_same_moment_it_still_has_one_effect() {
    for house in houses("at_once").await {
        let call = school_rings(1, aged("Marco", 4));
        let m = house.at("2026-03-02T09:00:00Z");
        let (a, b) = tokio::join!(house.registers(&m, &call), house.registers(&m, &call));
        let (a, b) = (a.unwrap(), b.unwrap());
        assert_eq!((a.contact, a.filed), (b.contact, b.filed));
        let counts = [house.count("contact").await, house.count("matter").await, house.count("event").await];
        assert_eq!(counts, [1, 1, 1]);
        house.is_sound().await;
    }
}

#[tokio::test]
async fn what_was_refused_leaves_no_trace_and_may_be_sent_again() {
    for house in houses("refused").await {
        let m = house.at("2026-03-02T09:00:00Z");
        house.registers(&m, &school_rings(1, numbered("Omar Said", "20160614-2386"))).await.unwrap();
        // The right boy with the wrong number: the number's own record is never taken by itself.
        let wrong = school_rings(2, numbered("Omar Said", "20160614-2386"));
        let no = house.registers(&m, &wrong).await.unwrap_err();
        assert!(matches!(no, access::No::Refusal(r) if r == person::NUMBER_KNOWN), "{no}");
        let counts = [house.count("contact").await, house.count("matter").await, house.count("event").await];
        assert_eq!(counts, [1, 1, 1]);
        let right = house.registers(&m, &school_rings(2, aged("Omar Said", 11))).await.unwrap();
        assert_eq!(right.filed.len(), 1);
        let mut future = school_rings(3, aged("Marco", 4));
        future.arrived = ts("2026-03-02T09:00:01Z");
        assert!(house.registers(&m, &future).await.is_err());
        let mut old = school_rings(4, aged("Marco", 4));
        old.arrived = ts("2025-06-30T09:00:00Z");
        let no = house.registers(&m, &old).await.unwrap_err();
        assert!(matches!(no, access::No::Refusal(r) if r.word == "page-no-rule" && r.rule.is_some()), "{no}");
    }
}

#[tokio::test]
async fn the_same_seed_gives_the_same_journal_on_both_databases() {
    let mut heads = vec![];
    for house in houses("seed").await {
        let m = house.at("2026-03-02T09:00:00Z");
        house.registers(&m, &school_rings(1, aged("Marco", 4))).await.unwrap();
        let reporter = Reporter::Anonymous(ReporterKind::Anonymous);
        house.registers(&m, &call(2, reporter, "Ett barn gråter")).await.unwrap();
        let chain = journal::head(&mut house.read().await, journal::CHAIN).await.unwrap().unwrap();
        heads.push((chain.head.seq, *chain.head.hash.as_bytes()));
    }
    assert!(heads.windows(2).all(|pair| pair[0] == pair[1]) && heads[0].0 > 2);
}

#[tokio::test]
async fn a_permit_for_something_else_registers_nothing() {
    for house in houses("permit").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let call = school_rings(1, aged("Omar Said", 11));
        let mut tx = house.db.begin().await.unwrap();
        let no = register(&mut tx, &reader(), &m, house.unit, &call).await.unwrap_err();
        assert!(matches!(no, access::No::Refusal(_)), "{no}");
        tx.commit().await.unwrap();
        assert_eq!([house.count("contact").await, house.count("matter").await, house.count("event").await], [0, 0, 0]);
    }
}
