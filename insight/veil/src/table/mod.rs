//! Tables of counts with all their margins.
mod coarsen;
mod dimension;
mod flaw;
mod read;

pub use coarsen::{Coarsened, to_level, to_other};
pub use dimension::{Dimension, Sensitivity};
pub use flaw::Flaw;

/// One cell of a table, margins counted as cells. Only the table that gave it knows where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell(pub(crate) usize);

/// A table of counts by one or more dimensions, with every margin.
///
/// Cells are all combinations of nodes of the dimensions, so the table of 3 districts by 4 months has 4 x 5 cells. The
/// margins always add up: there is no constructor that leaves them otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    dimensions: Vec<Dimension>,
    counts: Vec<i64>,
    never: Vec<bool>,
}

/// One sum that holds in a table: the parts add up to the whole.
#[derive(Debug, Clone)]
pub(crate) struct Sum {
    pub whole: usize,
    pub parts: Vec<usize>,
}

impl Table {
    /// What the table is broken down by.
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// All cells, margins too, in row-major order of the dimensions' nodes, the total first.
    pub fn cells(&self) -> impl Iterator<Item = Cell> + use<> {
        (0..self.counts.len()).map(Cell)
    }

    /// The count of a cell, in persons or cases.
    pub fn count(&self, cell: Cell) -> i64 {
        self.counts[cell.0]
    }

    /// The cell with these names, one for each dimension, a total by its own name (`Total`). Errors: an unknown name, or
    /// as many names as there are not dimensions.
    pub fn cell(&self, names: &[&str]) -> Result<Cell, Flaw> {
        if names.len() != self.dimensions.len() {
            return Err(Flaw::Length { wanted: self.dimensions.len(), got: names.len() });
        }
        let mut at = 0;
        for (dimension, name) in self.dimensions.iter().zip(names) {
            at = at * dimension.len() + dimension.node(name)?;
        }
        Ok(Cell(at))
    }

    /// What a cell is called: the names of its nodes, one for each dimension.
    pub fn names(&self, cell: Cell) -> Vec<&str> {
        self.nodes(cell).iter().zip(&self.dimensions).map(|(node, dimension)| dimension.label(*node)).collect()
    }

    /// The names as a reader meets them in a sentence.
    pub fn called(&self, cell: Cell) -> String {
        format!("({})", self.names(cell).join(", "))
    }

    /// True for a cell that lies in no total: an innermost cell.
    pub fn is_inner(&self, cell: Cell) -> bool {
        self.nodes(cell).iter().zip(&self.dimensions).all(|(node, dimension)| dimension.children(*node).is_empty())
    }

    /// True for a cell that cannot occur (a structural zero).
    pub fn is_never(&self, cell: Cell) -> bool {
        self.never[cell.0]
    }

    /// The same table where these cells cannot occur: everybody knows that they are zero, so they hide nothing.
    /// Margins follow from the inner cells named. Errors: an unknown name, or a cell with a count.
    pub fn with_never(mut self, cells: &[&[&str]]) -> Result<Table, Flaw> {
        for names in cells {
            let cell = self.cell(names)?;
            if self.count(cell) != 0 {
                return Err(Flaw::Never { cell: self.called(cell), count: self.count(cell) });
            }
            for leaf in self.inner_of(cell) {
                self.never[leaf.0] = true;
            }
        }
        let margins: Vec<Cell> = self.cells().filter(|cell| !self.is_inner(*cell)).collect();
        for cell in margins {
            self.never[cell.0] = self.inner_of(cell).iter().all(|leaf| self.never[leaf.0]);
        }
        Ok(self)
    }

    /// The nodes of a cell, one for each dimension.
    pub(crate) fn nodes(&self, cell: Cell) -> Vec<usize> {
        let mut rest = cell.0;
        let mut nodes: Vec<usize> = self
            .dimensions
            .iter()
            .rev()
            .map(|dimension| {
                let node = rest % dimension.len();
                rest /= dimension.len();
                node
            })
            .collect();
        nodes.reverse();
        nodes
    }

    /// The cell at these nodes.
    pub(crate) fn at(&self, nodes: &[usize]) -> Cell {
        Cell(self.dimensions.iter().zip(nodes).fold(0, |at, (dimension, node)| at * dimension.len() + node))
    }

    /// The innermost cells that a cell adds up.
    pub(crate) fn inner_of(&self, cell: Cell) -> Vec<Cell> {
        let mut found = vec![Vec::new()];
        for (dimension, node) in self.dimensions.iter().zip(self.nodes(cell)) {
            let leaves = dimension.leaves_of(node);
            found = found.iter().flat_map(|nodes: &Vec<usize>| leaves.iter().map(|leaf| with(nodes, *leaf))).collect();
        }
        found.iter().map(|nodes| self.at(nodes)).collect()
    }

    /// Every sum that a reader of the table knows: along each dimension, each node with children.
    pub(crate) fn sums(&self) -> Vec<Sum> {
        let mut sums = Vec::new();
        for cell in self.cells() {
            let nodes = self.nodes(cell);
            for (d, dimension) in self.dimensions.iter().enumerate() {
                let parts: Vec<usize> = dimension
                    .children(nodes[d])
                    .iter()
                    .map(|child| {
                        let mut part = nodes.clone();
                        part[d] = *child;
                        self.at(&part).0
                    })
                    .collect();
                if !parts.is_empty() {
                    sums.push(Sum { whole: cell.0, parts });
                }
            }
        }
        sums
    }

    /// The same table with every dimension sorted by name, and for each new cell where it stood before. A choice made on
    /// the sorted table does not depend on the order in which somebody wrote the rows.
    pub(crate) fn sorted(&self) -> (Table, Vec<Cell>) {
        let (dimensions, before): (Vec<Dimension>, Vec<Vec<usize>>) =
            self.dimensions.iter().map(Dimension::sorted).unzip();
        let empty = vec![0; self.counts.len()];
        let mut sorted = Table { dimensions, counts: empty, never: self.never.clone() };
        let mut places = Vec::with_capacity(self.counts.len());
        for cell in sorted.cells() {
            let old: Vec<usize> = sorted.nodes(cell).iter().zip(&before).map(|(node, before)| before[*node]).collect();
            let old = self.at(&old);
            sorted.counts[cell.0] = self.count(old);
            sorted.never[cell.0] = self.is_never(old);
            places.push(old);
        }
        (sorted, places)
    }
}

fn with(nodes: &[usize], last: usize) -> Vec<usize> {
    let mut nodes = nodes.to_vec();
    nodes.push(last);
    nodes
}
