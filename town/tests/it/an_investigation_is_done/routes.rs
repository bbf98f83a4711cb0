//! The changing routes of an investigation, each with its page ready to be sent; and what happens seldom in one.

use super::{HELD, WHY, opened, plans, talks, writes_of};
use crate::at_a_desk::{ADDICTION, link, registers};
use std::{future::Future, pin::Pin};
use town::{Paper, World};

/// The changing routes of an investigation.
pub const ROUTES: [&str; 6] = [
    "/arende/{id}/plan",
    "/arende/{id}/samtal",
    "/arende/{id}/samtal/{part}",
    "/arende/{id}/behov/{part}",
    "/arende/{id}/forlang",
    "/arende/{id}/tolk",
];

/// The page of one of them, ready to be sent with this button.
pub async fn ready(town: &World, page: &mut Paper, route: &str) -> &'static str {
    let matter = opened(page).await;
    match route {
        "/arende/{id}/plan" => {
            plans(page, &matter).await;
            "Spara planen"
        }
        "/arende/{id}/samtal" => {
            talks(page, &matter).await;
            "Spara samtalet"
        }
        "/arende/{id}/samtal/{part}" => {
            talks(page, &matter).await;
            page.send("Spara samtalet").await;
            page.follow("Rätta samtalet 2 mars").await;
            page.fill("Vad berättade barnet?", "Elsa sover hos farmor när det är bråk.");
            "Spara samtalet"
        }
        "/arende/{id}/behov/{part}" => {
            writes_of(page, &matter, "En vanlig vecka", "Elsa går upp sex.").await;
            "Spara"
        }
        "/arende/{id}/tolk" => {
            page.open(&format!("{matter}/utredning")).await;
            page.fill("Tolk på vilket språk?", "tigrinja");
            "Tolk behövs"
        }
        _ => {
            *page = Paper::of_colleague(town, "birgit").await;
            page.open(&format!("{matter}/forlang")).await;
            page.fill("Till vilken dag?", "2026-08-31");
            page.fill("Vilka är de särskilda skälen?", "Barnläkarens utlåtande är klart i augusti.");
            "Skriv under beslutet"
        }
    }
}

/// What happens seldom in an investigation: a talk that a grown-up had or did not want, and an interpreter no more.
pub fn seldom(town: World) -> Pin<Box<dyn Future<Output = ()> + Send>> {
    Box::pin(async move {
        let mut tove = Paper::of_colleague(&town, "tove").await;
        registers(&mut tove, "Han dricker.", "anhörig eller partner", &[(ADDICTION, "Conny Lind", "45")]).await;
        let conny = link(&tove, "Conny Lind");
        tove.open(&conny).await;
        tove.send("Ta ärendet").await;
        tove.open(&format!("{conny}/bedomning")).await;
        tove.fill("Vad kom ni fram till?", "Utredning inleds, och personen vill det");
        tove.fill("Varför?", "Conny vill ha hjälp att sluta dricka.");
        tove.send("Skriv under beslutet").await;
        tove.open(&format!("{conny}/utredning")).await;
        tove.must_not_say("barnet");
        tove.must_say("Utredningen pågår sedan måndag 2 mars 2026.");
        tove.fill("Tolk på vilket språk?", "finska");
        tove.send("Tolk behövs").await;
        tove.send("Tolk behövs inte").await;
        tove.must_say("Ingen tolk är noterad i ärendet.");
        tove.follow("Samtal med personen").await;
        tove.must_not_say("årdnadshavar");
        tove.fill(HELD, "Ja");
        tove.fill("Var?", "Hemma hos Conny");
        tove.fill("Vem var med från oss?", "Tove");
        tove.fill("Vad berättade personen?", "Han vill sluta.");
        tove.fill("På vilket språk?", "finska");
        tove.fill("Var det en tolk med?", "Nej");
        tove.send("Spara samtalet").await;
        tove.fill(HELD, "Nej, personen fick frågan och ville inte");
        tove.send("Spara samtalet").await;
        assert_eq!(tove.status(), 200, "{}", tove.text());
        tove.open(&format!("{conny}/forlang")).await;
        tove.must_say("Här finns ingen tid att förlänga.");
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let elsa = opened(&mut amina).await;
        amina.open(&format!("{elsa}/samtal")).await;
        amina.fill(HELD, "Nej, barnet är för litet");
        amina.send("Spara samtalet").await;
        assert_eq!(amina.status(), 422);
        amina.must_say("Skriv varför barnet är för litet för ett samtal.");
        amina.fill(WHY, "Elsa var sjuk och orkade inte tala.");
        amina.send("Spara samtalet").await;
        assert_eq!(amina.status(), 200, "{}", amina.text());
    })
}
