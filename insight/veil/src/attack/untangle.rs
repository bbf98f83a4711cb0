//! Sums taken out of the sums that they are part of: January to April less January to March is April.
//!
//! What is known stays the same, in fewer and shorter sums. Two families of sums in each of which any two lie one in the
//! other or apart (the days of the whole town, the days of each district) become a network in this way, whatever is
//! hidden: each piece is left in one sum of each family.
use super::system::{Equation, System};

/// A sum of unknown counts. One that is itself unknown, and so stands in its own line only, is kept apart: it can take
/// the place of its parts in another.
struct Line {
    terms: Vec<(usize, i64)>,
    total: i64,
    own: Option<(usize, i64)>,
    parts: Vec<u64>,
}

impl System {
    /// Writes the same sums as shortly as may be. Exact.
    pub fn untangle(&mut self) {
        let lines = self.lines();
        let families = families(&lines);
        self.equations.clear();
        for (at, line) in lines.iter().enumerate() {
            let (mut left, mut total, mut standing) = (line.parts.clone(), line.total, Vec::new());
            let mut take = |part: usize| {
                let part = &lines[part];
                if part.parts.iter().zip(&left).all(|(part, left)| part & !left == 0) {
                    left.iter_mut().zip(&part.parts).for_each(|(left, part)| *left &= !part);
                    total -= part.total;
                    standing.extend(part.own.map(|(count, sign)| (count, -sign)));
                }
            };
            let shorter = || (0..at).rev().filter(|part| !lines[*part].is_empty());
            shorter().filter(|part| families[*part] == families[at]).for_each(&mut take);
            // A number that is known shortens any sum; an unknown would only trade one count for another.
            shorter().filter(|part| families[*part] != families[at] && lines[*part].own.is_none()).for_each(&mut take);
            let terms = line.terms.iter().copied().filter(|term| has(&left, *term));
            self.equations.push(Equation { terms: terms.chain(line.own).chain(standing).collect(), total });
        }
    }

    /// The sums that are not yet known, the shortest first.
    fn lines(&self) -> Vec<Line> {
        let open = self.equations.iter().map(|equation| equation.open(&self.fixed));
        let mut open: Vec<_> = open.filter(|(terms, total)| !terms.is_empty() || *total != 0).collect();
        open.sort_by_key(|(terms, _)| terms.len());
        open.dedup();
        let mut times = vec![0; self.fixed.len()];
        open.iter().flat_map(|(terms, _)| terms).for_each(|(count, _)| times[*count] += 1);
        let words = (2 * self.fixed.len()).div_ceil(64);
        let line = |(mut terms, total): (Vec<(usize, i64)>, i64)| {
            let own = terms.iter().position(|(count, sign)| *sign < 0 && times[*count] == 1).map(|at| terms.remove(at));
            let parts = bits(&terms, words);
            Line { terms, total, own, parts }
        };
        open.into_iter().map(line).collect()
    }
}

impl Line {
    /// Nothing that could be taken out of another.
    fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// True for two that overlap and lie neither in the other.
    fn crosses(&self, other: &Line) -> bool {
        let (mut both, mut here, mut there) = (0, 0, 0);
        for (a, b) in self.parts.iter().zip(&other.parts) {
            both |= a & b;
            here |= a & !b;
            there |= b & !a;
            if both != 0 && here != 0 && there != 0 {
                return true;
            }
        }
        false
    }
}

/// Two families of sums, of which two that cross are in different ones, as far as that can be.
fn families(lines: &[Line]) -> Vec<bool> {
    let mut family: Vec<Option<bool>> = vec![None; lines.len()];
    for start in 0..lines.len() {
        if family[start].is_some() {
            continue;
        }
        family[start] = Some(false);
        let mut waiting = vec![start];
        while let Some(at) = waiting.pop() {
            for other in 0..lines.len() {
                if family[other].is_none() && lines[at].crosses(&lines[other]) {
                    family[other] = family[at].map(|family| !family);
                    waiting.push(other);
                }
            }
        }
    }
    family.into_iter().map(|family| family.unwrap_or(false)).collect()
}

/// A set of signed terms, two bits for each count.
fn bits(terms: &[(usize, i64)], words: usize) -> Vec<u64> {
    let mut bits = vec![0; words];
    for term in terms {
        bits[place(*term) / 64] |= 1 << (place(*term) % 64);
    }
    bits
}

fn has(bits: &[u64], term: (usize, i64)) -> bool {
    bits[place(term) / 64] & (1 << (place(term) % 64)) != 0
}

fn place((count, sign): (usize, i64)) -> usize {
    2 * count + usize::from(sign < 0)
}
