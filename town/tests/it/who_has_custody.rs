//! Who has custody of a child is looked up on a page: they become parties and can say yes or no, and whoever no longer
//! has custody is no party any more.

use crate::{
    at_a_desk::{MONEY, registers},
    consent_is_taken_back::{answers, plans},
    fired_twice::{decide, taken},
};
use town::{Paper, World};

const SAVE: &str = "Spara vårdnadshavare";
const SARA: &str = "19860412-2385";
const UNCHECKED: &str = "Vårdnadshavarna är inte kontrollerade än. Ta reda på vilka de är.";

/// Fills in one who has custody, in the nth row.
pub fn found(page: &mut Paper, nth: usize, name: &str, who: &str) {
    page.fill(&format!("Vårdnadshavare {nth} > Namn"), name);
    page.fill(&format!("Vårdnadshavare {nth} > Personnummer eller födelsedag"), who);
}

/// A child's matter that the worker has taken, and the page filled in, ready to be sent with this button.
pub async fn ready(page: &mut Paper) -> &'static str {
    let matter = taken(page).await;
    page.open(&format!("{matter}/vardnadshavare")).await;
    found(page, 1, "Åsa Öhman", "");
    page.fill("Var är det kontrollerat?", "Folkbokföringen.");
    SAVE
}

/// The parties as the matter's page lists them.
fn parties(page: &Paper) -> String {
    let text = page.text().replace('\u{ad}', "");
    let from = text.split("Parter").nth(1).unwrap().to_owned();
    from.split("Anteckningar").next().unwrap().to_owned()
}

/// What is missing is said, line by line, and nothing typed is lost.
async fn it_comes_back_whole(amina: &mut Paper) {
    let before = amina.form(SAVE);
    amina.send(SAVE).await;
    assert_eq!(amina.status(), 422);
    amina.must_say("Skriv minst en vårdnadshavare, eller kryssa i att barnet inte har någon.");
    amina.must_say("Skriv var det är kontrollerat, till exempel folkbokföringen.");
    let mut window = amina.clone();
    found(&mut window, 1, "", SARA);
    found(&mut window, 2, "Omar Ali", "");
    window.tick("Barnet har ingen vårdnadshavare här");
    window.fill("Vilken dag kontrollerades det?", "2026-03-03");
    window.send(SAVE).await;
    assert_eq!(window.status(), 422);
    window.must_say("Någon står som vårdnadshavare ovanför.");
    window.must_say("Skriv namnet också. Det räcker med det du vet.");
    window.must_say("Tiden har inte kommit än.");
    let now = window.form(SAVE);
    for typed in [("who1", SARA), ("name2", "Omar Ali"), ("none", "yes"), ("day", "2026-03-03")] {
        assert!(now.contains(&(typed.0.to_owned(), typed.1.to_owned())), "{typed:?}: {now:?}");
    }
    let seen = |form: &[(String, String)]| form.iter().find(|(name, _)| name == "seen").cloned();
    assert_eq!(seen(&before), seen(&now), "it still speaks of what its author saw");
}

#[tokio::test]
async fn two_are_found_and_later_one_has_custody_alone() {
    World::both(|town| async move {
        let town = town.at_work().await;
        // Sara has applied for money before: she has a record with her number, which Amina may not know of.
        let mut petra = Paper::of_colleague(&town, "petra").await;
        registers(&mut petra, "Hyran är obetald.", "personen själv", &[(MONEY, "Sara Ali", SARA)]).await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let elsa = taken(&mut amina).await;
        decide(&mut amina, &elsa, "Utredning inleds").await;
        amina.send("Skriv under beslutet").await;
        amina.open(&format!("{elsa}/samtycke")).await;
        amina.must_say(UNCHECKED);
        amina.follow("Slå upp vårdnadshavare").await;
        amina.must_say("Ingen har kontrollerat vilka vårdnadshavarna är än.");
        amina.must_say("De som har vårdnaden blir parter i barnets alla öppna ärenden.");
        it_comes_back_whole(&mut amina).await;

        // She is recognised by her number: there is no second record of her.
        let (persons, before) = (town.count("person").await, town.verified().await.events);
        found(&mut amina, 1, "Sara Ali", SARA);
        found(&mut amina, 2, "Omar Ali", "");
        amina.fill("Var är det kontrollerat?", "Folkbokföringen, personbevis.");
        let mut late = amina.clone();
        amina.send(SAVE).await;
        assert_eq!((amina.status(), amina.path()), (200, elsa.as_str()), "{}", amina.text());
        assert_eq!(town.count("person").await, persons + 1);
        assert_eq!(town.verified().await.events, before + 1, "one event for all of it");
        let listed = parties(&amina);
        assert!(listed.contains("Sara Ali") && listed.contains("Omar Ali"), "{listed}");
        assert!(!listed.contains("inte kontrollerat än"), "{listed}");
        amina.must_say("Kontrollerade 2 mars 2026 vilka som har vårdnaden om barnet.");
        amina.must_say("Folkbokföringen, personbevis.");

        // A form that speaks of how it was before changes nothing, and those who stand there are not written twice.
        late.tamper("key", &"7".repeat(32));
        late.send(SAVE).await;
        assert_eq!(late.status(), 422);
        late.must_say("Svara ja eller nej, så att rätt personer är parter.");
        late.must_say("Personen står redan som vårdnadshavare.");
        assert_eq!(town.count("person").await, persons + 1);

        both_are_asked(&mut amina, &elsa).await;
        one_is_left(&town, &mut amina, &elsa).await;
        town.verified().await;
    })
    .await;
}

async fn both_are_asked(amina: &mut Paper, elsa: &str) {
    amina.open(&format!("{elsa}/samtycke")).await;
    amina.must_not_say(UNCHECKED);
    assert!(amina.links().iter().all(|(said, _)| said != "Slå upp vårdnadshavare"));
    plans(amina, "Stöd hemma eller i öppna former, efter behovsprövning.", "Familjesamtal på tisdagar");
    amina.send("Skriv in").await;
    assert_eq!(amina.status(), 200, "{}", amina.text());
    amina.must_say("Sara Ali ej tillfrågad");
    amina.must_say("Omar Ali ej tillfrågad");
    amina.follow("Skriv ett svar").await;
    answers(amina, "Omar Ali", "Ja", "Ja, gärna.");
    amina.send("Spara svaret").await;
    assert_eq!(amina.status(), 200, "{}", amina.text());
    amina.must_say("Omar Ali sa ja 2 mars");
}

/// The court gives custody to Sara. Who stands there is asked about by name, and nobody is taken away in silence.
async fn one_is_left(town: &World, amina: &mut Paper, elsa: &str) {
    let persons = town.count("person").await;
    amina.open(elsa).await;
    amina.follow("Ändra vårdnadshavare").await;
    amina.must_say("Står som vårdnadshavare nu");
    // What she typed in the other window came along, and is not needed.
    found(amina, 3, "", "");
    found(amina, 4, "", "");
    amina.fill("Var är det kontrollerat?", "Tingsrättens dom.");
    amina.fill("Har Sara Ali vårdnaden i dag?", "Ja");
    amina.send(SAVE).await;
    assert_eq!(amina.status(), 422);
    amina.must_say("Svara ja eller nej, så att rätt personer är parter.");
    amina.fill("Har Omar Ali vårdnaden i dag?", "Nej, inte längre");
    amina.send(SAVE).await;
    assert_eq!((amina.status(), amina.path()), (200, elsa), "{}", amina.text());
    let listed = parties(amina);
    assert!(listed.contains("Sara Ali") && !listed.contains("Omar Ali"), "{listed}");
    assert_eq!(town.count("person").await, persons);
    amina.open(&format!("{elsa}/samtycke")).await;
    amina.must_say("Sara Ali ej tillfrågad");
    amina.must_not_say("Omar Ali ej tillfrågad");

    // The child has nobody here any more, and that is said.
    amina.open(&format!("{elsa}/vardnadshavare")).await;
    found(amina, 2, "", "");
    found(amina, 3, "", "");
    amina.fill("Har Sara Ali vårdnaden i dag?", "Nej, inte längre");
    amina.tick("Barnet har ingen vårdnadshavare här");
    amina.fill("Var är det kontrollerat?", "Folkbokföringen.");
    amina.fill("Vilken dag kontrollerades det?", "2026-03-01");
    amina.send(SAVE).await;
    assert_eq!((amina.status(), amina.path()), (200, elsa), "{}", amina.text());
    assert!(!parties(amina).contains("Sara Ali"));
    amina.must_say("Kontrollerade 1 mars 2026 vilka som har vårdnaden om barnet. Barnet har ingen vårdnadshavare här.");
    amina.follow("Ändra vårdnadshavare").await;
    amina.must_say("Ingen vårdnadshavare står i ärendet.");
}

#[tokio::test]
async fn whose_number_it_is_is_asked_and_a_child_has_no_custody_of_itself() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut petra = Paper::of_colleague(&town, "petra").await;
        registers(&mut petra, "Hyran är obetald.", "personen själv", &[(MONEY, "Sara Ali", SARA)]).await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let elsa = taken(&mut amina).await;
        let (persons, events) = (town.count("person").await, town.verified().await.events);
        amina.open(&format!("{elsa}/vardnadshavare")).await;
        // Another name with her number: nobody is written down, and nobody learns whose it is.
        found(&mut amina, 1, "Maja Kvist", SARA);
        amina.fill("Var är det kontrollerat?", "Folkbokföringen.");
        amina.send(SAVE).await;
        assert_eq!(amina.status(), 422);
        amina.must_say("Personnumret hör till någon annan hos oss.");
        assert!(!amina.reply().text().contains("Sara Ali"), "{}", amina.reply().text());

        // Somebody known by name only is asked about: the child itself it cannot be.
        found(&mut amina, 1, "Elsa Öhman", "");
        amina.send(SAVE).await;
        assert_eq!(amina.status(), 422);
        amina.must_say("Välj en person, eller säg att det är någon annan.");
        amina.fill("Vårdnadshavare 1 > Är det någon av dem här?", "Elsa Öhman, 9 år");
        amina.send(SAVE).await;
        assert_eq!(amina.status(), 422);
        amina.must_say("Barnet kan inte ha vårdnaden om sig självt.");
        assert_eq!((town.count("person").await, town.verified().await.events), (persons, events));

        // Her mother has the same name.
        amina.fill("Vårdnadshavare 1 > Är det någon av dem här?", "Nej, det är någon annan");
        amina.send(SAVE).await;
        assert_eq!((amina.status(), amina.path()), (200, elsa.as_str()), "{}", amina.text());
        assert_eq!((town.count("person").await, town.verified().await.events), (persons + 1, events + 1));

        // Who may not write in the matter has no such page, and no link to it.
        petra.open(&format!("{elsa}/vardnadshavare")).await;
        assert_ne!(petra.status(), 200);
        petra.must_not_say("Elsa");
        town.verified().await;
    })
    .await;
}
