//! Text that somebody is still writing. It survives a log-out, a crash and a lost connection, and nobody but its author
//! can read it: not a colleague, not a head, not who has the database.

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
const ONE: Stmt = named(SQL, "draft");
const DROP: Stmt = named(SQL, "drop-draft");
const DROP_OLD: Stmt = named(SQL, "drop-old-drafts");

/// Whose text it is, in which form, and about what (an id, or nothing where the form stands alone).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The one who writes.
    pub author: Uuid,
    /// The declared path of the form.
    pub form: &'static str,
    /// What it is about.
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
}

struct Sealed {
    version: i64,
    nonce: Vec<u8>,
    sealed: Vec<u8>,
    saved_at: Ts,
}

impl FromRow for Sealed {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Sealed {
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

/// The text that was being written here, if there is one.
pub async fn load(tx: &mut Tx, keys: &Keys, place: &Place) -> Res<Option<Draft>> {
    let found = tx.one::<Sealed>(ONE, args![place.author, place.form, place.subject.as_str()]).await?;
    found.map(|sealed| open(keys, place, &sealed)).transpose()
}

/// Forgets the text: it has become a record, or its author threw it away.
pub async fn forget(tx: &mut Tx, place: &Place) -> Res<()> {
    tx.run(DROP, args![place.author, place.form, place.subject.as_str()]).await.map(drop)
}

/// Forgets every text that nobody has touched since then. Gives how many.
pub async fn forget_before(tx: &mut Tx, then: Ts) -> Res<u64> {
    tx.run(DROP_OLD, args![then]).await
}

fn open(keys: &Keys, place: &Place, sealed: &Sealed) -> Res<Draft> {
    let nonce: [u8; 24] = sealed.nonce.as_slice().try_into().map_err(|_| unreadable())?;
    let payload = Payload { msg: &sealed.sealed, aad: &place.bytes() };
    let plain = cipher(keys).decrypt(&XNonce::from(nonce), payload).map_err(|_| unreadable())?;
    Ok(Draft { fields: Fields::parse(&plain), saved_at: sealed.saved_at, version: sealed.version })
}

fn cipher(keys: &Keys) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&keys.hash("draft", &[]).into())
}

fn unreadable() -> Fault {
    Fault::Shape("a draft does not open with this house's secret".into())
}

impl Place {
    /// What the sealing binds the text to: moved to another author or form it does not open.
    fn bytes(&self) -> Vec<u8> {
        [self.author.as_bytes().as_slice(), self.form.as_bytes(), b"\0", self.subject.as_bytes()].concat()
    }
}
