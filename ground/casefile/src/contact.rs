//! A first contact as it lies with us, for those who read and answer.

use crate::{Code, Question, Route, SQL, registration};
use access::{Keys, No, Permit};
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const WAITING: Stmt = named(SQL, "waiting");
const ONE: Stmt = named(SQL, "one");
const ANSWERS: Stmt = named(SQL, "answers");
const COUNT_WAITING: Stmt = named(SQL, "count-waiting");
const BY_CODE: Stmt = named(SQL, "by-code");
const MARK_READ: Stmt = named(SQL, "mark-read");
const MARK_REPLIED: Stmt = named(SQL, "mark-replied");

/// What we may say to somebody of whom we know only a code. Prepared sentences: nothing about a child or a family can
/// slip into them, and each stands in the language the letter was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// We have read it and go on with it. Thank you.
    Thanks,
    /// We would like to hear more: ring us and say your code.
    PleaseRing,
}

impl Reply {
    /// Every reply there is.
    pub const ALL: [Reply; 2] = [Reply::Thanks, Reply::PleaseRing];

    /// The stored name.
    pub fn name(self) -> &'static str {
        match self {
            Reply::Thanks => "thanks",
            Reply::PleaseRing => "please-ring",
        }
    }

    /// The reply of that name.
    pub fn of(name: &str) -> Option<Reply> {
        Reply::ALL.into_iter().find(|r| r.name() == name)
    }
}

/// Reads a stored reply.
pub(crate) fn stored_reply(row: &Row, col: &str) -> Res<Option<Reply>> {
    let name = row.get::<Option<String>>(col)?;
    name.map(|n| Reply::of(&n).ok_or_else(|| Fault::Shape(format!("{col}: no reply {n}")))).transpose()
}

struct Count(i64);

impl FromRow for Count {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Count(row.get("n")?))
    }
}

struct Id(Uuid);

impl FromRow for Id {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Id(row.get("id")?))
    }
}

/// A contact without what was told in it.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Its id.
    pub id: Uuid,
    /// When it was stored.
    pub arrived_at: Ts,
    /// By which way it came.
    pub route: Route,
    /// The language it was written in.
    pub language: String,
    /// When somebody first read it.
    pub read_at: Option<Ts>,
    /// When it was answered.
    pub replied_at: Option<Ts>,
}

impl FromRow for Contact {
    fn from_row(row: &Row) -> Res<Self> {
        let route: String = row.get("route")?;
        Ok(Contact {
            id: row.get("id")?,
            arrived_at: row.get("arrived_at")?,
            route: Route::of(&route).ok_or_else(|| Fault::Shape(format!("route: {route}")))?,
            language: row.get("language")?,
            read_at: row.get("read_at")?,
            replied_at: row.get("replied_at")?,
        })
    }
}

/// One answer as it is stored.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Which question it answers.
    pub question: Question,
    /// What was typed.
    pub text: String,
}

impl FromRow for Answer {
    fn from_row(row: &Row) -> Res<Self> {
        let name: String = row.get("question")?;
        let question = Question::of(&name).ok_or_else(|| Fault::Shape(format!("no question {name}")))?;
        Ok(Answer { question, text: row.get("text")? })
    }
}

/// The letters that nobody has answered, unread ones first, then oldest first: at most 200 of them, and how many there
/// are. Says nothing of what was told.
pub async fn waiting(tx: &mut Tx) -> Res<(Vec<Contact>, i64)> {
    let count = tx.one::<Count>(COUNT_WAITING, args![]).await?.map_or(0, |c| c.0);
    Ok((tx.all(WAITING, args![]).await?, count))
}

/// The letter with that code.
pub async fn by_code(tx: &mut Tx, keys: &Keys, code: &Code) -> Res<Option<Uuid>> {
    Ok(tx.one::<Id>(BY_CODE, args![code.keyed(keys).as_slice()]).await?.map(|id| id.0))
}

/// The contact of that id.
pub async fn one(tx: &mut Tx, id: Uuid) -> Res<Option<Contact>> {
    tx.one(ONE, args![id]).await
}

/// What was told in it, in the order in which it was asked. For deeds that have a permit and write who read it.
///
/// # Errors
/// A refusal where the permit is for something else; [`No::Absent`] where the letter has become matters that the bearer
/// may not all read.
pub async fn answers(tx: &mut Tx, by: &Permit, id: Uuid) -> Result<Vec<Answer>, No> {
    registration::page::reaches(tx, by, id).await?;
    Ok(told(tx, id).await?)
}

pub(crate) async fn told(tx: &mut Tx, id: Uuid) -> Res<Vec<Answer>> {
    let mut all: Vec<Answer> = tx.all(ANSWERS, args![id]).await?;
    all.sort_by_key(|a| a.question);
    Ok(all)
}

/// Notes that it has been read. True the first time only.
pub async fn mark_read(tx: &mut Tx, id: Uuid, at: Ts, actor: &str) -> Res<bool> {
    Ok(tx.run(MARK_READ, args![id, at, actor]).await? == 1)
}

/// Notes the reply. True the first time only: a second one changes nothing.
pub async fn mark_replied(tx: &mut Tx, id: Uuid, at: Ts, actor: &str, reply: Reply) -> Res<bool> {
    Ok(tx.run(MARK_REPLIED, args![id, at, actor, reply.name()]).await? == 1)
}
