//! The need of protection of a child is judged the same day, and it is decided whether an investigation opens.

use crate::at_a_desk::{ADDICTION, CHILD, link, registers};
use town::{Paper, World};

/// Two siblings of whom the school tells, as Amina finds them in her queue.
async fn siblings(amina: &mut Paper) -> (String, String) {
    registers(
        amina,
        "Elsa har märken på armarna. Nils är tyst.",
        "skolan",
        &[(CHILD, "Elsa", "9"), (CHILD, "Nils", "6")],
    )
    .await;
    (link(amina, "Elsa"), link(amina, "Nils"))
}

fn judges(page: &mut Paper, need: &str, talked: &str) {
    page.fill("Behöver barnet eller den unga skydd?", need);
    page.fill("Vad bygger du det på?", "Skolan har sett märkena.");
    page.fill("Har någon av oss pratat med barnet eller den unga?", talked);
    page.fill("Din bedömning", "Hon är trygg hos mormor i kväll.");
}

#[tokio::test]
async fn amina_takes_elsa_judges_and_opens_an_investigation() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let (elsa, nils) = siblings(&mut amina).await;
        amina.open(&elsa).await;
        amina.must_say("Elsa 9 år");
        amina.must_say("Ingen har tagit ärendet än.");
        amina.must_say("Beslut om att inleda");
        amina.must_say("14 dagar");
        amina.must_say("Elsa har märken på armarna.");
        amina.send("Ta ärendet").await;
        assert_eq!((amina.status(), amina.path()), (200, elsa.as_str()));
        amina.must_say("Det här väntar: Gör skyddsbedömningen.");

        amina.follow("Gör skyddsbedömningen").await;
        amina.fill("Behöver barnet eller den unga skydd?", "Vi vet inte än");
        amina.send("Skriv under skyddsbedömningen").await;
        assert_eq!(amina.status(), 422);
        amina.must_say("Skriv vad som saknas.");
        judges(&mut amina, "Ja, men inte i dag", "Ja");
        amina.send("Skriv under skyddsbedömningen").await;
        assert_eq!((amina.status(), amina.path()), (200, elsa.as_str()), "{}", amina.text());
        amina.must_say("behörig enligt 25 kap. 1 §");
        amina.must_say("Hon är trygg hos mormor i kväll.");

        amina.follow("Besluta om utredning").await;
        amina.must_say("14 dagar kvar");
        amina.must_say("Att inte inleda utredning beslutar Birgit Åström.");
        amina.fill("Vad beslutar du?", "Utredning inleds");
        amina.fill("Varför?", "Skolan har sett märken.");
        amina.send("Skriv under beslutet").await;
        assert_eq!(amina.status(), 422);
        amina.fill("Om utredning inleds: vet de som berörs om det?", "Ja, de har fått veta");
        amina.send("Skriv under beslutet").await;
        assert_eq!(amina.status(), 200, "{}", amina.text());
        amina.must_say("Beslut enligt delegation av Amina Warsame");
        amina.open(&elsa).await;
        amina.must_say("Beslut: utredning inleds");
        amina.must_say("Utredningen klar");

        // Nothing has happened to Nils.
        amina.open(&nils).await;
        amina.must_say("Ingen skyddsbedömning är gjord än.");
        assert_eq!(town.count("protection").await, 1);
        assert_eq!(town.count("opening").await, 1);
        town.verified().await;
    })
    .await;
}

#[tokio::test]
async fn johan_reads_who_decides_before_he_types() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut birgit = Paper::of_colleague(&town, "birgit").await;
        let (elsa, _) = siblings(&mut birgit).await;
        let mut petra = Paper::of_colleague(&town, "petra").await;
        for end in ["", "/skydd", "/bedomning", "/aterkoppling", "/anteckning", "/tillbaka"] {
            petra.open(&format!("{elsa}{end}")).await;
            assert_eq!(petra.status(), 404, "{end}");
            petra.must_not_say("Elsa");
        }
        let mut nils = Paper::of_colleague(&town, "nils").await;
        nils.open(&format!("{elsa}/bedomning")).await;
        nils.must_say("Att inleda utredning beslutar");
        assert!(!nils.text().contains("Skriv under beslutet"));
    })
    .await;
}

#[tokio::test]
async fn two_write_at_once_and_both_texts_stand_on_the_page() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let (elsa, _) = siblings(&mut amina).await;
        let mut johan = Paper::of_colleague(&town, "johan").await;
        for page in [&mut amina, &mut johan] {
            page.open(&format!("{elsa}/skydd")).await;
            judges(page, "Nej", "Ja");
        }
        johan.fill("Din bedömning", "Johans egna ord.");
        amina.send("Skriv under skyddsbedömningen").await;
        johan.send("Skriv under skyddsbedömningen").await;
        assert_eq!(johan.status(), 422);
        johan.must_say("En kollega ändrade ärendet medan du skrev.");
        johan.must_say("Hon är trygg hos mormor i kväll.");
        assert!(johan.fields().iter().any(|(_, value)| value == "Johans egna ord."));
        johan.send("Skriv under skyddsbedömningen").await;
        assert_eq!(johan.path(), elsa, "{}", johan.text());
        assert_eq!(town.count("protection").await, 2);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_opened_and_the_school_hears_that_and_no_more() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut birgit = Paper::of_colleague(&town, "birgit").await;
        let (elsa, _) = siblings(&mut birgit).await;
        birgit.open(&elsa).await;
        birgit.send("Ta ärendet").await;
        birgit.open(&format!("{elsa}/bedomning")).await;
        birgit.must_say("Skyddsbedömningen är inte gjord än.");
        birgit.follow("Gör skyddsbedömningen").await;
        judges(&mut birgit, "Nej", "Ville inte");
        birgit.send("Skriv under skyddsbedömningen").await;
        birgit.open(&format!("{elsa}/aterkoppling")).await;
        birgit.send("Den som anmälde frågar nu").await;
        birgit.must_say("Beslutet är inte fattat än.");
        birgit.open(&format!("{elsa}/bedomning")).await;
        birgit.fill("Vad beslutar du?", "Utredning inleds inte");
        birgit.fill("Varför?", "Oron är utredd i höstas.");
        birgit.send("Skriv under beslutet").await;
        birgit.must_say("Utredning inleds inte");
        birgit.open(&format!("{elsa}/aterkoppling")).await;
        birgit.must_say("Utredning har inte inletts.");
        birgit.fill("Har du svarat?", "Ja, jag har svarat");
        birgit.fill("Hur svarade du, eller varför är det olämpligt?", "Ringde rektorn.");
        birgit.send("Spara svaret").await;
        birgit.must_say("Svaret: Utredning har inte inletts. Ringde rektorn.");
        birgit.open(&elsa).await;
        birgit.must_say("Ärendet är avslutat.");
        town.verified().await;
    })
    .await;
}

#[tokio::test]
async fn an_adult_a_note_and_a_matter_that_goes_back() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut tove = Paper::of_colleague(&town, "tove").await;
        registers(&mut tove, "Conny dricker.", "anhörig eller partner", &[(ADDICTION, "Conny Lind", "45")]).await;
        let conny = link(&tove, "Conny");
        tove.open(&conny).await;
        tove.must_say("Inga frister löper.");
        tove.send("Ta ärendet").await;
        tove.follow("Skriv en anteckning").await;
        tove.fill("Är det en uppgift eller en bedömning?", "Uppgift");
        tove.fill("Vad vill du anteckna?", "Han svarar inte i telefon.");
        tove.fill("Varifrån kommer det?", "telefonsamtal");
        tove.send("Spara anteckningen").await;
        tove.must_say("Han svarar inte i telefon.");
        tove.follow("Lämna tillbaka till kön").await;
        tove.fill("Varför lämnar du tillbaka ärendet?", "Jag är på kurs.");
        tove.send("Lämna tillbaka till kön").await;
        assert_eq!(tove.path(), "/mottagningen", "{}", tove.text());
        tove.open(&conny).await;
        tove.must_say("Jag är på kurs.");
        tove.send("Ta ärendet").await;
        tove.follow("Skriv vad ni kom fram till").await;
        tove.must_say("Att inte inleda utredning om en vuxen beslutar Karin Sjölund.");
        tove.must_say("för att vård enligt LVM kan behövas, beslutar Karin Sjölund.");
        tove.must_not_say("Personen får hjälp av någon annan");
        tove.must_say("Utredning inleds, och personen vill det");
        let mut karin = Paper::of_colleague(&town, "karin").await;
        karin.open(&format!("{conny}/bedomning")).await;
        karin.must_say("Att inleda utredning om en vuxen beslutar Amina Warsame, Petra Lind eller Tove Hjälm.");
        karin.fill("Vad kom ni fram till?", "Personen får hjälp av någon annan");
        karin.fill("Om någon annan hjälper: vem?", "beroendemottagningen");
        karin.fill("Varför?", "Han vill gå dit.");
        karin.send("Skriv under beslutet").await;
        karin.must_say("Personen får hjälp av beroendemottagningen.");
        karin.must_say("Beslut enligt delegation av Karin Sjölund");
        town.verified().await;
    })
    .await;
}

#[tokio::test]
async fn violence_counts_from_its_first_day_whenever_it_is_decided() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        crate::at_a_desk::writes(&mut amina, "Pappa slår.", "skolan", &[(CHILD, "Alva Nordin", "7")]).await;
        amina.tick("Den första > Våld av någon närstående");
        amina.send("Klart, lämna över").await;
        let alva = link(&amina, "Alva Nordin");
        amina.open(&alva).await;
        amina.send("Ta ärendet").await;
        amina.must_say("torsdag 2 juli");
        town.set("2026-03-05T08:00:00Z");
        let mut amina = Paper::of_colleague(&town, "amina").await;
        crate::fired_twice::decide(&mut amina, &alva, "Utredning inleds").await;
        amina.send("Skriv under beslutet").await;
        assert_eq!(amina.status(), 200, "{}", amina.text());
        amina.open(&alva).await;
        amina.must_say("torsdag 2 juli");
        amina.must_not_say("5 juli");
    })
    .await;
}
