//! Deadlines kept, among the cases of which one can tell.

use super::spans::Spans;
use super::{Closed, DAY, micros};
use crate::number::{Share, Summary};

/// Deadlines of the cases that have one.
///
/// One can tell of a case that ended, and of an open one whose day has passed: that one is missed, whenever it will end. An
/// open case whose day is still to come is neither kept nor missed. Taking only ended cases flatters: it leaves out just
/// those that are late and still lying there.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadlines {
    /// Ended on its day or before.
    pub closed_in_time: u64,
    /// Ended after it.
    pub closed_late: u64,
    /// Open, and its day has passed.
    pub open_overdue: u64,
    /// Open, and its day is still to come.
    pub open_not_yet_due: u64,
    /// Cases that have no deadline.
    pub without_deadline: u64,
    /// Days between beginning and deadline, of all cases that have one.
    pub days_allowed: Option<Summary>,
    /// Days after the deadline, of those that ended late.
    pub days_late: Option<Closed<Summary>>,
}

impl Deadlines {
    /// Of the cases in time. `None` when none has a deadline.
    #[must_use]
    pub fn of(spans: &Spans) -> Option<Self> {
        let (mut in_time, mut overdue, mut not_yet) = (0, 0, 0);
        let (mut allowed, mut late) = (Vec::new(), Vec::new());
        for span in &spans.spans {
            let Some(due) = span.due else { continue };
            allowed.push(micros(span.begin, due));
            match span.end {
                Some(end) if end <= due => in_time += 1,
                Some(end) => late.push(micros(due, end)),
                None if due < spans.until => overdue += 1,
                None => not_yet += 1,
            }
        }
        let with = allowed.len();
        (with > 0).then(|| Self {
            closed_in_time: in_time,
            closed_late: late.len() as u64,
            open_overdue: overdue,
            open_not_yet_due: not_yet,
            without_deadline: (spans.spans.len() - with) as u64,
            days_allowed: Summary::of(&mut allowed, DAY),
            days_late: Summary::of(&mut late, DAY).map(Closed::new),
        })
    }

    /// Kept, of those of which one can tell; `None` when one can tell of none.
    #[must_use]
    pub fn met(&self) -> Option<Share> {
        Share::new(self.closed_in_time, self.closed_in_time + self.closed_late + self.open_overdue)
    }

    /// Kept, of those that ended: the figure that flatters, shown only beside the other.
    #[must_use]
    pub fn met_of_closed(&self) -> Option<Closed<Share>> {
        Share::new(self.closed_in_time, self.closed_in_time + self.closed_late).map(Closed::new)
    }
}
