//! A mother and her three children: their matters were closed in January, and eight months later the school rings again. Each
//! new matter opens the child's own old file and no other, and what was agreed to then holds no longer.

use crate::{
    a_decision_is_made::{ELSA, decided, investigated, parents},
    at_a_desk::{CHILD, link, registers},
    consent_is_taken_back::{answers, plans},
    followed_up_and_closed::{begins, closes, ends, follows, letters},
};
use casefile::MatterId;
use casefile::matter::{
    clock, investigation,
    station::{self, StationKind, Step},
};
use town::{Paper, World};

/// Fourteen in January, and fifteen in September.
const TORA: (&str, &str) = ("Tora Öhman", "20120604-2382");
const MIO: (&str, &str) = ("Mio Öhman", "20190318-2390");
const BROUGHT: &str = "Finns bland anteckningarna.";
const BRING: &str = "Ta med hit";

/// An investigation that came to nothing, closed by Omar.
async fn closed(town: &World, matter: &str) {
    let (m, id) = (town.moment(), MatterId::of(matter.rsplit_once('/').unwrap().1.parse().unwrap()));
    let mut tx = town.db().begin().await.unwrap();
    let step = Step { at: m.at, actor: "staff:test", why: "ended" };
    for kept in clock::all(&mut tx, id).await.unwrap() {
        clock::stop(&mut tx, id, kept.clock.kind, step).await.unwrap();
    }
    investigation::end(&mut tx, id, step).await.unwrap();
    station::go(&mut tx, id, StationKind::Investigation, StationKind::FollowUp, step).await.unwrap();
    tx.commit().await.unwrap();
    let mut omar = Paper::of_colleague(town, "omar").await;
    closes(&mut omar, matter).await;
    omar.fill("Det finns ingen sista uppföljning. Varför inte?", "Familjen ville inte höras mer.");
    omar.send("Avsluta ärendet").await;
    omar.must_say("Ärendet är avslutat. Ge familjen bladet.");
}

/// Somebody takes the new matter of a child; the page of the matter.
async fn takes(town: &World, login: &str, matter: &str) -> Paper {
    let mut page = Paper::of_colleague(town, login).await;
    page.open(matter).await;
    page.send("Ta ärendet").await;
    assert_eq!(page.status(), 200, "{}", page.text());
    page
}

/// A child that has come back, on the page of what was before; for pressing a button twice.
pub async fn ready(town: &World, page: &mut Paper) -> &'static str {
    let parents = parents(town).await;
    let old = investigated(town, ELSA, parents).await;
    closed(town, &old).await;
    *page = Paper::of_colleague(town, "amina").await;
    registers(page, "Hon är ledsen igen.", "skolan", &[(CHILD, ELSA.0, ELSA.1)]).await;
    let new = link(page, ELSA.0);
    *page = takes(town, "amina", &new).await;
    page.open(&format!("{new}/tidigare")).await;
    BRING
}

/// Tora's matter until January: her mother said yes, support was given and reached its goal, and it was closed.
async fn tora_had_support(town: &World, old: &str) {
    decided(town, old).await;
    let mut omar = Paper::of_colleague(town, "omar").await;
    omar.open(&format!("{old}/utredning")).await;
    omar.fill("Tolk på vilket språk?", "tigrinja");
    omar.send("Tolk behövs").await;
    omar.open(&format!("{old}/samtycke")).await;
    plans(&mut omar, "Stöd hemma eller i öppna former, efter behovsprövning.", "Kvällar med en kontaktperson");
    omar.send("Skriv in").await;
    omar.follow("Skriv ett svar").await;
    answers(&mut omar, "Åsa Öhman", "Ja", "Ja, gärna.");
    omar.send("Spara svaret").await;
    assert_eq!(omar.status(), 200, "{}", omar.text());
    let support = begins(town, old, "Tora är inte ensam om kvällarna.").await;
    town.set("2027-01-15T08:00:00Z");
    let mut omar = Paper::of_colleague(town, "omar").await;
    letters(&mut omar, old, "Kontaktperson eller kontaktfamilj").await;
    follows(&mut omar, old, "Jag saknar henne, men det går bra.").await;
    omar.fill("Målet: Tora är inte ensam om kvällarna.", "Nått");
    omar.fill("Vad händer nu?", "Det är slut");
    omar.send("Spara uppföljningen").await;
    ends(town, old, support, "2027-01-15").await;
    closes(&mut omar, old).await;
    omar.send("Avsluta ärendet").await;
    omar.must_say("Ärendet är avslutat. Ge familjen bladet.");
}

/// Everything that is known stands on one page, and what was agreed to asks for Tora's own yes now.
async fn one_page_says_it_all(amina: &mut Paper) {
    amina.follow("Har varit här förut").await;
    for says in [
        "Oro för barn eller ung, måndag 2 mars 2026 till fredag 15 januari 2027",
        "Omar Haddad hade ärendet.",
        "13 år när det kom, 14 år när det avslutades, 15 år i dag.",
        "Tolk: tigrinja, som då.",
        "Vårdnadshavare: Per Öhman, Åsa Öhman, som då.",
        "Hon är ensam hemma om kvällarna.",
        "Kontaktperson eller kontaktfamilj, beviljat måndag 2 mars 2026.",
        "Stöd hemma, från måndag 2 mars 2026 till fredag 15 januari 2027: det som stödet var till för nåddes.",
        "Familjen sa: Vi klarar oss nu.",
        "Tora är inte ensam om kvällarna. (nått)",
        "Jag saknar henne, men det går bra.",
        "Kvällarna är lugna, och ni klarar dem själva.",
        "Samtycket från då gäller inte längre.",
        "Åsa Öhman sa ja måndag 2 mars 2026.",
        "Ska det göras igen behövs ett nytt ja från Tora Öhman.",
        "Barnet har fyllt 15 år och svarar själv, om det är lämpligt.",
    ] {
        amina.must_say(says);
    }
    amina.must_not_say("ett nytt ja från Åsa");
}

#[tokio::test]
async fn what_is_known_opens_with_the_new_matter_and_consent_is_asked_for_anew() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let parents = parents(&town).await;
        let old_tora = investigated(&town, TORA, parents).await;
        let old_elsa = investigated(&town, ELSA, parents).await;
        let old_mio = investigated(&town, MIO, parents).await;
        tora_had_support(&town, &old_tora).await;
        closed(&town, &old_elsa).await;
        closed(&town, &old_mio).await;

        town.set("2027-09-06T08:00:00Z");
        let mut amina = Paper::of_colleague(&town, "amina").await;
        amina.open(&old_tora).await;
        assert!([403, 404].contains(&amina.status()), "closed to her as long as nothing new has come");
        let before = town.count("person").await;
        // Nothing is asked that is known: the numbers are enough, and the call is registered at once.
        let whom = [TORA, ELSA, MIO].map(|(name, number)| (CHILD, name, number));
        registers(&mut amina, "De är ensamma igen.", "skolan", &whom).await;
        assert_eq!(town.count("person").await, before);
        let [tora, elsa, mio] = [TORA, ELSA, MIO].map(|(name, _)| link(&amina, name));
        amina.open(&old_tora).await;
        assert!([403, 404].contains(&amina.status()), "nobody has taken the new one");

        let mut amina = takes(&town, "amina", &tora).await;
        for known in ["Tora Öhman", "15 år", "2382", "Åsa Öhman", "Per Öhman", "tigrinja"] {
            amina.must_say(known);
        }
        one_page_says_it_all(&mut amina).await;
        assert!(town.rows().await.iter().all(|(table, line)| table != "note" || !line.contains("kontaktperson")));
        amina.send(BRING).await;
        assert_eq!(amina.status(), 200, "{}", amina.text());
        amina.must_say(BROUGHT);
        amina.open(&tora).await;
        amina.must_say("Hon är ensam hemma om kvällarna.");
        amina.must_say("Oron då. Skolan, måndag 2 mars 2026");

        // The old file opens as any other, with no emergency and no alarm; a sibling's does not.
        amina.open(&old_tora).await;
        assert_eq!(amina.status(), 200);
        assert_eq!(
            town.rows().await.iter().filter(|(table, line)| table == "tie" && line.contains("glass")).count(),
            0
        );
        for other in [&old_elsa, &old_mio] {
            amina.open(other).await;
            assert!([403, 404].contains(&amina.status()), "{other}: {}", amina.status());
        }
        let mut johan = takes(&town, "johan", &elsa).await;
        johan.follow("Har varit här förut").await;
        johan.must_not_say("Tora");
        johan.open(&old_elsa).await;
        assert_eq!(johan.status(), 200);
        johan.open(&format!("{tora}/tidigare")).await;
        assert!([403, 404].contains(&johan.status()), "{}", johan.status());
        // Nobody has taken Mio's: whoever reads it in the queue learns nothing of what was.
        amina.open(&mio).await;
        assert_eq!(amina.status(), 200);
        assert!(!amina.links().iter().any(|(said, _)| said == "Har varit här förut"));
        amina.open(&format!("{mio}/tidigare")).await;
        amina.must_say("Det finns inget.");
    })
    .await;
}
