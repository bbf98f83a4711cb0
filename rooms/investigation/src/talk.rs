//! Talks with the child, or with the person: what was said apart from what we make of it, or why there was none.

use crate::SQL;
use casefile::{Lang, MatterId, Text};
use law::Day;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "talk-new");
const ALL: Stmt = named(SQL, "talks");

/// What the guardians knew of a talk (UTR-6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guardians {
    /// One or both were there.
    There,
    /// They knew of it and were not there.
    Knew,
    /// They did not know of it before.
    Unknowing,
}

/// Whether somebody interpreted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// Yes.
    Interpreter,
    /// No.
    Nobody,
}

/// What must be known of a talk with a child besides.
#[derive(Clone, PartialEq, Eq)]
pub struct OfChild {
    /// What the guardians knew.
    pub guardians: Guardians,
    /// How it was checked that the child understood what it was told (UTR-7).
    pub understood: Text,
}

/// A talk that was held.
#[derive(Clone, PartialEq, Eq)]
pub struct Held {
    /// Where.
    pub place: Text,
    /// Who took part from us.
    pub who: Text,
    /// Where it was with a child.
    pub child: Option<OfChild>,
    /// What was said.
    pub said: Text,
    /// What we make of it.
    pub assessed: Option<Text>,
    /// In which language.
    pub language: Lang,
    /// Whether somebody interpreted.
    pub with: With,
}

/// What came of it.
#[derive(Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was held.
    Held(Box<Held>),
    /// It was offered, and the child or the person did not want it now.
    Declined(Option<Text>),
    /// It was not held, because the child is too young to be talked with, and why that is so. Only what was kept before
    /// the reason was asked for has none.
    TooYoung(Option<Text>),
    /// It was not held, because of this (UTR-9).
    NotHeld(Text),
}

/// A talk that is about to be written down.
#[derive(Clone)]
pub struct NewTalk {
    /// The day on which it was, was offered, or was decided against.
    pub day: Day,
    /// What came of it.
    pub outcome: Outcome,
    /// The talk that this one puts right. That one stays and can be read.
    pub corrects: Option<Uuid>,
}

/// A talk as it is kept.
#[derive(Clone)]
pub struct Talk {
    /// Its own id.
    pub id: Uuid,
    /// The day.
    pub day: Day,
    /// What came of it.
    pub outcome: Outcome,
    /// The talk that it puts right.
    pub corrects: Option<Uuid>,
    /// When it was written down.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

macro_rules! quiet {
    ($($name:ident),+) => { $(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+ };
}
quiet!(OfChild, Held, Outcome, NewTalk, Talk);

impl Guardians {
    /// Every value, in order.
    pub const ALL: [Guardians; 3] = [Guardians::There, Guardians::Knew, Guardians::Unknowing];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Guardians::There => "there",
            Guardians::Knew => "knew",
            Guardians::Unknowing => "unknowing",
        }
    }

    /// The value of a stored word, or of what a form sent.
    pub fn of(word: &str) -> Option<Guardians> {
        Guardians::ALL.into_iter().find(|one| one.word() == word)
    }
}

impl With {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            With::Interpreter => "interpreter",
            With::Nobody => "nobody",
        }
    }

    /// The value of a stored word, or of what a form sent.
    pub fn of(word: &str) -> Option<With> {
        [With::Interpreter, With::Nobody].into_iter().find(|one| one.word() == word)
    }
}

impl Outcome {
    /// The stored word.
    pub fn word(&self) -> &'static str {
        match self {
            Outcome::Held(_) => "held",
            Outcome::Declined(_) => "declined",
            Outcome::TooYoung(_) => "too_young",
            Outcome::NotHeld(_) => "not_held",
        }
    }

    /// The talk, where one was held.
    pub fn held(&self) -> Option<&Held> {
        match self {
            Outcome::Held(held) => Some(held),
            _ => None,
        }
    }

    /// Why none was held, where somebody said.
    pub fn why(&self) -> Option<&Text> {
        match self {
            Outcome::Held(_) => None,
            Outcome::Declined(why) | Outcome::TooYoung(why) => why.as_ref(),
            Outcome::NotHeld(why) => Some(why),
        }
    }

    /// Each text of it, by name.
    pub(crate) fn texts(&self) -> Vec<(&'static str, &str)> {
        let held = self.held();
        let of = |text: fn(&Held) -> Option<&Text>| held.and_then(text).map(Text::as_str);
        let all = [
            ("place", of(|h| Some(&h.place))),
            ("who", of(|h| Some(&h.who))),
            ("said", of(|h| Some(&h.said))),
            ("assessed", of(|h| h.assessed.as_ref())),
            ("understood", of(|h| h.child.as_ref().map(|c| &c.understood))),
            ("why", self.why().map(Text::as_str)),
        ];
        all.into_iter().filter_map(|(name, text)| Some((name, text?))).collect()
    }
}

fn strange() -> Fault {
    Fault::Shape("talk: a form we never write".into())
}

fn text_if(row: &Row, col: &str) -> Res<Option<Text>> {
    let read = |text: String| Text::parse(&text, usize::MAX).map_err(|_| strange());
    row.get::<Option<String>>(col)?.map(read).transpose()
}

fn held(row: &Row) -> Res<Held> {
    let needed = |col: &str| text_if(row, col)?.ok_or_else(strange);
    let child = match (row.get::<Option<String>>("guardians")?, text_if(row, "understood")?) {
        (None, None) => None,
        (Some(word), Some(understood)) => {
            Some(OfChild { guardians: Guardians::of(&word).ok_or_else(strange)?, understood })
        }
        _ => return Err(strange()),
    };
    let word = |col: &str| row.get::<Option<String>>(col)?.ok_or_else(strange);
    Ok(Held {
        place: needed("place")?,
        who: needed("who")?,
        child,
        said: needed("said")?,
        assessed: text_if(row, "assessed")?,
        language: word("language")?.parse().map_err(|_| strange())?,
        with: With::of(&word("with_whom")?).ok_or_else(strange)?,
    })
}

impl FromRow for Talk {
    fn from_row(row: &Row) -> Res<Self> {
        let why = text_if(row, "why")?;
        let outcome = match (row.get::<String>("outcome")?.as_str(), why) {
            ("held", None) => Outcome::Held(Box::new(held(row)?)),
            ("declined", why) => Outcome::Declined(why),
            ("too_young", why) => Outcome::TooYoung(why),
            ("not_held", Some(why)) => Outcome::NotHeld(why),
            _ => return Err(strange()),
        };
        Ok(Talk {
            id: row.get("id")?,
            day: Day::parse(&row.get::<String>("day")?).map_err(|_| strange())?,
            outcome,
            corrects: row.get("corrects")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

/// Keeps a talk under an id.
///
/// # Errors
/// [`Fault::Stale`] where the one it puts right has been put right already: correct the correction.
pub(crate) async fn keep(
    tx: &mut Tx,
    (id, matter): (Uuid, MatterId),
    new: &NewTalk,
    (at, actor): (Ts, &str),
) -> Res<()> {
    let held = new.outcome.held();
    let child = held.and_then(|h| h.child.as_ref());
    let row = args![
        id,
        matter,
        new.outcome.word(),
        new.day.to_string(),
        held.map(|h| h.place.as_str()),
        held.map(|h| h.who.as_str()),
        child.map(|c| c.guardians.word()),
        held.map(|h| h.said.as_str()),
        held.and_then(|h| h.assessed.as_ref()).map(Text::as_str),
        child.map(|c| c.understood.as_str()),
        held.map(|h| h.language.as_str()),
        held.map(|h| h.with.word()),
        new.outcome.why().map(Text::as_str),
        new.corrects,
        at,
        actor,
    ];
    tx.change(NEW, row).await
}

/// Every talk of a matter, the latest first, corrections among them, at most 200. The caller has a permit or sight for the
/// matter.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Talk>> {
    tx.all(ALL, args![matter]).await
}
