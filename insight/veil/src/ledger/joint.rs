//! One attack on all that is out and what would go out with it.
//!
//! The ledger holds no truth, so an attacker's interval is judged without it: a piece of the population may be known
//! closely only if it is known to be empty or to hold as many as may be shown. That is stricter than needed where a piece
//! happens to hold more than the attacker can tell, and it never lets anybody through.
use std::collections::HashMap;

use super::atoms::{Atom, Tangled, atom, meet, pieces};
use super::frame::{Frame, Region, Span};
use super::proven::{Earlier, Proof, Proven};
use super::{Figure, Refused, Said};
use crate::attack::{Contradiction, Depth, Equation, Siege, System};
use crate::rules::Rules;

impl From<Tangled> for Refused {
    fn from(_: Tangled) -> Refused {
        Refused::Tangled
    }
}

impl From<Contradiction> for Refused {
    fn from(_: Contradiction) -> Refused {
        Refused::Contradiction
    }
}

/// How closely something may be known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// Not closely, whatever it is.
    Wide,
    /// Closely only if it holds as many as may be shown.
    NotFew,
    /// Closely only if it is empty or holds as many as may be shown.
    NotSmall,
}

/// Audits figures together, in the order in which they went out. `kept` is what was proven of the first of them; what of
/// it still holds is not asked again. Returns what is proven of all. Errors: the first thing that would be known too
/// closely, in words.
pub(super) fn audit(
    frame: &Frame,
    rules: &Rules,
    figures: &[&Figure],
    kept: Option<&Proven>,
) -> Result<Proven, Refused> {
    let (regions, said) = merged(frame, figures)?;
    let pieces = pieces(&regions)?;
    let atoms: Vec<Atom> = pieces.iter().map(atom).collect();
    let system = system(&atoms, &said);
    let kept = kept.filter(|kept| said.starts_with(kept.said()));
    let earlier = kept.map(|kept| Earlier::of(kept, &pieces, &said));
    let near = earlier.as_ref().map(|earlier| earlier.near(&atoms));
    let floor = system.floor.clone();
    let mut siege = Siege::of(system, near.as_deref())?;
    let joint = Joint { frame, rules, regions, said: &said, atoms };
    let proofs = joint.proofs(&floor, &mut siege, earlier.as_ref());
    drop(earlier);
    match proofs {
        Ok(proofs) => Ok(Proven::new(pieces, said, proofs, &siege)),
        // What a solver finds depends on what it was asked before: then nothing that was kept may say no.
        Err(_) if kept.is_some() && !siege.is_exact() => audit(frame, rules, figures, None),
        Err(refused) => Err(refused),
    }
}

/// All figures together, and the pieces that they cut the population into.
struct Joint<'a> {
    frame: &'a Frame,
    rules: &'a Rules,
    regions: Vec<&'a Region>,
    said: &'a [Said],
    atoms: Vec<Atom>,
}

impl Joint<'_> {
    /// Why each piece, and then each hidden figure, is not known too closely.
    fn proofs(&self, floor: &[i64], siege: &mut Siege, earlier: Option<&Earlier<'_>>) -> Result<Vec<Proof>, Refused> {
        let hidden: Vec<usize> = hidden(self.said).map(|(at, _)| at).collect();
        let of_hidden =
            |at: &usize| if self.frame.is_sensitive(self.regions[*at]) { Need::Wide } else { Need::NotSmall };
        let needs = self.atoms.iter().map(|atom| self.of_atom(atom)).chain(hidden.iter().map(of_hidden));
        let depth = Depth::Enough(self.rules.settings().width);
        let mut proofs = Vec::with_capacity(floor.len());
        for (at, need) in needs.enumerate() {
            let still = earlier.and_then(|earlier| earlier.still(at, siege, floor));
            if let Some(proof) = still.filter(|proof| proof.meets(need)) {
                proofs.push(proof);
                continue;
            }
            let (found, moves) = siege.find(at, depth)?;
            let Some(proof) = Proof::of(&found, moves, self.rules).filter(|proof| proof.meets(need)) else {
                let who = match self.atoms.get(at) {
                    Some(atom) => words(self.frame, &self.regions, atom),
                    None => self.frame.words(self.regions[hidden[at - self.atoms.len()]]),
                };
                return Err(Refused::Narrow { who, interval: found.interval });
            };
            proofs.push(proof);
        }
        Ok(proofs)
    }

    /// A piece of a sensitive category may not be known to be empty either, unless a zero of it is out.
    fn of_atom(&self, atom: &Atom) -> Need {
        let sensitive = atom.iter().any(|figure| self.frame.is_sensitive(self.regions[*figure]));
        let zero = atom.iter().any(|figure| self.said[*figure] == Said::Count(0));
        if sensitive && !zero { Need::NotFew } else { Need::NotSmall }
    }
}

/// One saying for each region, in the order in which the regions first went out. A count beats two dots: what is out once
/// is known for ever.
fn merged<'a>(frame: &Frame, figures: &[&'a Figure]) -> Result<(Vec<&'a Region>, Vec<Said>), Refused> {
    let mut places: HashMap<&Region, usize> = HashMap::new();
    let (mut regions, mut said): (Vec<&Region>, Vec<Said>) = (Vec::new(), Vec::new());
    for figure in figures {
        let place = *places.entry(&figure.region).or_insert(regions.len());
        if place == regions.len() {
            regions.push(&figure.region);
            said.push(figure.said);
            continue;
        }
        said[place] = match (said[place], figure.said) {
            (Said::Count(old), Said::Count(new)) if old != new => {
                return Err(Refused::Revised { who: frame.words(&figure.region) });
            }
            (Said::Count(old), _) => Said::Count(old),
            (Said::AtLeast(old), Said::AtLeast(new)) => Said::AtLeast(new.max(old)),
            (Said::AtLeast(_), new) => new,
        };
    }
    Ok((regions, said))
}

pub(super) fn hidden(said: &[Said]) -> impl Iterator<Item = (usize, i64)> + '_ {
    said.iter()
        .enumerate()
        .filter_map(|(at, said)| if let Said::AtLeast(least) = said { Some((at, *least)) } else { None })
}

/// Atoms first, then the hidden figures; each figure is the sum of its atoms.
fn system(atoms: &[Atom], said: &[Said]) -> System {
    let mut floor = vec![0; atoms.len()];
    floor.extend(hidden(said).map(|(_, least)| least));
    let mut sizes = vec![1; said.len()];
    atoms.iter().flatten().for_each(|figure| sizes[*figure] += 1);
    let total = |said: &Said| if let Said::Count(count) = said { *count } else { 0 };
    let mut equations: Vec<Equation> = said
        .iter()
        .zip(sizes)
        .map(|(said, size)| Equation { terms: Vec::with_capacity(size), total: total(said) })
        .collect();
    for (place, atom) in atoms.iter().enumerate() {
        atom.iter().for_each(|figure| equations[*figure].terms.push((place, 1)));
    }
    for (place, (figure, _)) in hidden(said).enumerate() {
        equations[figure].terms.push((atoms.len() + place, -1));
    }
    System { fixed: vec![None; floor.len()], floor, equations }
}

/// A piece in words: the figures that it lies in, and those near it that it does not.
fn words(frame: &Frame, regions: &[&Region], atom: &Atom) -> String {
    let inside: Vec<String> =
        narrowest(regions, atom).iter().map(|at| format!("({})", frame.words(regions[*at]))).collect();
    let mut outside = (0..regions.len())
        .filter(|at| !atom.contains(at) && atom.iter().all(|other| meet(regions[*at], regions[*other])));
    let near: Vec<String> = outside.by_ref().take(2).map(|at| format!("({})", frame.words(regions[at]))).collect();
    let more = outside.count();
    let except = match (near.len(), more) {
        (0, _) => String::new(),
        (_, 0) => format!(" outside {}", near.join(" and ")),
        _ => format!(" outside {} and {more} others", near.join(", ")),
    };
    format!("those in {}{except}", inside.join(" and "))
}

/// The figures of a piece that hold no other figure of it.
fn narrowest(regions: &[&Region], atom: &Atom) -> Vec<usize> {
    let within = |a: &Region, b: &Region| {
        let inside = |(a, b): (&Span, &Span)| {
            a.iter().all(|(from, to)| b.iter().any(|(first, last)| first <= from && to <= last))
        };
        a.0.iter().zip(&b.0).all(inside)
    };
    let narrow =
        atom.iter().filter(|at| !atom.iter().any(|other| other != *at && within(regions[*other], regions[**at])));
    narrow.copied().take(3).collect()
}
