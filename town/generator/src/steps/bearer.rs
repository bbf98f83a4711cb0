//! Who does something in a matter: whoever carries it and is there; where they are gone, or away for long, a colleague to
//! whom it is given by hand.

use crate::{
    life::LifeNo,
    office::{self, UnitNo, WorkerNo},
    sim::{Next, Sim},
    words::text,
};
use access::{Act, No, charge};
use assessment::deeds::{Distribute, distribute};
use intake::deeds::{Back, give_back};
use journal::Moment;
use law::Day;
use store::Tx;

/// Who does it.
pub(super) enum Bearer {
    Here(WorkerNo, UnitNo),
    /// Nobody does it now.
    Not(Next),
}

/// Away for so many days, somebody comes back to their matters.
const WAITED_FOR: u16 = 8;

impl Sim {
    /// Who carries a matter and can work in it today.
    pub(super) async fn bearer(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Bearer, No> {
        let (today, id) = (self.today(m), self.life(no)?.id);
        let charge = charge::charge(tx, id.uuid()).await?.ok_or(No::Absent)?;
        let tomorrow = Bearer::Not(Next::Later(today.next_working_day()));
        if charge.closed_at.is_some() {
            self.closes(no)?;
            return Ok(Bearer::Not(Next::Done));
        }
        let (unit, carrier) = (self.office.unit_of(charge.unit)?, self.office.of(charge.carrier)?);
        if charge.taken_at.is_some() {
            if self.office.worker(carrier)?.here(today) {
                return Ok(Bearer::Here(carrier, unit));
            }
            let back = self.office.worker(carrier)?.back(today);
            if back <= today.plus_days(WAITED_FOR) {
                return Ok(Bearer::Not(Next::Later(back)));
            }
        }
        if charge.offered_to.is_some() {
            return Ok(tomorrow);
        }
        let Some(leader) = self.leader(no, unit, today)? else { return Ok(tomorrow) };
        if charge.taken_at.is_some() {
            let by = self.permit(tx, leader, Act::Hand, no).await?;
            let (matter, seen) = self.seen(tx, no).await?;
            let why = text("Den som har ärendet är borta en längre tid.")?;
            give_back(tx, &by, m, Back { matter, seen, why }).await?;
            self.carried(no, None)?;
            self.figures.add("given back");
        }
        match self.given(tx, m, no, (leader, unit)).await? {
            Some(who) => Ok(Bearer::Here(who, unit)),
            None => Ok(tomorrow),
        }
    }

    pub(super) fn leader(&self, no: LifeNo, unit: UnitNo, today: Day) -> Result<Option<WorkerNo>, No> {
        Ok(self.office.leader(unit, self.life(no)?.asks, today))
    }

    /// Who decides in a matter by a right of the scheme today.
    pub(super) fn decider(
        &self,
        right: &str,
        (no, unit, carrier): (LifeNo, UnitNo, WorkerNo),
        today: Day,
    ) -> Result<Option<WorkerNo>, No> {
        Ok(self.office.decider(right, (unit, carrier), self.life(no)?.asks, today))
    }

    /// Who should take a matter: whoever has another of the family there already, else whoever carries least; where only
    /// clearance is missing, somebody is cleared.
    pub(super) async fn taker(
        &mut self,
        tx: &mut Tx,
        m: &Moment,
        (no, unit): (LifeNo, UnitNo),
    ) -> Result<Option<WorkerNo>, No> {
        let (asks, today) = (self.life(no)?.asks, self.today(m));
        for other in self.beside(no)? {
            if let Some(who) = self.life(other)?.carrier {
                let one = self.office.worker(who)?;
                if one.unit == unit && one.fits(asks, today) {
                    return Ok(Some(who));
                }
            }
        }
        if let Some(free) = self.office.free(unit, asks, today) {
            return Ok(Some(free));
        }
        let cleared = office::clears(tx, m, &mut self.office, (unit, asks, today)).await?;
        if cleared.is_some() {
            self.figures.add("cleared for a guarded matter");
        }
        Ok(cleared)
    }

    /// A matter that nobody has is given to a colleague by hand.
    pub(super) async fn given(
        &mut self,
        tx: &mut Tx,
        m: &Moment,
        no: LifeNo,
        (leader, unit): (WorkerNo, UnitNo),
    ) -> Result<Option<WorkerNo>, No> {
        let Some(to) = self.taker(tx, m, (no, unit)).await? else { return Ok(None) };
        let by = self.permit(tx, leader, Act::Hand, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let why = text("Har utrymme nu och arbetar med området.")?;
        distribute(tx, &by, m, Distribute { matter, seen, to: self.office.worker(to)?.id, why }).await?;
        self.carried(no, Some(to))?;
        self.figures.add("distributed");
        Ok(Some(to))
    }
}

/// Who does it, or the end of the step.
macro_rules! bearer {
    ($sim:expr, $tx:expr, $m:expr, $no:expr) => {
        match $sim.bearer($tx, $m, $no).await? {
            $crate::steps::bearer::Bearer::Here(who, unit) => (who, unit),
            $crate::steps::bearer::Bearer::Not(next) => return Ok(next),
        }
    };
}
pub(super) use bearer;
