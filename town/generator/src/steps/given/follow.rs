//! It is asked how it is, and when nothing is left to do the matter is closed.

use super::support::ASKED_AFTER;
use crate::{
    life::{LifeNo, Step},
    office::WorkerNo,
    sim::{Next, Sim},
    steps::bearer::bearer,
    words::{self, about, text},
};
use access::{Act, No};
use casefile::matter::{
    clock,
    closing::Words,
    follow_up::{ChildsView, NewFollowUp, Next as Onward, With},
    goal::{self, State},
    station::{self, StationKind},
    support,
};
use followup::deeds::{self, Close, FollowUp, Look};
use journal::Moment;
use law::ClockKind;
use store::Tx;

impl Sim {
    pub(in crate::steps) async fn follow_up(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let runs = support::all(tx, self.life(no)?.id).await?.iter().any(support::Support::is_open);
        let alone = self.given_in(no)?.decision.is_none();
        if !runs && !alone {
            return Ok(Next::Done);
        }
        let (who, _) = bearer!(self, tx, m, no);
        let next = if runs { Onward::GoesOn(self.today(m).plus_days(90)) } else { Onward::Ends };
        self.asks_how_it_is(tx, m, (no, who), (State::OnWay, next)).await?;
        match runs {
            true => self.after(m, ASKED_AFTER, no, Step::FollowUp),
            false => self.after(m, 3, no, Step::Close),
        }
        Ok(Next::Done)
    }

    async fn asks_how_it_is(
        &mut self,
        tx: &mut Tx,
        m: &Moment,
        (no, who): (LifeNo, WorkerNo),
        (state, next): (State, Onward),
    ) -> Result<(), No> {
        let by = self.permit(tx, who, Act::Assess, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let young = self.is_young(tx, no).await?;
        let thought = about(&mut self.dice, &words::THOUGHT, "")?;
        let childs_view = young.then(|| match self.dice.falls(0.8) {
            true => ChildsView::Said("Det är bra att någon kommer.".into()),
            false => ChildsView::NotAsked("Barnet ville inte prata i dag.".into()),
        });
        let goals = goal::all(tx, matter).await?.into_iter().filter(|one| one.ended.is_none());
        let goals = goals.map(|one| Look { goal: one.id, state, words: None }).collect();
        let new = NewFollowUp {
            on: self.today(m),
            with: [if young { With::Parents } else { With::Person }].into(),
            changed: about(&mut self.dice, &words::CHANGED, "")?,
            said: Some(thought),
            childs_view,
            next,
        };
        deeds::follow_up(tx, &by, m, FollowUp { matter, seen, new, goals }).await?;
        self.figures.add("followed up");
        Ok(())
    }

    /// The last follow-up, and the end.
    pub(in crate::steps) async fn close(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, _) = bearer!(self, tx, m, no);
        let (id, tomorrow) = (self.life(no)?.id, Next::Later(self.today(m).next_working_day()));
        if waits(tx, id).await?
            || access::charge::charge(tx, id.uuid()).await?.is_none_or(|one| one.offered_to.is_some())
        {
            return Ok(tomorrow);
        }
        let by = self.permit(tx, who, Act::Write, no).await?;
        let here = station::way(tx, id).await?.into_iter().find(|at| at.left.is_none()).map(|at| at.kind);
        if here == Some(StationKind::Support) {
            let at = self.seen(tx, no).await?;
            ::support::deeds::go_on(tx, &by, m, at).await?;
        }
        if self.given_in(no)?.decision.is_some() {
            self.asks_how_it_is(tx, m, (no, who), (State::Reached, Onward::Ends)).await?;
        }
        let (matter, seen) = self.seen(tx, no).await?;
        let words = Words {
            done: text("Ni har haft det stöd som ni och vi kom överens om.")?,
            became: about(&mut self.dice, &words::CHANGED, "")?,
            again: text("Ring mottagningen när ni vill.")?,
            unfollowed: None,
        };
        deeds::close(tx, &by, m, Close { matter, seen, words }).await?;
        self.figures.add("closed after support");
        self.closes(no)?;
        Ok(Next::Done)
    }
}

/// Whether something runs that somebody waits for.
async fn waits(tx: &mut Tx, id: casefile::MatterId) -> Result<bool, No> {
    let own =
        [ClockKind::Protective, ClockKind::PartyAnswer, ClockKind::Letters, ClockKind::Notice, ClockKind::Feedback];
    let all = clock::all(tx, id).await?;
    let mut running = all.into_iter().filter(|kept| kept.stopped.is_none()).map(|kept| kept.clock.kind);
    Ok(running.any(|kind| own.contains(&kind) || ClockKind::ANSWERED.contains(&kind)))
}
