//! How an investigation comes about: applications open, reports are assessed, danger opens at once.

use super::{Contact, Ruled, Stage};
use crate::known::KnownPerson;
use crate::reading::{Acute, Competence, Kind, MatterReading, Opens, ReporterKind, Told, Wish};
use crate::rule::NoRule;

impl Contact<'_> {
    pub(super) fn opens(
        &self,
        matter: &MatterReading,
        stage: Stage,
        person: Option<&KnownPerson>,
    ) -> Result<Ruled<Opens>, NoRule> {
        let runs = person.is_some_and(|person| person.open_investigation(self.day).is_some());
        let (opens, rules): (_, &[&'static str]) = match matter.kind {
            kind if kind.is_application() => (Opens::AtOnce, &["INT-1", "INT-5"]),
            Kind::RecordsRequest => (Opens::No, &["DOK-9"]),
            Kind::Advice | Kind::ConsultAnonymous => (Opens::No, &["INT-17"]),
            Kind::Misdirected => (Opens::No, &["INT-16"]),
            Kind::FollowUpToExisting => (Opens::AlreadyOpen, &[]),
            _ if stage == Stage::Child && runs => (Opens::AlreadyOpen, &["INT-3"]),
            _ if stage == Stage::Adult => for_adult(matter),
            _ => for_young(matter),
        };
        Ruled::by(opens, rules, self.day, self.law)
    }
}

fn for_young(matter: &MatterReading) -> (Opens, &'static [&'static str]) {
    let violence =
        matter.competence.contains(&Competence::Violence) || matter.area.competence() == Some(Competence::Violence);
    let taken = matter.told.iter().any(|told| matches!(told, Told::TakenIntoCare(_)));
    match matter.wish {
        _ if violence => (Opens::AtOnce, &["INT-1", "INT-7"]),
        _ if taken => (Opens::AtOnce, &["INT-1", "LVU-1"]),
        Wish::OpenNow => (Opens::AtOnce, &["INT-1"]),
        Wish::AsRule => (Opens::Assess, &["INT-3"]),
    }
}

/// For adults no fourteen days exist: who asks is investigated, who is only spoken of is spoken with first.
fn for_adult(matter: &MatterReading) -> (Opens, &'static [&'static str]) {
    let own = matter.reporter == ReporterKind::Own;
    let care_may_be_needed = matter.kind == Kind::AdultAddiction && matter.acute == Acute::Yes;
    match matter.wish {
        _ if own => (Opens::AtOnce, &["INT-1"]),
        _ if care_may_be_needed => (Opens::AtOnce, &["INT-1", "LVM-2"]),
        Wish::OpenNow => (Opens::AtOnce, &["INT-1"]),
        Wish::AsRule => (Opens::ContactFirst, &["INT-1"]),
    }
}
