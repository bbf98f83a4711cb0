//! One thing that somebody does to the records of the journal, past every deed: a byte changed, a row taken away, two
//! rows' values exchanged. It is done in a transaction, looked at, and undone.

use house::way;
use journal::Unsound;
use std::fmt;
use store::{Db, Stmt, Ts, Tx, Uuid, Val, args, trial::statement};
use town::Seeded;

/// The journal's tables, and what tells their rows apart.
const TABLES: [(&str, &str); 3] = [("chain", "chain"), ("event", "seq"), ("event_body", "event_id")];

/// A column of the journal, as the migration made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    table: &'static str,
    key: &'static str,
    name: String,
    kind: String,
}

/// A stored value, as the bytes or the number that lie there.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    Absent,
    Number(i64),
    Bytes(Vec<u8>),
}

/// What can be edited: every column, and the rows of each table.
pub struct Records {
    pub columns: Vec<Column>,
    rows: Vec<(&'static str, Vec<Raw>)>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The verification says which event does not hold.
    Broken,
    /// The verification says after which event a row cannot be read.
    Unreadable,
    /// The database itself would not have it.
    Refused,
    /// Nobody noticed.
    Missed,
}

/// One edit.
pub enum Edit {
    Set { column: Column, row: Raw, from: Raw, to: Raw },
    Delete { table: &'static str, key: &'static str, row: Raw },
    Swap { column: Column, rows: [Raw; 2], values: [Raw; 2] },
}

impl Records {
    /// Reads which columns the migrations made and which rows there are.
    pub async fn of(db: &Db) -> Records {
        let columns: Vec<Column> = TABLES.iter().flat_map(|(table, key)| made(table, key)).collect();
        let mut rows = vec![];
        let mut tx = db.snapshot().await.unwrap();
        for (table, key) in TABLES {
            let column = columns.iter().find(|c| c.table == table && c.name == key).unwrap();
            let all = format!("select {{}} as x from {table} order by {key}");
            let read = tx.rows(column.statement(&all), args![]).await.unwrap();
            rows.push((table, read.iter().map(|row| column.raw(row)).collect()));
        }
        Records { columns, rows }
    }

    fn any_row(&self, table: &str, dice: &Seeded) -> Raw {
        let rows = &self.rows.iter().find(|(t, _)| *t == table).unwrap().1;
        rows[dice.below(rows.len())].clone()
    }
}

/// The columns of one table, from the text of the migrations.
fn made(table: &'static str, key: &'static str) -> Vec<Column> {
    let texts: String = way::STEPS.iter().map(|step| step.text).collect();
    let body =
        texts.split(&format!("create table {table} (\n")).nth(1).unwrap().split("\n);").next().unwrap().to_owned();
    let column = |line: &str| {
        let mut words = line.split_whitespace();
        let (name, kind) = (words.next()?, words.next()?.trim_end_matches(','));
        let is = name != "primary";
        is.then(|| Column { table, key, name: name.into(), kind: kind.into() })
    };
    body.lines().filter_map(column).collect()
}

impl Column {
    /// `table.column`
    pub fn path(&self) -> String {
        format!("{}.{}", self.table, self.name)
    }

    /// A statement in which `{}` stands for the column's stored bytes.
    fn statement(&self, text: &str) -> Stmt {
        let name = &self.name;
        let lite = if self.kind == "bigint" { name.clone() } else { format!("cast({name} as blob)") };
        let pg = match self.kind.as_str() {
            "text" => format!("convert_to({name}, 'UTF8')"),
            "uuid" => format!("uuid_send({name})"),
            "timestamptz" => format!("timestamptz_send({name})"),
            _ => name.clone(),
        };
        Stmt { lite: statement(text.replace("{}", &lite)).lite, pg: statement(text.replace("{}", &pg)).pg }
    }

    fn raw(&self, row: &store::Row) -> Raw {
        if self.kind == "bigint" {
            return row.get::<Option<i64>>("x").unwrap().map_or(Raw::Absent, Raw::Number);
        }
        row.get::<Option<Vec<u8>>>("x").unwrap().map_or(Raw::Absent, Raw::Bytes)
    }

    async fn value(&self, tx: &mut Tx, row: &Raw, engine: &str) -> Raw {
        let one = self.statement(&format!("select {{}} as x from {} where {} = $1", self.table, self.key));
        self.raw(&tx.rows(one, vec![key(self.table, row, engine)]).await.unwrap()[0])
    }

    /// The value as it is bound, and how the statement takes it. `None` for what has no form to be sent in.
    fn bound(&self, value: &Raw, engine: &str) -> Option<(Val, &'static str)> {
        let pg = engine == "postgresql";
        Some(match (value, self.kind.as_str()) {
            (Raw::Number(n), _) => (Val::from(*n), "$2"),
            (Raw::Bytes(bytes), "text" | "timestamptz") if !pg => (Val::from(bytes.as_slice()), "cast($2 as text)"),
            (Raw::Bytes(bytes), "text") => (Val::from(bytes.as_slice()), "convert_from($2, 'UTF8')"),
            (Raw::Bytes(bytes), "uuid") if pg => (Val::from(Uuid::from_slice(bytes).ok()?), "$2"),
            (Raw::Bytes(bytes), "timestamptz") => {
                let since_2000 = i64::from_be_bytes(bytes.as_slice().try_into().ok()?);
                (Val::from(Ts::from_micros(since_2000.checked_add(946_684_800_000_000)?).ok()?), "$2")
            }
            (Raw::Bytes(bytes), _) => (Val::from(bytes.as_slice()), "$2"),
            (Raw::Absent, _) => return None,
        })
    }

    async fn set(&self, tx: &mut Tx, row: &Raw, value: &Raw, engine: &str) -> Result<(), String> {
        let (value, form) = self.bound(value, engine).ok_or("no form to send it in")?;
        let text = format!("update {} set {} = {form} where {} = $1", self.table, self.name, self.key);
        match tx.run(statement(text), vec![key(self.table, row, engine), value]).await {
            Ok(1) => Ok(()),
            Ok(n) => panic!("{} rows instead of one: {}", n, self.path()),
            Err(no) => Err(no.to_string()),
        }
    }
}

/// What tells the row apart, as it is bound.
fn key(table: &str, row: &Raw, engine: &str) -> Val {
    match row {
        Raw::Number(n) => Val::from(*n),
        Raw::Bytes(id) if table == "event_body" && engine == "postgresql" => Val::from(Uuid::from_slice(id).unwrap()),
        Raw::Bytes(id) => Val::from(id.as_slice()),
        Raw::Absent => panic!("a key is never absent"),
    }
}

/// Who can write to the database can also tell it not to mind its references, for this transaction.
pub async fn careless(tx: &mut Tx) {
    let careless = Stmt { lite: "pragma defer_foreign_keys = on", pg: "set local session_replication_role = replica" };
    tx.run(careless, args![]).await.unwrap();
}

impl Edit {
    /// Any edit: mostly a byte, sometimes a row, sometimes two rows' values. It always changes something.
    pub async fn any(db: &Db, records: &Records, dice: &Seeded) -> Edit {
        let mut tx = db.snapshot().await.unwrap();
        loop {
            let column = records.columns[dice.below(records.columns.len())].clone();
            let (table, key) = (column.table, column.key);
            let row = records.any_row(table, dice);
            let from = column.value(&mut tx, &row, db.engine()).await;
            match dice.below(10) {
                0 => return Edit::Delete { table, key, row },
                1 => {
                    let other = records.any_row(table, dice);
                    let to = column.value(&mut tx, &other, db.engine()).await;
                    if from != to && from != Raw::Absent && to != Raw::Absent {
                        return Edit::Swap { column, rows: [row, other], values: [from, to] };
                    }
                }
                _ => {
                    let to = from.changed(&column.kind, dice);
                    return Edit::Set { column, row, from, to };
                }
            }
        }
    }

    /// The first row's value, written over itself where there is one.
    pub async fn nothing(db: &Db, column: &Column) -> Edit {
        let records = Records::of(db).await;
        let row = records.any_row(column.table, &Seeded::new(0));
        let from = column.value(&mut db.snapshot().await.unwrap(), &row, db.engine()).await;
        Edit::Set { column: column.clone(), row, to: from.clone(), from }
    }

    /// What is edited, for the count.
    pub fn what(&self) -> String {
        match self {
            Edit::Set { column, .. } => column.path(),
            Edit::Delete { table, .. } => format!("a row of {table}"),
            Edit::Swap { column, .. } => format!("swapped {}", column.name),
        }
    }

    /// Does it, reads the journal back, and undoes it.
    pub async fn tried(&self, db: &Db) -> Outcome {
        let mut tx = db.begin().await.unwrap();
        careless(&mut tx).await;
        if self.done(&mut tx, db.engine()).await.is_err() {
            return Outcome::Refused;
        }
        match journal::verify(&mut tx, &[]).await {
            Ok(_) => Outcome::Missed,
            Err(Unsound::Unreadable { .. }) => Outcome::Unreadable,
            Err(_) => Outcome::Broken,
        }
    }

    async fn done(&self, tx: &mut Tx, engine: &str) -> Result<(), String> {
        match self {
            Edit::Set { to: Raw::Absent, .. } => Ok(()),
            Edit::Set { column, row, to, .. } => column.set(tx, row, to, engine).await,
            Edit::Delete { table, key: name, row } => {
                let text = format!("delete from {table} where {name} = $1");
                assert_eq!(tx.run(statement(text), vec![key(table, row, engine)]).await.unwrap(), 1);
                Ok(())
            }
            Edit::Swap { column, rows: [one, other], values: [a, b] } => {
                // What tells rows apart cannot stand twice, not even for a moment: it takes a third step.
                let between = match a {
                    Raw::Number(_) => Raw::Number(-1),
                    _ => Raw::Bytes(vec![0xEE; 16]),
                };
                let unique = column.name == column.key || column.name == "id";
                if unique {
                    column.set(tx, one, &between, engine).await?;
                }
                column.set(tx, other, a, engine).await?;
                let one = if column.name == column.key { &between } else { one };
                column.set(tx, one, b, engine).await
            }
        }
    }
}

impl Raw {
    /// Another value: one bit or one byte is different, or something stands where nothing stood.
    fn changed(&self, kind: &str, dice: &Seeded) -> Raw {
        match self {
            Raw::Number(n) => Raw::Number(n ^ (1 << dice.below(64))),
            Raw::Absent if kind == "uuid" => Raw::Bytes((0..16).map(|_| dice.below(256) as u8).collect()),
            Raw::Absent => Raw::Bytes(vec![b'x'; dice.below(3)]),
            Raw::Bytes(bytes) => {
                let (mut bytes, at) = (bytes.clone(), dice.below(bytes.len()));
                // A single bit often leaves a text that could be one of ours; any byte often leaves one that could not.
                bytes[at] ^= if dice.below(2) == 0 { 1 << dice.below(8) } else { 1 + dice.below(255) as u8 };
                Raw::Bytes(bytes)
            }
        }
    }
}

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Edit::Set { column, row, from, to } => write!(f, "{} of {row:?}: {from:?} became {to:?}", column.path()),
            Edit::Delete { table, row, .. } => write!(f, "{table} {row:?} deleted"),
            Edit::Swap { column, rows, values } => write!(f, "{} of {rows:?} swapped: {values:?}", column.path()),
        }
    }
}
