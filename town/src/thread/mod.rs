//! One family, from a school that rings until nobody needs us any more: the whole way through the pages, by several people
//! at their own desks. Each begins at *Min dag* and goes on by what stands there: nobody knows an address. The same story is
//! told on paper, on both databases, and in a real browser.

mod given;
mod sibling;

use crate::{World, hand::Hand};

/// The girl whom the school tells of, with a number from the series for tests: thirteen when it rings first, fifteen when the
/// family comes back.
pub const ELSA: (&str, &str) = ("Elsa Öhman", "20120405-2383");
const MOTHER: (&str, &str) = ("Åsa Öhman", "19841015-2386");
const FATHER: (&str, &str) = ("Per Öhman", "19820307-9812");
const AT_HOME: &str = "Stöd i hemmet eller i öppna former";

/// The page says this.
///
/// # Panics
/// Where it does not.
pub async fn says(hand: &mut impl Hand, words: &str) {
    let text = hand.text().await.replace('\u{ad}', "");
    let path = hand.path().await;
    assert!(text.contains(words), "{path} does not say {words:?}:\n{text}");
}

async fn fills(hand: &mut impl Hand, all: &[(&str, &str)]) {
    for (label, value) in all {
        hand.fill(label, value).await;
    }
}

/// The whole way. Gives the address of the matter.
pub async fn told(hand: &mut impl Hand, town: &World) -> String {
    let matter = comes_in(hand, town).await;
    judged_the_same_day(hand).await;
    handed_over(hand).await;
    sibling::is_well(hand).await;
    received(hand, town).await;
    investigated(hand, town).await;
    decided(hand, town).await;
    told_in_writing(hand, town).await;
    given::told(hand, town).await;
    matter
}

/// The school rings; the reception writes it down while they speak.
async fn comes_in(hand: &mut impl Hand, town: &World) -> String {
    town.set("2026-03-02T08:41:00Z");
    hand.sit("eva").await;
    hand.follow("Registrera kontakt").await;
    fills(
        hand,
        &[
            (
                "Vad gäller det?",
                "Rektorn ringer om två syskon.\nElsa: är ensam hemma om kvällarna och somnar på lektionerna.\n\
                 Mio: är med sin mamma på arbetet, och det fungerar.",
            ),
            ("Vem berättar?", "skolan"),
            ("Den första > Vad gäller det för personen?", "oro för barn eller ung"),
            ("Den första > Namn", ELSA.0),
            ("Den första > Personnummer eller ålder", ELSA.1),
        ],
    )
    .await;
    sibling::is_told_of(hand).await;
    hand.look("registrera").await;
    hand.send("Klart, lämna över").await;
    says(hand, "Klart. Så ligger det nu").await;
    town.set("2026-03-02T09:05:00Z");
    hand.sit("amina").await;
    hand.follow("Mottagningen").await;
    hand.look("mottagningen").await;
    let matter = hand.link(ELSA.0).await;
    hand.send("Ta Elsa Öhman, 13 år").await;
    matter
}

/// The protective assessment and the decision to investigate, the same day.
async fn judged_the_same_day(hand: &mut impl Hand) {
    hand.follow("Gör skyddsbedömningen").await;
    fills(
        hand,
        &[
            ("Behöver barnet eller den unga skydd?", "Nej"),
            ("Vad bygger du det på?", "Rektorn: Elsa är hos mormor i natt."),
            ("Har någon av oss pratat med barnet eller den unga?", "Ja"),
            ("Din bedömning", "Elsa behöver inte skydd i dag. Mormor är hos henne."),
        ],
    )
    .await;
    hand.look("skyddsbedomning").await;
    hand.send("Skriv under skyddsbedömningen").await;
    hand.follow("Besluta om utredning").await;
    fills(
        hand,
        &[
            ("Vad beslutar du?", "Utredning inleds"),
            ("Varför?", "Det som skolan berättar behöver utredas."),
            ("Om utredning inleds: vet de som berörs om det?", "Ja, de har fått veta"),
        ],
    )
    .await;
    hand.send("Skriv under beslutet").await;
}

/// To Omar, who will investigate. Until he receives it the family is Amina's.
async fn handed_over(hand: &mut impl Hand) {
    hand.follow("Till ärendet").await;
    hand.follow("Lämna över").await;
    fills(
        hand,
        &[
            ("Till vem?", "Utredning barn: Omar Haddad"),
            ("Vad vet familjen om att ärendet lämnas över?", "Mamma vet, jag ringde i dag."),
            ("Vad är bestämt med familjen?", "Vi ses på skolan på torsdag."),
            ("Vad ska göras härnäst?", "Prata med Elsa."),
        ],
    )
    .await;
    hand.look("lamna-over").await;
    hand.send("Lämna över").await;
}

/// It stands on Omar's day, and he receives it.
async fn received(hand: &mut impl Hand, town: &World) {
    town.set("2026-03-03T08:10:00Z");
    hand.sit("omar").await;
    hand.look("min-dag").await;
    hand.row(ELSA.0, "Att ta emot: Amina Warsame").await;
    hand.fill("När hör familjen av er nästa gång, senast?", "2026-03-05").await;
    hand.send("Ta emot").await;
    hand.look("arendet").await;
}

/// Who has custody, a plan, a talk, what is found, and what it all rests on.
async fn investigated(hand: &mut impl Hand, town: &World) {
    hand.follow("Skriv ut beskedet till familjen").await;
    hand.follow("Till ärendet").await;
    hand.follow("Slå upp vårdnadshavare").await;
    for (nth, (name, number)) in [(1, MOTHER), (2, FATHER)] {
        hand.fill(&format!("Vårdnadshavare {nth} > Namn"), name).await;
        hand.fill(&format!("Vårdnadshavare {nth} > Personnummer eller födelsedag"), number).await;
    }
    hand.fill("Var är det kontrollerat?", "Folkbokföringen.").await;
    hand.send("Spara vårdnadshavare").await;
    hand.follow("Till utredningen").await;
    hand.follow("Plan").await;
    fills(
        hand,
        &[
            ("Vad behöver vi ta reda på?", "Hur har Elsa det hemma på kvällarna?"),
            ("Hur, och med vem?", "Vi träffar Elsa på skolan och föräldrarna hemma."),
            ("Är planen gjord tillsammans med dem den gäller?", "Ja, vi har skrivit den tillsammans"),
        ],
    )
    .await;
    hand.look("plan").await;
    hand.send("Spara planen").await;
    town.set("2026-03-12T13:30:00Z");
    hand.sit("omar").await;
    hand.row(ELSA.0, "Utredningen klar").await;
    hand.follow("Till utredningen").await;
    hand.follow("Samtal med barnet").await;
    fills(
        hand,
        &[
            ("Blev samtalet av?", "Ja"),
            ("Var?", "Skolan"),
            ("Vem var med från oss?", "Omar"),
            ("Visste vårdnadshavarna om samtalet?", "Vårdnadshavarna visste inte om det"),
            ("Vad berättade barnet?", "Elsa vill att någon är hemma när det blir mörkt."),
            ("Hur märkte du att barnet förstod det du berättade?", "Hon sade det med egna ord."),
            ("På vilket språk?", "svenska"),
            ("Var det en tolk med?", "Nej"),
        ],
    )
    .await;
    hand.send("Spara samtalet").await;
    hand.follow("Till utredningen").await;
    hand.follow("Behov").await;
    hand.follow("Skriv: En vanlig vecka").await;
    hand.fill("Det vi vet", "Mamma arbetar natt fyra dagar i veckan. Elsa är ensam från klockan sju.").await;
    hand.send("Spara").await;
    hand.look("behov").await;
    agreed(hand).await;
    hand.follow("Till ärendet").await;
    hand.follow("Till utredningen").await;
    hand.look("utredningen").await;
}

/// Both parents say yes to support at home.
async fn agreed(hand: &mut impl Hand) {
    hand.follow("Till utredningen").await;
    hand.follow("Samtycke och stöd i lag").await;
    fills(
        hand,
        &[
            ("Vad är det för slag?", "Stöd hemma eller i öppna former, efter behovsprövning."),
            ("Vad vill ni göra?", "Någon kommer hem till familjen två kvällar i veckan."),
        ],
    )
    .await;
    hand.send("Skriv in").await;
    for (who, words) in [(MOTHER.0, "Ja, det vore skönt."), (FATHER.0, "Ja, för Elsas skull.")] {
        hand.follow("Skriv ett svar").await;
        fills(hand, &[("Vem?", who), ("Vad blev svaret?", "Ja"), ("Vad sa personen?", words), ("Hur?", "När vi sågs")])
            .await;
        hand.send("Spara svaret").await;
    }
    hand.look("samtycke").await;
}

/// The parents read and answer; Lena decides.
async fn decided(hand: &mut impl Hand, town: &World) {
    hand.follow("Parternas svar").await;
    for (who, _) in [MOTHER, FATHER] {
        hand.tick(&format!("{who}, vårdnadshavare")).await;
    }
    fills(hand, &[("Vad har de fått läsa?", "Utredningen den 12 mars."), ("Hur fick de det?", "I handen")]).await;
    hand.tick("De vet att de också kan berätta muntligt för nämnden").await;
    hand.send("Spara att de har fått det").await;
    town.set("2026-03-20T10:00:00Z");
    hand.sit("omar").await;
    hand.row(ELSA.0, "Utredningen klar").await;
    hand.follow("Till utredningen").await;
    hand.follow("Parternas svar").await;
    hand.follow("Skriv ner ett svar").await;
    for ((who, _), words) in [(MOTHER, "Det stämmer."), (FATHER, "Jag håller med.")] {
        fills(
            hand,
            &[
                ("Vem svarar?", &format!("{who}, vårdnadshavare, det som gavs torsdag 12 mars")),
                ("Har det kommit ett svar?", "Ja"),
                ("Om ja: vad säger personen?", words),
            ],
        )
        .await;
        hand.send("Spara svaret").await;
    }
    town.set("2026-03-27T09:00:00Z");
    hand.sit("lena").await;
    // Omar has rung her: a decision that somebody else is to make stands on no day yet.
    hand.follow("Sök person").await;
    hand.fill("Namn, personnummer eller ett ärendes adress", ELSA.1).await;
    hand.send("Sök").await;
    hand.follow(ELSA.0).await;
    hand.follow("Oro för barn eller ung").await;
    hand.follow("Beslut om stöd").await;
    fills(
        hand,
        &[
            ("Vad gäller beslutet?", &format!("{AT_HOME} (11 kap. 1 § SoL)")),
            ("Vad beslutas?", "Ja, som helhet"),
            ("Vad är bestämt?", "Någon kommer hem till er två kvällar i veckan."),
            ("Vad händer nu?", "Omar och Resursenheten ringer er."),
            ("Vad kan personen själv göra?", "Ring oss om något känns fel."),
            ("Vilka uppgifter avgjorde?", "Elsa är ensam hemma fyra kvällar i veckan."),
            ("Varför?", "Elsa behöver en vuxen om kvällarna, och familjen har ingen annan."),
            ("Är utredningen klar med det här beslutet?", "Ja, utredningen är klar"),
            (
                "Vad säger barnet, och hur har du vägt det? Har barnet inte hörts: varför?",
                "Elsa vill att någon är hemma när det blir mörkt, och det får hon.",
            ),
        ],
    )
    .await;
    hand.look("beslut").await;
    hand.send("Skriv under beslutet").await;
}

/// Each parent gets a letter of their own.
async fn told_in_writing(hand: &mut impl Hand, town: &World) {
    town.set("2026-03-27T12:00:00Z");
    hand.sit("omar").await;
    hand.follow(ELSA.0).await;
    hand.follow("Breven om beslutet").await;
    for (name, number) in [MOTHER, FATHER] {
        fills(
            hand,
            &[
                ("Vem går brevet till?", &format!("{name}, vårdnadshavare: {AT_HOME}")),
                ("Vad heter personen?", name),
                ("Fyra sista siffrorna i personnumret", number.rsplit('-').next().unwrap_or_default()),
                ("Hur går brevet?", "i handen"),
            ],
        )
        .await;
        hand.send("Spara att brevet går").await;
    }
    hand.look("brev").await;
}
