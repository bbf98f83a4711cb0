//! Who stands around a person.

use crate::{
    cell::{day_if, stored, word},
    person::{PersonId, SQL},
};
use journal::Moment;
use law::Day;
use store::{FromRow, Res, Row, Stmt, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "relation-new");
const END: Stmt = named(SQL, "relation-end");
const ALL: Stmt = named(SQL, "relations");

stored! {
    /// What the other is to the person.
    Kinship {
        /// The person's custodial guardian, always a party for a child (UTR-3).
        Guardian = "guardian",
        /// The person's parent, with or without custody.
        Parent = "parent",
        /// The person's child.
        Child = "child",
        /// The person's sister or brother.
        Sibling = "sibling",
        /// The person's partner.
        Partner = "partner",
        /// Another relative.
        Relative = "relative",
        /// Somebody else close by.
        Other = "other",
    }
}

/// One relation, seen from one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Its own id.
    pub id: Uuid,
    /// From whom it is seen.
    pub person: PersonId,
    /// The other.
    pub other: PersonId,
    /// What the other is to the person.
    pub kind: Kinship,
    /// First day, where it is known.
    pub since: Option<Day>,
    /// The day it ended: from then on it no longer holds.
    pub until: Option<Day>,
}

impl Relation {
    /// Whether it holds on a day.
    pub fn holds(&self, on: Day) -> bool {
        self.since.is_none_or(|since| since <= on) && self.until.is_none_or(|until| on < until)
    }
}

impl FromRow for Relation {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Relation {
            id: row.get("id")?,
            person: row.get("person_id")?,
            other: row.get("other_id")?,
            kind: word(row, "kind")?,
            since: day_if(row, "since")?,
            until: day_if(row, "until")?,
        })
    }
}

/// Keeps that `other` is the person's `kind`. One that holds already stays as it is.
pub async fn keep(
    tx: &mut Tx,
    m: &Moment,
    (person, kind, other): (PersonId, Kinship, PersonId),
    since: Option<Day>,
    actor: &str,
) -> Res<()> {
    let since = since.map(|day| day.to_string());
    tx.run(NEW, args![m.id(), person, other, kind.as_str(), since, m.at, actor]).await.map(drop)
}

/// Ends a relation: from this day it no longer holds. False where it had ended.
pub async fn end(tx: &mut Tx, id: Uuid, until: Day) -> Res<bool> {
    Ok(tx.run(END, args![id, until.to_string()]).await? == 1)
}

/// Everybody around a person, also those who were.
pub async fn all(tx: &mut Tx, person: PersonId) -> Res<Vec<Relation>> {
    tx.all(ALL, args![person]).await
}

/// The custodial guardians of a child on a day.
pub async fn guardians(tx: &mut Tx, child: PersonId, on: Day) -> Res<Vec<PersonId>> {
    let all = all(tx, child).await?;
    Ok(all.into_iter().filter(|r| r.kind == Kinship::Guardian && r.holds(on)).map(|r| r.other).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relation_holds_from_its_first_day_to_the_day_before_it_ends() {
        let day = |text: &str| Day::parse(text).unwrap();
        let id = PersonId::of(Uuid::from_u128(1));
        let (since, until) = (Some(day("2026-01-01")), Some(day("2026-03-01")));
        let r = Relation { id: Uuid::from_u128(2), person: id, other: id, kind: Kinship::Guardian, since, until };
        let holds = |text| r.holds(day(text));
        assert_eq!(["2025-12-31", "2026-01-01", "2026-02-28", "2026-03-01"].map(holds), [false, true, true, false]);
        assert!(Relation { since: None, until: None, ..r }.holds(day("1990-01-01")));
    }
}
