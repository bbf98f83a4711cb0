//! Support that rests on consent: it is proposed, and those who must say yes answer.

use super::bearer::bearer;
use crate::{
    life::{LifeNo, Verdict},
    sim::{Next, Sim},
    words::text,
};
use access::{Act, No};
use casefile::matter::{
    self,
    measure::{
        consent::{Answer, How},
        holds::Consenting,
    },
};
use investigation::consent::{Begin, Note, Way, begin, note};
use journal::Moment;
use law::consent::Measure;
use store::Tx;

impl Sim {
    pub(super) async fn agree(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, _) = bearer!(self, tx, m, no);
        // Nothing rests on the consent of guardians before somebody has looked up who they are.
        self.look_up(tx, m, no, who).await?;
        let by = self.permit(tx, who, Act::Write, no).await?;
        let (matter, seen) = self.seen(tx, no).await?;
        let home = self.life(no)?.fate.verdict == Verdict::Home;
        let kind = if home { Measure::Placement } else { Measure::Support };
        let what = text(if home { "Ett familjehem i närheten." } else { "Familjestöd hemma varannan vecka." })?;
        // Only where it rests on the child alone is it asked why that suits.
        let suitable = Some(text("Den unge har själv beskrivit vad som hjälper, och varför.")?);
        let call = Begin { matter, seen, kind, what, since: self.today(m), way: Way::AsAsked, suitable };
        let measure = begin(tx, &by, m, call).await?;
        self.figures.add("measures");
        let read = matter::one(tx, matter).await?.ok_or(No::Absent)?;
        let around = Consenting::load(tx, m, &read).await?;
        let Some(one) = around.measures.iter().find(|one| one.id == measure) else { return Ok(Next::Done) };
        for giver in around.givers_of(one) {
            let answer = if self.dice.falls(0.93) { Answer::Given { until: None } } else { Answer::Refused };
            let (_, seen) = self.seen(tx, no).await?;
            let how = self.dice.pick(&[How::Meeting, How::Phone, How::Writing], How::Meeting);
            let words = text("Vi har gått igenom vad stödet är, och vad det inte är.")?;
            let call = Note { matter, seen, covers: [measure].into(), giver, answer, day: self.today(m), how, words };
            note(tx, &by, m, call).await?;
            self.figures.add(if matches!(answer, Answer::Refused) { "said no" } else { "said yes" });
        }
        Ok(Next::Done)
    }
}
