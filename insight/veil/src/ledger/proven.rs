//! What an audit proved, kept for the next one.
//!
//! A proof that a count cannot be placed is two whole tables that fit all that is out. A new figure leaves most of them
//! standing: a table that fits it too is as good a proof as before. So of each proof only the moves are kept that lead to
//! its two tables from one that all share, and the next audit asks again where a move no longer fits.
//!
//! Nothing of this is public and nothing of it is written out. It follows from what is.
use std::collections::HashMap;

use super::Said;
use super::atoms::{Atom, Bits, before};
use super::joint::{Need, hidden};
use crate::attack::{Finding, Move, Siege};
use crate::rules::Rules;

/// Why something is not known too closely.
#[derive(Debug, Clone)]
pub(super) enum Proof {
    /// Two tables lie far apart: the moves to them.
    Wide([Move; 2]),
    /// It holds as many as may be shown, whatever else is told.
    Enough,
    /// Nobody is there, whatever else is told.
    Empty,
}

impl Proof {
    /// What a finding proves, if it does.
    pub fn of(found: &Finding, moves: [Move; 2], rules: &Rules) -> Option<Proof> {
        let (least, width) = (rules.settings().least_shown, rules.settings().width);
        match found.interval {
            interval if interval.is_wide(width) => Some(Proof::Wide(moves)),
            interval if found.exact && interval.low >= least => Some(Proof::Enough),
            interval if found.exact && interval.high == Some(0) => Some(Proof::Empty),
            _ => None,
        }
    }

    pub fn meets(&self, need: Need) -> bool {
        match self {
            Proof::Wide(_) => true,
            Proof::Enough => need != Need::Wide,
            Proof::Empty => need == Need::NotSmall,
        }
    }
}

/// What was proven of some figures together: for each piece, and then for each hidden figure.
#[derive(Debug, Clone)]
pub(super) struct Proven {
    said: Vec<Said>,
    pieces: HashMap<Bits, usize>,
    /// A whole table that fits.
    table: Vec<i64>,
    proofs: Vec<Proof>,
}

impl Proven {
    pub fn new(pieces: Vec<Bits>, said: Vec<Said>, proofs: Vec<Proof>, siege: &Siege) -> Proven {
        let table =
            (0..proofs.len()).map(|count| siege.start(count).expect("what was proven rests on a table")).collect();
        let pieces = pieces.into_iter().enumerate().map(|(at, bits)| (bits, at)).collect();
        Proven { said, pieces, table, proofs }
    }

    /// What was said of the figures, in their order.
    pub fn said(&self) -> &[Said] {
        &self.said
    }
}

/// What was proven, seen from the pieces that more figures leave.
pub(super) struct Earlier<'a> {
    kept: &'a Proven,
    pieces: &'a [Bits],
    said: &'a [Said],
    /// What each count was before: a piece as it is or a larger one, or a hidden figure.
    from: Vec<Option<usize>>,
    /// What each count from before is now, if it is still in one piece.
    to: Vec<Option<usize>>,
}

impl Earlier<'_> {
    /// Shapes: `pieces` by all figures, of which those of `kept` are the first.
    pub fn of<'a>(kept: &'a Proven, pieces: &'a [Bits], said: &'a [Said]) -> Earlier<'a> {
        let figures = kept.said.len();
        let mut from: Vec<Option<usize>> =
            pieces.iter().map(|piece| kept.pieces.get(&before(piece, figures)).copied()).collect();
        let hid = hidden(&kept.said).count();
        from.extend((0..hidden(said).count()).map(|at| (at < hid).then_some(kept.pieces.len() + at)));
        let mut times = vec![0; kept.table.len()];
        from.iter().flatten().for_each(|old| times[*old] += 1);
        let mut to = vec![None; kept.table.len()];
        for (new, old) in from.iter().enumerate() {
            old.iter().filter(|old| times[**old] == 1).for_each(|old| to[*old] = Some(new));
        }
        Earlier { kept, pieces, said, from, to }
    }

    /// The table from before in the new pieces, a starting point that the new figures need not fit. Of a piece that was
    /// cut everybody is taken to be in the first part.
    pub fn near(&self, atoms: &[Atom]) -> Vec<i64> {
        let mut left = self.kept.table.clone();
        let mut near: Vec<i64> =
            self.from.iter().map(|old| old.map_or(0, |old| std::mem::take(&mut left[old]))).collect();
        for (at, (figure, _)) in hidden(self.said).enumerate() {
            if figure >= self.kept.said.len() {
                near[atoms.len() + at] =
                    (0..atoms.len()).filter(|atom| atoms[*atom].contains(&figure)).map(|atom| near[atom]).sum();
            }
        }
        near
    }

    /// The proof from before, as far as it still is one.
    pub fn still(&self, at: usize, siege: &Siege, floor: &[i64]) -> Option<Proof> {
        let old = self.from[at].filter(|old| self.to[*old].is_some())?;
        siege.start(at)?;
        match &self.kept.proofs[old] {
            Proof::Wide([up, down]) => {
                Some(Proof::Wide([self.moved(up, siege, floor)?, self.moved(down, siege, floor)?]))
            }
            known => Some(known.clone()),
        }
    }

    /// A move in the new pieces, if every new figure is as it was said after it and no count falls below its floor.
    fn moved(&self, old: &Move, siege: &Siege, floor: &[i64]) -> Option<Move> {
        let mut new: Move = Vec::with_capacity(old.len());
        for (count, by) in old {
            new.push((self.to[*count]?, *by));
        }
        for figure in self.kept.said.len()..self.said.len() {
            let within = |count: &usize| {
                self.pieces.get(*count).is_some_and(|piece| piece[figure / 64] & (1 << (figure % 64)) != 0)
            };
            let by: i64 = new.iter().filter(|(count, _)| within(count)).map(|(_, by)| by).sum();
            match (by, self.said[figure]) {
                (0, _) => {}
                (_, Said::Count(_)) => return None,
                (_, Said::AtLeast(_)) => {
                    let place = hidden(self.said).position(|(at, _)| at == figure)?;
                    new.push((self.pieces.len() + place, by));
                }
            }
        }
        let fits = |(count, by): &(usize, i64)| siege.start(*count).is_some_and(|start| start + by >= floor[*count]);
        new.iter().all(fits).then_some(new)
    }
}
