//! The finest pieces that released figures cut a population into.
use std::collections::{BTreeMap, BTreeSet};

use super::frame::{Region, Span};

/// More steps than this are not taken: such a history is too tangled to be audited, and nothing new goes out.
const MOST_STEPS: usize = 2_000_000;

/// The figures that a piece belongs to, as their numbers in order. Pieces of the same figures are one: nothing that is
/// released tells them apart.
pub(super) type Atom = Vec<usize>;

/// More pieces than can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tangled;

/// A set of figures, a bit for each.
pub(super) type Bits = Vec<u64>;

/// Every piece that lies in one region at least. Errors: there are too many.
pub(super) fn pieces(regions: &[&Region]) -> Result<Vec<Bits>, Tangled> {
    let sides = regions.first().map_or(0, |region| region.0.len());
    let classes: Vec<Vec<Bits>> = (0..sides).map(|side| classes(regions, side)).collect();
    let mut cut = Cut { classes, steps: 0, found: BTreeSet::new() };
    let everywhere = vec![u64::MAX; regions.len().div_ceil(64)];
    cut.go(0, &everywhere)?;
    Ok(cut.found.into_iter().collect())
}

struct Cut {
    classes: Vec<Vec<Bits>>,
    steps: usize,
    found: BTreeSet<Bits>,
}

impl Cut {
    fn go(&mut self, side: usize, within: &Bits) -> Result<(), Tangled> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return Err(Tangled);
        }
        let Some(classes) = self.classes.get(side).cloned() else {
            self.found.insert(within.clone());
            return Ok(());
        };
        // Two classes that agree on the figures still possible go the same way from here.
        let next: BTreeSet<Bits> =
            classes.iter().map(|class| class.iter().zip(within).map(|(a, b)| a & b).collect()).collect();
        for bits in next.into_iter().filter(|bits: &Bits| bits.iter().any(|word| *word != 0)) {
            self.go(side + 1, &bits)?;
        }
        Ok(())
    }
}

/// The stretches of one side, by which figures they belong to.
fn classes(regions: &[&Region], side: usize) -> Vec<Bits> {
    let mut spans: BTreeMap<&Span, Vec<usize>> = BTreeMap::new();
    for (at, region) in regions.iter().enumerate() {
        spans.entry(&region.0[side]).or_default().push(at);
    }
    let ends: BTreeSet<u32> = spans.keys().flat_map(|span| span.iter().flat_map(|(from, to)| [*from, *to])).collect();
    let mut found = BTreeSet::new();
    for start in ends {
        let mut bits = vec![0; regions.len().div_ceil(64)];
        for (span, members) in &spans {
            if span.iter().any(|(from, to)| (*from..*to).contains(&start)) {
                members.iter().for_each(|at| bits[at / 64] |= 1 << (at % 64));
            }
        }
        found.insert(bits);
    }
    found.into_iter().collect()
}

/// The figures of a piece.
pub(super) fn atom(bits: &Bits) -> Atom {
    let ones = |(word, bits): (usize, &u64)| {
        let rest =
            std::iter::successors(Some(*bits), |bits| Some(bits & bits.wrapping_sub(1))).take_while(|bits| *bits != 0);
        rest.map(|bits| 64 * word + bits.trailing_zeros() as usize).collect::<Vec<_>>()
    };
    bits.iter().enumerate().flat_map(ones).collect()
}

/// The same set without the figures from `end` on.
pub(super) fn before(bits: &Bits, end: usize) -> Bits {
    let mut bits = bits[..end.div_ceil(64)].to_vec();
    if let (Some(last), 1..) = (bits.last_mut(), end % 64) {
        *last &= (1 << (end % 64)) - 1;
    }
    bits
}

/// True where two regions share a piece.
pub(super) fn meet(a: &Region, b: &Region) -> bool {
    a.0.iter()
        .zip(&b.0)
        .all(|(a, b)| a.iter().any(|(from, to)| b.iter().any(|(first, last)| from < last && first < to)))
}
