//! How support is followed up (*uppföljning*): on which day and with whom, what has changed, what the child and the family
//! say of it, and what comes next.
//!
//! Each is a row and none is changed. When the next one is due is a clock ([`law::ClockKind::FollowUp`]), which the deed moves
//! in the same transaction.

use super::SQL;
use crate::{
    Text,
    cell::{day, day_if, quiet, stored},
    matter::MatterId,
};
use journal::Moment;
use law::Day;
use std::collections::BTreeSet;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "follow-up-new");
const ALL: Stmt = named(SQL, "follow-ups");

stored! {
    /// With whom it was talked through.
    With {
        /// The person the matter is about, alone: a child, or a grown-up.
        Person = "person",
        /// The parents, or others who have custody.
        Parents = "parents",
        /// The school or preschool.
        School = "school",
        /// Those who give the support.
        Performer = "performer",
        /// Somebody else.
        Other = "other",
    }
}

/// What a child says, or why it was not asked (UTR-7, UTR-9).
#[derive(Clone, PartialEq, Eq)]
pub enum ChildsView {
    /// The child says.
    Said(String),
    /// The child was not asked, because.
    NotAsked(String),
}

/// What comes next.
#[derive(Clone, PartialEq, Eq)]
pub enum Next {
    /// It goes on, and is followed up again on a day.
    GoesOn(Day),
    /// Something is to change: how, and when it is followed up.
    Changes(String, Day),
    /// It ends.
    Ends,
}

impl Next {
    /// The stored word.
    pub fn word(&self) -> &'static str {
        match self {
            Next::GoesOn(_) => "goes_on",
            Next::Changes(..) => "changes",
            Next::Ends => "ends",
        }
    }

    /// The day of the next follow-up, where there is one.
    pub fn on(&self) -> Option<Day> {
        match self {
            Next::GoesOn(day) | Next::Changes(_, day) => Some(*day),
            Next::Ends => None,
        }
    }
}

/// A follow-up that is about to be kept.
#[derive(Clone)]
pub struct NewFollowUp {
    /// On which day.
    pub on: Day,
    /// With whom; at least one.
    pub with: BTreeSet<With>,
    /// What has changed.
    pub changed: Text,
    /// What the family thinks of the support, in their words.
    pub said: Option<Text>,
    /// What the child says; none where it is not about a child.
    pub childs_view: Option<ChildsView>,
    /// What comes next.
    pub next: Next,
}

/// A follow-up as it is kept.
#[derive(Clone)]
pub struct FollowUp {
    /// Its id.
    pub id: Uuid,
    /// On which day.
    pub on: Day,
    /// With whom.
    pub with: BTreeSet<With>,
    /// What has changed.
    pub changed: String,
    /// What the family thinks of the support, in their words.
    pub said: Option<String>,
    /// What the child says; none where it is not about a child.
    pub childs_view: Option<ChildsView>,
    /// What comes next.
    pub next: Next,
    /// When it was written down.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

quiet!(ChildsView, Next, NewFollowUp, FollowUp);

impl NewFollowUp {
    /// Everything in it that somebody wrote, each with its name.
    pub fn texts(&self) -> Vec<(&'static str, &str)> {
        let said = self.said.as_ref().map(|text| ("said", text.as_str()));
        let child = self.childs_view.as_ref().map(|view| match view {
            ChildsView::Said(text) => ("child_said", text.as_str()),
            ChildsView::NotAsked(text) => ("child_unasked", text.as_str()),
        });
        let how = match &self.next {
            Next::Changes(how, _) => Some(("how", how.as_str())),
            Next::GoesOn(_) | Next::Ends => None,
        };
        [("changed", self.changed.as_str())].into_iter().chain(said).chain(child).chain(how).collect()
    }
}

impl FromRow for FollowUp {
    fn from_row(row: &Row) -> Res<Self> {
        let strange = |what: &str| Fault::Shape(format!("follow_up: {what}"));
        let with: Option<BTreeSet<With>> =
            row.get::<String>("with_whom")?.split('+').map(|word| word.parse().ok()).collect();
        let childs_view = match (row.get("child_said")?, row.get("child_unasked")?) {
            (Some(said), None) => Some(ChildsView::Said(said)),
            (None, Some(why)) => Some(ChildsView::NotAsked(why)),
            (None, None) => None,
            _ => return Err(strange("a child that was asked and was not")),
        };
        let next = match (row.get::<String>("next")?.as_str(), row.get("how")?, day_if(row, "next_on")?) {
            ("goes_on", None, Some(day)) => Next::GoesOn(day),
            ("changes", Some(how), Some(day)) => Next::Changes(how, day),
            ("ends", None, None) => Next::Ends,
            _ => return Err(strange("no such way on")),
        };
        Ok(FollowUp {
            id: row.get("id")?,
            on: day(row, "day")?,
            with: with.ok_or_else(|| strange("with somebody of no list"))?,
            changed: row.get("changed")?,
            said: row.get("said")?,
            childs_view,
            next,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

/// Keeps a follow-up. The matter must have been claimed, and the deed moves its clock.
pub async fn keep(tx: &mut Tx, m: &Moment, matter: MatterId, new: &NewFollowUp, actor: &str) -> Res<Uuid> {
    let id = m.id();
    let with = new.with.iter().map(|one| one.as_str()).collect::<Vec<_>>().join("+");
    let (said, unasked) = match &new.childs_view {
        Some(ChildsView::Said(text)) => (Some(text.as_str()), None),
        Some(ChildsView::NotAsked(text)) => (None, Some(text.as_str())),
        None => (None, None),
    };
    let how = match &new.next {
        Next::Changes(how, _) => Some(how.as_str()),
        Next::GoesOn(_) | Next::Ends => None,
    };
    let row = args![
        id,
        matter,
        new.on.to_string(),
        with,
        new.changed.as_str(),
        new.said.as_ref().map(Text::as_str),
        said,
        unasked,
        new.next.word(),
        how,
        new.next.on().map(|day| day.to_string()),
        m.at,
        actor,
    ];
    tx.run(NEW, row).await?;
    Ok(id)
}

/// Every follow-up of a matter, the first first. The caller has a permit or sight for the matter.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<FollowUp>> {
    tx.all(ALL, args![matter]).await
}
