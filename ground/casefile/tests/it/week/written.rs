//! The week as it is written: contacts, what they must become, and what is known before Monday.

use law::{Day, Law, Settings};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};
use toml::value::Datetime;

#[derive(Deserialize)]
pub struct Written {
    pub id: String,
    arrived: Datetime,
    pub channel: String,
    pub received_by: Option<String>,
    pub language: String,
    pub text: String,
    pub expect: Expect,
}

#[derive(Deserialize)]
pub struct Expect {
    pub reporter: Teller,
    #[serde(default)]
    pub matter: Vec<Matter>,
    #[serde(default)]
    pub variant: Vec<Variant>,
    #[serde(default)]
    pub must_not_store: Vec<Never>,
}

#[derive(Deserialize)]
pub struct Never {
    pub literal: Vec<String>,
}

#[derive(Deserialize)]
pub struct Teller {
    pub kind: String,
    pub identity: String,
    #[serde(default)]
    pub name: String,
}

#[derive(Deserialize)]
pub struct Variant {
    pub on: String,
    pub accepted: Vec<String>,
}

#[derive(Deserialize)]
pub struct Matter {
    pub key: String,
    pub kind: String,
    #[serde(default)]
    pub person: String,
    pub personal_number: Option<String>,
    pub born: Option<Datetime>,
    pub age: Option<u8>,
    pub area: String,
    pub reporter_kind: String,
    pub duty_19_1: bool,
    pub feedback: String,
    pub feedback_clock: String,
    pub opens: String,
    pub documented_in: String,
    pub clocks: Vec<String>,
    pub protective_due: Option<Datetime>,
    pub protective_latest: Option<Datetime>,
    pub preliminary_latest: Option<Datetime>,
    pub feedback_outer: Option<Datetime>,
    pub investigation_latest: Option<Datetime>,
    #[serde(default)]
    pub other_due: Vec<Due>,
    pub qualification: String,
    pub competence: Vec<String>,
    #[serde(default)]
    pub interpreter: String,
    #[serde(default)]
    pub protected_identity: bool,
    #[serde(default)]
    pub conflict_of_interest: Vec<String>,
    pub joins: Option<String>,
    pub joins_as: Option<String>,
    pub acute: String,
}

#[derive(Deserialize)]
pub struct Due {
    pub clock: String,
    pub latest: Datetime,
}

#[derive(Deserialize)]
pub struct People {
    municipality: Municipality,
    #[serde(default)]
    pub relation: Vec<Close>,
    pub person: Vec<Person>,
    pub matter: Vec<Known>,
}

#[derive(Deserialize)]
struct Municipality {
    late_from: String,
}

#[derive(Deserialize)]
pub struct Close {
    pub staff: String,
    pub person: String,
}

#[derive(Deserialize)]
pub struct Person {
    pub id: String,
    pub name: String,
    pub personal_number: Option<String>,
    pub protected_identity: Option<String>,
}

#[derive(Deserialize)]
pub struct Known {
    pub id: String,
    pub kind: String,
    pub person: String,
    pub opened: Datetime,
    pub closed: Option<Datetime>,
    #[serde(default)]
    pub guardians: Vec<String>,
}

pub fn day(written: &Datetime) -> Day {
    Day::parse(&written.to_string()).unwrap()
}

impl Written {
    pub fn arrived(&self) -> store::Ts {
        self.arrived.to_string().parse().unwrap()
    }
}

impl People {
    /// The law with the municipality's own hour.
    pub fn law(&self) -> Law {
        let law = Law::sweden().unwrap();
        let late = self.municipality.late_from.replace('.', ":").parse().unwrap();
        let settings = Settings { protective_next_day_from: late, ..law.settings().clone() };
        law.with_settings(settings)
    }
}

fn read<T: DeserializeOwned>(path: &Path) -> T {
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The people and the contacts in the order in which they come; none where the week is not here.
pub fn week() -> Option<(People, Vec<Written>)> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/week"));
    if !folder.join("people.toml").exists() {
        println!("skipped: shared/data/week is not here");
        return None;
    }
    let files = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let toml = |path: &PathBuf| path.extension().is_some_and(|ext| ext == "toml") && !path.ends_with("people.toml");
    let mut contacts: Vec<Written> = files.filter(toml).map(|path| read(&path)).collect();
    contacts.sort_by_key(Written::arrived);
    Some((read(&folder.join("people.toml")), contacts))
}
