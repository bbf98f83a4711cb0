//! Logging in with a name and a password.

use super::{Password, Secret, Session, Token, begin};
use crate::{Act, No, Outcome, SQL, Sight, StaffId, Who, charge::later, office::begin_day, sight::log};
use journal::Moment;
use sha2::{Digest, Sha256};
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, args, named};

const TRIES_OF: Stmt = named(SQL, "tries");
const TOUCH: Stmt = named(SQL, "try-touch");
const KEEP: Stmt = named(SQL, "try-keep");
const BY_LOGIN: Stmt = named(SQL, "by-login");

/// So many wrong tries by one name within [`WINDOW_MINUTES`] (SEC-16); then nothing is weighed until the oldest is
/// further back than that.
pub const TRIES: usize = 10;
/// See [`TRIES`].
pub const WINDOW_MINUTES: i64 = 15;

/// What became of a try to log in.
#[derive(Debug)]
#[must_use = "a wrong try counts only if its transaction is committed too"]
pub enum Login {
    /// Logged in.
    In(Token, Session),
    /// The name or the password is wrong. Which of the two is not said.
    Wrong,
    /// Too many wrong tries by this name.
    TooMany,
}

/// Somebody claims to have a name.
pub struct Claim {
    name: [u8; 32],
    staff: Option<StaffId>,
    secret: Secret,
    too_many: bool,
}

/// A claim whose password has been weighed.
pub struct Weighed {
    claim: Claim,
    right: bool,
}

struct Known {
    staff: StaffId,
    secret: Option<String>,
}

impl FromRow for Known {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Known { staff: row.get("id")?, secret: row.get("secret")? })
    }
}

struct Tries(Vec<Ts>);

impl FromRow for Tries {
    fn from_row(row: &Row) -> Res<Self> {
        let text: String = row.get("tries")?;
        let instant = |word: &str| {
            let micros = word.parse().map_err(|_| Fault::Shape(format!("a try to log in at {word}")))?;
            Ts::from_micros(micros).map_err(|e| Fault::Shape(e.to_string()))
        };
        text.split_whitespace().map(instant).collect::<Res<_>>().map(Tries)
    }
}

impl Tries {
    /// Those that still count.
    fn recent(mut self, m: &Moment) -> Res<Vec<Ts>> {
        let from = later(m.at, -WINDOW_MINUTES)?;
        self.0.retain(|t| *t > from);
        Ok(self.0)
    }
}

/// The first of three steps: looks up who has that name. Reads only.
pub async fn claim(tx: &mut Tx, m: &Moment, name: &str) -> Res<Claim> {
    let typed: String = name.trim().to_lowercase().chars().take(200).collect();
    let name: [u8; 32] = Sha256::digest(typed.as_bytes()).into();
    let tries = tx.one::<Tries>(TRIES_OF, args![name.as_slice()]).await?.map_or(Ok(Vec::new()), |t| t.recent(m))?;
    let known: Option<Known> = tx.one(BY_LOGIN, args![typed]).await?;
    let (staff, secret) = match known {
        Some(Known { staff, secret: Some(secret) }) => (Some(staff), Secret::stored(secret)),
        _ => (None, Secret::of_nobody()),
    };
    Ok(Claim { name, staff, secret, too_many: tries.len() >= TRIES })
}

impl Claim {
    /// The second step: weighs the password, for some 30 ms of one core and outside any transaction. A name that nobody
    /// has is weighed just as long.
    pub fn weigh(self, password: &Password) -> Res<Weighed> {
        let right = !self.too_many && self.secret.fits(password)? && self.staff.is_some();
        Ok(Weighed { claim: self, right })
    }
}

impl Weighed {
    /// The third step: counts the try, and begins a session if all is well. Commit in every case: a wrong try that is
    /// rolled back was never counted.
    pub async fn enter(self, tx: &mut Tx, m: &Moment) -> Result<Login, No> {
        begin_day(tx, m).await?;
        let name = self.claim.name.as_slice();
        let tries = tx.one::<Tries>(TOUCH, args![name]).await?.map_or(Ok(Vec::new()), |t| t.recent(m))?;
        let full = tries.len() >= TRIES;
        let staff = self.claim.staff.filter(|_| self.right && !full);
        let kept = match staff {
            Some(_) => Vec::new(),
            None if full => tries,
            None => tries.into_iter().chain([m.at]).collect(),
        };
        let text = kept.iter().map(|t| t.micros().to_string()).collect::<Vec<_>>().join(" ");
        tx.run(KEEP, args![name, text]).await?;
        let Some(staff) = staff else {
            let who = self.claim.staff.map_or(Who::Job("login"), Who::Staff);
            log(tx, m, Sight::of(who, None, Act::Enter, "login"), Outcome::Refused).await?;
            return Ok(if full { Login::TooMany } else { Login::Wrong });
        };
        let (token, session) = begin(tx, m, staff).await?;
        log(tx, m, Sight::new(&session, Act::Enter, "login"), Outcome::Done).await?;
        Ok(Login::In(token, session))
    }
}

/// The three steps at once, where a waiting transaction hurts nobody: tests, one user. The house takes them apart, so
/// that the only writer of SQLite does not wait for a password to be weighed.
pub async fn login(tx: &mut Tx, m: &Moment, name: &str, password: &Password) -> Result<Login, No> {
    begin_day(tx, m).await?;
    claim(tx, m, name).await?.weigh(password)?.enter(tx, m).await
}
