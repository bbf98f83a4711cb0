//! A ledger that keeps what it has proven answers as one that was just read from its file and proves everything anew.
//! The frames are so small that the attacker always gets to the end; in larger ones a solver may not find again what it
//! found before, and then only a refusal is doubtful.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where something is not as it was made")]

use std::collections::BTreeSet;

use veil::{Dimension, Frame, Ledger, Mark, Pick, Refused, Region, Rules, Scope, Table, audit, suppress};

const DISTRICTS: [&str; 3] = ["North", "South", "East"];
const AGES: [&str; 2] = ["0-6", "7-17"];
const DAYS: usize = 4;

/// How many ledgers are tried: 12, or as many as `VEIL_CASES` says.
#[expect(clippy::disallowed_methods, reason = "how long to try is asked of whoever runs the test, and nobody else")]
fn cases() -> u64 {
    std::env::var("VEIL_CASES").map_or(12, |cases| cases.parse().unwrap())
}

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    /// Some of the numbers below `n`, one at least.
    fn some(&mut self, n: usize) -> BTreeSet<usize> {
        let first = self.below(n);
        (0..n).filter(|at| *at == first || self.below(3) == 0).collect()
    }
}

/// Where people are: district, age, day.
type People = Vec<[usize; 3]>;

/// A filter as a page has them.
struct Filter([BTreeSet<usize>; 3]);

impl Filter {
    fn drawn(chance: &mut Chance) -> Filter {
        let sides = [chance.some(3), chance.some(2), BTreeSet::new()];
        let days = match chance.below(3) {
            0 => 0..=DAYS - 1,
            1 => 0..=chance.below(DAYS),
            _ => {
                let from = chance.below(DAYS);
                from..=from + chance.below(DAYS - from)
            }
        };
        let [districts, ages, _] = sides;
        Filter([if chance.below(3) == 0 { (0..3).collect() } else { districts }, ages, days.collect()])
    }

    fn count(&self, people: &People) -> i64 {
        let passes = |person: &&[usize; 3]| self.0.iter().zip(person.iter()).all(|(side, value)| side.contains(value));
        i64::try_from(people.iter().filter(passes).count()).unwrap()
    }

    fn region(&self, frame: &Frame) -> Region {
        let names = |side: &BTreeSet<usize>, of: &[&'static str]| side.iter().map(|at| of[*at]).collect::<Vec<_>>();
        let day = |at: Option<&usize>| u32::try_from(*at.unwrap()).unwrap();
        let (districts, ages) = (names(&self.0[0], &DISTRICTS), names(&self.0[1], &AGES));
        let days = Pick::Days(day(self.0[2].first())..=day(self.0[2].last()));
        frame.region(&[("district", Pick::Of(&districts)), ("age", Pick::Of(&ages)), ("day", days)]).unwrap()
    }
}

fn frame() -> Frame {
    let sides = [Dimension::flat("district", &DISTRICTS), Dimension::flat("age", &AGES)];
    Frame::new("reports", sides.into_iter().map(Result::unwrap).collect(), &["day"]).unwrap()
}

fn read_again(ledger: &Ledger) -> Ledger {
    serde_json::from_str(&serde_json::to_string(ledger).unwrap()).unwrap()
}

/// A table of some days by district and age, and what the ledger says to it.
fn release(ledger: &mut Ledger, people: &People, days: &Filter) -> Result<usize, Refused> {
    let inner: Vec<i64> = (0..6)
        .map(|at| Filter([BTreeSet::from([at / 2]), BTreeSet::from([at % 2]), days.0[2].clone()]).count(people))
        .collect();
    let sides = [Dimension::flat("district", &DISTRICTS), Dimension::flat("age", &AGES)];
    let table = Table::new(sides.into_iter().map(Result::unwrap).collect(), &inner).unwrap();
    let rules = Rules::default();
    let Ok(published) = audit(&table, &suppress(&table, &rules), &rules) else { return Ok(0) };
    let day = |at: Option<&usize>| u32::try_from(*at.unwrap()).unwrap();
    let range = Pick::Days(day(days.0[2].first())..=day(days.0[2].last()));
    let scope = Scope::of(ledger.frame()).only("day", &range).unwrap();
    ledger.release("table", &published, &scope).map(|entry| entry.figures.len())
}

#[test]
fn what_is_kept_changes_no_answer() {
    let (mut shown, mut refused, mut tables) = (0, 0, 0);
    for seed in 0..cases() {
        let mut chance = Chance(seed * 7919 + 5);
        let size = 15 + chance.below(70);
        let people: People = (0..size).map(|_| [chance.below(3), chance.below(2), chance.below(DAYS)]).collect();
        let mut ledger = Ledger::new(frame(), Rules::default());
        for step in 0..30 {
            let filter = Filter::drawn(&mut chance);
            let mut fresh = read_again(&ledger);
            if chance.below(6) == 0 {
                let answer = release(&mut ledger, &people, &filter);
                assert_eq!(answer, release(&mut fresh, &people, &filter), "seed {seed}, step {step}");
                tables += usize::from(answer.is_ok());
            } else {
                let region = filter.region(ledger.frame());
                let count = filter.count(&people);
                let answer = ledger.show("page", &region, count);
                assert_eq!(answer, fresh.show("page", &region, count), "seed {seed}, step {step}");
                shown += usize::from(matches!(answer, Ok(Mark::Shown(_))));
                refused += usize::from(answer.is_err());
            }
            assert_eq!(ledger, fresh, "seed {seed}, step {step}");
            assert_eq!(read_again(&ledger).audit(), Ok(()), "seed {seed}, step {step}");
        }
        assert_eq!(ledger.audit(), Ok(()), "seed {seed}");
    }
    println!("{shown} figures shown, {refused} refused, {tables} tables out");
    assert!(shown > 40 && refused > 20 && tables > 4, "{shown} {refused} {tables}: the test must be able to fail");
}
