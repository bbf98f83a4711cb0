//! How long a live page takes, day by day: `cargo run --release -p veil --example live_page [DAYS [SEED]]`. Made-up
//! counts of a small municipality; the same page every time. It shows each day how many have come in so far, all
//! together and by district, and every figure is audited with all that is out.
#![expect(clippy::indexing_slicing, reason = "the numbers lie beside the names that they index")]

use std::time::Instant;

use veil::{Dimension, Frame, Ledger, Pick, Refused, Rules};

const NAMES: [&str; 4] = ["North", "South", "East", "West"];

fn main() {
    let mut asked = std::env::args().skip(1).map(|word| word.parse().expect("days and a seed are whole numbers"));
    let (days, seed) = (asked.next().unwrap_or(365), asked.next().unwrap_or(11));
    let mut chance = Chance(seed);
    let frame =
        Dimension::flat("district", &NAMES).and_then(|district| Frame::new("reports", vec![district], &["day"]));
    let mut ledger = Ledger::new(frame.expect("the names differ"), Rules::default());
    let mut so_far = [0; 4];
    let (mut shown, mut narrow, mut other) = (0, 0, 0);
    let start = Instant::now();
    for day in 0..u32::try_from(days).expect("a few years of days fit") {
        for count in &mut so_far {
            *count += i64::from(chance.below(3) == 0) * chance.below(3);
        }
        let picks = [&NAMES[..], &NAMES[..1], &NAMES[1..2], &NAMES[2..3], &NAMES[3..]];
        for (at, pick) in picks.into_iter().enumerate() {
            let count = if at == 0 { so_far.iter().sum() } else { so_far[at - 1] };
            let region = ledger.frame().region(&[("district", Pick::Of(pick)), ("day", Pick::Days(0..=day))]);
            match ledger.show("so far", &region.expect("the names are the frame's"), count) {
                Ok(_) => shown += 1,
                Err(Refused::Narrow { .. }) => narrow += 1,
                Err(_) => other += 1,
            }
        }
    }
    println!(
        "a live page of {days} days by 5 figures: {shown} shown, {narrow} would narrow somebody, {other} refused for \
         another reason, {:.2?} together; the last seal is {}",
        start.elapsed(),
        ledger.head().unwrap_or("none"),
    );
}

/// Numbers that look like chance and are the same every time (Knuth's constants).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).expect("31 bits fit").rem_euclid(end)
    }
}
