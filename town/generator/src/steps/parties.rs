//! The parties read what the decision will rest on, and answer in their own words, or do not.

use super::{bearer::bearer, investigate::TO_ANSWER};
use crate::{
    life::LifeNo,
    sim::{Next, Sim},
    words::text,
};
use access::{Act, No};
use decision::{
    How, addressees, communicated,
    deeds::{self, Answered, Communicate},
};
use journal::Moment;
use store::Tx;

impl Sim {
    pub(super) async fn communicate(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, _) = bearer!(self, tx, m, no);
        self.look_up(tx, m, no, who).await?;
        let today = self.today(m);
        let (all, _) = addressees(tx, self.life(no)?.id, today).await?;
        let by = self.permit(tx, who, Act::Write, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let to: Vec<_> = all.iter().map(|one| one.person.id).collect();
        if to.is_empty() {
            return Ok(Next::Done);
        }
        let how = self.dice.pick(&[How::ByHand, How::Post, How::Digital], How::Post);
        let material = text("Utredningen och det förslag till beslut som den leder till.")?;
        let call = Communicate { matter, seen, to, material, how, answer_by: today.plus_days(TO_ANSWER) };
        deeds::communicate(tx, &by, m, call).await?;
        self.figures.add("communicated");
        Ok(Next::Done)
    }

    /// Some of them answer.
    pub(super) async fn reply(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, _) = bearer!(self, tx, m, no);
        let (matter, today) = (self.life(no)?.id, self.today(m));
        for one in communicated(tx, matter).await?.into_iter().filter(|one| one.answer.is_none()) {
            if !self.dice.falls(0.5) {
                continue;
            }
            let by = self.permit(tx, who, Act::Write, no).await?;
            let (matter, seen) = self.seen(tx, no).await?;
            let said = ["Det stämmer i stort.", "Jag håller inte med om allt men vill ha hjälpen."];
            let words = Some(text(self.dice.pick(&said, "Det stämmer."))?);
            deeds::party_answered(tx, &by, m, Answered { matter, seen, of: one.id, words, day: today }).await?;
            self.figures.add("answered");
        }
        Ok(Next::Done)
    }

    /// From the others nothing came in the time they had.
    pub(super) async fn unanswered(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, _) = bearer!(self, tx, m, no);
        let (matter, today) = (self.life(no)?.id, self.today(m));
        for one in communicated(tx, matter).await?.into_iter().filter(|one| one.answer.is_none()) {
            if one.answer_by >= today {
                return Ok(Next::Later(one.answer_by.next_working_day()));
            }
            let by = self.permit(tx, who, Act::Write, no).await?;
            let (matter, seen) = self.seen(tx, no).await?;
            deeds::party_answered(tx, &by, m, Answered { matter, seen, of: one.id, words: None, day: today }).await?;
            self.figures.add("did not answer");
        }
        Ok(Next::Done)
    }
}
