//! When each case began, whether and when it ended, and when it was due: what a log's events alone do not say.

use super::{Closed, DAY, micros};
use crate::number::Summary;
use crate::number::survival::{Cause, Ending, Life, Lifetimes};
use crate::{At, CaseId, Log, Value};
use std::collections::HashMap;

/// Where to find an instant of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The case's first event.
    FirstEvent,
    /// The case's last event. As an end it says that every case is over with what we saw last, so none is open.
    LastEvent,
    /// A date among the case's own values.
    Value(String),
    /// The first event with this activity.
    Activity(String),
}

/// When a case is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// At a date among the case's own values.
    Value(String),
    /// So many days of 24 hours after it began.
    Days(u32),
}

/// What to take for beginning, end and due date of the cases, and between which instants they were watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// When a case begins.
    pub begin: Mark,
    /// When it ends; a case without is open. `None`: the log does not say, and nothing about ends is claimed.
    pub end: Option<Mark>,
    /// When it is due.
    pub due: Option<Due>,
    /// A value of the case that names the way it ended, for competing endings.
    pub outcome: Option<String>,
    /// Until when the log was kept; `None`: until its last event.
    pub until: Option<At>,
    /// Since when the cases were watched; `None`: each from its beginning. Cases that began before were brought in from
    /// somewhere else, and only those that were still open then are known.
    pub since: Option<At>,
}

impl Default for Marks {
    fn default() -> Self {
        Self { begin: Mark::FirstEvent, end: None, due: None, outcome: None, until: None, since: None }
    }
}

impl Marks {
    /// Takes `startdate`, `enddate` and `deadline` (also spelled with `_`, and with `case:` before) for what they are called,
    /// where the log has them as dates, and the first event and nothing else where it has not.
    #[must_use]
    pub fn found_in(log: &Log) -> Self {
        let dates = |key: &&str| {
            let values = log.case_ids().take(1_000).filter_map(|case| log.case_value(case, key));
            let (mut some, mut others) = (0, 0);
            // A table writes dates as text.
            let date = |value| match value {
                Value::Date(_) => true,
                Value::Text(text) => At::parse(text).is_some(),
                _ => false,
            };
            values.for_each(|value| if date(value) { some += 1 } else { others += 1 });
            some > 0 && others == 0
        };
        let called = |name: &str| {
            let plain = |key: &str| key.trim_start_matches("case:").replace('_', "").eq_ignore_ascii_case(name);
            log.case_keys().find(|key| plain(key) && dates(key)).map(str::to_owned)
        };
        Self {
            begin: called("startdate").map_or(Mark::FirstEvent, Mark::Value),
            end: called("enddate").map(Mark::Value),
            due: called("deadline").map(Due::Value),
            ..Self::default()
        }
    }
}

/// One case in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Which case.
    pub case: CaseId,
    /// When it began.
    pub begin: At,
    /// When it ended; `None` while it is open.
    pub end: Option<At>,
    /// When it is due; `None` when nobody said.
    pub due: Option<At>,
    /// Which way it ended, into [`Spans::outcomes`].
    pub(crate) outcome: u32,
}

/// All cases of a log in time, as the marks say.
#[derive(Clone, Debug, PartialEq)]
pub struct Spans {
    /// The cases whose beginning is known and not after the end of watching, in the log's order.
    pub spans: Vec<Span>,
    /// Until when they were watched.
    pub until: At,
    /// Since when, where not each from its beginning.
    pub since: Option<At>,
    /// The names of the ways to end; the first is for cases that name none.
    pub outcomes: Vec<String>,
    /// Cases left out because nobody knows when they began.
    pub without_begin: u64,
    /// Cases left out because they began after the end of watching.
    pub begun_after: u64,
    /// Cases left out because they had ended before the watching began.
    pub ended_before: u64,
    /// Cases whose end stands before their beginning: they count as ended at once, and the log should be asked why.
    pub ended_before_begin: u64,
}

impl Spans {
    /// Looks up every case. `None` when the log has no events, or when the marks name no end.
    ///
    /// A case is ended when its end is known and not after `until`; every other case is open.
    #[must_use]
    pub fn of(log: &Log, marks: &Marks) -> Option<Self> {
        let end_mark = marks.end.as_ref()?;
        let until = marks.until.or(log.at().iter().max().copied())?;
        let mut found = Self {
            spans: Vec::with_capacity(log.cases() as usize),
            until,
            since: marks.since,
            outcomes: vec![String::new()],
            without_begin: 0,
            begun_after: 0,
            ended_before: 0,
            ended_before_begin: 0,
        };
        let mut ways: HashMap<String, u32> = HashMap::from([(String::new(), 0)]);
        let (begins, ends) = (Finder::of(log, &marks.begin), Finder::of(log, end_mark));
        for case in log.case_ids() {
            let Some(begin) = begins.at(case) else {
                found.without_begin += 1;
                continue;
            };
            let end = ends.at(case).filter(|end| *end <= until);
            let due = match &marks.due {
                None => None,
                Some(Due::Value(key)) => date(log, case, key),
                Some(Due::Days(days)) => Some(At(begin.0.saturating_add(i64::from(*days) * DAY as i64))),
            };
            let outcome = match &marks.outcome {
                Some(key) if end.is_some() => found.outcome(text(log, case, key), &mut ways),
                _ => 0,
            };
            found.take(Span { case, begin, end, due, outcome });
        }
        Some(found)
    }

    fn take(&mut self, span: Span) {
        if span.begin > self.until {
            self.begun_after += 1;
        } else if self.since.is_some_and(|since| span.begin < since && span.end.is_some_and(|end| end <= since)) {
            self.ended_before += 1;
        } else {
            self.ended_before_begin += u64::from(span.end.is_some_and(|end| end < span.begin));
            self.spans.push(span);
        }
    }

    /// The number of a way to end.
    fn outcome(&mut self, name: String, ways: &mut HashMap<String, u32>) -> u32 {
        if let Some(number) = ways.get(&name) {
            return *number;
        }
        let number = u32::try_from(self.outcomes.len()).expect("a log has fewer ways to end than cases");
        self.outcomes.push(name.clone());
        ways.insert(name, number);
        number
    }

    /// How long each case was open, in days, the open ones as far as they were watched.
    #[must_use]
    pub fn lifetimes(&self) -> Lifetimes {
        self.lifetimes_where(|_| true)
    }

    /// The same, of some cases only.
    pub fn lifetimes_where(&self, take: impl Fn(&Span) -> bool) -> Lifetimes {
        let of = self.spans.iter().filter(|span| take(span));
        of.filter_map(|span| self.life(span)).collect::<Vec<_>>().into()
    }

    /// How long one case was open, in days. `None` when it was not watched for any time at all.
    pub(crate) fn life(&self, span: &Span) -> Option<Life> {
        let left = span.end.map_or(micros(span.begin, self.until), |end| micros(span.begin, end).max(0)) as f64 / DAY;
        let ending = span.end.map_or(Ending::Open, |_| Ending::Ended(Cause(span.outcome)));
        let life = Life::new(left, ending)?;
        match self.since.filter(|since| *since > span.begin) {
            Some(since) => life.entered(micros(span.begin, since) as f64 / DAY),
            None => Some(life),
        }
    }

    /// How long the closed cases took, in days. Of those alone: see [`Closed`].
    #[must_use]
    pub fn closed_days(&self) -> Option<Closed<Summary>> {
        let mut days: Vec<i64> = self.spans.iter().filter_map(|s| Some(micros(s.begin, s.end?).max(0))).collect();
        Summary::of(&mut days, DAY).map(Closed::new)
    }
}

/// Looks up one mark in many cases.
enum Finder<'a> {
    First(&'a Log),
    Last(&'a Log),
    Value(&'a Log, &'a str),
    Activity(&'a Log, Option<crate::Word>),
}

impl<'a> Finder<'a> {
    fn of(log: &'a Log, mark: &'a Mark) -> Self {
        match mark {
            Mark::FirstEvent => Self::First(log),
            Mark::LastEvent => Self::Last(log),
            Mark::Value(key) => Self::Value(log, key),
            Mark::Activity(name) => Self::Activity(log, log.find(name)),
        }
    }

    fn at(&self, case: CaseId) -> Option<At> {
        match self {
            Self::First(log) => log.at()[log.of(case)].first().copied(),
            Self::Last(log) => log.at()[log.of(case)].last().copied(),
            Self::Value(log, key) => date(log, case, key),
            Self::Activity(log, word) => {
                let of = log.of(case);
                log.activity()[of.clone()]
                    .iter()
                    .position(|found| Some(*found) == *word)
                    .map(|at| log.at()[of.start + at])
            }
        }
    }
}

fn date(log: &Log, case: CaseId, key: &str) -> Option<At> {
    match log.case_value(case, key)? {
        Value::Date(at) => Some(at),
        Value::Text(text) => At::parse(text),
        _ => None,
    }
}

/// What a case says under this key, as text; empty where it says nothing.
pub(crate) fn text(log: &Log, case: CaseId, key: &str) -> String {
    match log.case_value(case, key) {
        None => String::new(),
        Some(Value::Text(text)) => text.to_owned(),
        Some(Value::Date(at)) => at.to_string(),
        Some(Value::Int(number)) => number.to_string(),
        Some(Value::Real(number)) => number.to_string(),
        Some(Value::Flag(flag)) => flag.to_string(),
    }
}
