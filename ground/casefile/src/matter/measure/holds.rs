//! Whether what a measure rests on holds today: asked anew each time, of the parties, the age and the answers as they are.

use super::{
    Measure, MeasureId, Over, Rests,
    consent::{self, Answer, Consent, Giver},
};
use crate::{
    Matter, PersonId,
    matter::{
        investigation,
        party::{self, Role},
        station,
    },
    person,
};
use access::No;
use journal::Moment;
use law::consent::{Guardians, Phase, Stands, Whose, rests};
use law::{Day, Law};
use std::collections::BTreeSet;
use store::Tx;

/// A matter as far as consent goes.
#[derive(Clone, Debug)]
pub struct Consenting {
    /// As the law asks.
    pub stands: Stands,
    /// The day it is asked.
    pub today: Day,
    /// The person, once somebody has been recognised.
    pub person: Option<PersonId>,
    /// Those who have custody, as far as somebody has looked.
    pub guardians: Vec<PersonId>,
    /// Every measure, in the order in which they were begun.
    pub measures: Vec<Measure>,
    /// Every answer, the first first.
    pub consents: Vec<Consent>,
    /// Whether the matter is closed: nothing is carried out in it any more, however it ended.
    pub closed: bool,
}

/// Those who must say yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Givers {
    /// They, each of them.
    All(Vec<Giver>),
    /// The guardians are among them, and nobody has looked up who they are: nothing rests on their consent before.
    GuardiansNotLookedUp,
    /// The guardians are among them, and the child has none.
    NoGuardian,
}

/// How somebody who must say yes stands to a measure.
#[derive(Clone, Copy, Debug)]
pub enum Standing<'a> {
    /// Nobody has asked them.
    NotAsked,
    /// They have been asked and have not answered.
    Asked(&'a Consent),
    /// They have said yes.
    Given(&'a Consent),
    /// They have said yes until a day that has passed.
    RanOut(&'a Consent),
    /// They have said no.
    Refused(&'a Consent),
    /// They have taken their yes back.
    TakenBack(&'a Consent),
}

/// Whether a measure may be carried out today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// What it rests on holds.
    Runs,
    /// Somebody has not said yes, or not any more.
    Waits,
    /// Somebody has said no.
    Refused,
    /// The law that it rested on no longer covers it: the investigation has ended, or the child has come of age.
    WithoutLaw,
    /// A consent that it rested on was taken back.
    Stopped,
    /// It is done with.
    Ended,
}

impl Consenting {
    /// Reads a matter. The caller holds a permit that names it.
    ///
    /// # Errors
    /// A fault where the database fails.
    pub async fn load(tx: &mut Tx, m: &Moment, matter: &Matter) -> Result<Consenting, No> {
        let today = m.law.settings().zone.day(m.at.instant());
        let parties = party::all(tx, matter.id).await?;
        let of = |role: Role| parties.iter().filter(move |party| party.role == role);
        let guardians: Vec<PersonId> = of(Role::Guardian).filter_map(|party| party.person).collect();
        let unknown = of(Role::GuardiansToBeChecked).next().is_some();
        let begun = investigation::one(tx, matter.id).await?;
        let one = match matter.person {
            Some(id) => person::one(tx, id).await?,
            None => None,
        };
        // An age that was told when the matter came grows like one that was told of a person.
        let told = || matter.age_told.map(|years| years.saturating_add(matter.arrived_on.years_until(today)));
        let stands = Stands {
            phase: match begun {
                Some(one) if one.ended.is_some() => Phase::Ended,
                Some(one) if one.decided.is_some() || matter.kind.is_application() => Phase::Opened,
                _ => Phase::Before,
            },
            stage: matter.stage,
            age: one.map_or_else(told, |person| person.age(today).on(today)),
            guardians: if unknown { Guardians::NotLookedUp } else { Guardians::Known(guardians.len()) },
        };
        let (measures, consents) = (super::all(tx, matter.id).await?, consent::all(tx, matter.id).await?);
        let way = station::way(tx, matter.id).await?;
        let closed = !way.is_empty() && way.iter().all(|at| at.left.is_some());
        Ok(Consenting { stands, today, person: matter.person, guardians, measures, consents, closed })
    }

    /// Who must say yes today, where these are asked for.
    #[must_use]
    pub fn givers(&self, of: &BTreeSet<Whose>) -> Givers {
        let of = self.stands.of_today(of);
        let own = of.contains(&Whose::Person).then_some(Giver { whose: Whose::Person, person: self.person });
        if !of.contains(&Whose::Guardians) {
            return Givers::All(own.into_iter().collect());
        }
        match self.stands.guardians {
            Guardians::NotLookedUp => Givers::GuardiansNotLookedUp,
            Guardians::Known(_) if self.guardians.is_empty() => Givers::NoGuardian,
            Guardians::Known(_) => {
                let each = |id: &PersonId| Giver { whose: Whose::Guardians, person: Some(*id) };
                Givers::All(self.guardians.iter().map(each).chain(own).collect())
            }
        }
    }

    /// Who must say yes to a measure today; nobody where it rests on law, or where it is not known who.
    #[must_use]
    pub fn givers_of(&self, measure: &Measure) -> Vec<Giver> {
        match &measure.rests {
            Rests::OnLaw(_) => Vec::new(),
            Rests::OnConsent(on) => match self.givers(&on.of) {
                Givers::All(all) => all,
                Givers::GuardiansNotLookedUp | Givers::NoGuardian => Vec::new(),
            },
        }
    }

    /// How somebody stands to a measure: their latest answer about it.
    #[must_use]
    pub fn standing(&self, measure: MeasureId, giver: Giver) -> Standing<'_> {
        let own = |one: &&Consent| one.giver == giver && one.covers.contains(&measure);
        match self.consents.iter().rev().find(own) {
            None => Standing::NotAsked,
            Some(one) if one.taken_back.is_some() => Standing::TakenBack(one),
            Some(one) => match one.answer {
                Answer::Asked => Standing::Asked(one),
                Answer::Refused => Standing::Refused(one),
                Answer::Given { until: Some(until) } if until < self.today => Standing::RanOut(one),
                Answer::Given { .. } => Standing::Given(one),
            },
        }
    }

    /// Whether a measure may be carried out today.
    #[must_use]
    pub fn state(&self, measure: &Measure, law: &Law) -> State {
        match (&measure.end, &measure.rests) {
            (Some(end), _) if matches!(end.why, Over::Withdrawn(_)) => State::Stopped,
            (Some(_), _) => State::Ended,
            (None, _) if self.closed => State::Ended,
            (None, Rests::OnLaw(rule)) => match rests(measure.kind, &self.stands, self.today, law) {
                Ok(law::consent::Rests::OnLaw(now)) if now.id == rule.id => State::Runs,
                _ => State::WithoutLaw,
            },
            (None, Rests::OnConsent(_)) => {
                let givers = self.givers_of(measure);
                let all: Vec<Standing<'_>> = givers.iter().map(|giver| self.standing(measure.id, *giver)).collect();
                if all.iter().any(|one| matches!(one, Standing::Refused(_))) {
                    State::Refused
                } else if !all.is_empty() && all.iter().all(|one| matches!(one, Standing::Given(_))) {
                    State::Runs
                } else {
                    State::Waits
                }
            }
        }
    }

    /// The measures that stop if this yes is taken back: those it covers that are not over and rest on this person.
    #[must_use]
    pub fn resting_on(&self, consent: &Consent) -> BTreeSet<MeasureId> {
        let open = self.measures.iter().filter(|one| one.end.is_none() && consent.covers.contains(&one.id));
        open.filter(|one| self.givers_of(one).contains(&consent.giver)).map(|one| one.id).collect()
    }
}
