//! The thread: one family from the first call to the last page, on both databases, and the same journal at the end.

use town::{World, hand::PaperDesk, thread};

#[tokio::test]
async fn one_family_from_the_first_call_to_the_last_page() {
    let heads = World::both(|town| async move {
        let town = town.at_work().await;
        let mut desk = PaperDesk::of(&town);
        thread::told(&mut desk, &town).await;
        let verdict = town.verified().await;
        println!("{} events", verdict.events);
        verdict.head
    })
    .await;
    assert!(heads.iter().all(|head| head.hash == heads[0].hash), "one head, whatever the database: {heads:?}");
}
