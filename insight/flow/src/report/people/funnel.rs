//! A funnel whose every difference is nobody or enough persons.

use super::crowd::{Crowd, Least, Persons};
use crate::Log;
use crate::figure::cohorts::{Cohort, Length, When, walks};
use crate::report::Asked;
use std::collections::BTreeMap;

/// The funnel that was asked for, in cohorts as short as may be; one cohort named `all` where none may. What is counted is
/// how far each case came and no further, and those that never began, so that neither a step less the next one nor all less
/// the first is a few. `None` where even that is.
pub(super) fn funnel(log: &Log, asked: &Asked, persons: &Persons, least: Least) -> Option<Vec<Cohort>> {
    let mut began = vec![false; log.cases() as usize];
    let lengths = match asked.cohort {
        Length::Month => &[Some(Length::Month), Some(Length::Quarter), Some(Length::Year), None][..],
        Length::Quarter => &[Some(Length::Quarter), Some(Length::Year), None],
        Length::Year => &[Some(Length::Year), None],
    };
    walks(log, &asked.steps, Length::Year, &asked.zone).for_each(|(case, ..)| began[case.index()] = true);
    let never: Crowd = log.case_ids().filter(|case| !began[case.index()]).map(|case| persons.of_case(case)).collect();
    if !least.shows(&never) {
        return None;
    }
    lengths.iter().find_map(|length| cohorts(log, asked, persons, least, *length)).filter(|found| !found.is_empty())
}

fn cohorts(log: &Log, asked: &Asked, persons: &Persons, least: Least, length: Option<Length>) -> Option<Vec<Cohort>> {
    // For each cohort: who came so far and no further.
    let mut cells: BTreeMap<When, Vec<Vec<u32>>> = BTreeMap::new();
    for (case, when, reached) in walks(log, &asked.steps, length.unwrap_or(Length::Year), &asked.zone) {
        let when = if length.is_some() { when } else { (0, 0) };
        cells.entry(when).or_insert_with(|| vec![Vec::new(); asked.steps.len()])[reached - 1]
            .push(persons.of_case(case));
    }
    let cohort = |(when, cells): (When, Vec<Vec<u32>>)| {
        let crowds: Vec<Crowd> = cells.into_iter().map(Crowd::from_iter).collect();
        let mut reached: Vec<u64> = crowds.iter().map(Crowd::n).collect();
        (0..reached.len().saturating_sub(1)).rev().for_each(|step| reached[step] += reached[step + 1]);
        let name = length.map_or("all".to_owned(), |length| length.name(when));
        crowds.iter().all(|crowd| least.shows(crowd)).then_some(Cohort { name, reached })
    };
    cells.into_iter().map(cohort).collect()
}
