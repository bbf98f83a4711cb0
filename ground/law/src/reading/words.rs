//! The small words of the field, each a type that has no other value.

use std::fmt;

/// A word that its list does not have. The word is not kept: it may be something a person wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    /// The name of the list.
    pub list: &'static str,
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a word of {}", self.list)
    }
}

impl std::error::Error for UnknownWord {}

/// An enum whose values are words of the field: `as_str`, `FromStr`, `Display`, `ALL` and serde all use the same word.
macro_rules! words {
    ($(#[$of:meta])* $name:ident { $($(#[$about:meta])* $value:ident = $word:literal,)+ }) => {
        $(#[$of])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$about])* #[serde(rename = $word)] $value,)+ }

        impl $name {
            /// Every value, in the order of the list.
            pub const ALL: &'static [$name] = &[$($name::$value,)+];

            /// The word.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$value => $word,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::reading::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                let found = Self::ALL.iter().find(|value| value.as_str() == word);
                found.copied().ok_or($crate::reading::UnknownWord { list: stringify!($name) })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What a matter is when it arrives.
    Kind {
        /// A report of concern about a child or young person.
        ChildConcern = "child_concern",
        /// An application for income support.
        ApplicationIncomeSupport = "application_income_support",
        /// An application for other support.
        ApplicationSupport = "application_support",
        /// Concern about an adult's addiction.
        AdultAddiction = "adult_addiction",
        /// Violence of or against a close person.
        Violence = "violence",
        /// Information by other means: another unit, own observation.
        OtherInformation = "other_information",
        /// Advice without need of a measure.
        Advice = "advice",
        /// A professional asks without naming the child.
        ConsultAnonymous = "consult_anonymous",
        /// Somebody asks for a file or for own data.
        RecordsRequest = "records_request",
        /// Meant for somebody else.
        Misdirected = "misdirected",
        /// Belongs to work that runs.
        FollowUpToExisting = "follow_up_to_existing",
    }
}

words! {
    /// Which side of the service a matter falls to.
    Area {
        /// Children.
        Child = "child",
        /// Young people of 18-20.
        Youth18To20 = "youth_18_20",
        /// Violence in close relationships.
        Violence = "violence",
        /// Harmful use and dependence.
        Addiction = "addiction",
        /// Income support.
        IncomeSupport = "income_support",
        /// Housing and evictions.
        Housing = "housing",
        /// Files and personal data.
        Records = "records",
        /// None.
        None = "none",
    }
}

words! {
    /// Who told us, as seen from the person of the matter.
    ReporterKind {
        /// The person.
        Own = "self",
        /// A custodial guardian.
        Guardian = "guardian",
        /// A relative or partner.
        Relative = "relative",
        /// Somebody who does not say who.
        Anonymous = "anonymous",
        /// An association or congregation.
        Association = "association",
        /// A family home.
        FosterHome = "foster_home",
        /// A school.
        School = "school",
        /// A preschool.
        Preschool = "preschool",
        /// Health care.
        HealthCare = "health_care",
        /// Dental care.
        DentalCare = "dental_care",
        /// The police.
        Police = "police",
        /// Kronofogden.
        EnforcementAuthority = "enforcement_authority",
        /// Social services, own or other.
        SocialServices = "social_services",
    }
}

words! {
    /// By which way a contact came.
    Channel {
        /// By telephone.
        Phone = "phone",
        /// By mail.
        Email = "email",
        /// On paper.
        Letter = "letter",
        /// By the public form.
        WebForm = "web_form",
        /// At the desk.
        Visit = "visit",
        /// A report of the police.
        PoliceReport = "police_report",
        /// From another unit.
        Internal = "internal",
        /// From the duty service.
        DutyService = "duty_service",
    }
}

words! {
    /// Whether somebody may be in danger today.
    Acute {
        /// Yes.
        Yes = "yes",
        /// To be judged.
        Judge = "judge",
        /// No.
        No = "no",
    }
}

words! {
    /// How an investigation comes about.
    Opens {
        /// At once.
        AtOnce = "at_once",
        /// The preliminary assessment decides.
        Assess = "assess",
        /// An adult is spoken with first.
        ContactFirst = "contact_first",
        /// It runs already, or the matter belongs to work that runs.
        AlreadyOpen = "already_open",
        /// None comes of this.
        No = "no",
    }
}

words! {
    /// Where it is written down.
    DocumentedIn {
        /// In the child's own personal file.
        ChildFile = "child_file",
        /// In the adult's or young person's case file.
        CaseFile = "case_file",
        /// In the register of notifications about adults and young people without a file.
        Register18To20Adult = "register_18_20_adult",
        /// In the diary, without personal data.
        Diary = "diary",
        /// As a count only.
        Statistics = "statistics",
        /// Nowhere.
        None = "none",
    }
}

words! {
    /// Which degree rule the work falls under.
    Qualification {
        /// The degree rule of SoL 25:1 for work with children and young people.
        Degree = "25:1",
        /// None.
        None = "none",
    }
}

words! {
    /// What a worker is versed in.
    Competence {
        /// Children and young people.
        Child = "child",
        /// Violence in close relationships.
        Violence = "violence",
        /// Harmful use and dependence.
        Addiction = "addiction",
        /// Income support and housing.
        Economy = "economy",
        /// Files and personal data.
        Records = "records",
    }
}

words! {
    /// Whether and how the reporter is told what became of it.
    Feedback {
        /// The reporter has asked.
        Requested = "requested",
        /// The reporter may ask.
        OnRequest = "on_request",
        /// Nothing may be told.
        No = "no",
    }
}

words! {
    /// When feedback is due.
    FeedbackClock {
        /// Within a week of the decision.
        SevenDaysAfterDecision = "7_days_after_decision",
        /// As soon as it is asked for.
        AtOnce = "at_once",
        /// Never.
        None = "none",
    }
}

words! {
    /// How a matter is tied to another one.
    JoinsAs {
        /// It becomes part of an open investigation.
        SameInvestigation = "same_investigation",
        /// It belongs to a matter that runs.
        SameMatter = "same_matter",
        /// Another contact told of the same event.
        SameEvent = "same_event",
        /// A new matter in a file that exists.
        NewMatterInExistingFile = "new_matter_in_existing_file",
        /// A request about a file that exists.
        RequestInExistingFile = "request_in_existing_file",
    }
}

words! {
    /// Whether the reporter has a name.
    Identity {
        /// Named.
        Named = "named",
        /// Anonymous: nothing may be stored.
        Anonymous = "anonymous",
        /// A colleague.
        Internal = "internal",
    }
}

words! {
    /// What an age rests on.
    AgeBasis {
        /// A personal number, or a day of birth.
        Number = "number",
        /// What somebody said.
        Stated = "stated",
        /// Nothing.
        Unknown = "unknown",
    }
}
