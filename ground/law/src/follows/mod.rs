//! What follows from a reading by rule: one pure function, one answer for each matter, each with the rules it rests on.

mod opening;
mod party;

pub use party::{Party, Voice};

use crate::calendar::Day;
use crate::clock::{Clock, ClockKind, CountedFrom, Hour};
use crate::known::{Known, KnownPerson, Protection, StaffKey};
use crate::reading::{
    Acute, AgeBasis, Area, Asked, Competence, DocumentedIn, Feedback, FeedbackClock, JoinsAs, Kind, MatterReading,
    Opens, Qualification, Reading, ReporterKind, Told,
};
use crate::rule::{Law, NoRule, RuleRef};
use std::collections::BTreeSet;

/// A value and the rules it rests on, in the version of the day of arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruled<T> {
    /// The value.
    pub value: T,
    /// The rules; empty where only good order asks for it.
    pub rules: Vec<RuleRef>,
}

impl<T> Ruled<T> {
    pub(crate) fn by(value: T, ids: &[&'static str], on: Day, law: &Law) -> Result<Ruled<T>, NoRule> {
        let rules = ids.iter().map(|id| law.cite(id, on)).collect::<Result<_, _>>()?;
        Ok(Ruled { value, rules })
    }
}

/// Which part of the law holds for a person on the day of arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Under 18, or sorted under children.
    Child,
    /// 18, 19 or 20.
    YoungPerson,
    /// 21 and older, or not known and not sorted under children or young people.
    Adult,
}

impl Stage {
    /// The stage of an age, or of the area where the age is not known.
    pub fn of(age: Option<u8>, area: Area) -> Stage {
        match (age, area) {
            (_, Area::Child) | (Some(0..18), _) => Stage::Child,
            (Some(18..=20), _) | (None, Area::Youth18To20) => Stage::YoungPerson,
            _ => Stage::Adult,
        }
    }
}

/// How a matter is tied to another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joins {
    /// The key of the known matter, or of the contact that told of the same event.
    pub to: String,
    /// How.
    pub how: JoinsAs,
}

/// All that follows for one matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follows {
    /// The local day of arrival, from which everything counts.
    pub arrived: Day,
    /// Whole years on that day.
    pub age: Option<u8>,
    /// What the age rests on.
    pub age_basis: AgeBasis,
    /// Child, young person or adult.
    pub stage: Stage,
    /// Whether the reporter was bound by SoL 19:1 to report this person.
    pub duty_19_1: Ruled<bool>,
    /// Whether the reporter is told.
    pub feedback: Feedback,
    /// When.
    pub feedback_clock: FeedbackClock,
    /// How an investigation comes about.
    pub opens: Ruled<Opens>,
    /// Where it stands.
    pub documented_in: Ruled<DocumentedIn>,
    /// The deadlines that start.
    pub clocks: Vec<Clock>,
    /// The degree rule.
    pub qualification: Ruled<Qualification>,
    /// The competence the area asks for.
    pub basic_competence: Option<Competence>,
    /// That, and what the worker has added.
    pub competence: BTreeSet<Competence>,
    /// The person's protected identity.
    pub protected_identity: Protection,
    /// Staff who must neither work with nor see any matter of this contact (ORG-6).
    pub conflict_of_interest: BTreeSet<StaffKey>,
    /// The tie to another matter.
    pub joins: Option<Joins>,
    /// Those with a party's rights, or whose rights must be looked up.
    pub parties: Vec<Party>,
}

impl Follows {
    /// The deadline of a kind, if it runs.
    pub fn clock(&self, kind: ClockKind) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.kind == kind)
    }

    /// The day of the protective assessment.
    pub fn protective_due(&self) -> Option<Day> {
        self.clock(ClockKind::Protective).map(|clock| clock.due)
    }

    /// The last accepted day of the protective assessment, only for a late contact.
    pub fn protective_latest(&self) -> Option<Day> {
        self.clock(ClockKind::Protective).and_then(|clock| clock.latest)
    }

    /// The last day of the preliminary assessment.
    pub fn preliminary_latest(&self) -> Option<Day> {
        self.clock(ClockKind::Preliminary).map(|clock| clock.due)
    }

    /// The outer day of feedback after a decision still to come; none where feedback is given at once.
    pub fn feedback_outer(&self) -> Option<Day> {
        let after_decision = self.feedback_clock == FeedbackClock::SevenDaysAfterDecision;
        self.clock(ClockKind::Feedback).filter(|_| after_decision).map(|clock| clock.due)
    }

    /// The last day of the investigation.
    pub fn investigation_latest(&self) -> Option<Day> {
        self.clock(ClockKind::Investigation).map(|clock| clock.due)
    }

    /// The deadlines without a name of their own above.
    pub fn other_due(&self) -> impl Iterator<Item = &Clock> {
        use ClockKind as C;
        let own = [C::Protective, C::Preliminary, C::Feedback, C::Investigation];
        self.clocks.iter().filter(move |clock| !own.contains(&clock.kind))
    }
}

/// What holds for the whole contact.
struct Contact<'a> {
    day: Day,
    hour: Hour,
    conflict: BTreeSet<StaffKey>,
    known: &'a Known,
    law: &'a Law,
}

/// Derives what follows for each matter of a contact, in their order.
///
/// # Errors
/// [`NoRule`] where a rule it needs has no version on the day of arrival, so for contacts before 2025-07-01.
pub fn follows(reading: &Reading, known: &Known, law: &Law) -> Result<Vec<Follows>, NoRule> {
    let contact = Contact {
        day: law.settings().zone.day(reading.arrived),
        hour: hour(reading, law),
        conflict: conflict(reading, known),
        known,
        law,
    };
    reading.matters.iter().map(|matter| contact.follows(matter)).collect()
}

/// A late hour gives the next day too, but not where one of us had it live and somebody may be in danger.
fn hour(reading: &Reading, law: &Law) -> Hour {
    let danger = reading.matters.iter().any(|matter| matter.acute == Acute::Yes);
    if reading.channel.is_live() && danger { Hour::InTime } else { Hour::of(reading.arrived, law) }
}

/// Closeness to one person, or to a guardian of that person, holds for all matters of the contact.
fn conflict(reading: &Reading, known: &Known) -> BTreeSet<StaffKey> {
    let read = reading.matters.iter().flat_map(|matter| matter.person.iter().chain(&matter.co_applicants));
    let persons = read.filter_map(|key| known.persons.get(key));
    let guardians = persons.clone().flat_map(|person| &person.guardians).filter_map(|key| known.persons.get(key));
    persons.chain(guardians).flat_map(|person| person.related_staff.iter().cloned()).collect()
}

impl Contact<'_> {
    fn follows(&self, matter: &MatterReading) -> Result<Follows, NoRule> {
        let age = matter.age.on(self.day);
        let stage = Stage::of(age, matter.area);
        let person = matter.person.as_ref().and_then(|key| self.known.persons.get(key));
        let duty_19_1 = self.duty(matter, stage)?;
        let opens = self.opens(matter, stage, person)?;
        let (feedback, feedback_clock) = feedback(matter.asked, duty_19_1.value, opens.value);
        let basic_competence = matter.area.competence();
        Ok(Follows {
            arrived: self.day,
            age,
            age_basis: matter.age.basis(),
            stage,
            documented_in: self.documented_in(matter.kind, stage, opens.value)?,
            clocks: self.clocks(matter, stage, opens.value, feedback)?,
            qualification: self.qualification(matter.kind, stage)?,
            basic_competence,
            competence: basic_competence.into_iter().chain(matter.competence.iter().copied()).collect(),
            protected_identity: person.map_or(Protection::None, |person| person.protection),
            conflict_of_interest: self.conflict.clone(),
            joins: self.joins(matter, person),
            parties: party::of(matter, stage, person, self.day),
            duty_19_1,
            feedback,
            feedback_clock,
            opens,
        })
    }

    fn duty(&self, matter: &MatterReading, stage: Stage) -> Result<Ruled<bool>, NoRule> {
        let about_child = matter.kind == Kind::ChildConcern && stage == Stage::Child;
        let bound = about_child && matter.reporter.is_mandated();
        Ruled::by(bound, if bound { &["INT-8"] } else { &[] }, self.day, self.law)
    }

    fn documented_in(&self, kind: Kind, stage: Stage, opens: Opens) -> Result<Ruled<DocumentedIn>, NoRule> {
        use DocumentedIn as D;
        let (place, rules): (_, &[&'static str]) = match (kind, stage) {
            (Kind::Advice | Kind::ConsultAnonymous, _) => (D::None, &["INT-17"]),
            (Kind::Misdirected, _) => (D::Diary, &["INT-16"]),
            (_, Stage::Child) => (D::ChildFile, &["INT-2", "INT-16", "DOK-6"]),
            (Kind::RecordsRequest, _) => (D::CaseFile, &["DOK-1"]),
            _ if matches!(opens, Opens::AtOnce | Opens::AlreadyOpen) => (D::CaseFile, &["DOK-1"]),
            (_, Stage::YoungPerson) => (D::Register18To20Adult, &["INT-2b", "INT-16"]),
            (_, Stage::Adult) => (D::Register18To20Adult, &["INT-16"]),
        };
        Ruled::by(place, rules, self.day, self.law)
    }

    fn qualification(&self, kind: Kind, stage: Stage) -> Result<Ruled<Qualification>, NoRule> {
        let outside = kind.is_without_file() || kind == Kind::RecordsRequest || stage == Stage::Adult;
        let (degree, rules): (_, &[&'static str]) =
            if outside { (Qualification::None, &[]) } else { (Qualification::Degree, &["ORG-5"]) };
        Ruled::by(degree, rules, self.day, self.law)
    }

    fn clocks(&self, m: &MatterReading, stage: Stage, opens: Opens, feedback: Feedback) -> Result<Vec<Clock>, NoRule> {
        let (day, law) = (self.day, self.law);
        let mut clocks = Vec::new();
        let mut decision = (day, CountedFrom::FirstLawfulDay);
        if is_report(m.kind, stage) {
            clocks.push(Clock::protective(day, self.hour, law)?);
            if opens != Opens::AlreadyOpen {
                let preliminary = Clock::preliminary(day, law)?;
                if opens != Opens::AtOnce {
                    decision = (preliminary.due, CountedFrom::LastLawfulDay);
                }
                clocks.push(preliminary);
            }
        }
        if stage == Stage::Child && opens == Opens::AtOnce {
            clocks.push(Clock::investigation(day, law)?.counted_from(CountedFrom::FirstLawfulDay));
        }
        match (feedback, opens) {
            (Feedback::Requested, Opens::AlreadyOpen) => clocks.push(Clock::feedback_at_once(day, law)?),
            (Feedback::Requested, _) => clocks.push(Clock::feedback(decision.0, law)?.counted_from(decision.1)),
            _ => {}
        }
        if m.kind == Kind::RecordsRequest {
            clocks.push(Clock::access_request(day, law)?);
        }
        if is_eviction_notice(m) {
            clocks.push(Clock::enforcement_confirmation(day, law)?);
        }
        for told in &m.told {
            match told {
                Told::TakenIntoCare(decided) => clocks.push(Clock::lvu_submit(*decided, law)?),
                Told::CarriedOut(executed) => clocks.push(Clock::lvu_apply(*executed, law)?),
                Told::EvictionNotice => {}
            }
        }
        Ok(clocks)
    }

    fn joins(&self, matter: &MatterReading, person: Option<&KnownPerson>) -> Option<Joins> {
        if matter.kind.is_without_file() {
            return None;
        }
        let investigation = person.and_then(|person| person.open_investigation(self.day));
        let nearest = person.and_then(|person| person.nearest_matter(matter.area, self.day));
        let to = |key: &str, how| Some(Joins { to: key.to_owned(), how });
        match (matter.kind, investigation, &matter.same_event, nearest) {
            (Kind::RecordsRequest, _, _, Some(near)) => to(&near.key, JoinsAs::RequestInExistingFile),
            (Kind::FollowUpToExisting, _, _, Some(near)) => to(&near.key, JoinsAs::SameMatter),
            (_, Some(open), _, _) => to(&open.key, JoinsAs::SameInvestigation),
            (_, None, Some(event), _) => to(event, JoinsAs::SameEvent),
            (_, None, None, Some(near)) => to(&near.key, JoinsAs::NewMatterInExistingFile),
            (_, None, None, None) => None,
        }
    }
}

/// A report in the sense of SoL 20:1-2: told about a child or young person, not applied for.
fn is_report(kind: Kind, stage: Stage) -> bool {
    matches!(kind, Kind::ChildConcern | Kind::OtherInformation) && stage != Stage::Adult
}

/// Kronofogden writes to the board about somebody's housing for one reason.
fn is_eviction_notice(matter: &MatterReading) -> bool {
    let by_itself = matter.reporter == ReporterKind::EnforcementAuthority && matter.area == Area::Housing;
    by_itself || matter.told.contains(&Told::EvictionNotice)
}

fn feedback(asked: Asked, duty: bool, opens: Opens) -> (Feedback, FeedbackClock) {
    if !duty {
        return (Feedback::No, FeedbackClock::None);
    }
    let feedback = if asked == Asked::Yes { Feedback::Requested } else { Feedback::OnRequest };
    let runs = opens == Opens::AlreadyOpen;
    (feedback, if runs { FeedbackClock::AtOnce } else { FeedbackClock::SevenDaysAfterDecision })
}

#[cfg(test)]
mod tests;
