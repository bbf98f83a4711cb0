//! What a child says stands in the decision and in its own letter, and in nobody else's; where a consent is missing, the
//! decision says on what ground it goes.

use crate::{
    a_decision_is_made::{GROUND, VIEW, sends},
    at_a_desk::link,
};
use town::Paper;

const TOLD: &str = "Jag är rädd när pappa kommer hem.";

/// No consent is there: what Tora says, and the ground, are asked for before it is signed, and kept with it.
pub async fn it_says_what_tora_says_and_on_what_ground(lena: &mut Paper) {
    lena.must_say("Samtycke och stöd i lag");
    lena.must_say(
        "Inget samtycke gäller i dag för: Stöd i hemmet eller i öppna former, Kontaktperson eller kontaktfamilj.",
    );
    let consent = link(lena, "Till samtycke och stöd i lag");
    assert!(consent.ends_with("/samtycke"), "{consent}");
    lena.fill(VIEW, "");
    lena.fill(GROUND, "");
    lena.send("Skriv under beslutet").await;
    assert_eq!(lena.status(), 422);
    lena.must_say("Skriv vad barnet säger och hur du har vägt det, eller varför barnet inte har hörts.");
    lena.must_say("Skriv på vilken grund det går ändå.");
    lena.fill(VIEW, TOLD);
    lena.fill(GROUND, "Pappa går inte att nå. 6 kap. 13 a § FB.");
    lena.send("Skriv under beslutet").await;
    assert_eq!(lena.status(), 200, "{}", lena.text());
    lena.must_say(TOLD);
    lena.must_say("Alla som ska samtycka hade inte sagt ja. Grunden: Pappa går inte att nå.");
}

/// The letters about Tora: a wrong recipient is stopped, and each has three weeks from the day on which it came.
pub async fn they_get_their_letters(omar: &mut Paper, tora: &str) {
    let to = "Tora Öhman, själv: Kontaktperson eller kontaktfamilj";
    sends(omar, tora, to, ("Tora Öhman", "2386", "i handen")).await;
    omar.send("Spara att brevet går").await;
    assert_eq!(omar.status(), 422);
    omar.must_say("Namnet och siffrorna hör inte ihop med den du valde. Inget är skickat.");
    omar.fill("Fyra sista siffrorna i personnumret", "2395");
    omar.send("Spara att brevet går").await;
    assert_eq!(omar.status(), 200, "{}", omar.text());
    // Three weeks end on Good Friday; the Tuesday after Easter is still in time.
    omar.must_say("Kan överklagas till och med tisdag 7 april 2026.");
    omar.follow("Skriv ut brevet till Tora Öhman").await;
    for says in [
        "Det här betyder beslutet",
        "Du får en kontaktperson på kvällarna.",
        "Vi behöver ha ditt brev senast tisdag 7 april 2026.",
        "Beslutat av Lena Sand",
        "Det du har sagt",
        TOLD,
    ] {
        omar.must_say(says);
    }
    // What she says may put her in danger: her father's letter is silent about it.
    let to = "Per Öhman, vårdnadshavare: Kontaktperson eller kontaktfamilj";
    sends(omar, tora, to, ("Per Öhman", "9812", "i handen")).await;
    omar.send("Spara att brevet går").await;
    omar.follow("Skriv ut brevet till Per Öhman").await;
    omar.must_say("Beslutat av Lena Sand");
    omar.must_not_say("Det du har sagt");
    omar.must_not_say(TOLD);
}
