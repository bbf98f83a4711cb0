//! An encounter (*träff*): somebody was met, or was to be met and was not. One line by hand, and seconds to write.

use crate::SQL;
use casefile::{MatterId, Text};
use law::Day;
use std::collections::BTreeSet;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "encounter-new");
const ALL: Stmt = named(SQL, "encounters");

/// A list of stored words, each with its value.
macro_rules! words {
    ($($(#[$of:meta])* $name:ident { $($(#[$about:meta])* $value:ident = $word:literal,)+ })+) => { $(
        $(#[$of])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$about])* $value,)+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [$name] = &[$($name::$value,)+];

            /// The stored word.
            pub fn word(self) -> &'static str {
                match self { $($name::$value => $word,)+ }
            }

            /// The value of a stored word, or of what a form sent.
            pub fn of(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    )+ };
}

words! {
    /// Somebody who was met.
    Whom {
        /// The one whom the matter is about.
        Person = "person",
        /// A mother.
        Mother = "mother",
        /// A father.
        Father = "father",
        /// A sister or a brother.
        Sibling = "sibling",
        /// A partner of the person.
        Partner = "partner",
        /// Somebody else: a school, a relative.
        Other = "other",
    }

    /// By which way.
    Way {
        /// At home, or somewhere else face to face.
        Visit = "visit",
        /// By telephone.
        Phone = "phone",
        /// On a screen.
        Digital = "digital",
        /// In a group with others.
        Group = "group",
    }

    /// What came of it.
    Outcome {
        /// They came, or were there.
        Came = "came",
        /// They did not.
        Missed = "missed",
        /// We cancelled it.
        Cancelled = "cancelled",
    }
}

/// An encounter that is written down.
#[derive(Clone)]
pub struct NewEncounter {
    /// Which support it was part of.
    pub support: Uuid,
    /// The day.
    pub day: Day,
    /// With whom; never nobody.
    pub whom: BTreeSet<Whom>,
    /// By which way.
    pub way: Way,
    /// What came of it.
    pub outcome: Outcome,
    /// A few words.
    pub words: Option<Text>,
    /// The one that it puts right.
    pub corrects: Option<Uuid>,
}

/// An encounter as it is kept.
#[derive(Clone)]
pub struct Encounter {
    /// Its own id.
    pub id: Uuid,
    /// Which support it was part of.
    pub support: Uuid,
    /// The day.
    pub day: Day,
    /// With whom.
    pub whom: BTreeSet<Whom>,
    /// By which way.
    pub way: Way,
    /// What came of it.
    pub outcome: Outcome,
    /// A few words.
    pub words: Option<String>,
    /// The one that it puts right. That one stays and can be read.
    pub corrects: Option<Uuid>,
    /// When it was written down.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

impl std::fmt::Debug for NewEncounter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewEncounter(…)")
    }
}

impl std::fmt::Debug for Encounter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Encounter(…)")
    }
}

impl FromRow for Encounter {
    fn from_row(row: &Row) -> Res<Self> {
        let strange = |col: &str| Fault::Shape(format!("{col}: a form we never write"));
        let whom: String = row.get("with_whom")?;
        let whom: Option<BTreeSet<Whom>> = whom.split('+').map(Whom::of).collect();
        Ok(Encounter {
            id: row.get("id")?,
            support: row.get("support_id")?,
            day: Day::parse(&row.get::<String>("day")?).map_err(|_| strange("day"))?,
            whom: whom.ok_or_else(|| strange("with_whom"))?,
            way: Way::of(&row.get::<String>("way")?).ok_or_else(|| strange("way"))?,
            outcome: Outcome::of(&row.get::<String>("outcome")?).ok_or_else(|| strange("outcome"))?,
            words: row.get("words")?,
            corrects: row.get("corrects")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

/// Keeps it.
///
/// # Errors
/// [`Fault::Stale`] where somebody has put right the same one already.
pub(crate) async fn keep(
    tx: &mut Tx,
    (id, matter): (Uuid, MatterId),
    new: &NewEncounter,
    (at, actor): (Ts, &str),
) -> Res<()> {
    let whom = new.whom.iter().map(|one| one.word()).collect::<Vec<_>>().join("+");
    let (way, outcome, words) = (new.way.word(), new.outcome.word(), new.words.as_ref().map(Text::as_str));
    let day = new.day.to_string();
    let row = args![id, matter, new.support, day, whom, way, outcome, words, new.corrects, at, actor];
    tx.change(NEW, row).await
}

/// Every encounter of a matter, the latest day first, at most 1000. The caller has a permit or sight for the matter.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Encounter>> {
    tx.all(ALL, args![matter]).await
}

/// Those that no later one puts right, in the same order.
pub fn standing(all: Vec<Encounter>) -> Vec<Encounter> {
    let corrected: BTreeSet<Uuid> = all.iter().filter_map(|one| one.corrects).collect();
    all.into_iter().filter(|one| !corrected.contains(&one.id)).collect()
}
