//! Support is followed up with the family, and when it has ended the matter is closed in words that they can read.

use crate::{
    a_decision_is_made::{ELSA, decided, fills, investigated, nobody_was_heard, parents, proposes, sends},
    consent_is_taken_back::{answers, plans},
};
use casefile::matter::{
    clock, goal,
    support::{self, Ends, How, NewSupport},
};
use casefile::{MatterId, Text};
use law::{Clock, Day};
use store::Uuid;
use town::{Paper, World};

const GOAL: &str = "Elsa äter frukost hemma.";
const SAVE: &str = "Spara uppföljningen";
const WHAT: &str = "Kontaktperson eller kontaktfamilj";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn text(typed: &str) -> Text {
    Text::parse(typed, 500).unwrap()
}

fn id(matter: &str) -> MatterId {
    MatterId::of(matter.rsplit_once('/').unwrap().1.parse().unwrap())
}

/// Support begins in a matter, with one goal and the day of its first follow-up.
pub async fn begins(town: &World, matter: &str, goal: &str) -> Uuid {
    let (m, id) = (town.moment(), id(matter));
    let since = m.law.settings().zone.day(m.at.instant());
    let mut tx = town.db().begin().await.unwrap();
    let new = NewSupport { assignment: None, decision: None, called: "Stöd hemma", giver: None, since };
    let support = support::begin(&mut tx, &m, id, &new, "staff:test").await.unwrap();
    goal::new(&mut tx, &m, id, (&text(goal), None, since), "staff:test").await.unwrap();
    clock::start(&mut tx, id, &Clock::follow_up(since, &m.law).unwrap(), m.at, "staff:test").await.unwrap();
    tx.commit().await.unwrap();
    support
}

/// It ends, reached.
pub async fn ends(town: &World, matter: &str, support: Uuid, on: &str) {
    let (m, why, family) = (town.moment(), text("Det behövs inte längre."), text("Vi klarar oss nu."));
    let ends = Ends { on: day(on), how: How::Reached, why: &why, family: Some(&family) };
    let mut tx = town.db().begin().await.unwrap();
    support::end(&mut tx, &m, (id(matter), support), &ends, "staff:test").await.unwrap();
    tx.commit().await.unwrap();
}

/// The page of a follow-up, filled in but for what comes next.
pub async fn follows(page: &mut Paper, matter: &str, child: &str) {
    page.open(&format!("{matter}/uppfoljning")).await;
    page.tick("Barnet självt");
    page.tick("Föräldrarna");
    page.fill("Vad har förändrats?", "Hon är hemma om kvällarna.");
    page.fill("Har barnet fått säga vad det tycker?", "Ja");
    page.fill("Om ja: vad säger barnet? Om nej: varför inte?", child);
    page.fill("Vad tycker familjen om stödet?", "Det har blivit lugnare.");
}

/// The letters about the decision go to both parents.
pub async fn letters(page: &mut Paper, matter: &str, what: &str) {
    for (name, digits) in [("Åsa Öhman", "2386"), ("Per Öhman", "9812")] {
        sends(page, matter, &format!("{name}, vårdnadshavare: {what}"), (name, digits, "i handen")).await;
        page.send("Spara att brevet går").await;
        assert_eq!(page.status(), 200, "{}", page.text());
    }
}

/// The words of an ending, filled in.
pub async fn closes(page: &mut Paper, matter: &str) {
    page.open(&format!("{matter}/avsluta-arendet")).await;
    page.fill("Vad har vi gjort?", "Ni har haft en kontaktperson två kvällar i veckan.");
    page.fill("Vad blev det av det?", "Kvällarna är lugna, och ni klarar dem själva.");
}

/// A decision, support, a last follow-up and no letter left: on the page on which it is closed.
async fn at_its_end(town: &World, omar: &mut Paper, matter: &str) {
    let support = begins(town, matter, GOAL).await;
    letters(omar, matter, WHAT).await;
    ends(town, matter, support, "2026-03-02").await;
    follows(omar, matter, "Jag har det bra.").await;
    omar.fill("Vad händer nu?", "Det är slut");
    omar.send(SAVE).await;
    assert_eq!(omar.status(), 200, "{}", omar.text());
    closes(omar, matter).await;
}

/// The routes of the follow-up.
pub const ROUTES: [&str; 2] = ["/arende/{id}/uppfoljning", "/arende/{id}/avsluta-arendet"];

/// The page of one of them with everything filled in, and its button.
pub async fn ready(town: &World, page: &mut Paper, route: &str) -> &'static str {
    let parents = parents(town).await;
    let elsa = investigated(town, ELSA, parents).await;
    decided(town, &elsa).await;
    *page = Paper::of_colleague(town, "omar").await;
    if route == "/arende/{id}/avsluta-arendet" {
        at_its_end(town, page, &elsa).await;
        return "Avsluta ärendet";
    }
    begins(town, &elsa, GOAL).await;
    follows(page, &elsa, "Jag har det bra.").await;
    page.fill(&format!("Målet: {GOAL}"), "På väg");
    page.fill("Vad händer nu?", "Det fortsätter som nu");
    SAVE
}

/// The first follow-up: what is missing is said, and the clock moves three months on.
async fn it_goes_on(omar: &mut Paper, elsa: &str) {
    omar.open("/min-dag").await;
    omar.must_say("Uppföljning");
    omar.open(elsa).await;
    omar.follow("Uppföljning").await;
    omar.must_say("Nästa uppföljning är tisdag 2 juni 2026 (i morgon).");
    omar.must_say("Stöd hemma ges sedan måndag 2 mars 2026.");
    omar.must_say("Ingen är gjord än.");
    omar.send(SAVE).await;
    assert_eq!(omar.status(), 422);
    for wrong in ["Kryssa för vem du pratade med.", "Skriv vad barnet säger.", "Välj vad som händer nu."] {
        omar.must_say(wrong);
    }
    follows(omar, elsa, "Jag vill att hon kommer på torsdagar också.").await;
    omar.fill(&format!("Målet: {GOAL}"), "På väg");
    omar.fill("Hur märks det, mål 1?", "Fyra dagar av fem.");
    omar.fill("Vad händer nu?", "Något behöver ändras, och det behövs ett nytt beslut");
    omar.send(SAVE).await;
    assert_eq!(omar.status(), 422);
    omar.must_say("Skriv vad som behöver ändras.");
    omar.fill("Om något behöver ändras: vad?", "En kväll till.");
    omar.send(SAVE).await;
    assert_eq!(omar.status(), 200, "{}", omar.text());
    omar.must_say("Nästa uppföljning är tisdag 1 september 2026");
    omar.must_say("På väg. Fyra dagar av fem.");
    omar.must_say("Jag vill att hon kommer på torsdagar också.");
    omar.follow("Till beslutet om det som ska ändras").await;
    assert_eq!(omar.path(), format!("{elsa}/beslut"));
}

/// What lies before the committee is decided or taken off before the matter is closed.
async fn a_proposal_hinders(omar: &mut Paper, elsa: &str) {
    proposes(omar, elsa).await;
    omar.send("Lägg på utskottets dagordning").await;
    assert_eq!(omar.status(), 200, "{}", omar.text());
    omar.open(&format!("{elsa}/avsluta-arendet")).await;
    assert!(omar.fields().is_empty(), "{:?}", omar.fields());
    omar.follow("Ett förslag ligger på utskottets dagordning.").await;
    omar.follow("Flytta till ett annat möte, eller ta bort").await;
    omar.fill("Vart ska förslaget?", "Bort från dagordningen");
    omar.fill("Om det ska bort: varför?", "Det behövs inte längre.");
    omar.send("Flytta förslaget").await;
    omar.must_say("Borttaget från dagordningen: Det behövs inte längre.");
    omar.open("/dagordning").await;
    omar.must_not_say("Placering i familjehem");
    omar.open(&format!("{elsa}/uppfoljning")).await;
}

/// The family's sheet says it all, nothing is left on anybody's day, and it can be read how it ended.
async fn it_is_over(omar: &mut Paper, elsa: &str) {
    omar.follow("Bladet till familjen").await;
    for says in [
        "Från och med tisdag 1 september 2026 har vi inget pågående ärende om dig.",
        "Ni har haft en kontaktperson två kvällar i veckan.",
        "Stöd hemma, från måndag 2 mars 2026 till tisdag 1 september 2026: det som stödet var till för är nått.",
        "Elsa äter frukost hemma.: nått",
        "Du kan alltid höra av dig igen",
        "Ring oss på",
        "gäller inte längre",
        "Omar Haddad hade ditt ärende.",
    ] {
        omar.must_say(says);
    }
    omar.open("/min-dag").await;
    omar.must_not_say("Elsa Öhman");
    omar.open(&format!("{elsa}/samtycke")).await;
    omar.must_not_say("Får göras");
    omar.open(elsa).await;
    omar.must_say("Ärendet är avslutat.");
    omar.must_say("Uppföljning tisdag 1 september med");
    omar.follow("Så avslutades ärendet").await;
    omar.must_say("Kvällarna är lugna, och ni klarar dem själva.");
}

#[tokio::test]
async fn it_is_followed_up_and_closed_as_a_whole_or_not_at_all() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let parents = parents(&town).await;
        let elsa = investigated(&town, ELSA, parents).await;
        decided(&town, &elsa).await;
        let mut omar = Paper::of_colleague(&town, "omar").await;
        omar.open(&format!("{elsa}/samtycke")).await;
        plans(&mut omar, "Stöd hemma eller i öppna former, efter behovsprövning.", "Någon hämtar henne");
        omar.send("Skriv in").await;
        omar.follow("Skriv ett svar").await;
        answers(&mut omar, "Åsa Öhman", "Ja", "Ja, gärna.");
        omar.send("Spara svaret").await;
        assert_eq!(omar.status(), 200, "{}", omar.text());
        let support = begins(&town, &elsa, GOAL).await;

        town.set("2026-06-01T08:00:00Z");
        let mut omar = Paper::of_colleague(&town, "omar").await;
        it_goes_on(&mut omar, &elsa).await;
        omar.open(&format!("{elsa}/avsluta-arendet")).await;
        omar.must_say("Stöd hemma pågår. Avsluta stödet först.");
        omar.must_say("Alla har inte fått sitt brev om beslutet.");
        assert!(omar.fields().is_empty(), "no form while something waits: {:?}", omar.fields());
        letters(&mut omar, &elsa, WHAT).await;

        town.set("2026-09-01T08:00:00Z");
        let mut omar = Paper::of_colleague(&town, "omar").await;
        follows(&mut omar, &elsa, "Jag saknar henne lite.").await;
        omar.fill(&format!("Målet: {GOAL}"), "Nått");
        omar.fill("Vad händer nu?", "Det är slut");
        omar.send(SAVE).await;
        omar.must_say("Ingen dag är bestämd för nästa uppföljning.");
        ends(&town, &elsa, support, "2026-09-01").await;
        omar.open(&format!("{elsa}/uppfoljning")).await;
        a_proposal_hinders(&mut omar, &elsa).await;
        omar.follow("Avsluta ärendet").await;
        omar.must_say("Någon hämtar henne");
        closes(&mut omar, &elsa).await;
        omar.send("Avsluta ärendet").await;
        assert_eq!(omar.status(), 200, "{}", omar.text());
        omar.must_say("Ärendet är avslutat. Ge familjen bladet.");
        it_is_over(&mut omar, &elsa).await;
        let mut johan = Paper::of_colleague(&town, "johan").await;
        johan.open(&format!("{elsa}/avsluta-arendet/utskrift")).await;
        assert!([403, 404].contains(&johan.status()), "{}", johan.status());
    })
    .await;
}

#[tokio::test]
async fn a_child_is_followed_up_without_support_for_six_months_and_then_it_is_over() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let parents = parents(&town).await;
        let elsa = investigated(&town, ELSA, parents).await;
        let after = "Uppföljning efter en utredning utan stöd";
        let mut lena = Paper::of_colleague(&town, "lena").await;
        lena.open(&format!("{elsa}/beslut")).await;
        fills(&mut lena, &format!("{after} (23 kap. 1 § SoL)"), "Ja, som helhet");
        nobody_was_heard(&mut lena);
        lena.send("Skriv under beslutet").await;
        assert_eq!(lena.status(), 200, "{}", lena.text());
        let mut omar = Paper::of_colleague(&town, "omar").await;
        letters(&mut omar, &elsa, after).await;
        follows(&mut omar, &elsa, "Jag har det bra.").await;
        let until = "Det får pågå till och med onsdag 2 september 2026 och slutar då av sig självt.";
        omar.must_say(until);
        omar.fill("Vad händer nu?", "Det fortsätter som nu");
        omar.fill("När är nästa uppföljning?", "2026-09-03");
        omar.send(SAVE).await;
        assert_eq!(omar.status(), 422);
        omar.must_say("Nästa uppföljning ligger efter den sista dagen som lagen tillåter.");
        omar.fill("När är nästa uppföljning?", "2026-09-02");
        omar.send(SAVE).await;
        assert_eq!(omar.status(), 200, "{}", omar.text());

        town.set("2026-09-03T08:00:00Z");
        let mut omar = Paper::of_colleague(&town, "omar").await;
        follows(&mut omar, &elsa, "Jag har det bra.").await;
        omar.must_say("Den är slut. Avsluta ärendet.");
        omar.fill("Vad händer nu?", "Det är slut");
        omar.send(SAVE).await;
        assert_eq!(omar.status(), 422);
        omar.must_say("Uppföljningen efter utredningen får inte pågå längre.");
        closes(&mut omar, &elsa).await;
        omar.send("Avsluta ärendet").await;
        assert_eq!(omar.status(), 422);
        omar.must_say("Skriv varför det inte finns någon sista uppföljning.");
        omar.fill("Det finns ingen sista uppföljning. Varför inte?", "Tiden tog slut.");
        omar.send("Avsluta ärendet").await;
        omar.must_say("Ärendet är avslutat. Ge familjen bladet.");
    })
    .await;
}
