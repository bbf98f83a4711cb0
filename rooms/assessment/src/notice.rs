//! That those concerned learn of an investigation after the decision to open it (UTR-3): that they did, or until when it
//! is put off.

use crate::{SQL, decision::mandate_word};
use casefile::MatterId;
use law::{Day, credentials::Mandate};
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "notice-new");
const ALL: Stmt = named(SQL, "notices");

/// What happened with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeStep {
    /// They were told.
    Told,
    /// They are told on this day at the latest, by a decision of this right of the scheme, held so.
    Parked {
        /// The day.
        until: Day,
        /// The right's name in the scheme.
        right: String,
        /// How it is held.
        held: Mandate,
    },
}

/// One step, as it is kept.
#[derive(Clone)]
pub struct Notice {
    /// What happened.
    pub step: NoticeStep,
    /// Who was told and how, or the special reasons against it.
    pub words: String,
    /// When.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

impl std::fmt::Debug for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Notice(…)")
    }
}

impl NoticeStep {
    /// The stored word.
    pub fn word(&self) -> &'static str {
        match self {
            NoticeStep::Told => "told",
            NoticeStep::Parked { .. } => "parked",
        }
    }
}

impl FromRow for Notice {
    fn from_row(row: &Row) -> Res<Self> {
        let until: Option<String> = row.get("until")?;
        let (right, held) = (row.get::<Option<String>>("scheme_right")?, row.get::<Option<String>>("mandate")?);
        let held = match held.as_deref() {
            None => None,
            Some("own") => Some(Mandate::Own),
            Some("substitute") => Some(Mandate::Substitute),
            Some(_) => return Err(strange()),
        };
        let step = match (row.get::<String>("step")?.as_str(), until, right.zip(held)) {
            ("told", None, None) => NoticeStep::Told,
            ("parked", Some(until), Some((right, held))) => {
                NoticeStep::Parked { until: Day::parse(&until).map_err(|_| strange())?, right, held }
            }
            _ => return Err(strange()),
        };
        Ok(Notice { step, words: row.get("words")?, at: row.get("at")?, actor: row.get("actor")? })
    }
}

fn strange() -> Fault {
    Fault::Shape("notice: a form we never write".into())
}

/// Keeps a step under an id.
pub(crate) async fn keep(tx: &mut Tx, id: Uuid, matter: MatterId, new: &Notice) -> Res<()> {
    let (until, right, held) = match &new.step {
        NoticeStep::Told => (None, None, None),
        NoticeStep::Parked { until, right, held } => {
            (Some(until.to_string()), Some(right.as_str()), Some(mandate_word(*held)))
        }
    };
    let row = args![id, matter, new.step.word(), new.words.as_str(), until, right, held, new.at, new.actor.as_str()];
    tx.run(NEW, row).await.map(drop)
}

/// What happened with it in a matter, in order. The caller has a permit or sight for the matter.
pub async fn notices(tx: &mut Tx, matter: MatterId) -> Res<Vec<Notice>> {
    tx.all(ALL, args![matter]).await
}
