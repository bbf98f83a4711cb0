//! At the joint intake: somebody takes the matter, judges the need of protection the same day, and writes down what is
//! heard.

use super::bearer::{Bearer, bearer};
use crate::{
    contact::Sort,
    life::{LifeNo, Step},
    office::{Task, WorkerNo},
    sim::{Next, Sim},
    words::{self, text},
};
use access::{Act, No};
use casefile::matter::{clock, investigation, note::Sort as Sentence};
use intake::{
    Need, Talked,
    deeds::{Answer, NewNote, Protect, Take, answer, note, protect, take},
};
use journal::Moment;
use law::ClockKind;
use store::Tx;

impl Sim {
    /// What a person is called, for what is written.
    pub(super) fn first(&self, no: LifeNo) -> Result<String, No> {
        let life = self.life(no)?;
        match (life.family, life.place) {
            (Some(family), Some(place)) => Ok(self.people.member(family, place)?.first.clone()),
            _ => Ok("Barnet".to_owned()),
        }
    }

    /// Somebody at the intake takes it, and the rest of the way is planned.
    pub(super) async fn take(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let today = self.today(m);
        let intake = self.of_district(Task::Intake, self.life(no)?.family)?;
        let Some(who) = self.taker(tx, m, (no, intake)).await? else {
            return Ok(Next::Later(today.next_working_day()));
        };
        let by = self.permit(tx, who, Act::Carry, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        take(tx, &by, m, Take { matter, seen }).await?;
        self.carried(no, Some(who))?;
        let (sort, after, arrived) = {
            let life = self.life(no)?;
            (life.sort, life.fate.judged_after, life.arrived)
        };
        let judged = latest_working(arrived.plus_days(after)).max(today);
        match sort {
            Sort::ChildReport | Sort::Unnamed | Sort::YoungReport => {
                self.on(m, today, no, Step::Protect);
                if after > 3 && self.dice.falls(0.8) {
                    let between = self.dice.between(1, after.saturating_sub(1));
                    self.on(m, arrived.plus_days(between).max(today.next_working_day()), no, Step::Note);
                }
                self.on(m, judged, no, Step::Judge);
            }
            Sort::Addiction | Sort::GrownViolence => self.on(m, judged, no, Step::Speak),
            Sort::Income | Sort::ChildApplication => {
                // Where an investigation on the child runs already, the application is added to it.
                if investigation::one(tx, matter).await?.is_some() {
                    self.life_mut(no)?.opened = Some(arrived);
                    self.after(m, 1, no, Step::HandOver);
                } else {
                    self.after(m, 1, no, Step::Judge);
                }
            }
            Sort::Records | Sort::News => {
                let days = self.dice.between(0, 4);
                self.after(m, days, no, Step::Answer);
            }
            Sort::Advice | Sort::Misdirected => {}
        }
        Ok(Next::Done)
    }

    /// The need of protection is judged. Where the carrier is not there, by whoever leads: it cannot wait.
    pub(super) async fn protect(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let who = match self.bearer(tx, m, no).await? {
            Bearer::Here(who, _) => who,
            Bearer::Not(Next::Done) => return Ok(Next::Done),
            Bearer::Not(later) => match self.in_charge(tx, m, no).await? {
                Some(leader) => leader,
                None => return Ok(later),
            },
        };
        let by = self.permit(tx, who, Act::Assess, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let need = match self.dice.between(0, 99) {
            0..=2 => Need::Now,
            3..=14 => Need::NotToday,
            15..=16 => Need::Unknown {
                missing: text("Vi har inte nått någon hemma.")?,
                finds_out: text("Den som har ärendet ringer igen i morgon.")?,
            },
            _ => Need::No,
        };
        let talked = match self.dice.between(0, 99) {
            0..=24 => Talked::Yes,
            25..=28 => Talked::Declined,
            _ => Talked::NotYet { why: text("Barnet är i skolan. Vi har talat med den som berättade.")? },
        };
        // Who was in danger, or of whom nobody knew, is looked at again: it stands until a new assessment says otherwise.
        let again = matches!(need, Need::Unknown { .. } | Need::Now);
        let rests_on = text("Samtal med den som berättade, och det som fanns hos oss.")?;
        let call = Protect { matter, seen, need, rests_on, talked, text: text("Bedömning av läget i dag.")? };
        protect(tx, &by, m, call).await?;
        self.figures.add("protective assessments");
        if again {
            self.after(m, 1, no, Step::Protect);
        }
        Ok(Next::Done)
    }

    /// Whoever leads the unit where a matter lies, today.
    pub(super) async fn in_charge(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Option<WorkerNo>, No> {
        let charge = access::charge::charge(tx, self.life(no)?.id.uuid()).await?.ok_or(No::Absent)?;
        self.leader(no, self.office.unit_of(charge.unit)?, self.today(m))
    }

    pub(super) async fn note(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, _) = bearer!(self, tx, m, no);
        let by = self.permit(tx, who, Act::Write, no).await?;
        let matter = self.life(no)?.id;
        let heard = words::about(&mut self.dice, &words::NOTES, "")?;
        let call = NewNote { matter, sort: Sentence::Fact, text: heard, source: text("Samtal")? };
        note(tx, &by, m, call).await?;
        self.figures.add("notes");
        Ok(Next::Done)
    }

    /// What somebody asked for, or news about a matter that runs, is answered; with nothing left to do it is closed.
    pub(super) async fn answer(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, _) = bearer!(self, tx, m, no);
        let by = self.permit(tx, who, Act::Write, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let running = clock::all(tx, matter).await?;
        let runs = running.iter().any(|kept| kept.stopped.is_none() && kept.clock.kind == ClockKind::AccessRequest);
        let what = runs.then_some(ClockKind::AccessRequest);
        let (words, source) =
            (text("Har lämnat ut det som gick att lämna ut, och sagt vad som hände nu.")?, text("Svar")?);
        let call = Answer { matter, seen, what, day: self.today(m), text: words, source };
        if answer(tx, &by, m, call).await?.closed {
            self.closes(no)?;
        }
        Ok(Next::Done)
    }
}

/// This day, or the last working day before it.
fn latest_working(day: law::Day) -> law::Day {
    let mut day = day;
    while !day.is_working_day() {
        day = day.minus_days(1);
    }
    day
}
