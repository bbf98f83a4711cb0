//! A grown-up is spoken with first: there are no fourteen days.

use super::{assess::ground, bearer::bearer};
use crate::{
    life::{Judged, LifeNo, Step},
    sim::{Next, Sim},
    words::text,
};
use access::{Act, No};
use assessment::deeds::{AdultOutcome, Spoken, adult_spoken_with};
use journal::Moment;
use store::Tx;

impl Sim {
    pub(super) async fn speak(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, unit) = bearer!(self, tx, m, no);
        let judged = self.life(no)?.fate.judged;
        let outcome = match judged {
            Judged::Open => AdultOutcome::Agreed,
            Judged::NotOpen => AdultOutcome::NotOpen,
            Judged::Referred => AdultOutcome::Referred(text("vårdcentralen")?),
        };
        let today = self.today(m);
        let Some(who) = self.decider(outcome.right(), (no, unit, who), today)? else {
            return Ok(Next::Later(today.next_working_day()));
        };
        let by = self.permit(tx, who, Act::Decide, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let why = ground("Vi har talat med varandra om läget och vad som händer nu.")?;
        let made = adult_spoken_with(tx, &by, m, Spoken { matter, seen, outcome, ground: why }).await?;
        self.figures.spoken(judged);
        if made.station.is_none() {
            self.closes(no)?;
        } else {
            self.investigated(m, no)?;
            let days = self.dice.between(1, 4);
            self.after(m, days, no, Step::HandOver);
        }
        Ok(Next::Done)
    }
}
