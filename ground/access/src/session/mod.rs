//! Who is at the keyboard: sessions that the server keeps, with a token that only the browser knows.

mod login;
mod password;

pub use login::{Claim, Login, TRIES, WINDOW_MINUTES, Weighed, claim, login};
pub use password::{BadPassword, Password, Secret};

use crate::{
    Act, Keys, No, Outcome, SQL, Sight, StaffId, UnitId, Who,
    charge::later,
    office::{begin_day, expire},
    permit::place_of,
    sight::log,
};
use journal::Moment;
use sha2::{Digest, Sha256};
use store::{Cell, Fault, FromRow, Res, Row, Stmt, Ts, Tx, args, named};

const FIND: Stmt = named(SQL, "session");
const BEGIN: Stmt = named(SQL, "begin-session");
const SEE: Stmt = named(SQL, "see-session");
const END: Stmt = named(SQL, "end-session");
const TURNED: Stmt = named(SQL, "day-turned");
const RUNNING_OUT: Stmt = named(SQL, "running-out");
const END_ALL: Stmt = named(SQL, "end-all-sessions");

/// A session ends by itself after so many minutes without a request.
pub const IDLE_MINUTES: i64 = 30;
/// A request within so many minutes of the last one noted is not noted again.
const FRESH_MINUTES: i64 = 1;
/// And after so many in any case: 10 hours, a long day at work.
pub const LONGEST_MINUTES: i64 = 600;

/// What the browser holds: 32 bytes of chance as 64 hexadecimal digits. Only its hash is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Reads what a browser sent; `None` where it cannot be a token of ours.
    pub fn parse(text: &str) -> Option<Token> {
        let fits = text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        fits.then(|| Token(text.to_owned()))
    }

    /// The text for the cookie.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Somebody who has logged in and whose time has not run out.
#[derive(Clone)]
pub struct Session {
    /// Who.
    pub staff: StaffId,
    /// The name, as colleagues read it.
    pub name: String,
    /// The unit where they work: the one held longest.
    pub unit: Option<UnitId>,
    /// When it ends without another request.
    pub idle_at: Ts,
    /// When it ends in any case.
    pub ends_at: Ts,
    /// When it was asked about: the two ends are counted from here where no clock but the browser's own runs on.
    pub asked_at: Ts,
    hash: [u8; 32],
    secret: [u8; 32],
}

impl Session {
    /// What every form of this session carries, so that no other site can send one in somebody's name.
    pub fn csrf(&self) -> String {
        hex(&Keys::new(self.secret).hash("csrf", &[]))
    }

    /// Seconds from when it was asked about until it ends, without another request and in any case.
    pub fn left(&self) -> (i64, i64) {
        let until = |end: Ts| (end.micros() - self.asked_at.micros()).max(0) / 1_000_000;
        (until(self.idle_at), until(self.ends_at))
    }

    /// Whether a form carried it. Takes the same time whichever digit is wrong.
    pub fn csrf_fits(&self, sent: &str) -> bool {
        same(self.csrf().as_bytes(), sent.as_bytes())
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Session({})", self.staff)
    }
}

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Logged out.
    Left,
    /// Nothing came for half an hour.
    Idle,
    /// The longest time was over.
    Over,
    /// Ended by the person from another place, or by the office.
    Revoked,
}

impl Ended {
    fn name(self) -> &'static str {
        match self {
            Ended::Left => "left",
            Ended::Idle => "idle",
            Ended::Over => "over",
            Ended::Revoked => "revoked",
        }
    }
}

struct Stored {
    staff: StaffId,
    name: String,
    secret: [u8; 32],
    made_at: Ts,
    seen_at: Ts,
    ended_at: Option<Ts>,
    why: Option<String>,
    active: bool,
}

impl FromRow for Stored {
    fn from_row(row: &Row) -> Res<Self> {
        let secret: Vec<u8> = row.get("secret")?;
        Ok(Stored {
            staff: row.get("staff_id")?,
            name: String::cell(row, "name")?,
            secret: secret.try_into().map_err(|_| Fault::Shape("a session's secret is not of 32 bytes".into()))?,
            made_at: row.get("made_at")?,
            seen_at: row.get("seen_at")?,
            ended_at: row.get("ended_at")?,
            why: row.get("why")?,
            active: row.get("active")?,
        })
    }
}

/// The session of a token, extended by this request; `None` where there is none or its time has run out. First of all
/// ends everything that has run out: a day's engagements and absences, this person's emergency openings and advice. So
/// it wants a transaction that may write, and its answer counts only once that is committed.
pub async fn session(tx: &mut Tx, m: &Moment, token: &Token) -> Result<Option<Session>, No> {
    begin_day(tx, m).await?;
    let hash = token.hash();
    let Some(row) = tx.one::<Stored>(FIND, args![hash.as_slice()]).await? else { return Ok(None) };
    if row.ended_at.is_some() || !row.active {
        return Ok(None);
    }
    let (idle_at, ends_at) = (later(row.seen_at, IDLE_MINUTES)?, later(row.made_at, LONGEST_MINUTES)?);
    let over = if ends_at <= m.at { Some(Ended::Over) } else { (idle_at <= m.at).then_some(Ended::Idle) };
    if let Some(why) = over {
        tx.run(END, args![hash.as_slice(), m.at, why.name()]).await?;
        return Ok(None);
    }
    expire(tx, m, row.staff).await?;
    tx.run(SEE, args![hash.as_slice(), m.at]).await?;
    let unit = place_of(tx, row.staff).await?.and_then(|p| p.units.first().copied());
    let idle_at = later(m.at, IDLE_MINUTES)?.min(ends_at);
    Ok(Some(Session {
        staff: row.staff,
        name: row.name,
        unit,
        idle_at,
        ends_at,
        asked_at: m.at,
        hash,
        secret: row.secret,
    }))
}

/// The same without writing, for a session that was seen within the last minute: `None` also where something has to be
/// written first, and then [`session`] is to be asked. So a page that follows upon a page costs no extra write.
pub async fn glance(tx: &mut Tx, m: &Moment, token: &Token) -> Result<Option<Session>, No> {
    let hash = token.hash();
    let Some(row) = tx.one::<Stored>(FIND, args![hash.as_slice()]).await? else { return Ok(None) };
    let ends_at = later(row.made_at, LONGEST_MINUTES)?;
    let fresh = m.at < later(row.seen_at, FRESH_MINUTES)? && row.seen_at <= m.at;
    if row.ended_at.is_some() || !row.active || ends_at <= m.at || !fresh {
        return Ok(None);
    }
    let today = m.law.settings().zone.day(m.at.instant()).to_string();
    let turned = !tx.rows(TURNED, args![today]).await?.is_empty();
    if !turned || !tx.rows(RUNNING_OUT, args![row.staff, m.at]).await?.is_empty() {
        return Ok(None);
    }
    let unit = place_of(tx, row.staff).await?.and_then(|p| p.units.first().copied());
    let idle_at = later(row.seen_at, IDLE_MINUTES)?.min(ends_at);
    Ok(Some(Session {
        staff: row.staff,
        name: row.name,
        unit,
        idle_at,
        ends_at,
        asked_at: m.at,
        hash,
        secret: row.secret,
    }))
}

/// Whose session this was, where it only fell asleep and its longest time is not over: what was typed meanwhile may be
/// saved as a draft, and nothing may be read.
pub async fn asleep(tx: &mut Tx, m: &Moment, token: &Token) -> Res<Option<StaffId>> {
    let Some(row) = tx.one::<Stored>(FIND, args![token.hash().as_slice()]).await? else { return Ok(None) };
    let dozed = match row.ended_at {
        None => later(row.seen_at, IDLE_MINUTES)? <= m.at,
        Some(_) => row.why.as_deref() == Some(Ended::Idle.name()),
    };
    Ok((dozed && row.active && m.at < later(row.made_at, LONGEST_MINUTES)?).then_some(row.staff))
}

async fn begin(tx: &mut Tx, m: &Moment, staff: StaffId) -> Result<(Token, Session), No> {
    let token = Token(hex(&m.bytes::<32>()));
    let secret = m.bytes::<32>();
    tx.run(BEGIN, args![token.hash().as_slice(), staff, secret.as_slice(), m.at]).await?;
    let session = session(tx, m, &token).await?.ok_or(No::Absent)?;
    Ok((token, session))
}

/// Logs out, and notes it.
pub async fn end(tx: &mut Tx, m: &Moment, session: &Session) -> Res<()> {
    tx.run(END, args![session.hash.as_slice(), m.at, Ended::Left.name()]).await?;
    log(tx, m, Sight::new(session, Act::Leave, "logout"), Outcome::Done).await
}

/// Ends every session of a person, and notes it.
pub async fn end_all(tx: &mut Tx, m: &Moment, staff: StaffId, why: Ended) -> Res<()> {
    tx.run(END_ALL, args![staff, m.at, why.name()]).await?;
    log(tx, m, Sight::of(Who::Staff(staff), None, Act::Leave, "logout"), Outcome::Done).await
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Whether two texts are the same, in a time that does not tell where they differ.
pub(crate) fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |differ, (x, y)| differ | (x ^ y)) == 0
}
