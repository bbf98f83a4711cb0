//! One attack on all that is out and what would go out with it.
//!
//! The ledger holds no truth, so an attacker's interval is judged without it: a piece of the population may be known
//! closely only if it is known to be empty or to hold as many as may be shown. That is stricter than needed where a piece
//! happens to hold more than the attacker can tell, and it never lets anybody through.
use std::collections::BTreeMap;

use super::atoms::{Atom, Tangled, atoms, meet};
use super::frame::{Frame, Region, Span};
use super::{Figure, Refused, Said};
use crate::attack::{Contradiction, Depth, Equation, Finding, System, attack};
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
enum Need {
    /// Not closely, whatever it is.
    Wide,
    /// Closely only if it holds as many as may be shown.
    NotFew,
    /// Closely only if it is empty or holds as many as may be shown.
    NotSmall,
}

/// Errors: the first thing that would be known too closely, in words.
pub(super) fn audit(frame: &Frame, rules: &Rules, out: &[&Figure], new: &[&Figure]) -> Result<(), Refused> {
    let said = merged(frame, &touched(out, new))?;
    let regions: Vec<&Region> = said.keys().copied().collect();
    let said: Vec<Said> = said.values().copied().collect();
    let atoms = atoms(&regions)?;
    let system = system(&atoms, &said);
    let needs: Vec<Need> = atoms
        .iter()
        .map(|atom| of_atom(frame, &regions, &said, atom))
        .chain(hidden(&said).map(|(at, _)| if frame.is_sensitive(regions[at]) { Need::Wide } else { Need::NotSmall }))
        .collect();
    let targets: Vec<usize> = (0..needs.len()).collect();
    let width = rules.settings().width;
    let found = attack(&system, &targets, None, Depth::Enough(width))?;
    let Some(at) = (0..needs.len()).find(|at| !holds(needs[*at], &found[*at], rules)) else { return Ok(()) };
    let who = match atoms.get(at) {
        Some(atom) => words(frame, &regions, atom),
        None => hidden(&said).nth(at - atoms.len()).map_or(String::new(), |(at, _)| frame.words(regions[at])),
    };
    Err(Refused::Narrow { who, interval: found[at].interval })
}

/// The figures that hang together with the new ones through shared people; the others cannot teach anything about them.
fn touched<'a>(out: &[&'a Figure], new: &[&'a Figure]) -> Vec<&'a Figure> {
    let mut reached = new.to_vec();
    let mut rest = out.to_vec();
    let mut next = 0;
    while next < reached.len() {
        let (near, far): (Vec<&Figure>, Vec<&Figure>) =
            rest.into_iter().partition(|figure| meet(&figure.region, &reached[next].region));
        reached.extend(near);
        rest = far;
        next += 1;
    }
    reached
}

/// One saying for each region. A count beats two dots: what is out once is known for ever.
fn merged<'a>(frame: &Frame, figures: &[&'a Figure]) -> Result<BTreeMap<&'a Region, Said>, Refused> {
    let mut said: BTreeMap<&Region, Said> = BTreeMap::new();
    for figure in figures {
        let both = match (said.get(&figure.region), figure.said) {
            (Some(Said::Count(old)), Said::Count(new)) if *old != new => {
                return Err(Refused::Revised { who: frame.words(&figure.region) });
            }
            (Some(Said::Count(old)), _) => Said::Count(*old),
            (Some(Said::AtLeast(old)), Said::AtLeast(new)) => Said::AtLeast(new.max(*old)),
            (_, new) => new,
        };
        said.insert(&figure.region, both);
    }
    Ok(said)
}

fn hidden(said: &[Said]) -> impl Iterator<Item = (usize, i64)> + '_ {
    said.iter()
        .enumerate()
        .filter_map(|(at, said)| if let Said::AtLeast(least) = said { Some((at, *least)) } else { None })
}

/// Atoms first, then the hidden figures; each figure is the sum of its atoms.
fn system(atoms: &[Atom], said: &[Said]) -> System {
    let mut floor = vec![0; atoms.len()];
    floor.extend(hidden(said).map(|(_, least)| least));
    let mut equations: Vec<Equation> = said
        .iter()
        .map(|said| Equation { terms: Vec::new(), total: if let Said::Count(count) = said { *count } else { 0 } })
        .collect();
    for (place, atom) in atoms.iter().enumerate() {
        atom.iter().for_each(|figure| equations[*figure].terms.push((place, 1)));
    }
    for (place, (figure, _)) in hidden(said).enumerate() {
        equations[figure].terms.push((atoms.len() + place, -1));
    }
    System { fixed: vec![None; floor.len()], floor, equations }
}

/// A piece of a sensitive category may not be known to be empty either, unless a zero of it is out.
fn of_atom(frame: &Frame, regions: &[&Region], said: &[Said], atom: &Atom) -> Need {
    let sensitive = atom.iter().any(|figure| frame.is_sensitive(regions[*figure]));
    let zero = atom.iter().any(|figure| said[*figure] == Said::Count(0));
    if sensitive && !zero { Need::NotFew } else { Need::NotSmall }
}

fn holds(need: Need, found: &Finding, rules: &Rules) -> bool {
    let (least, width) = (rules.settings().least_shown, rules.settings().width);
    let enough = found.exact && found.interval.low >= least;
    let empty = found.exact && found.interval.high == Some(0);
    found.interval.is_wide(width)
        || match need {
            Need::Wide => false,
            Need::NotFew => enough,
            Need::NotSmall => enough || empty,
        }
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
