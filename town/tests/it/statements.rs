//! Every statement of the house is understood by both databases, and the steps that build them run once, in order, or
//! not at all.

use house::way;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use store::{Db, Fault, Migration, Ts};
use town::{World, empty};

fn now() -> Ts {
    "2026-03-02T08:41:00Z".parse().unwrap()
}

#[tokio::test]
async fn every_statement_is_understood() {
    World::both(|town| async move {
        let mut count = 0;
        for (owner, sheet) in way::sheets() {
            let mut names = BTreeSet::new();
            for (name, statement) in store::parse(sheet) {
                assert!(names.insert(name), "{owner} has two statements named {name}");
                let understood = town.db().prepare(statement).await;
                assert!(understood.is_ok(), "{owner}, {name}: {}", understood.unwrap_err());
                count += 1;
            }
        }
        println!("{}: {count} statements", town.db().engine());
        assert!(count >= 18);
        let nonsense = store::trial::statement("select nothing from nowhere".into());
        assert!(town.db().prepare(nonsense).await.is_err(), "what is not understood should be refused");
    })
    .await;
}

/// The lists that a day begins with, each with what it may begin with.
const OF_A_DAY: [(&str, &str); 18] = [
    ("queue", "tie_open"),
    ("queue-size", "tie_open"),
    ("takable", "tie_open"),
    ("carried", "tie_open"),
    ("in-need", "tie_open"),
    ("untaken", "tie_open"),
    ("veiled-waiting", "tie_open"),
    ("handovers-waiting", "tie_open"),
    ("handovers-coming", "tie_open"),
    ("handovers-asked", "tie_open"),
    ("handovers-between", "tie_open"),
    ("handovers-hears", "tie_open"),
    ("assignments-ordered", "tie_open"),
    ("assignments-giving", "performing_open"),
    ("promises-left", "promise_open"),
    ("presented-to", "presented_to"),
    ("presented-waits", "tie_open"),
    ("presented-asked", "tie_open"),
];

/// How SQLite would go about a statement.
async fn plan(town: &World, statement: store::Stmt) -> String {
    let asked = store::trial::statement(format!("explain query plan {}", statement.lite));
    let rows = town.db().snapshot().await.unwrap().rows(asked, vec![store::Val::Int(None); 20]).await.unwrap();
    rows.iter().map(|row| row.get::<String>("detail").unwrap() + "\n").collect()
}

/// The plan without what is looked up by who, of what kind and that it has no end: that is one place in an index.
fn wide(plan: &str) -> String {
    plan.lines()
        .filter(|line| !line.ends_with("(staff_id=? AND kind=? AND ended_at=?)"))
        .map(|l| format!("{l}\n"))
        .collect()
}

#[tokio::test]
async fn a_day_begins_with_what_is_open_and_not_with_what_somebody_ever_had() {
    let town = World::on_sqlite(7).await;
    let mut found = BTreeSet::new();
    for (owner, sheet) in way::sheets() {
        for (name, statement) in store::parse(sheet) {
            let Some((_, first)) = OF_A_DAY.iter().find(|(of, _)| *of == name) else { continue };
            found.insert(name);
            let plan = wide(&plan(&town, statement).await);
            assert!(plan.contains(first), "{owner}, {name} does not begin with {first}:\n{plan}");
            for all in ["tie_of_staff", "tie_until", "SCAN t ", "SCAN m", "SCAN h", "SCAN f"] {
                assert!(!plan.contains(all), "{owner}, {name} goes through {all}:\n{plan}");
            }
        }
    }
    assert_eq!(found.len(), OF_A_DAY.len(), "a statement of another name: {found:?}");
    town.end().await;
}

/// What a connection to a file says that it was told.
async fn told(mut tx: store::Tx, name: &str) -> i64 {
    let asked = store::trial::statement(format!("pragma {name}"));
    tx.rows(asked, vec![]).await.unwrap()[0].get(if name == "busy_timeout" { "timeout" } else { name }).unwrap()
}

#[tokio::test]
async fn what_is_answered_is_on_the_disk_and_every_connection_keeps_pages_of_its_own() {
    let (place, db) = empty().await.remove(0);
    for (name, reads, writes) in
        [("synchronous", 2, 2), ("foreign_keys", 1, 1), ("cache_size", -8_000, -8_000), ("query_only", 1, 0)]
            .into_iter()
            .chain([("mmap_size", 0, 0), ("busy_timeout", 5_000, 0)])
    {
        assert_eq!(told(db.snapshot().await.unwrap(), name).await, reads, "{name} of one who reads");
        assert_eq!(told(db.begin().await.unwrap(), name).await, writes, "{name} of one who writes");
    }
    let built = store::trial::statement("pragma compile_options".into());
    let built = db.snapshot().await.unwrap().rows(built, vec![]).await.unwrap();
    let built: Vec<String> = built.iter().map(|row| row.get("compile_options").unwrap()).collect();
    assert!(built.iter().any(|said| said == "DEFAULT_MEMSTATUS=0"), "{built:?}");
    assert!(!built.iter().any(|said| said == "ENABLE_MEMORY_MANAGEMENT"), "{built:?}");
    let wrote =
        db.snapshot().await.unwrap().run(store::trial::statement("create table t (a int)".into()), vec![]).await;
    assert!(wrote.is_err(), "who reads changes nothing");
    db.close().await;
    assert!(matches!(db.begin().await, Err(Fault::Closed)) && matches!(db.snapshot().await, Err(Fault::Closed)));
    place.clear().await;
}

#[tokio::test]
async fn another_program_that_writes_is_waited_for_and_nobody_else_waits_with_it() {
    let (place, db) = empty().await.remove(0);
    db.migrate(way::STEPS, now()).await.unwrap();
    let path = place.file().unwrap();
    let other = Db::open_lite(&path).await.unwrap();
    let held = other.begin().await.unwrap();
    let (waits, goes_on) = tokio::join!(db.begin(), async {
        // On the only thread of this test: whoever waits does not hold it.
        tokio::time::sleep(Duration::from_millis(300)).await;
        let read = db.snapshot().await.is_ok();
        drop(held);
        read
    });
    assert!(waits.is_ok() && goes_on);
    drop(waits);
    other.close().await;
    db.close().await;
    place.clear().await;
}

#[tokio::test]
async fn what_was_not_committed_is_undone_and_the_next_begins_anew() {
    for (place, db) in empty().await {
        db.migrate(way::STEPS, now()).await.unwrap();
        let rows = store::trial::every_row(&db).await.unwrap();
        let mut left = db.begin().await.unwrap();
        let clear = left.run(store::trial::statement("delete from migration".into()), vec![]).await.unwrap();
        assert_eq!(clear, way::STEPS.len() as u64, "each is touched");
        drop(left);
        let mut broken = db.begin().await.unwrap();
        assert!(broken.run(store::trial::statement("delete from nothing_like_it".into()), vec![]).await.is_err());
        drop(broken);
        assert_eq!(store::trial::every_row(&db).await.unwrap(), rows);
        db.begin().await.unwrap().commit().await.unwrap();
        db.close().await;
        place.clear().await;
    }
}

#[tokio::test]
async fn the_steps_build_an_empty_database_once() {
    for (place, db) in empty().await {
        db.migrate(way::STEPS, now()).await.unwrap();
        let first = store::trial::every_row(&db).await.unwrap();
        assert_eq!(first.len(), way::STEPS.len(), "one row for each step, and nothing else: {first:?}");
        db.migrate(way::STEPS, now()).await.unwrap();
        assert_eq!(store::trial::every_row(&db).await.unwrap(), first, "the second time should do nothing");
        db.close().await;
        place.clear().await;
    }
}

/// Why the database is not served.
async fn refused(db: &Db, steps: &[Migration]) -> String {
    match db.migrate(steps, now()).await {
        Err(Fault::Unfit(why)) => why,
        other => panic!("should be refused, but {other:?}"),
    }
}

#[tokio::test]
async fn a_changed_step_and_a_newer_database_are_refused() {
    for (place, db) in empty().await {
        db.migrate(way::STEPS, now()).await.unwrap();
        let rows = store::trial::every_row(&db).await.unwrap();
        let mut changed = way::STEPS.to_vec();
        changed[0].text = "create table chain (chain bigint);";
        assert!(refused(&db, &changed).await.contains("ran with another text"));
        let older = &way::STEPS[..way::STEPS.len() - 1];
        assert!(refused(&db, older).await.contains("which this program does not know"));

        let last = way::STEPS.last().unwrap().number;
        let good = Migration { number: last + 1, name: "good", text: "create table one_more (id bigint);\n" };
        let bad = Migration { number: last + 2, name: "bad", text: "create table and_more (id nothing like it;\n" };
        let steps = [way::STEPS, &[good, bad]].concat();
        assert!(refused(&db, &steps).await.contains("step bad"));
        assert_eq!(store::trial::every_row(&db).await.unwrap(), rows, "all steps or none");
        db.close().await;
        place.clear().await;
    }
}

#[tokio::test]
async fn a_second_writer_inside_a_request_is_refused_instead_of_waiting_for_itself() {
    let (place, db) = empty().await.remove(0);
    let first = db.begin().await.unwrap();
    let began = Instant::now();
    let second = tokio::time::timeout(Duration::from_secs(10), db.begin()).await;
    let waited = began.elapsed();
    assert!(matches!(second, Ok(Err(Fault::Taken))), "it should be refused");
    assert!((1500..4000).contains(&waited.as_millis()), "after two seconds, not {waited:?}");
    assert!(db.snapshot().await.is_ok(), "readers go on");
    drop(first);
    assert!(db.begin().await.is_ok(), "and the next writer too");
    db.close().await;
    place.clear().await;
}
