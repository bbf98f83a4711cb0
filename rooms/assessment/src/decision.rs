//! The decision about opening an investigation, with its ground, its law and its maker, and how it is kept.

use crate::SQL;
use casefile::{MatterId, Text, TextError};
use law::credentials::Mandate;
use law::{Day, RuleRef};
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "opening-new");
const ONE: Stmt = named(SQL, "opening");

/// The longest ground, in signs.
pub const GROUND_ROOM: usize = 20_000;
/// A ground has at least so many words: fewer make no sentence.
const LEAST_WORDS: usize = 3;

/// Why it was decided so, in at least one sentence.
#[derive(Clone, PartialEq, Eq)]
pub struct Ground(Text);

/// Why a text is no ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooShort {
    /// Empty, or fewer words than a sentence has.
    NoSentence,
    /// More signs than there is room for.
    TooLong {
        /// How many signs it has.
        is: usize,
    },
}

impl Ground {
    /// Takes what was typed.
    ///
    /// # Errors
    /// [`TooShort`].
    pub fn parse(typed: &str) -> Result<Ground, TooShort> {
        let text = Text::parse(typed, GROUND_ROOM).map_err(|why| match why {
            TextError::Empty => TooShort::NoSentence,
            TextError::TooLong { is, .. } => TooShort::TooLong { is },
        })?;
        let words = text.as_str().split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
        if words < LEAST_WORDS { Err(TooShort::NoSentence) } else { Ok(Ground(text)) }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// Why a decision came after the fourteen days. It is never blocked, and it says which of the two it is (INT-3).
#[derive(Clone, PartialEq, Eq)]
pub enum Late {
    /// Extraordinary reasons (*synnerliga skäl*): these.
    Extraordinary(Text),
    /// None: it was simply late, because of this.
    Overdue(Text),
}

/// Whether those concerned have been told that an investigation was opened (UTR-3).
#[derive(Clone, PartialEq, Eq)]
pub enum Concerned {
    /// They have.
    Told,
    /// Not yet.
    Parked {
        /// Why.
        why: Text,
        /// The day on which they are told at the latest.
        until: Day,
    },
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An investigation is opened.
    Open,
    /// None is opened.
    NotOpen,
    /// The report was added to an investigation that runs.
    Added(MatterId),
    /// An adult was shown the way to somebody else.
    Referred,
}

impl Outcome {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Open => "open",
            Outcome::NotOpen => "not_open",
            Outcome::Added(_) => "added",
            Outcome::Referred => "referred",
        }
    }
}

/// A decision as it is kept. One for each matter, never changed.
#[derive(Clone)]
pub struct OpeningDecision {
    /// Its own id.
    pub id: Uuid,
    /// What became of it.
    pub outcome: Outcome,
    /// Why.
    pub ground: String,
    /// The rules it rests on, in their versions.
    pub rules: Vec<RuleRef>,
    /// The local day on which it was made.
    pub day: Day,
    /// By which right of the scheme, and how it is held; absent where the law asks for no delegation.
    pub mandate: Option<(String, Mandate)>,
    /// Why it came late, where it did.
    pub late: Option<Late>,
    /// Whether those concerned have been told; only where an investigation was opened.
    pub concerned: Option<Concerned>,
    /// Where an adult was shown to.
    pub referred_to: Option<String>,
    /// When.
    pub at: Ts,
    /// Who, as the journal writes it.
    pub actor: String,
}

macro_rules! quiet {
    ($($name:ident),+) => { $(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+ };
}
quiet!(Ground, Late, Concerned, OpeningDecision);

impl FromRow for OpeningDecision {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(OpeningDecision {
            id: row.get("id")?,
            outcome: outcome(row)?,
            ground: row.get("ground")?,
            rules: rules(&row.get::<String>("rules")?)?,
            day: Day::parse(&row.get::<String>("day")?).map_err(|_| shape("day"))?,
            mandate: mandate(row)?,
            late: late(row)?,
            concerned: concerned(row)?,
            referred_to: row.get("referred_to")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

fn shape(what: &str) -> Fault {
    Fault::Shape(format!("{what}: a form we never write"))
}

fn outcome(row: &Row) -> Res<Outcome> {
    Ok(match (row.get::<String>("outcome")?.as_str(), row.get::<Option<Uuid>>("into_matter")?) {
        ("open", None) => Outcome::Open,
        ("not_open", None) => Outcome::NotOpen,
        ("added", Some(into)) => Outcome::Added(MatterId::of(into)),
        ("referred", None) => Outcome::Referred,
        _ => return Err(shape("outcome")),
    })
}

fn rules(text: &str) -> Res<Vec<RuleRef>> {
    let read = |one: &str| {
        let (id, from) = one.split_once('@').ok_or_else(|| shape("rules"))?;
        Ok(RuleRef { id: id.to_owned(), from: Day::parse(from).map_err(|_| shape("rules"))? })
    };
    text.split('+').filter(|one| !one.is_empty()).map(read).collect()
}

fn mandate(row: &Row) -> Res<Option<(String, Mandate)>> {
    let held = match row.get::<Option<String>>("mandate")?.as_deref() {
        None => return Ok(None),
        Some("own") => Mandate::Own,
        Some("substitute") => Mandate::Substitute,
        Some(_) => return Err(shape("mandate")),
    };
    Ok(row.get::<Option<String>>("scheme_right")?.map(|right| (right, held)))
}

fn late(row: &Row) -> Res<Option<Late>> {
    Ok(match (row.get::<Option<String>>("late")?.as_deref(), text_if(row, "late_why")?) {
        (None, None) => None,
        (Some("extraordinary"), Some(why)) => Some(Late::Extraordinary(why)),
        (Some("overdue"), Some(why)) => Some(Late::Overdue(why)),
        _ => return Err(shape("late")),
    })
}

fn concerned(row: &Row) -> Res<Option<Concerned>> {
    Ok(match (row.get::<Option<String>>("told")?.as_deref(), text_if(row, "told_why")?) {
        (None, None) => None,
        (Some("yes"), None) => Some(Concerned::Told),
        (Some("parked"), Some(why)) => {
            let set: Option<String> = row.get("told_until")?;
            // A decision from before the clock was kept: they were to be told on its own day.
            let day = set.map_or_else(|| row.get("day"), Ok)?;
            Some(Concerned::Parked { why, until: Day::parse(&day).map_err(|_| shape("told_until"))? })
        }
        _ => return Err(shape("told")),
    })
}

fn text_if(row: &Row, col: &str) -> Res<Option<Text>> {
    let read = |text: String| Text::parse(&text, usize::MAX).map_err(|_| shape(col));
    row.get::<Option<String>>(col)?.map(read).transpose()
}

impl Late {
    /// The stored word.
    pub fn word(&self) -> &'static str {
        match self {
            Late::Extraordinary(_) => "extraordinary",
            Late::Overdue(_) => "overdue",
        }
    }

    /// The reason.
    pub fn why(&self) -> &str {
        match self {
            Late::Extraordinary(why) | Late::Overdue(why) => why.as_str(),
        }
    }
}

impl Concerned {
    /// The stored word.
    pub fn word(&self) -> &'static str {
        match self {
            Concerned::Told => "yes",
            Concerned::Parked { .. } => "parked",
        }
    }

    /// Why not yet.
    pub fn why(&self) -> Option<&str> {
        match self {
            Concerned::Told => None,
            Concerned::Parked { why, .. } => Some(why.as_str()),
        }
    }

    /// Until when.
    pub fn until(&self) -> Option<Day> {
        match self {
            Concerned::Told => None,
            Concerned::Parked { until, .. } => Some(*until),
        }
    }
}

/// The stored word of how a right is held.
pub(crate) fn mandate_word(mandate: Mandate) -> &'static str {
    match mandate {
        Mandate::Own => "own",
        Mandate::Substitute => "substitute",
    }
}

/// Keeps a decision.
///
/// # Errors
/// [`Fault::Stale`] where the matter has one already: somebody was faster.
pub(crate) async fn keep(tx: &mut Tx, matter: MatterId, new: &OpeningDecision) -> Res<()> {
    let into = match new.outcome {
        Outcome::Added(into) => Some(into.uuid()),
        _ => None,
    };
    let rules: Vec<String> = new.rules.iter().map(cite).collect();
    let row = args![
        new.id,
        matter,
        new.outcome.word(),
        new.ground.as_str(),
        rules.join("+"),
        new.day.to_string(),
        new.mandate.as_ref().map(|(right, _)| right.as_str()),
        new.mandate.as_ref().map(|(_, held)| mandate_word(*held)),
        new.late.as_ref().map(Late::word),
        new.late.as_ref().map(Late::why),
        new.concerned.as_ref().map(Concerned::word),
        new.concerned.as_ref().and_then(Concerned::why),
        into,
        new.referred_to.as_deref(),
        new.at,
        new.actor.as_str(),
    ];
    tx.change(NEW, row).await
}

/// A rule as it is cited: its id and the first day of the version.
pub(crate) fn cite(rule: &RuleRef) -> String {
    format!("{}@{}", rule.id, rule.from)
}

/// The decision of a matter, if one has been made. The caller has a permit or sight for the matter.
pub async fn decided(tx: &mut Tx, matter: MatterId) -> Res<Option<OpeningDecision>> {
    tx.one(ONE, args![matter]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ground_is_at_least_a_sentence() {
        assert!(Ground::parse("Skolan beskriver märken på armarna.").is_ok());
        for typed in ["", "  \n ", "ja", "se ovan", "... 1 2 3 4", "- - - - -"] {
            assert_eq!(Ground::parse(typed).err(), Some(TooShort::NoSentence), "{typed}");
        }
        let long = "a b c ".repeat(10_000);
        assert_eq!(Ground::parse(&long).err(), Some(TooShort::TooLong { is: 59_999 }));
    }

    #[test]
    fn citations_are_read_as_they_are_written() {
        let from = Day::parse("2025-07-01").unwrap();
        let all = ["INT-1", "INT-2b"].map(|id| RuleRef { id: id.into(), from });
        let text = all.iter().map(cite).collect::<Vec<_>>().join("+");
        assert_eq!(rules(&text).unwrap(), all);
        assert!(rules("INT-1").is_err() && rules("").unwrap().is_empty());
    }

    #[test]
    fn nothing_of_it_shows_itself_in_a_log() {
        let ground = Ground::parse("Han är rädd hemma.").unwrap();
        assert_eq!(format!("{ground:?}"), "Ground(…)");
    }
}
