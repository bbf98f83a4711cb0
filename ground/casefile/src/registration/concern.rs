//! Whom a contact concerns: what a worker has read about each person, and who stands around them.

use crate::{Lang, NewPerson, PersonId, Text, cell::quiet, matter::told::About, person::relation::Kinship};
use law::PersonalNumber;
use law::reading::{Acute, Age, Area, Asked, Competence, Kind, ReporterKind, Told, Wish};
use std::collections::BTreeSet;
use store::Uuid;

/// A person named in a contact.
#[derive(Clone, PartialEq, Eq)]
pub enum Whom {
    /// Somebody we have a record of, recognised by the worker.
    Known(PersonId),
    /// Somebody recognised whose record has no number yet, and the number that this contact tells. It is added to the
    /// same record; one that the record has already is never changed this way.
    Numbered(PersonId, PersonalNumber),
    /// Somebody we have none of.
    New(NewPerson),
}

/// Which of the persons named in a contact. Given by [`Concerns::person`] only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Nth(pub(super) usize);

/// What the worker has read about one person: what will become a matter.
#[derive(Clone, PartialEq, Eq)]
pub struct Concern {
    /// Who it is about; absent where nobody has been recognised or made out yet.
    pub person: Option<Nth>,
    /// What the one who told calls the person: "pojken i röd jacka".
    pub words: Option<Text>,
    /// The age as told, for whom no record says better.
    pub age: Age,
    /// What it is.
    pub kind: Kind,
    /// The side of the service.
    pub area: Area,
    /// Who told us, as seen from this person.
    pub reporter: ReporterKind,
    /// Whether the reporter wants to know what becomes of it.
    pub asked: Asked,
    /// Competence asked for beyond that of the area. `Violence` marks violence by a close person (INT-7).
    pub competence: BTreeSet<Competence>,
    /// Whether the worker opens sooner than the rule asks.
    pub wish: Wish,
    /// Danger today.
    pub acute: Acute,
    /// Why.
    pub acute_why: Option<Text>,
    /// Another contact that told of the same event.
    pub same_event: Option<Uuid>,
    /// What the text says has happened, that starts a deadline.
    pub happened: Vec<Told>,
    /// Who applies together with the person.
    pub co_applicants: Vec<Nth>,
    /// The person's language, where it was said.
    pub language: Option<Lang>,
    /// The language an interpreter is needed for, the person's or a guardian's (UTR-14).
    pub interpreter: Option<Lang>,
    /// What was told that belongs in this person's file, and whom it is about.
    pub said: Vec<(About, Text)>,
}

impl Concern {
    /// A concern of which nothing more has been said.
    pub fn new(person: Option<Nth>, kind: Kind, area: Area, reporter: ReporterKind) -> Concern {
        Concern {
            person,
            words: None,
            age: Age::Unknown,
            kind,
            area,
            reporter,
            asked: Asked::No,
            competence: BTreeSet::new(),
            wish: Wish::AsRule,
            acute: Acute::No,
            acute_why: None,
            same_event: None,
            happened: Vec::new(),
            co_applicants: Vec::new(),
            language: None,
            interpreter: None,
            said: Vec::new(),
        }
    }
}

/// Whom a contact concerns and who stands around them. Empty is an honest state: half registered.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Concerns {
    pub(super) persons: Vec<Whom>,
    pub(super) relations: Vec<(Nth, Kinship, Nth)>,
    pub(super) concerns: Vec<Concern>,
}

impl Concerns {
    /// Nobody yet.
    pub fn none() -> Concerns {
        Concerns::default()
    }

    /// Names a person. Nothing is stored of one who is neither concerned nor related to somebody who is.
    pub fn person(&mut self, whom: Whom) -> Nth {
        self.persons.push(whom);
        Nth(self.persons.len() - 1)
    }

    /// Says that `other` is the person's `kind`.
    pub fn relate(&mut self, person: Nth, kind: Kinship, other: Nth) {
        self.relations.push((person, kind, other));
    }

    /// Adds a concern.
    pub fn concern(&mut self, concern: Concern) {
        self.concerns.push(concern);
    }
}

quiet!(Whom, Concern, Concerns);
