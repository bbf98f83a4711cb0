//! The read token: what is shown is noted on it, and nothing leaves before the note is kept.

use crate::{Act, No, Permit, SQL, Session, StaffId, UnitId, Who};
use journal::Moment;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use store::{Res, Stmt, Tx, Uuid, args, named};

const ADD_SET: Stmt = named(SQL, "add-set");
const ADD_ENTRY: Stmt = named(SQL, "add-entry");

/// The right to read for one request, and the list of everything it has shown (PUL-1). Not cloned: one request, one entry.
#[derive(Debug)]
pub struct Sight {
    who: Who,
    unit: Option<UnitId>,
    act: Act,
    route: &'static str,
    asked: Option<Uuid>,
    matter: Option<Uuid>,
    rule: Option<&'static str>,
    shown: BTreeSet<Uuid>,
}

/// How a request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was shown.
    Shown,
    /// It was done.
    Done,
    /// It was refused with a reason.
    Refused,
    /// It was not there, or not to be known of.
    Absent,
    /// It broke off.
    Broke,
}

impl Outcome {
    /// The stored name.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Shown => "shown",
            Outcome::Done => "done",
            Outcome::Refused => "refused",
            Outcome::Absent => "absent",
            Outcome::Broke => "broke",
        }
    }
}

impl From<&No> for Outcome {
    fn from(no: &No) -> Outcome {
        match no {
            No::Refusal(_) => Outcome::Refused,
            No::Absent => Outcome::Absent,
            No::Stale | No::Fault(_) => Outcome::Broke,
        }
    }
}

impl Sight {
    /// The sight of one request of a session: `route` as it is declared, never as it was asked.
    pub fn new(session: &Session, act: Act, route: &'static str) -> Sight {
        Sight::of(Who::Staff(session.staff), session.unit, act, route)
    }

    /// The sight of somebody without a session: a command, a job.
    pub fn of(who: Who, unit: Option<UnitId>, act: Act, route: &'static str) -> Sight {
        Sight { who, unit, act, route, asked: None, matter: None, rule: None, shown: BTreeSet::new() }
    }

    /// Whose it is, for `may_` views; none where it is no staff member, who then sees nothing there.
    pub fn staff(&self) -> Option<StaffId> {
        match self.who {
            Who::Staff(id) => Some(id),
            _ => None,
        }
    }

    /// Notes that these persons or matters are shown.
    pub fn shows<T: Into<Uuid>>(&mut self, ids: impl IntoIterator<Item = T>) {
        self.shown.extend(ids.into_iter().map(Into::into));
    }

    /// Notes the id that was asked for: a letter, a contact, a person, a promise, a matter, whether it is there or not.
    /// What was refused is in the log by its id, and nowhere on the page of whoever was refused (PUL-1).
    #[must_use]
    pub fn asked(mut self, id: Option<Uuid>) -> Sight {
        self.asked = id;
        self
    }

    /// Notes what the request turned out to be, where its route alone does not say it: the page of a contact that is a
    /// letter, once somebody has opened it, is a reading of that letter by whoever looks at it.
    pub fn turns_out(&mut self, act: Act) {
        self.act = act;
    }

    /// Notes which matter was asked for, where the try itself was refused before the matter was opened.
    #[must_use]
    pub fn about(mut self, matter: Option<Uuid>) -> Sight {
        self.matter = matter;
        self
    }

    /// Opens one matter for reading: asks the policy, and notes the matter and the rule. A refusal is noted too, so that
    /// a try can be found in the log review.
    ///
    /// # Errors
    /// As [`Permit::for_matter`].
    pub async fn matter(&mut self, tx: &mut Tx, act: Act, matter: Uuid) -> Result<Permit, No> {
        self.matter = Some(matter);
        let staff = self.staff().ok_or(No::Absent)?;
        let permit = Permit::for_matter(tx, staff, act, matter).await?;
        self.rule = permit.rule();
        self.shown.insert(matter);
        Ok(permit)
    }

    /// Puts a finished page, or any other answer, behind this sight. It comes out only as [`Logged`].
    pub fn hold<T>(self, page: T) -> Held<T> {
        Held { sight: self, page }
    }
}

/// An answer that is finished and not yet noted. There is no way to look at it.
pub struct Held<T> {
    sight: Sight,
    page: T,
}

/// An answer whose access entry is committed. The only kind of staff page that the house sends.
#[derive(Debug)]
pub struct Logged<T>(T);

impl<T> Held<T> {
    /// Writes the access entry, commits the transaction and lets the answer out. For a page that only reads, `tx` is one
    /// that has just begun; for a deed it is the deed's own. What cannot be logged is not shown, and then not done either.
    pub async fn release(self, mut tx: Tx, m: &Moment, outcome: Outcome) -> Res<Logged<T>> {
        note(&mut tx, m, &self.sight, outcome).await?;
        tx.commit().await?;
        Ok(Logged(self.page))
    }
}

impl<T> Logged<T> {
    /// The answer.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> std::fmt::Debug for Held<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Held(…)")
    }
}

/// Writes an access entry without an answer behind it: for an export that says first what it will send, and for logging
/// in and out. It stands only if the transaction is committed.
pub async fn log(tx: &mut Tx, m: &Moment, sight: Sight, outcome: Outcome) -> Res<()> {
    note(tx, m, &sight, outcome).await
}

async fn note(tx: &mut Tx, m: &Moment, sight: &Sight, outcome: Outcome) -> Res<()> {
    let ids: Vec<u8> = sight.shown.iter().flat_map(|id| id.into_bytes()).collect();
    let hash: [u8; 32] = Sha256::digest(&ids).into();
    let shown = i64::try_from(sight.shown.len()).unwrap_or(i64::MAX);
    tx.run(ADD_SET, args![hash.as_slice(), ids]).await?;
    let entry = args![
        m.id(),
        m.at,
        sight.who.to_string(),
        sight.unit.map(Uuid::from),
        sight.act.name(),
        sight.route,
        sight.rule,
        sight.matter,
        sight.asked,
        hash.as_slice(),
        shown,
        outcome.name(),
    ];
    tx.run(ADD_ENTRY, entry).await.map(drop)
}
