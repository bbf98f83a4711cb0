//! A text that somebody was called away from: their day says that it lies there, and whom it is about as long as they may
//! know that.

use crate::known_on_the_pages::elsa;
use access::charge;
use store::Uuid;
use town::{Paper, World};

/// Saves what stands in the note, as somebody without a script does who is called away.
async fn called_away(town: &World, page: &mut Paper, matter: &str, text: &str) {
    page.open(&format!("{matter}/anteckning")).await;
    page.fill("Vad vill du anteckna?", text);
    let mut form = page.form("Spara anteckningen");
    form.push(("only".into(), "draft".into()));
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let cookie: String = page.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect();
    let path = format!("{matter}/anteckning");
    let reply = town.ask_staff(town::Request::post(&path, &fields).with("cookie", &cookie)).await;
    assert_eq!(reply.status, 303);
}

#[tokio::test]
async fn what_was_not_sent_stands_on_the_day_until_it_is_sent_or_thrown() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let matter = elsa(&mut amina).await;
        called_away(&town, &mut amina, &matter, "Hon ritade ett hus.").await;
        amina.open("/min-dag").await;
        for there in ["Inte skickat", "Ny anteckning", "Elsa Öhman", "Sparad måndag 2 mars 2026"] {
            amina.must_say(there);
        }
        amina.must_not_say("ritade");
        let mut johan = Paper::of_colleague(&town, "johan").await;
        johan.open("/min-dag").await;
        johan.must_not_say("Inte skickat");
        amina.follow("Ny anteckning").await;
        assert!(amina.fields().iter().any(|(_, typed)| typed == "Hon ritade ett hus."));

        // The matter is guarded, and Amina is not cleared: she may copy her own words or throw them away, and learns nothing.
        let mut tx = town.db().begin().await.unwrap();
        let id: Uuid = matter.rsplit('/').next().unwrap().parse().unwrap();
        charge::guard(&mut tx, &town.moment(), id).await.unwrap();
        tx.commit().await.unwrap();
        amina.open("/min-dag").await;
        amina.must_say("Ett ärende du inte längre har");
        amina.must_not_say("Elsa");
        amina.follow("Ny anteckning").await;
        assert_eq!(amina.status(), 403);
        amina.must_say("Hon ritade ett hus.");
        amina.must_not_say("Elsa");
        amina.open("/min-dag").await;
        let throw =
            "Kasta texten: Ny anteckning, Ett ärende du inte längre har. Sparad måndag 2 mars 2026 klockan 9.41";
        amina.send(throw).await;
        assert_eq!((amina.status(), amina.path()), (200, "/min-dag"));
        amina.must_not_say("Inte skickat");
        assert_eq!(town.count("draft").await, 0);
    })
    .await;
}
