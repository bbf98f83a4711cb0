//! One contact's file, as it is written: the text that came, and what it must become.

use super::{Flag, date, instant};
use law::{Day, Zone};
use serde::Deserialize;
use store::Ts;
use toml::Value;

#[derive(Deserialize)]
pub(crate) struct Contact {
    pub id: String,
    arrived: Value,
    pub channel: String,
    #[serde(default)]
    pub received_by: String,
    #[serde(default)]
    pub language: String,
    #[serde(default)]
    pub text: String,
    pub expect: Expect,
}

#[derive(Deserialize)]
pub(crate) struct Expect {
    pub reporter: Teller,
    #[serde(default)]
    pub matter: Vec<Matter>,
    #[serde(default)]
    pub no_matter: Vec<Nobody>,
    #[serde(default)]
    pub variant: Vec<Variant>,
    #[serde(default)]
    pub must_not_store: Vec<Never>,
    #[serde(default)]
    pub must_not_show: Vec<Never>,
}

#[derive(Deserialize)]
pub(crate) struct Teller {
    pub kind: String,
    #[serde(default)]
    pub identity: String,
    #[serde(default)]
    pub name: String,
}

#[derive(Deserialize)]
pub(crate) struct Nobody {
    #[serde(default)]
    pub person: String,
}

#[derive(Deserialize)]
pub(crate) struct Variant {
    pub on: String,
    #[serde(default)]
    pub accepted: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct Never {
    #[serde(default)]
    pub what: String,
    #[serde(default)]
    pub to: String,
    #[serde(default)]
    pub literal: Vec<String>,
}

/// One matter: the worker's reading, and what must follow. What a file leaves out is not compared, but for the days and
/// ties of which there are none.
#[derive(Deserialize)]
pub(crate) struct Matter {
    #[serde(default)]
    pub key: String,
    pub kind: String,
    #[serde(default)]
    pub person: String,
    #[serde(default)]
    pub personal_number: String,
    pub born: Option<Value>,
    pub age: Option<u8>,
    pub age_basis: Option<String>,
    #[serde(default)]
    pub relation: String,
    #[serde(default = "none")]
    pub area: String,
    pub reporter_kind: Option<String>,
    pub duty_19_1: Option<bool>,
    pub feedback: Option<String>,
    pub feedback_clock: Option<String>,
    pub opens: Option<String>,
    pub documented_in: Option<String>,
    pub clocks: Option<Vec<String>>,
    pub protective_due: Option<Value>,
    pub protective_latest: Option<Value>,
    pub preliminary_latest: Option<Value>,
    pub feedback_outer: Option<Value>,
    pub investigation_latest: Option<Value>,
    #[serde(default)]
    pub other_due: Vec<Due>,
    pub qualification: Option<String>,
    #[serde(default)]
    pub competence: Vec<String>,
    #[serde(default)]
    pub interpreter: String,
    pub protected_identity: Option<Flag>,
    #[serde(default)]
    pub conflict_of_interest: Vec<String>,
    #[serde(default)]
    pub joins: String,
    #[serde(default)]
    pub joins_as: String,
    #[serde(default = "no")]
    pub acute: String,
    #[serde(default)]
    pub acute_why: String,
}

#[derive(Deserialize)]
pub(crate) struct Due {
    pub clock: String,
    pub latest: Value,
}

fn none() -> String {
    "none".to_owned()
}

fn no() -> String {
    "no".to_owned()
}

impl Contact {
    pub fn arrived_at(&self, zone: &Zone) -> Result<Ts, String> {
        instant(&self.arrived, zone)
    }
}

impl Matter {
    /// The last day of another deadline, where the file gives one.
    pub fn due(&self, clock: &str) -> Option<Day> {
        self.other_due.iter().find(|due| due.clock == clock).and_then(|due| date(&due.latest).ok())
    }
}
