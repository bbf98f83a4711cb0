//! The clocks of a matter: deadlines as the law gave them, with the rule that did, until they are stopped.

use crate::{
    cell::{day, day_if, quiet, word},
    matter::{MatterId, SQL, station::Step},
};
use law::clock::CountedFrom;
use law::{Clock, ClockKind, RuleRef};
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, args, named};

const START: Stmt = named(SQL, "clock-start");
const STOP: Stmt = named(SQL, "clock-stop");
const ALL: Stmt = named(SQL, "clocks");

const COUNTED: [(CountedFrom, &str); 3] = [
    (CountedFrom::Event, "event"),
    (CountedFrom::FirstLawfulDay, "first_lawful_day"),
    (CountedFrom::LastLawfulDay, "last_lawful_day"),
];

/// A clock as it lies in a matter.
#[derive(Clone)]
pub struct Kept {
    /// What the law gave.
    pub clock: Clock,
    /// When, by whom and why it was stopped.
    pub stopped: Option<(Ts, String, String)>,
}

quiet!(Kept);

impl FromRow for Kept {
    fn from_row(row: &Row) -> Res<Self> {
        let counted: String = row.get("counted_from")?;
        let counted_from = COUNTED.iter().find(|(_, word)| *word == counted).map(|(from, _)| *from);
        let clock = Clock {
            kind: word(row, "kind")?,
            rule: RuleRef { id: row.get("rule")?, from: day(row, "rule_from")? },
            started: day(row, "started")?,
            counted_from: counted_from.ok_or_else(|| Fault::Shape("counted_from: a word of no list".into()))?,
            due: day(row, "due")?,
            latest: day_if(row, "latest")?,
            legal_latest: day_if(row, "legal_latest")?,
        };
        let (at, by) = (row.get::<Option<Ts>>("stopped_at")?, row.get::<Option<String>>("stopped_by")?);
        let stopped = at.zip(by).zip(row.get::<Option<String>>("stopped_why")?);
        Ok(Kept { clock, stopped: stopped.map(|((at, by), why)| (at, by, why)) })
    }
}

/// Starts a clock. False where one of its kind runs already: the one that runs stands.
pub async fn start(tx: &mut Tx, matter: MatterId, clock: &Clock, at: Ts, actor: &str) -> Res<bool> {
    let counted = COUNTED.iter().find(|(from, _)| *from == clock.counted_from).map_or("event", |(_, word)| *word);
    let row = args![
        matter,
        clock.kind.as_str(),
        clock.rule.id.as_str(),
        clock.rule.from.to_string(),
        clock.started.to_string(),
        counted,
        clock.due.to_string(),
        clock.latest.map(|day| day.to_string()),
        clock.legal_latest.map(|day| day.to_string()),
        at,
        actor,
    ];
    Ok(tx.run(START, row).await? == 1)
}

/// Stops the running clock of a kind. False where none runs.
pub async fn stop(tx: &mut Tx, matter: MatterId, kind: ClockKind, step: Step<'_>) -> Res<bool> {
    Ok(tx.run(STOP, args![matter, kind.as_str(), step.at, step.actor, step.why]).await? == 1)
}

/// Every clock of a matter, in the order in which they were started.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Kept>> {
    tx.all(ALL, args![matter]).await
}
