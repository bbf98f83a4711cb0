//! The committee meets every fourth week, and what its minutes say is written down by the head.

use super::bearer::bearer;
use crate::{
    life::LifeNo,
    office::Task,
    sim::{Next, Sim},
    words::text,
};
use access::{Act, No, Permit};
use casefile::matter::decision::Outcome;
use decision::{
    Ended,
    deeds::{self, Minute},
};
use journal::Moment;
use law::Day;
use store::Tx;

/// So many days lie between two meetings.
const APART: u16 = 28;

impl Sim {
    /// The next meeting is set by a head who is there, as soon as the one before has been.
    pub async fn set_meeting(&mut self, tx: &mut Tx, m: &Moment) -> Result<(), No> {
        let today = self.today(m);
        if self.meeting.is_some_and(|day| day >= today) {
            return Ok(());
        }
        let heads = self.office.doing(Task::Children).into_iter().find_map(|unit| self.office.head(unit, today));
        let Some(head) = heads else { return Ok(()) };
        let by = Permit::for_staff(tx, self.office.worker(head)?.id, Act::Office).await?;
        let day: Day = today.plus_days(APART).this_or_next_working_day();
        deeds::set_meeting(tx, &by, m, day).await?;
        self.meeting = Some(day);
        Ok(())
    }

    pub(super) async fn minute(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (_, unit) = bearer!(self, tx, m, no);
        let today = self.today(m);
        let item = decision::items(tx, self.life(no)?.id).await?.into_iter().find(|item| item.ended.is_none());
        let Some(item) = item else { return Ok(Next::Done) };
        match item.meeting {
            Some(meeting) if meeting.day <= today => {}
            Some(meeting) => return Ok(Next::Later(meeting.day.next_working_day())),
            None => return Ok(Next::Later(today.plus_days(7))),
        }
        let Some(head) = self.office.head(unit, today) else { return Ok(Next::Later(today.next_working_day())) };
        let by = self.permit(tx, head, Act::Hand, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let ended = Ended::AsProposed(format!("§ {}", self.dice.between(20, 90)));
        let call = Minute { matter, seen, ended, presided: text("Ordföranden i utskottet")?, otherwise: None };
        deeds::minute(tx, &by, m, call).await?;
        self.was_decided(tx, m, no, ("family_home", Outcome::Granted)).await?;
        Ok(Next::Done)
    }
}
