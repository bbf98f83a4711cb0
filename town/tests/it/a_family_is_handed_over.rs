//! A family is handed over warmly: at every instant somebody has it, the words go along, a question comes back in its
//! own words, and the family hears who has them and when they hear next.

mod to_whom;

use crate::{
    at_a_desk::{MONEY, link, registers},
    fired_twice::{protect, taken},
};
use access::{charge, office};
use std::time::Duration;
use store::Uuid;
use town::{Paper, World};

/// The unit that they hand over to, as the page says it.
pub const UNIT: &str = "Utredning barn";

/// What every form carries unseen.
const HIDDEN: [&str; 4] = ["csrf", "key", "from", "seen"];

/// The page on which a matter is handed over, with everything filled in.
pub async fn gives(page: &mut Paper, matter: &str, to: &str) {
    page.open(&format!("{matter}/lamna-over")).await;
    page.fill("Till vem?", to);
    page.fill("Vad vet familjen om att ärendet lämnas över?", "Mamma vet, jag ringde i dag.");
    page.fill("Vad är bestämt med familjen?", "Vi ses på skolan på torsdag.");
    page.fill("Vad ska göras härnäst?", "Prata med Elsa.");
    if page.text().contains("Vem av dem som tar emot har du talat med?") {
        page.fill("Vem av dem som tar emot har du talat med?", "Lena Sand");
    }
}

/// Who carries the matter at that address, and who answers for it: by name, from the ties themselves.
async fn holds(town: &World, matter: &str) -> (String, String) {
    let id: Uuid = matter.rsplit('/').next().unwrap().parse().unwrap();
    let mut tx = town.db().snapshot().await.unwrap();
    let charge = charge::charge(&mut tx, id).await.unwrap().unwrap();
    let names = office::names(&mut tx).await.unwrap();
    (names[&charge.carrier].clone(), names[&charge.head].clone())
}

fn by(carrier: &str, head: &str) -> (String, String) {
    (carrier.into(), head.into())
}

/// The protective assessment is due today: it is done first, or somebody there is rung.
async fn what_is_due_is_done_first(amina: &mut Paper, elsa: &str) {
    amina.follow("Lämna över").await;
    amina.must_say("Det här har sin dag i dag eller har gått över: Skyddsbedömning.");
    amina.fill("Till vem?", UNIT);
    amina.send("Lämna över").await;
    assert_eq!(amina.status(), 422);
    for told in ["Skriv vad familjen vet.", "Skriv vem du har talat med.", "Skriv vad som är bestämt."] {
        amina.must_say(told);
    }
    protect(amina, elsa).await;
    amina.send("Skriv under skyddsbedömningen").await;
}

/// She reads the words that came along, and sends it back; without a question she cannot.
async fn lena_has_a_question(lena: &mut Paper) {
    lena.open("/min-dag").await;
    lena.must_say("Att ta emot: Amina Warsame på Mottagningen lämnar över.");
    lena.follow("Elsa Öhman").await;
    lena.must_say("Mamma vet, jag ringde i dag.");
    lena.must_say("Vi ses på skolan på torsdag.");
    lena.follow("Skicka tillbaka med en fråga").await;
    lena.must_say("Ont om folk är inget skäl att skicka tillbaka.");
    lena.send("Skicka tillbaka").await;
    assert_eq!(lena.status(), 422);
    lena.must_say("Skriv frågan, så att den går att svara på.");
    lena.fill("Vad behöver redas ut först?", "Något är oklart eller saknas.");
    lena.fill("Vad är frågan?", "Vet pappa att vi ses på torsdag?");
    lena.send("Skicka tillbaka").await;
    assert_eq!((lena.status(), lena.path()), (200, "/min-dag"), "{}", lena.text());
    lena.must_not_say("Elsa");
    lena.must_say("En fråga som du har skickat tillbaka");
    lena.must_say("Att Mottagningen svarar. Ärendet är kvar där så länge.");
}

/// Handing over anew answers the question: both days say so, and her page says to whom it is on its way.
async fn the_question_is_answered(amina: &mut Paper, lena: &mut Paper, elsa: &str) {
    amina.open("/min-dag").await;
    amina.must_not_say("Vet pappa");
    amina.must_say("Att Omar Haddad på Utredning barn tar emot.");
    amina.open(elsa).await;
    amina.must_say("Ärendet är på väg till Omar Haddad på Utredning barn.");
    lena.open("/min-dag").await;
    lena.must_not_say("En fråga som du har skickat tillbaka");
}

/// What waits between units is seen by those who lead them; on a head's own day only what has waited long, or is to nobody.
async fn waits_between(town: &World, elsa: &str) {
    for who in ["maja", "karin"] {
        let mut head = Paper::of_colleague(town, who).await;
        head.open("/min-dag").await;
        head.must_not_say("Att ta emot");
        head.must_say("Ett ärende är på väg mellan din enhet och en annan.");
        head.follow("Se vad som väntar").await;
        head.must_say("Från Mottagningen till Utredning barn.");
        head.must_say("Omar Haddad ska ta emot. Amina Warsame har ärendet så länge.");
        head.follow("Elsa Öhman").await;
        assert_eq!((head.status(), head.path()), (200, elsa), "{}", head.text());
    }
    let mut tove = Paper::of_colleague(town, "tove").await;
    tove.open("/overlamningar").await;
    tove.must_say("Inget är på väg till eller från en enhet som du leder.");
}

/// He says when the family hears next, and has her.
async fn omar_receives(omar: &mut Paper, elsa: &str) {
    omar.open("/min-dag").await;
    omar.follow("Elsa Öhman").await;
    omar.fill("När hör familjen av er nästa gång, senast?", "2026-03-01");
    omar.send("Ta emot").await;
    omar.must_say("Dagen har gått.");
    omar.fill("När hör familjen av er nästa gång, senast?", "2026-03-05");
    omar.send("Ta emot").await;
    assert_eq!((omar.status(), omar.path()), (200, elsa), "{}", omar.text());
    omar.must_say("Omar Haddad har hand om ditt ärende. Du hör av Omar Haddad senast torsdag 5 mars.");
    omar.follow("Skriv ut beskedet till familjen").await;
    omar.must_say("Omar Haddad har hand om ert ärende. Ni hör av Omar Haddad senast torsdag 5 mars.");
    omar.must_not_say("Elsa");
    omar.open("/min-dag").await;
    omar.must_say("Familjen ska höra av dig senast torsdag 5 mars.");
    omar.send("Gjort: Elsa Öhman").await;
    assert_eq!((omar.status(), omar.path()), (200, "/min-dag"), "{}", omar.text());
    omar.must_not_say("Familjen ska höra");
}

#[tokio::test]
async fn elsa_goes_from_amina_to_omar_and_somebody_has_her_all_the_time() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let elsa = taken(&mut amina).await;
        amina.open(&elsa).await;

        what_is_due_is_done_first(&mut amina, &elsa).await;

        // To keep the family stands first, and moves nothing.
        let before = town.verified().await.events;
        amina.open(&format!("{elsa}/lamna-over")).await;
        amina.must_not_say("Vem av dem som tar emot har du talat med?");
        amina.follow("Jag behåller familjen").await;
        assert_eq!((amina.path(), town.verified().await.events), (elsa.as_str(), before));

        // Six things from her page to handed over: the link, to whom, three texts, the button.
        gives(&mut amina, &elsa, UNIT).await;
        let asked = amina.form("Lämna över").into_iter().filter(|(name, _)| !HIDDEN.contains(&name.as_str()));
        assert!(asked.count() <= 4, "{:?}", amina.form("Lämna över"));
        amina.send("Lämna över").await;
        assert_eq!((amina.status(), amina.path()), (200, elsa.as_str()), "{}", amina.text());
        amina.must_say("Ärendet är på väg till Utredning barn.");
        assert_eq!(holds(&town, &elsa).await, by("Amina Warsame", "Karin Sjölund"));
        amina.open("/min-dag").await;
        amina.must_say("Du väntar på");
        amina.must_say("Att Maja Ek på Utredning barn tar emot. Du har ärendet så länge.");
        amina.must_not_say("Mer än ett dygn.");
        town.advance(Duration::from_secs(25 * 3600));
        amina = Paper::of_colleague(&town, "amina").await;
        amina.open("/min-dag").await;
        amina.must_say("Mer än ett dygn. Ring och fråga.");

        // There the head and the one who leads this work see it; a colleague does not.
        let mut omar = Paper::of_colleague(&town, "omar").await;
        omar.open("/min-dag").await;
        omar.must_not_say("Elsa");
        omar.open(&elsa).await;
        assert_eq!(omar.status(), 404);
        let mut lena = Paper::of_colleague(&town, "lena").await;
        lena_has_a_question(&mut lena).await;
        assert_eq!(holds(&town, &elsa).await, by("Amina Warsame", "Karin Sjölund"));

        amina.open("/min-dag").await;
        amina.must_say("Lena Sand på Utredning barn har en fråga innan någon där tar emot:");
        amina.must_say("Vet pappa att vi ses på torsdag?");
        amina.follow("Elsa Öhman").await;
        amina.must_say("Vet pappa att vi ses på torsdag?");
        // The words that went along are there, to be put right.
        let agreed = ("Vad är bestämt med familjen?".to_owned(), "Vi ses på skolan på torsdag.".to_owned());
        assert!(amina.fields().contains(&agreed), "{:?}", amina.fields());
        gives(&mut amina, &elsa, "Utredning barn: Omar Haddad").await;
        amina.send("Lämna över").await;
        the_question_is_answered(&mut amina, &mut lena, &elsa).await;
        waits_between(&town, &elsa).await;

        omar_receives(&mut omar, &elsa).await;
        assert_eq!(holds(&town, &elsa).await, by("Omar Haddad", "Maja Ek"));
        amina.open(&elsa).await;
        assert_eq!(amina.status(), 404, "who has handed over has done with it");
        amina.open("/min-dag").await;
        amina.must_not_say("Elsa");
        town.verified().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_protected_waits_veiled_and_what_is_not_theirs_goes_to_nobody() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut birgit = Paper::of_colleague(&town, "birgit").await;
        let elsa = taken(&mut birgit).await;
        let id: Uuid = elsa.rsplit('/').next().unwrap().parse().unwrap();
        let mut tx = town.db().begin().await.unwrap();
        charge::guard(&mut tx, &town.moment(), id).await.unwrap();
        tx.commit().await.unwrap();
        gives(&mut birgit, &elsa, UNIT).await;
        // No colleague there may know of it, so none stands on the list.
        birgit.must_not_say("Utredning barn: Omar Haddad");
        birgit.send("Lämna över").await;
        assert_eq!((birgit.status(), birgit.path()), (200, elsa.as_str()), "{}", birgit.text());
        let mut lena = Paper::of_colleague(&town, "lena").await;
        lena.open("/min-dag").await;
        lena.must_not_say("Elsa");
        lena.open("/mottagningen").await;
        lena.must_not_say("Elsa");
        lena.must_say("Skyddade personuppgifter: ett ärende som kom");
        lena.open(&format!("{elsa}/ta-emot")).await;
        assert_eq!(lena.status(), 403);
        lena.must_say("Uppgifterna är skyddade.");

        // A matter of income support goes to no colleague who works with children only.
        let mut petra = Paper::of_colleague(&town, "petra").await;
        registers(&mut petra, "Hyran.", "personen själv", &[(MONEY, "Annika Berg", "45")]).await;
        let rent = link(&petra, "Annika Berg");
        petra.open(&rent).await;
        petra.send("Ta ärendet").await;
        petra.open(&format!("{rent}/lamna-over")).await;
        petra.must_not_say("Utredning barn: Lena Sand");
        town.verified().await;
    })
    .await;
}

#[tokio::test]
async fn of_two_windows_the_second_gives_its_words_back() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let elsa = taken(&mut amina).await;
        gives(&mut amina, &elsa, UNIT).await;
        let mut other = amina.clone();
        gives(&mut other, &elsa, UNIT).await;
        other.fill("Vad ska göras härnäst?", "Ring mormor först.");
        amina.send("Lämna över").await;
        other.send("Lämna över").await;
        assert_eq!(other.status(), 422);
        other.must_say("Ring mormor först.");
        // Its form is gone, for it is on its way; the text lies there to be copied.
        other.open(&format!("{elsa}/lamna-over")).await;
        other.must_say("Står nedan. Formuläret finns inte längre.");
        other.must_say("Ring mormor först.");
    })
    .await;
}
