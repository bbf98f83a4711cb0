//! A matter as it stands before it is followed up or closed: everything that is asked about it, read once.

use crate::verbs::Days;
use access::{No, charge};
use casefile::matter::{
    self,
    assignment::{self, State},
    clock,
    closing::{self, Closing},
    decision::{self, Decision},
    follow_up::{self, FollowUp},
    goal::{self, Goal},
    handover, investigation,
    station::{self, StationKind},
    support::{self, Support},
};
use casefile::{Matter, MatterId, person};
use law::follows::Stage;
use law::{Clock, ClockKind, Day, Law, NoRule};
use store::Tx;

/// The rule of a follow-up without consent.
const AFTER: &str = "UTR-11";

/// A matter with what has been done in it.
pub(crate) struct Case {
    pub matter: Matter,
    /// Where it stands; nowhere once it is closed.
    pub here: Option<StationKind>,
    pub clocks: Vec<clock::Kept>,
    pub decisions: Vec<Decision>,
    pub supports: Vec<Support>,
    pub goals: Vec<Goal>,
    /// Every follow-up, the first first.
    pub done: Vec<FollowUp>,
    /// How it was closed, where that was said in words.
    pub closing: Option<Closing>,
    /// Whether the person is a child today.
    pub child: bool,
    investigated: bool,
    before_board: bool,
    offered: bool,
    asked: bool,
    ordered: bool,
}

/// What stands in the way of closing a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Hinder {
    /// It stands where matters are ended in another way.
    Elsewhere,
    /// An investigation runs.
    Investigation,
    /// The committee is to decide something.
    Committee,
    /// This support runs.
    Support(String),
    /// This deadline runs.
    Clock(ClockKind),
    /// It is on its way to another unit.
    Offered,
    /// It came back with a question that nobody has answered.
    Question,
    /// Those who are to give the support have asked something that nobody has answered.
    Asked,
}

impl Case {
    /// Reads a matter whole. The caller holds a permit that names it.
    pub async fn load(tx: &mut Tx, id: MatterId, on: Day) -> Result<Case, No> {
        let matter = matter::one(tx, id).await?.ok_or(No::Absent)?;
        let here = station::way(tx, id).await?.into_iter().find(|at| at.left.is_none()).map(|at| at.kind);
        let one = match matter.person {
            Some(id) => person::one(tx, id).await?,
            None => None,
        };
        let age = one.and_then(|person| person.age(on).on(on));
        let handovers = handover::all(tx, id).await?;
        Ok(Case {
            here,
            clocks: clock::all(tx, id).await?,
            decisions: decision::all(tx, id).await?,
            supports: support::all(tx, id).await?,
            goals: goal::all(tx, id).await?,
            done: follow_up::all(tx, id).await?,
            closing: closing::one(tx, id).await?,
            child: age.map_or(matter.stage == Stage::Child, |years| years < 18),
            investigated: investigation::one(tx, id).await?.is_some_and(|one| one.ended.is_none()),
            before_board: closing::lies_before_board(tx, id).await?,
            offered: charge::charge(tx, id.uuid()).await?.is_some_and(|charge| charge.offered_to.is_some()),
            ordered: assignment::open(tx, id).await?.iter().any(|one| one.state() == State::Asked),
            asked: handovers.iter().any(|one| one.question.is_some() && !one.settled),
            matter,
        })
    }

    /// The running clock of a kind.
    pub fn running(&self, kind: ClockKind) -> Option<&Clock> {
        self.clocks.iter().find(|kept| kept.clock.kind == kind && kept.stopped.is_none()).map(|kept| &kept.clock)
    }

    /// Whether support has been given or a follow-up decided on: only then is there something to follow up.
    pub fn is_here(&self) -> bool {
        matches!(self.here, Some(StationKind::Support | StationKind::FollowUp))
    }

    /// The last day of a follow-up without consent, where this is one (UTR-11): the latest decision says so, and no support
    /// has begun.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn last(&self, law: &Law) -> Result<Option<Day>, NoRule> {
        let made = self.decisions.last().filter(|made| made.rules.iter().any(|rule| rule.id == AFTER));
        let made = made.filter(|_| self.here == Some(StationKind::FollowUp) && self.supports.is_empty());
        made.map(|made| Clock::follow_up_after(made.day, law).map(|clock| clock.due)).transpose()
    }

    /// Between which days a follow-up lies.
    ///
    /// # Errors
    /// [`NoRule`].
    pub fn days(&self, today: Day, law: &Law) -> Result<Days, NoRule> {
        Ok(Days { arrived: self.matter.arrived_on, today, last: self.last(law)? })
    }

    /// The goals that still are.
    pub fn open_goals(&self) -> impl Iterator<Item = &Goal> {
        self.goals.iter().filter(|goal| goal.ended.is_none())
    }

    /// Whether the last follow-up said that it ends.
    pub fn is_followed_to_its_end(&self) -> bool {
        self.done.last().is_some_and(|one| one.next == follow_up::Next::Ends)
    }

    /// What stands in the way of closing it, in the order in which it is mended.
    pub fn hinders(&self) -> Vec<Hinder> {
        let mut all = Vec::new();
        all.extend((!self.is_here()).then_some(Hinder::Elsewhere));
        all.extend(self.investigated.then_some(Hinder::Investigation));
        all.extend(self.before_board.then_some(Hinder::Committee));
        all.extend(self.supports.iter().filter(|one| one.is_open()).map(|one| Hinder::Support(one.called.clone())));
        let waits =
            [ClockKind::Protective, ClockKind::PartyAnswer, ClockKind::Letters, ClockKind::Notice, ClockKind::Feedback];
        let waits = waits.into_iter().chain(ClockKind::ANSWERED);
        all.extend(waits.filter(|kind| self.running(*kind).is_some()).map(Hinder::Clock));
        all.extend(self.offered.then_some(Hinder::Offered));
        all.extend(self.asked.then_some(Hinder::Question));
        all.extend(self.ordered.then_some(Hinder::Asked));
        all
    }
}
