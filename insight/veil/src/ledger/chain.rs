//! How entries are sealed to each other, and how a ledger is read back.
use std::fmt;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::frame::Frame;
use super::known::Known;
use super::{Entry, Figure, Ledger, Said};
use crate::rules::Rules;

/// A ledger as it stands in a file: it becomes a [`Ledger`] only if every seal fits.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    frame: Frame,
    rules: Rules,
    entries: Vec<Entry>,
}

/// An entry that is not what was sealed, or speaks of what the frame does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    entry: usize,
    label: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Entry {} of the release ledger ({}) is not what was sealed.", self.entry + 1, self.label)
    }
}

impl std::error::Error for Broken {}

impl TryFrom<Kept> for Ledger {
    type Error = Broken;

    fn try_from(kept: Kept) -> Result<Ledger, Broken> {
        let mut before: Option<&str> = None;
        for (at, entry) in kept.entries.iter().enumerate() {
            let known = entry.figures.iter().all(|figure| kept.frame.knows(&figure.region));
            if !known || seal(before, &entry.label, &entry.figures) != entry.seal {
                return Err(Broken { entry: at, label: entry.label.clone() });
            }
            before = Some(&entry.seal);
        }
        let known = Known::of(&kept.entries);
        Ok(Ledger { frame: kept.frame, rules: kept.rules, entries: kept.entries, known })
    }
}

impl From<Ledger> for Kept {
    fn from(ledger: Ledger) -> Kept {
        Kept { frame: ledger.frame, rules: ledger.rules, entries: ledger.entries }
    }
}

/// The seal of an entry: SHA-256 of the seal before, the label and every figure, each with its length in front, so that
/// nothing can be moved from one to the next.
pub(super) fn seal(before: Option<&str>, label: &str, figures: &[Figure]) -> String {
    let mut text = format!("{}\n{}:{label}\n{}\n", before.unwrap_or("-"), label.len(), figures.len());
    for figure in figures {
        for span in &figure.region.0 {
            let ranges: Vec<String> = span.iter().map(|(from, to)| format!("{from}-{to}")).collect();
            write!(text, "{};", ranges.join(",")).expect("writing to a text does not fail");
        }
        let said = match figure.said {
            Said::Count(count) => format!("={count}\n"),
            Said::AtLeast(least) => format!(">{least}\n"),
        };
        text.push_str(&said);
    }
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to a text does not fail");
        hex
    })
}
