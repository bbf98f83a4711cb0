//! What has come of it: counts, days, shares, each beside what the field has measured, where anybody has.

use crate::{
    contact::Sort,
    life::{Judged, Life},
    yearly::{OPENED, Yearly},
};
use casefile::matter::decision::Outcome;
use law::{follows::Stage, reading::ReporterKind};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// What the town has come to.
#[derive(Default)]
pub struct Figures {
    /// How many inhabitants.
    pub inhabitants: u32,
    /// How many days were told.
    pub days: u16,
    /// Contacts that were registered.
    pub contacts: u64,
    /// Matters that they became.
    pub matters: u64,
    /// Matters that are open now.
    pub open: u64,
    /// Reports, each about one child.
    pub reports: u64,
    /// Different children in them.
    pub children: u64,
    /// Investigations opened about children and the young.
    pub opened: u64,
    /// Reports about them on which none was opened.
    pub not_opened: u64,
    /// Reports added to an investigation that runs.
    pub added: u64,
    /// Days of each preliminary assessment.
    pub preliminary: Vec<u16>,
    /// Days of each investigation about a child or a young person.
    pub investigations: Vec<u16>,
    /// Days from each application for income support to its decision.
    pub income: Vec<u16>,
    /// Investigations after a report that ended.
    pub after_report: u64,
    /// Those of them that ended in support.
    pub supported: u64,
    /// Decisions, by kind and outcome.
    pub decisions: BTreeMap<(&'static str, &'static str), u64>,
    /// Reports by who made them.
    pub reporters: BTreeMap<ReporterKind, u64>,
    /// What else was done.
    pub done: BTreeMap<&'static str, u64>,
    /// Refusals, by the step and the word of each. The story provokes none.
    pub refusals: BTreeMap<String, u64>,
    /// Events in the journal.
    pub events: u64,
    reported: BTreeSet<(usize, crate::people::Place)>,
}

/// The story so far, at the end of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// Year and month: `2025-09`.
    pub name: String,
    /// Contacts so far.
    pub contacts: u64,
    /// Matters so far.
    pub matters: u64,
    /// Of them open.
    pub open: u64,
    /// Refusals so far.
    pub refusals: u64,
    /// Which: the step and the word of each.
    pub refused: Vec<String>,
}

impl Figures {
    pub(crate) fn contact(&mut self, sort: Sort, about: usize) {
        self.contacts += 1;
        if matches!(sort, Sort::ChildReport | Sort::Unnamed) {
            self.reports += u64::try_from(about.max(1)).unwrap_or(1);
        }
    }

    pub(crate) fn matter(&mut self, life: &Life) {
        self.matters += 1;
        if matches!(life.sort, Sort::ChildReport | Sort::Unnamed) {
            *self.reporters.entry(life.reporter).or_default() += 1;
        }
        if let (Sort::ChildReport, Some(family), Some(place)) = (life.sort, life.family, life.place)
            && self.reported.insert((family.0, place))
        {
            self.children += 1;
        }
    }

    pub(crate) fn add(&mut self, what: &'static str) {
        *self.done.entry(what).or_default() += 1;
        if what == "added to one that runs" {
            self.added += 1;
        }
    }

    pub(crate) fn add_many(&mut self, what: &'static str, many: usize) {
        *self.done.entry(what).or_default() += u64::try_from(many).unwrap_or(0);
    }

    pub(crate) fn judged(&mut self, judged: Judged, preliminary: Option<u16>) {
        match judged {
            Judged::Open => self.opened += 1,
            Judged::NotOpen | Judged::Referred => self.not_opened += 1,
        }
        self.preliminary.extend(preliminary);
    }

    pub(crate) fn spoken(&mut self, judged: Judged) {
        self.add(match judged {
            Judged::Open => "grown-ups: opened",
            Judged::NotOpen => "grown-ups: not opened",
            Judged::Referred => "grown-ups: shown the way",
        });
    }

    pub(crate) fn decided(&mut self, sort: Sort, stage: Stage, (kind, outcome): (&'static str, Outcome), days: u16) {
        *self.decisions.entry((kind, outcome.as_str())).or_default() += 1;
        if sort == Sort::Income {
            self.income.push(days);
        } else if stage != Stage::Adult {
            self.investigations.push(days);
            let of = ["home_support", "contact_person", "family_home"];
            let report = sort != Sort::ChildApplication;
            self.after_report += u64::from(report);
            let granted = matches!(outcome, Outcome::Granted | Outcome::GrantedInPart);
            self.supported += u64::from(report && granted && of.contains(&kind));
        }
    }

    pub(crate) fn refused(&mut self, step: &str, word: &str) {
        *self.refusals.entry(format!("{step}: {word}")).or_default() += 1;
    }

    /// All refusals together.
    pub fn refused_in_all(&self) -> u64 {
        self.refusals.values().sum()
    }

    /// Of a hundred reports about children and the young that were judged, so many opened an investigation.
    pub fn share_opened(&self) -> f64 {
        share(self.opened, self.opened + self.not_opened + self.added)
    }

    /// Of a hundred preliminary assessments, so many took more than fourteen days.
    pub fn late(&self) -> f64 {
        above(&self.preliminary, 14)
    }

    /// Reports in a year for a thousand children.
    pub fn per_thousand(&self) -> f64 {
        self.yearly(self.reports) * 1000.0 / Yearly::children(self.inhabitants).max(1.0)
    }

    /// Of a hundred investigations that a report led to, so many ended in support.
    pub fn share_supported(&self) -> f64 {
        share(self.supported, self.after_report)
    }

    /// The day below which so many of a hundred lie; 0 where there is none.
    pub fn within(all: &[u16], hundredths: usize) -> u16 {
        let mut sorted = all.to_vec();
        sorted.sort_unstable();
        let at = (sorted.len() * hundredths / 100).min(sorted.len().saturating_sub(1));
        sorted.get(at).copied().unwrap_or(0)
    }

    fn yearly(&self, count: u64) -> f64 {
        count as f64 * 365.0 / f64::from(self.days.max(1))
    }
}

fn share(part: u64, all: u64) -> f64 {
    if all == 0 { 0.0 } else { part as f64 * 100.0 / all as f64 }
}

fn above(all: &[u16], days: u16) -> f64 {
    let above = all.iter().filter(|one| **one > days).count();
    share(u64::try_from(above).unwrap_or(0), u64::try_from(all.len()).unwrap_or(0))
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Figures { contacts, matters, open, reports, .. } = self;
        writeln!(f, "{} inhabitants, {} days", self.inhabitants, self.days)?;
        writeln!(f, "contacts               {contacts}, {:.0} a year", self.yearly(*contacts))?;
        writeln!(f, "reports about a child  {reports}, {:.0} per 1000 children and year (237)", self.per_thousand())?;
        let each = *reports as f64 / self.children.max(1) as f64;
        writeln!(f, "children reported      {}, {each:.2} reports each (1.95 in one year)", self.children)?;
        writeln!(f, "matters                {matters}, open now {open}")?;
        writeln!(f, "opened                 {:.1} % of what was judged ({:.0})", self.share_opened(), OPENED * 100.0)?;
        let Figures { opened, not_opened, added, .. } = self;
        writeln!(f, "                       opened {opened}, not opened {not_opened}, added to one that runs {added}")?;
        writeln!(f, "preliminary assessment {:.1} % above 14 days (24)", self.late())?;
        let (all, within) = (&self.investigations, Figures::within);
        writeln!(
            f,
            "investigations         {} ended, median {} days (92), p90 {} days (123), {:.1} % above 120 (13)",
            all.len(),
            within(all, 50),
            within(all, 90),
            above(all, 120)
        )?;
        writeln!(f, "                       {:.1} % ended in support (21)", self.share_supported())?;
        writeln!(
            f,
            "income support         {} decided, median {} days, {:.1} % above 14 (55)",
            self.income.len(),
            within(&self.income, 50),
            above(&self.income, 14)
        )?;
        writeln!(f, "\nreports by who made them, %")?;
        for (kind, n) in &self.reporters {
            writeln!(f, "  {:<22} {:>6.1}", kind.as_str(), share(*n, self.reporters.values().sum()))?;
        }
        writeln!(f, "\ndecisions")?;
        for ((kind, outcome), n) in &self.decisions {
            writeln!(f, "  {kind:<26} {outcome:<16} {n:>6}")?;
        }
        writeln!(f, "\nbesides")?;
        for (what, n) in &self.done {
            writeln!(f, "  {what:<26} {n:>6}")?;
        }
        writeln!(f, "\nrefusals: {}", self.refused_in_all())?;
        for (word, n) in &self.refusals {
            writeln!(f, "  {word}: {n}")?;
        }
        writeln!(f, "events: {}", self.events)
    }
}
