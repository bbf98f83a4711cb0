//! What comes back from a statement, without the driver.

use crate::{Res, Ts, Uuid, fault::Fault, lite::LiteRow};
use rusqlite::types::Value;
use sqlx::{
    Postgres, Row as _,
    postgres::{PgArgumentBuffer, PgRow, PgTypeInfo, PgValueRef},
};

/// One row of an answer.
pub struct Row(pub(crate) Inner);

pub(crate) enum Inner {
    Lite(LiteRow),
    Pg(PgRow),
}

/// A value that can be read from a column. Newtypes implement it by reading what they wrap and parsing it.
pub trait Cell: Sized {
    /// Reads column `col`. A form that we never write is [`Fault::Shape`].
    fn cell(row: &Row, col: &str) -> Res<Self>;
}

/// A record that can be read from a row.
pub trait FromRow: Sized {
    /// Reads the record. Every column it wants must be in the statement.
    fn from_row(row: &Row) -> Res<Self>;
}

impl Row {
    /// Reads one column: `row.get::<Ts>("happened_at")?`.
    pub fn get<T: Cell>(&self, col: &str) -> Res<T> {
        T::cell(self, col)
    }
}

/// What a cell of SQLite holds, where that is of this kind.
trait Held: Sized {
    fn held(cell: &Value) -> Option<Self>;
}

macro_rules! same {
    ($($t:ty: $held:pat => $what:expr),* $(,)?) => { $(
        impl Held for $t {
            fn held(cell: &Value) -> Option<Self> {
                match cell { $held => $what, _ => None }
            }
        }
        impl Cell for Option<$t> {
            fn cell(row: &Row, c: &str) -> Res<Self> {
                match &row.0 { Inner::Lite(r) => held(r, c), Inner::Pg(r) => Ok(r.try_get(c)?) }
            }
        }
        impl Cell for $t {
            fn cell(row: &Row, c: &str) -> Res<Self> {
                <Option<$t>>::cell(row, c)?.ok_or_else(|| Fault::Shape(format!("column {c}: nothing stands there")))
            }
        }
    )* };
}

same! {
    i64: Value::Integer(x) => Some(*x),
    String: Value::Text(x) => Some(x.clone()),
    Uuid: Value::Blob(x) => Uuid::from_slice(x).ok(),
    bool: Value::Integer(x) => Some(*x != 0),
    Vec<u8>: Value::Blob(x) => Some(x.clone()),
}

fn held<T: Held>(row: &LiteRow, c: &str) -> Res<Option<T>> {
    match row.cell(c)? {
        Value::Null => Ok(None),
        cell => T::held(cell)
            .map(Some)
            .ok_or_else(|| Fault::Shape(format!("column {c}: a value of the kind {} stands there", cell.data_type()))),
    }
}

impl Cell for Option<Ts> {
    fn cell(row: &Row, c: &str) -> Res<Self> {
        let wrong = |e| Fault::Shape(format!("{c}: {e}"));
        match &row.0 {
            Inner::Lite(r) => match r.cell(c)? {
                Value::Null => Ok(None),
                Value::Text(text) => Ts::read(text).map(Some).map_err(wrong),
                _ => Err(Fault::Shape(format!("{c}: no instant"))),
            },
            Inner::Pg(r) => {
                let at = r.try_get::<Option<PgTime>, _>(c)?;
                at.map(|t| Ts::from_micros(t.0.saturating_add(PG_EPOCH)).map_err(wrong)).transpose()
            }
        }
    }
}

impl Cell for Ts {
    fn cell(row: &Row, c: &str) -> Res<Self> {
        <Option<Ts>>::cell(row, c)?.ok_or_else(|| Fault::Shape(format!("{c}: no instant")))
    }
}

/// PostgreSQL counts microseconds from 2000-01-01.
const PG_EPOCH: i64 = 946_684_800_000_000;

/// `timestamptz` as the bare number that PostgreSQL sends, so that nothing is rounded on the way.
pub(crate) struct PgTime(i64);

impl PgTime {
    pub(crate) fn of(t: Ts) -> PgTime {
        PgTime(t.micros() - PG_EPOCH)
    }
}

impl sqlx::Type<Postgres> for PgTime {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("timestamptz")
    }
}

impl sqlx::Encode<'_, Postgres> for PgTime {
    fn encode_by_ref(&self, b: &mut PgArgumentBuffer) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
        <i64 as sqlx::Encode<Postgres>>::encode_by_ref(&self.0, b)
    }
}

impl sqlx::Decode<'_, Postgres> for PgTime {
    fn decode(v: PgValueRef<'_>) -> Result<Self, sqlx::error::BoxDynError> {
        Ok(PgTime(<i64 as sqlx::Decode<Postgres>>::decode(v)?))
    }
}
