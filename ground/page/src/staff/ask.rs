//! One request from somebody at work, already read and known by name.

use super::{Out, draft::key_of_form, out::End, route::Rooms};
use crate::{
    Fields, Icon, Leaf, Municipality, Say, Words,
    letter::{Letter, Pdf, Presses},
};
use access::{Act, Keys, No, Refusal, Session, Sight};
use askama::filters::HtmlSafe;
use journal::{Moment, Moments};
use law::{Day, Zone};
use std::{fmt, sync::Arc};
use store::{Db, Fault, Ts, Tx, Uuid};
use tokio::sync::Semaphore;

/// What the staff face holds.
#[derive(Clone)]
pub struct Staff {
    /// The records.
    pub db: Db,
    /// The house's secret: drafts and form keys.
    pub keys: Keys,
    /// The words of the house.
    pub words: Arc<Words>,
    /// The municipality.
    pub municipality: Arc<Municipality>,
    /// The clock and chance.
    pub moments: Arc<dyn Moments>,
    /// How many passwords are weighed at the same instant: each takes a core and a good piece of memory.
    pub weighing: Arc<Semaphore>,
    /// What makes paper of letters.
    pub presses: Presses,
    /// How the session is kept by the browser.
    pub cookie: Cookie,
    /// Wraps a leaf in the layout.
    pub frame: fn(&StaffFrame) -> String,
}

/// How the session is kept by the browser. It has no end date there: the server knows when it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// Over an encrypted way only, as in every real house.
    Encrypted,
    /// Also over plain HTTP: the demo on one's own machine.
    Plain,
}

impl Cookie {
    /// The cookie's name. With the prefix a browser takes it from nobody but this very host, encrypted.
    pub fn name(self) -> &'static str {
        match self {
            Cookie::Encrypted => "__Host-helhet",
            Cookie::Plain => "helhet",
        }
    }

    /// The header that gives the browser its token, or takes it away where there is none.
    pub(crate) fn set(self, token: Option<&str>) -> String {
        let secure = if self == Cookie::Encrypted { "; Secure" } else { "" };
        let gone = if token.is_none() { "; Max-Age=0" } else { "" };
        format!("{}={}; Path=/; HttpOnly; SameSite=Lax{secure}{gone}", self.name(), token.unwrap_or_default())
    }
}

/// What the layout needs.
pub struct StaffFrame<'a> {
    /// The words.
    pub say: &'a Say,
    /// The municipality.
    pub municipality: &'a Municipality,
    /// Who is logged in; nobody on the way in.
    pub session: Option<&'a Session>,
    /// The route as it is declared, for the menu.
    pub route: &'a str,
    /// What goes inside.
    pub leaf: &'a Leaf,
}

/// What every form of staff carries, unseen: that it is from this session, that it has its effect once, and which saved
/// text it was opened with.
#[derive(Clone, Debug)]
pub struct Seal {
    csrf: String,
    key: String,
    from: String,
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            r#"<input type="hidden" name="csrf" value="{}"><input type="hidden" name="key" value="{}">"#,
            self.csrf, self.key
        )?;
        if self.from.is_empty() {
            Ok(())
        } else {
            write!(f, r#"<input type="hidden" name="from" value="{}">"#, self.from)
        }
    }
}

impl HtmlSafe for Seal {}

/// One request. A handler gets it whole, with a transaction that the face has begun: a picture to read from for a page,
/// one that writes for a form.
pub struct Ask {
    /// The words.
    pub say: Say,
    /// What was typed; on a page what its author had typed there and not sent.
    pub fields: Fields,
    /// What stands after the question mark of the address. Never anything personal.
    pub query: Fields,
    /// When the request was taken in. One moment per request.
    pub moment: Moment,
    /// Who asks.
    pub session: Session,
    /// The right to read, and the list of everything shown.
    pub sight: Sight,
    /// The house's secret.
    pub keys: Keys,
    /// The municipality.
    pub municipality: Arc<Municipality>,
    /// When the author's text was saved that stands in `fields`.
    pub saved: Option<Ts>,
    /// The mark of the saved text that the form was opened with, in hexadecimal digits; empty where with none.
    pub(super) from: String,
    pub(super) ids: Vec<Uuid>,
    pub(super) presses: Presses,
    /// What all rooms together hand to every page.
    pub(crate) rooms: Arc<Rooms>,
}

impl Ask {
    /// The id in the path.
    ///
    /// # Errors
    /// [`No::Absent`] where the route has none.
    pub fn id(&self) -> Result<Uuid, No> {
        self.ids.first().copied().ok_or(No::Absent)
    }

    /// The second id in the path: of something in what the first one names. Whoever asks sees to it that it lies there.
    ///
    /// # Errors
    /// [`No::Absent`] where the route has none.
    pub fn part(&self) -> Result<Uuid, No> {
        self.ids.get(1).copied().ok_or(No::Absent)
    }

    /// The zone whose calendar days count here.
    pub fn zone(&self) -> &Zone {
        &self.moment.law.settings().zone
    }

    /// Today, here.
    pub fn today(&self) -> Day {
        self.zone().day(self.moment.at.instant())
    }

    /// What the form about to be shown must carry. A form that comes back keeps its key: it is the same form.
    pub fn seal(&self) -> Seal {
        let fresh = || self.moment.bytes::<16>().iter().map(|b| format!("{b:02x}")).collect();
        let key = key_of_form(self.fields.get("key")).map_or_else(fresh, str::to_owned);
        Seal { csrf: self.session.csrf(), key, from: self.from.clone() }
    }

    /// A page.
    pub fn page(self, tx: Tx, leaf: Leaf) -> Out {
        drop(tx);
        Out(End::Page(self.sight.hold(leaf)))
    }

    /// A pressed letter, shown by the browser. It leaves as a page does: when the note of it has been committed. `name` is
    /// what the file is called when somebody keeps it, "beslut.pdf": the same for everybody, so that a folder of downloads
    /// says nothing about anybody.
    pub fn file(self, pdf: Pdf, name: &'static str) -> Out {
        Out(End::File(self.sight.hold((pdf, name))))
    }

    /// Makes paper of a letter. It takes a tenth of a second and more, and may wait for other letters: what the letter was
    /// read from is given back first, so that no page waits for it.
    ///
    /// # Errors
    /// A fault that says what is wrong without a word of the letter.
    pub async fn press(&self, tx: Tx, letter: &Letter) -> Result<Pdf, Fault> {
        drop(tx);
        self.presses.press(letter.paper(&self.say)).await
    }

    /// The same form again with what is to be put right. Nothing of the deed is kept; everything typed is.
    pub fn again(self, tx: Tx, leaf: Leaf) -> Out {
        drop(tx);
        Out(End::Again(self.sight.hold(leaf)))
    }

    /// The deed is done: on to another page of ours.
    pub fn go(self, tx: Tx, to: String) -> Out {
        Out(End::Done { sight: self.sight, to, tx })
    }

    /// What this staff member may do here without a matter, or a refusal.
    ///
    /// # Errors
    /// As [`access::Permit::for_staff`].
    pub async fn permit(&self, tx: &mut Tx, act: Act) -> Result<access::Permit, No> {
        access::Permit::for_staff(tx, self.session.staff, act).await
    }
}

impl Ask {
    /// Why the reader may not do this in the matter of the path; nothing where they may.
    ///
    /// # Errors
    /// A fault where the database fails.
    pub async fn why_not(&self, tx: &mut Tx, act: Act) -> Result<Option<Refusal>, No> {
        // Whoever reads only a part of a matter is told of the rest what everybody is told who has nothing to do with it.
        const NOT_YOURS: Refusal = Refusal { word: "page-not-yours", rule: None };
        match access::Permit::for_matter(tx, self.session.staff, act, self.id()?).await {
            Ok(_) => Ok(None),
            Err(No::Refusal(no)) => Ok(Some(no)),
            Err(No::Absent) => Ok(Some(NOT_YOURS)),
            Err(no) => Err(no),
        }
    }
}

/// "Sparat 8.31": what an author sees below a text that lies with us unsent.
pub struct Saved<'a> {
    /// The words.
    pub say: &'a Say,
    /// The time of day, as people say it.
    pub at: Option<String>,
}

impl fmt::Display for Saved<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = self.at.as_ref().map_or_else(String::new, |at| self.say.w("page-saved", &[("time", at)]));
        let lost = self.say.s("page-not-saved");
        write!(f, r#"<p class="saved" role="status" data-lost-text="{lost}">"#)?;
        if !said.is_empty() {
            write!(f, "{} {said}", Icon::Done)?;
        }
        f.write_str("</p>")
    }
}

impl HtmlSafe for Saved<'_> {}

impl Ask {
    /// The line that says when the text was saved; filled by the page's script while somebody writes.
    pub fn saved_line(&self) -> Saved<'_> {
        let at = self.saved.map(|at| self.say.clock(self.zone().time(at.instant())));
        Saved { say: &self.say, at }
    }
}
