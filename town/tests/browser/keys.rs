//! The whole thread by keyboard alone: every field is reached by Tab, every answer given with keys, every form sent with
//! Enter. What has the focus is always marked, no page holds it, and after each form it stands where one goes on.

use crate::{chromium::Scripts, desk::Desk, screen::Screen};
use serde_json::{Value, json};
use town::{
    hand::{Hand, Meant},
    thread,
};

/// A desk without a mouse.
struct Keys {
    screen: Screen,
    /// Keys that were pressed, besides the text.
    pressed: usize,
    texts: usize,
    sent: usize,
    /// Places at which the focus stood.
    stops: usize,
    wrong: Vec<String>,
}

/// Remembers each place at which the focus stands, and whether one sees that it does. A frame of its own counts where the
/// page sends the focus to a list of what is to be put right.
const WATCH: &str = "window.stops = []; window.sightless = [];
    addEventListener('focusin', event => {
        const at = event.target, look = getComputedStyle(at);
        const marked = () => look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2 || at.matches('.wrong');
        const atOnce = marked();
        window.stops.push(at);
        // Where it stays long enough to be seen, it is on the screen. A page that has only just come may have put it there
        // before its style was read: the first frame counts then.
        requestAnimationFrame(() => {
            if (!atOnce && !(at === document.activeElement && marked())) window.sightless.push(at.outerHTML.slice(0, 120));
            const box = at.getBoundingClientRect();
            const there = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 1;
            if (at === document.activeElement && !there) window.sightless.push('beside the screen: ' + at.outerHTML.slice(0, 120));
        });
    });";
/// The pages around which Tab goes once: one for each kind of work.
const AROUND: [&str; 8] =
    ["registrera", "mottagningen", "skyddsbedomning", "lamna-over", "beslut", "uppdraget", "uppfoljning", "avsluta"];

/// Everything that Tab stops at, in the order of the page; of several answers to one question there is one stop.
const ORDER: &str = "const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
    .filter(e => e.tabIndex >= 0 && !e.disabled && e.type !== 'hidden' && e.checkVisibility({ visibilityProperty: true }))
    .filter(e => !e.closest('details:not([open])') || e.matches('summary') && !e.parentElement.parentElement.closest('details:not([open])'));
    const group = e => e.type === 'radio' && e.form ? [...e.form.elements].filter(o => o.name === e.name && o.type === 'radio') : [e];
    const stop = e => group(e).find(o => o.checked) || group(e)[0];
    const order = all.filter(e => e.type !== 'radio' || e === stop(e));";

impl Keys {
    async fn key(&mut self, modifiers: u8, key: &str, code: u32) {
        self.pressed += 1;
        let text = match key {
            "Enter" => "\r",
            " " => " ",
            _ => "",
        };
        for kind in [if text.is_empty() { "rawKeyDown" } else { "keyDown" }, "keyUp"] {
            let mut event =
                json!({ "type": kind, "modifiers": modifiers, "key": key, "code": key, "windowsVirtualKeyCode": code });
            if kind == "keyDown" {
                event["text"] = json!(text);
            }
            if modifiers == 2 && key == "a" {
                event["commands"] = json!(["selectAll"]);
            }
            self.screen.browser.cdp("Input.dispatchKeyEvent", event).await;
        }
    }

    async fn eval(&self, script: &str) -> Value {
        self.screen.browser.eval(script).await
    }

    /// Goes to this with Tab, and says where that is not possible.
    async fn tab_to(&mut self, path: &str) {
        let path = path.replace('`', "");
        let way = format!(
            "{ORDER}
            const want = document.evaluate(`{path}`, document, null, 9, null).singleNodeValue;
            window.want = want;
            if (!want) return null;
            const to = order.indexOf(stop(want)), from = document.activeElement ? order.indexOf(stop(document.activeElement)) : -1;
            return [group(want).includes(document.activeElement), to - from];"
        );
        let found = self.eval(&way).await;
        assert!(found.is_array(), "{path} is not on the page");
        if found[0] == json!(true) {
            return;
        }
        let steps = found[1].as_i64().unwrap();
        for _ in 0..steps.unsigned_abs() {
            self.key(if steps < 0 { 8 } else { 0 }, "Tab", 9).await;
        }
        let here = format!("{ORDER} return group(window.want).includes(document.activeElement)");
        for _ in 0..4 {
            if self.eval(&here).await == json!(true) {
                return;
            }
            self.key(0, "Tab", 9).await;
        }
        let at = self.eval("return document.activeElement.outerHTML.slice(0, 200)").await;
        panic!("Tab does not lead to {path}; it led to {at}");
    }

    /// Opens with Enter what is folded around this.
    async fn unfold(&mut self, path: &str) {
        let folded = format!("{path}/ancestor::details[not(@open)]/summary");
        let there = format!("return Boolean(document.evaluate(`{folded}`, document, null, 9, null).singleNodeValue)");
        while self.eval(&there).await == json!(true) {
            self.tab_to(&folded).await;
            self.key(0, "Enter", 13).await;
        }
    }

    /// Follows the first link to this address.
    async fn follow_to(&mut self, to: &str) {
        let path = format!("(//a[@href={}])[1]", quoted(to));
        self.unfold(&path).await;
        self.tab_to(&path).await;
        self.enter().await;
    }

    /// What the page's own watch has seen so far.
    async fn noted(&mut self) {
        let seen = self.eval("return [window.stops.length, window.sightless]").await;
        self.stops += usize::try_from(seen[0].as_u64().unwrap()).unwrap();
        let path = self.screen.path().await;
        let all = seen[1].as_array().unwrap().iter();
        self.wrong.extend(all.map(|at| format!("{path}: nobody sees that the focus is at {at}")));
    }

    /// Presses Enter, and looks where the focus stands on the page that comes.
    async fn enter(&mut self) {
        self.noted().await;
        self.screen.browser.eval("window.old = true").await;
        self.key(0, "Enter", 13).await;
        let come = "return window.old !== true && document.readyState === 'complete'";
        for _ in 0..400 {
            if self.screen.browser.client.execute(come, vec![]).await.is_ok_and(|v| v == json!(true)) {
                return self.stands_well().await;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("nothing came of it: {}", self.screen.text().await);
    }

    /// On a new page the focus is at its beginning, or at what one goes on with; and the first Tab leads past the menu.
    async fn stands_well(&mut self) {
        let at = self.eval("const at = document.activeElement; return [at === document.body, Boolean(at.closest('main')), at.outerHTML.slice(0, 100)]").await;
        if at[0] != json!(true) && at[1] != json!(true) {
            let path = self.screen.path().await;
            self.wrong.push(format!("{path}: the focus begins at {}", at[2]));
        }
    }

    /// Once around the page: Tab comes to everything, and out again.
    async fn is_no_trap(&mut self, name: &str) {
        self.eval("document.activeElement.blur(); scrollTo(0, 0); window.stops = []").await;
        let all = self.eval(&format!("{ORDER} return order.length")).await.as_u64().unwrap();
        // One more: between the last and the first stands the browser itself.
        for _ in 0..=all {
            self.key(0, "Tab", 9).await;
        }
        let met = format!(
            "{ORDER} return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(
                order.filter(e => !window.stops.includes(e)).map(e => e.outerHTML.slice(0, 120))))))"
        );
        let left = self.eval(&met).await;
        self.wrong.extend(left.as_array().unwrap().iter().map(|at| format!("{name}: Tab never comes to {at}")));
        self.noted().await;
        self.eval("window.stops = []; window.sightless = []").await;
    }
}

/// A text within an XPath.
fn quoted(text: &str) -> String {
    if text.contains('"') { format!("'{text}'") } else { format!("\"{text}\"") }
}

impl Hand for Keys {
    async fn sit(&mut self, login: &str) {
        self.screen.browser.cdp("Network.clearBrowserCookies", json!({})).await;
        self.open("/logga-in").await;
        self.fill("Användarnamn", login).await;
        self.fill("Lösenord", house::demo::PASSWORD).await;
        self.send("Logga in").await;
        self.screen.is_before_their_own_day(login).await;
    }

    async fn open(&mut self, path: &str) {
        self.screen.open(path).await;
    }

    async fn follow(&mut self, words: &str) {
        let to =
            self.screen.reading().await.link(|said| said == words).unwrap_or_else(|| panic!("no link says {words:?}"));
        self.follow_to(&to).await;
    }

    async fn row(&mut self, name: &str, says: &str) {
        let reading = self.screen.reading().await;
        let to = reading.row(name, says).unwrap_or_else(|| panic!("no row says {says:?}: {}", reading.text()));
        self.follow_to(&to).await;
    }

    async fn fill(&mut self, label: &str, value: &str) {
        match self.screen.reading().await.fill(label, value) {
            Meant::Typed(name, text) => {
                let path = format!("//*[@name={}][not(@type='hidden')]", quoted(&name));
                self.unfold(&path).await;
                self.tab_to(&path).await;
                self.key(2, "a", 65).await;
                self.texts += 1;
                self.screen.browser.type_text(&text).await;
            }
            Meant::Taken(name, value) => {
                let named = quoted(&name);
                self.unfold(&format!("//*[@name={named}]")).await;
                self.tab_to(&format!("(//*[@name={named}][not(@type='hidden')])[1]")).await;
                self.choose(&value).await;
            }
        }
    }

    async fn tick(&mut self, label: &str) {
        let (name, value) = self.screen.reading().await.tick(label);
        let path = format!("//input[@name={}][@value={}]", quoted(&name), quoted(&value));
        self.tab_to(&path).await;
        if self.eval("return document.activeElement.checked").await != json!(true) {
            self.key(0, " ", 32).await;
        }
    }

    async fn send(&mut self, button: &str) {
        let says = quoted(button);
        let path = format!(
            "//button[not(@aria-hidden)][normalize-space(.)={says} or starts-with(normalize-space(.), concat({says}, ' '))]"
        );
        self.tab_to(&path).await;
        self.sent += 1;
        self.enter().await;
        let trouble = self.eval("return document.querySelectorAll('main .wrong, main .trouble').length").await;
        assert_eq!(trouble, json!(0), "{button}: {}", self.screen.text().await);
    }

    async fn text(&mut self) -> String {
        self.screen.text().await
    }

    async fn path(&mut self) -> String {
        self.screen.path().await
    }

    async fn link(&mut self, words: &str) -> String {
        self.screen.link(words).await
    }

    async fn look(&mut self, name: &str) {
        if AROUND.contains(&name) {
            self.is_no_trap(name).await;
        }
    }
}

impl Keys {
    /// Gives this answer with the arrows: in a list, or among several that stand there.
    async fn choose(&mut self, value: &str) {
        let far = format!(
            "const at = document.activeElement, all = at.tagName === 'SELECT' ? [...at.options]
                : [...at.form.elements].filter(o => o.type === 'radio' && o.name === at.name);
            const from = at.tagName === 'SELECT' ? at.selectedIndex : all.indexOf(at);
            return [all.findIndex(o => o.value === {}) - from, at.tagName === 'SELECT'];",
            json!(value)
        );
        let found = self.eval(&far).await;
        let steps = found[0].as_i64().unwrap();
        for _ in 0..steps.unsigned_abs() {
            let (key, code) = if steps < 0 { ("ArrowUp", 38) } else { ("ArrowDown", 40) };
            self.key(0, key, code).await;
        }
        if steps == 0 && found[1] == json!(false) {
            self.key(0, " ", 32).await;
        }
        let taken =
            "const at = document.activeElement; return at.type === 'radio' ? (at.checked ? at.value : '') : at.value";
        assert_eq!(self.eval(taken).await, json!(value));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_thread_is_walked_by_keyboard_alone() {
    let desk = Desk::open("2026-03-02T08:41:00Z").await;
    let Some(screen) = Screen::start("by-keyboard", &desk.house, Scripts::Run).await else { return };
    screen.browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
    let mut keys = Keys { screen, pressed: 0, texts: 0, sent: 0, stops: 0, wrong: vec![] };
    thread::told(&mut keys, &desk.town).await;
    desk.town.verified().await;
    let Keys { screen, pressed, texts, sent, stops, wrong } = keys;
    println!("{pressed} keys besides {texts} texts, {sent} forms, the focus stood at {stops} places");
    desk.close(screen.browser).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(sent >= 40 && stops > 500, "{sent} {stops}");
}
