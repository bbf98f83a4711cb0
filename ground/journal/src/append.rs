//! Writing one event, as the last act of a deed, so that the chain's lock is held for one commit only.

use crate::{CHAIN, Moment, SQL};
use seal::{Envelope, Genesis, Hash};
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const FOUND: Stmt = named(SQL, "found");
const NEXT: Stmt = named(SQL, "next");
const SEAL: Stmt = named(SQL, "seal");
const APPEND: Stmt = named(SQL, "append");
const BODY: Stmt = named(SQL, "body");

/// What a deed tells the journal.
#[derive(Clone, Debug)]
pub struct Event {
    /// `room.what_happened`, in the past tense: `contact.report_received`.
    pub kind: &'static str,
    /// The matter it belongs to, where there is one. Persons are named in the body only: they must be erasable.
    pub matter: Option<Uuid>,
    /// Who did it: `resident`, `staff:<id>`, `job:<name>`, `operator:<name>`.
    pub actor: String,
    /// The unit that did it.
    pub unit: Option<Uuid>,
    /// Through which door it came: `web_form`, `phone`, `command`, `replay`.
    pub source: &'static str,
    /// When it happened, where that is another time than when it is written down.
    pub happened_at: Option<Ts>,
    /// What a log from elsewhere called it. Absent for our own events: their kind says it.
    pub activity: Option<String>,
    /// Everything that may have to be erased one day.
    pub body: serde_json::Value,
}

/// Where the event came to lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Its place in the chain, from 1.
    pub seq: i64,
    /// Its own id.
    pub id: Uuid,
}

struct Next {
    seq: i64,
    prev: Hash,
}

impl FromRow for Next {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Next { seq: row.get("seq")?, prev: crate::read::hash(row, "hash")? })
    }
}

/// Begins the chain of a new database. Does nothing where it has begun.
pub async fn found(tx: &mut Tx, tenant: Uuid) -> Res<()> {
    let genesis = Genesis { tenant, chain: CHAIN }.hash();
    tx.run(FOUND, args![CHAIN, tenant, genesis.as_bytes().as_slice()]).await.map(drop)
}

/// The largest body, in bytes: an export writes it on one line of at most 16 MiB, and JSON may write a byte as six.
const LARGEST: usize = 2 << 20;

/// Writes one event and seals it to the one before. The event stands only if the deed's transaction is committed.
pub async fn append(tx: &mut Tx, m: &Moment, e: Event) -> Res<Appended> {
    let next = tx.one::<Next>(NEXT, args![CHAIN]).await?;
    let next = next.ok_or_else(|| Fault::Unfit("its journal has not begun".into()))?;
    let (id, salt, text) = (m.id(), m.bytes::<32>(), e.body.to_string());
    if text.len() > LARGEST {
        return Err(Fault::Shape(format!("a body of {} bytes is larger than {LARGEST}", text.len())));
    }
    let envelope = Envelope {
        chain: CHAIN,
        seq: next.seq,
        id,
        kind: e.kind.into(),
        happened_at: e.happened_at.unwrap_or(m.at).instant(),
        recorded_at: m.at.instant(),
        matter: e.matter,
        actor: e.actor,
        unit: e.unit,
        source: e.source.into(),
        activity: e.activity,
        leaf: seal::leaf(&salt, &text),
    };
    let hash = envelope.seal(&next.prev);
    write(tx, &envelope, &hash).await?;
    tx.run(BODY, args![id, salt.as_slice(), text]).await?;
    tx.run(SEAL, args![CHAIN, hash.as_bytes().as_slice()]).await?;
    Ok(Appended { seq: next.seq, id })
}

async fn write(tx: &mut Tx, e: &Envelope, hash: &Hash) -> Res<()> {
    let args = args![
        e.chain,
        e.seq,
        e.id,
        e.kind.as_str(),
        Ts::of(e.happened_at),
        Ts::of(e.recorded_at),
        e.matter,
        e.actor.as_str(),
        e.unit,
        e.source.as_str(),
        e.activity.clone(),
        e.leaf.as_bytes().as_slice(),
        hash.as_bytes().as_slice(),
    ];
    tx.run(APPEND, args).await.map(drop)
}
