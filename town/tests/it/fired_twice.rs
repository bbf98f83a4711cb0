//! Every form and every button at work, pressed twice in the same instant on two connections: it happens once. A new
//! changing route that has no story here fails the test.

use crate::{
    a_decision_is_made, a_family_comes_back,
    a_family_is_handed_over::{UNIT, gives},
    an_investigation_is_done as inquiry,
    at_a_desk::{CHILD, link, writes},
    consent_is_taken_back::{alva, answers, noted, plans},
    followed_up_and_closed,
    steps::tells,
    support_is_given, support_is_ordered, who_has_custody,
};
use std::collections::BTreeSet;
use tokio::task::JoinSet;
use town::{Paper, SEED, World};

/// A page with everything filled in, and the button to press.
type Ready = (Paper, &'static str);

const DONE: &str = "Klart, lämna över";

async fn a_child(page: &mut Paper) -> String {
    writes(page, "Hon är ledsen.", "skolan", &[(CHILD, "Elsa Öhman", "9")]).await;
    page.tick("Vill veta vad som händer med anmälan");
    page.send(DONE).await;
    link(page, "Elsa Öhman")
}

/// A child's matter that the worker has taken.
pub async fn taken(page: &mut Paper) -> String {
    let matter = a_child(page).await;
    page.send("Ta Elsa Öhman, 9 år").await;
    assert_eq!(page.status(), 200, "{}", page.text());
    matter
}

pub async fn protect(page: &mut Paper, matter: &str) {
    page.open(&format!("{matter}/skydd")).await;
    page.fill("Behöver barnet eller den unga skydd?", "Nej");
    page.fill("Vad bygger du det på?", "Rektorn: hon är trygg hos mormor i natt.");
    page.fill("Har någon av oss pratat med barnet eller den unga?", "Ja");
    page.fill("Din bedömning", "Elsa behöver inte skydd i dag.");
}

pub async fn decide(page: &mut Paper, matter: &str, outcome: &str) {
    page.open(&format!("{matter}/bedomning")).await;
    page.fill("Vad beslutar du?", outcome);
    page.fill("Varför?", "Det som skolan berättar behöver utredas.");
    page.fill("Om utredning inleds: vet de som berörs om det?", "Ja, de har fått veta");
}

/// The page on which it is noted that the court has the case of a child in care.
async fn in_care(page: &mut Paper) {
    writes(page, "Polisen har tagit hand om Lo.", "polisen", &[(CHILD, "Lo Berg", "7")]).await;
    page.fill("Den första > Omhändertagen, beslut den", "2026-03-02");
    page.send(DONE).await;
    let lo = link(page, "Lo Berg");
    page.send("Ta Lo Berg, 7 år").await;
    page.open(&format!("{lo}/klart")).await;
}

async fn half_registered(page: &mut Paper) {
    page.open("/registrera").await;
    page.fill("Vad gäller det?", "Någon ringer.");
    page.fill("Vem berättar?", "skolan");
    page.send("Lägg undan, nästa samtal").await;
    let contact = link(page, "Kontakt från skolan");
    page.open(&contact).await;
    page.fill("Vad gäller det för personen?", CHILD);
}

async fn letter(town: &World, page: &mut Paper) {
    tells(town, "Ett barn gråter.").await;
    page.open("/mottagningen").await;
    let letter = link(page, "En kontakt");
    page.open(&letter).await;
}

async fn promised(page: &mut Paper) {
    page.open("/registrera").await;
    page.fill("Vad gäller det?", "Ring tillbaka.");
    page.fill("Vem berättar?", "skolan");
    page.fill("Vem ringer?", "Amina Warsame");
    page.fill("När, senast?", "12.00");
    page.send(DONE).await;
    page.open("/min-dag").await;
}

/// The page of a changing route, ready to be sent; `None` where the route changes no record.
pub async fn ready(town: &World, route: &str) -> Option<Ready> {
    let mut page = Paper::of_colleague(town, "amina").await;
    let button = match route {
        // Searching writes in no record.
        "/sok" | "/logga-in" | "/logga-ut" => return None,
        made if a_decision_is_made::ROUTES.contains(&made) => a_decision_is_made::ready(town, &mut page, made).await,
        order if support_is_ordered::ROUTES.contains(&order) => support_is_ordered::ready(town, &mut page, order).await,
        given if support_is_given::ROUTES.contains(&given) => support_is_given::ready(town, &mut page, given).await,
        after if followed_up_and_closed::ROUTES.contains(&after) => {
            followed_up_and_closed::ready(town, &mut page, after).await
        }
        "/arende/{id}/tidigare" => a_family_comes_back::ready(town, &mut page).await,
        matter if HANDED.contains(&matter) => handed(town, &mut page, matter).await,
        matter if BESIDE.iter().any(|end| matter.ends_with(end)) => beside(&mut page, matter).await,
        matter if inquiry::ROUTES.contains(&matter) => inquiry::ready(town, &mut page, matter).await,
        matter if matter.starts_with("/arende/") => in_a_matter(&mut page, matter).await,
        other => at_the_desk(town, &mut page, other).await,
    };
    assert_eq!(page.status(), 200, "{route}: {}", page.text());
    Some((page, button))
}

async fn at_the_desk(town: &World, page: &mut Paper, route: &str) -> &'static str {
    match route {
        "/registrera" => {
            writes(page, "Hon är ledsen.", "skolan", &[(CHILD, "Elsa Öhman", "9")]).await;
            DONE
        }
        "/kontakt/{id}" => {
            half_registered(page).await;
            DONE
        }
        "/brev/{id}/las" => {
            letter(town, page).await;
            "Öppna och läs"
        }
        "/brev/{id}/svara" => {
            letter(town, page).await;
            page.send("Öppna och läs").await;
            "Tack, vi har läst och går vidare"
        }
        "/lofte/{id}" => {
            promised(page).await;
            "Gjort: En kontakt"
        }
        // Below: rooms made by `cargo xtask new-room`.
        new => panic!("{new} is a new changing route: tell here how it is reached"),
    }
}

/// The routes by which a matter changes hands. They need another unit, or a head.
const HANDED: [&str; 5] = [
    "/arende/{id}/hort",
    "/arende/{id}/lamna-over",
    "/arende/{id}/ta-emot",
    "/arende/{id}/fraga-tillbaka",
    "/arende/{id}/fordela",
];

async fn handed(town: &World, page: &mut Paper, route: &str) -> &'static str {
    if route == "/arende/{id}/fordela" {
        let matter = a_child(page).await;
        *page = Paper::of_colleague(town, "karin").await;
        page.open(&format!("{matter}/fordela")).await;
        page.fill("Vem får ärendet?", "Johan Öberg. Arbetar med barn. Har inga öppna ärenden här.");
        page.fill("Varför just den kollegan?", "Johan känner skolan.");
        return "Ge ärendet";
    }
    let matter = taken(page).await;
    gives(page, &matter, UNIT).await;
    if route == "/arende/{id}/lamna-over" {
        return "Lämna över";
    }
    page.send("Lämna över").await;
    *page = Paper::of_colleague(town, "lena").await;
    if route == "/arende/{id}/hort" {
        page.open(&format!("{matter}/ta-emot")).await;
        page.fill("Vem har ärendet från och med nu?", "Jag tar ärendet");
        page.fill("När hör familjen av er nästa gång, senast?", "2026-03-04");
        page.send("Ta emot").await;
        page.open("/min-dag").await;
        return "Gjort: Elsa Öhman";
    }
    page.open(&route.replace("/arende/{id}", &matter)).await;
    if route == "/arende/{id}/ta-emot" {
        page.fill("Vem har ärendet från och med nu?", "Jag tar ärendet");
        page.fill("När hör familjen av er nästa gång, senast?", "2026-03-04");
        return "Ta emot";
    }
    page.fill("Vad behöver redas ut först?", "Något är oklart eller saknas.");
    page.fill("Vad är frågan?", "Vet pappa om det?");
    "Skicka tillbaka"
}

/// How the routes end that are about a note that is there, and about what is done and who has said yes to it.
const BESIDE: [&str; 7] = ["/ratta", "/fel", "/samtycke", "/svar", "/angrat", "/slut", "/vardnadshavare"];

async fn beside(page: &mut Paper, route: &str) -> &'static str {
    if route.ends_with("/ratta") || route.ends_with("/fel") {
        return in_a_note(page, route).await;
    }
    if route.ends_with("/vardnadshavare") {
        return who_has_custody::ready(page).await;
    }
    if route.ends_with("/samtycke") {
        let matter = taken(page).await;
        decide(page, &matter, "Utredning inleds").await;
        page.send("Skriv under beslutet").await;
        page.open(&format!("{matter}/samtycke")).await;
        plans(page, "Kontakt med andra om personen.", "Prata med skolan");
        return "Skriv in";
    }
    alva(page).await;
    if route.ends_with("/slut") {
        page.follow("Avsluta").await;
        page.fill("Hur gick det?", "Fem samtal.");
        return "Avsluta";
    }
    page.follow("Skriv ett svar").await;
    answers(page, "Alva Berg", "Ja", "Ja, men inte i skolan.");
    if route.ends_with("/svar") {
        return "Spara svaret";
    }
    page.send("Spara svaret").await;
    page.follow("Ångrat sitt samtycke").await;
    page.fill("Vad sa personen?", "Jag vill inte.");
    page.fill("Hur?", "På telefon");
    "Ångrat sitt samtycke"
}

async fn in_a_note(page: &mut Paper, route: &str) -> &'static str {
    let matter = taken(page).await;
    noted(page, &matter, "Mormor hämtar i dag.").await;
    if route.ends_with("/fel") {
        page.follow("Någon menar att det är fel").await;
        page.fill("Vem menar det?", "Elsa Öhman");
        page.fill("Vad är fel, med personens egna ord?", "Det var farmor.");
        return "Spara orden";
    }
    page.follow("Rätta").await;
    page.fill("Är det en uppgift eller en bedömning?", "Uppgift");
    page.fill("Vad är rätt?", "Mormor hämtar i morgon.");
    page.fill("Hur vet vi det?", "Mormor ringde.");
    "Spara rättelsen"
}

async fn in_a_matter(page: &mut Paper, route: &str) -> &'static str {
    if route == "/arende/{id}/ta" {
        a_child(page).await;
        return "Ta Elsa Öhman, 9 år";
    }
    if route == "/arende/{id}/berorda" {
        let matter = crate::rare::parked(page).await;
        page.open(&format!("{matter}/berorda")).await;
        page.fill("Har de som berörs fått veta?", "Ja, de har fått veta");
        page.fill("Vem fick veta, och hur? Om det får vänta: varför?", "Ringde pappa.");
        return "Spara";
    }
    let matter = taken(page).await;
    match route {
        "/arende/{id}/klart" => {
            in_care(page).await;
            page.fill("Vad gjorde ni, och vem fick veta?", "Förvaltningsrätten har beslutet sedan klockan 10.");
            "Spara"
        }
        "/arende/{id}/samma" => {
            writes(page, "Han slog henne igen.", "polisen", &[(CHILD, "Elsa Öhman", "9")]).await;
            page.send(DONE).await;
            page.fill("Den första > Är det någon av dem här?", "Elsa Öhman, 9 år");
            page.send(DONE).await;
            page.open(&matter).await;
            "Samma händelse"
        }
        "/arende/{id}/tillbaka" => {
            page.open(&format!("{matter}/tillbaka")).await;
            page.fill("Varför lämnar du tillbaka ärendet?", "Jag är borta i morgon.");
            "Lämna tillbaka till kön"
        }
        "/arende/{id}/skydd" => {
            protect(page, &matter).await;
            "Skriv under skyddsbedömningen"
        }
        "/arende/{id}/anteckning" => {
            page.open(&format!("{matter}/anteckning")).await;
            page.fill("Är det en uppgift eller en bedömning?", "Uppgift");
            page.fill("Vad vill du anteckna?", "Mormor hämtar i dag.");
            page.fill("Varifrån kommer det?", "Samtal med mormor.");
            "Spara anteckningen"
        }
        "/arende/{id}/bedomning" => {
            decide(page, &matter, "Utredning inleds").await;
            "Skriv under beslutet"
        }
        "/arende/{id}/aterkoppling" => {
            decide(page, &matter, "Utredning inleds").await;
            page.send("Skriv under beslutet").await;
            page.open(&format!("{matter}/aterkoppling")).await;
            page.fill("Har du svarat?", "Ja, jag har svarat");
            page.fill("Hur svarade du, eller varför är det olämpligt?", "Ringde rektorn.");
            "Spara svaret"
        }
        new => panic!("{new} is a new changing route: tell here how it is reached"),
    }
}

/// Every changing route of the staff face.
pub fn changing() -> Vec<String> {
    let table = page::access_table(&house::way::rooms());
    let lines = table.iter().map(|line| line.split_whitespace().collect::<Vec<_>>());
    lines.filter(|words| words[0] == "Staff" && words[1] == "POST").map(|words| words[2].to_owned()).collect()
}

/// Presses the button of that route in two windows at once. Whether it is a route that changes a record.
async fn pressed_twice(town: Option<World>, route: &str) -> bool {
    let Some(town) = town else { return false };
    let town = town.at_work().await;
    let made = ready(&town, route).await;
    let changes = made.is_some();
    if let Some((page, button)) = made {
        let before = town.verified().await.events;
        let mut windows = JoinSet::new();
        for _ in 0..2 {
            let mut window = page.clone();
            windows.spawn(async move {
                window.send(button).await;
                (window.status(), window.path().to_owned())
            });
        }
        let ends: BTreeSet<(u16, String)> = windows.join_all().await.into_iter().collect();
        assert_eq!(ends.len(), 1, "{route} on {}: both are led to the same place: {ends:?}", town.db().engine());
        assert!(ends.iter().all(|(status, _)| *status == 200), "{route}: {ends:?}");
        assert_eq!(town.verified().await.events, before + 1, "{route} on {}", town.db().engine());
    }
    town.end().await;
    changes
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_changing_route_pressed_twice_happens_once() {
    let mut tried = BTreeSet::new();
    for route in changing() {
        // The two towns know nothing of each other, and wait for different databases.
        let lite = async { pressed_twice(Some(World::on_sqlite(SEED).await), &route).await };
        let server = async { pressed_twice(World::on_postgres(SEED).await, &route).await };
        if tokio::join!(lite, server).0 {
            tried.insert(route);
        }
    }
    println!("{} routes: {tried:?}", tried.len());
    assert!(tried.len() >= 10);
}
