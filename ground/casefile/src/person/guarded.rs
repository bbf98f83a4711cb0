//! What of a person can put them in danger: values that do not print themselves and open only to those with clearance.

use crate::{
    MatterId, Text,
    cell::{quiet, stored, word},
    matter::{self, party},
    person::{PersonId, SQL, protection, same},
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
    /// Clearance about one person by a permit for this act on a matter that is the person's own, or in which the person
    /// is a party. The policy gives no such permit to those who are not cleared for a guarded matter (SEK-8).
    ///
    /// # Errors
    /// The permit's own refusal where it is for another act, or only to see that the matter exists; [`No::Absent`] where
    /// it is for no matter, or for one in which the person has no part.
    pub async fn under(tx: &mut Tx, by: &Permit, act: Act, person: PersonId) -> Result<Clearance, No> {
        let matter = by.matter().ok_or(No::Absent)?;
        by.covers_matter(act, matter)?;
        let (records, id) = (same::records(tx, person).await?, MatterId::of(matter));
        let own = matter::one(tx, id).await?.ok_or(No::Absent)?.person;
        let parties = party::all(tx, id).await?.into_iter().filter_map(|party| party.person);
        let theirs = own.into_iter().chain(parties).any(|one| records.contains(&one));
        if theirs && act != Act::See { Ok(Clearance(person)) } else { Err(No::Absent) }
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

/// The shortest piece of an address that is looked for by itself.
const PIECE: usize = 5;

/// Whether one of these texts, which leave us, tells where somebody of the matter with a protected identity is (SEK-8).
/// Whoever has this permit may know; the one whom the text is for may not, and nobody can be sure whose hands it ends in.
///
/// # Errors
/// As [`Clearance::under`].
pub async fn is_told(tx: &mut Tx, by: &Permit, id: MatterId, texts: &[&str]) -> Result<bool, No> {
    let mut all: Vec<PersonId> = party::all(tx, id).await?.into_iter().filter_map(|party| party.person).collect();
    all.extend(matter::one(tx, id).await?.and_then(|matter| matter.person));
    all.sort_unstable();
    all.dedup();
    let texts: Vec<String> = texts.iter().map(|text| plain(text)).collect();
    for person in all {
        let clearance = Clearance::under(tx, by, by.act(), person).await?;
        for reach in self::all(tx, person).await? {
            if reach.value.protection == Protection::None {
                continue;
            }
            let told = |value: &String| pieces(value).iter().any(|piece| texts.iter().any(|t| t.contains(piece)));
            if reach.value.open(&clearance).is_some_and(told) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Small letters and single spaces, so that an address is found however it was typed.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// An address as a whole, its first line, and every other with a digit in it; a number as it is typed and as its digits. A
/// town's name alone tells nothing.
fn pieces(value: &str) -> Vec<String> {
    let tells = |(n, line): &(usize, String)| *n == 0 || line.contains(|c: char| c.is_ascii_digit());
    let lines = value.split([',', '\n']).map(plain).enumerate().filter(tells).map(|(_, line)| line);
    let lines = lines.filter(|line| line.chars().count() >= PIECE);
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let number = (digits.len() >= 8).then_some(digits);
    lines.chain([plain(value)]).chain(number).filter(|piece| !piece.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let about = |n| Clearance(PersonId::of(Uuid::from_u128(n)));
        for degree in [Protection::Marking, Protection::Registration, Protection::Fictitious] {
            assert_eq!(guarded(degree).plain(), None);
            assert_eq!(guarded(degree).open(&about(1)), Some(&"Ekvägen 1"));
            assert_eq!(guarded(degree).open(&about(2)), None);
        }
        assert_eq!(guarded(Protection::None).plain(), Some(&"Ekvägen 1"));
    }

    #[test]
    fn an_address_is_found_however_it_is_typed() {
        let all = pieces("Ekvägen 1, 123 45 Älvsala");
        let tells = |text: &str| all.iter().any(|piece| plain(text).contains(piece));
        assert!(tells("Hon bor på  EKVÄGEN\n1 sedan i mars.") && tells("post till 123 45 älvsala"));
        assert!(!tells("Hon bor hos sin mormor i Älvsala.") && !tells(""));
        assert!(!pieces("Lilla gården, Älvsala").contains(&"älvsala".to_owned()));
        assert!(pieces("Ö").iter().all(|piece| !piece.is_empty()));
    }
}
