//! A contact as a worker has read it: the part of it that rules need. Names and words stay with the contact itself.

mod words;

pub(crate) use words::words;
pub use words::{
    Acute, AgeBasis, Area, Channel, Competence, DocumentedIn, Feedback, FeedbackClock, Identity, JoinsAs, Kind, Opens,
    Qualification, ReporterKind, UnknownWord,
};

use crate::calendar::Day;
use crate::known::PersonKey;
use crate::number::PersonalNumber;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// One contact: when and how it came, and one matter for each person it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The instant it reached the board, or its duty service.
    pub arrived: Timestamp,
    /// By which way.
    pub channel: Channel,
    /// The matters, in the order in which they are answered.
    pub matters: Vec<MatterReading>,
}

/// One matter as read: one person, one concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterReading {
    /// What it is.
    pub kind: Kind,
    /// The person, where a known one has been recognised.
    pub person: Option<PersonKey>,
    /// How old the person is, and from what that is known.
    pub age: Age,
    /// The side of the service.
    pub area: Area,
    /// Who told us, as seen from this person.
    pub reporter: ReporterKind,
    /// Whether the reporter wants to know what becomes of it.
    pub asked: Asked,
    /// Competence the worker asks for beyond that of the area. `Violence` marks violence by a close person (INT-7).
    pub competence: BTreeSet<Competence>,
    /// Whether the worker opens sooner than the rule asks.
    pub wish: Wish,
    /// Danger today.
    pub acute: Acute,
    /// The key of another contact that told of the same event.
    pub same_event: Option<String>,
    /// What the text says has happened.
    pub told: Vec<Told>,
    /// Persons who apply together with the person.
    pub co_applicants: Vec<PersonKey>,
}

/// What is known of an age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// From a personal number.
    Number(PersonalNumber),
    /// From a day of birth without number.
    Born(Day),
    /// Somebody said so, in whole years on the day of arrival.
    Stated(u8),
    /// Nothing.
    Unknown,
}

impl Age {
    /// Whole years on the day of arrival.
    pub fn on(self, arrived: Day) -> Option<u8> {
        match self {
            Age::Stated(years) => Some(years),
            _ => self.born().map(|born| born.years_until(arrived)),
        }
    }

    /// The day of birth, where it is known.
    pub fn born(self) -> Option<Day> {
        match self {
            Age::Number(number) => Some(number.birth()),
            Age::Born(day) => Some(day),
            Age::Stated(_) | Age::Unknown => None,
        }
    }

    /// What it rests on.
    pub fn basis(self) -> AgeBasis {
        match self {
            Age::Number(_) | Age::Born(_) => AgeBasis::Number,
            Age::Stated(_) => AgeBasis::Stated,
            Age::Unknown => AgeBasis::Unknown,
        }
    }
}

/// Whether the reporter has asked for feedback in the contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Has asked.
    Yes,
    /// Has not.
    No,
}

/// The worker's own choice about opening. Opening sooner than the rule asks is never wrong; later has no value here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// As the rule says.
    AsRule,
    /// At once.
    OpenNow,
}

/// Something the text says has happened, which starts a deadline of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The child has been taken into care at once (LVU 6 §) by a decision of this day.
    TakenIntoCare(Day),
    /// That decision has been carried out on this day.
    CarriedOut(Day),
    /// Kronofogden gives notice of an eviction. Follows by itself where Kronofogden writes about housing.
    EvictionNotice,
}

impl Kind {
    /// Whether somebody applies.
    pub fn is_application(self) -> bool {
        matches!(self, Kind::ApplicationIncomeSupport | Kind::ApplicationSupport)
    }

    /// Whether the kind concerns nobody's file: advice, a consult without a name, post for somebody else.
    pub fn is_without_file(self) -> bool {
        matches!(self, Kind::Advice | Kind::ConsultAnonymous | Kind::Misdirected)
    }
}

impl ReporterKind {
    /// Whether the reporter belongs to those of SoL 19:1 (INT-8).
    pub fn is_mandated(self) -> bool {
        use ReporterKind as R;
        let authority = matches!(self, R::Police | R::EnforcementAuthority | R::SocialServices);
        authority || matches!(self, R::School | R::Preschool | R::HealthCare | R::DentalCare)
    }
}

impl Channel {
    /// Whether one of us has it live and can act while the other is still there.
    pub fn is_live(self) -> bool {
        matches!(self, Channel::Phone | Channel::Visit | Channel::DutyService)
    }
}

impl Area {
    /// The competence that the area itself asks for.
    pub fn competence(self) -> Option<Competence> {
        match self {
            Area::Child | Area::Youth18To20 => Some(Competence::Child),
            Area::Violence => Some(Competence::Violence),
            Area::Addiction => Some(Competence::Addiction),
            Area::IncomeSupport | Area::Housing => Some(Competence::Economy),
            Area::Records => Some(Competence::Records),
            Area::None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_reads_itself_and_no_other_is_read() {
        fn all<T: std::str::FromStr + Copy + PartialEq + std::fmt::Debug>(values: &[T], word: fn(T) -> &'static str) {
            for value in values {
                assert_eq!(word(*value).parse().ok(), Some(*value));
            }
        }
        all(Kind::ALL, Kind::as_str);
        all(Area::ALL, Area::as_str);
        all(ReporterKind::ALL, ReporterKind::as_str);
        all(Channel::ALL, Channel::as_str);
        all(Opens::ALL, Opens::as_str);
        all(DocumentedIn::ALL, DocumentedIn::as_str);
        all(Competence::ALL, Competence::as_str);
        assert_eq!("Child".parse::<Area>(), Err(UnknownWord { list: "Area" }));
        assert_eq!("self".parse::<ReporterKind>(), Ok(ReporterKind::Own));
        assert_eq!(Qualification::Degree.to_string(), "25:1");
    }

    #[test]
    fn seven_kinds_of_reporter_are_mandated() {
        assert_eq!(ReporterKind::ALL.iter().filter(|kind| kind.is_mandated()).count(), 7);
        assert!(!ReporterKind::FosterHome.is_mandated() && !ReporterKind::Own.is_mandated());
    }
}
