//! A matter as it stands in its investigation: everything the pure verbs ask about, read once.

use access::{No, Refusal};
use casefile::matter::{self, clock, investigation, investigation::Investigation, station, station::StationKind};
use casefile::{Matter, MatterId};
use law::follows::Stage;
use law::{Clock, ClockKind};
use store::Tx;

/// Nothing is written in an investigation that has not been opened or has ended.
pub(crate) const NOT_OPEN: Refusal = Refusal { word: "investigation-not-open", rule: None };

pub(crate) struct Case {
    pub matter: Matter,
    /// Where it stands; nowhere once it is closed.
    pub station: Option<StationKind>,
    pub clocks: Vec<clock::Kept>,
    pub investigation: Option<Investigation>,
}

impl Case {
    /// Reads a matter whole. The caller holds a permit that names it.
    pub async fn load(tx: &mut Tx, id: MatterId) -> Result<Case, No> {
        let matter = matter::one(tx, id).await?.ok_or(No::Absent)?;
        let station = station::way(tx, id).await?.into_iter().find(|at| at.left.is_none()).map(|at| at.kind);
        let clocks = clock::all(tx, id).await?;
        let investigation = investigation::one(tx, id).await?;
        Ok(Case { matter, station, clocks, investigation })
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

    pub fn is_child(&self) -> bool {
        self.matter.stage == Stage::Child
    }

    /// The running clock of a kind.
    pub fn running(&self, kind: ClockKind) -> Option<&Clock> {
        self.clocks.iter().find(|kept| kept.clock.kind == kind && kept.stopped.is_none()).map(|kept| &kept.clock)
    }
}
