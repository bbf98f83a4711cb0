//! A list whose counts add up to a known total: which rows may be printed, and the rest together.

use super::crowd::{Crowd, Least};
use veil::{Dimension, Mark, Rules, Table, audit, suppress};

/// More rows than this are no list that somebody reads, and their audit takes too long.
const MOST: usize = 100;

/// What of a list is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Folded {
    /// The places of the rows that are printed.
    pub(super) shown: Vec<usize>,
    /// How many rows are not, and what they come to together; `None` when all are printed.
    pub(super) rest: Option<(u64, u64)>,
}

/// Folds what may not be printed. Each row is given by the persons of its values; the sum of all rows is taken to be known.
/// `None` when nothing can be printed without giving a row away, or when the list is too long to find out.
pub(super) fn fold(rows: &[Vec<u32>], least: Least) -> Option<Folded> {
    if rows.is_empty() || rows.len() > MOST {
        return None;
    }
    let crowds: Vec<Crowd> = rows.iter().map(|row| row.iter().copied().collect()).collect();
    let labels: Vec<String> = (0..rows.len()).map(|place| place.to_string()).collect();
    let names: Vec<&str> = labels.iter().map(String::as_str).collect();
    let counts: Option<Vec<i64>> = crowds.iter().map(|crowd| i64::try_from(crowd.n()).ok()).collect();
    let table = Table::new(vec![Dimension::flat("row", &names).ok()?], &counts?).ok()?;
    let rules = rules(&crowds, least)?;
    let published = audit(&table, &suppress(&table, &rules), &rules).ok()?;
    // The first mark is the total's.
    let [Mark::Shown(_), marks @ ..] = published.marks() else { return None };
    let (shown, hidden): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(|place| marks[*place] != Mark::Hidden);
    let rest: Crowd = hidden.iter().flat_map(|place| rows[*place].iter().copied()).collect();
    let rest = (!hidden.is_empty()).then_some((hidden.len() as u64, rest));
    if rest.as_ref().is_some_and(|(_, rest)| !least.shows(rest)) {
        return None;
    }
    Some(Folded { shown, rest: rest.map(|(rows, rest)| (rows, rest.n())) })
}

/// Rules that hide every count of too few persons. An audit knows counts and no persons: where few persons are counted
/// often, all counts that small are hidden.
pub(super) fn rules<'a>(crowds: impl IntoIterator<Item = &'a Crowd>, least: Least) -> Option<Rules> {
    let few = crowds.into_iter().filter(|crowd| !least.shows(crowd)).map(|crowd| crowd.n() + 1).max();
    least.rules(few.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(counts: &[u32]) -> Option<Folded> {
        let mut next = 0_u32;
        let rows: Vec<Vec<u32>> = counts
            .iter()
            .map(|count| {
                next += count;
                (next - count..next).collect()
            })
            .collect();
        fold(&rows, Least::new(5))
    }

    #[test]
    fn what_is_small_is_folded_with_as_much_as_it_takes() {
        let told = |shown: &[usize], rest| Some(Folded { shown: shown.to_vec(), rest });
        assert_eq!(folded(&[9, 7]), told(&[0, 1], None));
        assert_eq!(folded(&[9, 7, 3, 4]), told(&[0, 1], Some((2, 7))));
        // Three alone is the total less the others.
        assert_eq!(folded(&[9, 7, 3]), told(&[0], Some((2, 10))));
        assert_eq!(folded(&[2]), None);
        // Two and two are four persons: no row for them, and nothing beside them.
        assert_eq!(folded(&[30, 2, 2]), told(&[], Some((3, 34))));
    }

    #[test]
    fn one_person_counted_ten_times_is_one_person() {
        let rows = vec![(0..20).collect(), (20..60).collect(), vec![99; 10]];
        let found = fold(&rows, Least::new(5)).expect("forty may be said");
        assert_eq!((found.shown, found.rest), (vec![1], Some((2, 30))));
    }
}
