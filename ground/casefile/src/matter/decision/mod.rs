//! The fact of a decision (*beslut*): what was decided, why, by which law and by whom, and how it can be appealed.
//!
//! It is never changed. One that changes an earlier decision is a new one and names it. What can be decided is a list of the
//! municipality's, so a kind is a word here; that a human being by name, or the board at a meeting, has decided is not (ORG-4).

pub mod assignment;
pub mod execution;
pub mod presented;

use crate::{
    cell::{day, day_if, quiet, stored, word, word_if},
    matter::MatterId,
};
use access::StaffId;
use law::{Day, RuleRef, credentials::Mandate};
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const SQL: &str = include_str!("store.sql");

const NEW: Stmt = named(SQL, "decision-new");
const ALL: Stmt = named(SQL, "decisions");
const DELEGATED: Stmt = named(SQL, "decisions-delegated");

stored! {
    /// What became of it.
    Outcome {
        /// Granted as a whole.
        Granted = "granted",
        /// Granted in part.
        GrantedInPart = "granted_in_part",
        /// Refused.
        Refused = "refused",
        /// The investigation ended without support.
        EndedWithout = "ended_without",
    }
}

stored! {
    /// Why not every party was heard before the decision (25 § FL).
    Exception {
        /// It went as the party had asked, and there was nothing to answer.
        AsAsked = "as_asked",
        /// It was obviously unnecessary.
        Unnecessary = "unnecessary",
        /// It could not wait.
        CannotWait = "cannot_wait",
    }
}

/// How a decision can be appealed against (UTR-17).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Appeal {
    /// To the administrative court, by the one it concerns, within three weeks (35 kap. 1 § SoL).
    Administrative,
    /// Only whether it was lawfully made is tried (13 kap. KL).
    LegalityReview,
    /// Not at all.
    None {
        /// Why, as the letter says it.
        why: String,
    },
}

impl Appeal {
    /// The stored word.
    pub fn word(&self) -> &'static str {
        match self {
            Appeal::Administrative => "administrative",
            Appeal::LegalityReview => "legality",
            Appeal::None { .. } => "none",
        }
    }
}

/// Who has decided: always human beings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decider {
    /// A member of staff by delegation (ORG-1).
    Staff {
        /// Who.
        who: StaffId,
        /// The right's name in the scheme.
        right: String,
        /// How it is held.
        held: Mandate,
    },
    /// The board or its committee, at the meeting of the decision's day (ORG-2).
    Board {
        /// The paragraph of the minutes: "§ 12".
        paragraph: String,
        /// Who presided.
        presided: String,
    },
}

/// A decision as it is kept.
#[derive(Clone)]
pub struct Decision {
    /// Its own id.
    pub id: Uuid,
    /// What was decided about, as a word of the municipality's list.
    pub kind: String,
    /// What the list called it on that day.
    pub called: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The rules it rests on, in their versions.
    pub rules: Vec<RuleRef>,
    /// The paragraph of the law by which it was made: "11 kap. 1 § SoL".
    pub paragraph: String,
    /// Why (32 § FL).
    pub ground: String,
    /// The facts that were decisive.
    pub facts: String,
    /// Three lines on what it means for the person.
    pub means: [String; 3],
    /// Who has decided.
    pub decider: Decider,
    /// Who presented it.
    pub presenter: StaffId,
    /// Others who took part in the final handling.
    pub others: Option<String>,
    /// The local day on which it was made: of the meeting, where the board made it.
    pub day: Day,
    /// How it can be appealed against.
    pub appeal: Appeal,
    /// Why not every party was heard before, and in which words.
    pub unheard: Option<(Exception, String)>,
    /// What a child says and how it was weighed, or why it was not heard (UTR-7, UTR-9); in every decision about one.
    pub childs_view: Option<String>,
    /// On what ground, where not everybody who must had said yes (INS-6, INS-7).
    pub consent_why: Option<String>,
    /// When it is followed up.
    pub follow_up: Option<Day>,
    /// The decision that it changes.
    pub replaces: Option<Uuid>,
    /// When it was written down.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

quiet!(Decision);

/// Decided by delegation, as it is reported to the board (ORG-1): nothing of whom it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegated {
    /// Its id.
    pub id: Uuid,
    /// What was decided about.
    pub called: String,
    /// The local day.
    pub day: Day,
}

/// The number under which a decision is spoken of outside its file: the year and the end of its id. It tells nothing of
/// anybody.
#[must_use]
pub fn number(id: Uuid, day: Day) -> String {
    let hex = id.simple().to_string();
    format!("{}-{}", day.date().year(), hex.get(24..).unwrap_or_default())
}

impl FromRow for Decision {
    fn from_row(row: &Row) -> Res<Self> {
        let unheard = word_if(row, "unheard")?.zip(row.get::<Option<String>>("unheard_why")?);
        Ok(Decision {
            id: row.get("id")?,
            kind: row.get("kind")?,
            called: row.get("called")?,
            outcome: word(row, "outcome")?,
            rules: rules(&row.get::<String>("rules")?)?,
            paragraph: row.get("paragraph")?,
            ground: row.get("ground")?,
            facts: row.get("facts")?,
            means: [row.get("means_1")?, row.get("means_2")?, row.get("means_3")?],
            decider: decider(row)?,
            presenter: StaffId(row.get("presenter")?),
            others: row.get("others")?,
            day: day(row, "day")?,
            appeal: appeal(row)?,
            unheard,
            childs_view: row.get("childs_view")?,
            consent_why: row.get("consent_why")?,
            follow_up: day_if(row, "follow_up")?,
            replaces: row.get("replaces")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

impl FromRow for Delegated {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Delegated { id: row.get("id")?, called: row.get("called")?, day: day(row, "day")? })
    }
}

fn strange(what: &str) -> Fault {
    Fault::Shape(format!("{what}: a form we never write"))
}

fn decider(row: &Row) -> Res<Decider> {
    let staff = (row.get::<Option<Uuid>>("staff_id")?, row.get::<Option<String>>("scheme_right")?);
    let board = (row.get::<Option<String>>("board_paragraph")?, row.get::<Option<String>>("presided")?);
    match (row.get::<String>("decider")?.as_str(), staff, board) {
        ("staff", (Some(who), Some(right)), (None, None)) => {
            let held = match row.get::<Option<String>>("mandate")?.as_deref() {
                Some("own") => Mandate::Own,
                Some("substitute") => Mandate::Substitute,
                _ => return Err(strange("mandate")),
            };
            Ok(Decider::Staff { who: StaffId(who), right, held })
        }
        ("board", (None, None), (Some(paragraph), Some(presided))) => Ok(Decider::Board { paragraph, presided }),
        _ => Err(strange("decider")),
    }
}

fn appeal(row: &Row) -> Res<Appeal> {
    match (row.get::<String>("appeal")?.as_str(), row.get::<Option<String>>("appeal_why")?) {
        ("administrative", None) => Ok(Appeal::Administrative),
        ("legality", None) => Ok(Appeal::LegalityReview),
        ("none", Some(why)) => Ok(Appeal::None { why }),
        _ => Err(strange("appeal")),
    }
}

/// The rules of a decision in one text: `UTR-16@2025-07-01+ORG-1@2025-07-01`.
fn rules_text(rules: &[RuleRef]) -> String {
    rules.iter().map(|rule| format!("{}@{}", rule.id, rule.from)).collect::<Vec<_>>().join("+")
}

fn rules(text: &str) -> Res<Vec<RuleRef>> {
    let read = |one: &str| {
        let (id, from) = one.split_once('@').ok_or_else(|| strange("rules"))?;
        Ok(RuleRef { id: id.to_owned(), from: Day::parse(from).map_err(|_| strange("rules"))? })
    };
    text.split('+').filter(|one| !one.is_empty()).map(read).collect()
}

/// Keeps a decision. The matter must have been claimed.
pub async fn keep(tx: &mut Tx, matter: MatterId, new: &Decision) -> Res<()> {
    let (who, staff, board) = match &new.decider {
        Decider::Staff { who, right, held } => {
            let held = if *held == Mandate::Own { "own" } else { "substitute" };
            ("staff", (Some(who.0), Some(right.as_str()), Some(held)), (None, None))
        }
        Decider::Board { paragraph, presided } => {
            ("board", (None, None, None), (Some(paragraph.as_str()), Some(presided.as_str())))
        }
    };
    let why = match &new.appeal {
        Appeal::None { why } => Some(why.as_str()),
        _ => None,
    };
    let [first, second, third] = &new.means;
    let row = args![
        new.id,
        matter,
        new.kind.as_str(),
        new.called.as_str(),
        new.outcome.as_str(),
        rules_text(&new.rules),
        new.paragraph.as_str(),
        new.ground.as_str(),
        new.facts.as_str(),
        first.as_str(),
        second.as_str(),
        third.as_str(),
        who,
        staff.0,
        staff.1,
        staff.2,
        board.0,
        board.1,
        new.presenter,
        new.others.as_deref(),
        new.day.to_string(),
        new.appeal.word(),
        why,
        new.unheard.as_ref().map(|(why, _)| why.as_str()),
        new.unheard.as_ref().map(|(_, words)| words.as_str()),
        new.childs_view.as_deref(),
        new.consent_why.as_deref(),
        new.follow_up.map(|day| day.to_string()),
        new.replaces,
        new.at,
        new.actor.as_str(),
    ];
    tx.run(NEW, row).await.map(drop)
}

/// Every decision of a matter, the first first. The caller has a permit or sight for the matter.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Decision>> {
    tx.all(ALL, args![matter]).await
}

/// What staff decided by delegation after one day and until another, that day too; at most 20,000.
pub async fn delegated(tx: &mut Tx, after: Day, until: Day) -> Res<Vec<Delegated>> {
    tx.all(DELEGATED, args![after.to_string(), until.to_string()]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_as_they_are_written() {
        let from = Day::parse("2025-07-01").unwrap();
        let all = ["INS-1", "UTR-17"].map(|id| RuleRef { id: id.into(), from });
        assert_eq!(rules(&rules_text(&all)).unwrap(), all);
        assert!(rules("INS-1").is_err() && rules("").unwrap().is_empty());
    }

    #[test]
    fn a_number_says_the_year_and_nothing_of_anybody() {
        let id: Uuid = "0199a1b2-0000-7000-8000-00000000a15a".parse().unwrap();
        assert_eq!(number(id, Day::parse("2026-03-12").unwrap()), "2026-0000a15a");
    }
}
