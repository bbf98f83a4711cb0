//! The slot in the public door: something can be put in, and a code says what became of it. Nothing else comes out.

use crate::{
    Code, Letter, Route, SQL,
    contact::{Reply, stored_reply},
};
use access::{Act, Keyed, Keys, No, Permit, Who};
use journal::{Event, Moment};
use serde_json::json;
use store::{Db, Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const PUT: Stmt = named(SQL, "put");
const BY_ONCE: Stmt = named(SQL, "by-once");
const ANSWER: Stmt = named(SQL, "answer");
const RECEIPT: Stmt = named(SQL, "receipt");
const STANDING: Stmt = named(SQL, "standing");

/// The kind of event of a letter that came.
pub(crate) const RECEIVED: &str = "contact.report_received";
/// How long after it was stored a letter that comes again gets its code again, in microseconds: an hour is time enough
/// for a poor connection.
const SHOWN_AGAIN: i64 = 3_600_000_000;
const NOTE_KEY: Stmt = named(SQL, "note-key");
const KEY_CHECK: Stmt = named(SQL, "key-check");

/// What the public face holds instead of the database. It can put a letter in and tell by code how it stands; there is
/// no way from here to what was written.
#[derive(Clone)]
pub struct Letterbox {
    db: Db,
    keys: Keys,
}

/// Proves that a form was made by this house, and makes sending it twice the same as sending it once. It says nothing
/// about who was given it: it is chance, and a seal over it.
#[derive(Clone, PartialEq, Eq)]
pub struct FormKey {
    nonce: [u8; 16],
    seal: [u8; 16],
}

/// What the one who told gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// With this, and only this, they can ask later. `None` when the form comes again long after it was stored: then it
    /// is somebody who goes back in a browser, perhaps another than the one who told.
    pub code: Option<Code>,
    /// When it was stored: the first time, however often it was sent.
    pub arrived_at: Ts,
}

/// How a letter stands: received, read, answered, and nothing more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// When it was stored.
    pub received: Ts,
    /// When somebody first read it.
    pub read: Option<Ts>,
    /// When it was answered, and with which of the prepared sentences.
    pub replied: Option<(Ts, Reply)>,
}

struct Stored {
    id: Uuid,
    arrived_at: Ts,
}

impl FromRow for Stored {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Stored { id: row.get("id")?, arrived_at: row.get("arrived_at")? })
    }
}

impl FromRow for Standing {
    fn from_row(row: &Row) -> Res<Self> {
        let reply = stored_reply(row, "reply")?;
        let replied = row.get::<Option<Ts>>("replied_at")?.zip(reply);
        Ok(Standing { received: row.get("arrived_at")?, read: row.get("read_at")?, replied })
    }
}

struct Noted(Vec<u8>);

impl FromRow for Noted {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Noted(row.get("keyed")?))
    }
}

impl Letterbox {
    /// A slot in the door of this database.
    pub fn new(db: Db, keys: Keys) -> Letterbox {
        Letterbox { db, keys }
    }

    /// Refuses a secret other than the one that this database began with: with another one nobody's code would work, and
    /// nobody would notice.
    pub async fn ready(&self) -> Res<()> {
        let own = self.keys.hash("check", &[]);
        let mut tx = self.db.begin().await?;
        tx.run(NOTE_KEY, args![own.as_slice()]).await?;
        let noted = tx.one::<Noted>(KEY_CHECK, args![]).await?;
        tx.commit().await?;
        match noted {
            Some(noted) if noted.0 == own => Ok(()),
            _ => Err(Fault::Unfit("the key file is not the one that these records began with".into())),
        }
    }

    /// A key for a form that is about to be shown.
    pub fn form_key(&self, m: &Moment) -> FormKey {
        let nonce = m.bytes();
        FormKey { nonce, seal: self.seal(&nonce) }
    }

    /// Reads a key that came back with a form. `None` where this house did not make it.
    pub fn known_key(&self, typed: &str) -> Option<FormKey> {
        let bytes: [u8; 32] = unhex(typed)?;
        let (nonce, seal) = bytes.split_first_chunk::<16>()?;
        (self.seal(nonce).as_slice() == seal).then_some(FormKey { nonce: *nonce, seal: self.seal(nonce) })
    }

    fn seal(&self, nonce: &[u8; 16]) -> [u8; 16] {
        let hash = self.keys.hash("form", &[nonce]);
        hash.first_chunk::<16>().copied().unwrap_or_default()
    }

    /// Stores a letter and its event. The same letter from the same form, sent again because the answer was lost on
    /// the way, is stored once and gets the same receipt; a changed letter from the same form is a new one.
    pub async fn receive(&self, m: &Moment, form: &FormKey, letter: &Letter) -> Result<Receipt, No> {
        let mut tx = self.db.begin().await?;
        let receipt = self.receive_in(&mut tx, m, form, letter).await?;
        tx.commit().await?;
        Ok(receipt)
    }

    /// As [`Letterbox::receive`], in a transaction that somebody else commits: until then there is no letter.
    ///
    /// # Errors
    /// What broke.
    pub async fn receive_in(&self, tx: &mut Tx, m: &Moment, form: &FormKey, letter: &Letter) -> Result<Receipt, No> {
        let permit = Permit::ask(Who::Resident, Act::ReportTell)?;
        let m = &match letter.route() {
            Route::Anonymous => m.to_the_minute(),
            Route::Named => m.clone(),
        };
        let digest = letter.digest();
        let code = Code::derive(&self.keys, &[&form.nonce, &digest]);
        let once = self.keys.hash("once", &[&form.nonce, &digest]);
        let arrived_at = match put(tx, m, letter, &once).await? {
            Some(id) => {
                let event = journal::append(tx, m, received(&permit, id, letter)).await?;
                tx.run(RECEIPT, args![code.keyed(&self.keys).as_slice(), id, event.id]).await?;
                m.at
            }
            None => tx.one::<Stored>(BY_ONCE, args![once.as_slice()]).await?.ok_or(Fault::Stale)?.arrived_at,
        };
        let fresh = m.at.micros().saturating_sub(arrived_at.micros()) < SHOWN_AGAIN;
        Ok(Receipt { code: fresh.then_some(code), arrived_at })
    }

    /// How the letter with this code stands. `None` where no letter has it.
    pub async fn standing(&self, code: &Code) -> Result<Option<Standing>, No> {
        Permit::ask(Who::Resident, Act::ReportFollow)?;
        let mut tx = self.db.snapshot().await?;
        Ok(tx.one(STANDING, args![code.keyed(&self.keys).as_slice()]).await?)
    }
}

/// Stores the letter unless it is stored already. Gives its new id.
async fn put(tx: &mut Tx, m: &Moment, letter: &Letter, once: &Keyed) -> Res<Option<Uuid>> {
    let stored = Stored { id: m.id(), arrived_at: m.at };
    let row =
        args![stored.id, stored.arrived_at, "web_form", letter.route().name(), letter.language(), once.as_slice()];
    if tx.run(PUT, row).await? == 0 {
        return Ok(None);
    }
    for (question, text) in letter.answers() {
        tx.run(ANSWER, args![stored.id, question.name(), text.as_str()]).await?;
    }
    Ok(Some(stored.id))
}

fn received(permit: &Permit, contact: Uuid, letter: &Letter) -> Event {
    Event {
        kind: RECEIVED,
        matter: None,
        actor: permit.actor(),
        unit: None,
        source: "web_form",
        happened_at: None,
        activity: None,
        body: json!({
            "contact": contact,
            "route": letter.route().name(),
            "language": letter.language(),
            "told": hex(&letter.digest()),
        }),
    }
}

/// Lower-case hexadecimal, as form keys and digests are written.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut out = [0; N];
    if text.len() != 2 * N || !text.is_ascii() {
        return None;
    }
    for (slot, pair) in out.iter_mut().zip(text.as_bytes().chunks(2)) {
        *slot = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(out)
}

impl std::fmt::Display for FormKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", hex(&self.nonce), hex(&self.seal))
    }
}
