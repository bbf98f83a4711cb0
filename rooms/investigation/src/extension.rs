//! More time for a child's investigation: each time a decision of its own, with its reasons, its maker and a new day
//! (UTR-2).

use crate::SQL;
use casefile::{MatterId, Text, TextError};
use law::{Day, credentials::Mandate};
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "extension-new");
const ALL: Stmt = named(SQL, "extensions");

/// The right to decide on more time, as it is called in the delegation scheme.
pub const EXTEND_RIGHT: &str = "extend a child investigation";

/// The longest reasons, in signs.
const REASONS_ROOM: usize = 20_000;
/// Reasons have at least so many words: fewer make no sentence.
const LEAST_WORDS: usize = 3;

/// The special reasons, in at least one sentence.
#[derive(Clone, PartialEq, Eq)]
pub struct Reasons(Text);

/// Why a text gives no reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooShort {
    /// Empty, or fewer words than a sentence has.
    NoSentence,
    /// More signs than there is room for.
    TooLong,
}

impl Reasons {
    /// Takes what was typed.
    ///
    /// # Errors
    /// [`TooShort`].
    pub fn parse(typed: &str) -> Result<Reasons, TooShort> {
        let text = Text::parse(typed, REASONS_ROOM).map_err(|why| match why {
            TextError::Empty => TooShort::NoSentence,
            TextError::TooLong { .. } => TooShort::TooLong,
        })?;
        let words = text.as_str().split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
        if words < LEAST_WORDS { Err(TooShort::NoSentence) } else { Ok(Reasons(text)) }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// A decision on more time, as it is kept and never changed.
#[derive(Clone)]
pub struct Extension {
    /// Its own id.
    pub id: Uuid,
    /// The special reasons.
    pub reasons: String,
    /// The local day on which it was made.
    pub day: Day,
    /// The day that it took the place of.
    pub was: Day,
    /// The new day.
    pub until: Day,
    /// By which right of the scheme.
    pub right: String,
    /// How that is held.
    pub held: Mandate,
    /// Why it came after the day had passed, where it did.
    pub late: Option<String>,
    /// When.
    pub at: Ts,
    /// Who, as the journal writes it.
    pub actor: String,
}

impl std::fmt::Debug for Reasons {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reasons(…)")
    }
}

impl std::fmt::Debug for Extension {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Extension(…)")
    }
}

impl Extension {
    /// Whether it gives more than two months. No law says how long is too long; a page says that it is long.
    pub fn is_long(&self) -> bool {
        self.was.plus_months(2) < self.until
    }
}

impl FromRow for Extension {
    fn from_row(row: &Row) -> Res<Self> {
        let day = |col: &str| Day::parse(&row.get::<String>(col)?).map_err(|_| strange());
        let held = match row.get::<String>("mandate")?.as_str() {
            "own" => Mandate::Own,
            "substitute" => Mandate::Substitute,
            _ => return Err(strange()),
        };
        Ok(Extension {
            id: row.get("id")?,
            reasons: row.get("reasons")?,
            day: day("day")?,
            was: day("was")?,
            until: day("until")?,
            right: row.get("scheme_right")?,
            held,
            late: row.get("late_why")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

fn strange() -> Fault {
    Fault::Shape("extension: a form we never write".into())
}

/// The stored word of how a right is held.
pub(crate) fn mandate_word(held: Mandate) -> &'static str {
    match held {
        Mandate::Own => "own",
        Mandate::Substitute => "substitute",
    }
}

/// Keeps a decision.
pub(crate) async fn keep(tx: &mut Tx, matter: MatterId, new: &Extension) -> Res<()> {
    let row = args![
        new.id,
        matter,
        new.reasons.as_str(),
        new.day.to_string(),
        new.was.to_string(),
        new.until.to_string(),
        new.right.as_str(),
        mandate_word(new.held),
        new.late.as_deref(),
        new.at,
        new.actor.as_str(),
    ];
    tx.run(NEW, row).await.map(drop)
}

/// The decisions on more time in a matter, the first first, at most 50. The caller has a permit or sight for the matter.
pub async fn extensions(tx: &mut Tx, matter: MatterId) -> Res<Vec<Extension>> {
    tx.all(ALL, args![matter]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_at_least_a_sentence() {
        assert!(Reasons::parse("Läkarens utlåtande kommer i juli.").is_ok());
        for typed in ["", " \n ", "se ovan", "- - - -", "1 2 3 4"] {
            assert_eq!(Reasons::parse(typed).err(), Some(TooShort::NoSentence), "{typed}");
        }
        assert_eq!(Reasons::parse(&"a b c ".repeat(10_000)).err(), Some(TooShort::TooLong));
        assert_eq!(format!("{:?}", Reasons::parse("Han är rädd hemma.").unwrap()), "Reasons(…)");
    }
}
