//! Support that was granted is ordered in a talk: both sides write one text, a question comes back, the family gets to know
//! who and when, and whoever gives it never reads the file. What nobody carries out stands in the report of the quarter.

use crate::a_decision_is_made;
use town::{Paper, World};

const NEED: &str = "Någon som är hemma hos henne om kvällarna.";

/// The routes of assignments.
pub const ROUTES: [&str; 14] = [
    "/arende/{id}/uppdrag",
    "/arende/{id}/uppdrag/{part}/behov",
    "/arende/{id}/uppdrag/{part}/mal",
    "/arende/{id}/uppdrag/{part}/tillsammans",
    "/arende/{id}/uppdrag/{part}/enheten",
    "/arende/{id}/uppdrag/{part}/skicka",
    "/arende/{id}/uppdrag/{part}/ta-emot",
    "/arende/{id}/uppdrag/{part}/hort",
    "/arende/{id}/uppdrag/{part}/fraga",
    "/arende/{id}/uppdrag/{part}/svar",
    "/arende/{id}/uppdrag/{part}/vem",
    "/arende/{id}/uppdrag/{part}/lamna",
    "/arende/{id}/uppdrag/{part}/avsluta",
    "/arende/{id}/ej-verkstallt/{part}",
];

/// Elsa has been granted a contact person, and Lena, who decided, stands before us with the address of the matter.
pub async fn granted(town: &World) -> (Paper, String) {
    let mut lena = Paper::of_colleague(town, "lena").await;
    let button = a_decision_is_made::ready(town, &mut lena, "/arende/{id}/beslut").await;
    lena.send(button).await;
    assert_eq!(lena.status(), 200, "{}", lena.text());
    let matter: Vec<&str> = lena.path().split('/').take(3).collect();
    let matter = matter.join("/");
    (lena, matter)
}

async fn talks(lena: &mut Paper, matter: &str) {
    lena.open(&format!("{matter}/uppdrag")).await;
    lena.fill("Vilken enhet?", "Resursenheten");
    lena.fill("Med vem?", "Vera Holm");
    lena.fill("Vad förstod ni båda?", "Elsa vill ha sällskap. Vera har någon från mars.");
}

/// The talk has been held: the address of what it began.
pub async fn begun(lena: &mut Paper, matter: &str) -> String {
    talks(lena, matter).await;
    lena.send("Börja uppdraget").await;
    assert_eq!(lena.status(), 200, "{}", lena.text());
    lena.path().to_owned()
}

async fn writes(page: &mut Paper, order: &str, (end, heading): (&str, &str), words: &str) {
    page.open(&format!("{order}/{end}")).await;
    page.fill(heading, words);
}

const PARTS: [(&str, &str); 4] = [
    ("behov", "Vad familjen behöver och vill"),
    ("mal", "Vad som ska bli annorlunda"),
    ("tillsammans", "Vad vi gör tillsammans, och när"),
    ("enheten", "Vad enheten kan erbjuda, och från när"),
];

/// What the family needs is written, and it has gone to the unit.
pub async fn sent(lena: &mut Paper, order: &str) {
    writes(lena, order, PARTS[0], NEED).await;
    lena.send("Spara").await;
    lena.send("Skicka till Resursenheten").await;
    assert_eq!(lena.status(), 200, "{}", lena.text());
    lena.must_say("Väntar på att Resursenheten tar emot.");
}

async fn asks(vera: &mut Paper, order: &str) {
    vera.open(&format!("{order}/fraga")).await;
    vera.fill("Vad behöver ni veta först?", "Vilka kvällar gäller det?");
}

pub async fn receives(page: &mut Paper, order: &str) {
    page.open(&format!("{order}/ta-emot")).await;
    page.tick("Frida Norén ger stödet");
    page.fill("När hör familjen av er, senast?", "2026-03-06");
}

/// The page of one of those routes with everything filled in, and its button.
pub async fn ready(town: &World, page: &mut Paper, route: &str) -> &'static str {
    let (mut lena, matter) = granted(town).await;
    if route == "/arende/{id}/uppdrag" {
        talks(&mut lena, &matter).await;
        *page = lena;
        return "Börja uppdraget";
    }
    if route == "/arende/{id}/ej-verkstallt/{part}" {
        town.set("2026-06-03T08:00:00Z");
        *page = Paper::of_colleague(town, "lena").await;
        reasons(page).await;
        return "Spara";
    }
    let order = begun(&mut lena, &matter).await;
    if let Some(part) = PARTS.iter().find(|(end, _)| route.ends_with(end)) {
        writes(&mut lena, &order, *part, NEED).await;
        *page = lena;
        return "Spara";
    }
    writes(&mut lena, &order, PARTS[0], NEED).await;
    lena.send("Spara").await;
    if route.ends_with("/skicka") {
        *page = lena;
        return "Skicka till Resursenheten";
    }
    lena.send("Skicka till Resursenheten").await;
    *page = Paper::of_colleague(town, "vera").await;
    with_the_unit((town, page), lena, &order, route.rsplit_once('/').unwrap().1).await
}

/// It lies with Vera, before whom the page is, until Lena answers her.
async fn with_the_unit((town, page): (&World, &mut Paper), mut lena: Paper, order: &str, end: &str) -> &'static str {
    match end {
        "ta-emot" => {
            receives(page, order).await;
            "Ta emot"
        }
        "hort" => {
            receives(page, order).await;
            page.send("Ta emot").await;
            *page = Paper::of_colleague(town, "frida").await;
            page.open("/min-dag").await;
            "Gjort: Elsa Öhman"
        }
        "fraga" => {
            asks(page, order).await;
            "Skicka frågan"
        }
        "svar" => {
            asks(page, order).await;
            page.send("Skicka frågan").await;
            lena.open(&format!("{order}/svar")).await;
            lena.fill("Ditt svar", "Måndagar och torsdagar.");
            *page = lena;
            "Skicka svaret"
        }
        "vem" => {
            page.open(&format!("{order}/vem")).await;
            page.fill("Vem mer ger stödet?", "Frida Norén");
            "Spara"
        }
        "lamna" => {
            receives(page, order).await;
            page.send("Ta emot").await;
            page.open(&format!("{order}/vem")).await;
            "Frida Norén ger inte stödet längre"
        }
        _ => {
            page.open(&format!("{order}/avsluta")).await;
            page.fill("Hur slutade det?", "Familjen vill inte ha det längre");
            page.fill("Varför?", "Mamma ringde.");
            "Avsluta"
        }
    }
}

async fn reasons(page: &mut Paper) {
    page.open("/ej-verkstallda").await;
    page.follow("Elsa Öhman").await;
    page.fill("Vad är skälet?", "Resursbrist");
    page.fill("Berätta kort", "Den som skulle komma har slutat. Vi söker en ny.");
}

/// Two write the same part: the second reads both texts, and nothing is lost.
async fn two_write_at_once(lena: &mut Paper, vera: &mut Paper, order: &str) {
    writes(lena, order, PARTS[2], "Frida kommer på torsdagar.").await;
    writes(vera, order, PARTS[2], "Frida kommer på måndagar.").await;
    vera.send("Spara").await;
    lena.send("Spara").await;
    lena.must_say("Så står det nu");
    lena.must_say("Frida kommer på måndagar.");
    assert!(lena.fields().iter().any(|(_, text)| text == "Frida kommer på torsdagar."));
    lena.fill(PARTS[2].1, "Frida kommer på måndagar och torsdagar.");
    lena.send("Spara").await;
    lena.must_say("Frida kommer på måndagar och torsdagar.");
    lena.must_say("Vera Holm, som ger stödet");
    lena.must_say("Så stod det förut");
}

/// Vera answers for the unit. She reads the assignment and writes in it, and there is no file for her.
async fn vera_reads_no_file(town: &World, matter: &str) -> Paper {
    let mut vera = Paper::of_colleague(town, "vera").await;
    vera.open("/uppdrag").await;
    vera.must_say("Elsa Öhman");
    for closed in [matter.to_owned(), format!("{matter}/utredning"), format!("{matter}/uppdrag")] {
        vera.open(&closed).await;
        assert_eq!(vera.status(), 404, "{closed}");
    }
    vera
}

/// She has a question before anybody comes, and Omar answers it.
async fn a_question_comes_back(vera: &mut Paper, omar: &mut Paper, order: &str) {
    vera.open("/min-dag").await;
    vera.must_say("Uppdrag att ta emot på Resursenheten");
    vera.follow("Elsa Öhman").await;
    vera.follow("Fråga innan ni tar emot").await;
    vera.must_say("Brist på personal är inget skäl att skicka tillbaka.");
    asks(vera, order).await;
    vera.send("Skicka frågan").await;
    vera.must_say("har frågat något, och väntar på svar");
    omar.open("/min-dag").await;
    omar.must_say("Vilka kvällar gäller det?");
    omar.open(order).await;
    omar.follow("Svara på frågan").await;
    omar.must_say("Vilka kvällar gäller det?");
    omar.fill("Ditt svar", "Måndagar och torsdagar.");
    omar.send("Skicka svaret").await;
    assert_eq!(omar.status(), 200, "{}", omar.text());
}

/// Frida works there, and sees nothing of it until Vera has named her; then she receives it, and the family gets it on paper.
async fn frida_receives(vera: &mut Paper, frida: &mut Paper, order: &str) {
    frida.open(order).await;
    assert_eq!(frida.status(), 404);
    vera.open(&format!("{order}/vem")).await;
    vera.fill("Vem mer ger stödet?", "Frida Norén");
    vera.send("Spara").await;
    frida.open("/min-dag").await;
    frida.follow("Elsa Öhman").await;
    frida.must_say("Måndagar och torsdagar.");
    frida.follow("Ta emot uppdraget").await;
    frida.fill("När hör familjen av er, senast?", "2026-03-01");
    frida.send("Ta emot").await;
    frida.must_say("Dagen när familjen hör av er har passerat.");
    frida.fill("När hör familjen av er, senast?", "2026-03-06");
    frida.send("Ta emot").await;
    assert_eq!(frida.status(), 200, "{}", frida.text());
    frida.must_say("Frida Norén ger stödet.");
    frida.follow("Papper till familjen").await;
    for says in ["Frida Norén från Resursenheten.", "Ni hör av oss senast fredag 6 mars 2026.", NEED] {
        frida.must_say(says);
    }
}

#[tokio::test]
async fn lena_rings_vera_both_write_and_frida_comes_to_elsa() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let (mut lena, matter) = granted(&town).await;
        lena.open(&format!("{matter}/beslut")).await;
        lena.follow("Nästa steg: uppdrag till den som ger stödet").await;
        let order = begun(&mut lena, &matter).await;
        lena.must_say("Ni skriver uppdraget tillsammans.");
        lena.must_not_say("Skicka till Resursenheten");
        talks(&mut lena, &matter).await;
        lena.send("Börja uppdraget").await;
        assert_eq!(lena.status(), 422);
        lena.must_say("Det finns redan ett öppet uppdrag till den enheten");

        let mut vera = vera_reads_no_file(&town, &matter).await;
        two_write_at_once(&mut lena, &mut vera, &order).await;
        sent(&mut lena, &order).await;
        let mut omar = Paper::of_colleague(&town, "omar").await;
        a_question_comes_back(&mut vera, &mut omar, &order).await;
        let mut frida = Paper::of_colleague(&town, "frida").await;
        frida_receives(&mut vera, &mut frida, &order).await;
        for closed in [matter.clone(), format!("{matter}/anteckning"), format!("{matter}/beslut")] {
            frida.open(&closed).await;
            assert_eq!(frida.status(), 404, "{closed}");
        }
        frida.open("/ej-verkstallda").await;
        frida.must_not_say("Elsa");

        // It ends, and Frida reads no more of it.
        omar.open(&format!("{order}/avsluta")).await;
        omar.fill("Hur slutade det?", "Stödet är klart");
        omar.fill("Varför?", "Elsa och mamma klarar kvällarna själva.");
        omar.send("Avsluta").await;
        assert_eq!(omar.status(), 200, "{}", omar.text());
        frida.open(&order).await;
        assert_eq!(frida.status(), 404);
        frida.open("/uppdrag").await;
        frida.must_say("Stödet är klart");
        frida.must_not_say("Elsa");
        town.verified().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_not_carried_out_after_three_months_stands_in_the_report() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let (mut lena, matter) = granted(&town).await;
        lena.open("/ej-verkstallda").await;
        lena.must_say("Inget väntar längre än tre månader.");
        lena.open(&matter).await;
        lena.must_say("Beslutet har verkställts");
        town.set("2026-06-02T08:00:00Z");
        let mut lena = Paper::of_colleague(&town, "lena").await;
        lena.open("/ej-verkstallda").await;
        lena.must_not_say("Elsa");
        town.set("2026-06-03T08:00:00Z");
        let mut lena = Paper::of_colleague(&town, "lena").await;
        lena.open("/ej-verkstallda").await;
        lena.must_say("Ingen har skrivit varför än.");
        reasons(&mut lena).await;
        lena.send("Spara").await;
        lena.must_say("Rapporteras kvartal 2 2026: Resursbrist.");
        // Whoever heads a unit has the counts, and a small group is not counted out.
        let mut maja = Paper::of_colleague(&town, "maja").await;
        maja.open("/ej-verkstallda").await;
        maja.follow("Antal, till fullmäktige").await;
        maja.must_say("Kontaktperson eller kontaktfamilj: färre än 5");
        maja.must_not_say("Elsa");
        let mut omar = Paper::of_colleague(&town, "omar").await;
        omar.open("/ej-verkstallda/utskrift").await;
        assert_eq!(omar.status(), 403, "{}", omar.text());
        let mut amina = Paper::of_colleague(&town, "amina").await;
        amina.open("/ej-verkstallda").await;
        amina.must_not_say("Elsa");
        town.verified().await;
    })
    .await;
}
