//! Who works where, with what, and who decides what. Every change is a deed with one event, so that the journal can say
//! on any later day who had which right and who gave it.

mod deeds;
mod settle;
mod who;

pub use deeds::{
    add_competence, add_staff, add_unit, clear, drop_competence, end_engagement, end_introduction, entrust,
    note_absence, place, set_password, unclear,
};
pub(crate) use settle::{begin_day, relieve_all};
pub use settle::{expire, settle};
pub(crate) use who::kind_of;
pub use who::{Colleague, Names, colleagues, intake, names, receiving, resources, role, units};

use crate::{Refusal, SQL, StaffId, session::Secret};
use law::{
    Day,
    credentials::{Degree, Experience},
};
use store::{FromRow, Res, Row, Stmt, Tx, args, named};

const ANYBODY: Stmt = named(SQL, "anybody");
const BY_LOGIN: Stmt = named(SQL, "by-login");

/// The kinds of event that this crate's own deeds write.
pub const EVENTS: [&str; 14] = [
    "access.emergency_opened",
    "access.matter_relieved",
    "office.unit_added",
    "office.staff_added",
    "office.staff_placed",
    "office.competence_added",
    "office.competence_dropped",
    "office.absence_noted",
    "office.decision_entrusted",
    "office.clearance_given",
    "office.clearance_taken",
    "office.engagement_ended",
    "office.introduction_ended",
    "office.password_set",
];

/// What a unit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// Takes in first contacts; reads what is told at the public door.
    Intake,
    /// Investigates and decides.
    Authority,
    /// Gives support.
    Resource,
}

impl UnitKind {
    /// The stored name.
    pub fn name(self) -> &'static str {
        match self {
            UnitKind::Intake => "intake",
            UnitKind::Authority => "authority",
            UnitKind::Resource => "resource",
        }
    }

    /// The kind of that stored name.
    pub(crate) fn named(name: &str) -> Option<UnitKind> {
        [UnitKind::Intake, UnitKind::Authority, UnitKind::Resource].into_iter().find(|kind| kind.name() == name)
    }

    /// Whether matters can lie there from their first second: a unit that gives support exercises no authority.
    pub fn receives(self) -> bool {
        match self {
            UnitKind::Intake | UnitKind::Authority => true,
            UnitKind::Resource => false,
        }
    }
}

/// What somebody is in a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Post {
    /// Works there.
    Member,
    /// Leads the work there in the areas of the own competence (förste socialsekreterare, arbetsledare).
    Lead,
    /// Stands in for the head while the head is away.
    Deputy,
    /// Heads it and answers for its matters. A unit has one.
    Head,
}

impl Post {
    /// The stored name.
    pub fn name(self) -> &'static str {
        match self {
            Post::Member => "member",
            Post::Lead => "lead",
            Post::Deputy => "deputy",
            Post::Head => "head",
        }
    }
}

/// A login name: small letters, digits, dot and dash, at most 60.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginName(String);

/// A text that is no login name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLoginName;

impl LoginName {
    /// Reads a login name; capital letters become small.
    pub fn parse(text: &str) -> Result<LoginName, BadLoginName> {
        let name = text.trim().to_lowercase();
        let fits = |c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_' | '@');
        let long = name.chars().count();
        if (1..=60).contains(&long) && name.chars().all(fits) { Ok(LoginName(name)) } else { Err(BadLoginName) }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Somebody who begins here.
#[derive(Clone, Debug)]
pub struct NewStaff {
    /// The name as colleagues read it.
    pub name: String,
    /// The name to log in with.
    pub login: LoginName,
    /// The password, hashed; none for those who do not log in.
    pub secret: Option<Secret>,
    /// The role in words, as in the contract. Nothing follows from it.
    pub role: String,
    /// Whether the degree fulfils SoL 25:1.
    pub degree: Degree,
    /// Whether the person assesses and decides independently.
    pub experience: Experience,
    /// The first day.
    pub first_day: Day,
    /// The last day of an engagement that ends.
    pub last_day: Option<Day>,
}

/// Whether anybody works here.
pub async fn anybody(tx: &mut Tx) -> Res<bool> {
    Ok(!tx.rows(ANYBODY, args![]).await?.is_empty())
}

struct Id(StaffId);

impl FromRow for Id {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("id").map(Id)
    }
}

/// The one with that login name, for those who arrange the office from a command.
pub async fn by_login(tx: &mut Tx, login: &str) -> Res<Option<StaffId>> {
    Ok(tx.one::<Id>(BY_LOGIN, args![login]).await?.map(|id| id.0))
}

pub(crate) const UNIT_KNOWN: Refusal = Refusal { word: "access-unit-known", rule: None };
pub(crate) const STAFF_KNOWN: Refusal = Refusal { word: "access-staff-known", rule: None };
pub(crate) const STAFF_UNKNOWN: Refusal = Refusal { word: "access-staff-unknown", rule: None };
pub(crate) const DAYS_REVERSED: Refusal = Refusal { word: "access-days-reversed", rule: None };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_name_is_written_in_one_way() {
        assert_eq!(LoginName::parse(" Birgitta.Åhsberg ").unwrap().as_str(), "birgitta.åhsberg");
        for bad in ["", "  ", "a b", "a\nb", "<script>", &"a".repeat(61)] {
            assert_eq!(LoginName::parse(bad), Err(BadLoginName), "{bad}");
        }
    }
}
