//! Who is a party: the person, from 15 with an own voice; guardians for their own children; applicants.

use super::Stage;
use crate::calendar::Day;
use crate::known::{KnownPerson, PersonKey};
use crate::reading::MatterReading;

/// Somebody with a party's rights. Reporters, relatives, partners and parents without custody are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Party {
    /// The person of the matter.
    Person {
        /// Who speaks for the person.
        voice: Voice,
    },
    /// A custodial guardian of this child, told of an opened investigation when that is decided (UTR-3).
    Guardian(PersonKey),
    /// The child has guardians whom nobody has looked up yet.
    GuardiansToBeChecked,
    /// Applies together with the person.
    CoApplicant(PersonKey),
}

/// Who speaks for the person (UTR-8, SoL 3:4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The person: 15 or older.
    Own,
    /// The person from this day, the fifteenth birthday.
    OwnFrom(Day),
    /// The guardians; the day when that changes is not known.
    Guardians,
}

/// The age from which a child pleads its own case.
const OWN_VOICE: u8 = 15;

pub(super) fn of(matter: &MatterReading, stage: Stage, person: Option<&KnownPerson>, day: Day) -> Vec<Party> {
    if matter.kind.is_without_file() {
        return Vec::new();
    }
    let age = matter.age.on(day);
    let voice = match (age, matter.age.born()) {
        (Some(OWN_VOICE..), _) => Voice::Own,
        (Some(_), Some(born)) => Voice::OwnFrom(born.plus_months(u16::from(OWN_VOICE) * 12)),
        (None, _) if stage != Stage::Child => Voice::Own,
        _ => Voice::Guardians,
    };
    let minor = stage == Stage::Child && age.is_none_or(|age| age < 18);
    let guardians = person.map_or(&[][..], |person| &person.guardians);
    let unchecked = (minor && guardians.is_empty()).then_some(Party::GuardiansToBeChecked);
    let guardians = guardians.iter().filter(|_| minor).cloned().map(Party::Guardian);
    let co_applicants = matter.co_applicants.iter().cloned().map(Party::CoApplicant);
    [Party::Person { voice }].into_iter().chain(guardians).chain(unchecked).chain(co_applicants).collect()
}
