//! The changing routes of a decision, each with its page ready to be sent.

use super::{
    CONTACT, ELSA, WISH, communicates, decided, fills, investigated, meeting, minutes, nobody_was_heard, parents,
    presents, proposes, sends,
};
use town::{Paper, World};

/// The routes of the decision.
pub const ROUTES: [&str; 13] = [
    "/arende/{id}/kommunicera",
    "/arende/{id}/kommunicera/svar",
    "/arende/{id}/beslut",
    "/arende/{id}/beslut/lagg-fram",
    "/arende/{id}/beslut/fraga-forst",
    "/arende/{id}/beslut/forslag",
    "/arende/{id}/utskottet",
    "/arende/{id}/utskottet/flytta",
    "/arende/{id}/ordforandebeslut",
    "/arende/{id}/beslut/brev",
    "/arende/{id}/beslut/mottaget",
    "/arende/{id}/beslut/avsluta",
    "/dagordning",
];

/// The page of one of those routes with everything filled in, and its button.
pub async fn ready(town: &World, page: &mut Paper, route: &str) -> &'static str {
    if route == "/dagordning" {
        *page = meeting(town, "2026-03-26").await;
        return "Spara mötesdagen";
    }
    let parents = parents(town).await;
    let elsa = investigated(town, ELSA, parents).await;
    *page = Paper::of_colleague(town, "omar").await;
    match route {
        "/arende/{id}/kommunicera" => {
            communicates(page, &elsa, &["Åsa Öhman, vårdnadshavare"]).await;
            "Spara att de har fått det"
        }
        "/arende/{id}/kommunicera/svar" => {
            communicates(page, &elsa, &["Åsa Öhman, vårdnadshavare"]).await;
            page.send("Spara att de har fått det").await;
            page.open(&format!("{elsa}/kommunicera/svar")).await;
            page.fill("Vem svarar?", "Åsa Öhman, vårdnadshavare, det som gavs måndag 2 mars");
            page.fill("Har det kommit ett svar?", "Ja");
            page.fill("Om ja: vad säger personen?", "Det stämmer.");
            "Spara svaret"
        }
        "/arende/{id}/beslut" => {
            *page = Paper::of_colleague(town, "lena").await;
            page.open(&format!("{elsa}/beslut")).await;
            fills(page, CONTACT, "Ja, som helhet");
            nobody_was_heard(page);
            "Skriv under beslutet"
        }
        "/arende/{id}/beslut/forslag" => {
            proposes(page, &elsa).await;
            "Lägg på utskottets dagordning"
        }
        "/arende/{id}/ordforandebeslut" => {
            page.open(&format!("{elsa}/ordforandebeslut")).await;
            page.fill("Vad beslutades?", "Omedelbart omhändertagande enligt 6 § LVU");
            page.fill("Vilken dag?", "2026-03-02");
            page.fill("Vem beslutade?", "Rut Ek");
            page.fill("Vad säger beslutet, och varför kunde det inte vänta?", "Hon tas om hand i kväll.");
            "Spara ordförandebeslutet"
        }
        part if part.contains("utskottet") => committee(town, page, &elsa, part).await,
        part if part.ends_with("lagg-fram") || part.ends_with("fraga-forst") => {
            laid_before(town, page, &elsa, part).await
        }
        "/arende/{id}/beslut/avsluta" => {
            all_is_told(town, page, &elsa).await;
            "Avsluta ärendet"
        }
        letter => letters(town, page, &elsa, letter).await,
    }
}

/// A letter about a decision, on its way or received.
async fn letters(town: &World, page: &mut Paper, elsa: &str, route: &str) -> &'static str {
    decided(town, elsa).await;
    let to = "Åsa Öhman, vårdnadshavare: Kontaktperson eller kontaktfamilj";
    sends(page, elsa, to, ("Åsa Öhman", "2386", "med post")).await;
    if route == "/arende/{id}/beslut/brev" {
        return "Spara att brevet går";
    }
    page.send("Spara att brevet går").await;
    page.open(&format!("{elsa}/beslut/mottaget")).await;
    page.fill("Vilket brev?", "Åsa Öhman, vårdnadshavare, skickat måndag 2 mars");
    page.fill("Vilken dag kom det fram?", "2026-03-02");
    "Spara dagen"
}

/// Everybody has their letter, and then the one who reported has an answer: the page on which the matter is closed.
async fn all_is_told(town: &World, omar: &mut Paper, elsa: &str) {
    let mut lena = Paper::of_colleague(town, "lena").await;
    lena.open(&format!("{elsa}/beslut")).await;
    fills(&mut lena, "Utredningen avslutas utan stöd (20 kap. 3 § SoL)", "Utan stöd");
    nobody_was_heard(&mut lena);
    lena.send("Skriv under beslutet").await;
    omar.open(&format!("{elsa}/aterkoppling")).await;
    omar.send("Den som anmälde frågar nu").await;
    for (name, digits) in [("Åsa Öhman", "2386"), ("Per Öhman", "9812")] {
        let to = format!("{name}, vårdnadshavare: Utredningen avslutas utan stöd");
        sends(omar, elsa, &to, (name, digits, "i handen")).await;
        omar.send("Spara att brevet går").await;
    }
    omar.open(&format!("{elsa}/aterkoppling")).await;
    omar.fill("Har du svarat?", "Ja, jag har svarat");
    omar.fill("Hur svarade du, eller varför är det olämpligt?", "Ringde rektorn.");
    omar.send("Spara svaret").await;
    omar.open(&format!("{elsa}/beslut/brev")).await;
    omar.must_say("Alla har fått sina brev och inget annat väntar.");
}

/// On the page on which a proposal is taken off the agenda.
async fn goes_off(page: &mut Paper, elsa: &str) {
    proposes(page, elsa).await;
    page.send("Lägg på utskottets dagordning").await;
    page.open(&format!("{elsa}/utskottet/flytta")).await;
    page.fill("Vart ska förslaget?", "Bort från dagordningen");
    page.fill("Om det ska bort: varför?", "Familjen har tackat ja till något annat.");
}

/// What lies before the committee.
async fn committee(town: &World, page: &mut Paper, elsa: &str, route: &str) -> &'static str {
    match route {
        "/arende/{id}/utskottet" => {
            meeting(town, "2026-03-02").await.send("Spara mötesdagen").await;
            proposes(page, elsa).await;
            page.send("Lägg på utskottets dagordning").await;
            *page = Paper::of_colleague(town, "lena").await;
            minutes(page, elsa, "Beslut enligt förslaget").await;
            "Spara vad protokollet säger"
        }
        _ => {
            goes_off(page, elsa).await;
            "Flytta förslaget"
        }
    }
}

/// What is laid before Lena.
async fn laid_before(town: &World, page: &mut Paper, elsa: &str, route: &str) -> &'static str {
    match route {
        "/arende/{id}/beslut/lagg-fram" => {
            presents(page, elsa, WISH).await;
            "Lägg fram ärendet"
        }
        _ => {
            presents(page, elsa, WISH).await;
            page.send("Lägg fram ärendet").await;
            *page = Paper::of_colleague(town, "lena").await;
            page.open(&format!("{elsa}/beslut/fraga-forst")).await;
            page.fill("Vad behöver du veta?", "Vad säger mormor?");
            "Skicka frågan"
        }
    }
}
