//! A matter as it stands before a decision: everything that the pure verbs ask about, read once.

use crate::{
    agenda::{self, Item},
    heard::{self, Communicated},
    served::{self, Served},
};
use access::{No, Permit, Refusal};
use casefile::matter::{
    self, clock,
    decision::{self, Decision},
    investigation::{self, Investigation},
    measure::{
        Measure,
        holds::{Consenting, State},
    },
    party::{self, Role},
    station::{self, StationKind},
};
use casefile::person::{self, Person, guarded};
use casefile::{Matter, MatterId, PersonId};
use journal::Moment;
use law::follows::{Stage, Voice};
use law::{Clock, ClockKind, Day, consent, known::Protection};
use store::Tx;

/// A text tells where somebody with a protected identity is.
pub(crate) const GIVES_AWAY: Refusal = Refusal { word: "decision-gives-away", rule: Some("SEK-8") };

/// Somebody who is heard before a decision and gets a letter about it.
#[derive(Clone)]
pub struct Addressee {
    /// In which capacity.
    pub role: Role,
    /// Who.
    pub person: Person,
}

impl std::fmt::Debug for Addressee {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Addressee({})", self.role.as_str())
    }
}

impl Addressee {
    /// Whether where they are is secret.
    pub fn is_protected(&self) -> bool {
        self.person.protection != Protection::None
    }
}

/// Those who are heard and get a letter of their own on a day: the person where they speak for themselves, a child from 15
/// (UTR-8); each guardian; whoever applied together with the person. And whether somebody who should is not known yet.
pub async fn addressees(tx: &mut Tx, matter: MatterId, on: Day) -> Result<(Vec<Addressee>, bool), No> {
    let (mut all, mut unknown) = (Vec::new(), false);
    for party in party::all(tx, matter).await? {
        let speaks = match party.voice {
            Some(Voice::Guardians) => false,
            Some(Voice::OwnFrom(day)) => day <= on,
            Some(Voice::Own) | None => true,
        };
        if !speaks {
            continue;
        }
        let one = match party.person {
            Some(id) => person::one(tx, id).await?,
            None => None,
        };
        match one {
            Some(person) => all.push(Addressee { role: party.role, person }),
            None => unknown = true,
        }
    }
    Ok((all, unknown))
}

/// The measures of a matter, each with how it stands today.
pub(crate) struct Backed(pub Vec<(Measure, State)>);

impl Backed {
    /// Reads them. The caller holds a permit that names the matter.
    pub async fn load(tx: &mut Tx, m: &Moment, matter: &Matter) -> Result<Backed, No> {
        let now = Consenting::load(tx, m, matter).await?;
        let state = |one: &Measure| (one.clone(), now.state(one, &m.law));
        Ok(Backed(now.measures.iter().map(state).collect()))
    }

    /// Whether one of this kind may be carried out: everybody who must has said yes.
    pub fn carries(&self, kind: consent::Measure) -> bool {
        self.0.iter().any(|(one, state)| one.kind == kind && *state == State::Runs)
    }
}

/// A matter with what has been done towards its decision.
pub(crate) struct Case {
    pub matter: Matter,
    /// Where it stands; nowhere once it is closed.
    pub station: Option<StationKind>,
    pub clocks: Vec<clock::Kept>,
    pub investigation: Option<Investigation>,
    pub addressees: Vec<Addressee>,
    /// Somebody who should be heard is not known: a guardian whom nobody has looked up.
    pub unknown: bool,
    pub heard: Vec<Communicated>,
    pub decisions: Vec<Decision>,
    pub served: Vec<Served>,
    pub items: Vec<Item>,
}

impl Case {
    /// Reads a matter whole. The caller holds a permit that names it.
    pub async fn load(tx: &mut Tx, id: MatterId, on: Day) -> Result<Case, No> {
        let matter = matter::one(tx, id).await?.ok_or(No::Absent)?;
        let here = station::way(tx, id).await?.into_iter().find(|at| at.left.is_none()).map(|at| at.kind);
        let (addressees, unknown) = addressees(tx, id, on).await?;
        Ok(Case {
            matter,
            station: here,
            clocks: clock::all(tx, id).await?,
            investigation: investigation::one(tx, id).await?,
            addressees,
            unknown,
            heard: heard::communicated(tx, id).await?,
            decisions: decision::all(tx, id).await?,
            served: served::served(tx, id).await?,
            items: agenda::items(tx, id).await?,
        })
    }

    /// The running clock of a kind.
    pub fn running(&self, kind: ClockKind) -> Option<&Clock> {
        self.clocks.iter().find(|kept| kept.clock.kind == kind && kept.stopped.is_none()).map(|kept| &kept.clock)
    }

    /// Whether it is about a child, or about somebody under 21.
    pub fn is_young(&self) -> bool {
        matches!(self.matter.stage, Stage::Child | Stage::YoungPerson)
    }

    /// Whether its investigation runs.
    pub fn is_investigated(&self) -> bool {
        self.investigation.as_ref().is_some_and(|one| one.ended.is_none())
    }

    /// Whether every party is known and has answered, or has had the time for it (UTR-12).
    pub fn is_heard(&self, on: Day) -> bool {
        let had = |who: PersonId| {
            let last = self.heard.iter().rev().find(|one| one.person == who);
            last.is_some_and(|one| !one.is_open(on))
        };
        !self.unknown && !self.addressees.is_empty() && self.addressees.iter().all(|one| had(one.person.id))
    }

    /// What still waits for an answer, or for somebody to note that none came.
    pub fn unanswered(&self) -> impl Iterator<Item = &Communicated> {
        self.heard.iter().filter(|one| one.answer.is_none())
    }

    /// The party of that id.
    pub fn addressee(&self, person: PersonId) -> Option<&Addressee> {
        self.addressees.iter().find(|one| one.person.id == person)
    }

    /// The proposal that lies before the committee.
    pub fn open_item(&self) -> Option<&Item> {
        self.items.iter().find(|item| item.is_open())
    }

    /// No text that leaves us may tell where somebody with a protected identity is (SEK-8). Whoever has this permit may
    /// know; the one whom the text is for may not, and nobody can be sure whose hands it ends in.
    ///
    /// # Errors
    /// [`GIVES_AWAY`].
    pub async fn gives_nothing_away(&self, tx: &mut Tx, by: &Permit, texts: &[&str]) -> Result<(), No> {
        match guarded::is_told(tx, by, self.matter.id, texts).await? {
            true => Err(GIVES_AWAY.into()),
            false => Ok(()),
        }
    }
}
