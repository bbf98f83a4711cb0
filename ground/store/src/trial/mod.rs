//! For tests only: whole databases copied and dropped, every row of every table as text, a statement made at run time.
//!
//! No room and no deed has a use for it: what a deed says to the database stands in a sheet.

use crate::{Cell, Db, Fault, Res, Stmt, Tx, args, db::Pool, named};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqlSafeStr};

const SQL: &str = include_str!("trial.sql");
const TABLES_OF_LITE: Stmt = named(SQL, "tables-of-lite");
const COLUMNS_OF_LITE: Stmt = named(SQL, "columns-of-lite");
const ROWS_OF_LITE: Stmt = named(SQL, "rows-of-lite");
const TABLES_OF_PG: Stmt = named(SQL, "tables-of-pg");
const ROWS_OF_PG: Stmt = named(SQL, "rows-of-pg");
const HAS: Stmt = named(SQL, "has");
const HOLD: Stmt = named(SQL, "hold");
const COPY: Stmt = named(SQL, "copy");
const RENAME: Stmt = named(SQL, "rename");
const DROP: Stmt = named(SQL, "drop");

/// A statement made at run time, for a test that does to a database what no sheet of ours would: change an event, look
/// into every table. Its text lives until the program ends.
pub fn statement(text: String) -> Stmt {
    Stmt::both(text.leak())
}

/// Every row of every table as text, each with its table's name: blobs and `bytea` in hexadecimal digits. For the test
/// that looks for what must not be there.
pub async fn every_row(db: &Db) -> Res<Vec<(String, String)>> {
    let mut tx = db.snapshot().await?;
    let lite = matches!(db.pool, Pool::Lite(_));
    let mut rows = vec![];
    for table in texts(&mut tx, if lite { TABLES_OF_LITE } else { TABLES_OF_PG }, "name").await? {
        let all = if lite {
            let columns = texts(&mut tx, with(COLUMNS_OF_LITE, &[("table", &table)]), "line").await?.concat();
            with(ROWS_OF_LITE, &[("columns", &columns), ("table", &table)])
        } else {
            with(ROWS_OF_PG, &[("table", &table)])
        };
        rows.extend(texts(&mut tx, all, "line").await?.into_iter().map(|line| (table.clone(), line)));
    }
    Ok(rows)
}

async fn texts(tx: &mut Tx, s: Stmt, col: &str) -> Res<Vec<String>> {
    tx.rows(s, args![]).await?.iter().map(|row| String::cell(row, col)).collect()
}

/// The statement with names put in for its words in braces.
fn with(s: Stmt, names: &[(&str, &str)]) -> Stmt {
    statement(names.iter().fold(s.pg.to_owned(), |text, (word, name)| text.replace(&format!("{{{word}}}"), name)))
}

/// A PostgreSQL server on which databases may be made and dropped: the tests' own, never a municipality's.
pub struct Server {
    url: String,
    one: PgConnection,
}

impl Server {
    /// Reaches the server through a database that is there: `postgres://user@host:port/postgres`.
    pub async fn reach(url: &str) -> Res<Server> {
        Ok(Server { url: url.into(), one: PgConnection::connect(url).await? })
    }

    /// Waits until no other test makes a template, and keeps the others waiting until this connection is closed.
    pub async fn hold(&mut self) -> Res<()> {
        self.run(HOLD, &[]).await
    }

    /// Whether there is a database of that name.
    pub async fn has(&mut self, name: &str) -> Res<bool> {
        let text = with(HAS, &[("name", plain(name)?)]);
        Ok(self.one.fetch_optional(AssertSqlSafe(text.pg).into_sql_str()).await?.is_some())
    }

    /// Makes a database as a copy of another one, to which nobody may be connected. `template0` gives an empty one.
    /// Gives the address of the copy.
    pub async fn copy(&mut self, template: &str, name: &str) -> Res<String> {
        self.run(COPY, &[("name", plain(name)?), ("template", plain(template)?)]).await?;
        Ok(self.address(name))
    }

    /// Gives a database to which nobody is connected another name.
    pub async fn rename(&mut self, name: &str, to: &str) -> Res<()> {
        self.run(RENAME, &[("name", plain(name)?), ("to", plain(to)?)]).await
    }

    /// Drops the database of that name if it is there, and whoever is connected to it.
    pub async fn drop(&mut self, name: &str) -> Res<()> {
        self.run(DROP, &[("name", plain(name)?)]).await
    }

    /// Lets go of the server.
    pub async fn leave(self) -> Res<()> {
        Ok(self.one.close().await?)
    }

    /// The address of another database on this server.
    fn address(&self, name: &str) -> String {
        let (way, how) = self.url.split_once('?').map_or((self.url.as_str(), None), |(way, how)| (way, Some(how)));
        let host = way.rsplit_once('/').map_or(way, |(host, _)| host);
        format!("{host}/{name}{}", how.map(|how| format!("?{how}")).unwrap_or_default())
    }

    async fn run(&mut self, s: Stmt, names: &[(&str, &str)]) -> Res<()> {
        self.one.execute(AssertSqlSafe(with(s, names).pg).into_sql_str()).await?;
        Ok(())
    }
}

/// A name that needs no quotes and can hold no statement.
fn plain(name: &str) -> Res<&str> {
    let fits = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if fits && !name.is_empty() { Ok(name) } else { Err(Fault::Unfit(format!("{name:?} is not of a-z, 0-9 and _"))) }
}
