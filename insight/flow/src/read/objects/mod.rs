//! Readers of object logs: OCEL 2.0 as JSON and as XML, and our own journal.

pub(super) mod journal;
pub(super) mod json;
pub(super) mod xml;

use super::source::Source;
use super::{Kind, Wrong};
use crate::object::Log;

/// Reads an object log of this kind.
pub(super) fn read(source: Source<'_>, kind: Kind) -> Result<Log, Wrong> {
    match kind {
        Kind::ObjectsJson => json::read(source),
        Kind::ObjectsXml => xml::read(source),
        Kind::Journal => journal::read(source),
        Kind::Xes | Kind::Table => {
            Err(Wrong::new(0, "The file is a log of cases, and a log of objects (OCEL 2.0, journal) is asked for."))
        }
    }
}
