//! The second half of the thread: support is ordered, given and followed up, the matter is closed, and the family comes back.

use super::{AT_HOME, ELSA, fills, says, sibling};
use crate::{World, hand::Hand};

const GOAL: &str = "Någon vuxen är hemma om kvällarna";

/// From the decision until nobody needs us, and once more.
pub(super) async fn told(hand: &mut impl Hand, town: &World) {
    ordered(hand, town).await;
    received(hand).await;
    begun(hand, town).await;
    met(hand, town).await;
    followed_up(hand, town).await;
    ended(hand, town).await;
    closed(hand, town).await;
    comes_back(hand, town).await;
}

/// A talk first; then one text that both sides write, a question and its answer, and somebody who comes.
async fn ordered(hand: &mut impl Hand, town: &World) {
    town.set("2026-03-30T08:30:00Z");
    hand.sit("omar").await;
    hand.follow(ELSA.0).await;
    hand.follow("Uppdrag till den som ger stödet").await;
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
    hand.follow("Skriv: Vad familjen behöver och vill").await;
    hand.fill("Vad familjen behöver och vill", "En vuxen hemma två kvällar i veckan, när mamma arbetar.").await;
    hand.send("Spara").await;
    hand.follow("Skriv: Vad som ska bli annorlunda").await;
    hand.fill("Vad som ska bli annorlunda", GOAL).await;
    hand.send("Spara").await;
    hand.send("Skicka till Resursenheten").await;
    hand.sit("vera").await;
    hand.row(ELSA.0, "Uppdrag att ta emot på Resursenheten").await;
    hand.follow("Fråga innan ni tar emot").await;
    hand.fill("Vad behöver ni veta först?", "Vilka kvällar gäller det?").await;
    hand.send("Skicka frågan").await;
    hand.sit("omar").await;
    hand.row(ELSA.0, "Resursenheten har en fråga om uppdraget").await;
    hand.follow("Svara på frågan").await;
    hand.fill("Ditt svar", "Måndagar och torsdagar.").await;
    hand.send("Skicka svaret").await;
}

/// Vera says what the unit can do, and names Frida.
async fn received(hand: &mut impl Hand) {
    hand.sit("vera").await;
    hand.follow("Uppdrag").await;
    hand.look("uppdragen").await;
    hand.follow(ELSA.0).await;
    hand.follow("Skriv: Vad enheten kan erbjuda, och från när").await;
    hand.fill("Vad enheten kan erbjuda, och från när", "Frida kommer måndagar och torsdagar från den 6 april.").await;
    hand.send("Spara").await;
    hand.follow("Ta emot uppdraget").await;
    hand.tick("Frida Norén ger stödet").await;
    hand.fill("Från vilken dag?", "2026-04-06").await;
    hand.fill("När hör familjen av er, senast?", "2026-04-02").await;
    hand.send("Ta emot").await;
    hand.look("uppdraget").await;
    hand.sit("frida").await;
    says(hand, "Familjen ska höra av dig senast torsdag 2 april. Stödet börjar måndag 6 april.").await;
    hand.look("min-dag-stod").await;
}

/// Frida begins, with a plan and a goal in the family's own words. She never reads the file.
async fn begun(hand: &mut impl Hand, town: &World) {
    town.set("2026-04-06T16:30:00Z");
    hand.sit("frida").await;
    hand.row(ELSA.0, "Stödet börjar måndag 6 april").await;
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
    hand.fill("Hur ser vi att det har blivit så?", "Elsa sover hela natten.").await;
    hand.send("Spara målet").await;
}

/// Two evenings, one of them missed, each written down in a line.
async fn met(hand: &mut impl Hand, town: &World) {
    for (at, who, outcome, words) in [
        ("2026-04-09T19:30:00Z", "Barnet", "Blev av", "Vi lagade mat och läste."),
        ("2026-04-13T19:30:00Z", "Mamma", "Kom inte", "Ringer i morgon."),
    ] {
        town.set(at);
        hand.sit("frida").await;
        hand.row(ELSA.0, "Du ger stödet sedan måndag 6 april").await;
        hand.follow("Skriv in en träff").await;
        hand.tick(who).await;
        fills(hand, &[("Blev den av?", outcome), ("Några ord", words)]).await;
        hand.look("traff").await;
        hand.send("Spara träffen").await;
    }
    hand.look("insatsen").await;
}

/// What is the same of every follow-up.
async fn asks_how_it_is(hand: &mut impl Hand, (child, goal): (&str, &str)) {
    hand.follow("Uppföljning").await;
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
async fn followed_up(hand: &mut impl Hand, town: &World) {
    town.set("2026-07-06T08:00:00Z");
    hand.sit("omar").await;
    hand.follow(ELSA.0).await;
    asks_how_it_is(hand, ("Frida är snäll. Jag sover bättre.", "På väg")).await;
    hand.fill("Vad händer nu?", "Det fortsätter som nu").await;
    hand.look("uppfoljning").await;
    hand.send("Spara uppföljningen").await;
}

/// In October it is no longer needed.
async fn ended(hand: &mut impl Hand, town: &World) {
    town.set("2026-10-05T16:00:00Z");
    hand.sit("frida").await;
    hand.row(ELSA.0, "Du ger stödet").await;
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
    hand.follow(ELSA.0).await;
    hand.follow("Insats").await;
    hand.send("Gå vidare till uppföljning").await;
    hand.follow("Till ärendet").await;
    asks_how_it_is(hand, ("Mamma är hemma nu. Jag har det bra.", "Nått")).await;
    hand.fill("Vad händer nu?", "Det är slut").await;
    hand.send("Spara uppföljningen").await;
}

/// The family reads how it ended.
async fn closed(hand: &mut impl Hand, town: &World) {
    town.set("2026-10-06T08:10:00Z");
    hand.follow("Avsluta ärendet").await;
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
    hand.follow("Till ärendet").await;
    hand.look("avslutat").await;
}

/// Eight months later the school rings again, about both. Elsa is fifteen: whoever takes her new matter reads what was before
/// on one page, is asked for nothing of it, and asks Elsa herself for what her parents agreed to then.
async fn comes_back(hand: &mut impl Hand, town: &World) {
    town.set("2027-06-07T08:10:00Z");
    hand.sit("amina").await;
    hand.follow("Registrera kontakt").await;
    fills(
        hand,
        &[
            (
                "Vad gäller det?",
                "Rektorn ringer.\nElsa: har slutat komma till skolan.\nMio: är ledsen och vill inte gå hem.",
            ),
            ("Vem berättar?", "skolan"),
            ("Den första > Vad gäller det för personen?", "oro för barn eller ung"),
            ("Den första > Namn", ELSA.0),
            ("Den första > Personnummer eller ålder", ELSA.1),
        ],
    )
    .await;
    sibling::is_told_of(hand).await;
    hand.send("Klart, lämna över").await;
    hand.follow("Mottagningen").await;
    says(hand, "Mio Öhman, 8 år").await;
    hand.send("Ta Elsa Öhman, 15 år").await;
    hand.follow("Har varit här förut").await;
    for known in [
        GOAL,
        "13 år när det kom, 14 år när det avslutades, 15 år i dag.",
        "Vårdnadshavare: Per Öhman, Åsa Öhman, som då.",
        "Samtycket från då gäller inte längre.",
        "Ska det göras igen behövs ett nytt ja från Elsa Öhman.",
        "Barnet har fyllt 15 år och svarar själv, om det är lämpligt.",
    ] {
        says(hand, known).await;
    }
    hand.look("tidigare").await;
}
