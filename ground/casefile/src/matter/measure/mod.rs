//! Measures in a matter: what is done, since when, and which of the two it rests on, support in law or consent.
//!
//! [`consent`] keeps what those who must say yes have answered, and [`holds`] says whether what a measure rests on holds
//! today.

pub mod consent;
pub mod holds;

use crate::{
    Text,
    cell::{day, day_if, ids, quiet, word},
    matter::MatterId,
};
use consent::ConsentId;
use journal::Moment;
use law::consent::{Measure as Kind, Whose};
use law::{Day, RuleRef};
use std::collections::BTreeSet;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, args, named};

const SQL: &str = include_str!("store.sql");

const NEW: Stmt = named(SQL, "measure-new");
const ON_LAW: Stmt = named(SQL, "measure-on-law");
const ON_CONSENT: Stmt = named(SQL, "measure-on-consent");
const END: Stmt = named(SQL, "measure-end");
const ALL: Stmt = named(SQL, "measures");

ids! {
    /// The id of a measure.
    MeasureId,
}

/// The consents that a measure rests on, as the law asked for them on the day it was begun.
#[derive(Clone, PartialEq, Eq)]
pub struct OnConsent {
    /// Whose. Of the guardians each one who has custody on the day it is asked.
    pub of: BTreeSet<Whose>,
    /// By which rules.
    pub rules: Vec<RuleRef>,
    /// Why the child's own consent is suitable, where the law asks that (INS-6).
    pub suitable: Option<String>,
}

/// What a measure rests on: one of two, and never both.
#[derive(Clone, PartialEq, Eq)]
pub enum Rests {
    /// Support in law: nobody has to say yes.
    OnLaw(RuleRef),
    /// Consent: it is done only while these say yes.
    OnConsent(OnConsent),
}

/// Why a measure is over.
#[derive(Clone, PartialEq, Eq)]
pub enum Over {
    /// Somebody ended it, and says how it went.
    Done(String),
    /// Somebody took back the consent that it rested on.
    Withdrawn(ConsentId),
}

/// The end of a measure.
#[derive(Clone, PartialEq, Eq)]
pub struct End {
    /// When it was written down.
    pub at: Ts,
    /// By whom.
    pub actor: String,
    /// The day it ended.
    pub on: Day,
    /// Why.
    pub why: Over,
}

/// A measure as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its id.
    pub id: MeasureId,
    /// What kind of measure the law sees in it.
    pub kind: Kind,
    /// What is done, in the worker's words.
    pub what: String,
    /// Since when, or from when.
    pub since: Day,
    /// When it was written down.
    pub at: Ts,
    /// By whom.
    pub actor: String,
    /// What it rests on.
    pub rests: Rests,
    /// How it ended, where it has.
    pub end: Option<End>,
}

quiet!(OnConsent, Rests, Over, End, Measure);

/// A measure that is about to begin.
#[derive(Clone)]
pub struct NewMeasure<'a> {
    /// What kind.
    pub kind: Kind,
    /// What is done.
    pub what: &'a Text,
    /// From which day.
    pub since: Day,
    /// What it rests on.
    pub rests: &'a Rests,
    /// Who writes it down.
    pub actor: &'a str,
}

impl FromRow for Measure {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Measure {
            id: row.get("id")?,
            kind: word(row, "kind")?,
            what: row.get("what")?,
            since: day(row, "since")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
            rests: Rests::stored(row)?,
            end: End::stored(row)?,
        })
    }
}

impl Rests {
    fn stored(row: &Row) -> Res<Rests> {
        let law = row.get::<Option<String>>("rule")?.zip(day_if(row, "rule_from")?);
        match (law, row.get::<Option<String>>("whose")?, row.get::<Option<String>>("rules")?) {
            (Some((id, from)), None, None) => Ok(Rests::OnLaw(RuleRef { id, from })),
            (None, Some(whose), Some(rules)) => {
                let of: Option<BTreeSet<Whose>> = whose.split('+').map(|word| word.parse().ok()).collect();
                let of = of.ok_or_else(|| Fault::Shape("whose: a word of no list".into()))?;
                let rules: Option<Vec<RuleRef>> = rules.split(' ').map(rule_of).collect();
                let rules = rules.ok_or_else(|| Fault::Shape("rules: not as we cite them".into()))?;
                Ok(Rests::OnConsent(OnConsent { of, rules, suitable: row.get("suitable")? }))
            }
            _ => Err(Fault::Shape("measure: it rests on nothing, or on two things".into())),
        }
    }
}

impl End {
    fn stored(row: &Row) -> Res<Option<End>> {
        let Some(at) = row.get::<Option<Ts>>("ended_at")? else { return Ok(None) };
        let why = match (row.get("ended_why")?, row.get("withdrawn")?) {
            (Some(why), None) => Over::Done(why),
            (None, Some(consent)) => Over::Withdrawn(ConsentId::of(consent)),
            _ => return Err(Fault::Shape("measure: an end without a reason, or with two".into())),
        };
        Ok(Some(End { at, actor: row.get("ended_by")?, on: day(row, "ended_on")?, why }))
    }
}

fn rule_of(cited: &str) -> Option<RuleRef> {
    let (id, from) = cited.split_once('@')?;
    Some(RuleRef { id: id.to_owned(), from: Day::parse(from).ok()? })
}

fn cited(rules: &[RuleRef]) -> String {
    rules.iter().map(|rule| format!("{}@{}", rule.id, rule.from)).collect::<Vec<_>>().join(" ")
}

/// Begins a measure. Whether it may run is another question: [`holds`].
pub async fn begin(tx: &mut Tx, m: &Moment, matter: MatterId, new: &NewMeasure<'_>) -> Res<MeasureId> {
    let id = MeasureId::of(m.id());
    let row = args![id, matter, new.kind.as_str(), new.what.as_str(), new.since.to_string(), m.at, new.actor];
    tx.run(NEW, row).await?;
    match new.rests {
        Rests::OnLaw(rule) => tx.run(ON_LAW, args![id, rule.id.as_str(), rule.from.to_string()]).await?,
        Rests::OnConsent(on) => {
            let whose = on.of.iter().map(|one| one.as_str()).collect::<Vec<_>>().join("+");
            tx.run(ON_CONSENT, args![id, whose, cited(&on.rules), on.suitable.clone()]).await?
        }
    };
    Ok(id)
}

/// Ends a measure because it is done with.
///
/// # Errors
/// [`Fault::Stale`] where it is over already.
pub async fn end(tx: &mut Tx, m: &Moment, id: MeasureId, (on, why): (Day, &Text), actor: &str) -> Res<()> {
    let row = args![id, m.at, actor, on.to_string(), why.as_str(), None::<store::Uuid>];
    tx.change(END, row).await
}

/// Every measure of a matter, in the order in which they were begun.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Measure>> {
    tx.all(ALL, args![matter]).await
}
