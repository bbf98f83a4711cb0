//! What the house knows of the persons in a contact before it arrives, handed in as plain values.

use crate::calendar::Day;
use crate::reading::Area;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The key of a known person. Opaque: no personal number, no name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PersonKey(pub String);

/// The key of a member of staff. Opaque.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StaffKey(pub String);

/// The known persons that a contact touches: those of its matters and their guardians.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// By key.
    pub persons: BTreeMap<PersonKey, KnownPerson>,
}

/// One known person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownPerson {
    /// Protected identity (SEK-8).
    pub protection: Protection,
    /// Matters of this person, open and closed.
    pub matters: Vec<KnownMatter>,
    /// Custodial guardians as far as known; empty where that must be checked.
    pub guardians: Vec<PersonKey>,
    /// Staff who stand this person close (ORG-6).
    pub related_staff: BTreeSet<StaffKey>,
}

/// The three degrees of protected identity (SEK-8), and none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Protection {
    /// None.
    #[default]
    None,
    /// *Sekretessmarkering*: a warning flag.
    Marking,
    /// *Skyddad folkbokföring*.
    Registration,
    /// *Fingerade personuppgifter*.
    Fictitious,
}

/// One known matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownMatter {
    /// Its key or case number.
    pub key: String,
    /// What sort of work it is.
    pub work: Work,
    /// The side of the service it belongs to.
    pub area: Area,
    /// First day.
    pub opened: Day,
    /// Last day, once closed.
    pub closed: Option<Day>,
}

/// Sorts of work, as far as a new contact cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// An investigation. Only this makes a new report part of what runs.
    Investigation,
    /// Support or a placement: no investigation.
    Support,
    /// A report that led to none.
    NotOpened,
    /// Anything else.
    Other,
}

impl KnownMatter {
    /// Whether it is open on a day.
    pub fn is_open(&self, on: Day) -> bool {
        self.opened <= on && self.closed.is_none_or(|closed| on < closed)
    }
}

impl KnownPerson {
    /// The investigation that is open on a day; the latest where there are several.
    pub fn open_investigation(&self, on: Day) -> Option<&KnownMatter> {
        let open = self.matters.iter().filter(|matter| matter.work == Work::Investigation && matter.is_open(on));
        open.max_by_key(|matter| matter.opened)
    }

    /// The matter a new one on this person lies closest to: open before closed, of the same area before another, the
    /// latest before an earlier one.
    pub fn nearest_matter(&self, area: Area, on: Day) -> Option<&KnownMatter> {
        let begun = self.matters.iter().filter(|matter| matter.opened <= on);
        begun.max_by_key(|matter| (matter.is_open(on), matter.area == area, matter.opened))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matter(key: &str, work: Work, area: Area, opened: &str, closed: Option<&str>) -> KnownMatter {
        let day = |text: &str| Day::parse(text).unwrap();
        KnownMatter { key: key.to_owned(), work, area, opened: day(opened), closed: closed.map(day) }
    }

    #[test]
    fn open_before_closed_and_the_same_area_before_another() {
        let person = KnownPerson {
            matters: vec![
                matter("old", Work::Investigation, Area::Child, "2025-09-01", Some("2026-01-15")),
                matter("support", Work::Support, Area::Child, "2025-10-01", None),
                matter("money", Work::Other, Area::IncomeSupport, "2026-02-01", None),
            ],
            ..KnownPerson::default()
        };
        let on = |text: &str| Day::parse(text).unwrap();
        let nearest = |area, day| person.nearest_matter(area, on(day)).map(|matter| matter.key.as_str());
        assert_eq!(nearest(Area::Child, "2026-03-02"), Some("support"));
        assert_eq!(nearest(Area::IncomeSupport, "2026-03-02"), Some("money"));
        assert_eq!(nearest(Area::Violence, "2026-03-02"), Some("money"));
        assert_eq!(nearest(Area::Child, "2025-08-31"), None);
        assert_eq!(person.open_investigation(on("2026-01-14")).map(|matter| matter.key.as_str()), Some("old"));
        assert_eq!(person.open_investigation(on("2026-01-15")), None);
    }
}
