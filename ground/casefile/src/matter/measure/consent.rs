//! What somebody answered who must say yes: asked, given, refused, taken back. Nothing is rubbed out.

use super::{END, MeasureId, SQL};
use crate::{
    PersonId, Text,
    cell::{day, day_if, ids, quiet, stored, word, word_if},
    matter::MatterId,
};
use journal::Moment;
use law::Day;
use law::consent::Whose;
use std::collections::BTreeSet;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "consent-new");
const COVERS: Stmt = named(SQL, "consent-covers");
const WITHDRAW: Stmt = named(SQL, "consent-withdraw");
const ALL: Stmt = named(SQL, "consents");
const COVERED: Stmt = named(SQL, "consents-cover");

ids! {
    /// The id of an answer.
    ConsentId,
}

stored! {
    /// How somebody said it.
    How {
        /// By telephone.
        Phone = "phone",
        /// When we met.
        Meeting = "meeting",
        /// In writing.
        Writing = "writing",
    }
}

/// Somebody who must say yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Giver {
    /// In which capacity.
    pub whose: Whose,
    /// Who; none where nobody has made out yet who the person of the matter is.
    pub person: Option<PersonId>,
}

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet: the question has been put.
    Asked,
    /// Yes, to what the words say and nothing more, until a day where one was said.
    Given {
        /// The last day.
        until: Option<Day>,
    },
    /// No.
    Refused,
}

impl Answer {
    /// The stored word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Answer::Asked => "asked",
            Answer::Given { .. } => "given",
            Answer::Refused => "refused",
        }
    }
}

/// A yes that was taken back.
#[derive(Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// When it was written down.
    pub at: Ts,
    /// By whom.
    pub actor: String,
    /// The day it was said.
    pub on: Day,
    /// How it was said.
    pub how: How,
    /// What was said.
    pub words: String,
}

/// An answer as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Consent {
    /// Its id.
    pub id: ConsentId,
    /// Who answered, or was asked.
    pub giver: Giver,
    /// What.
    pub answer: Answer,
    /// The day it was said.
    pub day: Day,
    /// How it was said.
    pub how: How,
    /// What was said: a yes covers what stands here.
    pub words: String,
    /// When it was written down.
    pub at: Ts,
    /// By whom.
    pub actor: String,
    /// The measures it is about.
    pub covers: BTreeSet<MeasureId>,
    /// That it was taken back.
    pub taken_back: Option<TakenBack>,
}

quiet!(TakenBack, Consent);

/// What somebody said, to be kept.
#[derive(Clone)]
pub struct Said<'a> {
    /// The day it was said.
    pub day: Day,
    /// How.
    pub how: How,
    /// What.
    pub words: &'a Text,
    /// Who writes it down.
    pub actor: &'a str,
}

impl FromRow for Consent {
    fn from_row(row: &Row) -> Res<Self> {
        let until = day_if(row, "until")?;
        let answer = match (row.get::<String>("answer")?.as_str(), until) {
            ("given", until) => Answer::Given { until },
            ("asked", None) => Answer::Asked,
            ("refused", None) => Answer::Refused,
            _ => return Err(Fault::Shape("answer: a word of no list".into())),
        };
        let person = row.get::<Option<Uuid>>("person_id")?.map(PersonId::of);
        Ok(Consent {
            id: row.get("id")?,
            giver: Giver { whose: word(row, "whose")?, person },
            answer,
            day: day(row, "day")?,
            how: word(row, "how")?,
            words: row.get("words")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
            covers: BTreeSet::new(),
            taken_back: TakenBack::stored(row)?,
        })
    }
}

impl TakenBack {
    fn stored(row: &Row) -> Res<Option<TakenBack>> {
        let Some(at) = row.get::<Option<Ts>>("withdrawn_at")? else { return Ok(None) };
        let how = word_if(row, "withdrawn_how")?.ok_or_else(|| Fault::Shape("withdrawn_how: not there".into()))?;
        let (actor, words) = (row.get("withdrawn_by")?, row.get("withdrawn_words")?);
        Ok(Some(TakenBack { at, actor, on: day(row, "withdrawn_on")?, how, words }))
    }
}

/// Keeps an answer about these measures.
pub async fn note(
    tx: &mut Tx,
    m: &Moment,
    matter: MatterId,
    (giver, answer): (Giver, Answer),
    (said, covers): (&Said<'_>, &BTreeSet<MeasureId>),
) -> Res<ConsentId> {
    let id = ConsentId::of(m.id());
    let until = match answer {
        Answer::Given { until } => until.map(|day| day.to_string()),
        Answer::Asked | Answer::Refused => None,
    };
    let (whose, person) = (giver.whose.as_str(), giver.person.map(PersonId::uuid));
    let (day, how, words) = (said.day.to_string(), said.how.as_str(), said.words.as_str());
    let row = args![id, matter, whose, person, answer.as_str(), day, until, how, words, m.at, said.actor];
    tx.run(NEW, row).await?;
    for measure in covers {
        tx.run(COVERS, args![id, *measure]).await?;
    }
    Ok(id)
}

/// A yes is taken back, and these measures stop with it. The caller has claimed the matter and says which rested on it.
///
/// # Errors
/// [`Fault::Stale`] where it is no yes of this matter any more, or a measure is over already.
pub async fn withdraw(
    tx: &mut Tx,
    m: &Moment,
    (matter, id): (MatterId, ConsentId),
    said: &Said<'_>,
    stops: &BTreeSet<MeasureId>,
) -> Res<()> {
    let (on, how, words) = (said.day.to_string(), said.how.as_str(), said.words.as_str());
    if tx.run(WITHDRAW, args![id, matter, m.at, said.actor, on.as_str(), how, words]).await? == 0 {
        return Err(Fault::Stale);
    }
    for measure in stops {
        let row = args![*measure, m.at, said.actor, on.as_str(), None::<String>, id.uuid()];
        if tx.run(END, row).await? == 0 {
            return Err(Fault::Stale);
        }
    }
    Ok(())
}

/// Every answer of a matter, the first first.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Consent>> {
    let mut all: Vec<Consent> = tx.all(ALL, args![matter]).await?;
    for row in tx.rows(COVERED, args![matter]).await? {
        let (consent, measure): (ConsentId, MeasureId) = (row.get("consent_id")?, row.get("measure_id")?);
        if let Some(one) = all.iter_mut().find(|one| one.id == consent) {
            one.covers.insert(measure);
        }
    }
    Ok(all)
}
