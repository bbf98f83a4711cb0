//! Coarser tables: fewer and larger categories instead of many dots.
use super::{Cell, Dimension, Flaw, Table};
use crate::rules::Rules;

/// A coarser table, and what was done to it, a sentence for each step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coarsened {
    /// The table.
    pub table: Table,
    /// What was joined, in the order in which it was done. Not for print where it names a small category: the finished
    /// table says it in its headings.
    pub steps: Vec<String>,
}

/// Joins the smallest categories of a flat dimension into one called `other` (in print "Övriga"), two first and then one
/// more each time, until no cell has to be hidden or only one category besides `other` is left. Which is smallest is
/// decided by the category's total, then by its name, so the order of the rows does not matter. Sensitive categories
/// are never joined with others: "other" would not say what it is about.
///
/// Errors: an unknown dimension, one with levels (use [`to_level`]), or a category that is already called `other`.
pub fn to_other(table: &Table, dimension: &str, other: &str, rules: &Rules) -> Result<Coarsened, Flaw> {
    let d = table.dimension(dimension)?;
    let old = &table.dimensions[d];
    if !old.is_flat() {
        return Err(Flaw::Unknown { dimension: dimension.to_owned(), category: "without levels".to_owned() });
    }
    if old.node(other).is_ok() {
        return Err(Flaw::Twice { dimension: dimension.to_owned(), category: other.to_owned() });
    }
    let mut waiting: Vec<usize> = (1..old.len()).filter(|node| !old.is_sensitive(*node)).collect();
    waiting.sort_by_key(|node| (table.total_of(d, *node), old.label(*node)));
    let mut coarsened = Coarsened { table: table.clone(), steps: Vec::new() };
    for joined in 2..waiting.len() {
        if rules.primary(&coarsened.table).is_empty() {
            break;
        }
        let names: Vec<&str> = waiting[..joined].iter().map(|node| old.label(*node)).collect();
        coarsened.table = table.joined(d, &waiting[..joined], other)?;
        coarsened.steps.push(format!("{dimension}: {} became {other}.", names.join(", ")));
    }
    Ok(coarsened)
}

/// Takes a dimension with levels up one level at a time (weeks to months, districts to areas) until no cell has to be
/// hidden or one level is left. Errors: an unknown dimension.
pub fn to_level(table: &Table, dimension: &str, rules: &Rules) -> Result<Coarsened, Flaw> {
    let d = table.dimension(dimension)?;
    let mut coarsened = Coarsened { table: table.clone(), steps: Vec::new() };
    while !coarsened.table.dimensions[d].is_flat() && !rules.primary(&coarsened.table).is_empty() {
        let (table, level) = coarsened.table.without_lowest(d)?;
        coarsened.table = table;
        coarsened.steps.push(format!("{dimension}: the lowest level was left out; {level} categories remain."));
    }
    Ok(coarsened)
}

impl Table {
    fn dimension(&self, name: &str) -> Result<usize, Flaw> {
        let unknown = || Flaw::Unknown { dimension: "The table".to_owned(), category: name.to_owned() };
        self.dimensions.iter().position(|dimension| dimension.name() == name).ok_or_else(unknown)
    }

    fn total_of(&self, d: usize, node: usize) -> i64 {
        let mut nodes = vec![0; self.dimensions.len()];
        nodes[d] = node;
        self.count(self.at(&nodes))
    }

    /// The table with some leaves of a flat dimension added up into one, which stands last.
    fn joined(&self, d: usize, gone: &[usize], other: &str) -> Result<Table, Flaw> {
        let old = &self.dimensions[d];
        let kept: Vec<usize> = (1..old.len()).filter(|node| !gone.contains(node)).collect();
        let sources: Vec<Vec<usize>> = kept.iter().map(|node| vec![*node]).chain([gone.to_vec()]).collect();
        let names: Vec<&str> = kept.iter().map(|node| old.label(*node)).chain([other]).collect();
        let sensitive: Vec<&str> =
            kept.iter().filter(|node| old.is_sensitive(**node)).map(|node| old.label(*node)).collect();
        let new = Dimension::flat(old.name(), &names)?.total_called(old.label(0))?.sensitive(&sensitive)?;
        self.redone(d, new, &sources)
    }

    /// The table without the deepest nodes of a dimension, and how many nodes are left below its total.
    fn without_lowest(&self, d: usize) -> Result<(Table, usize), Flaw> {
        let old = &self.dimensions[d];
        let depth = |node: usize| std::iter::successors(Some(node), |at| old.parent(*at)).count();
        let deepest = (0..old.len()).map(depth).max().unwrap_or(0);
        let kept: Vec<usize> = (1..old.len()).filter(|node| depth(*node) < deepest).collect();
        let below: Vec<(&str, Option<&str>)> = kept
            .iter()
            .map(|node| {
                (old.label(*node), old.parent(*node).filter(|parent| *parent != 0).map(|parent| old.label(parent)))
            })
            .collect();
        let sensitive: Vec<&str> =
            kept.iter().filter(|node| old.is_sensitive(**node)).map(|node| old.label(*node)).collect();
        let new = Dimension::tree(old.name(), &below)?.total_called(old.label(0))?.sensitive(&sensitive)?;
        let sources: Vec<Vec<usize>> = kept.iter().map(|node| vec![*node]).collect();
        Ok((self.redone(d, new, &sources)?, kept.len()))
    }

    /// The table with one dimension exchanged: node `n` of the new one adds up the old nodes `sources[n - 1]`.
    fn redone(&self, d: usize, new: Dimension, sources: &[Vec<usize>]) -> Result<Table, Flaw> {
        let mut dimensions = self.dimensions.clone();
        dimensions[d] = new;
        let blank = Table { counts: Vec::new(), never: Vec::new(), dimensions: dimensions.clone() };
        let mut counts = Vec::new();
        let mut never: Vec<Vec<String>> = Vec::new();
        for cell in blank.inner_of(Cell(0)) {
            let nodes = blank.nodes(cell);
            let from = |source: &usize| {
                self.at(&nodes
                    .iter()
                    .enumerate()
                    .map(|(e, node)| if e == d { *source } else { *node })
                    .collect::<Vec<_>>())
            };
            let cells: Vec<Cell> = sources[nodes[d] - 1].iter().map(from).collect();
            counts.push(cells.iter().map(|cell| self.count(*cell)).sum());
            if cells.iter().all(|cell| self.is_never(*cell)) {
                never.push(blank.names(cell).into_iter().map(str::to_owned).collect());
            }
        }
        let never: Vec<Vec<&str>> = never.iter().map(|names| names.iter().map(String::as_str).collect()).collect();
        let never: Vec<&[&str]> = never.iter().map(Vec::as_slice).collect();
        Table::new(dimensions, &counts)?.with_never(&never)
    }
}
