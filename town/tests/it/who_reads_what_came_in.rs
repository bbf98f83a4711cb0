//! What nobody has made a matter of yet is read by those who take in, and by the one who took it: whoever works only with
//! money reads no letter about a child.

use crate::{
    at_a_desk::{link, writes},
    steps::tells,
};
use town::{Paper, World};

#[tokio::test]
async fn who_works_only_with_money_reads_her_own_and_no_other() {
    World::both(|town| async move {
        let town = town.at_work().await;
        tells(&town, "Ett barn gråter om nätterna.").await;
        let mut birgit = Paper::of_colleague(&town, "birgit").await;
        writes(&mut birgit, "Skolan ringer om en flicka.", "skolan", &[]).await;
        birgit.send("Lägg undan, nästa samtal").await;
        birgit.open("/mottagningen").await;
        birgit.must_say("2\ni kön");
        let (letter, half) = (link(&birgit, "En kontakt"), link(&birgit, "Kontakt från skolan"));

        let mut petra = Paper::of_colleague(&town, "petra").await;
        petra.open("/mottagningen").await;
        petra.must_say("Inget väntar på dig här.");
        petra.must_not_say("i kön");
        petra.open("/kontakt/0199a1b2-0000-7000-8000-000000000001").await;
        let nothing = (petra.status(), petra.text().to_owned());
        for path in [&letter, &half] {
            petra.open(path).await;
            assert_eq!((petra.status(), petra.text().to_owned()), nothing, "{path}");
        }
        petra.open("/registrera").await;
        let csrf = petra.form("Klart, lämna över").into_iter().find(|(name, _)| name == "csrf").unwrap().1;
        let cookie: String = petra.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let read = format!("/brev/{}/las", letter.rsplit('/').next().unwrap());
        let sent = town.ask_staff(town::Request::post(&read, &[("csrf", &csrf)]).with("cookie", &cookie)).await;
        assert!(sent.status == 403 && town.count("contact_read").await == 0, "{}", sent.status);

        // What she takes herself is hers to read and to finish.
        writes(&mut petra, "En man ringer om hyran.", "personen själv", &[]).await;
        petra.send("Lägg undan, nästa samtal").await;
        petra.open("/mottagningen").await;
        petra.must_say("1\ni kön");
        petra.open(&link(&petra, "Kontakt från personen själv")).await;
        petra.must_say("En man ringer om hyran.");
        for login in ["karin", "eva", "amina", "tove"] {
            let mut page = Paper::of_colleague(&town, login).await;
            page.open("/mottagningen").await;
            page.must_say("3\ni kön");
            page.open(&half).await;
            page.must_say("Skolan ringer om en flicka.");
        }
    })
    .await;
}
