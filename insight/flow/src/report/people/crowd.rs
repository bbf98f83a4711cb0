//! Who is behind a figure: how many different persons, and how evenly it is theirs.

use crate::figure::spans::text;
use crate::{CaseId, Log};
use std::collections::HashMap;
use veil::{Rules, Settings};

/// The person of each case, as a number.
pub(in crate::report) struct Persons(Vec<u32>);

impl Persons {
    /// By a value of the cases: equal values are one person. Cases without it are one person each, and so are all cases
    /// where no value is named.
    pub(in crate::report) fn of(log: &Log, key: Option<&str>) -> Self {
        let mut known: HashMap<String, u32> = HashMap::new();
        let person = |(case, own): (CaseId, u32)| {
            let said = key.map(|key| text(log, case, key)).filter(|said| !said.trim().is_empty());
            said.map_or(own, |said| *known.entry(said).or_insert(own))
        };
        Self(log.case_ids().zip(0..).map(person).collect())
    }

    pub(in crate::report) fn of_case(&self, case: CaseId) -> u32 {
        self.0[case.index()]
    }
}

/// A sample of values, each of them somebody's.
#[derive(Clone, Debug, Default)]
pub(in crate::report) struct Crowd {
    n: u64,
    /// How many of the values each person has, the most first.
    shares: Vec<u64>,
}

impl FromIterator<u32> for Crowd {
    fn from_iter<I: IntoIterator<Item = u32>>(persons: I) -> Self {
        let mut all: Vec<u32> = persons.into_iter().collect();
        all.sort_unstable();
        let mut shares: Vec<u64> = all.chunk_by(|one, other| one == other).map(|same| same.len() as u64).collect();
        shares.sort_unstable_by(|one, other| other.cmp(one));
        Self { n: all.len() as u64, shares }
    }
}

impl Crowd {
    /// How many values.
    pub(in crate::report) const fn n(&self) -> u64 {
        self.n
    }

    /// How many different persons have them.
    pub(in crate::report) fn persons(&self) -> u64 {
        self.shares.len() as u64
    }

    /// The fewest persons who can have this many of the values, whichever those are.
    fn fewest(&self, values: u64) -> u64 {
        let mut had = 0;
        let some = self.shares.iter().take_while(|share| {
            let short = had < values;
            had += **share;
            short
        });
        some.count() as u64
    }
}

/// How many different persons a figure rests on, at least.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Least(u64);

impl Least {
    pub(in crate::report) fn new(least: u64) -> Self {
        Self(least.clamp(3, 1_000_000))
    }

    pub(in crate::report) const fn number(self) -> u64 {
        self.0
    }

    /// Whether so many persons may be printed: nobody, or enough.
    pub(in crate::report) const fn allows(self, persons: u64) -> bool {
        persons == 0 || persons >= self.0
    }

    /// Whether a count of this crowd may be printed.
    pub(in crate::report) fn shows(self, crowd: &Crowd) -> bool {
        self.allows(crowd.persons())
    }

    /// Whether the sample's quantile at `p` is nobody's own: enough persons on each side of it, however the values of one
    /// person lie.
    pub(in crate::report) fn shows_quantile(self, crowd: &Crowd, p: f64) -> bool {
        let side = (crowd.n as f64 * p.min(1.0 - p) + 1e-9).floor() as u64;
        crowd.fewest(side) >= self.0
    }

    /// The rules of an audit in which every count below `small` is hidden for its own sake. Nobody may place a hidden count
    /// more closely than this many apart.
    pub(in crate::report) fn rules(self, small: u64) -> Option<Rules> {
        let least = i64::try_from(self.0).ok()?;
        let small = i64::try_from(small).ok()?.max(least);
        let usual = Settings::default();
        let least_denominator = usual.least_denominator.max(small);
        Rules::try_from(Settings { least_shown: small, width: least, least_denominator, ..usual }).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_needs_five_persons_on_each_side() {
        let each = |n: u32| (0..n).collect::<Crowd>();
        let five = Least::new(5);
        assert!(five.shows_quantile(&each(10), 0.5) && !five.shows_quantile(&each(9), 0.5));
        assert!(five.shows_quantile(&each(50), 0.9) && !five.shows_quantile(&each(49), 0.9));
        // One person has six of the twelve values: all on one side, perhaps.
        let uneven: Crowd = (0..6).chain([9; 6]).collect();
        assert_eq!((uneven.n(), uneven.persons()), (12, 7));
        assert!(!five.shows_quantile(&uneven, 0.5) && five.shows(&uneven));
    }
}
