//! Whether an investigation opens, that a report is added to one that runs, and what those who wait for it are told.

use super::bearer::bearer;
use crate::{
    contact::Sort,
    life::{Judged, LifeNo, Step},
    office::{UnitNo, WorkerNo},
    sim::{Next, Sim},
    words,
    words::text,
};
use access::{Act, No, charge};
use assessment::{
    Concerned, Ground, Late, NOT_OPEN_RIGHT, OPEN_RIGHT,
    deeds::{self, Join, NotOpen, Open, TellBack, TellHow, ToldNow, add_to_running, do_not_open, open_investigation},
};
use casefile::{matter, matter::clock};
use journal::Moment;
use law::{ClockKind, reading::Opens};
use store::{Fault, Tx};

pub(super) fn ground(typed: &str) -> Result<Ground, No> {
    Ground::parse(typed).map_err(|_| Fault::Unfit("a made-up ground is no sentence".into()).into())
}

impl Sim {
    /// The preliminary assessment ends: added to what runs, opened, or not opened.
    pub(super) async fn judge(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, unit) = bearer!(self, tx, m, no);
        let kept = clock::all(tx, self.life(no)?.id).await?;
        if kept.iter().any(|one| one.stopped.is_none() && one.clock.kind == ClockKind::Protective) {
            // Nobody knew yet how the child was protected: that comes first.
            self.on(m, self.today(m), no, Step::Protect);
            return Ok(Next::Later(self.today(m).next_working_day()));
        }
        let read = matter::one(tx, self.life(no)?.id).await?.ok_or(No::Absent)?;
        if let Some(into) = deeds::running(tx, &read).await? {
            return self.join(tx, m, no, (unit, self.by_id.get(&into.uuid()).copied().ok_or(No::Absent)?)).await;
        }
        match self.life(no)?.fate.judged {
            Judged::Open => self.open(tx, m, no, (unit, who)).await,
            Judged::NotOpen | Judged::Referred => self.not_open(tx, m, no, (unit, who)).await,
        }
    }

    fn late(&self) -> Result<Option<Late>, No> {
        Ok(Some(Late::Overdue(text("Flera frånvarande samtidigt, och familjen kunde träffas först nu.")?)))
    }

    async fn open(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo, (unit, who): (UnitNo, WorkerNo)) -> Result<Next, No> {
        let today = self.today(m);
        let Some(who) = self.decider(OPEN_RIGHT, (no, unit, who), today)? else {
            return Ok(Next::Later(today.next_working_day()));
        };
        let by = self.permit(tx, who, Act::Decide, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let parked =
            self.dice.falls(0.06).then(|| today.plus_days(self.dice.between(3, 12)).this_or_next_working_day());
        let concerned = match parked {
            Some(until) => Concerned::Parked { why: text("Polisen vill höra barnet först.")?, until },
            None => Concerned::Told,
        };
        let why = ground(self.dice.pick(&words::OPENED, "Det behöver utredas hur barnet har det."))?;
        open_investigation(tx, &by, m, Open { matter, seen, ground: why, late: self.late()?, concerned }).await?;
        if let Some(until) = parked {
            self.on(m, until.minus_days(1), no, Step::TellConcerned);
        }
        self.decided(m, no)?;
        self.investigated(m, no)?;
        let days = self.dice.between(1, 4);
        self.after(m, days, no, Step::HandOver);
        Ok(Next::Done)
    }

    async fn not_open(
        &mut self,
        tx: &mut Tx,
        m: &Moment,
        no: LifeNo,
        (unit, who): (UnitNo, WorkerNo),
    ) -> Result<Next, No> {
        let today = self.today(m);
        let Some(leader) = self.decider(NOT_OPEN_RIGHT, (no, unit, who), today)? else {
            return Ok(Next::Later(today.next_working_day()));
        };
        let by = self.permit(tx, leader, Act::Decide, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let why = ground(self.dice.pick(&words::NOT_OPENED, "Det finns inget att utreda vidare."))?;
        let made = do_not_open(tx, &by, m, NotOpen { matter, seen, ground: why, late: self.late()? }).await?;
        self.decided(m, no)?;
        if made.station.is_none() {
            self.closes(no)?;
        }
        Ok(Next::Done)
    }

    /// It has been judged: how long that took is counted, and whoever waits for an answer gets it within the week.
    fn decided(&mut self, m: &Moment, no: LifeNo) -> Result<(), No> {
        let (today, life) = (self.today(m), self.life(no)?);
        let (asked, assessed, judged) = (life.asked, life.opens == Opens::Assess, life.fate.judged);
        let days = days_between(life.arrived, today);
        if life.sort != Sort::ChildApplication {
            self.figures.judged(judged, assessed.then_some(days));
        }
        if asked {
            let days = self.dice.between(1, 5);
            self.after(m, days, no, Step::TellBack);
        }
        Ok(())
    }

    /// An investigation on the child runs: the report goes where that one lies, and whoever leads there adds it.
    async fn join(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo, (unit, into): (UnitNo, LifeNo)) -> Result<Next, No> {
        let there = charge::charge(tx, self.life(into)?.id.uuid()).await?.ok_or(No::Absent)?;
        let today = self.today(m);
        if self.office.unit_of(there.unit)? != unit {
            self.step(m.at, no, Step::HandOver);
            return Ok(Next::Done);
        }
        let Some(leader) = self.leader(no, unit, today)? else { return Ok(Next::Later(today.next_working_day())) };
        let by = self.permit(tx, leader, Act::Assess, no).await?;
        let write = self.permit(tx, leader, Act::Write, into).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let why = ground("Det som berättats hör till utredningen som pågår.")?;
        let made = add_to_running(tx, &by, m, Join { matter, seen, into: &write, ground: why }).await?;
        self.figures.add("added to one that runs");
        if made.station.is_none() {
            self.closes(no)?;
        } else if self.life(no)?.asked {
            self.after(m, 1, no, Step::TellBack);
        }
        Ok(Next::Done)
    }

    /// Whoever reported is told what may be told; with nothing else left to do the matter is closed.
    pub(super) async fn tell_back(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let charge = charge::charge(tx, self.life(no)?.id.uuid()).await?.ok_or(No::Absent)?;
        let today = self.today(m);
        // Of a closed matter its last carrier answers, or its head.
        let closed = charge.closed_at.is_some();
        let who = if closed {
            let both = [self.office.of(charge.carrier)?, self.office.of(charge.head)?];
            let here = both.into_iter().find(|who| self.office.worker(*who).is_ok_and(|one| one.here(today)));
            let Some(who) = here else { return Ok(Next::Later(today.next_working_day())) };
            who
        } else {
            bearer!(self, tx, m, no).0
        };
        let by = self.permit(tx, who, if closed { Act::Read } else { Act::Write }, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let how = TellHow::Told(text("Ringde den som anmälde.")?);
        deeds::feedback_given(tx, &by, m, TellBack { matter, seen, how }).await?;
        self.figures.add("told back");
        let after = charge::charge(tx, matter.uuid()).await?.ok_or(No::Absent)?;
        if after.closed_at.is_some() && !self.life(no)?.closed {
            self.closes(no)?;
        }
        Ok(Next::Done)
    }

    /// Those concerned, who were not told at once, are told now.
    pub(super) async fn tell_concerned(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, _) = bearer!(self, tx, m, no);
        let by = self.permit(tx, who, Act::Write, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let how = text("Träffade föräldrarna och berättade att en utredning pågår.")?;
        deeds::concerned_told(tx, &by, m, ToldNow { matter, seen, how }).await?;
        Ok(Next::Done)
    }
}

/// Days from one day to a later one.
pub(crate) fn days_between(first: law::Day, last: law::Day) -> u16 {
    let days = last.date().since(first.date()).map_or(0, |span| span.get_days());
    u16::try_from(days).unwrap_or(0)
}
