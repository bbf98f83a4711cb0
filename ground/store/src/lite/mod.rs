//! A file of SQLite: one connection that writes, and a few that read.
//!
//! A statement is called where one stands, on the thread of whoever asks. It takes microseconds; to ask another thread and
//! be woken by its answer took as long again, and a page asks dozens of times. Of this program only one writes at a time, so
//! that at most one thread waits for the disk; to wait for another program that writes in the file is done aside.
//!
//! As many pages are made at once as there are processors, and the others stand in line. More would not be made sooner, but
//! all of them later; and whoever holds the connection that writes would share its processor with them, so that everybody
//! waited for that one.

mod ask;
mod line;

pub(crate) use ask::{LiteRow, ask, batch, run, understood};
pub(crate) use line::Line;

use crate::{Fault, Res};
use line::Lines;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::{path::Path, sync::Arc, thread, time::Duration};

/// A deed that waits for the only writer waits at most this long: a second `begin` inside one request would wait for
/// itself, and must be seen instead of hanging.
const WAIT: Duration = Duration::from_secs(2);

/// A page that waits for one of the readers: longer, because each of them comes free by itself.
const READER_WAIT: Duration = Duration::from_secs(30);

/// How many may ask one short question at once, beside those who make a page.
const GLANCES: u32 = 2;

/// How long one waits for another program that writes in the same file.
const BUSY: Duration = Duration::from_secs(5);

const BEGIN: &str = "begin immediate";

/// A statement is read and planned once for each connection and then kept: more than there are statements, so that none
/// pushes another out.
const STATEMENTS: usize = 500;

/// What every connection is told. Every commit is on the disk before it is answered (SEC-2). Each keeps 8 MB of pages
/// (`cache_size`, in KiB below zero): SQLite's own 2 MB are less than what one page of the house looks at, so that it read the
/// same again and again from the file: a third of the work of the statements of a head's Min dag. Whose pages they are is
/// said where SQLite is built (`.cargo/config.toml`).
const ALL: &str =
    "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -8000;";

/// What those who read are told besides: to change nothing. The file is not mapped into memory: a connection forgets every
/// page that it keeps as soon as another has written, and here each page that somebody reads is itself written down, so that
/// the map was taken down and built again for every page of the house, which cost more than to read the file by calls.
const READ: &str = "pragma query_only = on;";

/// One file, with all connections that this program has to it.
#[derive(Clone)]
pub(crate) struct File {
    read: Arc<Lines>,
    short: Arc<Lines>,
    write: Arc<Lines>,
}

impl File {
    /// Opens a file that is there, which may be empty.
    pub(crate) fn open(path: &Path) -> File {
        let file = path.to_path_buf();
        let write = Lines::new(1, WAIT, move || {
            let one = connection(&file, "")?;
            one.busy_timeout(Duration::ZERO)?;
            Ok(one)
        });
        let readers = |most| {
            let file = path.to_path_buf();
            Lines::new(most, READER_WAIT, move || connection(&file, READ))
        };
        File { read: readers(at_once()), short: readers(GLANCES), write }
    }

    /// A transaction that may write; no other does so until it ends. Where another program writes, this one waits for it
    /// on a thread where nobody else waits.
    pub(crate) async fn begin(&self) -> Res<Line> {
        let line = self.write.lend().await?;
        let begun = line.there()?.execute_batch(BEGIN);
        match begun {
            Ok(()) => Ok(line),
            Err(e) if e.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => line.aside(waiting).await,
            Err(e) => Err(e.into()),
        }
    }

    /// A transaction that reads one picture of the file.
    pub(crate) async fn snapshot(&self) -> Res<Line> {
        let line = self.read.lend().await?;
        batch(line.there()?, "begin")?;
        Ok(line)
    }

    /// As [`File::snapshot`], without standing in line with those who make a page.
    pub(crate) async fn glance(&self) -> Res<Line> {
        let line = self.short.lend().await?;
        batch(line.there()?, "begin")?;
        Ok(line)
    }

    /// One number that the connection which writes says of itself.
    pub(crate) async fn setting(&self, name: &str) -> Res<i64> {
        let line = self.write.lend().await?;
        Ok(line.there()?.pragma_query_value(None, name, |row| row.get(0))?)
    }

    /// Lets go of every connection, the one that writes last: SQLite then folds its log into the file.
    pub(crate) async fn close(&self) {
        self.read.close().await;
        self.short.close().await;
        self.write.close().await;
    }
}

/// How many pages are made at once: one for each processor, and two where there is one.
fn at_once() -> u32 {
    thread::available_parallelism().ok().and_then(|n| u32::try_from(n.get()).ok()).unwrap_or(2).max(2)
}

fn connection(file: &Path, more: &str) -> Res<Connection> {
    let one = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    one.busy_timeout(BUSY)?;
    one.set_prepared_statement_cache_capacity(STATEMENTS);
    batch(&one, ALL)?;
    batch(&one, more)?;
    Ok(one)
}

/// Begins as soon as no other program writes.
fn waiting(one: &Connection) -> Res<()> {
    one.busy_timeout(BUSY)?;
    let begun = batch(one, BEGIN);
    one.busy_timeout(Duration::ZERO)?;
    begun
}

impl From<rusqlite::Error> for Fault {
    fn from(e: rusqlite::Error) -> Self {
        Fault::Lite(e)
    }
}
