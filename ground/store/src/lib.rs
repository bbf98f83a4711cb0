//! The floor of the house: two databases behind one face.
//!
//! A room writes plain SQL once, in PostgreSQL's words, in its `store.sql`; this crate runs it on SQLite or PostgreSQL.
//! Here lie [`Db`] (one tenant's database), [`Tx`] (one transaction), [`Stmt`] (a named statement, found while
//! compiling), [`Val`] (what may be bound), [`Row`] (what comes back), [`Ts`] (an instant that sorts the same in both
//! databases), [`Migration`] steps and the ways in which a database can say no ([`Fault`]).
//!
//! It is the only crate that knows sqlx and rusqlite. It will never know a person, a matter or a rule of law, and it never begins a
//! transaction by itself: whoever answers a request begins one, commits it, and everything between is plain calls.

mod db;
mod fault;
mod lite;
mod migrate;
mod row;
mod sheet;
mod time;
pub mod trial;
mod tx;
mod val;

pub use db::Db;
pub use fault::Fault;
pub use migrate::Migration;
pub use row::{Cell, FromRow, Row};
pub use sheet::{Stmt, lite_ddl, named, parse};
pub use time::{BadTime, Ts};
pub use tx::Tx;
pub use uuid::Uuid;
pub use val::Val;

/// What every question to the database gives back.
pub type Res<T> = Result<T, Fault>;
