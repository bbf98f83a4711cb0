//! What somebody needs, heading by heading: facts and assessment apart, each saving a version of its own.

use crate::SQL;
use casefile::{MatterId, Text};
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "need-new");
const LATEST: Stmt = named(SQL, "needs-latest");
const VERSIONS: Stmt = named(SQL, "need-versions");

/// What was written under a heading, as it is kept. A version with no text is one too: somebody took the text away, and the
/// older ones stay.
#[derive(Clone)]
pub struct Need {
    /// The template that the heading belongs to.
    pub template: String,
    /// The heading's key in it.
    pub key: String,
    /// The heading as it was when this was written.
    pub title: String,
    /// Which version under this heading: 1, 2, 3.
    pub nth: i64,
    /// What is known.
    pub facts: Option<String>,
    /// What we make of it.
    pub assessed: Option<String>,
    /// When it was written.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

impl std::fmt::Debug for Need {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Need(…)")
    }
}

impl Need {
    /// Whether anything stands there.
    pub fn has_text(&self) -> bool {
        self.facts.is_some() || self.assessed.is_some()
    }

    /// Whether it is of this heading of this template.
    pub fn is_of(&self, template: &str, key: &str) -> bool {
        self.template == template && self.key == key
    }
}

impl FromRow for Need {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Need {
            template: row.get("template")?,
            key: row.get("key")?,
            title: row.get("title")?,
            nth: row.get("nth")?,
            facts: row.get("facts")?,
            assessed: row.get("assessed")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

/// A text that is about to be written under a heading.
pub(crate) struct NewNeed<'a> {
    pub template: &'a str,
    pub key: &'a str,
    pub title: &'a str,
    pub seen: i64,
    pub facts: Option<&'a Text>,
    pub assessed: Option<&'a Text>,
}

/// Keeps the version that follows what was seen, under an id. Gives its number.
///
/// # Errors
/// [`Fault::Stale`] where somebody has written that version of this heading already.
pub(crate) async fn keep(
    tx: &mut Tx,
    (id, matter): (Uuid, MatterId),
    new: &NewNeed<'_>,
    (at, actor): (Ts, &str),
) -> Res<i64> {
    let nth = new.seen.saturating_add(1);
    let (facts, assessed) = (new.facts.map(Text::as_str), new.assessed.map(Text::as_str));
    let row = args![id, matter, new.template, new.key, new.title, nth, facts, assessed, at, actor];
    if tx.run(NEW, row).await? == 1 { Ok(nth) } else { Err(Fault::Stale) }
}

/// The latest version under each heading of a matter, of whichever template. The caller has a permit or sight for the
/// matter.
pub async fn latest(tx: &mut Tx, matter: MatterId) -> Res<Vec<Need>> {
    tx.all(LATEST, args![matter]).await
}

/// The versions under one heading, the latest first, at most 50. The caller has a permit or sight for the matter.
pub async fn versions(tx: &mut Tx, matter: MatterId, template: &str, key: &str) -> Res<Vec<Need>> {
    tx.all(VERSIONS, args![matter, template, key]).await
}
