//! The investigation: its way is planned when it has come to those who do it, and then it is done.

use super::bearer::bearer;
use crate::{
    contact::Sort,
    life::{LifeNo, Step, Verdict},
    sim::{Next, Sim},
    words::{self, text},
};
use access::{Act, No};
use casefile::{
    Lang, matter,
    matter::{
        clock,
        party::{self, Role},
    },
    registration::guardians::{Custody, look_up},
};
use investigation::{
    EXTEND_RIGHT, Family, Guardians, Held, NewPlan, NewTalk, OfChild, Outcome, Reasons, With,
    deeds::{Extend, WriteNeed, WritePlan, WriteTalk, extend, write_need, write_plan, write_talk},
};
use journal::Moment;
use law::{ClockKind, follows::Stage, reading::Opens};
use store::{Fault, Tx};

/// The days that the parties have before a decision.
pub(super) const TO_ANSWER: u16 = 12;

impl Sim {
    /// An investigation has begun.
    pub(super) fn investigated(&mut self, m: &Moment, no: LifeNo) -> Result<(), No> {
        let today = self.today(m);
        let life = self.life_mut(no)?;
        // What was to be opened at once runs from its first lawful day.
        life.opened = Some(if life.opens == Opens::AtOnce { life.arrived } else { today });
        Ok(())
    }

    /// What is done in it, and when.
    pub(super) fn way(&mut self, m: &Moment, no: LifeNo) -> Result<(), No> {
        let life = self.life(no)?;
        let (sort, fate, stage) = (life.sort, life.fate, life.stage);
        let first = life.opened.unwrap_or(life.arrived);
        let part = |share: f64| first.plus_days((f64::from(fate.takes) * share) as u16);
        if sort == Sort::Income {
            if fate.verdict == Verdict::Refused {
                self.after(m, 1, no, Step::Communicate);
                self.after(m, TO_ANSWER + 2, no, Step::Unanswered);
                self.after(m, TO_ANSWER + 3, no, Step::Decide);
            } else {
                self.on(m, part(1.0), no, Step::Decide);
            }
            return Ok(());
        }
        if stage == Stage::Child {
            self.after(m, 2, no, Step::Custody);
        }
        let days = self.dice.between(5, 14);
        self.after(m, days, no, Step::Plan);
        self.on(m, part(0.35), no, Step::Talk);
        for (nth, share) in [(0, 0.4), (1, 0.5), (2, 0.65)] {
            self.on(m, part(share), no, Step::Need(nth));
        }
        self.on(m, part(0.3), no, Step::Note);
        self.on(m, part(0.6), no, Step::Note);
        if matches!(fate.verdict, Verdict::Support | Verdict::ContactFamily | Verdict::Home) {
            self.on(m, part(0.72), no, Step::Agree);
        }
        let before = |days: u16| first.plus_days(fate.takes.saturating_sub(days));
        self.on(m, before(TO_ANSWER + 7), no, Step::Communicate);
        self.on(m, before(TO_ANSWER + 1), no, Step::Reply);
        self.on(m, before(4), no, Step::Unanswered);
        self.on(m, part(1.0), no, Step::Decide);
        let due = first.plus_months(4);
        if stage == Stage::Child && part(1.0) > due.minus_days(3) {
            self.on(m, due.minus_days(8), no, Step::Extend);
        }
        Ok(())
    }

    /// Whether its investigation still runs: of one that came late, the last days fall together.
    async fn investigates(&self, tx: &mut Tx, no: LifeNo) -> Result<bool, No> {
        let one = matter::investigation::one(tx, self.life(no)?.id).await?;
        Ok(one.is_some_and(|one| one.ended.is_none()))
    }

    /// Who has custody is looked up, where nobody has.
    pub(super) async fn custody(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, _) = bearer!(self, tx, m, no);
        self.look_up(tx, m, no, who).await?;
        Ok(Next::Done)
    }

    pub(super) async fn look_up(
        &mut self,
        tx: &mut Tx,
        m: &Moment,
        no: LifeNo,
        who: crate::office::WorkerNo,
    ) -> Result<(), No> {
        let unknown = party::all(tx, self.life(no)?.id).await?.iter().any(|one| one.role == Role::GuardiansToBeChecked);
        let Some(family) = self.life(no)?.family.filter(|_| unknown) else { return Ok(()) };
        let by = self.permit(tx, who, Act::Write, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let guardians = self.people.family(family)?.grown.iter().map(|one| one.whom()).collect();
        let (words, source) = (text("Vårdnaden är kontrollerad.")?, text("Folkbokföringen")?);
        look_up(tx, &by, m, &Custody { matter, seen, guardians, text: words, source }).await?;
        self.figures.add("custody looked up");
        self.learn(tx, family).await
    }

    pub(super) async fn plan(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        if !self.investigates(tx, no).await? {
            return Ok(Next::Done);
        }
        let (who, _) = bearer!(self, tx, m, no);
        let by = self.permit(tx, who, Act::Write, no).await?;
        let matter = self.life(no)?.id;
        let family =
            self.dice.weighed(&[(Family::Together, 4), (Family::Heard, 4), (Family::NotYet, 2)], Family::Heard);
        let plan = NewPlan {
            asks: text("Hur vardagen är hemma och i skolan, och vad som behöver bli bättre.")?,
            how: text("Samtal med barnet och föräldrarna, var för sig och tillsammans. Skolan och vården.")?,
            wishes: self.dice.falls(0.6).then(|| text("Att det blir lugnare hemma.")).transpose()?,
            ready: Some(self.today(m).plus_days(70)),
            who: None,
            family,
            family_how: None,
        };
        write_plan(tx, &by, m, WritePlan { matter, seen: 0, plan }).await?;
        self.figures.add("plans");
        Ok(Next::Done)
    }

    pub(super) async fn talk(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, _) = bearer!(self, tx, m, no);
        let by = self.permit(tx, who, Act::Write, no).await?;
        let (matter, today) = (self.life(no)?.id, self.today(m));
        let (talked, child) = (self.life(no)?.fate.talked, self.life(no)?.stage == Stage::Child);
        let years = match (self.life(no)?.family, self.life(no)?.place) {
            (Some(family), Some(place)) => self.people.member(family, place)?.born.years_until(today),
            _ => 0,
        };
        let outcome = match talked {
            true => self.held(no, child)?,
            false if child && years < 4 => Outcome::TooYoung(Some(text("Barnet talar inte i meningar än.")?)),
            false if self.dice.falls(0.2) => Outcome::Declined(Some(text("Vill inte just nu.")?)),
            false => Outcome::NotHeld(text("Tiden har inte räckt till.")?),
        };
        write_talk(tx, &by, m, WriteTalk { matter, talk: NewTalk { day: today, outcome, corrects: None } }).await?;
        self.figures.add(if talked { "talked with" } else { "not talked with" });
        Ok(Next::Done)
    }

    fn held(&mut self, no: LifeNo, child: bool) -> Result<Outcome, No> {
        let name = self.first(no)?;
        let family = self.life(no)?.family.ok_or(No::Absent)?;
        let interpreter = self.people.family(family)?.interpreter.clone();
        let swedish: Lang = "sv".parse().map_err(|_| No::Absent)?;
        let with = if interpreter.is_some() { With::Interpreter } else { With::Nobody };
        let guardians = self.dice.weighed(&[(Guardians::Knew, 6), (Guardians::There, 3)], Guardians::Knew);
        let of_child = OfChild { guardians, understood: text("Barnet berättade med egna ord vad vi sagt.")? };
        Ok(Outcome::Held(Box::new(Held {
            place: text(self.dice.pick(&["skolan", "hemmet", "vårt samtalsrum"], "skolan"))?,
            who: text("Den som utreder")?,
            child: child.then_some(of_child),
            said: words::about(&mut self.dice, &words::SAID, &name)?,
            assessed: self
                .dice
                .falls(0.5)
                .then(|| text("Det som sades stämmer med det som skolan beskriver."))
                .transpose()?,
            language: interpreter.unwrap_or(swedish),
            with,
        })))
    }

    /// What somebody needs, under one of the board's headings.
    pub(super) async fn need(&mut self, tx: &mut Tx, m: &Moment, (no, nth): (LifeNo, usize)) -> Result<Next, No> {
        if !self.investigates(tx, no).await? {
            return Ok(Next::Done);
        }
        let (who, _) = bearer!(self, tx, m, no);
        let Some((template, key, title, heading)) = self.headings.get(nth).cloned() else { return Ok(Next::Done) };
        let by = self.permit(tx, who, Act::Write, no).await?;
        let matter = self.life(no)?.id;
        let facts = Some(words::about(&mut self.dice, &words::FACTS, "")?);
        let assessed = self.dice.falls(0.7).then(|| text(words::ASSESSED[0])).transpose()?;
        write_need(tx, &by, m, WriteNeed { matter, template, key, title, heading, seen: 0, facts, assessed }).await?;
        self.figures.add("needs");
        Ok(Next::Done)
    }

    /// More time, by whoever leads.
    pub(super) async fn extend(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, unit) = bearer!(self, tx, m, no);
        let today = self.today(m);
        let Some(leader) = self.decider(EXTEND_RIGHT, (no, unit, who), today)? else {
            return Ok(Next::Later(today.next_working_day()));
        };
        let by = self.permit(tx, leader, Act::Decide, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let kept = clock::all(tx, matter).await?;
        let runs = kept.iter().find(|one| one.stopped.is_none() && one.clock.kind == ClockKind::Investigation);
        let Some(due) = runs.map(|one| one.clock.due.max(today)) else { return Ok(Next::Done) };
        let reasons = Reasons::parse("Ett utlåtande från vården har dröjt och behövs för barnets skull.");
        let reasons = reasons.map_err(|_| Fault::Unfit("a made-up reason is no sentence".into()))?;
        let until = due.plus_days(self.dice.between(20, 60));
        let late = Some(text("Flera var borta samtidigt.")?);
        extend(tx, &by, m, Extend { matter, seen, reasons, until, late }).await?;
        self.figures.add("extended");
        Ok(Next::Done)
    }

    /// Whether a matter's person is a child on paper: the law sorted it so when it came.
    pub(super) async fn is_young(&self, tx: &mut Tx, no: LifeNo) -> Result<bool, No> {
        let read = matter::one(tx, self.life(no)?.id).await?.ok_or(No::Absent)?;
        Ok(read.stage != Stage::Adult)
    }
}
