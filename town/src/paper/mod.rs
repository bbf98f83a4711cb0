//! A browser of paper: it asks, reads, fills in by the words that stand there, sends and follows, without a script.

mod faults;
mod form;
mod read;

use crate::{Reply, Request, World, door::Door};
pub use form::Asked;
use form::{Form, Sent};
pub(crate) use read::Sheet;
use std::collections::BTreeMap;

/// One person's browser, with one page in front of them. A clone is the same page in a second window: the same form,
/// with what is typed in it so far.
///
/// Every page that is opened must be one that everybody can use: a label without a field, a field without a label or a
/// name, an id said twice, a description that is not there or a missing word stops the story.
#[derive(Clone)]
pub struct Paper {
    door: Door,
    headers: Vec<(String, String)>,
    cookies: BTreeMap<String, String>,
    asked: Vec<String>,
    path: String,
    reply: Reply,
    sheet: Sheet,
}

/// A browser gives up after this many redirects.
const REDIRECTS: usize = 10;

impl Paper {
    /// A browser that has opened nothing yet.
    pub fn of(world: &World) -> Paper {
        let reply = Reply { status: 0, headers: vec![], body: vec![] };
        let (headers, asked, cookies) = (vec![], vec![], BTreeMap::new());
        let door = world.door().clone();
        Paper { door, headers, cookies, asked, path: "/".into(), reply, sheet: Sheet::default() }
    }

    /// A browser on a desk of the staff's, where nobody has logged in yet.
    pub fn at_desk(world: &World) -> Paper {
        Paper { door: world.staff_door().clone(), ..Paper::of(world) }
    }

    /// The browser of one of the demo's staff who has logged in.
    pub async fn of_colleague(world: &World, login: &str) -> Paper {
        let mut paper = Paper::at_desk(world);
        paper.open("/logga-in").await;
        paper.log_in(login).await;
        paper
    }

    /// Logs in on the page in front of us.
    pub async fn log_in(&mut self, login: &str) {
        self.fill("Användarnamn", login);
        self.fill("Lösenord", house::demo::PASSWORD);
        self.send("Logga in").await;
    }

    /// Where the first row of the day leads that is about this one and says this.
    pub fn row(&self, name: &str, says: &str) -> Option<&str> {
        self.sheet.row(name, says)
    }

    /// Sends this header with every request from now on.
    pub fn with_header(mut self, name: &str, value: &str) -> Paper {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Opens an address of the house, as if typed.
    pub async fn open(&mut self, path: &str) {
        self.go(Request::get(path).with("sec-fetch-site", "none")).await;
    }

    /// Follows the link with these words.
    pub async fn follow(&mut self, words: &str) {
        let link = self.sheet.links.iter().find(|(said, _)| said == words).map(|(_, to)| to.clone());
        let Some(link) = link else {
            let there: Vec<&str> = self.sheet.links.iter().map(|(said, _)| said.as_str()).collect();
            panic!("{}: no link says {words:?}; there are {there:?}", self.path);
        };
        self.go(Request::get(&self.house_path(&link)).with("sec-fetch-site", "same-origin")).await;
    }

    /// Types into the field with this label, or chooses the answer with these words where the label is the question
    /// above several. What was there is gone.
    #[track_caller]
    pub fn fill(&mut self, label: &str, value: &str) {
        self.in_a_form(|form| form.fill(label, value));
    }

    /// Ticks the box with this label.
    #[track_caller]
    pub fn tick(&mut self, label: &str) {
        self.in_a_form(|form| form.tick(label));
    }

    /// Changes what the page itself put into a form, as somebody with tools can.
    #[track_caller]
    pub fn tamper(&mut self, name: &str, value: &str) {
        self.in_a_form(|form| form.tamper(name, value));
    }

    /// Presses the button with these words and waits for what comes.
    pub async fn send(&mut self, button: &str) {
        let Some((form, pressed)) = self.sheet.forms.iter().find_map(|form| Some((form, form.button(button)?))) else {
            let there: Vec<&String> =
                self.sheet.forms.iter().flat_map(|f| f.buttons.iter().map(|b| &b.words)).collect();
            panic!("{}: no button says {button:?}; there are {there:?}", self.path);
        };
        let (body, to) = (form.sent(pressed), self.house_path(pressed.action.as_ref().unwrap_or(&form.action)));
        let request = match form.method {
            Sent::InTheAddress => Request::get(&format!("{}?{body}", to.split('?').next().unwrap_or_default())),
            Sent::AsAPost => Request { body: body.into_bytes(), ..Request::post(&to, &[]) },
        };
        // With `no-referrer` a browser sends this origin, also to the page's own house.
        self.go(request.with("sec-fetch-site", "same-origin").with("origin", "null")).await;
    }

    /// The status of the page in front of us.
    pub fn status(&self) -> u16 {
        self.reply.status
    }

    /// The answer as it came, down to the bytes.
    pub fn reply(&self) -> &Reply {
        &self.reply
    }

    /// What stands in `main`, one line for each heading, paragraph or item; what is typed in fields is not in it.
    pub fn text(&self) -> &str {
        &self.sheet.text
    }

    /// Fails where these words do not stand in the text of the page.
    #[track_caller]
    pub fn must_say(&self, words: &str) {
        assert!(self.text().contains(words), "{} does not say {words:?}; it says:\n{}", self.path, self.text());
    }

    /// Fails where these words stand in the text of the page.
    #[track_caller]
    pub fn must_not_say(&self, words: &str) {
        assert!(!self.text().contains(words), "{} says {words:?}:\n{}", self.path, self.text());
    }

    /// Every question with what is typed or chosen, in the order of the page.
    pub fn fields(&self) -> Vec<(String, String)> {
        self.sheet.forms.iter().flat_map(Form::filled).collect()
    }

    /// Everything that the page asks for, with where it is sent and what stands there.
    pub fn asks(&self) -> Vec<Asked> {
        self.sheet.forms.iter().flat_map(|form| form.asks(&self.house_path(&form.action))).collect()
    }

    /// Where the forms of the page are sent, by whichever of their buttons.
    pub fn actions(&self) -> Vec<String> {
        let own = |form: &Form| form.buttons.iter().map(|b| b.action.clone().unwrap_or(form.action.clone())).collect();
        let all = self.sheet.forms.iter().flat_map(|form| -> Vec<String> { own(form) });
        all.map(|to| self.house_path(&to)).collect()
    }

    /// Where the form with this button is sent.
    pub fn action(&self, button: &str) -> String {
        let found = self.sheet.forms.iter().find_map(|form| Some((form, form.button(button)?)));
        let (form, pressed) = found.unwrap_or_else(|| panic!("{}: no button says {button:?}", self.path));
        self.house_path(pressed.action.as_ref().unwrap_or(&form.action))
    }

    /// The names of the fields that somebody types into, in the form with this button.
    pub fn typed_into(&self, button: &str) -> Vec<String> {
        let found = self.sheet.forms.iter().find(|form| form.button(button).is_some());
        let typed =
            |field: &&form::Field| matches!(field.kind, form::Kind::Line | form::Kind::Email | form::Kind::Area);
        found.into_iter().flat_map(|form| form.fields.iter().filter(typed).map(|field| field.name.clone())).collect()
    }

    /// What a form would send now: names and values, hidden ones too.
    pub fn form(&self, button: &str) -> Vec<(String, String)> {
        let found = self.sheet.forms.iter().find_map(|form| Some(form.pairs(form.button(button)?)));
        found.unwrap_or_else(|| panic!("{}: no button says {button:?}", self.path))
    }

    /// The address in front of us.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Every address that was ever asked for from here, in order.
    pub fn asked(&self) -> &[String] {
        &self.asked
    }

    /// What the links of the page say and where they lead.
    pub fn links(&self) -> &[(String, String)] {
        &self.sheet.links
    }

    async fn go(&mut self, mut request: Request) {
        for _ in 0..REDIRECTS {
            self.path.clone_from(&request.path);
            self.asked.push(request.path.clone());
            self.reply = self.door.ask(self.dressed(&request)).await;
            self.keep_cookies();
            let Some(next) = self.reply.header("location").filter(|_| (300..400).contains(&self.reply.status)) else {
                return self.look();
            };
            let next = self.house_path(next);
            // Only 307 and 308 ask for the same form to be sent again.
            request = if self.reply.status < 307 { Request::get(&next) } else { Request { path: next, ..request } };
        }
        panic!("{}: more than {REDIRECTS} redirects", self.path);
    }

    /// The request with this person's own headers, which stand instead of the browser's.
    fn dressed(&self, request: &Request) -> Request {
        let own = |name: &str| self.headers.iter().any(|(n, _)| n.eq_ignore_ascii_case(name));
        let plain = request.headers.iter().filter(|(name, _)| !own(name));
        let mut headers: Vec<(String, String)> = plain.chain(&self.headers).cloned().collect();
        if !self.cookies.is_empty() {
            let all: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            headers.push(("cookie".into(), all.join("; ")));
        }
        Request { headers, ..request.clone() }
    }

    fn keep_cookies(&mut self) {
        let set = self.reply.headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value.clone());
        for cookie in set.collect::<Vec<_>>() {
            let mut parts = cookie.split(';').map(str::trim);
            let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { continue };
            if parts.any(|part| part == "Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.into(), value.into());
            }
        }
    }

    /// Another window of the same browser: what one was given, the other sends.
    pub fn take_cookies(&mut self, other: &Paper) {
        self.cookies.clone_from(&other.cookies);
    }

    /// The cookies that this browser holds.
    pub fn cookies(&self) -> &BTreeMap<String, String> {
        &self.cookies
    }

    fn look(&mut self) {
        let page = self.reply.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
        self.sheet = if page { Sheet::of(self.reply.text()) } else { Sheet::default() };
        let faults = self.sheet.faults.join("\n  ");
        assert!(faults.is_empty(), "{} leaves somebody outside:\n  {faults}", self.path);
    }

    /// The path that an address on this page leads to. Only the house's own: a story has no network.
    fn house_path(&self, address: &str) -> String {
        let address = address.split('#').next().unwrap_or_default();
        match address.chars().next() {
            None => self.path.clone(),
            Some('/') if !address.starts_with("//") => address.into(),
            _ => panic!("{}: {address:?} leads out of the house", self.path),
        }
    }

    #[track_caller]
    fn in_a_form(&mut self, act: impl Fn(&mut Form) -> Result<(), String>) {
        let mut why = vec![];
        for form in &mut self.sheet.forms {
            match act(form) {
                Ok(()) => return,
                Err(no) => why.push(no),
            }
        }
        panic!("{}: {}", self.path, if why.is_empty() { "there is no form".into() } else { why.join("; ") });
    }
}
