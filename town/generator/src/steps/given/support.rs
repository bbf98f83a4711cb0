//! Support is given: somebody begins, writes a plan with the family, meets them, and ends it.

use crate::{
    life::{Given, LifeNo, Step},
    office::WorkerNo,
    sim::{Next, Sim},
    steps::bearer::Bearer,
    words::{self, about, text},
};
use ::support::{
    NewEncounter, NewPlan, Outcome, Way, Whom,
    deeds::{Begin, Ending, Giver, Note, Turn, What, WriteGoal, WritePlan, begin, end, note, write_goal, write_plan},
};
use access::{Act, No, charge};
use assignment::deeds::{Name, name_performer, release};
use casefile::matter::{assignment::How as OrderEnds, support};
use journal::Moment;
use store::{Tx, Uuid};

/// Days between two times that the family is met.
const MET_EVERY: u16 = 14;
/// Away for so many days, another comes instead.
const WAITED_FOR: u16 = 35;
/// Days until it is asked how it is.
pub(in crate::steps) const ASKED_AFTER: u16 = 88;

impl Sim {
    /// Who gives the support and is there: by the order; else whoever carries the matter.
    async fn performer(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Result<WorkerNo, Next>, No> {
        let (today, matter) = (self.today(m), self.life(no)?.id);
        let Some(assignment) = self.given_in(no)?.order else {
            return Ok(match self.bearer(tx, m, no).await? {
                Bearer::Here(who, _) => Ok(who),
                Bearer::Not(next) => Err(next),
            });
        };
        let all = charge::ordered(tx, matter.uuid()).await?;
        let Some(one) = all.into_iter().find(|one| one.order == assignment) else { return Ok(Err(Next::Done)) };
        let give: Vec<WorkerNo> = one.performers.iter().filter_map(|id| self.office.of(*id).ok()).collect();
        for who in &give {
            if self.office.worker(*who)?.here(today) {
                return Ok(Ok(*who));
            }
        }
        for who in &give {
            let back = self.office.worker(*who)?.back(today);
            if self.office.worker(*who)?.serves(back) && back <= today.plus_days(WAITED_FOR) {
                return Ok(Err(Next::Later(back)));
            }
        }
        let (unit, tomorrow) = (self.office.unit_of(one.unit)?, Next::Later(today.next_working_day()));
        let Some(leader) = self.office.in_charge(unit, self.life(no)?.asks, today) else { return Ok(Err(tomorrow)) };
        let Some(new) = self.free_to_give(tx, m, no, unit).await? else { return Ok(Err(tomorrow)) };
        let by = self.permit(tx, leader, Act::Perform, no).await?;
        let who = self.office.worker(new)?.id;
        name_performer(tx, &by, m, Name { matter, assignment, who }).await?;
        self.office.worker_mut(new)?.carries += 1;
        for before in give {
            let who = self.office.worker(before)?.id;
            release(tx, &by, m, Name { matter, assignment, who }).await?;
        }
        self.figures.add("another gives the support");
        Ok(Ok(new))
    }

    /// It begins, with a plan and a goal in the family's words.
    pub(in crate::steps) async fn start(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let who = match self.performer(tx, m, no).await? {
            Ok(who) => who,
            Err(next) => return Ok(next),
        };
        let given = self.given_in(no)?;
        let Some(decision) = given.decision else { return Ok(Next::Done) };
        let giver = match given.order {
            Some(order) => Giver::Order(order),
            None => Giver::Named(text("Ekonomiskt stöd, en gång i månaden")?),
        };
        let by = self.permit(tx, who, Act::Perform, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let call = Begin { matter, seen, what: What::Granted(decision), giver, since: self.today(m) };
        let one = begin(tx, &by, m, call).await?;
        self.life_mut(no)?.given = Some(Given { support: Some(one), ..given });
        self.figures.add("support begun");
        if given.order.is_some() {
            self.planned_with_them(tx, m, no, who).await?;
            self.after(m, MET_EVERY / 2, no, Step::Meet);
        }
        self.after(m, ASKED_AFTER, no, Step::FollowUp);
        self.after(m, given.lasts, no, Step::Stop);
        Ok(Next::Done)
    }

    async fn planned_with_them(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo, who: WorkerNo) -> Result<(), No> {
        let by = self.permit(tx, who, Act::Perform, no).await?;
        let matter = self.life(no)?.id;
        let plan = NewPlan {
            family: Some(about(&mut self.dice, &words::WANTED, "")?),
            who: None,
            often: Some(text("En gång i veckan, och ett samtal emellan.")?),
            with_whom: None,
            follow_on: Some(self.today(m).plus_days(ASKED_AFTER)),
        };
        write_plan(tx, &by, m, WritePlan { matter, seen: 0, plan }).await?;
        for _ in 0..self.dice.between(1, 2) {
            let goal = about(&mut self.dice, &words::GOALS, "")?;
            write_goal(tx, &by, m, WriteGoal { matter, text: goal, sign: None }).await?;
        }
        Ok(())
    }

    /// The support that is given now.
    async fn running_support(&self, tx: &mut Tx, no: LifeNo) -> Result<Option<Uuid>, No> {
        let Some(id) = self.given_in(no)?.support else { return Ok(None) };
        let all = support::all(tx, self.life(no)?.id).await?;
        Ok(all.into_iter().find(|one| one.id == id && one.is_open()).map(|one| one.id))
    }

    pub(in crate::steps) async fn meet(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let Some(support) = self.running_support(tx, no).await? else { return Ok(Next::Done) };
        let who = match self.performer(tx, m, no).await? {
            Ok(who) => who,
            Err(next) => return Ok(next),
        };
        let by = self.permit(tx, who, Act::Perform, no).await?;
        let outcome =
            self.dice.weighed(&[(Outcome::Came, 86), (Outcome::Missed, 10), (Outcome::Cancelled, 4)], Outcome::Came);
        let way = self.dice.weighed(&[(Way::Visit, 7), (Way::Phone, 2), (Way::Digital, 1)], Way::Visit);
        let words = self.dice.falls(0.7).then(|| about(&mut self.dice, &words::MET, "")).transpose()?;
        let whom = self.dice.pick(&[Whom::Person, Whom::Mother, Whom::Father], Whom::Person);
        let (day, whom) = (self.today(m), [whom].into());
        let met = NewEncounter { support, day, whom, way, outcome, words, corrects: None };
        note(tx, &by, m, Note { matter: self.life(no)?.id, met }).await?;
        self.figures.add("met");
        self.after(m, MET_EVERY, no, Step::Meet);
        Ok(Next::Done)
    }

    /// It ends, and with it the order.
    pub(in crate::steps) async fn stop(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let Some(support) = self.running_support(tx, no).await? else { return Ok(Next::Done) };
        let who = match self.performer(tx, m, no).await? {
            Ok(who) => who,
            Err(next) => return Ok(next),
        };
        let given = self.given_in(no)?;
        let by = self.permit(tx, who, Act::Perform, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let why = text("Vi har sett på det tillsammans med familjen.")?;
        let turn = Turn { matter, seen, support, on: self.today(m), why: why.clone() };
        let family = Some(about(&mut self.dice, &words::THOUGHT, "")?);
        end(tx, &by, m, Ending { turn, how: given.ends, family }).await?;
        if let Some(assignment) = given.order {
            let call = assignment::deeds::End { matter, assignment, how: OrderEnds::Finished, why };
            assignment::deeds::end(tx, &by, m, call).await?;
            let worker = self.office.worker_mut(who)?;
            worker.carries = worker.carries.saturating_sub(1);
        }
        self.figures.add("support ended");
        let days = self.dice.between(2, 12);
        self.after(m, days, no, Step::Close);
        Ok(Next::Done)
    }
}
