//! A matter as it stands before a decision: everything the pure verbs ask about, read once.

use crate::{decision, decision::OpeningDecision};
use access::No;
use casefile::matter::{self, clock, investigation, investigation::Investigation, station, station::StationKind};
use casefile::{Matter, MatterId};
use law::{Clock, ClockKind};
use store::Tx;

pub(crate) struct Case {
    pub matter: Matter,
    /// Where it stands; nowhere once it is closed.
    pub station: Option<StationKind>,
    pub clocks: Vec<clock::Kept>,
    pub investigation: Option<Investigation>,
    pub decision: Option<OpeningDecision>,
}

impl Case {
    /// Reads a matter whole. The caller holds a permit that names it.
    pub async fn load(tx: &mut Tx, id: MatterId) -> Result<Case, No> {
        let matter = matter::one(tx, id).await?.ok_or(No::Absent)?;
        let here = station::way(tx, id).await?.into_iter().find(|at| at.left.is_none()).map(|at| at.kind);
        let clocks = clock::all(tx, id).await?;
        let investigation = investigation::one(tx, id).await?;
        let decision = decision::decided(tx, id).await?;
        Ok(Case { matter, station: here, clocks, investigation, decision })
    }

    /// The running clock of a kind.
    pub fn running(&self, kind: ClockKind) -> Option<&Clock> {
        self.clocks.iter().find(|kept| kept.clock.kind == kind && kept.stopped.is_none()).map(|kept| &kept.clock)
    }
}
