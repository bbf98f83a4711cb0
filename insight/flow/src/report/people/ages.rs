//! How long cases stay open, how they end and whether in time: one table by age, whose every count is nobody or enough.
//!
//! A curve with the numbers below it is a table: who ended and who was lost sight of between one age and the next. Curve,
//! ways to end, deadlines and the two periods all count the same cases, so each could give away what another hides. They are
//! taken from one table by all of them at once, and ages are left out until no count in it is small. So there is nothing in
//! it to hide, and nothing to reckon.

use super::crowd::{Crowd, Least};
use std::collections::BTreeMap;

/// The ages, in days, at which a curve may be printed.
pub(super) const AGES: [f64; 19] =
    [1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 14.0, 21.0, 28.0, 30.0, 42.0, 56.0, 60.0, 90.0, 120.0, 180.0, 240.0, 300.0, 365.0];

/// One case: whose it is, at what age the watching of it stopped and began, and in which column of the table it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Watched {
    pub(super) person: u32,
    pub(super) left: f64,
    pub(super) entered: Option<f64>,
    pub(super) column: usize,
}

/// What is counted between two ages.
type Row = BTreeMap<Counted, Vec<u32>>;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Counted {
    Left(usize),
    Entered(usize),
}

/// The ages at which a table of these cases may be cut; `None` when even their number without any age is too small.
pub(super) fn ages(cases: &[Watched], least: Least) -> Option<Vec<f64>> {
    let row = |age: f64| AGES.partition_point(|edge| *edge < age);
    let mut rows: Vec<Row> = vec![Row::new(); AGES.len() + 1];
    for case in cases {
        rows[row(case.left)].entry(Counted::Left(case.column)).or_default().push(case.person);
        if let Some(entered) = case.entered {
            rows[row(entered)].entry(Counted::Entered(case.column)).or_default().push(case.person);
        }
    }
    let seen = |row: &Row| row.values().all(|of| least.shows(&of.iter().copied().collect::<Crowd>()));
    let mut cut: Vec<(f64, Row)> = Vec::new();
    let mut here = Row::new();
    for (place, row) in rows.into_iter().enumerate() {
        join(&mut here, row);
        if let Some(age) = AGES.get(place).filter(|_| seen(&here)) {
            cut.push((*age, std::mem::take(&mut here)));
        }
    }
    while !seen(&here) {
        join(&mut here, cut.pop()?.1);
    }
    Some(cut.into_iter().map(|(age, _)| age).collect())
}

fn join(one: &mut Row, other: Row) {
    for (counted, persons) in other {
        one.entry(counted).or_default().extend(persons);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_left_out_until_five_have_left_since_the_last() {
        let case = |person: u32, left: f64| Watched { person, left, entered: None, column: 0 };
        let five = Least::new(5);
        let at = |ages: &[f64]| ages.iter().zip(0..).map(|(age, person)| case(person, *age)).collect::<Vec<_>>();
        // Four until day 2, five until day 5: the ages 2 and 3 would say who was fourth.
        let some = at(&[1.5, 1.5, 1.5, 2.0, 4.0, 9.5, 9.5, 9.5, 9.5, 9.5]);
        assert_eq!(ages(&some, five).map(|ages| ages[..5].to_vec()), Some(vec![1.0, 5.0, 7.0, 10.0, 14.0]));
        // Four are left at the end: no age before them may be told.
        assert_eq!(ages(&at(&[0.5, 0.5, 0.5, 0.5, 0.5, 400.0]), five), Some(vec![]));
        assert_eq!(ages(&at(&[0.5, 0.5]), five), None);
        let one: Vec<Watched> = (0..9).map(|_| case(1, 0.5)).collect();
        assert_eq!(ages(&one, five), None, "nine cases of one person");
    }
}
