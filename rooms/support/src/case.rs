//! A matter as it stands in its support: everything that the pure verbs ask about, read once.

use access::{
    Act, No, Permit, StaffId,
    charge::{self, Ordered},
};
use casefile::matter::{
    self,
    assignment::{self, Assignment},
    clock,
    execution::{self, Execution},
    goal::{self, Goal},
    station::{self, StationKind},
    support::{self, Support},
};
use casefile::{Matter, MatterId};
use law::{Clock, ClockKind, follows::Stage};
use store::{Tx, Uuid};

pub(crate) struct Case {
    pub matter: Matter,
    /// Where it stands; nowhere once it is closed.
    pub station: Option<StationKind>,
    pub clocks: Vec<clock::Kept>,
    /// The granted decisions that are to be carried out.
    pub executions: Vec<Execution>,
    /// The support that the reader may know of, the first first.
    pub supports: Vec<Support>,
    /// What is given by others, for one who may not know of it.
    pub elsewhere: Vec<Support>,
    /// The first first.
    pub goals: Vec<Goal>,
    /// What was ordered from which unit, and who there gives it, as far as the reader may know.
    pub ordered: Vec<Ordered>,
    /// What those orders say.
    pub assignments: Vec<Assignment>,
    /// Whether the reader may read the whole matter, and not its support alone.
    pub reads: bool,
}

impl Case {
    /// Reads a matter, as far as a member of staff may know of it: whoever only gives support knows of what was ordered from
    /// the own unit. The caller holds a permit that names the matter.
    pub async fn load(tx: &mut Tx, staff: StaffId, id: MatterId) -> Result<Case, No> {
        let matter = matter::one(tx, id).await?.ok_or(No::Absent)?;
        let station = station::way(tx, id).await?.into_iter().find(|at| at.left.is_none()).map(|at| at.kind);
        let reads = allowed(Permit::for_matter(tx, staff, Act::Read, id.uuid()).await)?.is_some();
        let unit = allowed(Permit::for_matter(tx, staff, Act::Support, id.uuid()).await)?.and_then(|by| by.unit());
        let own = |one: &Ordered| reads || one.performers.contains(&staff) || unit == Some(one.unit);
        let ordered: Vec<Ordered> = charge::ordered(tx, id.uuid()).await?.into_iter().filter(own).collect();
        let known = |one: &Support| reads || ordered.iter().any(|order| one.assignment == Some(order.order));
        let (supports, elsewhere) = support::all(tx, id).await?.into_iter().partition(known);
        let said = assignment::all(tx, id).await?.into_iter();
        Ok(Case {
            matter,
            station,
            clocks: clock::all(tx, id).await?,
            executions: execution::open(tx, id).await?,
            supports,
            elsewhere,
            goals: goal::all(tx, id).await?,
            assignments: said.filter(|one| ordered.iter().any(|order| order.order == one.id)).collect(),
            ordered,
            reads,
        })
    }

    /// The running clock of a kind.
    pub fn running(&self, kind: ClockKind) -> Option<&Clock> {
        self.clocks.iter().find(|kept| kept.clock.kind == kind && kept.stopped.is_none()).map(|kept| &kept.clock)
    }

    /// Whether it is about a child.
    pub fn is_child(&self) -> bool {
        self.matter.stage == Stage::Child
    }

    /// The support that has not ended, interrupted or not.
    pub fn open(&self) -> impl Iterator<Item = &Support> {
        self.supports.iter().filter(|one| one.is_open())
    }

    /// Whether support was given and none is any more, as far as the reader knows.
    pub fn is_over(&self) -> bool {
        !self.supports.is_empty() && self.open().next().is_none()
    }

    /// Whether none is given by anybody but this one.
    pub fn is_last(&self, id: Uuid) -> bool {
        self.open().chain(self.elsewhere.iter().filter(|one| one.is_open())).all(|one| one.id == id)
    }

    /// What was granted and is not given by anybody. Whoever only gives support knows of what was ordered from the own unit.
    pub fn granted(&self) -> impl Iterator<Item = &Execution> {
        let given = |id: Uuid| self.supports.iter().chain(&self.elsewhere).any(|one| one.decision == Some(id));
        let known = |id: Uuid| self.reads || self.assignments.iter().any(|one| one.decision == Some(id));
        self.executions.iter().filter(move |one| !given(one.decision) && known(one.decision))
    }

    /// The granted decision of an order, where it is not given yet.
    pub fn granted_by(&self, order: Uuid) -> Option<&Execution> {
        let decision = self.assignments.iter().find(|one| one.id == order)?.decision?;
        self.granted().find(|one| one.decision == decision)
    }

    /// The goals that still are.
    pub fn goals(&self) -> impl Iterator<Item = &Goal> {
        self.goals.iter().filter(|one| one.ended.is_none())
    }
}

/// A permit that was asked for; none where it was refused.
pub(crate) fn allowed(asked: Result<Permit, No>) -> Result<Option<Permit>, No> {
    match asked {
        Ok(permit) => Ok(Some(permit)),
        Err(No::Refusal(_) | No::Absent) => Ok(None),
        Err(no) => Err(no),
    }
}
