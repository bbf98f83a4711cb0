//! A matter as it stands in its investigation: everything the pure verbs ask about, read once.

use access::{No, Refusal};
use casefile::matter::{self, clock, investigation, investigation::Investigation, station, station::StationKind};
use casefile::{Matter, MatterId, Person, person};
use law::follows::Stage;
use law::{Clock, ClockKind, Day};
use store::Tx;

/// Nothing is written in an investigation that has not been opened or has ended.
pub(crate) const NOT_OPEN: Refusal = Refusal { word: "investigation-not-open", rule: None };

/// The age from which a child speaks for itself in its matter (UTR-8).
const OWN_VOICE: u8 = 15;

pub(crate) struct Case {
    pub matter: Matter,
    /// Whom it is about, once somebody has been recognised.
    pub person: Option<Person>,
    /// Where it stands; nowhere once it is closed.
    pub station: Option<StationKind>,
    pub clocks: Vec<clock::Kept>,
    pub investigation: Option<Investigation>,
}

impl Case {
    /// Reads a matter whole. The caller holds a permit that names it.
    pub async fn load(tx: &mut Tx, id: MatterId) -> Result<Case, No> {
        let matter = matter::one(tx, id).await?.ok_or(No::Absent)?;
        let person = match matter.person {
            Some(person) => person::one(tx, person).await?,
            None => None,
        };
        let station = station::way(tx, id).await?.into_iter().find(|at| at.left.is_none()).map(|at| at.kind);
        let clocks = clock::all(tx, id).await?;
        let investigation = investigation::one(tx, id).await?;
        Ok(Case { matter, person, station, clocks, investigation })
    }

    /// Whether an investigation runs: somebody has opened it, or it opened with an application (INT-5), and it has not
    /// ended. One that the law opens at once and nobody has decided on yet does not run for those who would write in it.
    pub fn is_open(&self) -> bool {
        let here = self.station == Some(StationKind::Investigation);
        self.investigation.as_ref().is_some_and(|one| one.ended.is_none() && (one.decided.is_some() || here))
    }

    pub fn open(&self) -> Result<(), Refusal> {
        if self.is_open() { Ok(()) } else { Err(NOT_OPEN) }
    }

    /// Whether a talk, or why there was none (UTR-9), can be written: as long as an investigation runs, and after it for as
    /// long as the matter is not closed. What was forgotten until the decision can be said afterwards.
    pub fn takes_talks(&self) -> bool {
        let ended = self.investigation.as_ref().is_some_and(|one| one.ended.is_some());
        let after = [StationKind::Investigation, StationKind::Decision, StationKind::Support, StationKind::FollowUp];
        self.is_open() || ended && self.station.is_some_and(|here| after.contains(&here))
    }

    /// Whole years on a day, as far as they are known: an age that was told of somebody unknown grows meanwhile.
    pub fn years(&self, on: Day) -> Option<u8> {
        let told = || self.matter.age_told.map(|years| years.saturating_add(self.matter.arrived_on.years_until(on)));
        self.person.as_ref().map_or_else(told, |person| person.age(on).on(on))
    }

    /// Whether somebody may have been too young on a day to be talked with: a child below fifteen, or of unknown age. From
    /// fifteen on the child speaks for itself (UTR-8).
    pub fn may_be_too_young(&self, on: Day) -> bool {
        self.is_child() && self.years(on).is_none_or(|years| years < OWN_VOICE)
    }

    pub fn is_child(&self) -> bool {
        self.matter.stage == Stage::Child
    }

    /// The running clock of a kind.
    pub fn running(&self, kind: ClockKind) -> Option<&Clock> {
        self.clocks.iter().find(|kept| kept.clock.kind == kind && kept.stopped.is_none()).map(|kept| &kept.clock)
    }
}
