//! Work that is done again.

use super::cases::Counts;
use crate::Log;
use crate::number::Share;

/// Rework: an activity that occurs more than once in a case, whatever lies between.
#[derive(Clone, Debug, PartialEq)]
pub struct Rework {
    /// In how many cases each activity is repeated; only activities that are.
    pub cases_per_activity: Counts,
    /// How many cases repeat anything, of all; `None` for a log without cases.
    pub any: Option<Share>,
    /// How many events are repetitions: every occurrence but the first in its case.
    pub repetitions: u64,
}

impl Rework {
    /// Of a log.
    #[must_use]
    pub fn of(log: &Log) -> Self {
        const NEVER: usize = usize::MAX;
        // For each activity the last case in which it was seen, and in which it was seen again.
        let (mut seen, mut again) = (vec![NEVER; log.words()], vec![NEVER; log.words()]);
        let (mut count, mut any, mut repetitions) = (vec![0_u64; log.words()], 0, 0);
        for case in log.case_ids() {
            let (place, mut here) = (case.index(), false);
            for word in log.activity()[log.of(case)].iter().map(|word| word.index()) {
                if seen[word] != place {
                    seen[word] = place;
                    continue;
                }
                (here, repetitions) = (true, repetitions + 1);
                if again[word] != place {
                    again[word] = place;
                    count[word] += 1;
                }
            }
            any += u64::from(here);
        }
        let mut cases_per_activity: Counts =
            log.activities().map(|word| (word, count[word.index()])).filter(|(_, count)| *count > 0).collect();
        cases_per_activity
            .sort_by(|one, other| other.1.cmp(&one.1).then_with(|| log.word(one.0).cmp(log.word(other.0))));
        Self { cases_per_activity, any: Share::new(any, u64::from(log.cases())), repetitions }
    }
}
