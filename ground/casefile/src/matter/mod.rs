//! A matter (*ärende*): one person's concern with its own clocks, parties and file.

pub mod decision;
pub mod event;
mod given;
pub mod handover;
pub mod measure;
pub mod note;
pub mod party;
pub mod queue;
pub mod reader;
pub mod told;
mod way;

pub use decision::{assignment, execution};
pub use given::{goal, support};
pub use way::{clock, closing, follow_up, investigation, promise, station};

use crate::{
    Lang, PersonId, Text,
    cell::{day, ids, quiet, word, word_if},
    registration::charged,
};
use access::{No, Refusal};
use journal::Moment;
use law::Day;
use law::follows::Stage;
use law::reading::{
    Acute, Area, Competence, DocumentedIn, Feedback, FeedbackClock, JoinsAs, Kind, Opens, Qualification, ReporterKind,
};
use std::collections::BTreeSet;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

pub(crate) const SQL: &str = include_str!("store.sql");

const ONE: Stmt = named(SQL, "matter");
const GUARDED: Stmt = named(SQL, "guarded");
const CLAIM: Stmt = named(SQL, "matter-claim");
const NEED: Stmt = named(SQL, "matter-need");
const INTERPRETER: Stmt = named(SQL, "matter-interpreter");
const INTERPRETER_KNOWN: Stmt = named(SQL, "matter-interpreter-known");
const LANGUAGE: Stmt = named(SQL, "matter-language");
const LANGUAGE_KNOWN: Stmt = named(SQL, "matter-language-known");
const PERSON: Stmt = named(SQL, "matter-person");
const PERSON_PARTY: Stmt = named(SQL, "matter-person-party");
const PERSON_INVESTIGATION: Stmt = named(SQL, "matter-person-investigation");

ids! {
    /// The id of a matter.
    MatterId,
}

/// Somebody is already named in the matter: it is not given to another by mistake.
pub const NAMED: Refusal = Refusal { word: "page-matter-named", rule: None };

/// How a matter is tied to what was there before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// To a matter of the same person.
    Matter(MatterId, JoinsAs),
    /// To another contact that told of the same event.
    Contact(Uuid),
}

/// A matter as it stands, without what was told in it.
#[derive(Clone)]
pub struct Matter {
    /// Its id.
    pub id: MatterId,
    /// The contact it came from; absent only where it was taken over from an older system.
    pub contact: Option<Uuid>,
    /// The person, once somebody has been recognised.
    pub person: Option<PersonId>,
    /// What the one who told called the person.
    pub words: Option<String>,
    /// How old the person was said to be on the day of arrival, where nobody was recognised.
    pub age_told: Option<u8>,
    /// What it was when it arrived.
    pub kind: Kind,
    /// The side of the service.
    pub area: Area,
    /// Child, young person or adult on the day of arrival.
    pub stage: Stage,
    /// Who told us, as seen from this person.
    pub reporter: ReporterKind,
    /// Whether the reporter was bound to tell (INT-8).
    pub duty_19_1: bool,
    /// Whether the reporter is told what became of it.
    pub feedback: Feedback,
    /// When.
    pub feedback_clock: FeedbackClock,
    /// When it reached us.
    pub arrived_at: Ts,
    /// The local day of that.
    pub arrived_on: Day,
    /// How an investigation comes about.
    pub opens: Opens,
    /// Where it stands.
    pub documented_in: DocumentedIn,
    /// The degree rule it falls under.
    pub qualification: Qualification,
    /// What whoever takes it must be versed in.
    pub competence: BTreeSet<Competence>,
    /// The person's language, where it was said.
    pub language: Option<Lang>,
    /// The language an interpreter is needed for, the person's or a guardian's.
    pub interpreter: Option<Lang>,
    /// Danger today.
    pub acute: Acute,
    /// Why.
    pub acute_why: Option<String>,
    /// When, and by whom as the journal writes it, a signed assessment said so; none where it is as it was registered.
    pub acute_said: Option<(Ts, String)>,
    /// The tie to what was there before.
    pub joins: Option<Joined>,
    /// Counts up with each change of state.
    pub version: i64,
}

quiet!(Matter);

impl FromRow for Matter {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Matter {
            id: row.get("id")?,
            contact: row.get("contact_id")?,
            person: row.get::<Option<Uuid>>("person_id")?.map(PersonId::of),
            words: row.get("words")?,
            age_told: age_told(row)?,
            kind: word(row, "kind")?,
            area: word(row, "area")?,
            stage: stage(row)?,
            reporter: word(row, "reporter_kind")?,
            duty_19_1: row.get("duty_19_1")?,
            feedback: word(row, "feedback")?,
            feedback_clock: word(row, "feedback_clock")?,
            arrived_at: row.get("arrived_at")?,
            arrived_on: day(row, "arrived_on")?,
            opens: word(row, "opens")?,
            documented_in: word(row, "documented_in")?,
            qualification: word(row, "qualification")?,
            competence: competence(row)?,
            language: word_if(row, "language")?,
            interpreter: word_if(row, "interpreter")?,
            acute: word(row, "acute")?,
            acute_why: row.get("acute_why")?,
            acute_said: row.get::<Option<Ts>>("acute_at")?.zip(row.get("acute_by")?),
            joins: joined(row)?,
            version: row.get("version")?,
        })
    }
}

/// The told age of a row.
fn age_told(row: &Row) -> Res<Option<u8>> {
    let years = row.get::<Option<i64>>("age_told")?.map(u8::try_from).transpose();
    years.map_err(|_| Fault::Shape("age_told: no age".into()))
}

fn joined(row: &Row) -> Res<Option<Joined>> {
    let (matter, contact) = (row.get::<Option<Uuid>>("joins_matter")?, row.get::<Option<Uuid>>("joins_contact")?);
    Ok(match (matter, contact, word_if(row, "joins_how")?) {
        (Some(matter), None, Some(how)) => Some(Joined::Matter(MatterId::of(matter), how)),
        (None, Some(contact), Some(JoinsAs::SameEvent)) => Some(Joined::Contact(contact)),
        (None, None, None) => None,
        _ => return Err(Fault::Shape("joins: two ties, or half of one".into())),
    })
}

fn competence(row: &Row) -> Res<BTreeSet<Competence>> {
    let text: String = row.get("competence")?;
    let words = text.split('+').filter(|word| !word.is_empty());
    words.map(|word| word.parse().map_err(|_| Fault::Shape("competence: a word of no list".into()))).collect()
}

/// Several words in one column, in the order of their list.
pub(crate) fn competence_text(words: &BTreeSet<Competence>) -> String {
    words.iter().map(|word| word.as_str()).collect::<Vec<_>>().join("+")
}

const STAGES: [(Stage, &str); 3] = [(Stage::Child, "child"), (Stage::YoungPerson, "young"), (Stage::Adult, "adult")];

fn stage(row: &Row) -> Res<Stage> {
    let word: String = row.get("stage")?;
    let found = STAGES.iter().find(|(_, name)| *name == word).map(|(stage, _)| *stage);
    found.ok_or_else(|| Fault::Shape("stage: a word of no list".into()))
}

pub(crate) fn stage_word(stage: Stage) -> &'static str {
    STAGES.iter().find(|(s, _)| *s == stage).map_or("adult", |(_, word)| *word)
}

/// The matter of that id. The caller has a permit or sight that names it.
pub async fn one(tx: &mut Tx, id: MatterId) -> Res<Option<Matter>> {
    tx.one(ONE, args![id]).await
}

/// Whether somebody of a matter, or of the contact it came with, has a protected identity: then its pages say so, also
/// where it is another than the one the matter is about (SEK-8). The caller has a permit or sight that names the matter.
pub async fn guarded(tx: &mut Tx, id: MatterId) -> Res<bool> {
    Ok(!tx.rows(GUARDED, args![id]).await?.is_empty())
}

/// The first act of every deed that changes a matter's state.
///
/// # Errors
/// [`Fault::Stale`] where it is no longer at the version its reader saw.
pub async fn claim(tx: &mut Tx, id: MatterId, version: i64) -> Res<()> {
    tx.claim(CLAIM, id.uuid(), version).await
}

/// A signed assessment says whether there is danger today, and why. It takes the place of what was said at registration; the
/// matter must have been claimed.
pub async fn acute_is(tx: &mut Tx, id: MatterId, acute: Acute, why: &Text, (at, actor): (Ts, &str)) -> Res<()> {
    tx.run(NEED, args![id, acute.as_str(), why.as_str(), at, actor]).await.map(drop)
}

/// The language that an interpreter is needed for in a matter, or that none is (UTR-14); from now on it is known of the
/// person. The matter must have been claimed.
pub async fn interpreter_is(tx: &mut Tx, id: MatterId, language: Option<&Lang>) -> Res<()> {
    tx.run(INTERPRETER, args![id, language.map(Lang::as_str)]).await?;
    interpreter_known(tx, id, language).await
}

/// The person of a matter is known to need an interpreter for this language, or none.
pub(crate) async fn interpreter_known(tx: &mut Tx, id: MatterId, language: Option<&Lang>) -> Res<()> {
    tx.run(INTERPRETER_KNOWN, args![id, language.map(Lang::as_str)]).await.map(drop)
}

/// The language in which somebody has talked with the person of a matter: where nobody has said yet what the person speaks,
/// it is known from now on. What has been said stands.
pub async fn language_is(tx: &mut Tx, id: MatterId, language: &Lang) -> Res<()> {
    tx.run(LANGUAGE, args![id, language.as_str()]).await?;
    tx.run(LANGUAGE_KNOWN, args![id, language.as_str()]).await.map(drop)
}

/// Says who the person of a half-registered matter is. The matter must have been claimed. From now on closeness to the
/// person and to their guardians counts for every matter of the contact, and their protection for those whose file would
/// tell of them.
///
/// # Errors
/// [`NAMED`] where somebody is named already.
pub async fn name_person(tx: &mut Tx, m: &Moment, id: MatterId, person: PersonId) -> Result<(), No> {
    if tx.run(PERSON, args![id, person]).await? == 0 {
        return Err(NAMED.into());
    }
    tx.run(PERSON_PARTY, args![id, person]).await?;
    // Where an investigation on the same child runs already, this one keeps no person of its own until the two are joined.
    tx.run(PERSON_INVESTIGATION, args![id, person]).await?;
    charged::about(tx, id).await?;
    let today = m.law.settings().zone.day(m.at.instant());
    let persons = charged::around(tx, [person], today).await?.into_iter().map(PersonId::uuid).collect();
    let mut matters = vec![id.uuid()];
    if let Some(contact) = one(tx, id).await?.and_then(|matter| matter.contact) {
        matters.extend(charged::of_contact(tx, contact).await?);
    }
    for matter in matters {
        charged::concern(tx, matter, &persons, today).await?;
    }
    Ok(())
}
