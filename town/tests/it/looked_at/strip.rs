//! Whom a page is about: the strip with name, day of birth, the last four digits and the mark of protection; and the honest
//! word where we do not know.

use crate::{
    at_a_desk::{CHILD, link, registers},
    fired_twice::{decide, protect},
};
use access::{Act, Permit, Who, office};
use casefile::person;
use law::{PersonalNumber, known::Protection};
use scraper::{Html, Selector};
use town::{Paper, SEED, World, places::patterns, thread::ELSA};

/// Pages about one matter that have no strip, each with the reason.
const WITHOUT: [(&str, &str); 1] = [(
    "/arende/{id}/besked",
    "a sheet that is laid on the family's table: it names no child, so that any eye may fall on it",
)];

/// What every strip about Elsa says.
pub const OF_ELSA: [&str; 3] = [ELSA.0, "5 april 2012", "2383"];

/// What the strip of a page leaves out of these words; everything where there is none.
fn lacks(html: &str, wanted: &[&str]) -> Option<String> {
    let parsed = Html::parse_document(html);
    let Some(strip) = parsed.select(&Selector::parse("main .strip").unwrap()).next() else {
        return Some("there is no strip".into());
    };
    let said = strip.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ").replace('\u{ad}', "");
    let gone: Vec<&&str> = wanted.iter().filter(|words| !said.contains(**words)).collect();
    (!gone.is_empty()).then(|| format!("no {gone:?} in {said:?}"))
}

/// What the page of a matter or a person leaves out of what says whom it is about.
pub fn missing(route: &str, page: &Paper, wanted: &[&str]) -> Option<String> {
    let about = route.starts_with("/arende/{id}") || route.starts_with("/person/{id}");
    let html = page.reply().header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
    let asked = about && html && WITHOUT.iter().all(|(without, _)| *without != route);
    if asked { lacks(page.reply().text(), wanted) } else { None }
}

#[test]
fn a_page_without_the_strip_is_found() {
    assert!(lacks("<main><h1>Elsa Öhman</h1></main>", &OF_ELSA).is_some());
    assert!(lacks("<main><div class=strip><h1>Elsa Öhman</h1>2383</div></main>", &OF_ELSA).is_some());
    assert!(lacks("<main><div class=strip><h1>Elsa Öhman</h1>5 april 2012 2383</div></main>", &OF_ELSA).is_none());
}

/// Elsa has a protected identity from now on, and Amina may read of her.
async fn is_protected(town: &World) {
    let (m, boss) = (town.moment(), Permit::ask(Who::Operator("test".into()), Act::Office).unwrap());
    let amina = town.colleague("amina").await;
    let mut tx = town.db().begin().await.unwrap();
    office::clear(&mut tx, &m, &boss, amina).await.unwrap();
    let number = PersonalNumber::from_stored(ELSA.1).unwrap();
    let elsa = person::by_number(&mut tx, number).await.unwrap().unwrap();
    person::protect(&mut tx, &m, elsa.id, elsa.version, Protection::Marking).await.unwrap();
    tx.commit().await.unwrap();
}

/// Every page of the matter and its person that stands with no more than their own ids. Gives how many said whom they are
/// about, and those that do not.
async fn looked_through(page: &mut Paper, matter: &str, wanted: &[&str]) -> (usize, Vec<String>) {
    page.open(matter).await;
    let person = page.links().iter().map(|(_, to)| to.clone()).find(|to| to.starts_with("/person/"));
    let (mut n, mut faceless) = (0, vec![]);
    for route in patterns("GET") {
        let own = route.replace("/arende/{id}", matter);
        let path = person.as_ref().filter(|_| route == "/person/{id}").unwrap_or(&own);
        if path.contains('{') || !route.contains("{id}") {
            continue;
        }
        page.open(path).await;
        if page.status() == 200 {
            n += 1;
            faceless.extend(missing(route, page, wanted).map(|why| format!("{path}: {why}")));
        }
    }
    (n, faceless)
}

#[tokio::test]
async fn it_says_so_where_little_is_known_and_where_somebody_is_protected() {
    let town = World::on_sqlite(SEED).await.at_work().await;
    let mut amina = Paper::of_colleague(&town, "amina").await;
    let unknown = "Personnummer vet vi inte än";
    let all: [((&str, &str), &str, &[&str]); 3] = [
        (("Lo Berg", "7"), "Lo Berg", &["Lo Berg", "7 år", unknown]),
        (("", ""), "Någon vi inte vet vem det är", &["Namnet är inte känt", unknown]),
        (ELSA, ELSA.0, &[ELSA.0, "5 april 2012", "2383", "Skyddade personuppgifter"]),
    ];
    for ((name, who), listed, wanted) in all {
        registers(&mut amina, "Skolan ringer och är orolig.", "skolan", &[(CHILD, name, who)]).await;
        let matter = link(&amina, listed);
        amina.open(&matter).await;
        amina.send("Ta ärendet").await;
        protect(&mut amina, &matter).await;
        amina.send("Skriv under skyddsbedömningen").await;
        decide(&mut amina, &matter, "Utredning inleds").await;
        amina.send("Skriv under beslutet").await;
        if name == ELSA.0 {
            is_protected(&town).await;
        }
        let (n, faceless) = looked_through(&mut amina, &matter, wanted).await;
        println!("{listed}: {n} pages");
        assert!(faceless.is_empty(), "{}", faceless.join("\n"));
        assert!(n >= 25, "{listed}: {n}");
    }
    town.end().await;
}
