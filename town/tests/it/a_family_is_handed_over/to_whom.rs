//! To whom it goes: to a unit whose head gives it on, or by hand to one who may carry it.

use super::{UNIT, by, gives, holds};
use crate::{
    at_a_desk::{CHILD, link, registers},
    fired_twice::taken,
};
use access::charge;
use store::Uuid;
use town::{Paper, World};

#[tokio::test]
async fn a_head_receives_for_the_unit_and_gives_it_to_one_with_the_reason() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let elsa = taken(&mut amina).await;
        gives(&mut amina, &elsa, UNIT).await;
        amina.send("Lämna över").await;

        // She thinks again, and nothing has moved.
        amina.follow("Se vad du har lämnat över").await;
        amina.send("Jag behåller familjen").await;
        assert_eq!((amina.status(), amina.path()), (200, elsa.as_str()), "{}", amina.text());
        amina.must_not_say("Ärendet är på väg");
        let mut maja = Paper::of_colleague(&town, "maja").await;
        maja.open(&elsa).await;
        assert_eq!(maja.status(), 404);
        gives(&mut amina, &elsa, UNIT).await;
        amina.send("Lämna över").await;

        maja.open("/min-dag").await;
        maja.follow("Elsa Öhman").await;
        maja.must_say("Enheten tar emot, och chefen har ärendet tills någon tar det");
        maja.fill("När hör familjen av er nästa gång, senast?", "2026-03-04");
        maja.send("Ta emot").await;
        assert_eq!((maja.status(), maja.path()), (200, elsa.as_str()), "{}", maja.text());
        assert_eq!(holds(&town, &elsa).await, by("Maja Ek", "Maja Ek"));
        maja.follow("Fördela").await;
        maja.must_not_say("Maja Ek. Arbetar");
        maja.send("Ge ärendet").await;
        assert_eq!(maja.status(), 422);
        maja.must_say("Välj en kollega.");
        maja.fill("Vem får ärendet?", "Omar Haddad. Arbetar med barn. Har inga öppna ärenden här.");
        maja.fill("Varför just den kollegan?", "Omar har träffat familjen på skolan.");
        maja.send("Ge ärendet").await;
        assert_eq!((maja.status(), maja.path()), (200, elsa.as_str()), "{}", maja.text());
        maja.must_say("Omar Haddad har hand om ditt ärende.");
        assert_eq!(holds(&town, &elsa).await, by("Omar Haddad", "Maja Ek"));
        let mut omar = Paper::of_colleague(&town, "omar").await;
        omar.open(&elsa).await;
        omar.must_say("Omar har träffat familjen på skolan.");
        town.verified().await;
    })
    .await;
}

#[tokio::test]
async fn by_hand_who_already_carries_somebody_of_the_family_stands_first_and_who_may_not_is_not_there() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut johan = Paper::of_colleague(&town, "johan").await;
        let siblings = [(CHILD, "Vilgot Sand", "20170112-2382"), (CHILD, "Märta Sand", "20190303-2389")];
        registers(&mut johan, "Rektorn om två syskon.", "skolan", &siblings).await;
        let marta = link(&johan, "Märta Sand");
        let vilgot = link(&johan, "Vilgot Sand");
        johan.open(&vilgot).await;
        johan.send("Ta ärendet").await;

        let mut karin = Paper::of_colleague(&town, "karin").await;
        karin.open(&format!("{marta}/fordela")).await;
        let page = karin.text().to_owned();
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
        let (first, second) = ("Johan Öberg. Har redan någon i familjen.", "Amina Warsame. Arbetar med");
        assert!(at(first) < at(second), "{page}");
        // In introduction, without the degree, of another area: not there, and no word of why.
        for none in ["Nils Ek.", "Petra Lind.", "Tove Hjälm.", "Eva Rask."] {
            karin.must_not_say(none);
        }
        // Who stands close to one of the siblings is not there either, and the page does not say so.
        let mut tx = town.db().begin().await.unwrap();
        let id: Uuid = vilgot.rsplit('/').next().unwrap().parse().unwrap();
        let persons = charge::concerned(&mut tx, id).await.unwrap();
        let amina = town.colleague("amina").await;
        for person in persons {
            charge::kin(&mut tx, &town.moment(), amina, person).await.unwrap();
        }
        tx.commit().await.unwrap();
        karin.open(&format!("{marta}/fordela")).await;
        karin.must_not_say("Amina Warsame.");
        town.verified().await;
    })
    .await;
}
