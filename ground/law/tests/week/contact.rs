//! One contact of the week, and the worker's reading of it as the law takes it.

use crate::people::{People, day};
use jiff::Timestamp;
use law::known::Known;
use law::reading::{Age, Area, Asked, Kind, MatterReading, ReporterKind, Told, Wish};
use law::{Day, Law, PersonalNumber, Reading, Zone};
use serde::Deserialize;
use toml::value::Datetime;

#[derive(Deserialize)]
pub struct Written {
    pub id: String,
    arrived: Datetime,
    channel: String,
    pub expect: Expect,
}

#[derive(Deserialize)]
pub struct Expect {
    #[serde(default)]
    pub matter: Vec<Matter>,
    #[serde(default)]
    pub variant: Vec<Variant>,
}

#[derive(Deserialize)]
pub struct Variant {
    pub on: String,
    pub accepted: Vec<String>,
}

#[derive(Deserialize)]
pub struct Matter {
    pub key: String,
    kind: String,
    #[serde(default)]
    pub person: String,
    pub personal_number: Option<String>,
    pub born: Option<Datetime>,
    pub age: Option<u8>,
    pub age_basis: String,
    pub area: String,
    reporter_kind: String,
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
    pub protected_identity: bool,
    #[serde(default)]
    pub conflict_of_interest: Vec<String>,
    pub joins: Option<String>,
    pub joins_as: Option<String>,
    acute: String,
}

#[derive(Deserialize)]
pub struct Due {
    pub clock: String,
    pub latest: Datetime,
}

impl Written {
    /// The instant of arrival.
    pub fn arrived(&self) -> Timestamp {
        self.arrived.to_string().parse().unwrap()
    }

    /// The local day of arrival.
    pub fn day(&self) -> Day {
        Zone::named(Zone::STOCKHOLM).unwrap().day(self.arrived())
    }

    /// The reading, with the worker's wish to open sooner only where the rule alone would not open and the week says
    /// that it was opened.
    pub fn as_read(&self, people: &People, law: &Law) -> (Reading, Known) {
        let known = people.known();
        let matters = self.expect.matter.iter().map(|matter| matter.as_read(self.day(), people)).collect();
        let mut reading = Reading { arrived: self.arrived(), channel: self.channel.parse().unwrap(), matters };
        let by_rule = law::follows(&reading, &known, law).unwrap();
        for ((read, written), got) in reading.matters.iter_mut().zip(&self.expect.matter).zip(by_rule) {
            let young = got.stage != law::follows::Stage::Adult;
            if young && written.opens == "at_once" && got.opens.value.as_str() == "assess" {
                read.wish = Wish::OpenNow;
            }
        }
        (reading, known)
    }
}

impl Matter {
    fn as_read(&self, arrived: Day, people: &People) -> MatterReading {
        let (kind, area): (Kind, Area) = (self.kind.parse().unwrap(), self.area.parse().unwrap());
        let reporter: ReporterKind = self.reporter_kind.parse().unwrap();
        let basic = area.competence().map(|basic| basic.as_str());
        let more = self.competence.iter().filter(|word| Some(word.as_str()) != basic);
        MatterReading {
            kind,
            person: people.recognise(&self.person, self.personal_number.as_deref()),
            age: self.age_as_read(arrived),
            area,
            reporter,
            asked: if self.feedback == "requested" { Asked::Yes } else { Asked::No },
            competence: more.map(|word| word.parse().unwrap()).collect(),
            wish: Wish::AsRule,
            acute: self.acute.parse().unwrap(),
            same_event: self.joins.clone().filter(|_| self.joins_as.as_deref() == Some("same_event")),
            told: self.told(arrived),
            co_applicants: Vec::new(),
        }
    }

    fn age_as_read(&self, arrived: Day) -> Age {
        match (&self.personal_number, &self.born, self.age) {
            (Some(number), _, _) => Age::Number(PersonalNumber::parse(number, arrived).unwrap()),
            (None, Some(born), _) => Age::Born(day(born)),
            (None, None, Some(years)) => Age::Stated(years),
            (None, None, None) => Age::Unknown,
        }
    }

    /// What the text tells of decisions. The days stand only in the free text; where the week counts from another day
    /// than that of arrival, that day is taken back from the date it gives.
    fn told(&self, arrived: Day) -> Vec<Told> {
        let told_on = |clock: &str, days: u16| {
            let due = self.other_due.iter().find(|due| due.clock == clock)?;
            Some(if day(&due.latest) == arrived.plus_days(days) { arrived } else { day(&due.latest).minus_days(days) })
        };
        let notice = self.clocks.iter().any(|clock| clock == "enforcement_confirmation");
        [
            told_on("lvu_court", 7).map(Told::TakenIntoCare),
            told_on("lvu_application", 28).map(Told::CarriedOut),
            notice.then_some(Told::EvictionNotice),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
