//! A family goes warmly from one unit to another: whoever had it has it until somebody receives it.

use super::bearer::bearer;
use crate::{
    life::{LifeNo, Step},
    office::{Task, UnitNo},
    people::Place,
    sim::{Next, Sim},
    words::text,
};
use access::{
    Act, No,
    charge::{self, Receiver},
};
use assessment::deeds::{self, HandOver, Receive};
use casefile::matter::{
    self,
    handover::{self, Handover, How, Words},
};
use journal::Moment;
use store::Tx;

impl Sim {
    /// Where a matter goes on: where an investigation on the same child runs, or where the family has been before, else to
    /// the unit whose turn it is.
    async fn onward(&self, tx: &mut Tx, no: LifeNo) -> Result<UnitNo, No> {
        let life = self.life(no)?;
        let read = matter::one(tx, life.id).await?.ok_or(No::Absent)?;
        let runs = deeds::running(tx, &read).await?.map(|into| into.uuid());
        for other in
            runs.into_iter().chain(self.beside(no)?.iter().filter_map(|no| Some(self.life(*no).ok()?.id.uuid())))
        {
            let charge = charge::charge(tx, other).await?.ok_or(No::Absent)?;
            let unit = self.office.unit_of(charge.unit)?;
            let fits = self.office.unit(unit)?.task == task(life.place);
            if fits || Some(other) == runs {
                return Ok(unit);
            }
        }
        let all = self.office.doing(task(life.place));
        let turn = life.family.map_or(0, |family| family.0).checked_rem(all.len()).unwrap_or(0);
        all.get(turn).copied().ok_or(No::Absent)
    }

    pub(super) async fn hand_over(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, unit) = bearer!(self, tx, m, no);
        let to = self.onward(tx, no).await?;
        if to == unit {
            return self.settled(m, no);
        }
        // Nobody would answer for it there.
        if self.office.head_serving(to, self.today(m)).is_none() {
            return Ok(Next::Later(self.today(m).next_working_day()));
        }
        let by = self.permit(tx, who, Act::Hand, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let words = Words {
            knows: text("Familjen vet vem som tar över och varför.")?,
            agreed: text("Nästa möte är bokat hos oss båda.")?,
            remains: text("Samtal med skolan återstår.")?,
            spoken: Some(text("Har talat med arbetsledaren på enheten.")?),
        };
        let to = (self.office.unit(to)?.id, None);
        deeds::hand_over(tx, &by, m, HandOver { matter, seen, to, words }).await?;
        self.figures.add("handed over");
        let days = self.dice.between(0, 3);
        self.after(m, days, no, Step::Receive);
        Ok(Next::Done)
    }

    pub(super) async fn receive(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let charge = charge::charge(tx, self.life(no)?.id.uuid()).await?.ok_or(No::Absent)?;
        let Some(to) = charge.offered_to else { return Ok(Next::Done) };
        let (unit, today) = (self.office.unit_of(to)?, self.today(m));
        let Some(leader) = self.leader(no, unit, today)? else { return Ok(Next::Later(today.next_working_day())) };
        let by = self.permit(tx, leader, Act::Read, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let call = Receive { matter, seen, how: Receiver::Unit, hears_by: today.plus_days(7) };
        deeds::receive(tx, &by, m, call).await?;
        self.carried(no, None)?;
        // Whoever gets it stands on the leader's day until somebody has it: given at once where somebody is there.
        self.given(tx, m, no, (leader, unit)).await?;
        let days = self.dice.between(1, 6);
        self.after(m, days, no, Step::Hear);
        self.settled(m, no)
    }

    /// It lies where it belongs: what comes next there.
    fn settled(&mut self, m: &Moment, no: LifeNo) -> Result<Next, No> {
        match self.life(no)?.opened {
            // A report whose child is investigated there: it is added.
            None => self.after(m, 1, no, Step::Judge),
            Some(_) if !self.life(no)?.planned => {
                self.life_mut(no)?.planned = true;
                self.way(m, no)?;
            }
            Some(_) => {}
        }
        Ok(Next::Done)
    }

    pub(super) async fn hear(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, _) = bearer!(self, tx, m, no);
        let id = self.life(no)?.id;
        // Handed on again before they had called: one call was for both, and it has been made.
        let waits = |one: &Handover| matches!(one.ended, Some((_, _, How::Received))) && !one.heard;
        if !handover::all(tx, id).await?.iter().any(waits) {
            return Ok(Next::Done);
        }
        let by = self.permit(tx, who, Act::Write, no).await?;
        deeds::family_heard(tx, &by, m, id).await?;
        Ok(Next::Done)
    }
}

fn task(place: Option<Place>) -> Task {
    if matches!(place, Some(Place::Grown(_))) { Task::Grown } else { Task::Children }
}
