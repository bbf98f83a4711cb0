//! The town while its story runs: who is there, what waits to happen, and what has come of it.

use crate::{
    calendar::{self, Rhythm},
    chance::{Bytes, Dice},
    contact::{Door, Draft, Promised},
    figures::Figures,
    life::{Life, LifeNo, Step},
    office::{Office, Task, UnitNo, WorkerNo},
    people::{FamilyNo, People},
    yearly::Yearly,
};
use access::{Act, No, Permit};
use casefile::{MatterId, matter};
use journal::Moment;
use law::{Day, Law, Zone};
use std::{collections::BTreeMap, sync::Arc};
use store::{Fault, Ts, Tx, Uuid};

/// What happens at an instant.
pub(crate) enum Happens {
    Contact(Box<Draft>),
    /// Somebody writes at the public door; it is registered at another instant.
    Letter(Box<Draft>, Ts),
    Step(LifeNo, Step),
    Promise(Promised),
}

/// What came of trying a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Done,
    /// Nobody could do it: it is tried again on a day.
    Later(Day),
}

pub(crate) struct Sim {
    pub law: Arc<Law>,
    pub zone: Zone,
    bytes: Arc<Bytes>,
    pub dice: Dice,
    /// Chance for what nothing else follows from, so that the rest of a town is the same with it and without.
    pub aside: Dice,
    pub rhythm: Rhythm,
    pub yearly: Yearly,
    pub door: Door,
    pub office: Office,
    pub people: People,
    /// Families of which somebody has told.
    pub homes: Vec<FamilyNo>,
    pub lives: Vec<Life>,
    pub by_id: BTreeMap<Uuid, LifeNo>,
    /// What waits, in the order in which it happens.
    pub waits: BTreeMap<(Ts, u64), Happens>,
    put: u64,
    /// Reports that came before their day: so many fewer come next.
    pub before: usize,
    pub figures: Figures,
    /// The first headings under which the board writes what somebody needs: template, key, title, and what stands for it.
    pub headings: Vec<(String, String, String, Uuid)>,
    /// The committee's next meeting.
    pub meeting: Option<Day>,
}

impl Sim {
    pub fn new(law: Arc<Law>, seed: u64, yearly: Yearly, (first, door): (Day, Door)) -> Sim {
        Sim {
            zone: law.settings().zone.clone(),
            law,
            bytes: Arc::new(Bytes::new(seed)),
            dice: Dice::new(seed),
            aside: Dice::new(seed.rotate_left(31)),
            rhythm: Rhythm::from(first),
            yearly,
            door,
            office: Office::default(),
            people: People::default(),
            homes: Vec::new(),
            lives: Vec::new(),
            by_id: BTreeMap::new(),
            waits: BTreeMap::new(),
            put: 0,
            before: 0,
            figures: Figures::default(),
            headings: Vec::new(),
            meeting: None,
        }
    }

    /// A moment of the town: the instant is the story's, and chance the seed's.
    pub fn moment(&self, at: Ts) -> Moment {
        Moment::new(at, self.law.clone(), self.bytes.clone())
    }

    pub fn today(&self, m: &Moment) -> Day {
        self.zone.day(m.at.instant())
    }

    pub fn life(&self, no: LifeNo) -> Result<&Life, No> {
        self.lives.get(no.0).ok_or_else(|| Fault::Unfit("a matter of the made-up town is not there".into()).into())
    }

    pub fn life_mut(&mut self, no: LifeNo) -> Result<&mut Life, No> {
        self.lives.get_mut(no.0).ok_or_else(|| Fault::Unfit("a matter of the made-up town is not there".into()).into())
    }

    pub fn contact(&mut self, at: Ts, draft: Draft) {
        self.happens(at, Happens::Contact(Box::new(draft)));
    }

    pub fn step(&mut self, at: Ts, no: LifeNo, step: Step) {
        self.happens(at, Happens::Step(no, step));
    }

    pub fn happens(&mut self, at: Ts, what: Happens) {
        self.put += 1;
        self.waits.insert((at, self.put), what);
    }

    /// A step of a day to come, some time in its working hours; today, within the next hours.
    pub fn on(&mut self, m: &Moment, day: Day, no: LifeNo, step: Step) {
        let at = match day > self.today(m) {
            true => calendar::in_hours(&self.zone, &mut self.dice, day),
            false => calendar::soon(&self.zone, &mut self.dice, m.at, (15, 150)),
        };
        self.step(at, no, step);
    }

    /// A step so many days from now.
    pub fn after(&mut self, m: &Moment, days: u16, no: LifeNo, step: Step) {
        let day = self.today(m).plus_days(days);
        self.on(m, day, no, step);
    }

    /// A permit of somebody for an act on a matter.
    pub async fn permit(&self, tx: &mut Tx, who: WorkerNo, act: Act, no: LifeNo) -> Result<Permit, No> {
        Permit::for_matter(tx, self.office.worker(who)?.id, act, self.life(no)?.id.uuid()).await
    }

    /// The version that a page would show.
    pub async fn seen(&self, tx: &mut Tx, no: LifeNo) -> Result<(MatterId, i64), No> {
        let id = self.life(no)?.id;
        Ok((id, matter::one(tx, id).await?.ok_or(No::Absent)?.version))
    }

    /// Somebody carries a matter from now on.
    pub fn carried(&mut self, no: LifeNo, by: Option<WorkerNo>) -> Result<(), No> {
        let before = std::mem::replace(&mut self.life_mut(no)?.carrier, by);
        if let Some(before) = before {
            let worker = self.office.worker_mut(before)?;
            worker.carries = worker.carries.saturating_sub(1);
        }
        if let Some(now) = by {
            self.office.worker_mut(now)?.carries += 1;
        }
        Ok(())
    }

    /// A matter was closed.
    pub fn closes(&mut self, no: LifeNo) -> Result<(), No> {
        self.carried(no, None)?;
        self.life_mut(no)?.closed = true;
        Ok(())
    }

    /// The unit with a task in the district where a family lives; of whoever is nobody's, the first.
    pub fn of_district(&self, task: Task, family: Option<FamilyNo>) -> Result<UnitNo, No> {
        let all = self.office.doing(task);
        let nth = family.map_or(0, |family| family.0).checked_rem(all.len()).unwrap_or(0);
        all.get(nth).copied().ok_or(No::Absent)
    }

    /// The other open matters of the same family.
    pub fn beside(&self, no: LifeNo) -> Result<Vec<LifeNo>, No> {
        let family = self.life(no)?.family;
        let all = self
            .lives
            .iter()
            .enumerate()
            .filter(|(nth, one)| *nth != no.0 && !one.closed && family.is_some() && one.family == family);
        Ok(all.map(|(nth, _)| LifeNo(nth)).collect())
    }

    /// Whether an investigation of the family runs, as far as the story goes.
    pub fn runs(&self, family: FamilyNo) -> bool {
        self.lives.iter().any(|one| one.family == Some(family) && !one.closed && one.opened.is_some())
    }
}
