//! Hand-overs, as far as they can be told without telling of anybody.

use super::crowd::{Crowd, Least, Persons};
use crate::figure::holders::back_and_forth;
use crate::figure::{SECOND, micros};
use crate::number::{Share, Summary};
use crate::{Log, Word};
use std::collections::HashSet;

/// A figure over some values, each of them somebody's: how many, and the quantiles that may be printed.
#[derive(Clone, Debug)]
pub(in crate::report) struct Times {
    pub(in crate::report) n: u64,
    /// The share and the value.
    pub(in crate::report) quantiles: Vec<(f64, f64)>,
}

impl Times {
    /// Of values in units; `None` where too few persons have them.
    pub(in crate::report) fn of(values: Vec<(i64, u32)>, unit: f64, least: Least) -> Option<Self> {
        let crowd: Crowd = values.iter().map(|(_, person)| *person).collect();
        let mut all: Vec<i64> = values.into_iter().map(|(value, _)| value).collect();
        let of = Summary::of(&mut all, unit).filter(|_| least.shows(&crowd))?;
        let mut quantiles: Vec<(f64, f64)> = Summary::SHARES.into_iter().zip(of.quantiles).collect();
        quantiles.push((0.5, of.median));
        quantiles.sort_by(|one, other| one.0.total_cmp(&other.0));
        quantiles.retain(|(p, _)| least.shows_quantile(&crowd, *p));
        Some(Self { n: of.n, quantiles })
    }

    /// The quantile at a share, if it may be printed.
    pub(in crate::report) fn at(&self, p: f64) -> Option<f64> {
        self.quantiles.iter().find(|(share, _)| *share == p).map(|(_, value)| *value)
    }
}

/// Hand-overs of one column.
pub(in crate::report) struct Hands {
    /// How many different holders.
    pub(in crate::report) holders: u64,
    /// Pairs of events with a holder each, and how many of them are hand-overs.
    pub(in crate::report) changes: Share,
    pub(in crate::report) without_holder: u64,
    /// Cases that went back and forth; `None` where they or the others are too few.
    pub(in crate::report) back_and_forth: Option<Share>,
    /// Seconds before a hand-over, and between two events of one holder.
    pub(in crate::report) before_s: Option<Times>,
    pub(in crate::report) same_s: Option<Times>,
}

impl Hands {
    /// Of the column of persons or of groups. `None` where too few hand over. What is counted adds up to all pairs
    /// of events: a hand-over, one holder, no holder; each of the three is nobody or enough persons.
    pub(in crate::report) fn of(log: &Log, column: &[Option<Word>], persons: &Persons, least: Least) -> Option<Self> {
        let holders = column.iter().flatten().collect::<HashSet<_>>().len() as u64;
        let (mut before, mut same, mut without) = (Vec::new(), Vec::new(), Vec::new());
        let (mut back, mut straight) = (Vec::new(), Vec::new());
        for case in log.case_ids() {
            let (of, person) = (log.of(case), persons.of_case(case));
            let (held, times) = (&column[of.clone()], &log.at()[of]);
            for (held, times) in held.windows(2).zip(times.windows(2)) {
                let gap = (micros(times[0], times[1]), person);
                match (held[0], held[1]) {
                    (Some(from), Some(to)) if from == to => same.push(gap),
                    (Some(_), Some(_)) => before.push(gap),
                    _ => without.push(person),
                }
            }
            if back_and_forth(held) > 0 { back.push(person) } else { straight.push(person) }
        }
        let crowd = |of: &[(i64, u32)]| of.iter().map(|(_, person)| *person).collect::<Crowd>();
        let (handed, kept, without) = (crowd(&before), crowd(&same), Crowd::from_iter(without));
        if ![&handed, &kept, &without].into_iter().all(|of| least.shows(of)) {
            return None;
        }
        let (back, straight) = (Crowd::from_iter(back), Crowd::from_iter(straight));
        let both = least.shows(&back) && least.shows(&straight);
        Some(Self {
            holders,
            changes: Share::new(handed.n(), handed.n() + kept.n())?,
            without_holder: without.n(),
            back_and_forth: Share::new(back.n(), back.n() + straight.n()).filter(|_| both),
            before_s: Times::of(before, SECOND, least),
            same_s: Times::of(same, SECOND, least),
        })
    }
}
