//! Weeks in rows so long that nobody stands alone in one.

use super::crowd::{Least, Persons};
use crate::figure::spans::Spans;
use crate::figure::weeks::{Placed, Week};
use crate::{CaseId, Log};
use jiff::tz::TimeZone;
use std::collections::{HashMap, HashSet};

/// How many weeks one row may have.
const LENGTHS: [usize; 5] = [1, 4, 13, 26, 52];

/// What may be said week by week.
pub(in crate::report) enum Weeks {
    /// In, out and what lay there; each row has so many weeks.
    Whole(usize, Vec<Week>),
    /// Only what came in.
    In(usize, Vec<Week>),
}

/// Weeks by known ends where there are any, else by events. Every count rests on enough persons; nothing is folded, so there
/// is nothing to reckon. `None` when no row may be seen even as a year.
pub(in crate::report) fn weeks(
    log: &Log,
    spans: Option<&Spans>,
    persons: &Persons,
    (least, zone): (Least, &TimeZone),
) -> Option<Weeks> {
    let placed = match spans {
        Some(spans) => Placed::by_spans(spans, zone)?,
        None => Placed::by_events(log, zone)?,
    };
    let cases: Vec<CaseId> = match spans {
        Some(spans) => spans.spans.iter().map(|span| span.case).collect(),
        None => log.case_ids().collect(),
    };
    let who: Vec<u32> = cases.into_iter().map(|case| persons.of_case(case)).collect();
    let whole = |length: &usize| Some(Weeks::Whole(*length, rows(&placed, &who, least, *length, Counted::All)?));
    let only = |length: &usize| Some(Weeks::In(*length, rows(&placed, &who, least, *length, Counted::In)?));
    LENGTHS.iter().find_map(whole).or_else(|| LENGTHS.iter().find_map(only))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Counted {
    All,
    In,
}

/// Rows of so many weeks, if each of their counts may be printed.
fn rows(placed: &Placed, who: &[u32], least: Least, length: usize, counted: Counted) -> Option<Vec<Week>> {
    let firsts: Vec<_> = placed.mondays.iter().step_by(length).collect();
    let mut into: Vec<Vec<u32>> = vec![Vec::new(); firsts.len()];
    let mut out = into.clone();
    for ((begin, end), person) in placed.cases.iter().zip(who) {
        into[begin / length].push(*person);
        if let Some(end) = end {
            out[end / length].push(*person);
        }
    }
    let different = |of: &[u32]| of.iter().collect::<HashSet<_>>().len() as u64;
    let mut open: HashMap<u32, u64> = HashMap::new();
    let mut lying = 0;
    let mut found = Vec::with_capacity(firsts.len());
    for (place, monday) in firsts.into_iter().enumerate() {
        let (came, went) = (&into[place], &out[place]);
        came.iter().for_each(|person| *open.entry(*person).or_default() += 1);
        for person in went {
            let left = open.get_mut(person).expect("who goes has come");
            *left -= 1;
            if *left == 0 {
                open.remove(person);
            }
        }
        lying = lying + came.len() - went.len();
        let all = counted == Counted::All;
        let seen = [different(came), if all { different(went) } else { 0 }, if all { open.len() as u64 } else { 0 }];
        if !seen.into_iter().all(|persons| least.allows(persons)) {
            return None;
        }
        let [inflow, outflow, wip_end] = [came.len(), went.len(), lying].map(|count| count as u64);
        found.push(Week { monday: *monday, inflow, outflow, wip_end });
    }
    Some(found)
}
