//! Each party gets the letter about a decision, confirmed by two identifiers, and the day on which they had it is noted.

use super::bearer::bearer;
use crate::{
    life::{LifeNo, Step},
    sim::{Next, Sim},
    words::text,
};
use access::{Act, No, charge};
use casefile::{Born, Person, matter};
use decision::{
    Way, addressees,
    deeds::{self, Came, Serve},
    served,
};
use journal::Moment;
use law::Day;
use store::Tx;

/// What confirms somebody besides the name, and whether the letter must be given by hand for it.
fn second(person: &Person, today: Day) -> (String, bool) {
    match (person.number, person.born) {
        (Some(number), _) => (number.last_four(), false),
        (None, Born::On(day)) => (day.to_string(), false),
        (None, _) => (format!("{today}, mottagningen"), true),
    }
}

impl Sim {
    pub(super) async fn serve(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, _) = bearer!(self, tx, m, no);
        let (id, today) = (self.life(no)?.id, self.today(m));
        let (all, _) = addressees(tx, id, today).await?;
        let by = self.permit(tx, who, Act::Write, no).await?;
        for made in matter::decision::all(tx, id).await? {
            let gone = served(tx, id).await?;
            for one in &all {
                let person = &one.person;
                if gone.iter().any(|letter| letter.decision == made.id && letter.person == person.id) {
                    continue;
                }
                let (second, by_hand) = second(person, today);
                let way = match one.is_protected() {
                    _ if by_hand => Way::ByHand,
                    true => self.dice.pick(&[Way::Digital, Way::TaxAgency, Way::ByHand], Way::Digital),
                    false => self.dice.weighed(&[(Way::Post, 5), (Way::Digital, 4), (Way::ByHand, 1)], Way::Post),
                };
                let (matter, seen) = self.seen(tx, no).await?;
                let met = (text("Har lämnat beslutet i handen.")?, text("Mötet på mottagningen")?);
                let call = Serve {
                    matter,
                    seen,
                    decision: made.id,
                    to: person.id,
                    name: person.name.clone(),
                    second,
                    way,
                    sent_on: today,
                    met,
                };
                deeds::serve(tx, &by, m, call).await?;
                self.figures.add("letters");
            }
        }
        self.ended(tx, no).await?;
        let days = self.dice.between(2, 6);
        self.after(m, days, no, Step::Came);
        Ok(Next::Done)
    }

    /// Everybody has had the letter.
    pub(super) async fn came(&mut self, tx: &mut Tx, m: &Moment, no: LifeNo) -> Result<Next, No> {
        let (who, _) = bearer!(self, tx, m, no);
        let (matter, today) = (self.life(no)?.id, self.today(m));
        for letter in served(tx, matter).await?.into_iter().filter(|letter| letter.received_on.is_none()) {
            let by = self.permit(tx, who, Act::Write, no).await?;
            let (_, seen) = self.seen(tx, no).await?;
            deeds::received(tx, &by, m, Came { matter, seen, served: letter.id, on: today }).await?;
        }
        self.ended(tx, no).await?;
        Ok(Next::Done)
    }

    /// Notes that a matter was closed, where it was.
    async fn ended(&mut self, tx: &mut Tx, no: LifeNo) -> Result<(), No> {
        let charge = charge::charge(tx, self.life(no)?.id.uuid()).await?.ok_or(No::Absent)?;
        if charge.closed_at.is_some() && !self.life(no)?.closed {
            self.closes(no)?;
        }
        Ok(())
    }
}
