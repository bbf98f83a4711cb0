//! What can be wrong with a table, each as one sentence.
use std::fmt;

/// Why a table, a dimension or a rule was not taken. `Display` is a whole sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// A dimension has no category.
    Empty {
        /// Which dimension.
        dimension: String,
    },
    /// A category has no name.
    NoName {
        /// Which dimension.
        dimension: String,
    },
    /// A name stands twice in one dimension.
    Twice {
        /// Which dimension.
        dimension: String,
        /// The name.
        category: String,
    },
    /// A name that the dimension does not have.
    Unknown {
        /// Which dimension.
        dimension: String,
        /// The name.
        category: String,
    },
    /// A table without a dimension, or with so many cells that nothing here could audit it.
    Size {
        /// How many cells, margins counted.
        cells: usize,
    },
    /// A row of numbers, or a cell's name, has the wrong length.
    Length {
        /// How many were needed.
        wanted: usize,
        /// How many came.
        got: usize,
    },
    /// A count below zero, or above what a table of people can hold (10^12).
    Count {
        /// The cell's name.
        cell: String,
        /// The count.
        count: i64,
    },
    /// A cell without a count.
    Missing {
        /// The cell's name.
        cell: String,
    },
    /// A cell with two counts.
    Again {
        /// The cell's name.
        cell: String,
    },
    /// A total that is not the sum of its parts.
    Sum {
        /// The total's name.
        cell: String,
        /// What was said.
        said: i64,
        /// What the parts add up to.
        sum: i64,
    },
    /// A cell that cannot occur has a count.
    Never {
        /// The cell's name.
        cell: String,
        /// The count.
        count: i64,
    },
    /// A setting that would not protect.
    Rule(String),
}

impl fmt::Display for Flaw {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Flaw::Empty { dimension } => write!(to, "The dimension {dimension} has no categories."),
            Flaw::NoName { dimension } => write!(to, "A category of {dimension} has no name."),
            Flaw::Twice { dimension, category } => write!(to, "{dimension} has the name {category} twice."),
            Flaw::Unknown { dimension, category } => {
                write!(to, "{dimension} has no category {category} that fits here.")
            }
            Flaw::Size { cells } => {
                write!(to, "A table of {cells} cells with its margins is not one that we can audit.")
            }
            Flaw::Length { wanted, got } => write!(to, "{wanted} values were needed and {got} came."),
            Flaw::Count { cell, count } => write!(to, "{cell}: {count} is not a count of people."),
            Flaw::Missing { cell } => write!(to, "{cell} has no count."),
            Flaw::Again { cell } => write!(to, "{cell} has two counts."),
            Flaw::Sum { cell, said, sum } => write!(to, "{cell} says {said}, but its parts add up to {sum}."),
            Flaw::Never { cell, count } => write!(to, "{cell} cannot occur, and still has the count {count}."),
            Flaw::Rule(why) => to.write_str(why),
        }
    }
}

impl std::error::Error for Flaw {}
