//! The release ledger: what has gone out about one population, and what may go out beside it.
mod atoms;
mod chain;
mod frame;
mod joint;
mod known;
mod proven;
mod scope;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::attack::Interval;
use crate::published::{Mark, Published};
use crate::rules::{Knowledge, Rules};
use crate::table::Flaw;
pub use chain::Broken;
use chain::Kept;
pub use frame::{Frame, Pick, Region};
use known::Known;
pub use scope::Scope;

/// Everything that has been released about one population, tables and single figures of a live page alike. It holds only
/// what is public, so it is no secret itself; entries are added and never changed, and each is sealed to the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Kept", into = "Kept")]
pub struct Ledger {
    frame: Frame,
    rules: Rules,
    entries: Vec<Entry>,
    /// What was proven of the entries: kept for speed, never written out, never read.
    known: Known,
}

/// One release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What it was called.
    pub label: String,
    /// Its figures.
    pub figures: Vec<Figure>,
    /// SHA-256 over the entry before and this one, in hexadecimal.
    pub seal: String,
}

/// One figure of a release: what it counts, and what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What is counted.
    pub region: Region,
    /// The figure.
    pub said: Said,
}

/// What was said of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// This count.
    Count(i64),
    /// Two dots, with what our rule says that the count is at least.
    AtLeast(i64),
}

/// Why a release did not go out. `Display` is a whole sentence, for those who publish; it is not for print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The table and the ledger do not speak of the same things.
    Flaw(Flaw),
    /// Together with what is out, this would be known.
    Narrow {
        /// Who, in words.
        who: String,
        /// Between which values.
        interval: Interval,
    },
    /// The same figure went out with another value; the difference would be somebody.
    Revised {
        /// Which figure.
        who: String,
    },
    /// A sensitive category goes out in tables only, where zeros and full rows are seen.
    SensitiveAlone,
    /// What is known contradicts itself, or no table that fits was found.
    Contradiction,
    /// The releases cut the population into more pieces than can be audited.
    Tangled,
}

impl fmt::Display for Refused {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Not released: ")?;
        match self {
            Refused::Flaw(flaw) => write!(to, "{flaw}"),
            Refused::Narrow { who, interval } => {
                let high = interval.high.map_or("any number".to_owned(), |high| high.to_string());
                write!(
                    to,
                    "together with what is out already, {who} would be known to lie between {} and {high}.",
                    interval.low
                )
            }
            Refused::Revised { who } => {
                write!(to, "{who} went out with another value, and the difference would be somebody.")
            }
            Refused::SensitiveAlone => to.write_str("a sensitive category goes out in tables only."),
            Refused::Contradiction => to.write_str("no population fits this together with what is out already."),
            Refused::Tangled => to.write_str("what is out cuts the population into more pieces than can be audited."),
        }
    }
}

impl std::error::Error for Refused {}

impl From<Flaw> for Refused {
    fn from(flaw: Flaw) -> Refused {
        Refused::Flaw(flaw)
    }
}

impl Ledger {
    /// A ledger of a population about which nothing is out yet.
    pub fn new(frame: Frame, rules: Rules) -> Ledger {
        Ledger { frame, rules, entries: Vec::new(), known: Known::default() }
    }

    /// The population and its sides.
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// What is out, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The seal of the last entry, to be kept elsewhere: with it a ledger that lost its end is found out.
    pub fn head(&self) -> Option<&str> {
        self.entries.last().map(|entry| entry.seal.as_str())
    }

    /// Audits a table together with everything that is out, and adds it. Errors: who could be narrowed too far and
    /// between which values; the ledger is then unchanged. The table must have been audited by rules at least as strict.
    pub fn release(&mut self, label: &str, table: &Published, scope: &Scope) -> Result<&Entry, Refused> {
        let (theirs, ours) = (table.rules().settings(), self.rules.settings());
        if theirs.least_shown < ours.least_shown || theirs.width < ours.width {
            return Err(Refused::Flaw(Flaw::Rule(
                "The table was audited by looser rules than the ledger's.".to_owned(),
            )));
        }
        let said = table.marks().iter().enumerate().map(|(at, mark)| match mark {
            Mark::Shown(count) => Said::Count(*count),
            Mark::Hidden => Said::AtLeast(table.floor(at)),
        });
        let figures = scope.regions(table)?.into_iter().zip(said).enumerate();
        let figures = figures.filter(|(at, _)| !table.is_never(*at)).map(|(_, (region, said))| Figure { region, said });
        self.add(label, figures.collect())
    }

    /// One figure of a live page: the count of a region, as it may be shown. A small count is hidden, and the ledger
    /// remembers that it must stay so. A figure that is out already costs nothing to show again. Errors: as
    /// [`Ledger::release`]; the page then shows what it showed before, or nothing, but not dots: those say one at least.
    pub fn show(&mut self, label: &str, region: &Region, count: i64) -> Result<Mark, Refused> {
        if !self.frame.knows(region) || count < 0 {
            return Err(Refused::Flaw(Flaw::Count { cell: label.to_owned(), count }));
        }
        if self.frame.is_sensitive(region) {
            return Err(Refused::SensitiveAlone);
        }
        let least = i64::from(self.rules.settings().knowledge == Knowledge::MarginsAndRule);
        let said = if self.rules.is_small(count) { Said::AtLeast(least) } else { Said::Count(count) };
        if !self.known.is_out(region, said) {
            self.add(label, vec![Figure { region: region.clone(), said }])?;
        }
        Ok(if said == Said::Count(count) { Mark::Shown(count) } else { Mark::Hidden })
    }

    /// Audits all that is out once more, as if it went out now and nothing had been proven of it. Errors: as
    /// [`Ledger::release`]. In a history so tangled that only a solver finds the tables that prove it safe, it may say no
    /// where they were found before; it never says yes without them.
    pub fn audit(&self) -> Result<(), Refused> {
        let figures: Vec<&Figure> = self.entries.iter().flat_map(|entry| &entry.figures).collect();
        joint::audit(&self.frame, &self.rules, &figures, None).map(|_| ())
    }

    fn add(&mut self, label: &str, figures: Vec<Figure>) -> Result<&Entry, Refused> {
        self.known.add(&self.frame, &self.rules, &figures)?;
        let seal = chain::seal(self.head(), label, &figures);
        self.entries.push(Entry { label: label.to_owned(), figures, seal });
        Ok(self.entries.last().expect("an entry was just added"))
    }
}
