//! All figures of one log, reckoned once for every way of printing them.

use super::Asked;
use crate::figure::Closed;
use crate::figure::cases::{Cases, Counts, counted};
use crate::figure::cohorts::{Cohort, funnel};
use crate::figure::deadlines::Deadlines;
use crate::figure::follows::Follows;
use crate::figure::holders::Holders;
use crate::figure::periods::Periods;
use crate::figure::rework::Rework;
use crate::figure::spans::{Marks, Spans};
use crate::figure::variants::Variants;
use crate::figure::weeks::{self, Little, Week};
use crate::number::Summary;
use crate::number::survival::{Curve, Incidence, competing};
use crate::{Log, Value};

/// What a report prints.
#[derive(Clone, Debug)]
pub struct Figures {
    /// How many, from when to when, first and last activities, durations by events.
    pub cases: Cases,
    /// The ways cases went.
    pub variants: Variants,
    /// What follows what.
    pub follows: Follows,
    /// What is done again.
    pub rework: Rework,
    /// Hand-overs between persons; `None` when the log names none.
    pub resources: Option<Holders>,
    /// Hand-overs between groups; `None` when the log names none.
    pub groups: Option<Holders>,
    /// Weeks by first and last event.
    pub weeks: Option<Vec<Week>>,
    /// Little's check.
    pub little: Option<Little>,
    /// What was taken for beginning, end and due date.
    pub marks: Marks,
    /// Figures over known ends; `None` when the log does not say when cases end.
    pub ends: Option<Ends>,
    /// The funnel that was asked for.
    pub funnel: Vec<Cohort>,
    /// How often each value of the keys that were asked for occurs.
    pub counted: Vec<(String, Vec<(String, u64)>)>,
}

/// Figures over known ends, open cases included.
#[derive(Clone, Debug)]
pub struct Ends {
    /// The cases in time.
    pub spans: Spans,
    /// How long they stay open, in days.
    pub curve: Curve,
    /// How many ended.
    pub ended: u64,
    /// How many are open.
    pub open: u64,
    /// The ways to end, where the marks name a value that says.
    pub ways: Vec<Incidence>,
    /// Days of those that ended, of those alone.
    pub closed_days: Option<Closed<Summary>>,
    /// Deadlines kept.
    pub deadlines: Option<Deadlines>,
    /// Weeks with what is open.
    pub weeks: Option<Vec<Week>>,
    /// Earlier cases against later ones.
    pub periods: Option<Periods>,
}

impl Figures {
    /// Reckons everything.
    #[must_use]
    pub fn of(log: &Log, asked: &Asked) -> Self {
        let marks = asked.marks.clone().unwrap_or_else(|| Marks::found_in(log));
        let cases = Cases::of(log);
        Self {
            variants: Variants::of(log),
            follows: Follows::of(log),
            rework: Rework::of(log),
            resources: (cases.resources > 0).then(|| Holders::of(log, log.resource())),
            groups: (cases.groups > 0).then(|| Holders::of(log, log.group())),
            weeks: weeks::by_events(log, &asked.zone),
            little: Little::of(log),
            ends: Spans::of(log, &marks).map(|spans| Ends::of(spans, asked)),
            funnel: if asked.steps.is_empty() {
                Vec::new()
            } else {
                funnel(log, &asked.steps, asked.cohort, &asked.zone)
            },
            counted: asked.counted.iter().map(|key| (key.clone(), values(log, key))).collect(),
            marks,
            cases,
        }
    }
}

impl Ends {
    fn of(spans: Spans, asked: &Asked) -> Self {
        let lives = spans.lifetimes();
        let split = asked.split.or_else(|| Periods::middle(&spans));
        Self {
            curve: lives.kaplan_meier(),
            ended: lives.ended(),
            open: lives.open(),
            ways: if spans.outcomes.len() > 1 { competing(&lives) } else { Vec::new() },
            closed_days: spans.closed_days(),
            deadlines: Deadlines::of(&spans),
            weeks: weeks::by_spans(&spans, &asked.zone),
            periods: split.and_then(|split| Periods::of(&spans, split)),
            spans,
        }
    }
}

/// How often each value of a key of the cases occurs: the most frequent first, then by name. Cases without it are not counted.
fn values(log: &Log, key: &str) -> Vec<(String, u64)> {
    let words = log.case_ids().map(|case| match log.case_value(case, key) {
        Some(Value::Text(text)) => log.find(text),
        _ => None,
    });
    let texts: Counts = counted(log, words);
    texts.into_iter().map(|(word, count)| (log.word(word).to_owned(), count)).collect()
}
