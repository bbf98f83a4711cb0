//! Plays a week: founds the records, hands over what was known, and registers each contact at its own time.

pub(crate) mod reading;
mod recognise;

pub(crate) use recognise::co_applicant;

use super::{
    before::{self, office},
    check::Tally,
    file::{Week, contact::Contact},
    names::Names,
};
use crate::doors;
use access::{Act, No, Permit, StaffId, UnitId, Who};
use casefile::{Registered, Registration, foresee, register, registration};
use journal::{Chance, Moment};
use law::follows::Stage;
use law::reading::Opens;
use law::{Day, Law, Settings};
use reading::Reading;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use store::{Db, Ts, Tx, Uuid};

type Done<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// A week that is being played: the same files give the same chain of events each time and on both databases.
pub(crate) struct Play {
    pub db: Db,
    law: Arc<Law>,
    chance: Arc<Seeded>,
    pub names: Names,
    intake: UnitId,
    pub head: StaffId,
    settled: Option<Day>,
}

struct Seeded(Mutex<u64>);

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for byte in bytes {
            // splitmix64
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = *state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = z.to_le_bytes()[3];
        }
    }
}

/// Whether there are records to play in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Records {
    Build,
    AreThere,
}

/// What became of one contact.
pub(crate) enum Outcome {
    /// It is registered.
    Registered(Box<Registration>, Registered),
    /// The house said no, with the key of the sentence that says why.
    Refused(String),
}

/// The law with the hour from which this municipality counts a report as late.
pub(crate) fn law(late_from: Option<&toml::Value>) -> Done<Law> {
    let law = Law::sweden()?;
    let Some(written) = late_from else { return Ok(law) };
    let text = written.as_str().map_or_else(|| written.to_string(), str::to_owned).replace('.', ":");
    let wrong = |_| super::file::Malformed::new("people.toml", "municipality.late_from", "is no hour");
    let settings = Settings { protective_next_day_from: text.trim().parse().map_err(wrong)?, ..law.settings().clone() };
    Ok(law.with_settings(settings))
}

impl Play {
    /// Founds the records in an empty database and hands over what was known before the week.
    pub async fn found(db: Db, law: Law, week: &Week) -> Done<Play> {
        Play::begin(db, law, week, Records::Build).await
    }

    /// The same in records that are built already, where nobody works yet.
    pub async fn found_in(db: Db, law: Law, week: &Week) -> Done<Play> {
        Play::begin(db, law, week, Records::AreThere).await
    }

    async fn begin(db: Db, law: Law, week: &Week, records: Records) -> Done<Play> {
        let (law, chance) = (Arc::new(law), Arc::new(Seeded(Mutex::new(2026))));
        let zone = law.settings().zone.clone();
        let mut days = Vec::new();
        for (file, contact) in &week.contacts {
            let at = contact.arrived_at(&zone).map_err(|what| super::file::Malformed::new(file, "arrived", what))?;
            days.push(zone.day(at.instant()));
        }
        let (from, to) = week.people.days();
        let first = days.iter().copied().chain(from).min().ok_or("a week without days")?.minus_days(1);
        let last = days.iter().copied().chain(to).max().ok_or("a week without days")?;
        let at = Ts::of(zone.instant(first, law.settings().office.open()));
        let m = Moment::new(at, law.clone(), chance.clone());
        if records == Records::Build {
            doors::ready(&db, m.id(), at).await?;
        }
        let (by, mut names) = (Permit::ask(Who::Operator("week".into()), Act::Office)?, Names::default());
        let mut tx = db.begin().await?;
        let (intake, head) = office::found(&mut tx, &m, &by, &week.people, first..=last, &mut names).await?;
        before::take_over(&mut tx, &m, &by, &week.people, intake, &mut names).await?;
        tx.commit().await?;
        Ok(Play { db, law, chance, names, intake, head, settled: None })
    }

    /// Registers one contact at the time of its arrival, by the one who received it, or else by the head.
    pub async fn register(&mut self, reading: &Reading<'_>) -> Done<Outcome> {
        let m = self.moment(reading.arrived);
        let mut tx = self.db.begin().await?;
        if self.settled != Some(reading.day) {
            access::settle(&mut tx, &m).await?;
            self.settled = Some(reading.day);
        }
        tx.commit().await?;
        let mut tx = self.db.begin().await?;
        let (call, _) = self.as_read(&mut tx, &m, reading).await?;
        let (_, by) = self.receiver(&mut tx, reading).await?;
        let done = match register(&mut tx, &by, &m, self.intake, &call).await {
            Ok(done) => done,
            Err(No::Refusal(refusal)) => return Ok(Outcome::Refused(refusal.word.to_owned())),
            Err(No::Stale) => return Ok(Outcome::Refused("stale".to_owned())),
            Err(other) => return Err(other.into()),
        };
        tx.commit().await?;
        self.learn(&reading.contact.id, &done);
        Ok(Outcome::Registered(Box::new(call), done))
    }

    /// The worker's reading, and for each matter whether the worker opens sooner than the rule asks.
    pub async fn as_read(&self, tx: &mut Tx, m: &Moment, reading: &Reading<'_>) -> Done<(Registration, Vec<bool>)> {
        let mut call = reading.call(m.id(), &self.names)?;
        call.about = reading.about(tx, &self.names, &[]).await?;
        let early = self.early(tx, m, reading, &call).await;
        call.about = reading.about(tx, &self.names, &early).await?;
        Ok((call, early))
    }

    /// Where the file opens at once and the rule asks for an assessment first, the worker wished it.
    async fn early(&self, tx: &mut Tx, m: &Moment, reading: &Reading<'_>, call: &Registration) -> Vec<bool> {
        let Ok(by_rule) = foresee(tx, m, (call.arrived, call.channel), &call.about).await else { return Vec::new() };
        let matters = reading.contact.expect.matter.iter().zip(&by_rule);
        let sooner = matters.map(|(written, rule)| {
            let wished = written.opens.as_deref() == Some(Opens::AtOnce.as_str());
            wished && rule.stage != Stage::Adult && rule.opens.value == Opens::Assess
        });
        sooner.collect()
    }

    /// Who registers: the one who received it, or else the head.
    pub async fn receiver(&self, tx: &mut Tx, reading: &Reading<'_>) -> Result<(StaffId, Permit), No> {
        let received = self.names.colleague(&reading.contact.received_by).map_or(self.head, |one| one.staff);
        match Permit::for_staff(tx, received, Act::Register).await {
            Err(No::Refusal(_)) => Ok((self.head, Permit::for_staff(tx, self.head, Act::Register).await?)),
            other => Ok((received, other?)),
        }
    }

    /// The zone whose days count.
    pub fn zone(&self) -> law::Zone {
        self.law.settings().zone.clone()
    }

    /// The moment of an arrival.
    pub fn moment(&self, arrived: Ts) -> Moment {
        Moment::new(arrived, self.law.clone(), self.chance.clone())
    }

    /// Remembers by which name the files know what a contact became.
    pub fn learn(&mut self, name: &str, done: &Registered) {
        if let Some(contact) = done.contact {
            self.names.contacts.insert(name.to_owned(), contact);
        }
        for (id, _) in done.matters() {
            self.names.matters.insert(id, name.to_owned());
        }
    }

    /// What the house answers to the same call again: read from the database, and nothing is done twice.
    pub async fn again(&self, call: &Registration) -> Done<Registered> {
        let m = Moment::new(call.arrived, self.law.clone(), Arc::new(Seeded(Mutex::new(0))));
        let mut tx = self.db.begin().await?;
        let by = Permit::for_staff(&mut tx, self.head, Act::Register).await?;
        Ok(register(&mut tx, &by, &m, self.intake, call).await?)
    }
}

impl Play {
    /// Who told, as the register has it, compared with the file.
    pub async fn reporter(
        &self,
        tx: &mut Tx,
        id: Option<Uuid>,
        contact: &Contact,
        tally: &mut Tally,
    ) -> Done<Vec<(String, Value)>> {
        let Some(id) = id else { return Ok(Vec::new()) };
        let by = Permit::for_staff(tx, self.head, Act::Register).await?;
        let listed = registration::read(tx, &by, id).await?.ok_or("a contact is not there")?;
        let (kind, identity) = listed.reporter.ok_or("a contact without a reporter")?;
        let teller = &contact.expect.reporter;
        for (field, got, expected) in
            [("kind", kind.as_str(), teller.kind.as_str()), ("identity", identity.as_str(), teller.identity.as_str())]
        {
            tally.fields += 1;
            if got != expected && !expected.is_empty() {
                tally.differs(&contact.id, "reporter", field, (got, expected));
            }
        }
        let of = |one: &super::names::Colleague| listed.received_by.as_deref() == Some(one.staff.to_string().as_str());
        let received_by = self.names.roster.iter().find(|one| of(one)).map(|one| one.id.clone());
        Ok(vec![
            ("reporter".to_owned(), json!({ "kind": kind.as_str(), "identity": identity.as_str() })),
            ("received_by".to_owned(), json!(received_by)),
        ])
    }
}
