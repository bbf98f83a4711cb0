//! Tables from numbers that somebody hands in, checked.
use super::{Cell, Dimension, Flaw, Table};

/// More cells than this are no table that somebody reads, and none that an attacker's reckoning gets through.
const MOST_CELLS: usize = 1_000_000;
/// More than this is not a count of people.
const MOST_PEOPLE: i64 = 1_000_000_000_000;

impl Table {
    /// A table from its innermost cells in row-major order, each dimension's leaves in the order in which they were
    /// named. The margins are reckoned. Errors: no dimension, too many cells, the wrong number of counts, one below zero.
    pub fn new(dimensions: Vec<Dimension>, inner: &[i64]) -> Result<Table, Flaw> {
        let mut table = Table::empty(dimensions)?;
        let leaves: Vec<Cell> = table.inner_of(Cell(0));
        if leaves.len() != inner.len() {
            return Err(Flaw::Length { wanted: leaves.len(), got: inner.len() });
        }
        for (leaf, count) in leaves.into_iter().zip(inner) {
            table.put(leaf, *count)?;
        }
        table.add_up();
        Ok(table)
    }

    /// A table from records: the names of a cell, one for each dimension, and its count. Every inner cell must be there
    /// once; totals may be there and must then be the sum of their parts. Errors: all that [`Table::new`] finds, unknown
    /// names, a missing or doubled cell, and a total that does not add up, which is named with both numbers.
    pub fn read<'a>(
        dimensions: Vec<Dimension>,
        records: impl IntoIterator<Item = (&'a [&'a str], i64)>,
    ) -> Result<Table, Flaw> {
        let mut table = Table::empty(dimensions)?;
        let mut said: Vec<Option<i64>> = vec![None; table.counts.len()];
        for (names, count) in records {
            let cell = table.cell(names)?;
            if said[cell.0].replace(count).is_some() {
                return Err(Flaw::Again { cell: table.called(cell) });
            }
            table.put(cell, count)?;
        }
        if let Some(missing) = table.cells().find(|cell| table.is_inner(*cell) && said[cell.0].is_none()) {
            return Err(Flaw::Missing { cell: table.called(missing) });
        }
        table.add_up();
        for (cell, said) in table.cells().zip(said) {
            if let Some(said) = said.filter(|said| *said != table.count(cell)) {
                return Err(Flaw::Sum { cell: table.called(cell), said, sum: table.count(cell) });
            }
        }
        Ok(table)
    }

    fn empty(dimensions: Vec<Dimension>) -> Result<Table, Flaw> {
        let cells = dimensions.iter().fold(1_usize, |cells, dimension| cells.saturating_mul(dimension.len()));
        if dimensions.is_empty() || cells > MOST_CELLS {
            return Err(Flaw::Size { cells });
        }
        for (d, dimension) in dimensions.iter().enumerate() {
            if dimensions[..d].iter().any(|earlier| earlier.name() == dimension.name()) {
                return Err(Flaw::Twice { dimension: "The table".to_owned(), category: dimension.name().to_owned() });
            }
        }
        Ok(Table { dimensions, counts: vec![0; cells], never: vec![false; cells] })
    }

    fn put(&mut self, cell: Cell, count: i64) -> Result<(), Flaw> {
        if !(0..=MOST_PEOPLE).contains(&count) {
            return Err(Flaw::Count { cell: self.called(cell), count });
        }
        self.counts[cell.0] = count;
        Ok(())
    }

    fn add_up(&mut self) {
        let margins: Vec<Cell> = self.cells().filter(|cell| !self.is_inner(*cell)).collect();
        for cell in margins {
            self.counts[cell.0] = self.inner_of(cell).iter().map(|leaf| self.count(*leaf)).sum();
        }
    }
}
