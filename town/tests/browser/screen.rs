//! A desk with a real Chromium on it. Whoever sits there does what stands on the page, by its words; each page that is
//! worth a look is looked at with axe, and photographed where a folder for pictures is named.

use crate::chromium::{self, Browser, Scripts};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use fantoccini::{Locator, elements::Element};
use serde_json::json;
use std::{collections::BTreeSet, path::PathBuf, time::Duration};
use town::hand::{Hand, Meant, Reading};

/// The desk, and what axe found on its pages.
pub struct Screen {
    pub browser: Browser,
    house: String,
    scripts: Scripts,
    pictures: Option<PathBuf>,
    pub found: Vec<String>,
    pub looks: usize,
    /// Everybody who has sat here.
    pub sat: BTreeSet<String>,
}

impl Screen {
    /// A desk whose browser asks the house at this address.
    pub async fn start(name: &str, house: &str, scripts: Scripts) -> Option<Screen> {
        let browser = chromium::start(name, scripts).await?;
        browser.look(1280, "light").await;
        #[expect(clippy::disallowed_methods, reason = "where pictures go is said by whoever wants them")]
        let pictures = std::env::var_os("HELHET_PICTURES").map(PathBuf::from);
        Some(Screen {
            browser,
            house: house.to_owned(),
            scripts,
            pictures,
            found: vec![],
            looks: 0,
            sat: BTreeSet::new(),
        })
    }

    /// The page in front of us, as its source reads.
    pub async fn reading(&self) -> Reading {
        Reading::of(&self.browser.client.source().await.unwrap())
    }

    async fn find(&self, path: &str) -> Element {
        self.browser.client.find(Locator::XPath(path)).await.unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    /// Opens what is folded around this, as somebody must who wants to reach it.
    async fn unfold(&self, path: &str) {
        let folded = format!("{path}/ancestor::details[not(@open)]/summary");
        for summary in self.browser.client.find_all(Locator::XPath(&folded)).await.unwrap() {
            summary.click().await.unwrap();
        }
    }

    /// Clicks, and waits until the page that was there has gone.
    async fn leave_by(&self, way: Element) {
        let old = self.find("//main").await;
        way.click().await.unwrap();
        for _ in 0..200 {
            if old.is_displayed().await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("nothing came of it: {}", self.reading().await.text());
    }

    /// Whoever has logged in has a session of their own, and stands before their own day.
    pub async fn is_before_their_own_day(&mut self, login: &str) {
        let name = house::demo::STAFF.iter().find(|one| one.login == login).map(|one| one.name).unwrap();
        let you = self.browser.client.find(Locator::Css(".you summary")).await.unwrap().text().await.unwrap();
        let you = you.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((self.path().await.as_str(), you.as_str()), ("/min-dag", name));
        self.sat.insert(login.to_owned());
    }

    /// Follows the first link to this address.
    async fn follow_to(&self, to: &str) {
        let path = format!("(//a[@href={}])[1]", quoted(to));
        self.unfold(&path).await;
        let link = self.find(&path).await;
        self.leave_by(link).await;
    }

    /// Takes pictures of the page for a desk and for a telephone, where somebody wants pictures.
    pub async fn shoot(&self, name: &str) {
        let Some(folder) = &self.pictures else { return };
        std::fs::create_dir_all(folder).unwrap();
        for (width, side) in [(1280, ""), (390, "-phone")] {
            self.browser.look(width, "light").await;
            if self.scripts == Scripts::Run {
                self.browser.eval("document.activeElement.blur(); scrollTo(0, 0)").await;
            }
            let picture = self.browser.client.screenshot().await.unwrap();
            std::fs::write(folder.join(format!("{name}{side}.png")), picture).unwrap();
        }
        self.browser.look(1280, "light").await;
    }
}

/// A text within an XPath.
fn quoted(text: &str) -> String {
    if text.contains('"') { format!("'{text}'") } else { format!("\"{text}\"") }
}

impl Hand for Screen {
    async fn sit(&mut self, login: &str) {
        self.browser.cdp("Network.clearBrowserCookies", json!({})).await;
        self.open("/logga-in").await;
        self.fill("Användarnamn", login).await;
        self.fill("Lösenord", house::demo::PASSWORD).await;
        self.send("Logga in").await;
        self.is_before_their_own_day(login).await;
    }

    async fn open(&mut self, path: &str) {
        self.browser.open(&format!("{}{path}", self.house)).await;
    }

    async fn follow(&mut self, words: &str) {
        let to = self.reading().await.link(|said| said == words).unwrap_or_else(|| panic!("no link says {words:?}"));
        self.follow_to(&to).await;
    }

    async fn row(&mut self, name: &str, says: &str) {
        let reading = self.reading().await;
        let to = reading.row(name, says).unwrap_or_else(|| panic!("no row says {says:?}: {}", reading.text()));
        self.follow_to(&to).await;
    }

    async fn fill(&mut self, label: &str, value: &str) {
        match self.reading().await.fill(label, value) {
            Meant::Typed(name, text) => {
                let path = format!("//*[@name={}][not(@type='hidden')]", quoted(&name));
                self.unfold(&path).await;
                let field = self.find(&path).await;
                field.clear().await.unwrap();
                field.send_keys(&text).await.unwrap();
            }
            Meant::Taken(name, value) => {
                let (name, value) = (quoted(&name), quoted(&value));
                let path = format!("//*[@name={name}]//option[@value={value}] | //input[@name={name}][@value={value}]");
                self.unfold(&format!("//*[@name={name}]")).await;
                self.find(&path).await.click().await.unwrap();
            }
        }
    }

    async fn tick(&mut self, label: &str) {
        let (name, value) = self.reading().await.tick(label);
        let path = format!("//input[@name={}][@value={}]", quoted(&name), quoted(&value));
        let tick = self.find(&path).await;
        if !tick.is_selected().await.unwrap() {
            tick.click().await.unwrap();
        }
    }

    async fn send(&mut self, button: &str) {
        let says = quoted(button);
        let path = format!(
            "//button[not(@aria-hidden)][normalize-space(.)={says} or starts-with(normalize-space(.), concat({says}, ' '))]"
        );
        let way = self.find(&path).await;
        self.leave_by(way).await;
        let wrong = self.browser.client.find_all(Locator::Css("main .wrong, main .trouble")).await.unwrap();
        assert!(wrong.is_empty(), "{button}: {}", self.reading().await.text());
    }

    async fn text(&mut self) -> String {
        self.reading().await.text().to_owned()
    }

    async fn path(&mut self) -> String {
        let url = self.browser.client.current_url().await.unwrap().to_string();
        url.strip_prefix(&self.house).unwrap_or(&url).to_owned()
    }

    async fn link(&mut self, words: &str) -> String {
        self.reading().await.link(|said| said.contains(words)).unwrap_or_else(|| panic!("no link says {words:?}"))
    }

    async fn look(&mut self, name: &str) {
        self.shoot(name).await;
        if self.scripts == Scripts::Off {
            return;
        }
        for (width, scheme) in [(390, "light"), (390, "dark"), (1280, "dark"), (1280, "light")] {
            self.browser.look(width, scheme).await;
            let found = self.browser.axe().await;
            self.found.extend(found.into_iter().map(|v| format!("{name} {width} {scheme}: {v}")));
            let over = self.browser.eval("return document.documentElement.scrollWidth - innerWidth").await;
            if over.as_i64().unwrap() > 0 {
                self.found.push(format!("{name} at {width}: {over} px too wide"));
            }
            self.looks += 1;
        }
        self.on_paper(name).await;
    }
}

/// What is left of an A4 page within its margins, in px.
const A4: u32 = 658;

/// How a page is on paper: how much too wide it is, how many marks of secrecy stand there, what is cut off, and whether the
/// pages are numbered as so many of so many.
const ON_PAPER: &str = "const marks = [...document.querySelectorAll('.class')].filter(one => one.offsetHeight).length;
    const cut = [...document.querySelectorAll('main *')].filter(e => {
        if (!e.offsetHeight || e.closest('.only-read') || e.matches('select, [type=radio], [type=checkbox]')) return false;
        const wide = e.scrollWidth > e.clientWidth + 1, high = e.scrollHeight > e.clientHeight + 2;
        if (e.matches('input')) return wide;
        if (e.matches('textarea')) return high;
        const look = getComputedStyle(e);
        return (look.overflowX !== 'visible' && wide) || (look.overflowY !== 'visible' && high);
    }).map(e => e.outerHTML.slice(0, 100));
    const numbered = [...document.styleSheets].some(s => [...s.cssRules].some(r =>
        r.type === CSSRule.PAGE_RULE && r.cssText.includes('counter(page)') && r.cssText.includes('counter(pages)')));
    return { wide: document.documentElement.scrollWidth - innerWidth, marks, cut, numbered };";

impl Screen {
    /// Looks at the page as it is printed: nothing is cut off, its secrecy stands on it, and its pages are numbered.
    pub async fn on_paper(&mut self, name: &str) {
        self.browser.look(A4, "light").await;
        self.browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        let seen = self.browser.eval(ON_PAPER).await;
        let fits = seen["wide"].as_i64() <= Some(0) && seen["cut"] == json!([]);
        if !fits || seen["marks"] == 0 || seen["numbered"] != json!(true) {
            self.found.push(format!("{name} on paper: {seen}"));
        }
        let pdf = self.printed().await;
        let text = String::from_utf8_lossy(&pdf);
        if !text.starts_with("%PDF") || !text.contains("/MediaBox [0 0 594.95996 841.91998]") {
            let at = text.find("/MediaBox").unwrap_or_default();
            let says: String = text.chars().skip(at).take(60).collect();
            self.found.push(format!("{name} on paper: no A4: {says}"));
        }
        self.browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        self.browser.look(1280, "light").await;
    }

    /// The page as a file that a printer gets.
    pub async fn printed(&self) -> Vec<u8> {
        let wish = json!({ "preferCSSPageSize": true, "printBackground": false });
        let printed = self.browser.cdp("Page.printToPDF", wish).await;
        BASE64.decode(printed["data"].as_str().unwrap()).unwrap()
    }
}
