//! What can be decided, read from a table that a municipality can add to: about whom, by which law and right, and how the
//! decision is appealed.

use access::Refusal;
use casefile::matter::decision::{Appeal, Outcome};
use law::{consent::Measure, follows::Stage};
use serde::Deserialize;
use std::{collections::BTreeSet, sync::OnceLock};

const TEXT: &str = include_str!("kinds.toml");

/// The table in the house is not sound; a test reads it, so that no released house has one.
const UNSOUND: Refusal = Refusal { word: "decision-unsound", rule: None };

/// Who may decide it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// A member of staff to whom the delegation scheme gives this right (ORG-1); where it names nobody, the board.
    Right(String),
    /// Only the board or its committee (ORG-2), and the sentence that says so.
    Board(String),
    /// The board or its committee, until the delegation scheme gives this right to somebody; and the sentence that says so.
    BoardUnless {
        /// The right.
        right: String,
        /// The sentence.
        says: String,
    },
}

/// Where a granted one leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// To the support.
    Support,
    /// To the follow-up.
    FollowUp,
    /// Nowhere: the matter is done with once everybody has been told.
    Closed,
}

/// One thing that can be decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The stored word.
    pub word: String,
    /// As pages and letters say it.
    pub name: String,
    /// Who decides.
    pub by: By,
    /// The paragraph of the law.
    pub paragraph: String,
    /// The rules it rests on, by id.
    pub rules: Vec<String>,
    /// The measure that the law sees in it, where it rests on consent (INS-6).
    pub consent: Option<Measure>,
    /// How it is appealed.
    pub appeal: Appeal,
    /// What can become of it.
    pub outcomes: Vec<Outcome>,
    /// Where a granted one leads.
    pub then: Then,
    stages: Vec<Stage>,
}

/// What the chair may decide where it cannot wait (ORG-3).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Urgent {
    /// The stored word.
    pub word: String,
    /// As pages say it.
    pub name: String,
}

/// The whole table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kinds {
    /// What can be decided after an investigation.
    pub all: Vec<Kind>,
    /// What the chair may decide.
    pub urgent: Vec<Urgent>,
}

impl Kind {
    /// Whether it is about somebody of this stage of life.
    pub fn is_for(&self, stage: Stage) -> bool {
        self.stages.contains(&stage)
    }

    /// Whether all that can come of it is an end that nobody can appeal.
    pub fn gives_no_answer(&self) -> bool {
        self.then == Then::Closed && self.outcomes == [Outcome::EndedWithout]
    }

    /// The right of the delegation scheme; none where only the board decides.
    pub fn right(&self) -> Option<&str> {
        match &self.by {
            By::Right(right) | By::BoardUnless { right, .. } => Some(right),
            By::Board(_) => None,
        }
    }
}

impl Kinds {
    /// The kind of that word.
    pub fn named(&self, word: &str) -> Option<&Kind> {
        self.all.iter().find(|kind| kind.word == word)
    }

    /// What the chair decided, by its word.
    pub fn urgent(&self, word: &str) -> Option<&Urgent> {
        self.urgent.iter().find(|one| one.word == word)
    }

    /// Reads a table.
    ///
    /// # Errors
    /// A sentence for whoever wrote it: an unknown field or word, two kinds of one word, a kind that nobody may decide,
    /// one that is not appealed and does not say why.
    pub fn read(text: &str) -> Result<Kinds, String> {
        let written: Written = toml::from_str(text).map_err(|e| e.to_string())?;
        let all: Vec<Kind> = written.kind.into_iter().map(WrittenKind::read).collect::<Result<_, _>>()?;
        let words = all.iter().map(|kind| &kind.word).chain(written.urgent.iter().map(|one| &one.word));
        let mut seen = BTreeSet::new();
        match words.into_iter().find(|word| !seen.insert((*word).clone())) {
            Some(twice) => Err(format!("the kind {twice} is there twice")),
            None => Ok(Kinds { all, urgent: written.urgent }),
        }
    }
}

/// The table of this house. The same for as long as the program runs.
///
/// # Errors
/// A refusal where it is not sound; none as released.
pub fn kinds() -> Result<&'static Kinds, Refusal> {
    static READ: OnceLock<Result<Kinds, String>> = OnceLock::new();
    READ.get_or_init(|| Kinds::read(TEXT)).as_ref().map_err(|_| UNSOUND)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    kind: Vec<WrittenKind>,
    urgent: Vec<Urgent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenKind {
    word: String,
    name: String,
    #[serde(rename = "for")]
    whom: Vec<String>,
    right: Option<String>,
    board: Option<String>,
    paragraph: String,
    rules: Vec<String>,
    consent: Option<String>,
    appeal: String,
    appeal_why: Option<String>,
    outcomes: Vec<String>,
    then: Then,
}

impl WrittenKind {
    fn read(self) -> Result<Kind, String> {
        let word = self.word;
        let bad = |what: &str| format!("the kind {word}: {what}");
        let stage = |name: &String| match name.as_str() {
            "child" => Ok(Stage::Child),
            "young" => Ok(Stage::YoungPerson),
            "adult" => Ok(Stage::Adult),
            _ => Err(bad("for")),
        };
        let stages: Vec<Stage> = self.whom.iter().map(stage).collect::<Result<_, _>>()?;
        let outcome = |name: &String| name.parse().map_err(|_| bad("outcomes"));
        let outcomes: Vec<Outcome> = self.outcomes.iter().map(outcome).collect::<Result<_, _>>()?;
        let consent = self.consent.map(|name| name.parse::<Measure>().map_err(|_| bad("consent"))).transpose()?;
        if consent.is_some() != self.rules.iter().any(|id| id == "INS-6") {
            return Err(bad("consent and INS-6, both or neither"));
        }
        let by = match (self.right, self.board) {
            (Some(right), None) => By::Right(right),
            (None, Some(why)) => By::Board(why),
            (Some(right), Some(says)) => By::BoardUnless { right, says },
            (None, None) => return Err(bad("right or board")),
        };
        let appeal = match (self.appeal.as_str(), self.appeal_why) {
            ("administrative", None) => Appeal::Administrative,
            ("legality", None) => Appeal::LegalityReview,
            ("none", Some(why)) => Appeal::None { why },
            _ => return Err(bad("appeal")),
        };
        if stages.is_empty() || outcomes.is_empty() || self.rules.is_empty() || self.name.trim().is_empty() {
            return Err(bad("something is empty"));
        }
        let (name, paragraph, rules, then) = (self.name, self.paragraph, self.rules, self.then);
        Ok(Kind { word, name, by, paragraph, rules, consent, appeal, outcomes, then, stages })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use law::{Day, Law};

    #[test]
    fn the_table_is_sound_and_every_rule_of_it_stands_in_the_law() {
        let (kinds, law) = (Kinds::read(TEXT).unwrap(), Law::sweden().unwrap());
        let today = Day::parse("2026-03-12").unwrap();
        for kind in &kinds.all {
            assert!(kind.rules.iter().all(|id| law.rule(id, today).is_some()), "{}: {:?}", kind.word, kind.rules);
        }
        assert!(kinds.urgent.len() >= 2);
    }

    #[test]
    fn no_employee_may_decide_what_the_law_keeps_for_the_board() {
        let kinds = Kinds::read(TEXT).unwrap();
        for kind in kinds.all.iter().filter(|kind| kind.paragraph.starts_with("22 kap.")) {
            assert!(matches!(kind.by, By::Board(_)), "{}", kind.word);
            assert!(kind.rules.contains(&"ORG-2".to_owned()), "{}", kind.word);
        }
    }

    #[test]
    fn what_no_law_keeps_for_the_board_says_that_a_scheme_may_give_it_away() {
        let kinds = Kinds::read(TEXT).unwrap();
        let other = kinds.named("residential_care").unwrap();
        assert!(matches!(&other.by, By::BoardUnless { says, .. } if says.contains("delegationsordning")));
        assert!(other.paragraph == "11 kap. 1 § SoL" && !other.rules.contains(&"ORG-2".to_owned()));
    }

    #[test]
    fn what_the_board_may_give_is_tried_for_its_lawfulness_only() {
        let kinds = Kinds::read(TEXT).unwrap();
        let of = |paragraph: &str| kinds.all.iter().filter(|kind| kind.paragraph == paragraph).collect::<Vec<_>>();
        assert!(!of("11 kap. 4 § SoL").is_empty());
        assert!(of("11 kap. 4 § SoL").iter().all(|kind| kind.appeal == Appeal::LegalityReview));
        assert!(of("12 kap. 1 § SoL").iter().all(|kind| kind.appeal == Appeal::Administrative));
    }

    #[test]
    fn a_municipality_adds_a_kind_and_its_mistakes_are_said() {
        let new = TEXT.replacen("home_support", "school_support", 1);
        assert!(Kinds::read(&new).unwrap().named("school_support").unwrap().is_for(Stage::Child));
        for (from, to) in [
            ("word = \"contact_person\"", "word = \"home_support\""),
            ("then = \"support\"", "then = \"nowhere\""),
            ("consent = \"support\"\n", ""),
            ("consent = \"placement\"", "consent = \"perhaps\""),
            ("right = \"decide on support for a child\"\n", ""),
            ("appeal_why = \"Ett övervägande ändrar inte något för barnet eller familjen i sig.\"\n", ""),
            ("for = [\"child\", \"young\"]", "for = []"),
            ("outcomes = [\"granted\"", "outcomes = [\"maybe\""),
        ] {
            let spoilt = TEXT.replacen(from, to, 1);
            assert!(spoilt != TEXT && Kinds::read(&spoilt).is_err(), "{from} → {to}");
        }
    }
}
