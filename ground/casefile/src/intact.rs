//! Whether the letters are what they were when they came, each against the event that was sealed then; and whether a text
//! that must not be kept is.

use crate::{
    SQL,
    contact::told,
    letter::digest,
    letterbox::{RECEIVED, hex},
};
use seal::{Body, Entry};
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const ONE: Stmt = named(SQL, "received");
const AFTER: Stmt = named(SQL, "letters-after");
const KEPT_IN: Stmt = named(SQL, "kept-in");

/// The columns of the case file in which this text stands, as `table.column`. Sign by sign as written, so `Åsa` is not
/// found by `åsa`. Reads everything, so it is for checks and never for a page.
pub async fn kept_in(tx: &mut Tx, text: &str) -> Res<Vec<String>> {
    tx.rows(KEPT_IN, args![text]).await?.iter().map(|row| row.get("place")).collect()
}

/// What became of the letters since they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letters {
    /// How many there are.
    pub count: i64,
    /// Those that are not what they were: text, time, way or language is another.
    pub changed: Vec<Uuid>,
    /// How many were received and are no longer there.
    pub gone: i64,
}

struct Stored {
    id: Uuid,
    arrived_at: Ts,
    route: String,
    language: String,
    received: Uuid,
}

impl FromRow for Stored {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Stored {
            id: row.get("id")?,
            arrived_at: row.get("arrived_at")?,
            route: row.get("route")?,
            language: row.get("language")?,
            received: row.get("received")?,
        })
    }
}

/// Whether this letter is what it was when it came. A contact that came by another door than the letterbox is.
pub async fn intact(tx: &mut Tx, id: Uuid) -> Res<bool> {
    match tx.one::<Stored>(ONE, args![id]).await? {
        Some(stored) => as_it_came(tx, &stored).await,
        None => Ok(true),
    }
}

/// Looks at every letter in one unchanging picture.
pub async fn letters(tx: &mut Tx) -> Res<Letters> {
    let (mut found, mut last) = (Letters::default(), Uuid::nil());
    loop {
        let next: Vec<Stored> = tx.all(AFTER, args![last]).await?;
        let Some(end) = next.last().map(|s| s.id) else { break };
        for stored in &next {
            found.count += 1;
            if !as_it_came(tx, stored).await? {
                found.changed.push(stored.id);
            }
        }
        last = end;
    }
    found.gone = journal::count_of(tx, RECEIVED).await? - found.count;
    Ok(found)
}

async fn as_it_came(tx: &mut Tx, stored: &Stored) -> Res<bool> {
    let answers = told(tx, stored.id).await?;
    let digest = hex(&digest(answers.iter().map(|a| (a.question.name(), a.text.as_str()))));
    let event = journal::one(tx, stored.received).await?;
    Ok(event.is_some_and(|event| says(&event, stored, &digest)))
}

fn says(event: &Entry, stored: &Stored, digest: &str) -> bool {
    let Body::Here { text, .. } = &event.body else { return false };
    let Ok(body) = serde_json::from_str::<serde_json::Value>(text) else { return false };
    let field = |name: &str| body.get(name).and_then(|v| v.as_str());
    event.envelope.kind == RECEIVED
        && event.envelope.happened_at == stored.arrived_at.instant()
        && field("contact") == Some(stored.id.to_string().as_str())
        && field("route") == Some(stored.route.as_str())
        && field("language") == Some(stored.language.as_str())
        && field("told") == Some(digest)
}
