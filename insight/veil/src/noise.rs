//! Noise, for those who want every cell shown and can live with totals that do not add up. Nothing here is used unless
//! somebody asks for it: the default is [`crate::suppress`] with its audit (decision 14).
//!
//! The cell key method: Fraser and Wooton, "A proposed method for confidentialising tabular output to protect against
//! differencing" (2005); Statistics Sweden's "Cellnyckelmetoden" (CKM) since 2025; the table format is that of the
//! Office for National Statistics.
use std::collections::HashMap;
use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Keys are numbers below this.
const KEYS: u64 = 256;
/// The table has rows of its own up to this count; above, the last 250 repeat.
const OWN_ROWS: i64 = 750;
const REPEATED: i64 = 250;

/// The installation's secret. It never prints itself.
#[derive(Clone)]
pub struct Secret(Vec<u8>);

impl fmt::Debug for Secret {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Secret(..)")
    }
}

impl Secret {
    /// A secret of at least 32 bytes; `None` if it is shorter.
    pub fn new(bytes: &[u8]) -> Option<Secret> {
        (bytes.len() >= 32).then(|| Secret(bytes.to_vec()))
    }

    /// The record key of a person or case: the same for the same subject, always, and not to be guessed without the
    /// secret. HMAC-SHA-256 modulo 256.
    pub fn record_key(&self, subject: &[u8]) -> RecordKey {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.update(subject);
        let code = mac.finalize().into_bytes();
        RecordKey(code[code.len() - 1])
    }
}

/// A number from 0 to 255 that follows one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordKey(pub u8);

/// The sum of a cell's record keys modulo 256: the same people give the same key, in whatever table they meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CellKey(u8);

impl FromIterator<RecordKey> for CellKey {
    fn from_iter<T: IntoIterator<Item = RecordKey>>(records: T) -> CellKey {
        CellKey(records.into_iter().fold(0, |sum, record| sum.wrapping_add(record.0)))
    }
}

impl CellKey {
    /// The key as a number from 0 to 255.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// The perturbation table: what is added to a count, for each count and cell key.
#[derive(Debug, Clone)]
pub struct Perturbation(HashMap<(i64, u8), i64>);

/// What is wrong with a perturbation table: the line, from 1, and a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadTable {
    line: usize,
    why: String,
}

impl fmt::Display for BadTable {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Line {} of the perturbation table: {}", self.line, self.why)
    }
}

impl std::error::Error for BadTable {}

impl Perturbation {
    /// Reads a table as CSV with the columns `pcv,ckey,pvalue`. Errors, with their line: another heading, what is not a
    /// number, a key of 256 or more, a row that stands twice, a count made negative, and a table with gaps.
    pub fn read(csv: &str) -> Result<Perturbation, BadTable> {
        let bad = |line: usize, why: &str| BadTable { line, why: why.to_owned() };
        let mut lines = csv.lines().enumerate();
        if lines.next().map(|(_, head)| head.trim_end()) != Some("pcv,ckey,pvalue") {
            return Err(bad(1, "the heading pcv,ckey,pvalue was expected."));
        }
        let mut table = HashMap::new();
        for (at, line) in lines {
            let numbers: Vec<Option<i64>> = line.trim_end().split(',').map(|number| number.parse().ok()).collect();
            let [Some(pcv), Some(key), Some(value)] = numbers[..] else {
                return Err(bad(at + 1, "three whole numbers were expected."));
            };
            let key = u8::try_from(key).map_err(|_| bad(at + 1, "a cell key lies between 0 and 255."))?;
            if !(1..=OWN_ROWS).contains(&pcv) || pcv + value < 0 {
                return Err(bad(at + 1, "a count lies between 1 and 750 and may not be made negative."));
            }
            if table.insert((pcv, key), value).is_some() {
                return Err(bad(at + 1, "this count and key stand in the table twice."));
            }
        }
        let whole = usize::try_from(OWN_ROWS).unwrap_or(0) * usize::try_from(KEYS).unwrap_or(0);
        if table.len() != whole {
            return Err(bad(
                csv.lines().count(),
                &format!("the table has {} rows and should have {whole}.", table.len()),
            ));
        }
        Ok(Perturbation(table))
    }

    /// The row that a count uses: its own up to 750, above that 501 to 750 over and over.
    pub fn row(count: i64) -> i64 {
        if count <= OWN_ROWS { count } else { (count - 1) % REPEATED + OWN_ROWS - REPEATED + 1 }
    }

    /// A count with its noise; 0 stays 0. The same count and key give the same answer, so asking again teaches nothing.
    pub fn noisy(&self, count: i64, key: CellKey) -> i64 {
        let value = if count <= 0 { 0 } else { self.0.get(&(Perturbation::row(count), key.0)).copied().unwrap_or(0) };
        count + value
    }

    /// A count with its noise, or `None` where that is above 0 and below the threshold, or was taken to 0.
    pub fn shown(&self, count: i64, key: CellKey, threshold: i64) -> Option<i64> {
        let noisy = self.noisy(count, key);
        (noisy >= threshold).then_some(noisy)
    }
}

/// Random rounding to base 3: a count is rounded down or up so that it is right on average. `draw` is an even draw from
/// 0, 1, 2 (taken modulo 3): a remainder of 1 goes down for two draws of three, a remainder of 2 for one.
///
/// ```
/// use veil::round_by_chance;
/// let seven: Vec<i64> = (0..3).map(|draw| round_by_chance(7, draw)).collect();
/// assert_eq!(seven.iter().sum::<i64>(), 3 * 7);
/// ```
pub fn round_by_chance(count: i64, draw: u64) -> i64 {
    let over = count.rem_euclid(3);
    let up = match (draw % 3, over) {
        (0, 1 | 2) | (1, 2) => 3,
        _ => 0,
    };
    count - over + up
}

/// Rounding to the nearest five.
pub fn round_to_five(count: i64) -> i64 {
    (count + 2).div_euclid(5) * 5
}
