//! The policy as text, and what is refused in it.

use super::{Fact, Facts};
use crate::Act;
use law::reading::Competence;
use serde::Deserialize;
use std::{collections::BTreeSet, fmt, sync::OnceLock};

/// What a rule does where it hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// Opens.
    May,
    /// Closes, whatever opened it.
    Never,
    /// Puts a neutral sentence in place of the matter.
    Veil,
}

/// One rule of the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id; stored with every access entry that it let through.
    pub id: String,
    /// The rule of law it rests on (`law::Law`), or none where it is the house's own order.
    pub law: Option<String>,
    /// What it does.
    pub effect: Effect,
    /// For which acts.
    pub acts: Vec<Act>,
    /// What must hold.
    pub when: Facts,
    /// What must not hold.
    pub unless: Facts,
    /// The sentence shown to staff, in Swedish.
    pub says: String,
    /// The same in English.
    pub says_en: String,
    /// The key of the sentence: `access-rule-<id>`.
    pub word: String,
}

impl Rule {
    /// Whether the rule is about this act and hits in this world.
    pub fn hits(&self, act: Act, facts: Facts) -> bool {
        self.acts.contains(&act) && self.when.within(facts) && self.unless.apart(facts)
    }
}

/// The whole table. Made by reading a text only, so that it is always sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    pub(crate) rules: Vec<Rule>,
    pub(crate) otherwise: Rule,
    pub(crate) unread: Unread,
}

/// Who reads, of those who take in first contacts, what nobody has made a matter of yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unread {
    /// The rule of law it rests on.
    pub(crate) law: String,
    /// Whoever is versed in nothing else does not.
    pub(crate) not_only: BTreeSet<Competence>,
}

/// Why a text is no policy. The house does not start with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadPolicy {
    /// The text is no TOML of this shape: an unknown field, a missing one, an unknown effect.
    Text(String),
    /// A rule names a fact that nobody counts.
    Fact(String, String),
    /// A rule names an act that nobody does with a matter.
    Act(String, String),
    /// Two rules have one id.
    Doubled(String),
    /// A rule that can never hit, that opens to everybody, or that says nothing.
    Senseless(String),
    /// An act that no rule opens.
    Unopened(&'static str),
    /// Not what somebody can be versed in.
    Versed(String),
}

impl fmt::Display for BadPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadPolicy::Text(why) => write!(f, "the policy cannot be read: {why}"),
            BadPolicy::Fact(id, word) => {
                write!(f, "the policy's rule {id} names the fact {word:?}, which nobody counts")
            }
            BadPolicy::Act(id, word) => write!(f, "the policy's rule {id} names the act {word:?}, which there is not"),
            BadPolicy::Doubled(id) => write!(f, "the policy has two rules {id}"),
            BadPolicy::Senseless(id) => write!(f, "the policy's rule {id} opens to all, can never hit or says nothing"),
            BadPolicy::Versed(word) => write!(f, "the policy's [unread] names {word:?}, in which nobody is versed"),
            BadPolicy::Unopened(act) => write!(f, "the policy opens {act:?} to nobody"),
        }
    }
}

impl std::error::Error for BadPolicy {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    otherwise: WrittenOtherwise,
    #[serde(default)]
    unread: WrittenUnread,
    rule: Vec<WrittenRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenUnread {
    law: String,
    not_only: Vec<String>,
}

/// A text that says nothing of it is taken to mean the safe thing.
impl Default for WrittenUnread {
    fn default() -> WrittenUnread {
        WrittenUnread { law: "PUL-1".into(), not_only: vec![Competence::Economy.as_str().into()] }
    }
}

impl WrittenUnread {
    fn read(self) -> Result<Unread, BadPolicy> {
        let versed = |word: &String| word.parse::<Competence>().map_err(|_| BadPolicy::Versed(word.clone()));
        Ok(Unread { law: self.law, not_only: self.not_only.iter().map(versed).collect::<Result<_, _>>()? })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenOtherwise {
    id: String,
    law: String,
    says: String,
    says_en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRule {
    id: String,
    law: Option<String>,
    effect: Effect,
    acts: Vec<String>,
    #[serde(default)]
    when: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    says: String,
    says_en: String,
}

const TEXT: &str = include_str!("../../policy.toml");

/// The policy that this house is built with. Asked for at start, so that a house with an unsound one never opens its
/// doors; it is the same text for as long as the program runs.
///
/// # Errors
/// [`BadPolicy`]; none as released: a test reads the text.
pub fn policy() -> Result<&'static Policy, BadPolicy> {
    static READ: OnceLock<Result<Policy, BadPolicy>> = OnceLock::new();
    READ.get_or_init(|| Policy::read(TEXT)).as_ref().map_err(Clone::clone)
}

impl Policy {
    /// Reads a text of one `[otherwise]` table and `[[rule]]` tables.
    ///
    /// # Errors
    /// [`BadPolicy`]: an unknown field, fact, act or effect, a doubled id, a rule without sense, an act without a rule.
    pub fn read(text: &str) -> Result<Policy, BadPolicy> {
        let written: Written = toml::from_str(text).map_err(|e| BadPolicy::Text(e.to_string()))?;
        let o = written.otherwise;
        let otherwise = WrittenRule {
            id: o.id,
            law: Some(o.law),
            effect: Effect::Never,
            acts: Vec::new(),
            when: Vec::new(),
            unless: Vec::new(),
            says: o.says,
            says_en: o.says_en,
        };
        let policy = Policy {
            otherwise: otherwise.parse()?,
            unread: written.unread.read()?,
            rules: written.rule.into_iter().map(WrittenRule::read).collect::<Result<_, _>>()?,
        };
        let mut seen = BTreeSet::new();
        let twice = policy.all().find(|r| !seen.insert(r.id.clone())).map(|r| r.id.clone());
        twice.map_or_else(|| policy.opens_every_act(), |id| Err(BadPolicy::Doubled(id)))
    }

    fn opens_every_act(self) -> Result<Policy, BadPolicy> {
        let opens = |act: &Act| self.rules.iter().any(|r| r.effect == Effect::May && r.acts.contains(act));
        match Act::ON_MATTERS.iter().find(|act| !opens(act)) {
            Some(act) => Err(BadPolicy::Unopened(act.word())),
            None => Ok(self),
        }
    }

    /// Whether somebody who takes in first contacts and is versed in these areas reads what nobody has made a matter of
    /// yet. One who is versed in nothing is asked for nothing: the secretary at the door, and whoever answers the telephone.
    pub fn reads_unread(&self, versed: &[Competence]) -> bool {
        versed.is_empty() || versed.iter().any(|area| !self.unread.not_only.contains(area))
    }

    /// Every rule, and last what is said where no rule opens.
    pub fn all(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().chain([&self.otherwise])
    }

    /// The sentences of the rules as a Fluent text, Swedish or English, each by its key.
    pub fn words(&self, tongue: Tongue) -> String {
        let said = |r: &Rule| match tongue {
            Tongue::Swedish => r.says.clone(),
            Tongue::English => r.says_en.clone(),
        };
        self.all().map(|r| format!("{} = {}\n", r.word, said(r))).collect()
    }
}

/// The two languages in which the rules speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Swedish.
    Swedish,
    /// English.
    English,
}

impl WrittenRule {
    fn read(self) -> Result<Rule, BadPolicy> {
        let rule = self.parse()?;
        let to_all = rule.effect == Effect::May && rule.when == Facts::default();
        let blind = rule.when == Facts::default() && rule.unless == Facts::default();
        if rule.acts.is_empty() || to_all || blind || !rule.when.apart(rule.unless) {
            return Err(BadPolicy::Senseless(rule.id));
        }
        Ok(rule)
    }

    fn parse(self) -> Result<Rule, BadPolicy> {
        let fact = |w: &String| {
            let found = Fact::ALL.iter().copied().find(|f| f.name() == w);
            found.ok_or_else(|| BadPolicy::Fact(self.id.clone(), w.clone()))
        };
        let act = |w: &String| {
            let found = Act::ON_MATTERS.iter().copied().find(|a| a.word() == w);
            found.ok_or_else(|| BadPolicy::Act(self.id.clone(), w.clone()))
        };
        let named = !self.id.is_empty() && self.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let empty = |t: &String| t.trim().is_empty() || t.contains(['\n', '{', '}']);
        if !named || self.law.iter().chain([&self.says, &self.says_en]).any(empty) {
            return Err(BadPolicy::Senseless(self.id));
        }
        Ok(Rule {
            acts: self.acts.iter().map(act).collect::<Result<_, _>>()?,
            when: Facts::of(&self.when.iter().map(fact).collect::<Result<Vec<_>, _>>()?),
            unless: Facts::of(&self.unless.iter().map(fact).collect::<Result<Vec<_>, _>>()?),
            word: format!("access-rule-{}", self.id),
            id: self.id,
            law: self.law,
            effect: self.effect,
            says: self.says,
            says_en: self.says_en,
        })
    }
}
