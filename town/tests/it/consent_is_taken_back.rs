//! What is done rests on law or on consent, and the page always says which. One who said yes takes it back: what rested on
//! it stops, what the law still allows stands there, and nothing is hidden. A note that was wrong is corrected beside it.

use crate::{
    at_a_desk::{CHILD, link, writes},
    fired_twice::{decide, protect, taken},
};
use access::{Act, Permit, StaffId};
use casefile::{
    Born, MatterId, NewPerson, PersonId, Text, matter, person,
    registration::guardians::{LookedUp, guardians_are},
};
use law::known::Protection;
use std::collections::BTreeSet;
use store::Uuid;
use town::{Paper, World};

const BY_LAW: &str = "Stöd i lag: 20 kap. 5 § SoL. Samtycke behövs inte.";
const NOT_LOOKED_UP: &str = "Vårdnadshavarna är inte kontrollerade än. Ta reda på vilka de är.";

/// Somebody looks up that Sara and Omar Ali have custody.
async fn looked_up(town: &World, matter: &str, carrier: StaffId) {
    let (m, id): (_, Uuid) = (town.moment(), matter.rsplit('/').next().unwrap().parse().unwrap());
    let mut tx = town.db().begin().await.unwrap();
    let by = Permit::for_matter(&mut tx, carrier, Act::Write, id).await.unwrap();
    let mut guardians = BTreeSet::new();
    for name in ["Sara Ali", "Omar Ali"] {
        let (id, name) = (PersonId::of(m.id()), Text::parse(name, 100).unwrap());
        let (number, born, protection) = (None, Born::Unknown, Protection::None);
        let new = NewPerson { name, number, born, protection, language: None, interpreter: None };
        person::keep(&mut tx, &m, id, &new, &by.actor()).await.unwrap();
        guardians.insert(id);
    }
    let matter = MatterId::of(id);
    let seen = matter::one(&mut tx, matter).await.unwrap().unwrap().version;
    guardians_are(&mut tx, &by, &m, &LookedUp { matter, seen, guardians }).await.unwrap();
    tx.commit().await.unwrap();
}

/// Fills in a measure on the page in front of us.
pub fn plans(page: &mut Paper, kind: &str, what: &str) {
    page.fill("Vad är det för slag?", kind);
    page.fill("Vad vill ni göra?", what);
}

/// Fills in what somebody answered, on the page of that.
pub fn answers(page: &mut Paper, who: &str, answer: &str, words: &str) {
    page.fill("Vem?", who);
    page.fill("Vad blev svaret?", answer);
    page.fill("Vad sa personen?", words);
    page.fill("Hur?", "På telefon");
}

/// A fifteen-year-old's matter in which there are talks that she alone says yes to; on the page of her consents.
pub async fn alva(page: &mut Paper) -> String {
    writes(page, "Hon mår inte bra.", "skolan", &[(CHILD, "Alva Berg", "15")]).await;
    page.send("Klart, lämna över").await;
    let alva = link(page, "Alva Berg");
    page.send("Ta Alva Berg, 15 år").await;
    page.open(&format!("{alva}/samtycke")).await;
    plans(page, "Stöd hemma eller i öppna former, efter behovsprövning.", "Samtal hos oss");
    page.fill("Om det bygger på barnets eget samtycke: varför är det lämpligt?", "Hon är mogen och vill själv.");
    page.send("Skriv in").await;
    assert_eq!(page.status(), 200, "{}", page.text());
    alva
}

/// A note in a matter that the worker has taken; on the page of the matter.
pub async fn noted(page: &mut Paper, matter: &str, words: &str) {
    page.open(&format!("{matter}/anteckning")).await;
    page.fill("Är det en uppgift eller en bedömning?", "Uppgift");
    page.fill("Vad vill du anteckna?", words);
    page.fill("Varifrån kommer det?", "Samtal med rektorn.");
    page.send("Spara anteckningen").await;
    assert_eq!((page.status(), page.path()), (200, matter), "{}", page.text());
}

/// Family talks rest on both, and are begun when somebody has looked up who they are.
async fn the_talks_are_planned(town: &World, amina: &mut Paper, elsa: &str) {
    amina.must_say(NOT_LOOKED_UP);
    plans(amina, "Stöd hemma eller i öppna former, efter behovsprövning.", "Familjesamtal på tisdagar");
    amina.send("Skriv in").await;
    assert_eq!(amina.status(), 422);
    amina.must_say(NOT_LOOKED_UP);
    let typed = ("Vad vill ni göra?".to_owned(), "Familjesamtal på tisdagar".to_owned());
    assert!(amina.fields().contains(&typed), "{:?}", amina.fields());
    looked_up(town, elsa, town.colleague("amina").await).await;
    // What was typed is still there; the matter is not as it was when it was typed, and the page says so.
    amina.send("Skriv in").await;
    assert_eq!(amina.status(), 422);
    amina.send("Skriv in").await;
    assert_eq!(amina.status(), 200, "{}", amina.text());
    amina.must_not_say(NOT_LOOKED_UP);
    amina.must_say("Bygger på samtycke:");
    amina.must_say("Sara Ali ej tillfrågad");
    amina.must_say("Omar Ali ej tillfrågad");
    amina.must_say("Väntar: alla har inte sagt ja");
}

#[tokio::test]
async fn one_of_two_takes_it_back_and_what_is_left_stands_there() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let elsa = taken(&mut amina).await;
        amina.open(&elsa).await;
        amina.follow("Samtycke och stöd i lag").await;
        amina.must_say("Ingen utredning är inledd. Under förhandsbedömningen talar vi bara med dem det gäller");
        amina.must_say("Inget är inskrivet än.");
        amina.must_not_say(BY_LAW);
        decide(&mut amina, &elsa, "Utredning inleds").await;
        amina.send("Skriv under beslutet").await;
        amina.open(&format!("{elsa}/samtycke")).await;
        amina.must_not_say("Ingen utredning är inledd.");

        plans(&mut amina, "Kontakt med andra om personen.", "Prata med klassläraren");
        amina.send("Skriv in").await;
        assert_eq!(amina.status(), 200, "{}", amina.text());
        amina.must_say(BY_LAW);
        amina.must_say("Får göras");
        the_talks_are_planned(&town, &mut amina, &elsa).await;

        for (who, words) in [("Sara Ali", "Ja, om det är på kvällen."), ("Omar Ali", "Ja, gärna.")] {
            amina.must_say("Väntar: alla har inte sagt ja");
            amina.follow("Skriv ett svar").await;
            answers(&mut amina, who, "Ja", words);
            amina.send("Spara svaret").await;
            assert_eq!(amina.status(), 200, "{}", amina.text());
            amina.must_say(&format!("{who} sa ja 2 mars"));
        }
        amina.must_not_say("Väntar:");

        // What stops stands there before anything is pressed, and nothing has moved.
        amina.follow("Ångrat sitt samtycke").await;
        amina.must_say("Det här stoppas genast när du sparar");
        amina.must_say("Familjesamtal på tisdagar");
        amina.must_not_say("Prata med klassläraren");
        amina.send("Ångrat sitt samtycke").await;
        assert_eq!(amina.status(), 422);
        amina.must_say("Välj hur det sades.");
        let before = town.verified().await.events;
        amina.fill("Vad sa personen?", "Jag orkar inte mer.");
        amina.fill("Hur?", "När vi sågs");
        amina.send("Ångrat sitt samtycke").await;
        assert_eq!((amina.status(), amina.path()), (200, format!("{elsa}/samtycke").as_str()), "{}", amina.text());
        assert_eq!(town.verified().await.events, before + 1);

        amina.must_say("Stoppad 2 mars:");
        amina.must_say("har ångrat sitt samtycke.");
        for left in [
            "Det här tillåter lagen fortfarande",
            "Nämnden får i vissa fall besluta om stödet fast en av två vårdnadshavare säger nej.",
            "Regeln är inte kontrollerad mot lagtexten.",
            "Utredningen fortsätter.",
        ] {
            amina.must_say(left);
        }
        // The school is talked with as before, and every yes, and that one was taken back, can be read.
        for said in [BY_LAW, "Ja, om det är på kvällen.", "Ja, gärna.", "Jag orkar inte mer.", "ångrade sig 2 mars"]
        {
            amina.must_say(said);
        }
        town.verified().await;
    })
    .await;
}

#[tokio::test]
async fn a_fifteen_year_old_says_it_herself() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let alva = alva(&mut amina).await;
        amina.must_say("Alva Berg ej tillfrågad");
        amina.must_say("Barnets eget samtycke är lämpligt: Hon är mogen och vill själv.");
        // Without a word of why it is suitable it is not begun.
        plans(&mut amina, "Insats utan behovsprövning.", "Ungdomsgruppen");
        amina.send("Skriv in").await;
        assert_eq!(amina.status(), 422);
        amina.must_say("Skriv varför barnets eget samtycke är lämpligt.");

        amina.open(&format!("{alva}/samtycke")).await;
        amina.follow("Skriv ett svar").await;
        answers(&mut amina, "Alva Berg", "Ja", "Ja, men inte i skolan.");
        amina.fill("Om ett ja gäller till en viss dag: vilken?", "2026-03-20");
        amina.send("Spara svaret").await;
        amina.must_say("Alva Berg sa ja 2 mars, gäller till och med 20 mars.");
        amina.must_say("Får göras");
        amina.follow("Avsluta").await;
        amina.send("Avsluta").await;
        amina.must_say("Skriv hur det gick.");
        amina.fill("Hur gick det?", "Fem samtal. Hon mår bättre.");
        amina.send("Avsluta").await;
        amina.must_say("Avslutad 2 mars: Fem samtal. Hon mår bättre.");

        // Nor is she too young to be talked with.
        protect(&mut amina, &alva).await;
        amina.send("Skriv under skyddsbedömningen").await;
        decide(&mut amina, &alva, "Utredning inleds").await;
        amina.send("Skriv under beslutet").await;
        amina.open(&format!("{alva}/samtal")).await;
        amina.must_say("Nej, barnet fick frågan och ville inte");
        amina.must_not_say("Nej, barnet är för litet");

        // Her answers are hers: another matter has none of them.
        let elsa = taken(&mut amina).await;
        let there = amina.asked().iter().rev().find(|path| path.ends_with("/svar")).cloned().unwrap();
        let id = |path: &str| path.trim_start_matches("/arende/").split('/').next().unwrap().to_owned();
        amina.open(&there.replace(&id(&alva), &id(&elsa))).await;
        assert_eq!(amina.status(), 404);
        town.verified().await;
    })
    .await;
}

#[tokio::test]
async fn a_note_is_corrected_and_somebody_says_that_it_is_wrong() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let elsa = taken(&mut amina).await;
        noted(&mut amina, &elsa, "Elsa har varit borta tre dagar.").await;
        amina.follow("Någon menar att det är fel").await;
        amina.must_say("Elsa har varit borta tre dagar.");
        amina.send("Spara orden").await;
        assert_eq!(amina.status(), 422);
        amina.must_say("Välj vem det är.");
        amina.fill("Vem menar det?", "någon annan");
        amina.fill("Om det är någon annan: vem?", "Elsas moster");
        amina.fill("Vad är fel, med personens egna ord?", "Hon var sjuk, inte borta.");
        amina.send("Spara orden").await;
        assert_eq!((amina.status(), amina.path()), (200, elsa.as_str()), "{}", amina.text());
        amina.must_say("Elsas moster menar att något är fel: Hon var sjuk, inte borta.");

        // A colleague who leads the work corrects it, while the author has the same page open.
        amina.follow("Rätta").await;
        let mut birgit = Paper::of_colleague(&town, "birgit").await;
        birgit.open(&elsa).await;
        birgit.follow("Rätta").await;
        for page in [&mut birgit, &mut amina] {
            page.fill("Är det en uppgift eller en bedömning?", "Uppgift");
            page.fill("Vad är rätt?", "Elsa var sjuk i två dagar.");
            page.fill("Hur vet vi det?", "Rektorn ringde och rättade.");
        }
        birgit.send("Spara rättelsen").await;
        assert_eq!((birgit.status(), birgit.path()), (200, elsa.as_str()), "{}", birgit.text());
        let page = birgit.text();
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
        assert!(at("Elsa har varit borta tre dagar.") < at("Elsas moster menar"));
        assert!(
            at("Elsas moster menar") < at("Elsa var sjuk i två dagar."),
            "the correction stands below what it corrects"
        );
        birgit.must_say("Rättad. Det rätta står under.");
        birgit.must_say("Birgit Åström, förste socialsekreterare");

        amina.fill("Vad är rätt?", "Elsa var sjuk i fyra dagar.");
        amina.send("Spara rättelsen").await;
        assert_eq!(amina.status(), 422);
        amina.must_say("Anteckningen är redan rättad.");
        let typed = ("Vad är rätt?".to_owned(), "Elsa var sjuk i fyra dagar.".to_owned());
        assert!(amina.fields().contains(&typed), "{:?}", amina.fields());
        let mut other = amina.clone();
        other.follow("Rätta rättelsen").await;
        other.must_say("Elsa var sjuk i två dagar.");
        // Sent once more it corrects the correction, and all three can be read.
        let there = amina.path().to_owned();
        amina.send("Spara rättelsen").await;
        assert_eq!((amina.status(), amina.path()), (200, elsa.as_str()), "{}", amina.text());
        for stands in ["Elsa har varit borta tre dagar.", "Elsa var sjuk i två dagar.", "Elsa var sjuk i fyra dagar."]
        {
            amina.must_say(stands);
        }

        // Another matter's note is none of this one's.
        let bo = alva(&mut amina).await;
        amina.open(&there.replace(&elsa, &bo)).await;
        assert_eq!(amina.status(), 404);
        town.verified().await;
    })
    .await;
}
