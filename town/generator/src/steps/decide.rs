//! The decision after an investigation, by somebody whom the delegation scheme names.

use super::{assess::days_between, bearer::bearer};
use crate::{
    contact::Sort,
    life::{LifeNo, Step, Verdict},
    office::WorkerNo,
    sim::{Next, Sim},
    words::text,
};
use access::{Act, No, holders};
use casefile::matter::{
    self,
    decision::{Exception, Outcome, presented},
    measure::holds::{Consenting, State},
};
use decision::{
    addressees, communicated,
    deeds::{self, Decide, Ends, Present, Proposal, Put},
    kinds,
};
use journal::Moment;
use store::Tx;

/// The kind of a decision, and what becomes of it.
fn what(sort: Sort, verdict: Verdict) -> (&'static str, Outcome) {
    let grown = if sort == Sort::Income { "income_support" } else { "adult_support" };
    let of_grown = matches!(sort, Sort::Income | Sort::Addiction | Sort::GrownViolence);
    match verdict {
        Verdict::Support => ("home_support", Outcome::Granted),
        Verdict::ContactFamily => ("contact_person", Outcome::Granted),
        Verdict::Home => ("family_home", Outcome::Granted),
        Verdict::Watched => ("follow_up_after", Outcome::Granted),
        Verdict::Granted => (grown, Outcome::Granted),
        Verdict::InPart => (grown, Outcome::GrantedInPart),
        Verdict::Refused if of_grown => (grown, Outcome::Refused),
        Verdict::Refused => ("home_support", Outcome::Refused),
        Verdict::Nothing if of_grown => ("end_adult", Outcome::EndedWithout),
        Verdict::Nothing => ("end_child", Outcome::EndedWithout),
    }
}

impl Sim {
    pub(super) async fn decide(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, unit) = bearer!(self, tx, m, no);
        self.look_up(tx, m, no, who).await?;
        let today = self.today(m);
        let life = self.life(no)?;
        let (sort, verdict) = (life.sort, life.fate.verdict);
        // A young person who told of themselves waits for a yes or a no.
        let asks = sort == Sort::YoungReport && life.reporter == law::reading::ReporterKind::Own;
        let verdict = if asks && verdict == Verdict::Nothing { Verdict::Refused } else { verdict };
        let (kind, outcome) = what(sort, verdict);
        let proposal = self.proposal(tx, m, no, (kind, outcome)).await?;
        let presenter = self.office.worker(who)?.id;
        let (matter, seen) = self.seen(tx, no).await?;
        if verdict == Verdict::Home {
            let by = self.permit(tx, who, Act::Write, no).await?;
            let put = Put { matter, seen, kind: kind.to_owned(), proposal, presenter };
            let meeting = deeds::put_on_agenda(tx, &by, m, put).await?;
            let day = meeting.map_or(today.plus_days(30), |meeting| meeting.day);
            self.on(m, day.plus_days(1), no, Step::Minute);
            return Ok(Next::Done);
        }
        let right = kinds()?.named(kind).and_then(|kind| kind.right()).ok_or(No::Absent)?;
        let Some(decider) = self.decider(right, (no, unit, who), today)? else {
            return Ok(Next::Later(today.next_working_day()));
        };
        if !self.is_laid_before(tx, m, no, (who, decider, right)).await? {
            return Ok(Next::Later(today.next_working_day()));
        }
        let by = self.permit(tx, decider, Act::Decide, no).await?;
        let call =
            Decide { matter, seen, kind: kind.to_owned(), made: proposal, presenter, others: None, replaces: None };
        deeds::decide(tx, &by, m, call).await?;
        self.was_decided(tx, m, no, (kind, outcome)).await?;
        Ok(Next::Done)
    }

    /// Whoever decides has got the matter, from its worker, on an earlier day; if not, they get it today.
    async fn is_laid_before(
        &mut self,
        tx: &mut Tx,
        m: &Moment,
        no: LifeNo,
        (who, decider, right): (WorkerNo, WorkerNo, &str),
    ) -> Result<bool, No> {
        let (matter, seen) = self.seen(tx, no).await?;
        let to = self.office.worker(decider)?.id;
        let lies = presented::all(tx, matter).await?.iter().any(|one| one.ended.is_none());
        let is_named = holders(tx, right, matter.uuid()).await?.iter().any(|one| one.staff == to);
        if lies || who == decider || !is_named {
            return Ok(true);
        }
        let by = self.permit(tx, who, Act::Write, no).await?;
        let words = text("Det som står i utredningen. Familjen vet vad vi föreslår.")?;
        deeds::present(tx, &by, m, Present { matter, seen, to: Some((to, words)) }).await?;
        Ok(false)
    }

    /// It is decided: counted, and written to everybody it concerns.
    pub(super) async fn was_decided(
        &mut self,
        tx: &mut Tx,
        m: &Moment,
        no: LifeNo,
        made: (&'static str, Outcome),
    ) -> Result<(), No> {
        let (life, today) = (self.life(no)?, self.today(m));
        let days = life.opened.map(|first| days_between(first, today));
        let (sort, opened) = (life.sort, life.stage);
        self.figures.decided(sort, opened, made, days.unwrap_or(0));
        self.after(m, 1, no, Step::Serve);
        if matches!(made.1, Outcome::Granted | Outcome::GrantedInPart) {
            self.granted(tx, m, no).await?;
        }
        Ok(())
    }

    async fn proposal(
        &mut self,
        tx: &mut Tx,
        m: &Moment,
        no: LifeNo,
        (kind, outcome): (&'static str, Outcome),
    ) -> Result<Proposal, No> {
        let (today, id) = (self.today(m), self.life(no)?.id);
        let (all, unknown) = addressees(tx, id, today).await?;
        let heard = communicated(tx, id).await?;
        let had = |who| {
            heard
                .iter()
                .rev()
                .find(|one| one.person == who)
                .is_some_and(|one| one.answer.is_some() || one.answer_by < today)
        };
        let whole = !unknown && !all.is_empty() && all.iter().all(|one| had(one.person.id));
        let granted = matches!(outcome, Outcome::Granted | Outcome::GrantedInPart);
        let unheard = match (whole, granted) {
            (true, _) => None,
            (false, true) => Some((Exception::AsAsked, text("Beslutet går som den sökande har begärt.")?)),
            (false, false) => Some((Exception::Unnecessary, text("Alla har sagt sitt vid mötena.")?)),
        };
        let young = self.is_young(tx, no).await?;
        let follow_up = (kind == "follow_up_after" || granted).then(|| today.plus_days(90));
        Ok(Proposal {
            outcome,
            ends: Ends::Finished,
            ground: text("Behovet och det som kan möta det är beskrivet i utredningen.")?,
            facts: text("Samtalen med familjen, skolan och vården.")?,
            means: self.means(outcome)?,
            follow_up,
            unheard,
            childs_view: young
                .then(|| text("Barnets ord står i utredningen och har vägts in efter ålder och mognad."))
                .transpose()?,
            consent_why: self.consent_why(tx, m, no, (kind, granted && young)).await?,
        })
    }

    fn means(&self, outcome: Outcome) -> Result<[casefile::Text; 3], No> {
        let first = match outcome {
            Outcome::Granted => "Ni får det stöd som ni och vi har talat om.",
            Outcome::GrantedInPart => "Du får en del av det som du har sökt.",
            Outcome::Refused => "Du får inte det som du har sökt.",
            Outcome::EndedWithout => "Utredningen är klar och vi gör inte mer nu.",
        };
        Ok([
            text(first)?,
            text("Den som har skrivit under svarar på frågor.")?,
            text("Du kan höra av dig när du vill.")?,
        ])
    }

    /// On what ground, where not everybody who must has said yes.
    async fn consent_why(
        &self,
        tx: &mut Tx,
        m: &Moment,
        no: LifeNo,
        (kind, granted): (&str, bool),
    ) -> Result<Option<casefile::Text>, No> {
        let asked = kinds()?.named(kind).and_then(|kind| kind.consent).filter(|_| granted);
        let Some(asked) = asked else { return Ok(None) };
        let read = matter::one(tx, self.life(no)?.id).await?.ok_or(No::Absent)?;
        let around = Consenting::load(tx, m, &read).await?;
        let runs = around.measures.iter().any(|one| one.kind == asked && around.state(one, &m.law) == State::Runs);
        if runs { Ok(None) } else { text("Stödet börjar när alla har sagt ja.").map(Some) }
    }
}
