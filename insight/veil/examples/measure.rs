//! How long it takes: `cargo run --release -p veil --example measure`. Made-up counts of a small municipality, many below
//! five; the same tables every time.
use std::time::Instant;

use veil::{Dimension, Frame, Ledger, Rules, Scope, Table, audit, suppress};

fn main() {
    for sides in [vec![3, 4], vec![8, 12], vec![20, 30], vec![40, 60], vec![4, 5, 3], vec![6, 8, 4], vec![10, 10, 5]] {
        table(&sides);
    }
    first_releases();
}

fn table(sides: &[usize]) {
    let mut chance = Chance(7);
    let table = made(sides, &mut chance);
    let rules = Rules::default();
    let start = Instant::now();
    let plan = suppress(&table, &rules);
    let found = start.elapsed();
    let start = Instant::now();
    let verdict = audit(&table, &plan, &rules);
    let audited = start.elapsed();
    println!(
        "{sides:?}: {} cells, {} small, {} more hidden ({:?}) in {found:.2?}, audited in {audited:.2?}: {}",
        table.cells().count(),
        plan.primary().len(),
        plan.extra().len(),
        plan.found(),
        verdict.map_or_else(|refusal| refusal.to_string(), |_| "published".to_owned()),
    );
}

fn made(sides: &[usize], chance: &mut Chance) -> Table {
    let dimension = |side: usize, n: usize| {
        let names: Vec<String> = (0..n).map(|at| format!("c{at:02}")).collect();
        Dimension::flat(&format!("side {side}"), &names.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let dimensions: Result<Vec<Dimension>, _> = sides.iter().enumerate().map(|(side, n)| dimension(side, *n)).collect();
    let counts: Vec<i64> = (0..sides.iter().product()).map(|_| chance.below(5) * chance.below(9)).collect();
    dimensions
        .and_then(|dimensions| Table::new(dimensions, &counts))
        .expect("the names differ and no count is negative")
}

/// The ledger does not know the truth, so it refuses some tables that passed their own audit: how many of 200, with
/// nothing out before?
fn first_releases() {
    let mut chance = Chance(3);
    let (mut passed, mut released) = (0, 0);
    for _ in 0..200 {
        let table = made(&[6, 4], &mut chance);
        let Ok(published) = audit(&table, &suppress(&table, &Rules::default()), &Rules::default()) else { continue };
        passed += 1;
        let frame = Frame::new("people", table.dimensions().to_vec(), &[]).expect("the names differ");
        let scope = Scope::of(&frame);
        released += usize::from(Ledger::new(frame, Rules::default()).release("first", &published, &scope).is_ok());
    }
    println!("of 200 tables of 6 x 4, {passed} passed their audit and {released} of those an empty ledger's");
}

/// Numbers that look like chance and are the same every time (Knuth's constants).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).expect("31 bits fit").rem_euclid(end)
    }
}
