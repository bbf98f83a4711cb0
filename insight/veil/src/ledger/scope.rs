//! What the cells of a table mean in the frame of a ledger.
use std::collections::BTreeMap;

use super::frame::{Frame, Pick, Region, Span, joined};
use crate::published::Published;
use crate::table::Flaw;

/// How a table lies in its population: filters that hold for all of it, and what categories mean that the frame does not
/// have by the same name ("Övriga", "January to March").
#[derive(Debug, Clone)]
pub struct Scope {
    frame: Frame,
    filters: BTreeMap<usize, Span>,
    sides: BTreeMap<String, usize>,
    meanings: BTreeMap<(String, String), Span>,
}

impl Scope {
    /// A table of the whole population whose dimensions and categories are called as in the frame.
    pub fn of(frame: &Frame) -> Scope {
        Scope { frame: frame.clone(), filters: BTreeMap::new(), sides: BTreeMap::new(), meanings: BTreeMap::new() }
    }

    /// Only those who pass a filter are in the table. Errors: an unknown side or category.
    pub fn only(mut self, side: &str, pick: &Pick<'_>) -> Result<Scope, Flaw> {
        let at = self.frame.side(side)?;
        self.filters.insert(at, self.frame.span(at, pick)?);
        Ok(self)
    }

    /// What an innermost category of the table means on a side of the frame. A dimension lies on one side. Errors: an
    /// unknown side or category, or a dimension that has meanings on another side.
    pub fn means(mut self, dimension: &str, category: &str, side: &str, pick: &Pick<'_>) -> Result<Scope, Flaw> {
        let at = self.frame.side(side)?;
        if *self.sides.entry(dimension.to_owned()).or_insert(at) != at {
            return Err(Flaw::Twice { dimension: dimension.to_owned(), category: side.to_owned() });
        }
        self.meanings.insert((dimension.to_owned(), category.to_owned()), self.frame.span(at, pick)?);
        Ok(self)
    }

    /// The region of each cell of a table, in the order of its marks. Errors: a dimension or category without a meaning,
    /// two categories that overlap, two dimensions on one side.
    pub(super) fn regions(&self, table: &Published) -> Result<Vec<Region>, Flaw> {
        let mut whole = self.frame.whole();
        for (side, span) in &self.filters {
            whole.0[*side].clone_from(span);
        }
        let mut regions = vec![whole];
        let mut taken: Vec<usize> = Vec::new();
        for dimension in table.dimensions() {
            let side =
                self.sides.get(dimension.name()).copied().map_or_else(|| self.frame.side(dimension.name()), Ok)?;
            if taken.contains(&side) {
                return Err(Flaw::Twice { dimension: "The table".to_owned(), category: dimension.name().to_owned() });
            }
            taken.push(side);
            let spans = self.spans(dimension, side)?;
            regions = regions.iter().flat_map(|region| spans.iter().map(move |span| put(region, side, span))).collect();
        }
        match regions.iter().find(|region| !self.frame.knows(region)) {
            Some(_) => {
                Err(Flaw::Rule("A cell of the table lies outside the filter that holds for all of it.".to_owned()))
            }
            None => Ok(regions),
        }
    }

    /// What each node of a dimension means: leaves by themselves, the others as all leaves below them.
    fn spans(&self, dimension: &crate::table::Dimension, side: usize) -> Result<Vec<Span>, Flaw> {
        let mut leaves: BTreeMap<usize, Span> = BTreeMap::new();
        for leaf in dimension.leaves_of(0) {
            let key = (dimension.name().to_owned(), dimension.label(*leaf).to_owned());
            let span = match self.meanings.get(&key) {
                Some(span) => span.clone(),
                None => self.frame.span(side, &Pick::Of(&[dimension.label(*leaf)]))?,
            };
            let within = self.filters.get(&side).map_or_else(|| span.clone(), |filter| shared(filter, &span));
            if let Some((other, _)) = leaves.iter().find(|(_, other)| !shared(other, &within).is_empty()) {
                let both = format!("{} and {}, which overlap,", dimension.label(*other), dimension.label(*leaf));
                return Err(Flaw::Unknown { dimension: dimension.name().to_owned(), category: both });
            }
            leaves.insert(*leaf, within);
        }
        let below = |node| dimension.leaves_of(node).iter().flat_map(|leaf| leaves[leaf].clone()).collect();
        Ok((0..dimension.len()).map(|node| joined(below(node))).collect())
    }
}

fn put(region: &Region, side: usize, span: &Span) -> Region {
    let mut region = region.clone();
    region.0[side].clone_from(span);
    region
}

/// What two spans have in common.
fn shared(a: &Span, b: &Span) -> Span {
    let pairs = a.iter().flat_map(|(from, to)| b.iter().map(move |(first, last)| (*from.max(first), *to.min(last))));
    joined(pairs.filter(|(from, to)| from < to).collect())
}
