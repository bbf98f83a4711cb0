//! `people.toml`: what is known before the week, as it is written.

use super::{Flag, date};
use law::Day;
use serde::Deserialize;
use toml::Value;

/// The file.
#[derive(Deserialize)]
pub(crate) struct People {
    week_from: Option<Value>,
    week_to: Option<Value>,
    #[serde(default)]
    pub municipality: Municipality,
    #[serde(default)]
    pub decision_right: Vec<Right>,
    #[serde(default)]
    pub unit: Vec<Unit>,
    #[serde(default)]
    pub staff: Vec<Member>,
    #[serde(default)]
    pub relation: Vec<Relation>,
    #[serde(default)]
    pub person: Vec<Person>,
    #[serde(default)]
    pub matter: Vec<Matter>,
}

#[derive(Deserialize, Default)]
pub(crate) struct Municipality {
    pub late_from: Option<Value>,
    #[serde(default)]
    pub duty_service: String,
    #[serde(default)]
    pub chair: String,
    #[serde(default)]
    pub appointed_member: String,
}

/// Who may decide what; a substitute only while the first is away.
#[derive(Deserialize)]
pub(crate) struct Right {
    pub act: String,
    #[serde(default)]
    pub who: Vec<String>,
    #[serde(default)]
    pub substitute: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct Unit {
    #[serde(default)]
    pub id: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub head: String,
}

#[derive(Deserialize)]
pub(crate) struct Member {
    pub id: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub role: String,
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub qualified_25_1: Flag,
    #[serde(default)]
    pub independent: Flag,
    #[serde(default)]
    pub areas: Vec<String>,
    #[serde(default)]
    pub away: Vec<Absence>,
    #[serde(default)]
    pub hours: String,
    #[serde(default)]
    pub note: String,
}

#[derive(Deserialize)]
pub(crate) struct Absence {
    pub from: Value,
    pub to: Option<Value>,
}

#[derive(Deserialize)]
pub(crate) struct Relation {
    pub staff: Option<String>,
    pub person: String,
}

#[derive(Deserialize)]
pub(crate) struct Person {
    pub id: String,
    pub name: String,
    pub personal_number: Option<String>,
    pub born: Option<Value>,
    #[serde(default)]
    pub protected_identity: Flag,
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub guardians: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct Matter {
    pub id: String,
    pub kind: String,
    pub person: String,
    #[serde(default)]
    pub status: String,
    pub opened: Value,
    pub closed: Option<Value>,
    #[serde(default)]
    pub worker: String,
    #[serde(default)]
    pub guardians: Vec<String>,
}

impl People {
    /// The first and the last day of the week, where the file says them.
    pub fn days(&self) -> (Option<Day>, Option<Day>) {
        let day = |written: &Option<Value>| written.as_ref().and_then(|value| date(value).ok());
        (day(&self.week_from), day(&self.week_to))
    }
}
