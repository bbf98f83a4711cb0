//! What of a person can put them in danger: values that do not print themselves and open only to those with clearance.

use crate::{
    Text,
    cell::{quiet, stored, word},
    person::{PersonId, SQL, protection},
};
use access::{Act, No, Permit};
use journal::Moment;
use law::known::Protection;
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "reach-new");
const END: Stmt = named(SQL, "reach-end");
const ALL: Stmt = named(SQL, "reach");

/// Contact data of one person (SEK-8). It has no `Display` and its `Debug` says nothing, so that no template, letter or
/// log can take it by accident: somebody must open it, and what is opened can be searched for in the code.
#[derive(Clone, PartialEq, Eq)]
pub struct Guarded<T> {
    of: PersonId,
    protection: Protection,
    value: T,
}

/// Proof that the bearer may see where one protected person is. For one person only, and never stored.
pub struct Clearance(PersonId);

impl Clearance {
    /// Clearance about one person by a permit for an act whose rule in the policy demands it.
    ///
    /// # Errors
    /// The permit's own refusal where it is for another act.
    pub fn under(by: &Permit, act: Act, person: PersonId) -> Result<Clearance, No> {
        by.covers(act)?;
        Ok(Clearance(person))
    }
}

impl<T> Guarded<T> {
    /// The value, where its person lives without protected identity. `None` for everybody else.
    pub fn plain(&self) -> Option<&T> {
        (self.protection == Protection::None).then_some(&self.value)
    }

    /// The value, for those with clearance about this very person.
    pub fn open(&self, by: &Clearance) -> Option<&T> {
        (by.0 == self.of).then_some(&self.value)
    }

    /// How the person is protected, so that a page can say why there is nothing to see.
    pub fn protection(&self) -> Protection {
        self.protection
    }
}

impl<T> std::fmt::Debug for Guarded<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Guarded(…)")
    }
}

stored! {
    /// By which way a person is reached.
    ReachKind {
        /// Where the person lives or gets post.
        Address = "address",
        /// A telephone number.
        Phone = "phone",
        /// An e-mail address.
        Email = "email",
    }
}

/// One way in which a person is reached.
pub struct Reach {
    /// Its own id.
    pub id: Uuid,
    /// Which way.
    pub kind: ReachKind,
    /// The address or number itself.
    pub value: Guarded<String>,
    /// Since when we have it.
    pub at: Ts,
}

quiet!(Reach, Clearance);

impl FromRow for Reach {
    fn from_row(row: &Row) -> Res<Self> {
        let (of, protection) = (row.get("person_id")?, protection(row)?);
        let value = Guarded { of, protection, value: row.get("text")? };
        Ok(Reach { id: row.get("id")?, kind: word(row, "kind")?, value, at: row.get("at")? })
    }
}

/// Keeps a way in which a person is reached.
pub async fn keep(tx: &mut Tx, m: &Moment, person: PersonId, kind: ReachKind, text: &Text, actor: &str) -> Res<Uuid> {
    let id = m.id();
    tx.run(NEW, args![id, person, kind.as_str(), text.as_str(), m.at, actor]).await?;
    Ok(id)
}

/// Ends one that no longer holds. False where it had ended.
pub async fn end(tx: &mut Tx, at: Ts, id: Uuid, actor: &str) -> Res<bool> {
    Ok(tx.run(END, args![id, at, actor]).await? == 1)
}

/// The ways in which a person is reached now, oldest first.
pub async fn all(tx: &mut Tx, person: PersonId) -> Res<Vec<Reach>> {
    tx.all(ALL, args![person]).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use access::Who;
    use std::fmt::Display;

    /// Two answers to one question where the type has `Display`, and then this file does not compile.
    trait Mute<Which> {
        fn is_mute() -> bool {
            true
        }
    }
    impl<T> Mute<()> for T {}
    struct Prints;
    impl<T: Display> Mute<Prints> for T {}

    fn guarded(protection: Protection) -> Guarded<&'static str> {
        Guarded { of: PersonId::of(Uuid::from_u128(1)), protection, value: "Ekvägen 1" }
    }

    #[test]
    fn it_has_no_way_into_a_text() {
        assert!(<Guarded<String> as Mute<_>>::is_mute());
        assert_eq!(format!("{:?}", guarded(Protection::None)), "Guarded(…)");
    }

    #[test]
    fn protected_addresses_open_to_clearance_about_that_person_only() {
        let by = Permit::ask(Who::Operator("karin".into()), Act::ReportRead).unwrap();
        let about = |n| Clearance::under(&by, Act::ReportRead, PersonId::of(Uuid::from_u128(n))).unwrap();
        for degree in [Protection::Marking, Protection::Registration, Protection::Fictitious] {
            assert_eq!(guarded(degree).plain(), None);
            assert_eq!(guarded(degree).open(&about(1)), Some(&"Ekvägen 1"));
            assert_eq!(guarded(degree).open(&about(2)), None);
        }
        assert_eq!(guarded(Protection::None).plain(), Some(&"Ekvägen 1"));
        assert!(Clearance::under(&by, Act::ReportReply, PersonId::of(Uuid::from_u128(1))).is_err());
    }
}
