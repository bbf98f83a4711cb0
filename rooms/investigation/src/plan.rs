//! The plan of an investigation (*utredningsplan*): a new version each time it is written, the older ones kept whole.

use crate::SQL;
use casefile::{MatterId, Text};
use law::Day;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "plan-new");
const ALL: Stmt = named(SQL, "plans");

/// How the family has had a part in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// We wrote it together.
    Together,
    /// They have read it or heard it, and said what they think.
    Heard,
    /// They have not seen it yet.
    NotYet,
}

impl Family {
    /// Every value, in order.
    pub const ALL: [Family; 3] = [Family::Together, Family::Heard, Family::NotYet];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Family::Together => "together",
            Family::Heard => "heard",
            Family::NotYet => "not_yet",
        }
    }

    /// The value of a stored word, or of what a form sent.
    pub fn of(word: &str) -> Option<Family> {
        Family::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// A plan that is about to be written.
#[derive(Clone)]
pub struct NewPlan {
    /// What we need to find out.
    pub asks: Text,
    /// How, and with whom.
    pub how: Text,
    /// What the family wants to come of it.
    pub wishes: Option<Text>,
    /// When it should be ready.
    pub ready: Option<Day>,
    /// Who takes part from us.
    pub who: Option<Text>,
    /// How the family has had a part in it.
    pub family: Family,
    /// In words.
    pub family_how: Option<Text>,
}

/// A version as it is kept, never changed.
#[derive(Clone)]
pub struct Plan {
    /// Its own id.
    pub id: Uuid,
    /// Which version: 1, 2, 3.
    pub nth: i64,
    /// What we need to find out.
    pub asks: String,
    /// How, and with whom.
    pub how: String,
    /// What the family wants to come of it.
    pub wishes: Option<String>,
    /// When it should be ready.
    pub ready: Option<Day>,
    /// Who takes part from us.
    pub who: Option<String>,
    /// How the family has had a part in it.
    pub family: Family,
    /// In words.
    pub family_how: Option<String>,
    /// When it was written.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

impl std::fmt::Debug for NewPlan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPlan(…)")
    }
}

impl std::fmt::Debug for Plan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Plan(…)")
    }
}

impl FromRow for Plan {
    fn from_row(row: &Row) -> Res<Self> {
        let strange = |_| Fault::Shape("plan: a form we never write".into());
        let ready = row.get::<Option<String>>("ready")?.map(|day| Day::parse(&day)).transpose().map_err(strange)?;
        let family = Family::of(&row.get::<String>("family")?);
        Ok(Plan {
            id: row.get("id")?,
            nth: row.get("nth")?,
            asks: row.get("asks")?,
            how: row.get("how")?,
            wishes: row.get("wishes")?,
            ready,
            who: row.get("who")?,
            family: family.ok_or_else(|| Fault::Shape("family: a word of no list".into()))?,
            family_how: row.get("family_how")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

impl NewPlan {
    /// Each text of it, by name.
    pub(crate) fn texts(&self) -> Vec<(&'static str, &str)> {
        let maybe = [("wishes", &self.wishes), ("who", &self.who), ("family_how", &self.family_how)];
        let there = maybe.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?.as_str())));
        [("asks", self.asks.as_str()), ("how", self.how.as_str())].into_iter().chain(there).collect()
    }

    /// Whether it says the same as a version.
    pub(crate) fn repeats(&self, plan: &Plan) -> bool {
        let maybe = [("wishes", &plan.wishes), ("who", &plan.who), ("family_how", &plan.family_how)];
        let there = maybe.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?)));
        let kept: Vec<_> =
            [("asks", plan.asks.as_str()), ("how", plan.how.as_str())].into_iter().chain(there).collect();
        self.texts() == kept && self.ready == plan.ready && self.family == plan.family
    }
}

/// Keeps the version that follows `seen`, under an id. Gives its number.
///
/// # Errors
/// [`Fault::Stale`] where somebody has written that version already.
pub(crate) async fn keep(
    tx: &mut Tx,
    (id, matter): (Uuid, MatterId),
    seen: i64,
    new: &NewPlan,
    (at, actor): (Ts, &str),
) -> Res<i64> {
    let nth = seen.saturating_add(1);
    let row = args![
        id,
        matter,
        nth,
        new.asks.as_str(),
        new.how.as_str(),
        new.wishes.as_ref().map(Text::as_str),
        new.ready.map(|day| day.to_string()),
        new.who.as_ref().map(Text::as_str),
        new.family.word(),
        new.family_how.as_ref().map(Text::as_str),
        at,
        actor,
    ];
    if tx.run(NEW, row).await? == 1 { Ok(nth) } else { Err(Fault::Stale) }
}

/// The versions of a matter's plan, the latest first, at most 50. The caller has a permit or sight for the matter.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Plan>> {
    tx.all(ALL, args![matter]).await
}
