//! Events as they lie in the database.

use crate::SQL;
use seal::{Body, Entry, Envelope, Genesis, Hash, Head};
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const CHAIN_ROW: Stmt = named(SQL, "chain");
const AFTER: Stmt = named(SQL, "after");
const EVENT: Stmt = named(SQL, "event");
const COUNT_OF: Stmt = named(SQL, "count-of");

/// A number of rows.
pub(crate) struct Count(pub i64);

impl FromRow for Count {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Count(row.get("n")?))
    }
}

/// A chain's beginning and its present head.
#[derive(Clone, Debug)]
pub struct Chain {
    /// Whose chain it is.
    pub genesis: Genesis,
    /// The last event, or seq 0 and the genesis hash where nothing has happened yet.
    pub head: Head,
}

impl FromRow for Chain {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Chain {
            genesis: Genesis { tenant: row.get("tenant")?, chain: row.get("chain")? },
            head: Head { seq: row.get("seq")?, hash: hash(row, "hash")? },
        })
    }
}

/// The chain of that number, or `None` where it has not begun.
pub async fn head(tx: &mut Tx, chain: i64) -> Res<Option<Chain>> {
    tx.one(CHAIN_ROW, args![chain]).await
}

/// The event of that id, as it lies there: whether it is what was written is for `verify` to say.
pub async fn one(tx: &mut Tx, id: Uuid) -> Res<Option<Entry>> {
    tx.rows(EVENT, args![id]).await?.first().map(entry).transpose()
}

/// How many events of that kind there are.
pub async fn count_of(tx: &mut Tx, kind: &str) -> Res<i64> {
    Ok(tx.one::<Count>(COUNT_OF, args![kind]).await?.map_or(0, |c| c.0))
}

/// The next rows after `seq`, unread, so that a row with a changed byte can be named.
pub(crate) async fn after(tx: &mut Tx, chain: i64, seq: i64) -> Res<Vec<Row>> {
    tx.rows(AFTER, args![chain, seq]).await
}

pub(crate) fn hash(row: &Row, col: &str) -> Res<Hash> {
    Ok(Hash::of_bytes(thirty_two(row.get::<Vec<u8>>(col)?, col)?))
}

fn thirty_two(bytes: Vec<u8>, col: &str) -> Res<[u8; 32]> {
    bytes.try_into().map_err(|b: Vec<u8>| Fault::Shape(format!("{col}: {} bytes instead of 32", b.len())))
}

/// Reads one row of `after` as the entry it claims to be.
pub(crate) fn entry(row: &Row) -> Res<Entry> {
    let envelope = Envelope {
        chain: row.get("chain")?,
        seq: row.get("seq")?,
        id: row.get("id")?,
        kind: row.get("kind")?,
        happened_at: row.get::<Ts>("happened_at")?.instant(),
        recorded_at: row.get::<Ts>("recorded_at")?.instant(),
        matter: row.get::<Option<Uuid>>("matter")?,
        actor: row.get("actor")?,
        unit: row.get::<Option<Uuid>>("unit")?,
        source: row.get("source")?,
        activity: row.get::<Option<String>>("activity")?,
        leaf: hash(row, "leaf")?,
    };
    let body = match (row.get::<Option<Vec<u8>>>("salt")?, row.get::<Option<String>>("text")?) {
        (Some(salt), Some(text)) => Body::Here { salt: thirty_two(salt, "salt")?, text },
        (None, None) => Body::Disposed,
        _ => return Err(Fault::Shape("a body without its salt, or a salt without its body".into())),
    };
    Ok(Entry { envelope, hash: hash(row, "hash")?, body })
}
