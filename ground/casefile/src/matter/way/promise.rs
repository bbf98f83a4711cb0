//! What somebody who reached us was promised: that we call back, when, and that it was kept.

use super::SQL;
use crate::{Text, cell::quiet};
use access::{StaffId, UnitId};
use journal::Moment;
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "promise-new");
const KEPT: Stmt = named(SQL, "promise-kept");
const ALL: Stmt = named(SQL, "promises");
const OPEN: Stmt = named(SQL, "promises-open");

/// A promise that is being made.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPromise {
    /// To whom, by the name they gave.
    pub to: Option<Text>,
    /// What, and what must not be done: "ring före lunch, skicka inget sms".
    pub what: Text,
    /// Who is to keep it, as the journal writes actors.
    pub by_whom: Text,
    /// Until when.
    pub due: Ts,
}

/// A promise as it is kept in the register.
#[derive(Clone)]
pub struct Promise {
    /// Its own id.
    pub id: Uuid,
    /// The contact in which it was made.
    pub contact: Uuid,
    /// To whom.
    pub to: Option<String>,
    /// What.
    pub what: String,
    /// Who is to keep it.
    pub by_whom: String,
    /// Until when.
    pub due: Ts,
    /// When and by whom it was kept.
    pub kept: Option<(Ts, String)>,
}

quiet!(NewPromise, Promise);

impl FromRow for Promise {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Promise {
            id: row.get("id")?,
            contact: row.get("contact_id")?,
            to: row.get("promised_to")?,
            what: row.get("what")?,
            by_whom: row.get("by_whom")?,
            due: row.get("due_at")?,
            kept: row.get::<Option<Ts>>("kept_at")?.zip(row.get::<Option<String>>("kept_by")?),
        })
    }
}

impl NewPromise {
    /// The member of staff who is to keep it, where `by_whom` names one.
    fn keeper(&self) -> Option<StaffId> {
        self.by_whom.as_str().strip_prefix("staff:").and_then(|id| id.parse().ok()).map(StaffId)
    }
}

/// Makes a promise in a contact, in the unit where somebody answered.
pub async fn make(
    tx: &mut Tx,
    m: &Moment,
    (contact, unit): (Uuid, UnitId),
    new: &NewPromise,
    actor: &str,
) -> Res<Uuid> {
    let (id, to) = (m.id(), new.to.as_ref().map(Text::as_str));
    let (what, by_whom, keeper) = (new.what.as_str(), new.by_whom.as_str(), new.keeper().map(Uuid::from));
    tx.run(NEW, args![id, contact, to, what, by_whom, keeper, unit, new.due, m.at, actor]).await?;
    Ok(id)
}

/// Notes that it was kept. False where that was noted before.
pub async fn keep(tx: &mut Tx, id: Uuid, at: Ts, actor: &str) -> Res<bool> {
    Ok(tx.run(KEPT, args![id, at, actor]).await? == 1)
}

/// What was promised in a contact.
pub async fn all(tx: &mut Tx, contact: Uuid) -> Res<Vec<Promise>> {
    tx.all(ALL, args![contact]).await
}

/// The promises that are still to be kept, the nearest first, at most 200.
pub async fn open(tx: &mut Tx) -> Res<Vec<Promise>> {
    tx.all(OPEN, args![]).await
}
