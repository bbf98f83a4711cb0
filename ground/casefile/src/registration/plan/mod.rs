//! The pure verb: from what was read and what is known to what is to be stored, without a database.

use super::{Concern, Concerns, Filed, Nth, Whom};
use crate::{MatterId, PersonId, matter::party::key_of, person::relation::Kinship};
use access::Refusal;
use journal::Moment;
use law::Follows;
use law::follows::Stage;
use law::known::{Known, KnownPerson, Work};
use law::reading::{Age, Channel, DocumentedIn, JoinsAs, MatterReading, Opens, Reading};
use law::{Clock, NoRule};
use std::collections::BTreeSet;
use store::Ts;

/// What reached us lies in the future by the house's clock.
pub const FUTURE: Refusal = Refusal { word: "page-arrived-future", rule: None };
/// A person of one call was used in another.
pub const STRANGE: Refusal = Refusal { word: "page-person-strange", rule: None };
/// Advice keeps nothing, so nobody can be rung up because of it.
pub const NOTHING_KEPT: Refusal = Refusal { word: "page-promise-nothing-kept", rule: Some("INT-17") };

/// A person of the call, under the id that the record has or will have.
#[derive(Clone, Copy)]
pub(super) struct Placed {
    pub id: PersonId,
    /// The age on the day of arrival by the record.
    pub age: Age,
}

/// Everything the verb needs to know.
pub(super) struct Case<'a> {
    pub arrived: Ts,
    pub channel: Channel,
    pub about: &'a Concerns,
    /// One for each person named.
    pub placed: &'a [Placed],
    /// What the house knew before.
    pub known: &'a Known,
}

/// What is to be stored.
#[derive(Debug)]
pub(super) struct Plan {
    pub follows: Vec<Follows>,
    /// What each concern becomes.
    pub filed: Vec<Filed>,
    /// The persons who get or have a record because of this contact.
    pub kept: BTreeSet<Nth>,
    /// The concerns that begin an investigation.
    pub begins: BTreeSet<usize>,
}

impl Plan {
    /// Whether anything of the contact itself may be stored: a contact that nobody has read yet is kept whole, advice
    /// without a name not at all.
    pub(super) fn keeps_contact(&self) -> bool {
        self.filed.is_empty() || self.filed.iter().any(|filed| *filed != Filed::Counted)
    }

    /// Whether the words that were taken down may be stored: not where they concern nobody's file here (INT-16, INT-17).
    pub(super) fn keeps_words(&self) -> bool {
        self.filed.is_empty() || self.filed.iter().any(|filed| matches!(filed, Filed::Matter(..)))
    }
}

impl Case<'_> {
    /// What follows, by law and by what may be kept.
    pub(super) fn plan(&self, m: &Moment) -> Result<Plan, Refusal> {
        if self.arrived > m.at {
            return Err(FUTURE);
        }
        let known = self.known_with_relations()?;
        let follows = law::follows(&self.reading()?, &known, &m.law).map_err(unruled)?;
        let mut filed = Vec::with_capacity(follows.len());
        for (concern, follows) in self.about.concerns.iter().zip(&follows) {
            let person = concern.person.map(|nth| self.placed(nth)).transpose()?.map(|placed| placed.id);
            filed.push(match follows.documented_in.value {
                DocumentedIn::ChildFile | DocumentedIn::CaseFile | DocumentedIn::Register18To20Adult => {
                    Filed::Matter(MatterId::of(m.id()), person)
                }
                DocumentedIn::Diary => Filed::Diary,
                DocumentedIn::Statistics | DocumentedIn::None => Filed::Counted,
            });
        }
        let (kept, begins) = (self.kept(&filed), self.begins(&follows, &filed));
        Ok(Plan { follows, filed, kept, begins })
    }

    fn placed(&self, nth: Nth) -> Result<&Placed, Refusal> {
        self.placed.get(nth.0).ok_or(STRANGE)
    }

    fn reading(&self) -> Result<Reading, Refusal> {
        let matters = self.about.concerns.iter().map(|concern| self.matter(concern)).collect::<Result<_, _>>()?;
        Ok(Reading { arrived: self.arrived.instant(), channel: self.channel, matters })
    }

    fn matter(&self, concern: &Concern) -> Result<MatterReading, Refusal> {
        let placed = concern.person.map(|nth| self.placed(nth)).transpose()?;
        let by_record = placed.map_or(Age::Unknown, |placed| placed.age);
        let co_applicants = concern.co_applicants.iter().map(|nth| Ok(key_of(self.placed(*nth)?.id)));
        Ok(MatterReading {
            kind: concern.kind,
            person: placed.map(|placed| key_of(placed.id)),
            age: if by_record == Age::Unknown { concern.age } else { by_record },
            area: concern.area,
            reporter: concern.reporter,
            asked: concern.asked,
            competence: concern.competence.clone(),
            wish: concern.wish,
            acute: concern.acute,
            same_event: concern.same_event.map(|contact| contact.to_string()),
            told: concern.happened.clone(),
            co_applicants: co_applicants.collect::<Result<_, Refusal>>()?,
        })
    }

    /// What was known, with what this contact tells of its persons: protection and guardians.
    fn known_with_relations(&self) -> Result<Known, Refusal> {
        let mut known = self.known.clone();
        for (whom, placed) in self.about.persons.iter().zip(self.placed) {
            if let Whom::New(new) = whom {
                let person = KnownPerson { protection: new.protection, ..KnownPerson::default() };
                known.persons.entry(key_of(placed.id)).or_insert(person);
            }
        }
        for (person, kind, other) in &self.about.relations {
            let (child, guardian) = match kind {
                Kinship::Guardian => (self.placed(*person)?, self.placed(*other)?),
                _ => continue,
            };
            let person = known.persons.entry(key_of(child.id)).or_default();
            if !person.guardians.contains(&key_of(guardian.id)) {
                person.guardians.push(key_of(guardian.id));
            }
        }
        Ok(known)
    }

    /// The persons of matters, those who apply with them, and those around these.
    fn kept(&self, filed: &[Filed]) -> BTreeSet<Nth> {
        let matters = self.about.concerns.iter().zip(filed).filter(|(_, filed)| matches!(filed, Filed::Matter(..)));
        let own: BTreeSet<Nth> = matters.flat_map(|(c, _)| c.person.iter().chain(&c.co_applicants)).copied().collect();
        let pairs = self.about.relations.iter().map(|(person, _, other)| [*person, *other]);
        let around = pairs.filter(|pair| pair.iter().any(|nth| own.contains(nth))).flatten();
        own.iter().copied().chain(around).collect()
    }

    /// Whether an investigation runs today, also one that began after this contact arrived: a letter may have lain.
    fn runs(&self, person: PersonId) -> bool {
        let matters = self.known.persons.get(&key_of(person)).map_or(&[][..], |person| &person.matters);
        matters.iter().any(|matter| matter.work == Work::Investigation && matter.closed.is_none())
    }

    /// Applications and what opens at once begin an investigation, unless one runs that takes them in. At most one for
    /// each person of a contact.
    fn begins(&self, follows: &[Follows], filed: &[Filed]) -> BTreeSet<usize> {
        let mut persons = BTreeSet::new();
        let mut begins = BTreeSet::new();
        for (nth, (follows, filed)) in follows.iter().zip(filed).enumerate() {
            let Filed::Matter(_, person) = filed else { continue };
            let joins = follows.joins.as_ref().is_some_and(|joins| joins.how == JoinsAs::SameInvestigation);
            let runs = joins || (follows.stage == Stage::Child && person.is_some_and(|person| self.runs(person)));
            if follows.opens.value == Opens::AtOnce && !runs && person.is_none_or(|person| persons.insert(person)) {
                begins.insert(nth);
            }
        }
        begins
    }
}

/// The clocks that start: one of each kind, the nearest where the text tells of several.
pub(super) fn clocks(follows: &Follows) -> impl Iterator<Item = &Clock> {
    let all = &follows.clocks;
    let first = |nth: usize, clock: &Clock| {
        let mut others = all.iter().enumerate().filter(|(_, other)| other.kind == clock.kind);
        others.all(|(at, other)| (clock.due, nth) <= (other.due, at))
    };
    all.iter().enumerate().filter(move |(nth, clock)| first(*nth, clock)).map(|(_, clock)| clock)
}

fn unruled(no: NoRule) -> Refusal {
    Refusal { word: "page-no-rule", rule: Some(no.asked) }
}

#[cfg(test)]
mod tests;
