//! The staff's pages in a real Chromium, in a town whose clock stands still: by keyboard, by hand, with and without
//! scripts.

use crate::chromium::{self, Browser, Scripts};
use fantoccini::Locator;
use house::doors;
use serde_json::json;
use std::time::Duration;
use tokio::net::TcpListener;
use town::{Paper, SEED, World};

/// A town at work behind a port of its own.
pub struct Desk {
    pub town: World,
    pub house: String,
}

impl Desk {
    pub async fn open(at: &str) -> Desk {
        let town = World::on_sqlite(SEED).await.at_work().await;
        town.set(at);
        let door = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let house = format!("http://{}", door.local_addr().unwrap());
        tokio::spawn(doors::stand(door, doors::staff_router(town.staff()), std::future::pending()));
        Desk { town, house }
    }

    pub async fn log_in(&self, browser: &Browser, login: &str) {
        browser.open(&format!("{}/logga-in?efter=/mottagningen", self.house)).await;
        fill(browser, "#name", login).await;
        fill(browser, "#password", house::demo::PASSWORD).await;
        click(browser, "main form button").await;
        there(browser, "#content .head").await;
    }

    /// Opens the door of the residents beside it. Gives its address.
    pub async fn public(&self) -> String {
        let door = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let house = format!("http://{}", door.local_addr().unwrap());
        tokio::spawn(doors::stand(door, doors::public_router(self.town.public()), std::future::pending()));
        house
    }

    pub async fn close(self, browser: Browser) {
        browser.end().await;
        self.town.end().await;
    }
}

pub async fn fill(browser: &Browser, css: &str, text: &str) {
    let field = browser.client.find(Locator::Css(css)).await.unwrap();
    field.clear().await.unwrap();
    field.send_keys(text).await.unwrap();
}

pub async fn click(browser: &Browser, css: &str) {
    browser.client.find(Locator::Css(css)).await.unwrap().click().await.unwrap();
}

pub async fn choose(browser: &Browser, css: &str, value: &str) {
    let list = browser.client.find(Locator::Css(css)).await.unwrap();
    list.select_by_value(value).await.unwrap();
}

pub async fn there(browser: &Browser, css: &str) {
    browser.client.wait().for_element(Locator::Css(css)).await.unwrap_or_else(|e| panic!("{css}: {e}"));
}

pub async fn text(browser: &Browser) -> String {
    browser.eval("return document.querySelector('main').innerText").await.as_str().unwrap().to_owned()
}

pub async fn until(browser: &Browser, script: &str) {
    for _ in 0..100 {
        if browser.eval(&format!("return Boolean({script})")).await == json!(true) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it never came to be that {script}; the page says:\n{}", text(browser).await);
}

/// Hands on a keyboard. What is typed as text is not counted; every other key or chord is one act.
pub struct Hands<'a>(&'a Browser, usize);

impl Hands<'_> {
    pub fn of(browser: &Browser) -> Hands<'_> {
        Hands(browser, 0)
    }

    /// Alt is 1, Ctrl is 2.
    pub async fn key(&mut self, modifiers: u8, key: &str, code: u32) {
        self.1 += 1;
        let plain = modifiers == 0 && key.len() == 1;
        for kind in [if plain { "keyDown" } else { "rawKeyDown" }, "keyUp"] {
            let mut event = json!({ "type": kind, "modifiers": modifiers, "key": key, "windowsVirtualKeyCode": code });
            if plain && kind == "keyDown" {
                event["text"] = json!(key);
            }
            self.0.cdp("Input.dispatchKeyEvent", event).await;
        }
    }

    async fn tab(&mut self) {
        self.key(0, "Tab", 9).await;
    }

    async fn at(&self, id: &str) {
        until(self.0, &format!("document.activeElement && document.activeElement.id === '{id}'")).await;
    }

    async fn types(&self, text: &str) {
        self.0.type_text(text).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rent_the_partner_and_the_nine_year_old_take_fifteen_keystrokes() {
    let Some(browser) = chromium::start("rent", Scripts::Run).await else { return };
    let desk = Desk::open("2026-03-02T07:20:00Z").await;
    desk.log_in(&browser, "petra").await;
    let mut hands = Hands(&browser, 0);
    hands.key(1, "n", 78).await;
    hands.at("text").await;
    hands.types("Annika: hyran är obetald.\nConny: dricker på helgerna.\nElsa: går över till mormor.").await;
    hands.tab().await;
    hands.key(0, "p", 80).await;
    hands.key(1, "p", 80).await;
    hands.at("kind1").await;
    hands.key(0, "a", 65).await;
    hands.tab().await;
    hands.types("Annika Rosengren, 19841015-2386").await;
    hands.key(1, "p", 80).await;
    hands.at("kind2").await;
    hands.key(0, "o", 79).await;
    hands.tab().await;
    hands.types("Elsa, 9").await;
    hands.key(1, "p", 80).await;
    hands.at("kind3").await;
    hands.key(0, "m", 77).await;
    hands.tab().await;
    hands.types("Conny Lind, 45").await;
    hands.key(2, "Enter", 13).await;
    there(&browser, ".counts").await;
    let acts = hands.1;
    println!("{acts} keystrokes besides the text");
    assert!(acts <= 15, "{acts}");
    // The one who works with income support sees the application and nothing of the other two.
    let seen = text(&browser).await;
    assert!(seen.contains("Annika Rosengren, 41 år") && !seen.contains("Elsa") && !seen.contains("Conny"), "{seen}");
    desk.log_in_as_another(&browser, "amina").await;
    let seen = text(&browser).await;
    assert!(seen.contains("Elsa, 9 år") && !seen.contains("Annika") && !seen.contains("Conny"), "{seen}");
    assert_eq!((desk.town.count("matter").await, desk.town.count("told").await), (3, 3));
    desk.close(browser).await;
}

impl Desk {
    async fn log_in_as_another(&self, browser: &Browser, login: &str) {
        browser.cdp("Network.clearBrowserCookies", json!({})).await;
        self.log_in(browser, login).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn three_siblings_without_scripts_one_of_them_without_a_number() {
    let Some(browser) = chromium::start("siblings", Scripts::Off).await else { return };
    let desk = Desk::open("2026-03-02T08:12:00Z").await;
    desk.log_in(&browser, "johan").await;
    browser.open(&format!("{}/registrera", desk.house)).await;
    fill(&browser, "#text", "Rektorn ringer om tre syskon med två pappor.").await;
    choose(&browser, "#teller", "school").await;
    let children = ["Vilgot Sand, 20170112-2382", "Märta Sand, 20190303-2389", "Lo, 4"];
    for (n, child) in (1..).zip(children) {
        if n > 1 {
            click(&browser, "button[name=only][value=more]").await;
            there(&browser, &format!("#kind{n}")).await;
        }
        choose(&browser, &format!("#kind{n}"), "child_concern").await;
        fill(&browser, &format!("#name{n}"), child).await;
    }
    click(&browser, "footer button:last-child").await;
    there(&browser, ".counts").await;
    let body = browser.client.find(Locator::Css("main")).await.unwrap().text().await.unwrap();
    for said in ["Vilgot Sand, 9 år", "Märta Sand, 6 år", "Lo, 4 år", "samma kontakt"] {
        assert!(body.contains(said), "{said}: {body}");
    }
    assert_eq!((desk.town.count("matter").await, desk.town.count("contact").await), (3, 1));
    desk.close(browser).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_saved_within_five_seconds_and_is_there_after_a_crash() {
    let Some(browser) = chromium::start("saved", Scripts::Run).await else { return };
    let desk = Desk::open("2026-03-02T08:12:00Z").await;
    desk.log_in(&browser, "johan").await;
    browser.open(&format!("{}/registrera", desk.house)).await;
    fill(&browser, "#text", "Åsa ringer och är rädd.").await;
    let began = std::time::Instant::now();
    until(&browser, "document.querySelector('.saved').innerText.includes('Sparat 9.12')").await;
    assert!(began.elapsed() < Duration::from_secs(5));
    // The window is gone, and what it held with it.
    browser.open("about:blank").await;
    desk.log_in_as_another(&browser, "johan").await;
    browser.open(&format!("{}/registrera", desk.house)).await;
    assert_eq!(browser.eval("return document.querySelector('#text').value").await, json!("Åsa ringer och är rädd."));
    desk.close(browser).await;
}

/// Every staff page that these people come to, by name.
async fn walk(browser: &Browser, desk: &Desk, mut seen: impl AsyncFnMut(&Browser, &str)) {
    browser.open(&format!("{}/mottagningen", desk.house)).await;
    seen(browser, "login").await;
    desk.log_in(browser, "amina").await;
    seen(browser, "empty queue").await;
    browser.open(&format!("{}/registrera", desk.house)).await;
    seen(browser, "register").await;
    click(browser, "footer button:last-child").await;
    there(browser, ".wrong").await;
    seen(browser, "register, to put right").await;
    fill(browser, "#text", "Någon ringer.").await;
    choose(browser, "#teller", "school").await;
    click(browser, "button[value=away]").await;
    there(browser, ".counts").await;
    click(browser, ".row h3 a").await;
    there(browser, "#kind1").await;
    seen(browser, "contact").await;
    choose(browser, "#kind1", "child_concern").await;
    fill(browser, "#name1", "Elsa Öhman, 9").await;
    click(browser, "fieldset details summary").await;
    fill(browser, "#taken1", "2026-03-02").await;
    click(browser, ".acts button.ds-button").await;
    there(browser, ".row .carry form button").await;
    seen(browser, "queue").await;
    click(browser, ".row .carry form button").await;
    there(browser, ".strip").await;
    seen(browser, "matter").await;
    let matter = browser.client.current_url().await.unwrap().to_string();
    for page in
        ["skydd", "bedomning", "anteckning", "tillbaka", "klart", "aterkoppling", "berorda", "lamna-over", "besked"]
    {
        browser.open(&format!("{matter}/{page}")).await;
        seen(browser, page).await;
    }
    for page in ["/min-dag", "/finns-inte", "/sok"] {
        browser.open(&format!("{}{page}", desk.house)).await;
        seen(browser, page).await;
    }
    fill(browser, "main input.text", "Elsa").await;
    click(browser, "main form button").await;
    there(browser, "a[href^='/person/']").await;
    seen(browser, "found").await;
    click(browser, "a[href^='/person/']").await;
    there(browser, ".strip").await;
    seen(browser, "person").await;
    let path = matter.strip_prefix(&desk.house).unwrap();
    investigates(browser, desk, path, &mut seen).await;
    changes_hands(browser, desk, path, &mut seen).await;
}

/// The pages of an investigation and of its decision, as they are before anything is written and with something in them.
async fn investigates(browser: &Browser, desk: &Desk, path: &str, seen: &mut impl AsyncFnMut(&Browser, &str)) {
    let mut amina = Paper::of_colleague(&desk.town, "amina").await;
    amina.open(&format!("{path}/bedomning")).await;
    amina.fill("Vad beslutar du?", "Utredning inleds");
    amina.fill("Varför?", "Det som skolan berättar behöver utredas.");
    amina.fill("Om utredning inleds: vet de som berörs om det?", "Ja, de har fått veta");
    amina.send("Skriv under beslutet").await;
    assert_eq!(amina.status(), 200, "{}", amina.text());
    for page in INVESTIGATED {
        browser.open(&format!("{}{path}/{page}", desk.house)).await;
        seen(browser, page).await;
    }
    amina.open(&format!("{path}/samtycke")).await;
    amina.fill("Vad är det för slag?", "Kontakt med andra om personen.");
    amina.fill("Vad vill ni göra?", "Prata med skolan om hur Elsa har det.");
    amina.send("Skriv in").await;
    assert_eq!(amina.status(), 200, "{}", amina.text());
    for page in ["samtycke", "utredning", "dagordning"] {
        let at = if page == "dagordning" { "/dagordning".to_owned() } else { format!("{path}/{page}") };
        browser.open(&format!("{}{at}", desk.house)).await;
        seen(browser, page).await;
    }
}

/// Every page of an investigation and of its decision that stands before anything is decided.
const INVESTIGATED: [&str; 12] = [
    "utredning",
    "plan",
    "samtal",
    "behov",
    "forlang",
    "samtycke",
    "kommunicera",
    "kommunicera/svar",
    "beslut",
    "beslut/forslag",
    "beslut/brev",
    "ordforandebeslut",
];

/// The pages of a matter on its way to another unit, and by hand to somebody there.
async fn changes_hands(browser: &Browser, desk: &Desk, path: &str, seen: &mut impl AsyncFnMut(&Browser, &str)) {
    let mut amina = Paper::of_colleague(&desk.town, "amina").await;
    amina.open(&format!("{path}/lamna-over")).await;
    amina.fill("Till vem?", "Utredning barn");
    amina.fill("Vad vet familjen om att ärendet lämnas över?", "Mamma vet.");
    amina.fill("Vad är bestämt med familjen?", "Vi ses på torsdag.");
    amina.fill("Vad ska göras härnäst?", "Prata med Elsa.");
    amina.fill("Vem av dem som tar emot har du talat med?", "Lena Sand");
    amina.send("Lämna över").await;
    assert_eq!(amina.status(), 200, "{}", amina.text());
    desk.log_in_as_another(browser, "maja").await;
    for page in ["/overlamningar", &format!("{path}/ta-emot"), &format!("{path}/fraga-tillbaka"), "/min-dag"] {
        browser.open(&format!("{}{page}", desk.house)).await;
        seen(browser, page).await;
    }
    let mut maja = Paper::of_colleague(&desk.town, "maja").await;
    maja.open(&format!("{path}/ta-emot")).await;
    maja.fill("När hör familjen av er nästa gång, senast?", "2026-03-05");
    maja.send("Ta emot").await;
    assert_eq!(maja.status(), 200, "{}", maja.text());
    for page in ["fordela", "besked"] {
        browser.open(&format!("{}{path}/{page}", desk.house)).await;
        seen(browser, page).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_staff_page_is_accessible_in_light_and_dark_on_phone_and_desk() {
    let Some(browser) = chromium::start("staff-axe", Scripts::Run).await else { return };
    let desk = Desk::open("2026-03-02T08:12:00Z").await;
    let (mut found, mut runs) = (vec![], 0);
    walk(&browser, &desk, async |browser, name| {
        for (width, scheme) in [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")] {
            browser.look(width, scheme).await;
            runs += 1;
            found.extend(browser.axe().await.into_iter().map(|v| format!("{name} {width} {scheme}: {v}")));
        }
    })
    .await;
    println!("axe: {runs} runs");
    desk.close(browser).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(runs >= 60);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_staff_page_scrolls_sideways() {
    let Some(browser) = chromium::start("staff-reflow", Scripts::Run).await else { return };
    let desk = Desk::open("2026-03-02T08:12:00Z").await;
    let mut wrong = vec![];
    walk(&browser, &desk, async |browser, name| {
        for width in [320, 390, 1280] {
            browser.look(width, "light").await;
            let over = browser.eval("return document.documentElement.scrollWidth - innerWidth").await.as_i64().unwrap();
            if over > 0 {
                wrong.push(format!("{name} at {width}: {over} px too wide"));
            }
        }
        browser.look(1280, "light").await;
    })
    .await;
    desk.close(browser).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
