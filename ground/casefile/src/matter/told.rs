//! What was told in a matter: by whom, to whom, when, and whether it is about the person or about somebody else.

use crate::{
    Text,
    cell::{quiet, stored, word},
    matter::{MatterId, SQL, station::Step},
};
use journal::Moment;
use law::reading::ReporterKind;
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "told-new");
const ONE: Stmt = named(SQL, "told-one");
const ALL: Stmt = named(SQL, "told");

stored! {
    /// Whom a told thing is about. What is about others is left out when the person's file is shown to the person's
    /// own people (DOK-6).
    About {
        /// The person of the matter.
        Person = "person",
        /// Somebody else.
        Other = "other",
    }
}

/// Who told it, and to whom.
#[derive(Clone)]
pub struct Teller<'a> {
    /// Who, as seen from the person.
    pub kind: ReporterKind,
    /// By name, where there is one.
    pub name: Option<&'a str>,
    /// Who took it down.
    pub to: Option<&'a str>,
    /// When it was told.
    pub at: Ts,
}

/// Where a copy was taken from: nothing is linked live between two files.
#[derive(Clone)]
pub struct Copied {
    /// The matter it was taken from.
    pub from: MatterId,
    /// When.
    pub at: Ts,
    /// By whom.
    pub by: String,
    /// Why.
    pub why: String,
}

/// One told thing.
#[derive(Clone)]
pub struct Told {
    /// Its own id.
    pub id: Uuid,
    /// What was said.
    pub text: String,
    /// Who said it, as seen from the person.
    pub by_kind: ReporterKind,
    /// By name, where there is one.
    pub by_name: Option<String>,
    /// Who took it down.
    pub told_to: Option<String>,
    /// When it was told.
    pub told_at: Ts,
    /// Whom it is about.
    pub about: About,
    /// Where it was copied from, if it was.
    pub copied: Option<Copied>,
}

quiet!(Copied, Told);

impl Copied {
    pub(crate) fn from_row(row: &Row) -> Res<Option<Self>> {
        let from = row.get::<Option<Uuid>>("copied_from")?.map(MatterId::of);
        let by = row.get::<Option<String>>("copied_by")?.zip(row.get::<Option<String>>("copied_why")?);
        let copied = from.zip(row.get::<Option<Ts>>("copied_at")?).zip(by);
        Ok(copied.map(|((from, at), (by, why))| Copied { from, at, by, why }))
    }
}

impl FromRow for Told {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Told {
            id: row.get("id")?,
            text: row.get("text")?,
            by_kind: word(row, "by_kind")?,
            by_name: row.get("by_name")?,
            told_to: row.get("told_to")?,
            told_at: row.get("told_at")?,
            about: word(row, "about")?,
            copied: Copied::from_row(row)?,
        })
    }
}

/// Keeps what was told.
pub async fn keep(tx: &mut Tx, m: &Moment, matter: MatterId, by: &Teller<'_>, about: About, text: &Text) -> Res<Uuid> {
    put(tx, m, matter, by, (about, text.as_str()), None).await
}

/// Copies a told thing to another matter, with the day, the one who copied and the thing it was taken from; nothing is
/// linked live. `None` where there is no such thing.
pub async fn carry(
    tx: &mut Tx,
    m: &Moment,
    told: Uuid,
    to: MatterId,
    about: About,
    step: Step<'_>,
) -> Res<Option<Uuid>> {
    let Some(first) = tx.one::<Told>(ONE, args![told]).await? else { return Ok(None) };
    let (name, taken_by) = (first.by_name.as_deref(), first.told_to.as_deref());
    let by = Teller { kind: first.by_kind, name, to: taken_by, at: first.told_at };
    put(tx, m, to, &by, (about, &first.text), Some((told, step))).await.map(Some)
}

async fn put(
    tx: &mut Tx,
    m: &Moment,
    matter: MatterId,
    by: &Teller<'_>,
    (about, text): (About, &str),
    copy: Option<(Uuid, Step<'_>)>,
) -> Res<Uuid> {
    let (id, of) = (m.id(), copy.as_ref().map(|(of, _)| *of));
    let step = copy.map(|(_, step)| step);
    let (at, actor, why) = (step.map(|s| s.at), step.map(|s| s.actor), step.map(|s| s.why));
    let (kind, about) = (by.kind.as_str(), about.as_str());
    tx.run(NEW, args![id, matter, text, kind, by.name, by.to, by.at, about, of, at, actor, why]).await?;
    Ok(id)
}

/// Everything told in a matter, in the order in which it was told.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Told>> {
    tx.all(ALL, args![matter]).await
}
