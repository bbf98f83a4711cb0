//! One assignment as somebody of one side sees it, and the pure verbs: what can be done with it now, or why not.

use access::{Act, No, Permit, Refusal, StaffId, charge, office};
use casefile::MatterId;
use casefile::matter::assignment::{self, Assignment, Did, Side, State};
use std::collections::BTreeSet;
use store::{Tx, Uuid};

pub(crate) const OVER: Refusal = Refusal { word: "assignment-over", rule: None };
pub(crate) const SENT: Refusal = Refusal { word: "assignment-sent-already", rule: None };
pub(crate) const EMPTY: Refusal = Refusal { word: "assignment-no-need", rule: None };
pub(crate) const NOT_SENT: Refusal = Refusal { word: "assignment-not-sent", rule: None };
pub(crate) const NOT_ASKED: Refusal = Refusal { word: "assignment-not-asked", rule: None };
pub(crate) const HEARD: Refusal = Refusal { word: "assignment-heard-already", rule: None };
pub(crate) const NOT_TO_BE_HEARD: Refusal = Refusal { word: "assignment-not-to-be-heard", rule: None };
pub(crate) const UNITS_OWN: Refusal = Refusal { word: "assignment-units-own", rule: None };

/// An assignment, who gives it, and from which side it is looked at.
pub(crate) struct Order {
    pub one: Assignment,
    /// Who gives the support; nobody where it has ended.
    pub performers: BTreeSet<StaffId>,
    pub side: Side,
}

impl Order {
    /// Reads it for somebody who has a permit in the matter. Who only gives support finds their own and no other.
    pub async fn load(tx: &mut Tx, staff: StaffId, matter: MatterId, id: Uuid) -> Result<Order, No> {
        let one = assignment::one(tx, matter, id).await?.ok_or(No::Absent)?;
        let ordered = charge::ordered(tx, matter.uuid()).await?.into_iter().find(|order| order.order == id);
        let performers = ordered.map(|order| order.performers).unwrap_or_default();
        let there = office::colleagues(tx, one.unit).await?.iter().any(|colleague| colleague.id == staff);
        let side = if there { Side::Gives } else { Side::Orders };
        if side == Side::Orders && !reads(tx, staff, matter).await? {
            return Err(No::Absent);
        }
        Ok(Order { one, performers, side })
    }

    /// Something of it can be written.
    pub fn is_open(&self) -> Result<(), Refusal> {
        if self.one.ended.is_some() { Err(OVER) } else { Ok(()) }
    }

    /// It can go to the unit, where `need` says that the family's need is written.
    pub fn can_be_sent(&self, need: Option<&str>) -> Result<(), Refusal> {
        self.is_open()?;
        match (self.one.state(), need) {
            (State::Talked, Some(_)) => Ok(()),
            (State::Talked, None) => Err(EMPTY),
            _ => Err(SENT),
        }
    }

    /// The unit can receive it, or ask something first.
    pub fn can_be_received(&self) -> Result<(), Refusal> {
        self.is_open()?;
        self.is_the_units()?;
        if self.one.state().is_to_receive() { Ok(()) } else { Err(NOT_SENT) }
    }

    /// The question can be answered.
    pub fn can_be_answered(&self) -> Result<(), Refusal> {
        self.is_open()?;
        if self.one.state() == State::Asked { Ok(()) } else { Err(NOT_ASKED) }
    }

    /// That the family has heard from the unit can be noted.
    pub fn can_be_heard(&self) -> Result<(), Refusal> {
        self.is_open()?;
        self.is_the_units()?;
        match self.one.is_to_be_heard() {
            true => Ok(()),
            false if self.one.turns.iter().any(|turn| turn.did == Did::Heard) => Err(HEARD),
            false => Err(NOT_TO_BE_HEARD),
        }
    }

    /// Who gives it can be said.
    pub fn can_be_named(&self) -> Result<(), Refusal> {
        self.is_open()?;
        self.is_the_units()
    }

    fn is_the_units(&self) -> Result<(), Refusal> {
        if self.side == Side::Gives { Ok(()) } else { Err(UNITS_OWN) }
    }
}

/// Whether somebody may read the matter itself.
pub(crate) async fn reads(tx: &mut Tx, staff: StaffId, matter: MatterId) -> Result<bool, No> {
    match Permit::for_matter(tx, staff, Act::Read, matter.uuid()).await {
        Ok(_) => Ok(true),
        Err(No::Refusal(_) | No::Absent) => Ok(false),
        Err(no) => Err(no),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use access::UnitId;
    use casefile::matter::assignment::{Ended, How, Talk, Turn};
    use law::Day;
    use store::Ts;

    fn order(side: Side, did: &[Did]) -> Order {
        let at = Ts::from_micros(0).unwrap();
        let turn = |did: &Did| Turn { did: *did, words: None, starts: None, hears_by: None, at, actor: String::new() };
        let talk = Talk { day: Day::parse("2026-03-12").unwrap(), with: "Vera".into(), said: "Torsdagar.".into() };
        let one = Assignment {
            id: Uuid::from_u128(1),
            matter: MatterId::of(Uuid::from_u128(2)),
            decision: None,
            called: "Stöd i hemmet".into(),
            unit: UnitId(Uuid::from_u128(3)),
            unit_name: "Resursenheten".into(),
            talk,
            at,
            actor: String::new(),
            turns: did.iter().map(turn).collect(),
            ended: None,
        };
        Order { one, performers: BTreeSet::new(), side }
    }

    #[test]
    fn it_is_sent_once_and_not_without_the_need() {
        assert_eq!(order(Side::Orders, &[]).can_be_sent(None), Err(EMPTY));
        assert_eq!(order(Side::Orders, &[]).can_be_sent(Some("Ro.")), Ok(()));
        assert_eq!(order(Side::Orders, &[Did::Sent]).can_be_sent(Some("Ro.")), Err(SENT));
    }

    #[test]
    fn only_the_unit_receives_and_only_what_waits_for_it() {
        assert_eq!(order(Side::Orders, &[Did::Sent]).can_be_received(), Err(UNITS_OWN));
        assert_eq!(order(Side::Gives, &[]).can_be_received(), Err(NOT_SENT));
        for did in [&[Did::Sent] as &[Did], &[Did::Sent, Did::Asked, Did::Answered]] {
            assert_eq!(order(Side::Gives, did).can_be_received(), Ok(()));
        }
        assert_eq!(order(Side::Gives, &[Did::Sent, Did::Asked]).can_be_received(), Err(NOT_SENT));
        assert_eq!(order(Side::Orders, &[Did::Sent, Did::Asked]).can_be_answered(), Ok(()));
        assert_eq!(order(Side::Orders, &[Did::Sent]).can_be_answered(), Err(NOT_ASKED));
        assert_eq!(order(Side::Orders, &[Did::Sent, Did::Received]).can_be_named(), Err(UNITS_OWN));
    }

    #[test]
    fn the_family_hears_from_the_unit_once_and_only_where_a_day_was_promised() {
        let day = Day::parse("2026-03-12").ok();
        let promised = |side: Side, did: &[Did]| {
            let mut all = order(side, did);
            all.one.turns.iter_mut().filter(|turn| turn.did == Did::Received).for_each(|turn| turn.hears_by = day);
            all
        };
        assert_eq!(promised(Side::Gives, &[Did::Sent]).can_be_heard(), Err(NOT_TO_BE_HEARD));
        assert_eq!(order(Side::Gives, &[Did::Sent, Did::Received]).can_be_heard(), Err(NOT_TO_BE_HEARD));
        assert_eq!(promised(Side::Gives, &[Did::Sent, Did::Received]).can_be_heard(), Ok(()));
        assert_eq!(promised(Side::Orders, &[Did::Sent, Did::Received]).can_be_heard(), Err(UNITS_OWN));
        assert_eq!(promised(Side::Gives, &[Did::Sent, Did::Received, Did::Heard]).can_be_heard(), Err(HEARD));
    }

    #[test]
    fn nothing_is_done_with_what_has_ended() {
        let at = Ts::from_micros(0).unwrap();
        let mut one = order(Side::Gives, &[Did::Sent]);
        one.one.ended = Some(Ended { at, actor: String::new(), how: How::Other, why: None });
        let all = [one.is_open(), one.can_be_sent(Some("Ro.")), one.can_be_received(), one.can_be_named()];
        assert_eq!(all, [Err(OVER); 4]);
    }
}
