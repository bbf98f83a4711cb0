//! A whole week at the intake through the pages: every contact is written down at a desk when it comes, and what the
//! records say afterwards is compared as `helhet week --check` compares it. What the form cannot say is named, one by one.

use access::{Act, Password, Permit, Who, office, session::Secret};
use casefile::{Reporter, Text, matter::told::About};
use house::command::week::{
    Difference, Tally,
    by_hand::{ByHand, Row, Written},
};
use law::reading::{Acute, Competence, Told, Wish};
use page::{Lang, Say};
use std::path::Path;
use store::Uuid;
use town::{Paper, World};

#[tokio::test]
async fn the_week_at_the_desks_becomes_what_its_files_say() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/week"));
    if !folder.join("people.toml").exists() {
        println!("skipped: shared/data/week is not here");
        return;
    }
    let heads = World::both(move |town| async move {
        let tally = played(&town, folder).await;
        println!("{}: {}", town.db().engine(), tally.last_line());
        let lines: Vec<String> = tally.differences.iter().map(line).collect();
        assert!(lines.is_empty(), "{}", lines.join("\n"));
        assert!(tally.contacts > 0 && tally.matters > tally.contacts && tally.fields > 10 * tally.matters);
        town.verified().await.head
    })
    .await;
    // The same week from the same seed, through the same pages, ends in the same event on both databases.
    assert!(heads.iter().all(|head| *head == heads[0]), "{heads:?}");
    println!("{} heads are the same", heads.len());
}

fn line(one: &Difference) -> String {
    format!("{} {} {}: got {}, expected {}", one.contact, one.key, one.field, one.got, one.expected)
}

/// Lets the week's people begin, and registers its contacts one after the other, each when it came.
async fn played(town: &World, folder: &Path) -> Tally {
    let mut week = ByHand::begin(folder, town.db().clone()).await.unwrap();
    let arrivals = week.arrivals().unwrap();
    town.set("2026-03-01T12:00:00Z");
    passwords(town, &week).await;
    for (n, at) in arrivals.iter().enumerate() {
        town.set(&at.to_string());
        let written = week.written(n).await.unwrap();
        let call = registered(town, &written).await;
        week.learn(n, call).await.unwrap();
        for (nth, row) in written.rows.iter().enumerate() {
            if row.same_event.is_some() {
                read_together(town, &week, nth).await;
            }
        }
        week.became(n).await.unwrap();
    }
    town.verified().await;
    week.end(town.place().file().as_deref()).await.unwrap()
}

async fn passwords(town: &World, week: &ByHand) {
    let m = town.moment();
    let secret = Secret::of(&Password::parse(house::demo::PASSWORD).unwrap(), &m).unwrap();
    let by = Permit::ask(Who::Operator("week".into()), Act::Office).unwrap();
    let mut tx = town.db().begin().await.unwrap();
    for staff in week.staff() {
        office::set_password(&mut tx, &m, &by, staff, secret.clone()).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Writes one contact down as its reader does, hands it over, and gives the id of the call.
async fn registered(town: &World, written: &Written) -> Uuid {
    let say = Say::new(town.public().words, Lang::Sv);
    let mut page = Paper::at_desk(town);
    page.open("/logga-in").await;
    page.log_in(&written.login).await;
    page.open("/registrera").await;
    for _ in 1..written.rows.len() {
        page.send("En person till").await;
    }
    call(&mut page, &say, written);
    for (n, row) in (1..).zip(&written.rows) {
        person(&mut page, &say, written, n, row);
    }
    let form = page.form("Klart, lämna över");
    let key = form.iter().find(|(name, _)| name == "key").map(|(_, value)| value.as_bytes()).unwrap();
    // The page makes the call's id of who sends the form and of the form's own key.
    let hash = town.keys().hash("call", &[written.staff.0.as_bytes(), key]);
    page.send("Klart, lämna över").await;
    let there = page.path().starts_with("/mottagningen");
    assert!(page.status() == 200 && there, "{}: {}", written.id, page.text());
    Uuid::from_slice(&hash[..16]).unwrap()
}

/// On the matter's own page, by somebody who works with it: the other contact told of the same event.
async fn read_together(town: &World, week: &ByHand, row: usize) {
    let matter = week.matter_of(row).unwrap();
    let mut page = Paper::at_desk(town);
    page.open("/logga-in").await;
    page.log_in(&week.head().unwrap()).await;
    page.open(&format!("/arende/{}", matter.uuid())).await;
    page.send("Samma händelse").await;
    page.must_say("Samma händelse som i det här ärendet.");
    page.send("Inte samma händelse").await;
    page.must_not_say("Samma händelse som i det här ärendet.");
    page.send("Samma händelse").await;
    page.must_say("Samma händelse som i det här ärendet.");
}

fn text(text: Option<&Text>) -> &str {
    text.map(Text::as_str).unwrap_or_default()
}

fn call(page: &mut Paper, say: &Say, written: &Written) {
    let call = &written.call;
    page.fill("Vad gäller det?", text(call.told.as_ref()));
    page.fill("Hur kom det?", &say.channel(call.channel));
    page.fill("Språk i samtalet", &say.language(&call.language.to_string()));
    page.fill("Vem berättar?", &say.reporter(call.reporter.kind()));
    match &call.reporter {
        Reporter::Named(_, name) => page.fill("Namn", name.as_str()),
        Reporter::Internal(..) => page.fill("Namn", written.colleague.as_deref().unwrap_or("en kollega")),
        Reporter::Anonymous(_) => {}
    }
    if call.asked == law::reading::Asked::Yes {
        page.tick("Vill veta vad som händer med anmälan");
    }
    if written.rows.len() > 1 {
        page.tick("Det som inte hör till någon ska bara stå i kontakten");
    }
}

fn person(page: &mut Paper, say: &Say, written: &Written, n: usize, row: &Row) {
    let (title, concern) = (say.n("desk-person", "n", n), &row.concern);
    let of = |label: &str| format!("{title} > {label}");
    page.fill(&of("Vad gäller det för personen?"), &say.kind(concern.kind));
    page.fill(&of("Namn"), &row.name);
    page.fill(&of("Personnummer eller ålder"), &row.who);
    page.fill(&of("Område"), &say.area(concern.area));
    page.fill(&of("Kan någon vara i fara i dag?"), &say.acute(concern.acute));
    if concern.acute != Acute::No {
        page.fill(&of("Varför bråttom?"), text(concern.acute_why.as_ref()));
    }
    if written.rows.len() > 1 || concern.reporter != written.call.reporter.kind() {
        page.fill(&of("Den som berättar är, för den här personen"), &say.reporter(concern.reporter));
    }
    if let Some(language) = &concern.interpreter {
        page.fill(&of("Tolk, till personen eller en vårdnadshavare"), &say.language(&language.to_string()));
    }
    // Of one person the whole text goes along by itself.
    let said = concern.said.iter().find(|(about, _)| *about == About::Person);
    let said = said.map_or("Det som berättades om just den här personen.", |(_, text)| text.as_str());
    page.fill(&of("Det som hör till just den här personens ärende"), if written.rows.len() > 1 { said } else { "" });
    page.fill(&of("Söker tillsammans med"), row.with.as_deref().unwrap_or_default());
    for told in &concern.happened {
        match told {
            Told::TakenIntoCare(day) => page.fill(&of("Omhändertagen, beslut den"), &day.to_string()),
            Told::CarriedOut(day) => page.fill(&of("Omhändertagen, verkställt den"), &day.to_string()),
            Told::EvictionNotice => page.tick(&of("Uppsägning eller vräkning")),
        }
    }
    ticks(page, &title, row);
}

fn ticks(page: &mut Paper, title: &str, row: &Row) {
    for (label, competence) in [
        ("Våld av någon närstående", Competence::Violence),
        ("Missbruk eller beroende", Competence::Addiction),
        ("Barn finns med", Competence::Child),
    ] {
        if row.concern.competence.contains(&competence) {
            page.tick(&format!("{title} > {label}"));
        }
    }
    if row.concern.wish == Wish::OpenNow {
        page.tick(&format!("{title} > Öppna utredning genast"));
    }
}
