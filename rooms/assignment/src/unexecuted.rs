//! Why a granted decision is not carried out, as it is reported for a quarter (INS-12).

use crate::SQL;
use casefile::{MatterId, Text};
use law::Day;
use std::fmt;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "unexecuted-new");
const ALL: Stmt = named(SQL, "unexecuted");

/// A quarter of a year, as reports count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: i16,
    nth: i16,
}

impl Quarter {
    /// The quarter of a day.
    #[must_use]
    pub fn of(day: Day) -> Quarter {
        let date = day.date();
        Quarter { year: date.year(), nth: (i16::from(date.month()) + 2) / 3 }
    }

    /// The one before.
    #[must_use]
    pub fn before(self) -> Quarter {
        match self.nth {
            1 => Quarter { year: self.year - 1, nth: 4 },
            nth => Quarter { nth: nth - 1, ..self },
        }
    }

    /// The year, and which of its four.
    #[must_use]
    pub fn parts(self) -> (i16, i16) {
        (self.year, self.nth)
    }

    /// The quarter of that stored word; `None` where it is none.
    #[must_use]
    pub fn parse(word: &str) -> Option<Quarter> {
        let (year, nth) = word.split_once('-')?;
        let quarter = Quarter { year: year.parse().ok()?, nth: nth.parse().ok()? };
        let is_one = (1..=4).contains(&quarter.nth) && (1900..=9999).contains(&quarter.year);
        (is_one && quarter.to_string() == word).then_some(quarter)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.nth)
    }
}

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The person has said no to what was offered.
    Declined,
    /// The person wants to wait, or cannot just now.
    Waits,
    /// There is nobody, or no place, to give it.
    Resources,
    /// It has begun in part.
    InPart,
    /// Another one.
    Other,
}

impl Reason {
    /// Every value, in the order of the form.
    pub const ALL: [Reason; 5] = [Reason::Declined, Reason::Waits, Reason::Resources, Reason::InPart, Reason::Other];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Reason::Declined => "declined",
            Reason::Waits => "waits",
            Reason::Resources => "resources",
            Reason::InPart => "in_part",
            Reason::Other => "other",
        }
    }

    /// The value of a stored word, or of what a form sent.
    pub fn of(word: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// What was noted of a decision. The latest counts, and the earlier ones stay.
#[derive(Clone)]
pub struct Noted {
    /// Of which decision.
    pub decision: Uuid,
    /// In which quarter's report it stands.
    pub quarter: Quarter,
    /// Why it is not carried out.
    pub reason: Reason,
    /// In somebody's words.
    pub words: String,
    /// When.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

impl fmt::Debug for Noted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Noted({}, {})", self.quarter, self.reason.word())
    }
}

impl FromRow for Noted {
    fn from_row(row: &Row) -> Res<Self> {
        let strange = || Fault::Shape("unexecuted: a word of no list".into());
        Ok(Noted {
            decision: row.get("decision_id")?,
            quarter: Quarter::parse(&row.get::<String>("quarter")?).ok_or_else(strange)?,
            reason: Reason::of(&row.get::<String>("reason")?).ok_or_else(strange)?,
            words: row.get("words")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

/// Keeps why a decision is not carried out.
pub(crate) async fn keep(
    tx: &mut Tx,
    (id, matter, decision): (Uuid, MatterId, Uuid),
    (quarter, reason, words): (Quarter, Reason, &Text),
    (at, actor): (Ts, &str),
) -> Res<()> {
    let row = args![id, decision, matter, quarter.to_string(), reason.word(), words.as_str(), at, actor];
    tx.run(NEW, row).await.map(drop)
}

/// What was noted in a matter, the first first for each decision. The caller has a permit or sight for the matter.
pub async fn noted(tx: &mut Tx, matter: MatterId) -> Res<Vec<Noted>> {
    tx.all(ALL, args![matter]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(day: &str) -> String {
        Quarter::of(Day::parse(day).unwrap()).to_string()
    }

    #[test]
    fn a_quarter_is_three_months_of_a_year() {
        let days = ["2026-01-01", "2026-03-31", "2026-04-01", "2026-09-30", "2026-12-31"];
        assert_eq!(days.map(of), ["2026-1", "2026-1", "2026-2", "2026-3", "2026-4"]);
        let first = Quarter::of(Day::parse("2027-02-01").unwrap());
        assert_eq!(
            (first.before().to_string(), first.before().before().to_string()),
            ("2026-4".into(), "2026-3".into())
        );
    }

    #[test]
    fn only_our_own_spelling_is_read() {
        assert_eq!(Quarter::parse("2026-2").map(Quarter::parts), Some((2026, 2)));
        assert!(
            ["2026-0", "2026-5", "2026-02", "26-2", "2026", "+2026-2", ""].iter().all(|w| Quarter::parse(w).is_none())
        );
        assert!(Reason::ALL.iter().all(|one| Reason::of(one.word()) == Some(*one)) && Reason::of("").is_none());
    }
}
