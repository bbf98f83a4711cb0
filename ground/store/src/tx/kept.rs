//! What a table that only grows has shown, kept from one transaction to the next.

use crate::{Res, Row, Stmt, Tx, args};
use std::{
    any::Any,
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

/// What was made of the rows of each statement, and how many rows there were.
type Made = BTreeMap<&'static str, (i64, Arc<dyn Any + Send + Sync>)>;

/// One for each database that is open, shared by its transactions.
#[derive(Clone, Default)]
pub(crate) struct Kept(Arc<Mutex<Made>>);

impl Kept {
    fn get<T: Any + Send + Sync>(&self, s: Stmt, n: i64) -> Option<Arc<T>> {
        let made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (of, what) = made.get(s.lite)?;
        (*of == n).then(|| what.clone().downcast().ok()).flatten()
    }

    fn put<T: Any + Send + Sync>(&self, s: Stmt, n: i64, what: Arc<T>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(s.lite, (n, what));
    }
}

impl Tx {
    /// What `build` makes of all rows of `s`, made again only when `count` (one row, column `n`) gives another number than when
    /// it was made. For tables whose rows are never taken away, and never changed in what `s` reads: each page would read the
    /// same thousand rows otherwise. Only a picture leaves anything for others, because what somebody is writing may be undone.
    pub async fn kept<T>(&mut self, count: Stmt, s: Stmt, build: fn(&[Row]) -> Res<T>) -> Res<Arc<T>>
    where
        T: Any + Send + Sync,
    {
        let n: i64 = self.rows(count, args![]).await?.first().map_or(Ok(0), |row| row.get("n"))?;
        if let Some(what) = self.kept.get(s, n) {
            return Ok(what);
        }
        let what = Arc::new(build(&self.rows(s, args![]).await?)?);
        if self.picture {
            self.kept.put(s, n, what.clone());
        }
        Ok(what)
    }
}
