//! Whoever told is promised that somebody rings them back, and mostly somebody does.

use super::{Draft, Sort};
use crate::{
    calendar,
    office::{UnitNo, WorkerNo},
    sim::{Happens, Next, Sim},
    words::text,
};
use access::{Act, No, Permit, Who};
use casefile::matter::promise::{self, NewPromise};
use journal::Moment;
use law::reading::{Channel, ReporterKind};
use store::{Tx, Uuid};

/// Of those who ring or come, and can be rung, so many are promised to be rung back.
const PROMISED: f64 = 0.2;
/// Of the promises so many are kept in time; the others some days later.
const IN_TIME: f64 = 0.9;
/// Until which minute of its day a promise is to be kept.
const UNTIL: u16 = 16 * 60;

/// Somebody is to be rung back.
#[derive(Clone, Copy)]
pub(crate) struct Promised {
    pub contact: Uuid,
    pub by: WorkerNo,
    pub unit: UnitNo,
}

/// Whether somebody who tells in this way of such things is ever promised anything.
fn could_be(draft: &Draft) -> bool {
    let filed = !matches!(draft.sort, Sort::Advice | Sort::Misdirected | Sort::Records | Sort::News);
    let rung = matches!(draft.channel, Channel::Phone | Channel::Visit) && draft.reporter != ReporterKind::Anonymous;
    filed && rung && draft.family.is_some()
}

impl Sim {
    /// What is promised to whoever tells, and the day on which it will be kept.
    pub(super) fn promises(
        &mut self,
        m: &Moment,
        draft: &Draft,
        keeper: WorkerNo,
    ) -> Result<Option<(NewPromise, law::Day)>, No> {
        if !could_be(draft) || !self.aside.falls(PROMISED) {
            return Ok(None);
        }
        let day = self.today(m).plus_days(self.aside.between(1, 4)).this_or_next_working_day();
        let late = if self.aside.falls(IN_TIME) { 0 } else { self.aside.between(1, 3) };
        let what = self.aside.pick(
            &[
                "Ringer och berättar vad som händer nu.",
                "Ringer före lunch. Skicka inget sms.",
                "Ringer när vi har talat med skolan.",
            ],
            "Ringer tillbaka.",
        );
        let new = NewPromise {
            to: None,
            what: text(what)?,
            by_whom: text(&Who::Staff(self.office.worker(keeper)?.id).to_string())?,
            due: calendar::at(&self.zone, day, UNTIL),
        };
        Ok(Some((new, day.plus_days(late).this_or_next_working_day())))
    }

    /// It will be kept on a day, in its working hours and before the time of day that was promised.
    pub(super) fn will_keep(&mut self, promised: Promised, day: law::Day) {
        let at = calendar::at(&self.zone, day, self.aside.between(8 * 60 + 10, UNTIL - 10));
        self.happens(at, Happens::Promise(promised));
    }

    /// They are rung: by whoever promised, and where they have left by the head who answers for it.
    pub(crate) async fn keeps(&mut self, tx: &mut Tx, m: &Moment, one: Promised) -> Result<Next, No> {
        let today = self.today(m);
        let keeper = self.office.worker(one.by)?;
        let who = match (keeper.here(today), keeper.serves(today)) {
            (true, _) => Some(one.by),
            (false, true) => return Ok(Next::Later(keeper.back(today))),
            (false, false) => self.office.head(one.unit, today),
        };
        let Some(who) = who else { return Ok(Next::Later(today.next_working_day())) };
        let open = promise::all(tx, one.contact).await?.into_iter().filter(|one| one.kept.is_none());
        for promise in open {
            // Where somebody in the contact has a protected identity, whoever promised may not know of it any more.
            let mut kept = false;
            for who in [Some(who), self.office.head(one.unit, today)].into_iter().flatten() {
                kept = kept || self.may_keep(tx, m, (who, promise.id)).await?;
            }
            self.figures.add(if kept { "promises kept" } else { "promises that wait for somebody with clearance" });
        }
        Ok(Next::Done)
    }

    /// Whether they could.
    async fn may_keep(&self, tx: &mut Tx, m: &Moment, (who, promise): (WorkerNo, Uuid)) -> Result<bool, No> {
        let by = Permit::for_staff(tx, self.office.worker(who)?.id, Act::Register).await?;
        match desk::deeds::keep_promise(tx, &by, m, promise).await {
            Ok(_) => Ok(true),
            Err(No::Absent) => Ok(false),
            Err(no) => Err(no),
        }
    }
}
