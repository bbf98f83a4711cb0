//! Somebody named, and the act they may do.

mod ask;
mod holders;
mod mandate;

pub(crate) use ask::{CANNOT, answering, fit, place_of, standing};
pub use holders::{Holder, holders};
pub(crate) use mandate::Area;
pub use mandate::{Rank, known, mandate};

use crate::{No, Refusal, StaffId, UnitId};
use std::fmt;
use store::Uuid;

/// Who does a deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Somebody at the public door. We do not know who, and do not find out.
    Resident,
    /// A person with the right to run commands on the house's own machine, by the name they have there.
    Operator(String),
    /// One who works here.
    Staff(StaffId),
    /// Work that the house does by itself, by its name. It never judges.
    Job(&'static str),
}

/// What may be done. The names stand in `access.table`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Tell us that you are worried about a child.
    ReportTell,
    /// See with a code what has become of it: received, read, answered.
    ReportFollow,
    /// Read what somebody told.
    ReportRead,
    /// Answer the one who told.
    ReportReply,
    /// Log in.
    Enter,
    /// Log out.
    Leave,
    /// See one's own day.
    Day,
    /// Look for a person or a matter by name, personal number or case number (PUL-4).
    Search,
    /// Write down a contact and what it concerns.
    Register,
    /// Say who works where, with what, and who decides what.
    Office,
    /// Open a matter in an emergency.
    Glass,
    /// End what has run out.
    Settle,
    /// See that a matter exists, and its summary.
    See,
    /// Read what is in a matter.
    Read,
    /// Write in a matter.
    Write,
    /// Assess: protection, need.
    Assess,
    /// Make a decision. Which one is a question of the delegation scheme besides: [`crate::mandate`].
    Decide,
    /// Carry a matter: take it, or be given it.
    Carry,
    /// Give a matter, or a part in it, to somebody: hand over, offer, consult.
    Hand,
    /// Read what support is given in a matter: what was ordered, the plan, the sessions. Not the rest of its file.
    Support,
    /// Give that support: receive what was ordered, plan it, write down how it goes.
    Perform,
}

impl Act {
    /// What can be done with a matter: the acts of the policy.
    pub const ON_MATTERS: [Act; 9] =
        [Act::See, Act::Read, Act::Write, Act::Assess, Act::Decide, Act::Carry, Act::Hand, Act::Support, Act::Perform];

    /// The name of the act, as it stands in `access.table`.
    pub fn name(self) -> &'static str {
        match self {
            Act::ReportTell => "report.tell",
            Act::ReportFollow => "report.follow",
            Act::ReportRead => "report.read",
            Act::ReportReply => "report.reply",
            Act::Enter => "house.enter",
            Act::Leave => "house.leave",
            Act::Day => "house.day",
            Act::Search => "house.search",
            Act::Register => "contact.register",
            Act::Office => "office.arrange",
            Act::Glass => "house.glass",
            Act::Settle => "house.settle",
            Act::See => "matter.see",
            Act::Read => "matter.read",
            Act::Write => "matter.write",
            Act::Assess => "matter.assess",
            Act::Decide => "matter.decide",
            Act::Carry => "matter.carry",
            Act::Hand => "matter.hand",
            Act::Support => "matter.support",
            Act::Perform => "matter.perform",
        }
    }

    /// The last part of the name: the word in the policy text and in the name of the view.
    pub fn word(self) -> &'static str {
        self.name().rsplit('.').next().unwrap_or_default()
    }

    /// Whether whoever does it changes no record: a search is sent as a form, so that what was sought stands in no address,
    /// and reads like any page.
    pub fn only_reads(self) -> bool {
        matches!(self, Act::Search)
    }

    /// What it means with a matter, in Swedish; empty for other acts.
    pub fn says(self) -> &'static str {
        match self {
            Act::See => "se att ärendet finns",
            Act::Read => "läsa i ärendet",
            Act::Write => "skriva i ärendet",
            Act::Assess => "bedöma",
            Act::Decide => "fatta beslut",
            Act::Carry => "ta eller få ärendet",
            Act::Hand => "lämna ärendet eller en del i det till någon",
            Act::Support => "läsa om stödet: uppdraget, planen och hur det går",
            Act::Perform => "ge stödet: ta emot uppdraget, planera och skriva hur det går",
            _ => "",
        }
    }

    /// Whether somebody may do it for what they are. Staff are asked about in the database ([`Permit::for_staff`]).
    fn open_to(self, who: &Who) -> bool {
        match who {
            Who::Resident => matches!(self, Act::ReportTell | Act::ReportFollow),
            Who::Operator(_) => matches!(self, Act::ReportRead | Act::ReportReply | Act::Office | Act::Settle),
            Who::Job(_) => matches!(self, Act::Settle),
            Who::Staff(_) => false,
        }
    }
}

/// Proof that this somebody may do this act. Taken by deeds, made only here.
#[derive(Clone, Debug)]
pub struct Permit {
    pub(crate) who: Who,
    pub(crate) act: Act,
    pub(crate) unit: Option<UnitId>,
    pub(crate) matter: Option<Uuid>,
    pub(crate) rule: Option<&'static str>,
}

/// Not theirs to do.
pub(crate) const NOT_YOURS: Refusal = Refusal { word: "page-not-yours", rule: Some("PUL-1") };

impl Permit {
    /// Asks for a permit for what needs no matter, for anybody but staff. Refused with a sentence where the act is not
    /// theirs.
    pub fn ask(who: Who, act: Act) -> Result<Permit, No> {
        if act.open_to(&who) {
            Ok(Permit { who, act, unit: None, matter: None, rule: None })
        } else {
            Err(NOT_YOURS.into())
        }
    }

    /// The permit must be for this act: a permit to read is none to answer.
    pub fn covers(&self, act: Act) -> Result<(), No> {
        if self.act == act { Ok(()) } else { Err(NOT_YOURS.into()) }
    }

    /// The permit must be for this act on this matter. What was asked about one matter says nothing about another.
    pub fn covers_matter(&self, act: Act, matter: Uuid) -> Result<(), No> {
        self.covers(act)?;
        if self.matter == Some(matter) { Ok(()) } else { Err(No::Absent) }
    }

    /// The actor, as the journal writes it.
    pub fn actor(&self) -> String {
        self.who.to_string()
    }

    /// Who it is.
    pub fn who(&self) -> &Who {
        &self.who
    }

    /// The staff member, where it is one.
    pub fn staff(&self) -> Option<StaffId> {
        match self.who {
            Who::Staff(id) => Some(id),
            _ => None,
        }
    }

    /// The act.
    pub fn act(&self) -> Act {
        self.act
    }

    /// The unit where the staff member works.
    pub fn unit(&self) -> Option<UnitId> {
        self.unit
    }

    /// The matter it is for, where it is for one.
    pub fn matter(&self) -> Option<Uuid> {
        self.matter
    }

    /// The id of the rule of the policy that let it through, where it is for a matter.
    pub fn rule(&self) -> Option<&'static str> {
        self.rule
    }
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Who::Resident => f.write_str("resident"),
            Who::Operator(name) => write!(f, "operator:{name}"),
            Who::Staff(id) => write!(f, "staff:{id}"),
            Who::Job(name) => write!(f, "job:{name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resident_tells_and_never_reads() {
        assert!(Permit::ask(Who::Resident, Act::ReportTell).is_ok());
        assert!(matches!(Permit::ask(Who::Resident, Act::ReportRead), Err(No::Refusal(_))));
    }

    #[test]
    fn a_permit_is_for_one_act() {
        let read = Permit::ask(Who::Operator("karin".into()), Act::ReportRead).unwrap();
        assert!(read.covers(Act::ReportRead).is_ok() && read.covers(Act::ReportReply).is_err());
        assert_eq!(read.actor(), "operator:karin");
    }

    #[test]
    fn nobody_gets_a_matter_without_being_asked_about_in_the_database() {
        let anybody =
            [Who::Resident, Who::Operator("x".into()), Who::Job("night"), Who::Staff(StaffId(Uuid::from_u128(1)))];
        for who in anybody {
            assert!(Act::ON_MATTERS.into_iter().all(|act| Permit::ask(who.clone(), act).is_err()), "{who}");
        }
    }

    #[test]
    fn every_act_has_a_name_of_its_own() {
        let words: std::collections::BTreeSet<&str> = Act::ON_MATTERS.iter().map(|a| a.word()).collect();
        assert_eq!(words.len(), Act::ON_MATTERS.len());
        assert!(Act::ON_MATTERS.iter().all(|a| a.name().starts_with("matter.") && !a.says().is_empty()));
    }
}
