//! What a party was given to read before a decision, and what they said of it (UTR-12).

use crate::SQL;
use casefile::{MatterId, PersonId, Text};
use law::Day;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "communicated-new");
const ALL: Stmt = named(SQL, "communicated");
const ANSWER: Stmt = named(SQL, "party-answer-new");

/// How the material reached the party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// At a meeting, by hand.
    ByHand,
    /// By post; for a protected person through Skatteverket.
    Post,
    /// To their digital mailbox.
    Digital,
}

impl How {
    /// Every way.
    pub const ALL: [How; 3] = [How::ByHand, How::Post, How::Digital];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            How::ByHand => "by_hand",
            How::Post => "post",
            How::Digital => "digital",
        }
    }

    /// The way of that word.
    pub fn named(word: &str) -> Option<How> {
        How::ALL.into_iter().find(|how| how.word() == word)
    }
}

/// What came back.
#[derive(Clone)]
pub struct Answer {
    /// In the party's own words; none where the day passed without an answer.
    pub words: Option<String>,
    /// On which day.
    pub day: Day,
    /// Who noted it, as the journal writes it.
    pub actor: String,
}

/// Something that a party was given to read.
#[derive(Clone)]
pub struct Communicated {
    /// Its id.
    pub id: Uuid,
    /// Which party.
    pub person: PersonId,
    /// What they were given, in words.
    pub material: String,
    /// How.
    pub how: How,
    /// On which day.
    pub sent_on: Day,
    /// The last day for an answer.
    pub answer_by: Day,
    /// When it was noted.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
    /// What came back.
    pub answer: Option<Answer>,
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Answer(…)")
    }
}

impl std::fmt::Debug for Communicated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Communicated(…)")
    }
}

impl Communicated {
    /// Whether an answer may still come: none has, and the day has not passed.
    pub fn is_open(&self, on: Day) -> bool {
        self.answer.is_none() && self.answer_by >= on
    }
}

/// Reads a day that we wrote.
pub(crate) fn day_of(row: &Row, col: &str) -> Res<Option<Day>> {
    let shape = |_| Fault::Shape(format!("{col}: no day"));
    row.get::<Option<String>>(col)?.map(|text| Day::parse(&text).map_err(shape)).transpose()
}

/// Reads a day that must be there.
pub(crate) fn day(row: &Row, col: &str) -> Res<Day> {
    day_of(row, col)?.ok_or_else(|| Fault::Shape(format!("{col}: no day")))
}

impl FromRow for Communicated {
    fn from_row(row: &Row) -> Res<Self> {
        let how: String = row.get("how")?;
        let answer = match (day_of(row, "day")?, row.get::<Option<String>>("answer_by_staff")?) {
            (Some(day), Some(actor)) => Some(Answer { words: row.get("words")?, day, actor }),
            _ => None,
        };
        Ok(Communicated {
            id: row.get("id")?,
            person: PersonId::of(row.get("person_id")?),
            material: row.get("material")?,
            how: How::named(&how).ok_or_else(|| Fault::Shape("how: a word of no list".into()))?,
            sent_on: day(row, "sent_on")?,
            answer_by: day(row, "answer_by")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
            answer,
        })
    }
}

/// Keeps that a party was given something to read.
pub(crate) async fn keep(tx: &mut Tx, matter: MatterId, new: &Communicated) -> Res<()> {
    let row = args![
        new.id,
        matter,
        new.person,
        new.material.as_str(),
        new.how.word(),
        new.sent_on.to_string(),
        new.answer_by.to_string(),
        new.at,
        new.actor.as_str(),
    ];
    tx.run(NEW, row).await.map(drop)
}

/// Keeps what came back.
///
/// # Errors
/// [`Fault::Stale`] where that was noted before.
pub(crate) async fn answered(
    tx: &mut Tx,
    of: Uuid,
    words: Option<&Text>,
    day: Day,
    (at, actor): (Ts, &str),
) -> Res<()> {
    let row = args![of, words.map(Text::as_str), day.to_string(), at, actor];
    tx.change(ANSWER, row).await
}

/// What the parties of a matter were given to read, the first first. The caller has a permit or sight for the matter.
pub async fn communicated(tx: &mut Tx, matter: MatterId) -> Res<Vec<Communicated>> {
    tx.all(ALL, args![matter]).await
}
