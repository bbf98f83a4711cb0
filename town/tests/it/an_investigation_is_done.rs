//! An investigation is done: a plan with the family, talks with the child, what is found under the headings that are
//! needed, an interpreter in two clicks, and more time by whoever may give it.

mod routes;

pub use routes::{ROUTES, ready, seldom};

use crate::{
    a_family_is_handed_over::gives,
    fired_twice::{decide, protect, taken},
};
use town::{Paper, World};

const HELD: &str = "Blev samtalet av?";
const WHY: &str = "Varför blev det inget samtal?";

/// A child's matter that the worker has taken, with an investigation that is open.
pub async fn opened(page: &mut Paper) -> String {
    let matter = taken(page).await;
    protect(page, &matter).await;
    page.send("Skriv under skyddsbedömningen").await;
    decide(page, &matter, "Utredning inleds").await;
    page.send("Skriv under beslutet").await;
    assert_eq!(page.status(), 200, "{}", page.text());
    matter
}

/// The plan's page, filled in.
async fn plans(page: &mut Paper, matter: &str) {
    page.open(&format!("{matter}/plan")).await;
    page.fill("Vad behöver vi ta reda på?", "Hur har Elsa det hemma på kvällarna?");
    page.fill("Hur, och med vem?", "Vi träffar Elsa på skolan och föräldrarna hemma.");
    page.fill("Är planen gjord tillsammans med dem den gäller?", "Ja, vi har skrivit den tillsammans");
}

/// The page of a talk, filled in as one that was held.
async fn talks(page: &mut Paper, matter: &str) {
    page.open(&format!("{matter}/samtal")).await;
    page.fill(HELD, "Ja");
    page.fill("Var?", "Skolan");
    page.fill("Vem var med från oss?", "Amina");
    page.fill("Visste vårdnadshavarna om samtalet?", "Vårdnadshavarna visste inte om det");
    page.fill("Vad berättade barnet?", "Elsa sover hos mormor när det är bråk.");
    page.fill("Hur märkte du att barnet förstod det du berättade?", "Hon sade det med egna ord.");
    page.fill("På vilket språk?", "tigrinja");
    page.fill("Var det en tolk med?", "Ja");
}

/// What is written under a heading, without sending it.
async fn writes_of(page: &mut Paper, matter: &str, heading: &str, facts: &str) {
    page.open(&format!("{matter}/behov")).await;
    page.follow(&format!("Skriv: {heading}")).await;
    page.fill("Det vi vet", facts);
}

/// The plan is written with the family, and written anew: only what has changed is typed.
async fn the_plan(amina: &mut Paper, elsa: &str) {
    amina.follow("Plan").await;
    amina.send("Spara planen").await;
    assert_eq!(amina.status(), 422);
    amina.must_say("Skriv vad ni behöver ta reda på.");
    plans(amina, elsa).await;
    amina.send("Spara planen").await;
    amina.must_say("Skriven 2 mars av Amina Warsame.");
    let mut other = amina.clone();
    other.open(&format!("{elsa}/plan")).await;
    amina.open(&format!("{elsa}/plan")).await;
    amina.fill("Vad vill familjen eller personen att det ska leda till?", "Mamma vill ha lugn på kvällarna.");
    amina.fill("När ska det vara klart?", "2026-08-01");
    amina.send("Spara planen").await;
    amina.must_say("Ändrad 2 mars av Amina Warsame.");
    amina.open(&format!("{elsa}/plan")).await;
    amina.must_say("Mamma vill ha lugn på kvällarna.");
    amina.must_say("Mer tid är ett eget beslut.");
    // A day of another year says which, and one that has passed is nothing to plan for.
    amina.fill("När ska det vara klart?", "2026-03-01");
    amina.send("Spara planen").await;
    assert_eq!(amina.status(), 422);
    amina.must_say("Dagen när det ska vara klart har redan varit.");
    amina.fill("När ska det vara klart?", "2027-02-01");
    amina.send("Spara planen").await;
    amina.open(&format!("{elsa}/plan")).await;
    amina.must_say("Planen ska vara klar måndag 1 februari 2027, och det är efter");
    // Of two windows the second sees both texts.
    other.fill("Hur, och med vem?", "Vi ringer skolan först.");
    other.send("Spara planen").await;
    assert_eq!(other.status(), 422);
    other.must_say("Mamma vill ha lugn på kvällarna.");
    let typed = ("Hur, och med vem?".to_owned(), "Vi ringer skolan först.".to_owned());
    assert!(other.fields().contains(&typed));
    // Also later, when the text that was not sent is opened again.
    other.open(&format!("{elsa}/plan")).await;
    assert!(other.fields().contains(&typed));
    other.must_say("En kollega ändrade ärendet medan du skrev.");
}

/// Two talks: one that Elsa did not want, with why; one that was held, put right afterwards.
async fn the_talks(amina: &mut Paper, elsa: &str) {
    amina.open(&format!("{elsa}/utredning")).await;
    amina.must_say("Inget samtal är hållet, och inget är skrivet om varför.");
    amina.follow("Samtal med barnet").await;
    amina.must_say("Nej, barnet är för litet");
    amina.must_not_say("Var ingen tolk med");
    amina.must_say("I en barnutredning får vi tala med barnet utan att vårdnadshavaren är med eller samtycker.");
    amina.fill(HELD, "Nej, av ett annat skäl");
    amina.send("Spara samtalet").await;
    assert_eq!(amina.status(), 422);
    amina.must_say("Skriv varför det inte blev något samtal.");
    amina.fill(HELD, "Nej, barnet fick frågan och ville inte");
    amina.fill(WHY, "Elsa ville vänta tills mormor är med.");
    amina.fill("Vad berättade barnet?", "Hon vill vänta.");
    amina.send("Spara samtalet").await;
    amina.must_say("Här står något från ett samtal.");
    amina.fill("Vad berättade barnet?", "");
    amina.send("Spara samtalet").await;
    amina.must_say("Elsa ville vänta tills mormor är med.");
    talks(amina, elsa).await;
    amina.fill("Vilken dag?", "2026-03-01");
    amina.send("Spara samtalet").await;
    assert_eq!((amina.status(), amina.path()), (200, format!("{elsa}/samtal").as_str()), "{}", amina.text());
    amina.follow("Rätta samtalet 1 mars").await;
    amina.fill("Vad berättade barnet?", "Elsa sover hos farmor när det är bråk.");
    amina.send("Spara samtalet").await;
    amina.must_say("Elsa sover hos farmor när det är bråk.");
    amina.must_say("Elsa sover hos mormor när det är bråk.");
    amina.must_say("Rättat sedan. Rättelsen står för sig.");
    amina.open(&format!("{elsa}/utredning")).await;
    amina.must_say("Ett samtal är hållet. Senast 1 mars.");
    amina.must_say("Barnet fick frågan 2 mars och ville inte.");
}

/// Three headings of eight; the others are as finished as these.
async fn the_needs(amina: &mut Paper, elsa: &str) {
    for (heading, facts) in [
        ("En vanlig vecka", "Elsa går upp sex och hämtas av mormor."),
        ("Med egna ord", "Det ska vara tyst på kvällen."),
        ("Det som redan fungerar", "Skolan går bra."),
    ] {
        writes_of(amina, elsa, heading, facts).await;
        amina.send("Spara").await;
        assert_eq!((amina.status(), amina.path()), (200, format!("{elsa}/behov").as_str()), "{}", amina.text());
        amina.must_say(facts);
    }
    amina.must_say("Bostad och pengar");
    amina.must_not_say("saknas");
    amina.follow("Ändra: Det som redan fungerar").await;
    amina.fill("Vår bedömning", "Skolan är en plats att bygga på.");
    amina.send("Spara").await;
    amina.must_say("Skolan är en plats att bygga på.");
    amina.open(&format!("{elsa}/utredning")).await;
    amina.must_say("3 av 8 rubriker har text.");
}

/// One choice, one press. A language of no list is typed.
async fn the_interpreter(amina: &mut Paper, elsa: &str) {
    amina.open(&format!("{elsa}/utredning")).await;
    amina.must_say("Den som behöver tolk eller översättning för att ta till vara sin rätt får det.");
    let before = amina.asked().len();
    amina.fill("Tolk på vilket språk?", "tigrinja");
    amina.send("Tolk behövs").await;
    assert_eq!(amina.asked().len(), before + 2, "sent, and led back to the page");
    amina.must_say("Tolk behövs på tigrinja.");
    amina.fill("Annat språk", "Färöiska");
    amina.send("Tolk behövs").await;
    amina.must_say("Tolk behövs på färöiska.");
    amina.open(&format!("{elsa}/samtal")).await;
    amina.must_say("Var ingen tolk med, skriv gärna varför i din bedömning.");
    amina.open(&format!("{elsa}/utredning")).await;
    amina.send("Tolk behövs inte").await;
    amina.must_say("Ingen tolk är noterad i ärendet.");
    amina.fill("Annat språk", "tigrinja, inte maken");
    amina.send("Tolk behövs").await;
    assert_eq!(amina.status(), 422);
    amina.must_say("Skriv bara språkets namn.");
}

/// From Amina's unit to Omar.
async fn goes_to_omar(town: &World, amina: &mut Paper, elsa: &str) -> Paper {
    gives(amina, elsa, "Utredning barn: Omar Haddad").await;
    amina.send("Lämna över").await;
    let mut omar = Paper::of_colleague(town, "omar").await;
    omar.open(&format!("{elsa}/ta-emot")).await;
    omar.fill("När hör familjen av er nästa gång, senast?", "2026-03-04");
    omar.send("Ta emot").await;
    assert_eq!((omar.status(), omar.path()), (200, elsa), "{}", omar.text());
    omar
}

#[tokio::test]
async fn from_the_first_question_to_more_time() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let elsa = opened(&mut amina).await;
        amina.open(&elsa).await;
        // What waits stands before it; then it stands first itself.
        amina.follow("Svara den som anmälde").await;
        amina.fill("Har du svarat?", "Ja, jag har svarat");
        amina.fill("Hur svarade du, eller varför är det olämpligt?", "Ringde rektorn.");
        amina.send("Spara svaret").await;
        amina.open(&elsa).await;
        amina.must_say("Utredningen pågår.");
        amina.follow("Till utredningen").await;
        amina.must_say("Klar senast torsdag 2 juli 2026 122 dagar kvar");
        amina.must_say("Nästa: Skriv planen tillsammans med familjen");
        amina.must_say("De vet att utredningen är öppnad.");
        the_plan(&mut amina, &elsa).await;
        the_talks(&mut amina, &elsa).await;
        the_needs(&mut amina, &elsa).await;
        the_interpreter(&mut amina, &elsa).await;

        let mut omar = goes_to_omar(&town, &mut amina, &elsa).await;
        omar.open(&format!("{elsa}/utredning")).await;
        omar.must_say("3 av 8 rubriker har text.");
        omar.follow("Mer tid").await;
        omar.must_say("Att förlänga utredningen beslutar");
        omar.must_say("Maja Ek");
        assert!(!omar.fields().iter().any(|(question, _)| question == "Till vilken dag?"));
        let mut maja = Paper::of_colleague(&town, "maja").await;
        maja.open(&format!("{elsa}/forlang")).await;
        maja.must_say("Att vi har mycket att göra eller är få är inget särskilt skäl.");
        maja.fill("Till vilken dag?", "2026-07-02");
        maja.fill("Vilka är de särskilda skälen?", "se ovan");
        maja.send("Skriv under beslutet").await;
        maja.must_say("Skriv de särskilda skälen i minst en hel mening.");
        maja.fill("Vilka är de särskilda skälen?", "Barnläkarens utlåtande är klart i augusti.");
        maja.send("Skriv under beslutet").await;
        maja.must_say("Den dagen kommer före den som gäller nu.");
        maja.fill("Till vilken dag?", "2026-08-31");
        maja.send("Skriv under beslutet").await;
        maja.must_say("Förlängd till måndag 31 augusti 2026.");
        maja.must_say("Klar senast måndag 31 augusti 2026");

        // What was signed is told where it is looked for, in one line each.
        omar.open(&elsa).await;
        let person = omar.links().iter().find(|(_, to)| to.starts_with("/person/")).unwrap().1.clone();
        omar.open(&person).await;
        omar.must_say("Mer tid för utredningen");
        omar.must_say("Samtal med barnet");
        omar.must_not_say("mormor är med");
        town.verified().await;
    })
    .await;
}
