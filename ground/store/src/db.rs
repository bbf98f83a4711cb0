//! One tenant's database.

use crate::{
    Fault, Res, Stmt, Tx,
    lite::{File, understood},
    tx::{Kept, Kind},
};
use sqlx::{
    Executor, Row as _, SqlSafeStr,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions},
};
use std::{path::Path, str::FromStr, time::Duration};
use tokio::{
    runtime::{Handle, RuntimeFlavor},
    task::block_in_place,
};

/// The database of one board (*nämnd*): a file of SQLite, or a schema of PostgreSQL. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) pool: Pool,
    kept: Kept,
}

#[derive(Clone)]
pub(crate) enum Pool {
    Lite(File),
    Pg(PgPool),
}

/// A statement is read and planned once for each connection and then kept: more than there are statements, so that none
/// pushes another out.
const STATEMENTS: usize = 500;

/// How PostgreSQL is to treat our statements. All are written beforehand, ask for few rows by their keys and are asked
/// again and again with other values: one plan, made once, serves them all. The server's own habit is to plan anew for
/// each value (18 ms for the queue, whose view has forty conditions) and to translate what looks costly into machine code
/// each time (80 ms, for a statement that runs in 6). And a page that is looked up is not four times as dear as one that is
/// read in turn, as on a disk that turns: with that it read every matter of the town to find a head's hundred open ones (22 ms
/// for a Min dag, 13 without).
const ONE_PLAN: [(&str, &str); 3] =
    [("plan_cache_mode", "force_generic_plan"), ("jit", "off"), ("random_page_cost", "1.1")];

impl Db {
    /// Opens a SQLite file; makes it, empty and for its owner alone, if it is not there. Every commit is on the disk
    /// before it is answered. SQLite gives its companions (`-wal`, `-shm`) the file's own permissions.
    pub async fn open_lite(path: &Path) -> Res<Db> {
        make_private(path).map_err(|e| Fault::Unfit(format!("{}: {e}", path.display())))?;
        let db = Db { pool: Pool::Lite(File::open(path)), kept: Kept::default() };
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
            Pool::Lite(file) => Kind::Lite(file.begin().await?),
            Pool::Pg(p) => Kind::Pg(p.begin().await?),
        };
        Ok(Tx { kind, kept: self.kept.clone(), picture: false })
    }

    /// Begins a transaction that reads one unchanging picture and cannot write.
    pub async fn snapshot(&self) -> Res<Tx> {
        let kind = match &self.pool {
            Pool::Lite(file) => Kind::Lite(file.snapshot().await?),
            Pool::Pg(p) => Kind::Pg(p.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?),
        };
        Ok(Tx { kind, kept: self.kept.clone(), picture: true })
    }

    /// As [`Db::snapshot`], for one short question: it does not stand in line behind whole pages.
    pub async fn glance(&self) -> Res<Tx> {
        let kind = match &self.pool {
            Pool::Lite(file) => Kind::Lite(file.glance().await?),
            Pool::Pg(_) => return self.snapshot().await,
        };
        Ok(Tx { kind, kept: self.kept.clone(), picture: true })
    }

    /// Does something on one thread from its beginning to its end where the database is called on the thread of whoever asks;
    /// what else waits for this thread goes on on another. The system then divides time between what is done, and whoever is
    /// given a connection has it at once.
    pub async fn on_one_thread<T>(&self, does: impl Future<Output = T>) -> T {
        let here = Handle::current();
        match (&self.pool, here.runtime_flavor()) {
            (Pool::Lite(_), RuntimeFlavor::MultiThread) => block_in_place(|| here.block_on(does)),
            _ => does.await,
        }
    }

    /// Asks the database whether it understands a statement, without running it. For the test that asks for all.
    pub async fn prepare(&self, s: Stmt) -> Res<()> {
        match &self.pool {
            Pool::Pg(p) => drop(p.prepare(s.pg.into_sql_str()).await?),
            Pool::Lite(file) => understood(file.snapshot().await?.there()?, s.lite)?,
        }
        Ok(())
    }

    /// Which of the two this is, for logs and for tests.
    pub fn engine(&self) -> &'static str {
        match &self.pool {
            Pool::Lite(_) => "sqlite",
            Pool::Pg(_) => "postgresql",
        }
    }

    /// Lets go of every connection. SQLite then folds its log into the file.
    pub async fn close(&self) {
        match &self.pool {
            Pool::Lite(file) => file.close().await,
            Pool::Pg(p) => p.close().await,
        }
    }

    /// A commit that is answered but not on the disk can be lost with a child's report in it (SEC-2).
    async fn refuse_weak_settings(&self) -> Res<()> {
        let weak = |what: &str| Err(Fault::Unfit(format!("{what}: an answered report could be lost")));
        match &self.pool {
            Pool::Lite(file) => {
                let sync = file.setting("synchronous").await?;
                let keys = file.setting("foreign_keys").await?;
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
