//! What a page must be besides right: a whole day on one screen, and every page whole on paper.

use crate::{chromium::Scripts, desk::Desk, screen::Screen};
use serde_json::json;
use std::{collections::BTreeMap, time::Instant};
use town::{
    Paper, World,
    hand::{Hand, PaperDesk},
    places::Places,
    thread,
};

/// Twenty-five children, one contact each, all of them Amina's: the assessment of each is due today.
async fn twenty_five(town: &World) {
    let mut amina = Paper::of_colleague(town, "amina").await;
    for nth in 1..=25 {
        amina.open("/registrera").await;
        amina.fill("Vad gäller det?", "Skolan ringer och är orolig.");
        amina.fill("Vem berättar?", "skolan");
        amina.fill("Den första > Vad gäller det för personen?", "oro för barn eller ung");
        amina.fill("Den första > Namn", &format!("Barn{nth} Alexandersson-Öhman"));
        amina.fill("Den första > Personnummer eller ålder", &format!("{}", nth % 17 + 1));
        amina.send("Klart, lämna över").await;
        amina.send(&format!("Ta Barn{nth} Alexandersson-Öhman, {} år", nth % 17 + 1)).await;
        assert_eq!(amina.status(), 200, "{}", amina.text());
    }
}

/// What stands on a day: how many rows, how many of them are whole on the screen, whether any row's link or button is too
/// small to hit, and whether the page scrolls.
const DAY: &str = "const rows = [...document.querySelectorAll('.lists .item')];
    const whole = rows.filter(e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; });
    // Twenty-four pixels around the middle of each, which no other reaches into.
    const all = rows.flatMap(e => [...e.querySelectorAll('a, button')]).map(e => e.getBoundingClientRect());
    const middle = b => [(b.left + b.right) / 2, (b.top + b.bottom) / 2];
    const near = (a, b) => Math.abs(middle(a)[1] - middle(b)[1]) < 24 && a.left < b.right && b.left < a.right;
    const small = all.filter(a => all.some(b => a !== b && near(a, b)));
    const type = Math.min(...rows.flatMap(e => [...e.querySelectorAll('*')]).map(e => parseFloat(getComputedStyle(e).fontSize)));
    const cut = rows.flatMap(e => [...e.querySelectorAll('*')]).filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'hidden' && !e.matches('.only-read'));
    return { rows: rows.length, today: document.querySelectorAll('[aria-labelledby=today] .item').length, whole: whole.length, small: small.length, cut: cut.length, type,
        scrolls: document.documentElement.scrollHeight - innerHeight, last: Math.round(rows.at(-1).getBoundingClientRect().bottom) }";

#[tokio::test(flavor = "multi_thread")]
async fn a_day_with_twenty_five_matters_stands_on_one_screen() {
    let desk = Desk::open("2026-03-02T08:12:00Z").await;
    let Some(mut screen) = Screen::start("a-day", &desk.house, Scripts::Run).await else { return };
    twenty_five(&desk.town).await;
    screen.sit("amina").await;
    screen.open("/min-dag").await;
    // 1080p, and the same screen within the frame of a browser.
    for height in [1080, 960] {
        let size = json!({ "width": 1920, "height": height, "deviceScaleFactor": 1, "mobile": false });
        screen.browser.cdp("Emulation.setDeviceMetricsOverride", size).await;
        let seen = screen.browser.eval(DAY).await;
        println!("1920 x {height}: {seen}");
        // Each matter has two: what is due today, and the decision that is due in two weeks.
        assert_eq!(
            (seen["today"].as_i64(), seen["rows"].as_i64(), seen["whole"].as_i64()),
            (Some(25), Some(50), Some(50)),
            "{seen}"
        );
        // What is below the last row within a browser's frame is nothing but air.
        assert!(height < 1080 || seen["scrolls"].as_i64() <= Some(0), "{seen}");
        assert_eq!((seen["small"].as_i64(), seen["cut"].as_i64()), (Some(0), Some(0)), "{seen}");
        assert!(seen["type"].as_f64() >= Some(13.0), "{seen}");
    }
    // The queue says of each how long it has waited.
    desk.town.set("2026-03-02T08:32:00Z");
    screen.open("/mottagningen").await;
    let ages =
        "return [...document.querySelectorAll('.row')].map(row => row.querySelector('.came small')?.innerText || '')";
    let ages = screen.browser.eval(ages).await;
    let said = |age: &serde_json::Value| age.as_str().is_some_and(|words| !words.trim().is_empty());
    assert!(ages.as_array().is_some_and(|all| all.len() >= 25 && all.iter().all(said)), "{ages}");
    // A person's whole page is one click from a hit.
    screen.open("/sok").await;
    screen.fill("Namn, personnummer eller ett ärendes adress", "Barn7").await;
    screen.send("Sök").await;
    let person = screen.link("Barn7 Alexandersson-Öhman").await;
    assert!(person.starts_with("/person/"), "{person}");
    screen.follow("Barn7 Alexandersson-Öhman").await;
    assert_eq!(screen.path().await, person);
    let strip = screen.browser.eval("return document.querySelector('.strip h1').innerText").await;
    assert!(strip.as_str().unwrap().starts_with("Barn7"), "{strip}");
    let found = screen.found.clone();
    desk.close(screen.browser).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Pages that are not put on paper, each with the reason.
const NOT_ON_PAPER: [(&str, &str); 3] = [
    ("/arende/{id}/beslut/pdf", "it is a file, and paper already"),
    ("/logga-in", "nobody is there yet, and nothing is told"),
    ("/kvar", "says only that somebody is still there"),
];

/// Somebody who goes the whole way on paper, and keeps every page of the matter at its fullest.
struct Keeper {
    town: World,
    desk: PaperDesk,
    places: Places,
    /// The pages, each with the browser of whoever found it.
    pages: BTreeMap<&'static str, Paper>,
}

impl Hand for Keeper {
    async fn sit(&mut self, login: &str) {
        self.desk.sit(login).await;
    }

    async fn open(&mut self, path: &str) {
        self.desk.open(path).await;
        self.places.take(self.desk.paper());
    }

    async fn follow(&mut self, words: &str) {
        self.desk.follow(words).await;
        self.places.take(self.desk.paper());
    }

    async fn row(&mut self, name: &str, says: &str) {
        self.desk.row(name, says).await;
        self.places.take(self.desk.paper());
    }

    async fn fill(&mut self, label: &str, value: &str) {
        self.desk.fill(label, value).await;
    }

    async fn tick(&mut self, label: &str) {
        self.desk.tick(label).await;
    }

    async fn send(&mut self, button: &str) {
        self.desk.send(button).await;
        self.places.take(self.desk.paper());
    }

    async fn text(&mut self) -> String {
        self.desk.text().await
    }

    async fn path(&mut self) -> String {
        self.desk.path().await
    }

    async fn link(&mut self, words: &str) -> String {
        self.desk.link(words).await
    }

    async fn look(&mut self, name: &str) {
        // Before it is closed there are the most forms; afterwards those pages that only a closed matter has.
        if matches!(name, "uppfoljning" | "tidigare") {
            let known: Vec<&str> = self.pages.keys().copied().collect();
            for found in self.places.around(&self.town, |route| !known.contains(&route)).await {
                self.pages.entry(found.route).or_insert(found.page);
            }
        }
    }
}

/// A call that was put away, as it lies there for whoever goes on with it.
async fn put_away(keeper: &mut Keeper) {
    keeper.sit("amina").await;
    keeper.open("/registrera").await;
    keeper.fill("Vad gäller det?", "Skolan ringer om Nils.").await;
    keeper.fill("Vem berättar?", "skolan").await;
    keeper.fill("Den första > Namn", "Nils Lind").await;
    keeper.send("Lägg undan, nästa samtal").await;
    let contact = keeper.link("Kontakt från skolan").await;
    keeper.open(&contact).await;
    keeper.pages.insert("/kontakt/{id}", keeper.desk.paper().clone());
}

/// Puts a page that was kept into the window, with the house's own style.
async fn lay(screen: &Screen, frame: &str, page: &Paper) {
    screen.browser.cdp("Page.setDocumentContent", json!({ "frameId": frame, "html": page.reply().text() })).await;
    let styled = "return new Promise(done => { const look = () => document.styleSheets.length
        && document.styleSheets[0].cssRules.length && document.readyState === 'complete' ? done(1) : setTimeout(look, 2); look(); })";
    screen.browser.eval(styled).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_at_work_is_whole_on_paper() {
    let desk = Desk::open("2026-03-02T08:41:00Z").await;
    let Some(mut screen) = Screen::start("on-paper", &desk.house, Scripts::Run).await else { return };
    let town = desk.town.clone();
    let paper = PaperDesk::of(&town);
    let mut keeper = Keeper { town: town.clone(), desk: paper, places: Places::default(), pages: BTreeMap::new() };
    thread::told(&mut keeper, &town).await;
    put_away(&mut keeper).await;
    screen.open("/logga-in").await;
    let frame = screen.browser.cdp("Page.getFrameTree", json!({})).await["frameTree"]["frame"]["id"].clone();
    let (frame, began) = (frame.as_str().unwrap().to_owned(), Instant::now());
    let mut printed = 0;
    for (route, page) in &keeper.pages {
        if NOT_ON_PAPER.iter().any(|(not, _)| not == route) {
            continue;
        }
        lay(&screen, &frame, page).await;
        screen.on_paper(route).await;
        printed += 1;
    }
    println!("{printed} pages on paper in {:?}", began.elapsed());
    // The numbers of the pages are ink: without the rule that sets them the same page is another file.
    let whole = screen.printed().await;
    screen.browser.eval("for (const s of document.styleSheets) for (let n = s.cssRules.length; n--;) if (s.cssRules[n].cssText.includes('counter(pages)')) s.deleteRule(n);").await;
    assert!(screen.printed().await.len() + 500 < whole.len());
    let never: Vec<&str> = town::places::patterns("GET")
        .filter(|route| !keeper.pages.contains_key(route) && NOT_ON_PAPER.iter().all(|(not, _)| not != route))
        .collect();
    let found = screen.found.clone();
    desk.close(screen.browser).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(never.is_empty(), "nobody came to {never:?}");
}
