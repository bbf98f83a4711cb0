//! One tenant's database.

use crate::{
    Fault, Res, Stmt, Tx,
    tx::{Kept, Kind},
};
use sqlx::{
    Executor, Row as _, SqlSafeStr,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous},
};
use std::{path::Path, str::FromStr, time::Duration};

/// The database of one board (*nämnd*): a file of SQLite, or a schema of PostgreSQL. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) pool: Pool,
    kept: Kept,
}

#[derive(Clone)]
pub(crate) enum Pool {
    Lite { read: SqlitePool, write: SqlitePool },
    Pg(PgPool),
}

/// A deed that waits for the only writer waits at most this long: a second `begin` inside one request would wait for
/// itself, and must be seen instead of hanging.
const WAIT: Duration = Duration::from_secs(2);

/// A statement is read and planned once for each connection and then kept: more than there are statements, so that none
/// pushes another out.
const STATEMENTS: usize = 500;

/// How PostgreSQL is to treat our statements. All are written beforehand, ask for few rows by their keys and are asked
/// again and again with other values: one plan, made once, serves them all. The server's own habit is to plan anew for
/// each value (18 ms for the queue, whose view has forty conditions) and to translate what looks costly into machine code
/// each time (80 ms, for a statement that runs in 6).
const ONE_PLAN: [(&str, &str); 2] = [("plan_cache_mode", "force_generic_plan"), ("jit", "off")];

/// How many pages of a SQLite file each connection keeps, in KiB below zero: 8 MB. SQLite's own 2 MB are less than what one
/// page of the house looks at, so that it read the same again and again from the file: a third of the work of the statements of
/// a head's Min dag.
const KEPT: &str = "-8000";

/// How much of a SQLite file those who read have before them in memory, in bytes: 1 GB, and what lies beyond it is read by calls.
/// A connection forgets every page that it keeps as soon as another has written, and here each page that somebody reads is
/// itself written down: the queue was read from the file anew for each reader, 1,300 calls of 4 kB. What is mapped costs
/// no call. The price: where the disk fails under a reader the system ends the program, as it would not for a call; what was
/// answered is on the disk, and what was being written is undone. Whoever writes does not map, and is told of it as a fault.
const MAPPED: &str = "1073741824";

impl Db {
    /// Opens a SQLite file; makes it, empty and for its owner alone, if it is not there. Every commit is on the disk
    /// before it is answered. SQLite gives its companions (`-wal`, `-shm`) the file's own permissions.
    pub async fn open_lite(path: &Path) -> Res<Db> {
        make_private(path).map_err(|e| Fault::Unfit(format!("{}: {e}", path.display())))?;
        let o = SqliteConnectOptions::new()
            .filename(path)
            .statement_cache_capacity(STATEMENTS)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .pragma("cache_size", KEPT)
            .busy_timeout(Duration::from_secs(5));
        let write = SqlitePoolOptions::new().max_connections(1).acquire_timeout(WAIT).connect_with(o.clone()).await?;
        let read = SqlitePoolOptions::new()
            .max_connections(8)
            .connect_with(o.pragma("query_only", "1").pragma("mmap_size", MAPPED))
            .await?;
        let db = Db { pool: Pool::Lite { read, write }, kept: Kept::default() };
        db.refuse_weak_settings().await?;
        Ok(db)
    }

    /// Opens a schema of a PostgreSQL database; makes the schema if it is not there.
    /// `url` is `postgres://user@host:port/database`.
    pub async fn open_pg(url: &str, schema: &str) -> Res<Db> {
        if schema.is_empty() || !schema.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
            return Err(Fault::Unfit(format!("schema name {schema:?} is not of a-z, 0-9 and _")));
        }
        let o = PgConnectOptions::from_str(url)?
            .statement_cache_capacity(STATEMENTS)
            .options([("search_path", schema)])
            .options(ONE_PLAN);
        let pool =
            PgPoolOptions::new().max_connections(16).acquire_timeout(Duration::from_secs(10)).connect_with(o).await?;
        pool.execute(sqlx::AssertSqlSafe(format!("create schema if not exists {schema}"))).await?;
        let db = Db { pool: Pool::Pg(pool), kept: Kept::default() };
        db.refuse_weak_settings().await?;
        Ok(db)
    }

    /// Refuses a server that can lose what it has acknowledged, or that others can listen to on the way.
    pub async fn refuse_unsafe_server(&self) -> Res<()> {
        let Pool::Pg(p) = &self.pool else { return Ok(()) };
        for setting in ["fsync", "full_page_writes"] {
            let value: String = p.fetch_one(sqlx::AssertSqlSafe(format!("show {setting}"))).await?.try_get(0)?;
            if value != "on" {
                return Err(Fault::Unfit(format!("{setting} is {value}: an answered report could be lost")));
            }
        }
        Ok(())
    }

    /// Begins a transaction that may write. SQLite has one writer; PostgreSQL reads what is committed.
    pub async fn begin(&self) -> Res<Tx> {
        let kind = match &self.pool {
            Pool::Lite { write, .. } => Kind::Lite(write.begin_with("BEGIN IMMEDIATE").await?),
            Pool::Pg(p) => Kind::Pg(p.begin().await?),
        };
        Ok(Tx { kind, kept: self.kept.clone(), picture: false })
    }

    /// Begins a transaction that reads one unchanging picture and cannot write.
    pub async fn snapshot(&self) -> Res<Tx> {
        let kind = match &self.pool {
            Pool::Lite { read, .. } => Kind::Lite(read.begin().await?),
            Pool::Pg(p) => Kind::Pg(p.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?),
        };
        Ok(Tx { kind, kept: self.kept.clone(), picture: true })
    }

    /// Asks the database whether it understands a statement, without running it. For the test that asks for all.
    pub async fn prepare(&self, s: Stmt) -> Res<()> {
        match &self.pool {
            Pool::Pg(p) => drop(p.prepare(s.pg.into_sql_str()).await?),
            Pool::Lite { read, .. } => drop(read.prepare(s.lite.into_sql_str()).await?),
        }
        Ok(())
    }

    /// Which of the two this is, for logs and for tests.
    pub fn engine(&self) -> &'static str {
        match &self.pool {
            Pool::Lite { .. } => "sqlite",
            Pool::Pg(_) => "postgresql",
        }
    }

    /// Lets go of every connection. SQLite then folds its log into the file.
    pub async fn close(&self) {
        match &self.pool {
            Pool::Lite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Pool::Pg(p) => p.close().await,
        }
    }

    /// A commit that is answered but not on the disk can be lost with a child's report in it (SEC-2).
    async fn refuse_weak_settings(&self) -> Res<()> {
        let weak = |what: &str| Err(Fault::Unfit(format!("{what}: an answered report could be lost")));
        match &self.pool {
            Pool::Lite { write, .. } => {
                let sync: i64 = write.fetch_one("PRAGMA synchronous").await?.try_get(0)?;
                let keys: i64 = write.fetch_one("PRAGMA foreign_keys").await?.try_get(0)?;
                if sync < 2 || keys != 1 { weak("synchronous is not FULL or foreign keys are off") } else { Ok(()) }
            }
            Pool::Pg(p) => {
                let sync: String = p.fetch_one("show synchronous_commit").await?.try_get(0)?;
                if sync == "off" { weak("synchronous_commit is off") } else { Ok(()) }
            }
        }
    }
}

/// Makes an empty file that only its owner can read, and refuses one that others can.
#[cfg(unix)]
fn make_private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let made = std::fs::OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path)?;
    match made.metadata()?.permissions().mode() & 0o077 {
        0 => Ok(()),
        _ => Err(std::io::Error::other("others can read the records; run chmod 600 on the file")),
    }
}

#[cfg(not(unix))]
fn make_private(_: &Path) -> std::io::Result<()> {
    Ok(())
}
