//! One statement, called.

use crate::{Fault, Res, Val};
use rusqlite::{CachedStatement, Connection, types::Value};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tracing::{debug, warn};

/// A statement that takes longer than this is written in the log, without its values: a page asks dozens in a hundredth of
/// it. sqlx says the same of PostgreSQL's.
const SLOW: Duration = Duration::from_secs(1);

/// One row, with the names of its columns.
pub(crate) struct LiteRow {
    names: Arc<[String]>,
    cells: Vec<Value>,
}

impl LiteRow {
    /// What stands in a column; the last of that name.
    pub(crate) fn cell(&self, col: &str) -> Res<&Value> {
        let at = self.names.iter().rposition(|name| name == col);
        at.and_then(|at| self.cells.get(at)).ok_or_else(|| Fault::Shape(format!("no column {col} in the answer")))
    }
}

/// Every row of the answer.
pub(crate) fn ask(one: &Connection, sql: &str, args: Vec<Val>) -> Res<Vec<LiteRow>> {
    let began = Instant::now();
    let mut s = bound(one, sql, args)?;
    let names: Arc<[String]> = s.column_names().into_iter().map(String::from).collect();
    let mut rows = s.raw_query();
    let mut all = vec![];
    while let Some(row) = rows.next()? {
        let cells = (0..names.len()).map(|at| row.get(at)).collect::<Result<_, _>>()?;
        all.push(LiteRow { names: names.clone(), cells });
    }
    took(began, sql, all.len());
    Ok(all)
}

/// How many rows a statement touched.
pub(crate) fn run(one: &Connection, sql: &str, args: Vec<Val>) -> Res<u64> {
    let began = Instant::now();
    let mut s = bound(one, sql, args)?;
    let only_reads = s.readonly();
    let mut rows = s.raw_query();
    while rows.next()?.is_some() {}
    took(began, sql, 0);
    Ok(if only_reads { 0 } else { one.changes() })
}

fn took(began: Instant, statement: &str, rows: usize) {
    let elapsed = began.elapsed();
    let seconds = elapsed.as_secs_f64();
    if elapsed >= SLOW {
        warn!(statement, rows, seconds, "a slow statement");
    } else {
        debug!(statement, rows, seconds);
    }
}

/// Several statements without values, one after another.
pub(crate) fn batch(one: &Connection, sql: &str) -> Res<()> {
    Ok(one.execute_batch(sql)?)
}

/// Whether a statement is understood, without running it.
pub(crate) fn understood(one: &Connection, sql: &str) -> Res<()> {
    Ok(one.prepare(sql).map(drop)?)
}

/// SQLite numbers `$2` by where it first stands, and not by its number.
fn bound<'a>(one: &'a Connection, sql: &str, args: Vec<Val>) -> Res<CachedStatement<'a>> {
    let mut s = one.prepare_cached(sql)?;
    let values: Vec<Value> = args.into_iter().map(value).collect();
    for place in 1..=s.parameter_count() {
        let number =
            s.parameter_name(place).and_then(|name| name.strip_prefix('$')).and_then(|n| n.parse::<usize>().ok());
        let value = number.and_then(|n| values.get(n.checked_sub(1)?));
        let value =
            value.ok_or_else(|| Fault::Shape(format!("{} values for a statement that wants more", values.len())))?;
        s.raw_bind_parameter(place, value)?;
    }
    Ok(s)
}

fn value(of: Val) -> Value {
    match of {
        Val::Int(x) => x.map(Value::Integer),
        Val::Text(x) => x.map(Value::Text),
        Val::Id(x) => x.map(|id| Value::Blob(id.as_bytes().to_vec())),
        Val::Flag(x) => x.map(|flag| Value::Integer(flag.into())),
        Val::Bytes(x) => x.map(Value::Blob),
        Val::Time(x) => x.map(|at| Value::Text(at.to_string())),
    }
    .unwrap_or(Value::Null)
}
