//! One transaction.

mod kept;

pub(crate) use kept::Kept;

use crate::{
    Fault, FromRow, Res, Row, Stmt, Uuid, Val, args,
    lite::{self, Line},
    row::{Inner, PgTime},
};
use sqlx::Postgres;
use tokio::task::consume_budget;

/// A transaction that has begun. Dropped without [`Tx::commit`] it leaves no trace.
///
/// Plain begin, calls, commit: a closure that borrows what it works on does not compile once it is spawned
/// (see STYLE.md), so there is none.
pub struct Tx {
    pub(crate) kind: Kind,
    pub(crate) kept: Kept,
    /// Whether this is one unchanging picture, which cannot write.
    pub(crate) picture: bool,
}

pub(crate) enum Kind {
    Lite(Line),
    Pg(sqlx::Transaction<'static, Postgres>),
}

macro_rules! bind {
    ($q:expr, $args:expr) => {{
        let mut q = $q;
        for a in $args {
            q = match a {
                Val::Int(x) => q.bind(x),
                Val::Text(x) => q.bind(x),
                Val::Id(x) => q.bind(x),
                Val::Flag(x) => q.bind(x),
                Val::Bytes(x) => q.bind(x),
                Val::Time(x) => q.bind(x.map(PgTime::of)),
            };
        }
        q
    }};
}

impl Tx {
    /// Every row of the answer, as records.
    pub async fn all<T: FromRow>(&mut self, s: Stmt, args: Vec<Val>) -> Res<Vec<T>> {
        self.rows(s, args).await?.iter().map(T::from_row).collect()
    }

    /// The first row of the answer, if there is one.
    pub async fn one<T: FromRow>(&mut self, s: Stmt, args: Vec<Val>) -> Res<Option<T>> {
        self.rows(s, args).await?.first().map(T::from_row).transpose()
    }

    /// Every row of the answer, unread: for those who must go on after a row that cannot be read.
    pub async fn rows(&mut self, s: Stmt, args: Vec<Val>) -> Res<Vec<Row>> {
        Ok(match &mut self.kind {
            Kind::Lite(line) => {
                // Whoever asks very much lets others in between.
                consume_budget().await;
                let rows = lite::ask(line.there()?, s.lite, args)?;
                rows.into_iter().map(|r| Row(Inner::Lite(r))).collect()
            }
            Kind::Pg(t) => {
                let rows = bind!(sqlx::query(s.pg), args).fetch_all(&mut **t).await?;
                rows.into_iter().map(|r| Row(Inner::Pg(r))).collect()
            }
        })
    }

    /// Runs a statement and says how many rows it touched.
    pub async fn run(&mut self, s: Stmt, args: Vec<Val>) -> Res<u64> {
        Ok(match &mut self.kind {
            Kind::Lite(line) => {
                consume_budget().await;
                lite::run(line.there()?, s.lite, args)?
            }
            Kind::Pg(t) => bind!(sqlx::query(s.pg), args).execute(&mut **t).await?.rows_affected(),
        })
    }

    /// Runs a statement that touches one row, or says [`Fault::Stale`] where it touched none.
    pub async fn change(&mut self, s: Stmt, args: Vec<Val>) -> Res<()> {
        if self.run(s, args).await? == 1 { Ok(()) } else { Err(Fault::Stale) }
    }

    /// The first statement of a deed that changes a record's state: takes the record at the version its reader saw,
    /// or says [`Fault::Stale`]. The statement must count up `version` where `id = $1 and version = $2`.
    pub async fn claim(&mut self, s: Stmt, root: Uuid, version: i64) -> Res<()> {
        self.change(s, args![root, version]).await
    }

    /// Makes everything done here true at once.
    pub async fn commit(self) -> Res<()> {
        match self.kind {
            Kind::Lite(line) => lite::batch(line.there()?, "commit")?,
            Kind::Pg(t) => t.commit().await?,
        }
        Ok(())
    }
}
