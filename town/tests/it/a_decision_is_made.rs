//! Two sisters: those who are parties read and answer first, somebody named decides about the elder, the committee about the
//! younger, and everybody it concerns gets a letter that tells nobody where they are.

mod before;
mod routes;

pub use before::{investigated, parents};
pub use routes::{ROUTES, ready};

use crate::what_a_child_says::{it_says_what_tora_says_and_on_what_ground, they_get_their_letters};
use access::{Act, Permit, Who, office};
use casefile::Text;
use casefile::person::{
    self,
    guarded::{self, ReachKind},
};
use law::{Day, known::Protection};
use town::{Paper, World};

pub const ELSA: (&str, &str) = ("Elsa Öhman", "20160614-2386");
const TORA: (&str, &str) = ("Tora Öhman", "20101104-2395");
const ADDRESS: &str = "Lönnvägen 14, 123 45 Älvsala";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn boss() -> Permit {
    Permit::ask(Who::Operator("test".into()), Act::Office).unwrap()
}

/// The page on which parties get something to read, with everything filled in.
async fn communicates(page: &mut Paper, matter: &str, to: &[&str]) {
    page.open(&format!("{matter}/kommunicera")).await;
    for who in to {
        page.tick(who);
    }
    page.fill("Vad har de fått läsa?", "Utredningen den 2 mars: hon är ensam fyra kvällar i veckan.");
    page.fill("Hur fick de det?", "I handen");
    page.tick("De vet att de också kan berätta muntligt för nämnden");
}

/// What is to be typed of a decision, or of a proposal.
pub fn fills(page: &mut Paper, kind: &str, outcome: &str) {
    page.fill("Vad gäller beslutet?", kind);
    page.fill("Vad beslutas?", outcome);
    page.fill("Vad är bestämt?", "Du får en kontaktperson på kvällarna.");
    page.fill("Vad händer nu?", "Omar ringer dig på måndag.");
    page.fill("Vad kan personen själv göra?", "Ring oss om något känns fel.");
    page.fill("Vilka uppgifter avgjorde?", "Hon är ensam hemma fyra kvällar i veckan.");
    page.fill("Varför?", "Hon behöver en vuxen om kvällarna, och familjen har ingen annan.");
    let over = "Är utredningen klar med det här beslutet?";
    if page.fields().iter().any(|(asked, _)| asked == over) {
        page.fill(over, "Ja, utredningen är klar");
    }
    page.fill(VIEW, "Hon vill ha sällskap om kvällarna, och det får hon.");
    if outcome.starts_with("Ja") {
        page.fill(GROUND, "Pappa går inte att nå. 6 kap. 13 a § FB.");
    }
}

/// What is asked about the child's own words.
pub const VIEW: &str = "Vad säger barnet, och hur har du vägt det? Har barnet inte hörts: varför?";
/// What is asked where a consent is missing.
pub const GROUND: &str = "Alla som ska samtycka har inte sagt ja. På vilken grund går det ändå?";

pub fn nobody_was_heard(page: &mut Paper) {
    page.fill("Alla har inte läst och svarat. Varför går det att besluta ändå?", "Det kan inte vänta");
    page.fill("Berätta kort varför", "Hon är ensam i kväll.");
}

pub const CONTACT: &str = "Kontaktperson eller kontaktfamilj (11 kap. 1 § SoL)";
const HOME: &str = "Placering i familjehem (22 kap. 2 § SoL)";

pub async fn proposes(page: &mut Paper, matter: &str) {
    page.open(&format!("{matter}/beslut/forslag")).await;
    fills(page, HOME, "Ja, som helhet");
    nobody_was_heard(page);
}

async fn meeting(town: &World, on: &str) -> Paper {
    let mut maja = Paper::of_colleague(town, "maja").await;
    maja.open("/dagordning").await;
    maja.fill("Vilken dag möts utskottet?", on);
    maja
}

async fn minutes(page: &mut Paper, matter: &str, how: &str) {
    page.open(&format!("{matter}/utskottet")).await;
    page.fill("Vad säger protokollet?", how);
    page.fill("Vilken paragraf?", "§ 12");
    page.fill("Vem var ordförande?", "Rut Ek");
}

/// The page on which a letter goes to somebody, with everything filled in.
pub async fn sends(page: &mut Paper, matter: &str, to: &str, (name, digits, way): (&str, &str, &str)) {
    page.open(&format!("{matter}/beslut/brev")).await;
    page.fill("Vem går brevet till?", to);
    page.fill("Vad heter personen?", name);
    page.fill("Fyra sista siffrorna i personnumret", digits);
    page.fill("Hur går brevet?", way);
}

/// Lena has decided about the child, as it could not wait.
pub async fn decided(town: &World, matter: &str) {
    let mut lena = Paper::of_colleague(town, "lena").await;
    lena.open(&format!("{matter}/beslut")).await;
    fills(&mut lena, CONTACT, "Ja, som helhet");
    nobody_was_heard(&mut lena);
    lena.send("Skriv under beslutet").await;
    assert_eq!(lena.status(), 200, "{}", lena.text());
}

/// What lies there leaves its meeting to wait for another, and goes back to it.
async fn it_waits_and_goes_back(omar: &mut Paper, elsa: &str) {
    omar.follow("Flytta till ett annat möte, eller ta bort").await;
    omar.send("Flytta förslaget").await;
    omar.must_say("Välj vart förslaget ska.");
    omar.fill("Vart ska förslaget?", "Bort från dagordningen");
    omar.send("Flytta förslaget").await;
    omar.must_say("Skriv varför det tas bort.");
    omar.fill("Vart ska förslaget?", "Till nästa möte som bestäms");
    omar.send("Flytta förslaget").await;
    assert_eq!((omar.status(), omar.path()), (200, format!("{elsa}/utskottet").as_str()), "{}", omar.text());
    omar.must_say("Ingen mötesdag är bestämd än");
    omar.open(&format!("{elsa}/utskottet/flytta")).await;
    omar.fill("Vart ska förslaget?", "Möte måndag 2 mars 2026");
    omar.send("Flytta förslaget").await;
    omar.must_say("Möte måndag 2 mars 2026");
}

/// What Omar proposes.
const WISH: &str = "En kontaktperson två kvällar i veckan.";

/// On the page on which a matter is laid before Lena, filled in.
async fn presents(page: &mut Paper, matter: &str, words: &str) {
    page.open(&format!("{matter}/beslut/lagg-fram")).await;
    page.fill("Vem ska besluta?", "Lena Sand");
    page.fill("Vad föreslår du?", words);
}

/// Omar lays it before Lena, takes it back and lays it there again; she asks something, he answers by laying it there anew,
/// and each has on their day what is theirs to do.
async fn it_is_laid_before_lena(town: &World, omar: &mut Paper, tora: &str) {
    omar.open(&format!("{tora}/beslut")).await;
    omar.follow("Lägg fram ärendet för den som beslutar").await;
    omar.send("Lägg fram ärendet").await;
    omar.must_say("Välj vem som ska besluta.");
    omar.must_say("Skriv vad du föreslår.");
    presents(omar, tora, WISH).await;
    omar.send("Lägg fram ärendet").await;
    assert_eq!(omar.status(), 200, "{}", omar.text());
    omar.must_say("Omar Haddad till Lena Sand");
    omar.fill("Vem ska besluta?", "Ingen än: ta tillbaka det");
    omar.send("Lägg fram ärendet").await;
    omar.must_say("Taget tillbaka av Omar Haddad");
    let mut lena = Paper::of_colleague(town, "lena").await;
    lena.open("/min-dag").await;
    lena.must_not_say("Att besluta.");
    presents(omar, tora, WISH).await;
    omar.send("Lägg fram ärendet").await;
    omar.open("/min-dag").await;
    omar.must_say("Att Lena Sand beslutar. Förslaget: En kontaktperson två kvällar i veckan.");

    lena.open("/min-dag").await;
    lena.must_say("Att besluta. Omar Haddad föreslår: En kontaktperson två kvällar i veckan.");
    lena.open(&format!("{tora}/beslut")).await;
    lena.must_say("Omar Haddad har lagt fram ärendet för dig");
    lena.follow("Fråga något innan du beslutar").await;
    lena.fill("Vad behöver du veta?", "Vem hämtar henne hem?");
    lena.send("Skicka frågan").await;
    assert_eq!(lena.status(), 200, "{}", lena.text());
    lena.open("/min-dag").await;
    lena.must_not_say("Att besluta.");
    omar.open("/min-dag").await;
    omar.must_say("Lena Sand behöver veta något innan beslutet: Vem hämtar henne hem?");
    omar.must_not_say("Att Lena Sand beslutar.");
    presents(omar, tora, "En kontaktperson, som också hämtar henne.").await;
    omar.send("Lägg fram ärendet").await;
    omar.open("/min-dag").await;
    omar.must_not_say("Vem hämtar henne hem?");
    lena.open("/min-dag").await;
    lena.must_say("En kontaktperson, som också hämtar henne.");
}

/// The committee wants more before it decides.
pub async fn sent_back(town: &World) {
    meeting(town, "2026-03-02").await.send("Spara mötesdagen").await;
    let parents = parents(town).await;
    let elsa = investigated(town, ELSA, parents).await;
    let mut omar = Paper::of_colleague(town, "omar").await;
    proposes(&mut omar, &elsa).await;
    omar.send("Lägg på utskottets dagordning").await;
    it_waits_and_goes_back(&mut omar, &elsa).await;
    presents(&mut omar, &elsa, WISH).await;
    omar.send("Lägg fram ärendet").await;
    omar.fill("Vem ska besluta?", "Ingen än: ta tillbaka det");
    omar.send("Lägg fram ärendet").await;
    assert_eq!(omar.status(), 200, "{}", omar.text());
    let mut lena = Paper::of_colleague(town, "lena").await;
    minutes(&mut lena, &elsa, "Tillbaka, mer behövs").await;
    lena.send("Spara vad protokollet säger").await;
    assert_eq!(lena.status(), 422);
    lena.must_say("Skriv vad protokollet säger.");
    lena.fill("Om ett annat beslut, eller tillbaka: vad säger protokollet?", "Fråga mormor först.");
    lena.send("Spara vad protokollet säger").await;
    assert_eq!(lena.status(), 200, "{}", lena.text());
    lena.must_say("Tillbaka, mer behövs, § 12: Fråga mormor först.");
    // What came back stands there to be mended.
    omar.open(&format!("{elsa}/beslut/forslag")).await;
    omar.must_say("Fråga mormor först.");
    let why = ("Varför?".to_owned(), "Hon behöver en vuxen om kvällarna, och familjen har ingen annan.".to_owned());
    assert!(omar.fields().contains(&why), "{:?}", omar.fields());
}

async fn answers(page: &mut Paper, tora: &str, who: &str, words: &str) {
    page.open(&format!("{tora}/kommunicera/svar")).await;
    page.fill("Vem svarar?", &format!("{who}, det som gavs måndag 2 mars"));
    page.fill("Har det kommit ett svar?", "Ja");
    page.fill("Om ja: vad säger personen?", words);
    page.send("Spara svaret").await;
    assert_eq!(page.status(), 200, "{}", page.text());
}

/// Both guardians and the girl of fifteen read and answer, and the clock is there for as long as that takes.
async fn they_are_heard(omar: &mut Paper, tora: &str) {
    communicates(omar, tora, &["Tora Öhman, själv"]).await;
    omar.tick("Åsa Öhman, vårdnadshavare");
    omar.tick("Per Öhman, vårdnadshavare");
    let day = ("Till vilken dag kan de svara?".to_owned(), "2026-03-16".to_owned());
    assert!(omar.fields().contains(&day), "two weeks are suggested: {:?}", omar.fields());
    omar.send("Spara att de har fått det").await;
    assert_eq!(omar.status(), 200, "{}", omar.text());
    omar.must_say("Kan svara till måndag 16 mars.");
    omar.open(tora).await;
    omar.must_say("Parten har svarat");
    omar.open("/min-dag").await;
    omar.must_say("Parten har svarat");
    answers(omar, tora, "Tora Öhman, själv", "Jag vill inte vara ensam.").await;
    answers(omar, tora, "Åsa Öhman, vårdnadshavare", "Det stämmer.").await;
    answers(omar, tora, "Per Öhman, vårdnadshavare", "Jag vill hellre ha henne hos mig.").await;
    omar.must_say("Svarade måndag 2 mars: Jag vill inte vara ensam.");
    omar.open("/min-dag").await;
    omar.must_not_say("Parten har svarat");
}

/// Elsa's placement is laid before the committee, which decides as proposed.
async fn the_committee_decides(town: &World, omar: &mut Paper, elsa: &str) {
    omar.open(&format!("{elsa}/kommunicera")).await;
    omar.must_say("Åsa Öhman, vårdnadshavare");
    omar.must_not_say("Elsa Öhman, själv");
    proposes(omar, elsa).await;
    omar.send("Lägg på utskottets dagordning").await;
    assert_eq!(omar.status(), 200, "{}", omar.text());
    omar.must_say("Ingen mötesdag är bestämd än");
    omar.open("/dagordning").await;
    omar.must_say("En enhetschef bestämmer mötesdagen här.");
    let mut maja = meeting(town, "2026-03-13").await;
    maja.send("Spara mötesdagen").await;
    maja.must_say("Möte fredag 13 mars 2026");
    maja.must_say("Elsa Öhman: Placering i familjehem");
    maja.must_say("Förslag: ja, som helhet. Hon behöver en vuxen om kvällarna");
    let mut petra = Paper::of_colleague(town, "petra").await;
    petra.open("/dagordning").await;
    petra.must_not_say("Elsa");
    petra.must_say("Ett ärende till, som du inte har någon uppgift i.");
}

#[tokio::test]
async fn the_elder_gets_support_by_lena_and_the_younger_a_home_by_the_committee() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let parents = parents(&town).await;
        let (tora, elsa) = (investigated(&town, TORA, parents).await, investigated(&town, ELSA, parents).await);
        let mut omar = Paper::of_colleague(&town, "omar").await;
        they_are_heard(&mut omar, &tora).await;

        // It is not Omar's to decide, and he reads whose it is.
        omar.open(&tora).await;
        omar.follow("Beslut om stöd").await;
        omar.must_say("Kontaktperson eller kontaktfamilj");
        // Birgit of the intake holds the right as well: whom to ask is in his own unit.
        omar.must_say("det beslutar Lena Sand.");
        assert!(!omar.fields().iter().any(|(asked, _)| asked == "Vad gäller beslutet?"));
        it_is_laid_before_lena(&town, &mut omar, &tora).await;
        the_committee_decides(&town, &mut omar, &elsa).await;

        town.set("2026-03-13T12:00:00Z");
        let mut lena = Paper::of_colleague(&town, "lena").await;
        lena.open(&format!("{tora}/beslut")).await;
        lena.must_say("En kontaktperson, som också hämtar henne.");
        lena.must_say("Jag vill hellre ha henne hos mig.");
        fills(&mut lena, CONTACT, "Ja, som helhet");
        it_says_what_tora_says_and_on_what_ground(&mut lena).await;
        lena.must_say("Beslut enligt delegation av Lena Sand fredag 13 mars 2026");
        lena.must_not_say("har lagt fram ärendet för dig");
        minutes(&mut lena, &elsa, "Beslut enligt förslaget").await;
        lena.send("Spara vad protokollet säger").await;
        lena.must_say("Beslut enligt förslaget, § 12.");
        lena.open(&format!("{elsa}/beslut")).await;
        lena.must_say("Beslut av utskottet fredag 13 mars 2026, § 12, ordförande Rut Ek");

        // The investigation says by which decision it ended and whose that was; a talk can still be noted after it.
        lena.open(&format!("{elsa}/utredning")).await;
        lena.must_say("Utredningen avslutades fredag 13 mars 2026.");
        lena.must_say("Det var beslutet Placering i familjehem, fredag 13 mars 2026, av utskottet.");
        lena.must_say("Utredningen är avslutad. Här står det som parterna fick läsa");
        lena.open(&format!("{tora}/utredning")).await;
        lena.must_say("fredag 13 mars 2026, av Lena Sand.");

        // What was decided by delegation is reported by number and kind, and nothing of whom.
        let mut petra = Paper::of_colleague(&town, "petra").await;
        petra.open("/dagordning").await;
        petra.must_say("Kontaktperson eller kontaktfamilj");
        petra.must_not_say("Tora");

        omar = Paper::of_colleague(&town, "omar").await;
        omar.open(&format!("{elsa}/samtal")).await;
        omar.fill("Blev samtalet av?", "Nej, av ett annat skäl");
        omar.fill("Varför blev det inget samtal?", "Elsa var inlagd på sjukhus hela tiden.");
        omar.send("Spara samtalet").await;
        assert_eq!(omar.status(), 200, "{}", omar.text());
        omar.must_say("Elsa var inlagd på sjukhus hela tiden.");
        they_get_their_letters(&mut omar, &tora).await;
        town.verified().await;
    })
    .await;
}

#[tokio::test]
async fn the_head_decides_while_both_are_away_and_no_letter_tells_where_the_mother_lives() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let [asa, per] = parents(&town).await;
        let elsa = investigated(&town, ELSA, [asa, per]).await;
        let m = town.moment();
        let mut tx = town.db().begin().await.unwrap();
        let text = Text::parse(ADDRESS, 100).unwrap();
        let version = person::one(&mut tx, asa).await.unwrap().unwrap().version;
        guarded::keep(&mut tx, &m, asa, ReachKind::Address, &text, "staff:test").await.unwrap();
        person::protect(&mut tx, &m, asa, version, Protection::Registration).await.unwrap();
        let today = m.law.settings().zone.day(m.at.instant());
        for login in ["omar", "maja"] {
            office::clear(&mut tx, &m, &boss(), town.colleague(login).await).await.unwrap();
        }
        for login in ["lena", "birgit"] {
            let who = town.colleague(login).await;
            office::note_absence(&mut tx, &m, &boss(), who, (today, day("2026-03-06"))).await.unwrap();
        }
        tx.commit().await.unwrap();

        let mut maja = Paper::of_colleague(&town, "maja").await;
        maja.open(&format!("{elsa}/beslut")).await;
        fills(&mut maja, CONTACT, "Ja, som helhet");
        nobody_was_heard(&mut maja);
        maja.fill("Varför?", "Hon är ensam på Lönnvägen  14 om kvällarna.");
        maja.send("Skriv under beslutet").await;
        assert_eq!(maja.status(), 422);
        maja.must_say("Texten visar var någon med skyddad identitet finns.");
        maja.fill("Varför?", "Hon är ensam om kvällarna.");
        maja.send("Skriv under beslutet").await;
        maja.must_say("Beslut enligt delegation, som ersättare, av Maja Ek");

        let mut omar = Paper::of_colleague(&town, "omar").await;
        let to = "Åsa Öhman, vårdnadshavare: Kontaktperson eller kontaktfamilj";
        sends(&mut omar, &elsa, to, ("Åsa Öhman", "2386", "med post")).await;
        omar.send("Spara att brevet går").await;
        assert_eq!(omar.status(), 422);
        omar.must_say("Personen har skyddad identitet, och ingen adress skrivs på brevet.");
        omar.fill("Hur går brevet?", "genom Skatteverket");
        omar.send("Spara att brevet går").await;
        omar.must_not_say("Lönnvägen");
        omar.follow("Skriv ut brevet till Åsa Öhman").await;
        omar.must_say("Skickas genom Skatteverket.");
        omar.must_not_say("Lönnvägen");
        let told = |(table, line): &(String, String)| table != "person_reach" && line.contains("Lönnvägen");
        assert!(!town.rows().await.iter().any(told), "nothing but her own record knows where she lives");
        town.verified().await;
    })
    .await;
}
