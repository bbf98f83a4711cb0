//! Text that somebody is still writing. It survives a log-out, a crash and a lost connection, and nobody but its author
//! can read it: not a colleague, not a head, not who has the database. Each opened form has a text of its own: what is
//! written in two windows at once never mixes.

mod left;
mod same;
mod unsent;

pub use left::Left;
pub(super) use unsent::Unsent;

use super::SQL;
use crate::Fields;
use access::Keys;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use journal::Moment;
use store::{Cell, Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const SAVE: Stmt = named(SQL, "save-draft");
const ALL: Stmt = named(SQL, "drafts");
const DROP: Stmt = named(SQL, "drop-draft");
const DROP_SAVED: Stmt = named(SQL, "drop-saved");
const DROP_OLD: Stmt = named(SQL, "drop-old-drafts");

/// What a text is called in an address that no opened form's key belongs to.
const KEYLESS: &str = "utan";

/// Whose text it is, in which form, and about what (an id, or nothing where the form stands alone).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The one who writes.
    pub author: Uuid,
    /// The declared path of the form.
    pub form: &'static str,
    /// What it is about, as the path it is asked for by; with a space and the form's key behind it, the text of one
    /// opened form ([`Place::opened`]).
    pub subject: String,
}

/// A text as it was last saved.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What stood in the fields.
    pub fields: Fields,
    /// When it was saved.
    pub saved_at: Ts,
    /// Counts up with each saving.
    pub version: i64,
    /// The key of the form it was written in. Empty where it was put here without one, as the rows of a contact that was
    /// laid aside, and in texts from before forms had texts of their own.
    pub key: String,
    nonce: Vec<u8>,
}

impl Draft {
    /// What this saving of the text is known by, and no later one.
    pub fn mark(&self) -> String {
        self.nonce.iter().map(|b| format!("{b:02x}")).collect()
    }
}

struct Sealed {
    subject: String,
    version: i64,
    nonce: Vec<u8>,
    sealed: Vec<u8>,
    saved_at: Ts,
}

impl FromRow for Sealed {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Sealed {
            subject: row.get("subject")?,
            version: row.get("version")?,
            nonce: row.get("nonce")?,
            sealed: row.get("sealed")?,
            saved_at: row.get("saved_at")?,
        })
    }
}

struct Version(i64);

impl FromRow for Version {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Version(i64::cell(row, "version")?))
    }
}

/// Saves what stands in the fields now. Gives the version.
pub async fn save(tx: &mut Tx, keys: &Keys, m: &Moment, place: &Place, fields: &Fields) -> Res<i64> {
    let nonce = m.bytes::<24>();
    let plain = fields.encode();
    let payload = Payload { msg: plain.as_bytes(), aad: &place.bytes() };
    let sealed = cipher(keys).encrypt(&XNonce::from(nonce), payload).map_err(|_| unreadable())?;
    let row = args![place.author, place.form, place.subject.as_str(), nonce.as_slice(), sealed, m.at];
    tx.one::<Version>(SAVE, row).await?.map(|v| v.0).ok_or_else(unreadable)
}

/// The text that was last written here, if there is one.
pub async fn load(tx: &mut Tx, keys: &Keys, place: &Place) -> Res<Option<Draft>> {
    Ok(all(tx, keys, place).await?.into_iter().next())
}

/// Every text that lies here unsent, of whichever opened form, the latest first.
pub async fn all(tx: &mut Tx, keys: &Keys, place: &Place) -> Res<Vec<Draft>> {
    let opened = format!("{} ", place.subject);
    let found: Vec<Sealed> =
        tx.all(ALL, args![place.author, place.form, place.subject.as_str(), opened.as_str()]).await?;
    found.iter().map(|sealed| open(keys, place, sealed)).collect()
}

/// Forgets the text of exactly this place: it has become a record, or its author threw it away.
pub async fn forget(tx: &mut Tx, place: &Place) -> Res<()> {
    tx.run(DROP, args![place.author, place.form, place.subject.as_str()]).await.map(drop)
}

/// Forgets the saving of that mark where these fields go on from it. A saving of a window that has been written in since
/// has another mark, and a text that something else was written over is not in the fields any more: both stay.
pub async fn carry_on(tx: &mut Tx, keys: &Keys, place: &Place, mark: &str, fields: &Fields) -> Res<()> {
    let all = if mark.is_empty() { vec![] } else { all(tx, keys, place).await? };
    for old in all.iter().filter(|old| old.mark() == mark && same::goes_on(&old.fields, fields)) {
        let subject = place.opened(&old.key).subject;
        tx.run(DROP_SAVED, args![place.author, place.form, subject, old.nonce.as_slice()]).await?;
    }
    Ok(())
}

/// Forgets every text that nobody has touched since then. Gives how many.
pub async fn forget_before(tx: &mut Tx, then: Ts) -> Res<u64> {
    tx.run(DROP_OLD, args![then]).await
}

fn open(keys: &Keys, place: &Place, sealed: &Sealed) -> Res<Draft> {
    let here = Place { subject: sealed.subject.clone(), ..place.clone() };
    let nonce: [u8; 24] = sealed.nonce.as_slice().try_into().map_err(|_| unreadable())?;
    let payload = Payload { msg: &sealed.sealed, aad: &here.bytes() };
    let plain = cipher(keys).decrypt(&XNonce::from(nonce), payload).map_err(|_| unreadable())?;
    let key = sealed.subject.strip_prefix(place.subject.as_str()).unwrap_or_default().trim_start().to_owned();
    let (saved_at, version) = (sealed.saved_at, sealed.version);
    Ok(Draft { fields: Fields::parse(&plain), saved_at, version, key, nonce: nonce.into() })
}

fn cipher(keys: &Keys) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&keys.hash("draft", &[]).into())
}

fn unreadable() -> Fault {
    Fault::Shape("a draft does not open with this house's secret".into())
}

impl Place {
    /// The place of one opened form's text, by the key that the form carries. What is no such key is no place of its own.
    pub fn opened(&self, key: &str) -> Place {
        let own = key_of_form(key).map(|key| format!("{} {key}", self.subject));
        Place { subject: own.unwrap_or_else(|| self.subject.clone()), ..self.clone() }
    }

    /// What the sealing binds the text to: moved to another author or form it does not open.
    fn bytes(&self) -> Vec<u8> {
        [self.author.as_bytes().as_slice(), self.form.as_bytes(), b"\0", self.subject.as_bytes()].concat()
    }
}

/// The text as a form's key, where it can be one: 32 hexadecimal digits.
pub(super) fn key_of_form(text: &str) -> Option<&str> {
    (text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit())).then_some(text)
}

/// The text as a saving's mark, where it can be one; else nothing.
pub(super) fn mark(text: &str) -> &str {
    if text.bytes().all(|b| b.is_ascii_hexdigit()) { text } else { "" }
}
