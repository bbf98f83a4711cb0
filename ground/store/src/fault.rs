//! How the database says no.

use std::fmt;

/// The database, or the way we use it, failed. The person who asked sees one kind sentence and an id, never this text.
#[derive(Debug)]
pub enum Fault {
    /// PostgreSQL's own error: connection gone, disk full, a statement refused.
    Sql(sqlx::Error),
    /// SQLite's own error: disk full, a statement refused.
    Lite(rusqlite::Error),
    /// Every connection stayed in use. A transaction begun inside another of the same request waits for itself.
    Taken,
    /// The database has been let go of.
    Closed,
    /// Somebody changed the record between reading and writing. Not an error of ours: show both texts.
    Stale,
    /// A stored value has a form that we never write: somebody else wrote it, or a byte was changed.
    Shape(String),
    /// The database is not one that this program can serve: newer, changed, or with weak settings.
    Unfit(String),
    /// An engine that the house hands in broke. It says what, and nothing of what it was given.
    Engine(String),
}

impl Fault {
    /// True when the same transaction may simply be run again (SQLSTATE 40001 serialization failure, 40P01 deadlock).
    pub fn again(&self) -> bool {
        matches!(self.code().as_deref(), Some("40001" | "40P01"))
    }

    fn code(&self) -> Option<String> {
        match self {
            Fault::Sql(sqlx::Error::Database(d)) => d.code().map(|c| c.into_owned()),
            _ => None,
        }
    }
}

impl From<sqlx::Error> for Fault {
    fn from(e: sqlx::Error) -> Self {
        match e {
            sqlx::Error::ColumnDecode { index, source } => Fault::Shape(format!("column {index}: {source}")),
            sqlx::Error::Decode(source) => Fault::Shape(source.to_string()),
            sqlx::Error::PoolTimedOut => Fault::Taken,
            sqlx::Error::PoolClosed => Fault::Closed,
            other => Fault::Sql(other),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Sql(e) => write!(f, "the database refused: {e}"),
            Fault::Lite(e) => write!(f, "the database refused: {e}"),
            Fault::Taken => write!(f, "no connection came free in time"),
            Fault::Closed => write!(f, "the database has been let go of"),
            Fault::Stale => write!(f, "somebody else changed the record first"),
            Fault::Shape(what) => write!(f, "a stored value has a form we never write: {what}"),
            Fault::Engine(what) => write!(f, "an engine broke: {what}"),
            Fault::Unfit(what) => write!(f, "this database cannot be served: {what}"),
        }
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Fault::Sql(e) => Some(e),
            Fault::Lite(e) => Some(e),
            _ => None,
        }
    }
}
