//! Feedback to the one who reported (*återkoppling*): that they asked, and which of three things they were told (INT-11).

use crate::SQL;
use casefile::MatterId;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "feedback-new");
const ALL: Stmt = named(SQL, "feedbacks");

/// What may be said, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// An investigation has been opened.
    Opened,
    /// None has been opened.
    NotOpened,
    /// One runs already.
    AlreadyRuns,
}

impl Said {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Said::Opened => "opened",
            Said::NotOpened => "not_opened",
            Said::AlreadyRuns => "already_runs",
        }
    }
}

/// What happened with feedback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The one who reported asked.
    Asked,
    /// It was given.
    Given(Said),
    /// It was held back, because it would be unsuitable.
    Withheld,
}

impl Step {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Step::Asked => "asked",
            Step::Given(_) => "given",
            Step::Withheld => "withheld",
        }
    }
}

/// One step, as it is kept.
#[derive(Clone)]
pub struct FeedbackStep {
    /// What happened.
    pub step: Step,
    /// How it was given, or why it was held back.
    pub words: Option<String>,
    /// When.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

impl std::fmt::Debug for FeedbackStep {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FeedbackStep(…)")
    }
}

impl FromRow for FeedbackStep {
    fn from_row(row: &Row) -> Res<Self> {
        let step = match (row.get::<String>("step")?.as_str(), row.get::<Option<String>>("said")?.as_deref()) {
            ("asked", None) => Step::Asked,
            ("given", Some("opened")) => Step::Given(Said::Opened),
            ("given", Some("not_opened")) => Step::Given(Said::NotOpened),
            ("given", Some("already_runs")) => Step::Given(Said::AlreadyRuns),
            ("withheld", None) => Step::Withheld,
            _ => return Err(Fault::Shape("step: a word of no list".into())),
        };
        Ok(FeedbackStep { step, words: row.get("words")?, at: row.get("at")?, actor: row.get("actor")? })
    }
}

/// Keeps a step under an id.
pub(crate) async fn keep(tx: &mut Tx, id: Uuid, matter: MatterId, new: &FeedbackStep) -> Res<()> {
    let said = match new.step {
        Step::Given(said) => Some(said.word()),
        Step::Asked | Step::Withheld => None,
    };
    let row = args![id, matter, new.step.word(), said, new.words.as_deref(), new.at, new.actor.as_str()];
    tx.run(NEW, row).await.map(drop)
}

/// What happened with feedback in a matter, in order. The caller has a permit or sight for the matter.
pub async fn feedback(tx: &mut Tx, matter: MatterId) -> Res<Vec<FeedbackStep>> {
    tx.all(ALL, args![matter]).await
}
