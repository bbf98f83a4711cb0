//! The population that releases speak of, and the regions of it that figures count.
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::table::{Dimension, Flaw};

/// One population (the reports of a year, all open matters), and everything by which figures about it may be broken
/// down, at its finest. All releases that could be compared belong to one frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    population: String,
    dimensions: Vec<Dimension>,
    /// Sides counted in days from a fixed day, open at both ends: when it came in, when it was closed.
    days: Vec<String>,
}

/// Where something lies on one side: numbers of leaves or days, as half-open ranges that neither touch nor overlap.
pub(super) type Span = Vec<(u32, u32)>;

/// A part of the population that one figure counts: on every side some of the categories, or some of the days.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Region(pub(super) Vec<Span>);

/// What a filter picks on one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick<'a> {
    /// These categories, with all that lies below them.
    Of(&'a [&'a str]),
    /// These days, both ends included, counted from the frame's fixed day.
    Days(RangeInclusive<u32>),
}

impl Frame {
    /// A frame. Errors: a side's name that stands twice, or no side at all.
    pub fn new(population: &str, dimensions: Vec<Dimension>, days: &[&str]) -> Result<Frame, Flaw> {
        let frame = Frame {
            population: population.to_owned(),
            dimensions,
            days: days.iter().map(|name| (*name).to_owned()).collect(),
        };
        let names: Vec<&str> = frame.sides().collect();
        match (0..names.len()).find(|at| names[..*at].contains(&names[*at])) {
            Some(at) => Err(Flaw::Twice { dimension: population.to_owned(), category: names[at].to_owned() }),
            None if names.is_empty() => Err(Flaw::Empty { dimension: population.to_owned() }),
            None => Ok(frame),
        }
    }

    /// The whole population.
    pub fn whole(&self) -> Region {
        Region((0..self.sides().count()).map(|side| self.all_of(side)).collect())
    }

    /// The part that passes all these filters, one for a side; a side without one is taken whole. Errors: an unknown side
    /// or category, a category on a side of days, days on another, no day.
    pub fn region(&self, picks: &[(&str, Pick<'_>)]) -> Result<Region, Flaw> {
        let mut region = self.whole();
        for (name, pick) in picks {
            let side = self.side(name)?;
            region.0[side] = self.span(side, pick)?;
        }
        Ok(region)
    }

    pub(super) fn side(&self, name: &str) -> Result<usize, Flaw> {
        let unknown = || Flaw::Unknown { dimension: self.population.clone(), category: name.to_owned() };
        self.sides().position(|side| side == name).ok_or_else(unknown)
    }

    pub(super) fn span(&self, side: usize, pick: &Pick<'_>) -> Result<Span, Flaw> {
        let name = self.sides().nth(side).unwrap_or_default();
        match (pick, self.dimensions.get(side)) {
            (Pick::Of(names), Some(dimension)) => self.leaves(dimension, names),
            (Pick::Days(days), None) if days.start() <= days.end() && *days.end() < u32::MAX => {
                Ok(vec![(*days.start(), days.end() + 1)])
            }
            (Pick::Days(days), _) => Err(Flaw::Unknown { dimension: name.to_owned(), category: format!("{days:?}") }),
            (Pick::Of(names), None) => Err(Flaw::Unknown { dimension: name.to_owned(), category: names.join(", ") }),
        }
    }

    fn leaves(&self, dimension: &Dimension, names: &[&str]) -> Result<Span, Flaw> {
        let mut found = Vec::new();
        for name in names {
            found.extend(dimension.leaves_of(dimension.node(name)?).iter().map(|leaf| number(*leaf)));
        }
        if found.is_empty() {
            return Err(Flaw::Empty { dimension: dimension.name().to_owned() });
        }
        Ok(joined(found.into_iter().map(|leaf| (leaf, leaf + 1)).collect()))
    }

    /// True where a region picks on a side that has sensitive categories.
    pub(super) fn is_sensitive(&self, region: &Region) -> bool {
        self.dimensions.iter().enumerate().any(|(side, dimension)| {
            let sensitive = (0..dimension.len()).any(|node| dimension.is_sensitive(node));
            sensitive && region.0[side] != self.all_of(side)
        })
    }

    /// A region in words: what is picked on each side that is not taken whole.
    pub(super) fn words(&self, region: &Region) -> String {
        let picked = self.sides().enumerate().filter(|(side, _)| region.0[*side] != self.all_of(*side));
        let words: Vec<String> =
            picked.map(|(side, name)| format!("{name} {}", self.picked(side, &region.0[side]))).collect();
        if words.is_empty() { self.population.clone() } else { words.join(", ") }
    }

    fn picked(&self, side: usize, span: &Span) -> String {
        let Some(dimension) = self.dimensions.get(side) else {
            let days: Vec<String> = span.iter().map(|(from, to)| format!("{from}-{}", to - 1)).collect();
            return days.join(" and ");
        };
        let same = |node: &usize| self.leaves(dimension, &[dimension.label(*node)]).is_ok_and(|leaves| leaves == *span);
        if let Some(node) = (0..dimension.len()).find(same) {
            return dimension.label(node).to_owned();
        }
        let leaves = dimension
            .leaves_of(0)
            .iter()
            .filter(|leaf| span.iter().any(|(from, to)| (*from..*to).contains(&number(**leaf))));
        leaves.map(|leaf| dimension.label(*leaf)).collect::<Vec<_>>().join(" + ")
    }

    fn sides(&self) -> impl Iterator<Item = &str> {
        self.dimensions.iter().map(Dimension::name).chain(self.days.iter().map(String::as_str))
    }

    fn all_of(&self, side: usize) -> Span {
        match self.dimensions.get(side) {
            Some(dimension) => {
                joined(dimension.leaves_of(0).iter().map(|leaf| (number(*leaf), number(*leaf) + 1)).collect())
            }
            None => vec![(0, u32::MAX)],
        }
    }

    /// True for a region that this frame could have made; one read from a file may be another's.
    pub(super) fn knows(&self, region: &Region) -> bool {
        let fits = |(side, span): (usize, &Span)| {
            let within =
                |(from, to): &(u32, u32)| self.all_of(side).iter().any(|(first, last)| first <= from && to <= last);
            !span.is_empty()
                && span.iter().all(|range| range.0 < range.1 && within(range))
                && joined(span.clone()) == *span
        };
        region.0.len() == self.sides().count() && region.0.iter().enumerate().all(fits)
    }
}

/// Ranges in order, those that touch made one.
pub(super) fn joined(mut ranges: Span) -> Span {
    ranges.sort_unstable();
    let mut joined: Span = Vec::new();
    for (from, to) in ranges {
        match joined.last_mut() {
            Some(last) if last.1 >= from => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

fn number(leaf: usize) -> u32 {
    u32::try_from(leaf).expect("a dimension has at most a million nodes")
}
