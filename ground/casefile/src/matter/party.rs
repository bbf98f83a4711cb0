//! Those with a party's rights in a matter, and who speaks for its person.

use crate::{
    PersonId,
    cell::{day_if, stored, word},
    matter::{MatterId, SQL},
};
use law::follows::{Party as Lawful, Voice};
use law::known::PersonKey;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "party-new");
const ALL: Stmt = named(SQL, "parties");
const GUARDIANS: Stmt = named(SQL, "party-guardians-end");

stored! {
    /// In which capacity somebody is a party.
    Role {
        /// The person of the matter.
        Person = "person",
        /// A custodial guardian of this child.
        Guardian = "guardian",
        /// The child has guardians whom nobody has looked up yet.
        GuardiansToBeChecked = "guardians_to_be_checked",
        /// Applies together with the person.
        CoApplicant = "co_applicant",
    }
}

/// One party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// In which capacity.
    pub role: Role,
    /// Who, once that is known.
    pub person: Option<PersonId>,
    /// Who speaks for the person (UTR-8); only where the role is [`Role::Person`].
    pub voice: Option<Voice>,
}

impl FromRow for Party {
    fn from_row(row: &Row) -> Res<Self> {
        let voice = match (row.get::<Option<String>>("voice")?.as_deref(), day_if(row, "voice_from")?) {
            (None, None) => None,
            (Some("own"), None) => Some(Voice::Own),
            (Some("own"), Some(day)) => Some(Voice::OwnFrom(day)),
            (Some("guardians"), None) => Some(Voice::Guardians),
            _ => return Err(Fault::Shape("voice: a word of no list".into())),
        };
        let person = row.get::<Option<Uuid>>("person_id")?.map(PersonId::of);
        Ok(Party { role: word(row, "role")?, person, voice })
    }
}

impl Party {
    /// What the law says of a party, with the matter's own person put in.
    pub(crate) fn of(lawful: &Lawful, own: Option<PersonId>) -> Party {
        let (role, person, voice) = match lawful {
            Lawful::Person { voice } => (Role::Person, own, Some(*voice)),
            Lawful::Guardian(key) => (Role::Guardian, person_of(key), None),
            Lawful::GuardiansToBeChecked => (Role::GuardiansToBeChecked, None, None),
            Lawful::CoApplicant(key) => (Role::CoApplicant, person_of(key), None),
        };
        Party { role, person, voice }
    }
}

/// A person's key in the law's words: the id, nothing else.
pub(crate) fn key_of(person: PersonId) -> PersonKey {
    PersonKey(person.uuid().to_string())
}

fn person_of(key: &PersonKey) -> Option<PersonId> {
    key.0.parse().ok().map(PersonId::of)
}

/// Keeps a party.
pub async fn keep(tx: &mut Tx, matter: MatterId, party: &Party, at: Ts, actor: &str) -> Res<()> {
    let (voice, from) = match party.voice {
        None => (None, None),
        Some(Voice::Own) => (Some("own"), None),
        Some(Voice::OwnFrom(day)) => (Some("own"), Some(day.to_string())),
        Some(Voice::Guardians) => (Some("guardians"), None),
    };
    let row = args![matter, party.role.as_str(), party.person.map(PersonId::uuid), voice, from, at, actor];
    tx.run(NEW, row).await.map(drop)
}

/// Nobody is a guardian in this matter any more, nor to be looked up: those who are come after.
pub(crate) async fn guardians_are(tx: &mut Tx, matter: MatterId, at: Ts, actor: &str) -> Res<()> {
    tx.run(GUARDIANS, args![matter, at, actor]).await.map(drop)
}

/// The parties of a matter.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<Party>> {
    tx.all(ALL, args![matter]).await
}
