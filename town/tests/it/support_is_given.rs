//! Elsa's family has support from a unit that gives it: a plan with two goals in their words, three encounters, a goal reached, a
//! pause and a return, and the end. Ines gives it and never reads the file.

use crate::{
    a_decision_is_made::{ELSA, decided, investigated, parents},
    an_investigation_is_done::opened,
};
use access::{
    Act, Password, Permit, StaffId, UnitId, Who, charge,
    office::{self, LoginName, NewStaff, Post, UnitKind},
    session::Secret,
};
use casefile::matter::{
    assignment::{self, NewAssignment},
    execution,
};
use casefile::{MatterId, Text};
use journal::Moment;
use law::{
    Day,
    credentials::{Degree, Experience},
};
use store::Tx;
use town::{Paper, World};

fn text(typed: &str) -> Text {
    Text::parse(typed, 300).unwrap()
}

/// Somebody begins at the unit today.
async fn hired(tx: &mut Tx, m: &Moment, unit: UnitId, (login, name): (&str, &str), post: Post) -> StaffId {
    let by = Permit::ask(Who::Operator("test".into()), Act::Office).unwrap();
    let first_day = m.law.settings().zone.day(m.at.instant());
    let new = NewStaff {
        name: name.into(),
        login: LoginName::parse(login).unwrap(),
        secret: Some(Secret::of(&Password::parse(house::demo::PASSWORD).unwrap(), m).unwrap()),
        role: "familjebehandlare".into(),
        degree: Degree::Other,
        experience: Experience::Introduction,
        first_day,
        last_day: None,
    };
    let staff = office::add_staff(tx, m, &by, new).await.unwrap();
    office::place(tx, m, &by, (staff, unit, post), (first_day, None)).await.unwrap();
    staff
}

/// Omar has talked with Siv, who leads the unit, and she says that Ines gives the support.
async fn ordered(town: &World, matter: &str) {
    let (m, omar) = (town.moment(), town.colleague("omar").await);
    let id = MatterId::of(matter.rsplit_once('/').unwrap().1.parse().unwrap());
    let by = Permit::ask(Who::Operator("test".into()), Act::Office).unwrap();
    let mut tx = town.db().begin().await.unwrap();
    let unit = office::add_unit(&mut tx, &m, &by, "Familjeteamet", UnitKind::Resource).await.unwrap();
    let siv = hired(&mut tx, &m, unit, ("siv", "Siv Norén"), Post::Head).await;
    let ines = hired(&mut tx, &m, unit, ("ines", "Ines Wall"), Post::Member).await;
    let granted = execution::open(&mut tx, id).await.unwrap().remove(0);
    let (decision, called) = (Some(granted.decision), granted.called);
    let day = Day::parse("2026-03-02").unwrap();
    let new = NewAssignment { decision, called, unit, day, with: text("Siv"), said: text("Vi börjar på måndag.") };
    let order = assignment::begin(&mut tx, &m, id, &new, "staff:test").await.unwrap().unwrap();
    let hand = Permit::for_matter(&mut tx, omar, Act::Hand, id.uuid()).await.unwrap();
    charge::order(&mut tx, &m, &hand, id.uuid(), (order, unit)).await.unwrap();
    let by = Permit::for_matter(&mut tx, siv, Act::Perform, id.uuid()).await.unwrap();
    charge::perform(&mut tx, &m, &by, id.uuid(), (order, ines)).await.unwrap();
    tx.commit().await.unwrap();
}

/// A matter in which support was granted and ordered.
async fn granted(town: &World) -> String {
    let parents = parents(town).await;
    let elsa = investigated(town, ELSA, parents).await;
    decided(town, &elsa).await;
    ordered(town, &elsa).await;
    elsa
}

async fn saves(page: &mut Paper, button: &str) {
    page.send(button).await;
    assert_eq!(page.status(), 200, "{button}: {}", page.text());
}

/// Support that the reader begins, offered without a decision.
async fn begins(page: &mut Paper, matter: &str) {
    page.open(&format!("{matter}/insats/borja")).await;
    page.fill("Vad heter insatsen?", "Stöd hemma");
}

async fn goal(page: &mut Paper, text: &str, sign: &str) {
    page.follow("Nytt mål").await;
    page.fill("Vad ska bli annorlunda?", text);
    page.fill("Hur ser vi att det har blivit så?", sign);
    saves(page, "Spara målet").await;
}

async fn ends(page: &mut Paper) {
    page.follow("Avsluta").await;
    page.fill("Hur slutar den?", "En del är nått");
    page.fill("Varför slutar den?", "Morgnarna fungerar, och kvällarna klarar de själva.");
    page.fill("Vad säger familjen?", "Elsa: Ines får gärna komma och hälsa på.");
}

/// The changing routes of the support.
pub const ROUTES: [&str; 11] = [
    "/arende/{id}/insats/vidare",
    "/arende/{id}/insats/borja",
    "/arende/{id}/insats/plan",
    "/arende/{id}/insats/mal",
    "/arende/{id}/insats/mal/{part}",
    "/arende/{id}/insats/mal/{part}/slut",
    "/arende/{id}/insats/traff",
    "/arende/{id}/insats/traff/{part}",
    "/arende/{id}/insats/uppehall/{part}",
    "/arende/{id}/insats/ater/{part}",
    "/arende/{id}/insats/avsluta/{part}",
];

/// The page of one of those routes with everything filled in, and its button.
pub async fn ready(town: &World, page: &mut Paper, route: &str) -> &'static str {
    if route == "/arende/{id}/insats/vidare" {
        let elsa = granted(town).await;
        let mut ines = Paper::of_colleague(town, "ines").await;
        ines.open(&format!("{elsa}/insats/borja")).await;
        saves(&mut ines, "Insatsen har börjat").await;
        ends(&mut ines).await;
        saves(&mut ines, "Avsluta insatsen").await;
        *page = Paper::of_colleague(town, "omar").await;
        page.open(&format!("{elsa}/insats")).await;
        return "Gå vidare till uppföljning";
    }
    let matter = opened(page).await;
    begins(page, &matter).await;
    if route == "/arende/{id}/insats/borja" {
        return "Insatsen har börjat";
    }
    saves(page, "Insatsen har börjat").await;
    let last = route.trim_start_matches("/arende/{id}/insats/");
    if last.starts_with("mal/") {
        goal(page, "Elsa kommer i tid", "Klockan åtta").await;
        page.follow("Hur går det?").await;
    }
    match last {
        "plan" => {
            page.open(&format!("{matter}/insats/plan")).await;
            page.fill("Hur ofta?", "Varje tisdag");
            "Spara planen"
        }
        "mal" => {
            page.follow("Nytt mål").await;
            page.fill("Vad ska bli annorlunda?", "Elsa kommer i tid");
            "Spara målet"
        }
        "mal/{part}" => "På väg",
        "mal/{part}/slut" => {
            page.follow("Målet ska bort, eller skrivas på ett annat sätt").await;
            page.fill("Varför?", "Elsa säger det på ett annat sätt.");
            "Ta bort målet"
        }
        "traff" | "traff/{part}" => {
            page.open(&format!("{matter}/insats/traff")).await;
            page.tick("Barnet");
            if last == "traff/{part}" {
                saves(page, "Spara träffen").await;
                page.follow("Alla träffar").await;
                page.follow("Rätta").await;
                page.fill("Blev den av?", "Kom inte");
            }
            "Spara träffen"
        }
        turn => turned(page, turn).await,
    }
}

/// Support that is interrupted, taken up again or ended, ready to be sent.
async fn turned(page: &mut Paper, turn: &str) -> &'static str {
    if turn == "avsluta/{part}" {
        ends(page).await;
        return "Avsluta insatsen";
    }
    page.follow("Gör uppehåll").await;
    page.fill("Varför?", "Mamma är på sjukhus.");
    if turn == "ater/{part}" {
        saves(page, "Spara uppehållet").await;
        page.follow("Ta vid igen").await;
        page.fill("Vad har ändrats?", "Mamma är hemma.");
        return "Insatsen tar vid igen";
    }
    "Spara uppehållet"
}

/// Ines sees that something was ordered from her unit, begins it, and nothing else of the matter is there for her.
async fn it_begins(ines: &mut Paper, elsa: &str) {
    for closed in ["", "/anteckning", "/beslut", "/samtycke", "/utredning"] {
        ines.open(&format!("{elsa}{closed}")).await;
        assert_eq!(ines.status(), 404, "{closed}");
    }
    ines.open(&format!("{elsa}/insats")).await;
    ines.must_say("Ingen insats har börjat än.");
    ines.must_not_say("ensam hemma");
    ines.follow("Börja en insats").await;
    let stands = ines.fields();
    for (asked, is) in [
        ("Vilken insats börjar?", "Kontaktperson eller kontaktfamilj"),
        ("Vem ger den?", "Familjeteamet: Ines Wall"),
        ("Från vilken dag?", "2026-03-09"),
    ] {
        assert!(stands.contains(&(asked.to_owned(), is.to_owned())), "{asked}: {stands:?}");
    }
    saves(ines, "Insatsen har börjat").await;
    ines.must_say("Sedan måndag 9 mars 2026.");
    ines.must_say("Ges av Familjeteamet: Ines Wall.");
    ines.must_say("Följs upp senast tisdag 9 juni 2026.");
    ines.must_not_say("Läs om samtycket");
}

/// The plan, with a heading left empty that is not printed, and two goals.
async fn it_is_planned(ines: &mut Paper, elsa: &str) {
    ines.follow("Skriv genomförandeplanen").await;
    ines.send("Spara planen").await;
    assert_eq!(ines.status(), 422);
    ines.must_say("Skriv något under minst en rubrik.");
    ines.fill("Vad säger familjen?", "Mamma: morgnarna är värst. Elsa: jag vill inte vara ensam på kvällen.");
    ines.fill("Hur ofta?", "Varje tisdag, och ett samtal däremellan.");
    saves(ines, "Spara planen").await;
    goal(ines, "Elsa kommer i tid till skolan", "Läraren ser henne klockan åtta.").await;
    goal(ines, "Elsa är inte ensam på kvällen", "Någon vuxen är hemma.").await;
    ines.must_say("Vi ser det så här: Läraren ser henne klockan åtta.");
    ines.open(&format!("{elsa}/insats/plan/utskrift")).await;
    ines.must_say("Elsa kommer i tid till skolan");
    ines.must_say("jag vill inte vara ensam på kvällen");
    ines.must_not_say("Vem gör vad?");
    ines.must_not_say("Med vem?");
}

/// Three encounters, each in one line; the second was missed.
async fn they_are_met(town: &World, elsa: &str) -> Paper {
    for (day, who, outcome, words) in [
        ("2026-03-10", "Barnet", "Blev av", "Vi gick till skolan tillsammans."),
        ("2026-03-17", "Mamma", "Kom inte", "Ringer i morgon."),
        ("2026-03-24", "Mamma", "Blev av", "Fyra morgnar av fem."),
    ] {
        town.set(&format!("{day}T15:00:00Z"));
        let mut ines = Paper::of_colleague(town, "ines").await;
        ines.open(&format!("{elsa}/insats")).await;
        ines.follow("Skriv in en träff").await;
        assert!(ines.fields().contains(&("Vilken dag?".to_owned(), day.to_owned())), "{:?}", ines.fields());
        ines.tick(who);
        ines.fill("Blev den av?", outcome);
        ines.fill("Några ord", words);
        saves(&mut ines, "Spara träffen").await;
    }
    let mut ines = Paper::of_colleague(town, "ines").await;
    ines.open(&format!("{elsa}/insats")).await;
    ines.must_say("tisdag 10 mars 2026, med barnet ensamt. Besök. Blev av. Vi gick till skolan tillsammans.");
    ines.must_say("Träffar: 2 blev av, 1 gång kom de inte.");
    ines
}

#[tokio::test]
async fn a_family_is_given_support_by_somebody_who_does_not_read_its_file() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let elsa = granted(&town).await;
        town.set("2026-03-09T08:00:00Z");
        let mut ines = Paper::of_colleague(&town, "ines").await;
        it_begins(&mut ines, &elsa).await;
        it_is_planned(&mut ines, &elsa).await;
        let mut ines = they_are_met(&town, &elsa).await;

        // A goal is reached: two presses, and a sentence for whoever wants to.
        ines.follow("Hur går det?").await;
        ines.fill("Vad ser ni?", "I tid fyra dagar av fem.");
        saves(&mut ines, "Nått").await;
        ines.must_say("Nått, 24 mars");

        ines.follow("Gör uppehåll").await;
        ines.fill("Varför?", "Mamma är på sjukhus.");
        saves(&mut ines, "Spara uppehållet").await;
        ines.must_say("Uppehåll sedan tisdag 24 mars 2026: Mamma är på sjukhus.");
        ines.must_say("Insatsen har uppehåll. Skriv in när den tar vid igen, eller avsluta den.");
        town.set("2026-03-31T08:00:00Z");
        let mut ines = Paper::of_colleague(&town, "ines").await;
        ines.open(&format!("{elsa}/insats")).await;
        ines.follow("Ta vid igen").await;
        ines.fill("Vad har ändrats?", "Mamma är hemma.");
        saves(&mut ines, "Insatsen tar vid igen").await;
        ines.must_not_say("Uppehåll sedan");

        ends(&mut ines).await;
        saves(&mut ines, "Avsluta insatsen").await;
        ines.must_say("Familjen säger: Elsa: Ines får gärna komma och hälsa på.");
        ines.must_say("Insatsen är avslutad. Omar Haddad har ärendet och tar det vidare.");

        // Whoever has the matter sees it on the day, and moves it on.
        let mut omar = Paper::of_colleague(&town, "omar").await;
        omar.open("/min-dag").await;
        omar.must_say("Uppföljning");
        omar.open(&elsa).await;
        omar.must_say("Insatsen avslutades");
        omar.follow("Insats").await;
        saves(&mut omar, "Gå vidare till uppföljning").await;
        omar.must_say("All insats är avslutad. Nästa steg är att följa upp hur det har blivit.");
        omar.must_say("Hur går det?");
        town.verified().await;
    })
    .await;
}
