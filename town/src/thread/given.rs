//! The second half of the thread: support is ordered, given and followed up, the matter is closed, and the family comes back.

use super::{AT_HOME, ELSA, fills, says};
use crate::{World, hand::Hand};

const GOAL: &str = "Någon vuxen är hemma om kvällarna";

/// From the decision until nobody needs us, and once more.
pub(super) async fn told(hand: &mut impl Hand, town: &World, matter: &str) {
    ordered(hand, town, matter).await;
    begun(hand, town, matter).await;
    met(hand, town, matter).await;
    followed_up(hand, town, matter).await;
    ended(hand, town, matter).await;
    closed(hand, town, matter).await;
    comes_back(hand, town).await;
}

/// A talk first; then one text that both sides write, a question and its answer, and somebody who comes.
async fn ordered(hand: &mut impl Hand, town: &World, matter: &str) {
    town.set("2026-03-30T08:30:00Z");
    hand.sit("omar").await;
    hand.open(&format!("{matter}/uppdrag")).await;
    fills(
        hand,
        &[
            ("Vilken enhet?", "Resursenheten"),
            ("Med vem?", "Vera Holm"),
            ("Vad förstod ni båda?", "Elsa vill ha sällskap när det blir mörkt. Vera har någon från april."),
        ],
    )
    .await;
    hand.send("Börja uppdraget").await;
    let order = hand.path().await;
    hand.open(&format!("{order}/behov")).await;
    hand.fill("Vad familjen behöver och vill", "En vuxen hemma två kvällar i veckan, när mamma arbetar.").await;
    hand.send("Spara").await;
    hand.open(&format!("{order}/mal")).await;
    hand.fill("Vad som ska bli annorlunda", GOAL).await;
    hand.send("Spara").await;
    hand.send("Skicka till Resursenheten").await;
    hand.sit("vera").await;
    hand.open("/uppdrag").await;
    hand.look("uppdragen").await;
    hand.open(&format!("{order}/fraga")).await;
    hand.fill("Vad behöver ni veta först?", "Vilka kvällar gäller det?").await;
    hand.send("Skicka frågan").await;
    hand.sit("omar").await;
    hand.open(&format!("{order}/svar")).await;
    hand.fill("Ditt svar", "Måndagar och torsdagar.").await;
    hand.send("Skicka svaret").await;
    hand.sit("vera").await;
    hand.open(&format!("{order}/enheten")).await;
    hand.fill("Vad enheten kan erbjuda, och från när", "Frida kommer måndagar och torsdagar från den 6 april.").await;
    hand.send("Spara").await;
    hand.open(&format!("{order}/ta-emot")).await;
    hand.tick("Frida Norén ger stödet").await;
    hand.fill("När hör familjen av er, senast?", "2026-04-02").await;
    hand.send("Ta emot").await;
    hand.look("uppdraget").await;
}

/// Frida begins, with a plan and a goal in the family's own words. She never reads the file.
async fn begun(hand: &mut impl Hand, town: &World, matter: &str) {
    town.set("2026-04-06T16:30:00Z");
    hand.sit("frida").await;
    hand.open(&format!("{matter}/insats")).await;
    hand.follow("Börja en insats").await;
    hand.send("Insatsen har börjat").await;
    says(hand, AT_HOME).await;
    hand.follow("Skriv genomförandeplanen").await;
    fills(
        hand,
        &[
            ("Vad säger familjen?", "Mamma: kvällarna är värst. Elsa: jag vill inte vara ensam."),
            ("Hur ofta?", "Måndagar och torsdagar, från klockan fem till nio."),
        ],
    )
    .await;
    hand.send("Spara planen").await;
    hand.follow("Nytt mål").await;
    // What is to be different stands there already: both sides have written it in the assignment.
    hand.fill("Hur ser vi att det har blivit så?", "Elsa somnar i sin egen säng.").await;
    hand.send("Spara målet").await;
}

/// Two evenings, one of them missed, each written down in a line.
async fn met(hand: &mut impl Hand, town: &World, matter: &str) {
    for (at, who, outcome, words) in [
        ("2026-04-09T19:30:00Z", "Barnet", "Blev av", "Vi lagade mat och läste."),
        ("2026-04-13T19:30:00Z", "Mamma", "Kom inte", "Ringer i morgon."),
    ] {
        town.set(at);
        hand.sit("frida").await;
        hand.open(&format!("{matter}/insats")).await;
        hand.follow("Skriv in en träff").await;
        hand.tick(who).await;
        fills(hand, &[("Blev den av?", outcome), ("Några ord", words)]).await;
        hand.look("traff").await;
        hand.send("Spara träffen").await;
    }
    hand.look("insatsen").await;
}

/// What is the same of every follow-up.
async fn asks_how_it_is(hand: &mut impl Hand, matter: &str, (child, goal): (&str, &str)) {
    hand.open(&format!("{matter}/uppfoljning")).await;
    hand.tick("Barnet självt").await;
    hand.tick("Föräldrarna").await;
    fills(
        hand,
        &[
            ("Vad har förändrats?", "Frida är hemma hos dem två kvällar i veckan."),
            ("Har barnet fått säga vad det tycker?", "Ja"),
            ("Om ja: vad säger barnet? Om nej: varför inte?", child),
            ("Vad tycker familjen om stödet?", "Det har blivit lugnare."),
            (&format!("Målet: {GOAL}"), goal),
        ],
    )
    .await;
}

/// Three months later it goes on.
async fn followed_up(hand: &mut impl Hand, town: &World, matter: &str) {
    town.set("2026-07-06T08:00:00Z");
    hand.sit("omar").await;
    asks_how_it_is(hand, matter, ("Frida är snäll. Jag sover bättre.", "På väg")).await;
    hand.fill("Vad händer nu?", "Det fortsätter som nu").await;
    hand.look("uppfoljning").await;
    hand.send("Spara uppföljningen").await;
}

/// In October it is no longer needed.
async fn ended(hand: &mut impl Hand, town: &World, matter: &str) {
    town.set("2026-10-05T16:00:00Z");
    hand.sit("frida").await;
    hand.open(&format!("{matter}/insats")).await;
    hand.follow("Avsluta").await;
    fills(
        hand,
        &[
            ("Hur slutar den?", "Det vi ville är nått"),
            ("Varför slutar den?", "Mamma arbetar dagtid nu."),
            ("Vad säger familjen?", "Elsa: Frida får gärna komma och hälsa på."),
        ],
    )
    .await;
    hand.send("Avsluta insatsen").await;
    town.set("2026-10-06T08:00:00Z");
    hand.sit("omar").await;
    hand.open(&format!("{matter}/insats")).await;
    hand.send("Gå vidare till uppföljning").await;
    asks_how_it_is(hand, matter, ("Mamma är hemma nu. Jag har det bra.", "Nått")).await;
    hand.fill("Vad händer nu?", "Det är slut").await;
    hand.send("Spara uppföljningen").await;
}

/// The family reads how it ended.
async fn closed(hand: &mut impl Hand, town: &World, matter: &str) {
    town.set("2026-10-06T08:10:00Z");
    hand.open(&format!("{matter}/avsluta-arendet")).await;
    fills(
        hand,
        &[
            ("Vad har vi gjort?", "Frida har varit hemma hos er två kvällar i veckan."),
            ("Vad blev det av det?", "Kvällarna är lugna, och ni klarar dem själva."),
        ],
    )
    .await;
    hand.look("avsluta").await;
    hand.send("Avsluta ärendet").await;
    says(hand, "Ärendet är avslutat. Ge familjen bladet.").await;
    hand.open(matter).await;
    hand.look("avslutat").await;
}

/// Eight months later the school rings again. Whoever takes the new matter reads what was before on one page.
async fn comes_back(hand: &mut impl Hand, town: &World) {
    town.set("2027-06-07T08:10:00Z");
    hand.sit("amina").await;
    hand.open("/registrera").await;
    fills(
        hand,
        &[
            ("Vad gäller det?", "Rektorn ringer. Elsa har slutat komma till skolan."),
            ("Vem berättar?", "skolan"),
            ("Den första > Vad gäller det för personen?", "oro för barn eller ung"),
            ("Den första > Namn", ELSA.0),
            ("Den första > Personnummer eller ålder", ELSA.1),
        ],
    )
    .await;
    hand.send("Klart, lämna över").await;
    let matter = hand.link(ELSA.0).await;
    hand.open("/mottagningen").await;
    hand.send("Ta Elsa Öhman, 10 år").await;
    hand.open(&matter).await;
    hand.follow("Har varit här förut").await;
    says(hand, GOAL).await;
    hand.look("tidigare").await;
}
