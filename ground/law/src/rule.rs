//! The rules as texts with dates: read once, refused if anything is unclear, then asked by id and day.

use crate::calendar::Day;
use crate::clock::ClockKind;
use crate::settings::{Settings, Written};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use toml::value::Datetime;

/// How sure we are of a rule's wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confidence {
    /// Read in the statute or another primary source.
    V,
    /// Read in a secondary source only.
    V2,
    /// Known in the trade, not looked up.
    K,
    /// Uncertain: a lawyer must check it.
    U,
}

/// What a count of time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// The day itself; the count is 0.
    SameDay,
    /// Calendar days.
    Days,
    /// Seven calendar days each.
    Weeks,
    /// The same day of a later month.
    Months,
}

/// The time a rule gives, and for which deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// Which deadline.
    pub kind: ClockKind,
    /// In what it is counted.
    pub unit: Unit,
    /// How many of `unit`.
    #[serde(default)]
    pub count: u16,
}

impl Allowance {
    /// The last day of the allowance, counted from `start`. A day on a weekend or holiday stands.
    pub fn due(self, start: Day) -> Day {
        match self.unit {
            Unit::SameDay => start,
            Unit::Days => start.plus_days(self.count),
            Unit::Weeks => start.plus_days(self.count.saturating_mul(7)),
            Unit::Months => start.plus_months(self.count),
        }
    }
}

/// One version of one rule. The texts are Swedish and meant for staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The id that deeds and dates cite, for instance `INT-3`.
    pub id: String,
    /// A short Swedish name.
    pub title: String,
    /// One plain Swedish sentence of our own: what to do.
    pub says: String,
    /// Chapter and section, or the ruling.
    pub paragraph: String,
    /// The statute or paper it was read in.
    pub source: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// First day of this version.
    pub from: Day,
    /// Last day of this version; none while it stands.
    pub until: Option<Day>,
    /// The time it gives, if it gives one.
    pub clock: Option<Allowance>,
}

impl Rule {
    /// Whether this version stands on a day.
    pub fn stands_on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// The citation of this version.
    pub fn cite(&self) -> RuleRef {
        RuleRef { id: self.id.clone(), from: self.from }
    }
}

/// A citation: which rule, in the version that began on which day. Stored with every date and deed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RuleRef {
    /// The rule's id.
    pub id: String,
    /// First day of the version.
    pub from: Day,
}

/// No version of a rule stands on the day. A matter from before the first version cannot be given a date by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoRule {
    /// The id, or the word of the deadline, that was asked for.
    pub asked: &'static str,
    /// The day it was asked for.
    pub on: Day,
}

impl fmt::Display for NoRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no rule for {} stands on {}", self.asked, self.on)
    }
}

impl std::error::Error for NoRule {}

/// Why a text of rules is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LawError {
    /// Not TOML, a key unknown or missing, or a value of the wrong shape. Carries what the reader said and where.
    Text(String),
    /// A setting has a value that cannot be.
    Setting {
        /// Its key.
        key: &'static str,
    },
    /// A rule's first or last day, or its allowance, cannot be.
    Rule {
        /// Its id.
        id: String,
    },
    /// Two versions of a rule begin on the same day.
    Doubled {
        /// The rule's id.
        id: String,
        /// The day.
        from: Day,
    },
    /// A version does not begin on the day after the one before it ends.
    Gap {
        /// The rule's id.
        id: String,
        /// First day of the later version.
        from: Day,
    },
    /// Two rules give time to the same deadline on the same day.
    TwoAllowances {
        /// The deadline.
        kind: ClockKind,
    },
}

impl fmt::Display for LawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LawError::Text(what) => write!(f, "the text of rules cannot be read: {what}"),
            LawError::Setting { key } => write!(f, "the setting {key} has a value that cannot be"),
            LawError::Rule { id } => write!(f, "rule {id} has a day, text or allowance that cannot be"),
            LawError::Doubled { id, from } => write!(f, "rule {id} has two versions from {from}"),
            LawError::Gap { id, from } => write!(f, "rule {id} from {from} does not follow the version before it"),
            LawError::TwoAllowances { kind } => write!(f, "two rules give time for {kind} on the same day"),
        }
    }
}

impl std::error::Error for LawError {}

/// All rules and the settings. Built once at start and passed along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    settings: Settings,
    /// Versions by id, in the order of their first days.
    rules: BTreeMap<String, Vec<Rule>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLaw {
    settings: Written,
    rule: Vec<WrittenRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRule {
    id: String,
    title: String,
    says: String,
    paragraph: String,
    source: String,
    confidence: Confidence,
    from: Datetime,
    until: Option<Datetime>,
    clock: Option<Allowance>,
}

impl Law {
    /// The rules of Sweden that this house is built with.
    ///
    /// # Errors
    /// None as released: a test reads the text. The error is kept in the type so that nothing here can panic.
    pub fn sweden() -> Result<Law, LawError> {
        Law::from_text(concat!(
            include_str!("../rules/settings.toml"),
            include_str!("../rules/intake.toml"),
            include_str!("../rules/investigation.toml"),
            include_str!("../rules/decision.toml"),
            include_str!("../rules/records.toml"),
            include_str!("../rules/organisation.toml"),
        ))
    }

    /// Reads a text of one `[settings]` table and `[[rule]]` tables.
    ///
    /// # Errors
    /// [`LawError`]: an unknown key, two versions of a rule from the same day, a gap or an overlap between versions, two
    /// rules for one deadline on one day, an empty text or a value that cannot be.
    pub fn from_text(text: &str) -> Result<Law, LawError> {
        let written: WrittenLaw = toml::from_str(text).map_err(|error| LawError::Text(error.to_string()))?;
        let settings = written.settings.read()?;
        let mut rules: BTreeMap<String, Vec<Rule>> = BTreeMap::new();
        for rule in written.rule {
            let rule = rule.read()?;
            rules.entry(rule.id.clone()).or_default().push(rule);
        }
        for versions in rules.values_mut() {
            versions.sort_by_key(|rule| rule.from);
            versions.windows(2).try_for_each(follow_each_other)?;
        }
        let law = Law { settings, rules };
        law.one_allowance_each()?;
        Ok(law)
    }

    /// This law with other settings: what a municipality has chosen.
    #[must_use]
    pub fn with_settings(self, settings: Settings) -> Law {
        Law { settings, ..self }
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Every version of every rule, by id and first day.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.values().flatten()
    }

    /// The version of a rule that stands on a day.
    pub fn rule(&self, id: &str, on: Day) -> Option<&Rule> {
        self.rules.get(id)?.iter().find(|rule| rule.stands_on(on))
    }

    /// The citation of a rule on a day.
    ///
    /// # Errors
    /// [`NoRule`] where no version stands.
    pub fn cite(&self, id: &'static str, on: Day) -> Result<RuleRef, NoRule> {
        self.rule(id, on).map(Rule::cite).ok_or(NoRule { asked: id, on })
    }

    /// The rule that gives time to a deadline on a day, and the time it gives.
    ///
    /// # Errors
    /// [`NoRule`] where none does.
    pub fn allowance(&self, kind: ClockKind, on: Day) -> Result<(&Rule, Allowance), NoRule> {
        self.rules()
            .filter(|rule| rule.stands_on(on))
            .find_map(|rule| rule.clock.filter(|clock| clock.kind == kind).map(|clock| (rule, clock)))
            .ok_or(NoRule { asked: kind.as_str(), on })
    }

    fn one_allowance_each(&self) -> Result<(), LawError> {
        let with_clock: Vec<_> = self.rules().filter_map(|rule| rule.clock.map(|clock| (rule, clock.kind))).collect();
        for (rule, kind) in &with_clock {
            let standing = with_clock.iter().filter(|(other, of)| of == kind && other.stands_on(rule.from));
            if standing.count() > 1 {
                return Err(LawError::TwoAllowances { kind: *kind });
            }
        }
        Ok(())
    }
}

fn follow_each_other(pair: &[Rule]) -> Result<(), LawError> {
    let [first, second] = pair else { return Ok(()) };
    let (id, from) = (second.id.clone(), second.from);
    if first.from == second.from {
        return Err(LawError::Doubled { id, from });
    }
    if first.until.map(|until| until.plus_days(1)) == Some(second.from) {
        Ok(())
    } else {
        Err(LawError::Gap { id, from })
    }
}

impl WrittenRule {
    fn read(self) -> Result<Rule, LawError> {
        let wrong = || LawError::Rule { id: self.id.clone() };
        let day = |written: &Datetime| Day::parse(&written.to_string()).map_err(|_| wrong());
        let (from, until) = (day(&self.from)?, self.until.as_ref().map(day).transpose()?);
        let backwards = until.is_some_and(|until| until < from);
        let texts = [&self.id, &self.title, &self.says, &self.paragraph, &self.source];
        let empty = texts.iter().any(|text| text.trim().is_empty());
        let uncounted = self.clock.is_some_and(|clock| (clock.unit == Unit::SameDay) != (clock.count == 0));
        if backwards || empty || uncounted {
            return Err(wrong());
        }
        Ok(Rule {
            from,
            until,
            id: self.id,
            title: self.title,
            says: self.says,
            paragraph: self.paragraph,
            source: self.source,
            confidence: self.confidence,
            clock: self.clock,
        })
    }
}

#[cfg(test)]
mod tests;
