//! What may be bound to a statement.

use crate::{Ts, Uuid};

/// Six kinds of value. An absent value knows its kind, because PostgreSQL wants to know it.
#[derive(Clone, Debug)]
pub enum Val {
    /// `bigint` / `integer`
    Int(Option<i64>),
    /// `text`
    Text(Option<String>),
    /// `uuid` / `blob` of 16 bytes
    Id(Option<Uuid>),
    /// `timestamptz` / `text` with six decimals
    Time(Option<Ts>),
    /// `boolean` / `integer` 0 or 1
    Flag(Option<bool>),
    /// `bytea` / `blob`
    Bytes(Option<Vec<u8>>),
}

macro_rules! kind {
    ($($t:ty => $v:ident: $f:expr),* $(,)?) => { $(
        impl From<$t> for Val { fn from(x: $t) -> Val { Val::$v(Some($f(x))) } }
        impl From<Option<$t>> for Val { fn from(x: Option<$t>) -> Val { Val::$v(x.map($f)) } }
    )* };
}

kind! {
    i64 => Int: |x| x,
    String => Text: |x| x,
    &str => Text: |x: &str| x.to_owned(),
    Uuid => Id: |x| x,
    Ts => Time: |x| x,
    bool => Flag: |x| x,
    Vec<u8> => Bytes: |x| x,
    &[u8] => Bytes: |x: &[u8]| x.to_vec(),
}

/// The values of a statement in order: `args![id, "text", None::<i64>]`.
#[macro_export]
macro_rules! args {
    ($($x:expr),* $(,)?) => { vec![$($crate::Val::from($x)),*] };
}
