//! Who stands in line for SQLite, behind whom, and who does not have to.

use std::sync::mpsc::channel;
use std::time::Duration;
use town::empty;

/// As long as a test waits for what should not come.
const A_WHILE: Duration = Duration::from_millis(200);

#[tokio::test]
async fn a_short_question_does_not_stand_in_line_behind_pages() {
    let (place, db) = empty().await.remove(0);
    let mut pages = vec![];
    while let Ok(page) = tokio::time::timeout(A_WHILE, db.snapshot()).await {
        pages.push(page.unwrap());
    }
    let processors = std::thread::available_parallelism().map_or(2, |n| n.get());
    assert_eq!(pages.len(), processors.max(2), "as many pages are made at once as there are processors");
    assert!(db.glance().await.is_ok(), "who asks whose session it is does not wait for them");
    assert!(db.begin().await.is_ok(), "nor does who writes");
    pages.pop();
    assert!(tokio::time::timeout(A_WHILE, db.snapshot()).await.is_ok(), "the next in line goes on when one is made");
    drop(pages);
    db.close().await;
    place.clear().await;
}

#[test]
fn who_does_something_on_one_thread_keeps_nobody_from_going_on() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        for (place, db) in empty().await {
            let (says, hears) = channel();
            let other = db.clone();
            let waits = tokio::spawn(async move {
                let lite = other.engine() == "sqlite";
                let hear = async move { if lite { hears.recv_timeout(Duration::from_secs(20)).is_ok() } else { true } };
                other.on_one_thread(hear).await
            });
            // Another task of the same runtime, which has one thread: it goes on while the first one holds that.
            let goes_on = tokio::spawn(async move {
                tokio::time::sleep(A_WHILE / 4).await;
                says.send(()).is_ok()
            });
            assert!(waits.await.unwrap(), "{}", db.engine());
            goes_on.await.unwrap();
            assert_eq!(db.on_one_thread(async { 7 }).await, 7);
            db.close().await;
            place.clear().await;
        }
    });
}
