//! Whatever table comes: what goes out keeps its hidden counts apart, for an attacker who counts instead of reckoning.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where something is not as it was made")]

mod attacker;

use std::collections::BTreeSet;

use attacker::Attacker;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use veil::{Dimension, Knowledge, Mark, Rules, Settings, Table, audit, suppress};

const LETTERS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

fn flat(name: &str, n: usize) -> Dimension {
    Dimension::flat(name, &LETTERS[..n]).unwrap()
}

fn knowing(knowledge: Knowledge) -> Rules {
    Rules::try_from(Settings { knowledge, ..Settings::default() }).unwrap()
}

/// Publishes if it can, and then holds every cell that had to be hidden against the counting attacker.
fn protected(table: &Table, rules: &Rules, floor: impl Fn(&[&str]) -> i64) -> Result<bool, TestCaseError> {
    let Ok(published) = audit(table, &suppress(table, rules), rules) else { return Ok(false) };
    let attacker = Attacker::of(table, &published, floor);
    for (cell, why) in rules.primary(table) {
        let number = table.cells().position(|other| other == cell).unwrap();
        prop_assert_eq!(published.marks()[number], Mark::Hidden);
        if let Some((low, high)) = attacker.bounds(number, 5) {
            prop_assert!(high - low >= 5, "{:?} {} in {}..{}", why, table.called(cell), low, high);
        }
    }
    Ok(true)
}

/// The same 48 tables for each property every time; another number with `VEIL_CASES`, for long runs.
#[expect(clippy::disallowed_methods, reason = "how long to try is asked of whoever runs the test, and nobody else")]
fn cases() -> u32 {
    std::env::var("VEIL_CASES").map_or(48, |cases| cases.parse().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2015),
        ..ProptestConfig::with_cases(cases())
    })]

    #[test]
    fn two_dimensions((rows, columns, counts) in (2..4_usize, 2..4_usize, prop::collection::vec(0..14_i64, 9))) {
        let table = Table::new(vec![flat("x", rows), flat("y", columns)], &counts[..rows * columns]).unwrap();
        for (knowledge, least) in [(Knowledge::Margins, 0), (Knowledge::MarginsAndRule, 1)] {
            protected(&table, &knowing(knowledge), |_| least)?;
        }
    }

    #[test]
    fn three_dimensions(counts in prop::collection::vec(0..12_i64, 8)) {
        let table = Table::new(vec![flat("x", 2), flat("y", 2), flat("z", 2)], &counts).unwrap();
        protected(&table, &Rules::default(), |_| 1)?;
    }

    #[test]
    fn sensitive_categories(counts in prop::collection::vec(prop_oneof![Just(0_i64), 0..12_i64], 9)) {
        let measure = flat("measure", 3).sensitive(&["a"]).unwrap();
        let table = Table::new(vec![flat("district", 3), measure], &counts).unwrap();
        protected(&table, &Rules::default(), |names| i64::from(names[1] == "Total"))?;
    }

    #[test]
    fn permuted_rows_permute_the_answer((counts, order) in (prop::collection::vec(0..14_i64, 12), Just([0_usize, 1, 2, 3]).prop_shuffle())) {
        let rules = Rules::default();
        let side = |order: &[usize]| Dimension::flat("x", &order.iter().map(|at| LETTERS[*at]).collect::<Vec<_>>()).unwrap();
        let straight = Table::new(vec![side(&[0, 1, 2, 3]), flat("y", 3)], &counts).unwrap();
        let shuffled: Vec<i64> = order.iter().flat_map(|row| counts[row * 3..row * 3 + 3].to_vec()).collect();
        let shuffled = Table::new(vec![side(&order), flat("y", 3)], &shuffled).unwrap();
        let hidden = |table: &Table| suppress(table, &rules).hidden().map(|cell| table.called(cell)).collect::<BTreeSet<_>>();
        prop_assert_eq!(hidden(&straight), hidden(&shuffled));
        prop_assert_eq!(suppress(&straight, &rules), suppress(&straight, &rules));
    }

    #[test]
    fn linear_and_flow_agree(counts in prop::collection::vec(0..14_i64, 12)) {
        // A side with one category makes every cell stand in three sums: the same table, but no network.
        let rules = Rules::default();
        let flow = Table::new(vec![flat("x", 4), flat("y", 3)], &counts).unwrap();
        let linear = Table::new(vec![flat("x", 4), flat("y", 3), Dimension::flat("z", &["only"]).unwrap()], &counts).unwrap();
        let plan = suppress(&flow, &rules);
        let extra = plan.extra().iter().flat_map(|cell| {
            let names = flow.names(*cell);
            ["only", "Total"].map(|last| linear.cell(&[names[0], names[1], last]).unwrap())
        });
        let same = veil::Plan::by_hand(&linear, &rules, extra);
        let wanted: Vec<_> = veil::intervals(&flow, &plan, &rules).unwrap().into_iter().map(|(cell, ends)| (flow.called(cell), ends)).collect();
        let got: Vec<_> = veil::intervals(&linear, &same, &rules).unwrap();
        for (cell, ends) in wanted {
            let there = got.iter().find(|(other, _)| linear.called(*other) == cell.replace(')', ", only)")).unwrap();
            prop_assert_eq!((cell, ends), (linear.called(there.0).replace(", only)", ")"), there.1));
        }
    }
}

proptest! {
    // Counting takes half a second for a table of so many cells.
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2015),
        ..ProptestConfig::with_cases(cases().div_ceil(16))
    })]

    #[test]
    fn three_longer_dimensions(counts in prop::collection::vec(0..12_i64, 12)) {
        let table = Table::new(vec![flat("x", 2), flat("y", 3), flat("z", 2)], &counts).unwrap();
        protected(&table, &Rules::default(), |_| 1)?;
    }
}

#[test]
fn most_tables_go_out() {
    // A property about what goes out would hold if nothing did.
    let mut out = 0;
    for seed in 0..50_u64 {
        let mut next = seed * 7919 + 17;
        let mut draw = || {
            next = next.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from((next >> 33) % 20).unwrap()
        };
        let counts: Vec<i64> = (0..20).map(|_| draw()).collect();
        let table = Table::new(vec![flat("x", 5), flat("y", 4)], &counts).unwrap();
        out += usize::from(audit(&table, &suppress(&table, &Rules::default()), &Rules::default()).is_ok());
    }
    assert_eq!(out, 50);
}
