//! One contact becomes as many matters as it concerns: what a worker has read goes in, once, whole or not at all.

pub(crate) mod charged;
mod concern;
mod deed;
mod event;
pub mod guardians;
mod known;
pub(crate) mod page;
mod plan;
mod receipt;
pub mod take_over;
mod write;

pub use concern::{Concern, Concerns, Nth, Whom};
pub use deed::{complete, foresee, register};
pub use event::EVENTS;
pub use page::{Listed, Register, read, whole};
pub use receipt::{Receipt, receipt};

use crate::{Lang, MatterId, PersonId, Text, cell::quiet, matter::promise::NewPromise};
use law::Follows;
use law::known::StaffKey;
use law::reading::{Asked, Channel, Identity, ReporterKind};
use store::{Fault, FromRow, Res, Row, Ts, Uuid};

pub(crate) const SQL: &str = include_str!("store.sql");

/// The id of a call, made by whoever calls. The same call sent again has one effect and gets the same answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallId(pub Uuid);

/// Who told us. Somebody without a name has no place here for one (INT-14).
#[derive(Clone, PartialEq, Eq)]
pub enum Reporter {
    /// Somebody who said who they are.
    Named(ReporterKind, Text),
    /// Somebody who did not.
    Anonymous(ReporterKind),
    /// A colleague.
    Internal(ReporterKind, StaffKey),
}

impl Reporter {
    /// Who, as a kind.
    pub fn kind(&self) -> ReporterKind {
        match self {
            Reporter::Named(kind, _) | Reporter::Anonymous(kind) | Reporter::Internal(kind, _) => *kind,
        }
    }

    /// Whether there is a name.
    pub fn identity(&self) -> Identity {
        match self {
            Reporter::Named(..) => Identity::Named,
            Reporter::Anonymous(_) => Identity::Anonymous,
            Reporter::Internal(..) => Identity::Internal,
        }
    }

    /// The name, or the colleague's key.
    pub fn name(&self) -> Option<&str> {
        match self {
            Reporter::Named(_, name) => Some(name.as_str()),
            Reporter::Anonymous(_) => None,
            Reporter::Internal(_, key) => Some(&key.0),
        }
    }
}

/// A contact as a worker registers it.
#[derive(Clone, PartialEq, Eq)]
pub struct Registration {
    /// The call's own id.
    pub call: CallId,
    /// When it reached us.
    pub arrived: Ts,
    /// By which way.
    pub channel: Channel,
    /// Who took it, where that is known.
    pub received_by: Option<StaffKey>,
    /// In which language.
    pub language: Lang,
    /// Who told.
    pub reporter: Reporter,
    /// What was told, as it was taken down.
    pub told: Option<Text>,
    /// Whether the reporter wants to know what becomes of it.
    pub asked: Asked,
    /// What we promised the one who told.
    pub promise: Option<NewPromise>,
    /// Whom it concerns, as far as that has been read.
    pub about: Concerns,
}

/// The rest of a contact that lies with us half registered, or as a letter from the public door.
#[derive(Clone, PartialEq, Eq)]
pub struct Completion {
    /// The call's own id.
    pub call: CallId,
    /// Which contact.
    pub contact: Uuid,
    /// The version that was shown to the worker.
    pub seen: i64,
    /// Who told, where that was not registered or is now better known.
    pub reporter: Option<(Reporter, Asked)>,
    /// What we promised the one who told.
    pub promise: Option<NewPromise>,
    /// Whom it concerns.
    pub about: Concerns,
}

/// What a concern became.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filed {
    /// A matter, in the person's own file or in the register of notifications.
    Matter(MatterId, Option<PersonId>),
    /// A line in the diary without a name.
    Diary,
    /// A count.
    Counted,
}

/// What a registration became.
#[derive(Clone, Debug, PartialEq)]
pub struct Registered {
    /// The contact. Absent where it was advice only: then there is none.
    pub contact: Option<Uuid>,
    /// What each concern became, in their order.
    pub filed: Vec<Filed>,
    /// What followed by law for each concern, for those who go on with it in the same transaction. Absent where the same
    /// call had its effect before.
    pub follows: Option<Vec<Follows>>,
}

impl Registered {
    /// The matters.
    pub fn matters(&self) -> impl Iterator<Item = (MatterId, Option<PersonId>)> {
        self.filed.iter().filter_map(|filed| match filed {
            Filed::Matter(id, person) => Some((*id, *person)),
            _ => None,
        })
    }
}

quiet!(Reporter, Registration, Completion);

struct Line(Filed);

impl FromRow for Line {
    fn from_row(row: &Row) -> Res<Self> {
        let person = row.get::<Option<Uuid>>("person_id")?.map(PersonId::of);
        let id = row.get::<Option<Uuid>>("id")?.map(MatterId::of);
        Ok(Line(match (row.get::<String>("place")?.as_str(), id) {
            ("matter", Some(id)) => Filed::Matter(id, person),
            ("diary", None) => Filed::Diary,
            ("count", None) => Filed::Counted,
            _ => return Err(Fault::Shape("place: a word of no list".into())),
        }))
    }
}
