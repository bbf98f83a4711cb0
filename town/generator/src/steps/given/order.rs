//! What was granted is ordered from those who give it: a talk first, a text, and somebody who comes.

use crate::{
    contact::Sort,
    life::{Given, LifeNo, Step, Verdict},
    office::{Task, UnitNo, WorkerNo},
    sim::{Next, Sim},
    steps::bearer::bearer,
    words::text,
};
use access::{Act, No, charge};
use assignment::deeds::{self, Answer, AskBack, Begin, Receive, Send, Write};
use casefile::matter::{
    assignment::{self as kept, Part, State},
    execution,
    support::How,
};
use journal::Moment;
use store::{Tx, Uuid};

/// So often support waits longer than the three months after which it is reported (INS-12).
const WAITS_LONG: f64 = 0.05;
/// So often the unit asks something before it receives.
const ASKS: f64 = 0.12;

impl Sim {
    /// Something was granted: what comes next, and for how long.
    pub(in crate::steps) async fn granted(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<(), No> {
        let life = self.life(no)?;
        let (sort, verdict) = (life.sort, life.fate.verdict);
        let decision = execution::open(tx, life.id).await?.last().map(|one| one.decision);
        let lasts = match (sort, verdict) {
            (Sort::Income, _) => self.dice.days(150.0, 0.6).max(30),
            (_, Verdict::ContactFamily) => self.dice.days(300.0, 0.3),
            (_, Verdict::Home) => self.dice.days(420.0, 0.4),
            _ => self.dice.days(200.0, 0.4).max(45),
        };
        let ways = [(How::Reached, 5), (How::Partly, 2), (How::Declined, 1), (How::Moved, 1)];
        let ends = self.dice.weighed(&ways, How::Reached);
        self.life_mut(no)?.given = Some(Given { decision, order: None, support: None, lasts, ends });
        match (decision, sort) {
            // A follow-up alone (UTR-11).
            (None, _) => self.after(m, 88, no, Step::FollowUp),
            // Money is paid by those who decided.
            (Some(_), Sort::Income) => self.after(m, 2, no, Step::Start),
            _ => {
                let days = if self.dice.falls(WAITS_LONG) { (95, 150) } else { (2, 18) };
                let days = self.dice.between(days.0, days.1);
                self.after(m, days, no, Step::Order);
            }
        }
        Ok(())
    }

    /// What was granted in a matter.
    pub(in crate::steps) fn given_in(&self, no: LifeNo) -> Result<Given, No> {
        self.life(no)?.given.ok_or(No::Absent)
    }

    fn ordered_from(&self, no: LifeNo) -> Result<UnitNo, No> {
        self.of_district(Task::Support, self.life(no)?.family)
    }

    pub(in crate::steps) async fn order(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, _) = bearer!(self, tx, m, no);
        let (today, to, given) = (self.today(m), self.ordered_from(no)?, self.given_in(no)?);
        let Some(head) = self.office.in_charge(to, self.life(no)?.asks, today) else {
            return Ok(Next::Later(today.next_working_day()));
        };
        let Some(decision) = given.decision else { return Ok(Next::Done) };
        let (matter, unit) = (self.life(no)?.id, self.office.unit(to)?.id);
        let with = text(&self.office.worker(head)?.name.clone())?;
        let said = text("Vad familjen vill ha hjälp med, och från när någon kan komma.")?;
        let by = self.permit(tx, who, Act::Hand, no).await?;
        let call = Begin { matter, decision, unit, day: today, with, said };
        let assignment = deeds::begin(tx, &by, m, call).await?;
        let writes = self.permit(tx, who, Act::Perform, no).await?;
        let need = text("En vuxen till i vardagen, på de tider när det är som svårast.")?;
        let call = Write { matter, assignment, part: Part::Need, seen: 0, text: need };
        deeds::write(tx, &writes, m, call).await?;
        deeds::send(tx, &by, m, Send { matter, assignment, seen: 0 }).await?;
        self.life_mut(no)?.given = Some(Given { order: Some(assignment), ..given });
        self.figures.add("support ordered");
        let days = self.dice.between(1, 9);
        self.after(m, days, no, Step::Accept);
        Ok(Next::Done)
    }

    async fn asked(&self, tx: &mut Tx, no: LifeNo) -> Result<Option<kept::Assignment>, No> {
        let Some(order) = self.given_in(no)?.order else { return Ok(None) };
        Ok(kept::one(tx, self.life(no)?.id, order).await?)
    }

    /// Whoever leads the unit receives it, and says who comes.
    pub(in crate::steps) async fn accept(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let Some(one) = self.asked(tx, no).await?.filter(|one| one.state().is_to_receive()) else {
            return Ok(Next::Done);
        };
        let (today, unit) = (self.today(m), self.office.unit_of(one.unit)?);
        let tomorrow = Next::Later(today.next_working_day());
        let Some(leader) = self.office.in_charge(unit, self.life(no)?.asks, today) else { return Ok(tomorrow) };
        let by = self.permit(tx, leader, Act::Perform, no).await?;
        let (matter, assignment, seen) = (one.matter, one.id, one.version());
        if one.state() == State::Sent && self.dice.falls(ASKS) {
            let question = text("Vilka tider gäller det, och vem är hemma då?")?;
            deeds::ask_back(tx, &by, m, AskBack { matter, assignment, seen, question }).await?;
            self.figures.add("orders asked about");
            let days = self.dice.between(1, 5);
            self.after(m, days, no, Step::Explain);
            return Ok(Next::Done);
        }
        let Some(who) = self.free_to_give(tx, m, no, unit).await? else { return Ok(tomorrow) };
        let starts = today.plus_days(self.dice.between(3, 14)).this_or_next_working_day();
        let performers = [self.office.worker(who)?.id].into();
        let call = Receive { matter, assignment, seen, starts, hears_by: today.plus_days(5), performers };
        deeds::receive(tx, &by, m, call).await?;
        self.office.worker_mut(who)?.carries += 1;
        self.figures.add("orders received");
        self.on(m, starts, no, Step::Start);
        Ok(Next::Done)
    }

    pub(in crate::steps) async fn explain(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, _) = bearer!(self, tx, m, no);
        let Some(one) = self.asked(tx, no).await?.filter(|one| one.state() == State::Asked) else {
            return Ok(Next::Done);
        };
        let by = self.permit(tx, who, Act::Hand, no).await?;
        let answer = text("Måndagar och torsdagar efter skolan. Mormor är hemma då.")?;
        let call = Answer { matter: one.matter, assignment: one.id, seen: one.version(), answer };
        deeds::answer(tx, &by, m, call).await?;
        let days = self.dice.between(1, 4);
        self.after(m, days, no, Step::Accept);
        Ok(Next::Done)
    }

    /// Who in a unit could give the support, is there today, and has least to do.
    pub(in crate::steps) async fn free_to_give(
        &self,
        tx: &mut Tx,
        m: &Moment,
        no: LifeNo,
        unit: UnitNo,
    ) -> Result<Option<WorkerNo>, No> {
        let (matter, today): (Uuid, _) = (self.life(no)?.id.uuid(), self.today(m));
        let could = charge::could_perform(tx, matter, self.office.unit(unit)?.id).await?;
        let could: Vec<WorkerNo> = could.into_iter().filter_map(|id| self.office.of(id).ok()).collect();
        Ok(self.office.least(&could, today))
    }
}
