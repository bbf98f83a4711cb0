//! The files' names for what the house knows by ids, both ways. Nothing that is printed shows an id of ours.

use access::{StaffId, UnitId};
use casefile::{MatterId, PersonId};
use std::collections::BTreeMap;
use store::Uuid;

/// Somebody on the roster.
pub(crate) struct Colleague {
    pub staff: StaffId,
    /// As the file calls them.
    pub id: String,
    pub name: String,
    pub role: String,
    /// Where they work; none for those who act from outside.
    pub unit: Option<UnitId>,
    /// Elected, not employed: decides by mandate.
    pub elected: bool,
}

#[derive(Default)]
pub(crate) struct Names {
    /// In the order of the file.
    pub roster: Vec<Colleague>,
    pub persons: BTreeMap<String, PersonId>,
    /// The name by which a matter's origin is printed: a known matter's id, or that of the contact.
    pub matters: BTreeMap<MatterId, String>,
    pub contacts: BTreeMap<String, Uuid>,
    /// The acts of the delegation scheme: who holds them first, and who while those are away.
    pub rights: Vec<(String, Vec<StaffId>, Vec<StaffId>)>,
}

impl Names {
    pub fn colleague(&self, id: &str) -> Option<&Colleague> {
        self.roster.iter().find(|one| one.id == id)
    }

    /// The file's id of somebody on the roster.
    pub fn staff(&self, staff: StaffId) -> String {
        let found = self.roster.iter().find(|one| one.staff == staff);
        found.map_or_else(|| "unknown".to_owned(), |one| one.id.clone())
    }

    pub fn person(&self, person: PersonId) -> Option<&str> {
        self.persons.iter().find(|(_, id)| **id == person).map(|(name, _)| name.as_str())
    }

    pub fn contact(&self, contact: Uuid) -> Option<&str> {
        self.contacts.iter().find(|(_, id)| **id == contact).map(|(name, _)| name.as_str())
    }

    /// The known matters with that name: one of an older system, or all that a contact of the week became.
    pub fn matters_named(&self, name: &str) -> Vec<MatterId> {
        self.matters.iter().filter(|(_, named)| *named == name).map(|(id, _)| *id).collect()
    }
}
