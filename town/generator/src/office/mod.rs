//! Who works in the made-up town, and who is there on a day: as the deeds of the office have made it, kept beside them so
//! that each day can be planned.

mod begin;
mod founder;
mod turnover;

pub(crate) use begin::{Hires, found};
pub use founder::{Founder, engage};
pub(crate) use founder::{clears, close};
pub(crate) use turnover::{absences, leavers, newcomers};

use crate::people::FamilyNo;
use access::{No, Rank, StaffId, UnitId, office::Post};
use law::{Day, reading::Competence};
use store::Fault;

/// What a unit does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Takes in every first contact.
    Intake,
    /// Investigates about children and the young.
    Children,
    /// Investigates about grown-ups.
    Grown,
    /// Gives support that was ordered.
    Support,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UnitNo(pub usize);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct WorkerNo(pub usize);

pub(crate) struct Unit {
    pub id: UnitId,
    pub task: Task,
}

pub(crate) struct Worker {
    pub id: StaffId,
    pub name: String,
    pub login: String,
    pub role: String,
    pub unit: UnitNo,
    pub post: Post,
    pub areas: Vec<Competence>,
    /// What the delegation scheme gives them, and whether they hold it first.
    pub rights: Vec<(&'static str, Rank)>,
    /// May know of protected identities.
    pub cleared: bool,
    /// The first day.
    pub first: Day,
    /// The last day, where somebody leaves.
    pub last: Option<Day>,
    /// Until when they are introduced and neither assess nor decide.
    pub introduced: Option<Day>,
    /// Named by the plan: does not leave, and is there on the last day.
    pub stays: bool,
    /// First and last days of absences.
    pub away: Vec<(Day, Day)>,
    /// How many open matters they carry.
    pub carries: usize,
    /// The families they stand close to.
    pub close_to: Vec<FamilyNo>,
}

/// What somebody must fit to carry a matter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asks {
    pub area: Option<Competence>,
    /// Somebody in it has a protected identity.
    pub guarded: bool,
    /// Whom it is about: nobody who stands close to them has anything to do with it.
    pub family: Option<FamilyNo>,
}

#[derive(Default)]
pub(crate) struct Office {
    pub units: Vec<Unit>,
    pub workers: Vec<Worker>,
}

fn lost() -> No {
    Fault::Unfit("somebody who works in the made-up town is not there".into()).into()
}

impl Worker {
    /// Whether they work on a day.
    pub fn here(&self, on: Day) -> bool {
        self.serves(on) && !self.away.iter().any(|(from, until)| *from <= on && on <= *until)
    }

    /// Whether they are employed on a day.
    pub fn serves(&self, on: Day) -> bool {
        self.first <= on && self.last.is_none_or(|last| on <= last)
    }

    /// The first day after this one on which they are not away.
    pub fn back(&self, on: Day) -> Day {
        let mut day = on.next_working_day();
        while let Some((_, until)) = self.away.iter().find(|(from, until)| *from <= day && day <= *until) {
            day = until.next_working_day();
        }
        day
    }

    /// Whether they stand close to a family.
    fn is_close(&self, family: Option<FamilyNo>) -> bool {
        family.is_some_and(|family| self.close_to.contains(&family))
    }

    /// Whether they could take a matter on a day.
    pub fn fits(&self, asks: Asks, on: Day) -> bool {
        self.here(on)
            && self.introduced.is_none()
            && asks.area.is_none_or(|area| self.areas.contains(&area))
            && (self.cleared || !asks.guarded)
            && !self.is_close(asks.family)
    }
}

impl Office {
    pub fn worker(&self, no: WorkerNo) -> Result<&Worker, No> {
        self.workers.get(no.0).ok_or_else(lost)
    }

    pub fn worker_mut(&mut self, no: WorkerNo) -> Result<&mut Worker, No> {
        self.workers.get_mut(no.0).ok_or_else(lost)
    }

    pub fn unit(&self, no: UnitNo) -> Result<&Unit, No> {
        self.units.get(no.0).ok_or_else(lost)
    }

    /// The worker of that id.
    pub fn of(&self, id: StaffId) -> Result<WorkerNo, No> {
        self.workers.iter().position(|one| one.id == id).map(WorkerNo).ok_or_else(lost)
    }

    /// The unit of that id.
    pub fn unit_of(&self, id: UnitId) -> Result<UnitNo, No> {
        self.units.iter().position(|one| one.id == id).map(UnitNo).ok_or_else(lost)
    }

    /// The units with a task.
    pub fn doing(&self, task: Task) -> Vec<UnitNo> {
        self.units.iter().enumerate().filter(|(_, unit)| unit.task == task).map(|(nth, _)| UnitNo(nth)).collect()
    }

    fn all(&self, unit: UnitNo) -> impl Iterator<Item = (WorkerNo, &Worker)> {
        self.workers.iter().enumerate().map(|(nth, one)| (WorkerNo(nth), one)).filter(move |(_, one)| one.unit == unit)
    }

    /// Who works in a unit on a day, whoever it is, and is not close to a family.
    pub fn there(&self, unit: UnitNo, family: Option<FamilyNo>, on: Day) -> Vec<WorkerNo> {
        self.all(unit).filter(|(_, one)| one.here(on) && !one.is_close(family)).map(|(no, _)| no).collect()
    }

    /// Those on a day who neither lead anything nor are named by the plan.
    pub fn ordinary(&self, on: Day) -> Vec<WorkerNo> {
        let all = self.workers.iter().enumerate();
        let of = all.filter(|(_, one)| one.post == Post::Member && !one.stays && one.serves(on));
        of.map(|(nth, _)| WorkerNo(nth)).collect()
    }

    /// Who could take a matter: of those who fit, the one who carries least; one who leads only where nobody else is there.
    pub fn free(&self, unit: UnitNo, asks: Asks, on: Day) -> Option<WorkerNo> {
        let fit = self.all(unit).filter(|(_, one)| one.fits(asks, on));
        fit.min_by_key(|(no, one)| (rank(one.post), one.carries, no.0)).map(|(no, _)| no)
    }

    /// Who could take a guarded matter of a unit if they were cleared.
    pub fn almost(&self, unit: UnitNo, asks: Asks, on: Day) -> Option<WorkerNo> {
        let open = Asks { guarded: false, ..asks };
        asks.guarded.then(|| self.free(unit, open, on)).flatten()
    }

    /// Who leads the work of a unit on a day: the one of its leads who fits, else its head.
    pub fn leader(&self, unit: UnitNo, asks: Asks, on: Day) -> Option<WorkerNo> {
        let leads = self.all(unit).filter(|(_, one)| matches!(one.post, Post::Lead | Post::Head) && one.fits(asks, on));
        leads.min_by_key(|(no, one)| (one.post == Post::Head, no.0)).map(|(no, _)| no)
    }

    /// Who answers for a unit on a day: one who leads there, else the head, whatever they are versed in.
    pub fn in_charge(&self, unit: UnitNo, asks: Asks, on: Day) -> Option<WorkerNo> {
        let able = |one: &Worker| one.here(on) && one.post != Post::Member && (one.cleared || !asks.guarded);
        let all = self.all(unit).filter(|(_, one)| able(one));
        all.min_by_key(|(no, one)| (one.post == Post::Head, no.0)).map(|(no, _)| no)
    }

    /// Who of these is there and has least to do; one who leads only where nobody else is there.
    pub fn least(&self, of: &[WorkerNo], on: Day) -> Option<WorkerNo> {
        let there = of.iter().filter_map(|no| Some((*no, self.worker(*no).ok()?))).filter(|(_, one)| one.here(on));
        there.min_by_key(|(no, one)| (rank(one.post), one.carries, no.0)).map(|(no, _)| no)
    }

    /// Who decides in a matter of a unit by a right of the scheme, on a day: its carrier, or one who leads there, or the
    /// head; who holds it second only where nobody who holds it first is there.
    pub fn decider(&self, right: &str, (unit, carrier): (UnitNo, WorkerNo), asks: Asks, on: Day) -> Option<WorkerNo> {
        let holds = |one: &Worker, rank: Rank| one.rights.iter().any(|(name, held)| *name == right && *held == rank);
        let rank = match self.workers.iter().any(|one| one.here(on) && holds(one, Rank::First)) {
            true => Rank::First,
            false => Rank::Substitute,
        };
        let of_unit = self.all(unit).filter(|(_, one)| one.post != Post::Member);
        let able = |one: &Worker| match one.post {
            // A head answers for what lies in the unit, versed in it or not.
            Post::Head => one.here(on) && (one.cleared || !asks.guarded),
            _ => one.fits(asks, on),
        };
        let own = self.all(unit).filter(|(no, _)| *no == carrier);
        let mut all = own.chain(of_unit).filter(|(_, one)| able(one) && holds(one, rank));
        all.next().map(|(no, _)| no)
    }

    /// The head of a unit who is employed, there or away.
    pub fn head_serving(&self, unit: UnitNo, on: Day) -> Option<WorkerNo> {
        self.all(unit).find(|(_, one)| one.post == Post::Head && one.serves(on)).map(|(no, _)| no)
    }

    /// Somebody of each post in each unit who serves on a day, with the name to log in with.
    pub fn some(&self, on: Day) -> Vec<String> {
        let mut all = Vec::new();
        for unit in (0..self.units.len()).map(UnitNo) {
            for post in [Post::Head, Post::Lead, Post::Member] {
                let one = self.all(unit).map(|(_, one)| one).find(|one| one.post == post && one.serves(on));
                all.extend(one.map(|one| format!("{:<24} {}, {}", one.login, one.name, one.role)));
            }
        }
        all
    }

    /// The head of a unit who is there.
    pub fn head(&self, unit: UnitNo, on: Day) -> Option<WorkerNo> {
        self.all(unit).find(|(_, one)| one.post == Post::Head && one.here(on)).map(|(no, _)| no)
    }
}

fn rank(post: Post) -> u8 {
    match post {
        Post::Member => 0,
        Post::Lead | Post::Deputy => 1,
        Post::Head => 2,
    }
}
