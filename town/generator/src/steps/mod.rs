//! What is done in a matter, step by step: each by somebody who may, with the deeds of the rooms. A step says when the next
//! ones come.

mod agree;
mod assess;
mod bearer;
mod committee;
mod decide;
mod given;
mod grown;
mod handover;
mod intake;
mod investigate;
mod letters;
mod parties;

pub(crate) use assess::days_between;

use crate::{
    life::{LifeNo, Step},
    sim::{Next, Sim},
};
use access::No;
use journal::Moment;
use store::Tx;

impl Sim {
    /// Tries a step.
    pub async fn act(&mut self, tx: &mut Tx, m: &Moment, (no, step): (LifeNo, Step)) -> Result<Next, No> {
        if self.life(no)?.closed && step != Step::TellBack {
            return Ok(Next::Done);
        }
        match step {
            Step::Take => self.take(tx, m, no).await,
            Step::Protect => self.protect(tx, m, no).await,
            Step::Note => self.note(tx, m, no).await,
            Step::Answer => self.answer(tx, m, no).await,
            Step::Judge => self.judge(tx, m, no).await,
            Step::Speak => self.speak(tx, m, no).await,
            Step::TellBack => self.tell_back(tx, m, no).await,
            Step::TellConcerned => self.tell_concerned(tx, m, no).await,
            Step::HandOver => self.hand_over(tx, m, no).await,
            Step::Receive => self.receive(tx, m, no).await,
            Step::Hear => self.hear(tx, m, no).await,
            Step::Custody => self.custody(tx, m, no).await,
            Step::Plan => self.plan(tx, m, no).await,
            Step::Talk => self.talk(tx, m, no).await,
            Step::Need(nth) => self.need(tx, m, (no, nth)).await,
            Step::Agree => self.agree(tx, m, no).await,
            Step::Extend => self.extend(tx, m, no).await,
            Step::Communicate => self.communicate(tx, m, no).await,
            Step::Reply => self.reply(tx, m, no).await,
            Step::Unanswered => self.unanswered(tx, m, no).await,
            Step::Decide => self.decide(tx, m, no).await,
            Step::Minute => self.minute(tx, m, no).await,
            Step::Serve => self.serve(tx, m, no).await,
            Step::Came => self.came(tx, m, no).await,
            Step::Order => self.order(tx, m, no).await,
            Step::Accept => self.accept(tx, m, no).await,
            Step::Explain => self.explain(tx, m, no).await,
            Step::Start => self.start(tx, m, no).await,
            Step::Meet => self.meet(tx, m, no).await,
            Step::FollowUp => self.follow_up(tx, m, no).await,
            Step::Stop => self.stop(tx, m, no).await,
            Step::Close => self.close(tx, m, no).await,
        }
    }
}
