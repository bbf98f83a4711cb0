//! Somebody named, and the act they may do.

use crate::{No, Refusal};
use std::fmt;

/// Who does a deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Somebody at the public door. We do not know who, and do not find out.
    Resident,
    /// A person with the right to run commands on the house's own machine, by the name they have there.
    Operator(String),
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
}

impl Act {
    /// The name of the act, as it stands in `access.table`.
    pub fn name(self) -> &'static str {
        match self {
            Act::ReportTell => "report.tell",
            Act::ReportFollow => "report.follow",
            Act::ReportRead => "report.read",
            Act::ReportReply => "report.reply",
        }
    }

    fn open_to(self, who: &Who) -> bool {
        match who {
            Who::Resident => matches!(self, Act::ReportTell | Act::ReportFollow),
            Who::Operator(_) => matches!(self, Act::ReportRead | Act::ReportReply),
        }
    }
}

/// Proof that this somebody may do this act. Taken by deeds, made only here.
#[derive(Clone, Debug)]
pub struct Permit {
    who: Who,
    act: Act,
}

impl Permit {
    /// Asks for a permit. Refused with a sentence where the act is not theirs.
    pub fn ask(who: Who, act: Act) -> Result<Permit, No> {
        if act.open_to(&who) {
            Ok(Permit { who, act })
        } else {
            Err(Refusal { word: "page-not-yours", rule: Some("PUL-1") }.into())
        }
    }

    /// The permit must be for this act: a permit to read is none to answer.
    pub fn covers(&self, act: Act) -> Result<(), No> {
        if self.act == act { Ok(()) } else { Err(Refusal { word: "page-not-yours", rule: Some("PUL-1") }.into()) }
    }

    /// The actor, as the journal writes it.
    pub fn actor(&self) -> String {
        self.who.to_string()
    }
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Who::Resident => f.write_str("resident"),
            Who::Operator(name) => write!(f, "operator:{name}"),
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
}
