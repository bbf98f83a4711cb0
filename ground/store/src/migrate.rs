//! Steps that build the tables, in one order, from one text.

use crate::{Cell, Db, Fault, FromRow, Res, Row, Stmt, Ts, Tx, args, lite, named, sheet::lite_ddl, tx::Kind};
use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};

/// One step: a text in PostgreSQL's words that only adds tables, columns, indexes and views. Never edited once released.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// 1, 2, 3 … without gaps.
    pub number: i64,
    /// The file's name, for people.
    pub name: &'static str,
    /// The file's text.
    pub text: &'static str,
}

const SQL: &str = include_str!("store.sql");
const DONE: Stmt = named(SQL, "steps-done");
const NOTE: Stmt = named(SQL, "note-step");
const TABLE: &str = include_str!("schema.sql");

struct Done {
    number: i64,
    name: String,
    text: String,
}

impl FromRow for Done {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Done { number: row.get("number")?, name: String::cell(row, "name")?, text: row.get("text")? })
    }
}

impl Db {
    /// Runs the steps that this database has not seen. Refuses a database that is newer than this program, or whose
    /// steps were edited after they ran. All steps or none.
    pub async fn migrate(&self, steps: &[Migration], at: Ts) -> Res<()> {
        let mut tx = self.begin().await?;
        tx.ddl(TABLE).await?;
        let done: Vec<Done> = tx.all(DONE, args![]).await?;
        refuse_strange(&done, steps)?;
        for step in steps.iter().skip(done.len()) {
            tx.ddl(step.text).await.map_err(|e| Fault::Unfit(format!("step {}: {e}", step.name)))?;
            tx.run(NOTE, args![step.number, step.name, step.text, at]).await?;
        }
        tx.commit().await
    }

    /// Refuses a database that has not had exactly these steps. Changes nothing.
    pub async fn refuse_other_steps(&self, steps: &[Migration]) -> Res<()> {
        let done: Vec<Done> = self.snapshot().await?.all(DONE, args![]).await?;
        refuse_strange(&done, steps)?;
        match steps.get(done.len()) {
            None => Ok(()),
            Some(next) => Err(Fault::Unfit(format!("step {} has not run; helhet serve runs it", next.name))),
        }
    }

    /// Puts views in place of older ones of the same name. Views hold no records, so they are made anew at each start.
    pub async fn views(&self, text: &str) -> Res<()> {
        let mut tx = self.begin().await?;
        tx.ddl(text).await?;
        tx.commit().await
    }
}

fn refuse_strange(done: &[Done], steps: &[Migration]) -> Res<()> {
    for (i, d) in done.iter().enumerate() {
        match steps.get(i) {
            None => {
                return Err(Fault::Unfit(format!(
                    "it has step {} ({}), which this program does not know",
                    d.number, d.name
                )));
            }
            Some(s) if s.number != d.number || s.text != d.text => {
                return Err(Fault::Unfit(format!("step {} ({}) ran with another text", d.number, d.name)));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

impl Tx {
    async fn ddl(&mut self, text: &str) -> Res<()> {
        match &mut self.kind {
            Kind::Lite(line) => lite::batch(line.there()?, &lite_ddl(text))?,
            Kind::Pg(t) => t.execute(AssertSqlSafe(text.to_owned()).into_sql_str()).await.map(drop)?,
        }
        Ok(())
    }
}
