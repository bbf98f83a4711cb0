//! What the chair or an appointed member decided because it could not wait (ORG-3).

use super::{count, quiet};
use crate::{SQL, heard::day};
use access::StaffId;
use casefile::MatterId;
use law::Day;
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const CHAIR: Stmt = named(SQL, "chair-new");
const CHAIR_OF: Stmt = named(SQL, "chair-of-matter");
const CHAIR_SEEN: Stmt = named(SQL, "chair-seen");
const CHAIR_COUNT: Stmt = named(SQL, "chair-count");

/// What the chair or an appointed member decided because it could not wait (ORG-3).
#[derive(Clone)]
pub struct ChairDecision {
    /// The matter.
    pub matter: MatterId,
    /// What, as a word of the list.
    pub kind: String,
    /// On which day.
    pub day: Day,
    /// Who, by name: elected members have no record here.
    pub chair: String,
    /// What was decided.
    pub words: String,
    /// When it was noted.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

quiet!(ChairDecision);

impl FromRow for ChairDecision {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(ChairDecision {
            matter: MatterId::of(row.get("matter_id")?),
            kind: row.get("kind")?,
            day: day(row, "day")?,
            chair: row.get("chair")?,
            words: row.get("words")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

/// Keeps what the chair decided.
pub(crate) async fn chair(tx: &mut Tx, id: Uuid, new: &ChairDecision) -> Res<()> {
    let (kind, chair, words) = (new.kind.as_str(), new.chair.as_str(), new.words.as_str());
    let row = args![id, new.matter, kind, new.day.to_string(), chair, words, new.at, new.actor.as_str()];
    tx.run(CHAIR, row).await.map(drop)
}

/// What the chair decided in a matter. The caller has a permit or sight for the matter.
pub(crate) async fn chair_of(tx: &mut Tx, matter: MatterId) -> Res<Vec<ChairDecision>> {
    tx.all(CHAIR_OF, args![matter]).await
}

/// What the chair decided after one day and until another, in the matters that this reader may read; and how many there
/// are in all.
pub(crate) async fn chair_seen(
    tx: &mut Tx,
    reader: StaffId,
    (after, until): (Day, Day),
) -> Res<(Vec<ChairDecision>, usize)> {
    let all = tx.all(CHAIR_SEEN, args![reader, after.to_string(), until.to_string()]).await?;
    Ok((all, count(tx, CHAIR_COUNT, args![after.to_string(), until.to_string()]).await?))
}
