//! A week whose contacts somebody registers by another way, at the pages: what a worker would write down of each, and
//! afterwards what the records say, compared by the same code as `helhet week --check`.

use super::{
    check::Tally,
    file::{Malformed, Week, contact::Matter},
    not_stored,
    play::{self, Play, reading::Reading},
    read_back,
};
use access::StaffId;
use casefile::{CallId, Concern, Filed, MatterId, Registered, Registration};
use law::reading::{Age, Wish};
use serde_json::Map;
use std::path::Path;
use store::{Db, Ts, Uuid};

type Done<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The week, and what has been compared of it so far.
pub struct ByHand {
    play: Play,
    week: Week,
    tally: Tally,
    last: Option<Registered>,
}

/// One contact as a worker has read it, before anybody is recognised.
pub struct Written {
    /// The contact, as its file calls it.
    pub id: String,
    /// Who registers it: the one who received it, or else the head of the intake.
    pub staff: StaffId,
    /// The name to log in with.
    pub login: String,
    /// The name of the colleague who told, where one of us did.
    pub colleague: Option<String>,
    /// The contact itself; whom it concerns stands in the rows.
    pub call: Registration,
    /// One for each matter.
    pub rows: Vec<Row>,
}

/// What the worker has read about one person.
pub struct Row {
    /// The matter, as the file calls it.
    pub key: String,
    /// The name; empty where nobody has been made out.
    pub name: String,
    /// The personal number, the day of birth or the age as told; empty where none is.
    pub who: String,
    /// Who applies along.
    pub with: Option<String>,
    /// The contact that told of the same event, as its file calls it.
    pub same_event: Option<String>,
    /// What was read.
    pub concern: Concern,
}

impl ByHand {
    /// Reads the files of a folder and hands over what was known before the week, in records that are built already and
    /// where nobody works yet.
    ///
    /// # Errors
    /// The file with what is wrong in it, or that the database fails.
    pub async fn begin(folder: &Path, db: Db) -> Done<ByHand> {
        let zone = law::Law::sweden()?.settings().zone.clone();
        let week = Week::read(folder, &zone)?;
        let law = play::law(week.people.municipality.late_from.as_ref())?;
        let play = Play::found_in(db, law, &week).await?;
        let tally = Tally::of(&week.people);
        Ok(ByHand { play, week, tally, last: None })
    }

    /// The name by which the head of the intake logs in.
    ///
    /// # Errors
    /// That nobody on the roster is head.
    pub fn head(&self) -> Done<String> {
        let head = self.play.names.roster.iter().find(|one| one.staff == self.play.head).ok_or("no head")?;
        Ok(super::before::office::login(&head.id).as_str().to_owned())
    }

    /// Everybody on the roster.
    pub fn staff(&self) -> impl Iterator<Item = StaffId> {
        self.play.names.roster.iter().map(|one| one.staff)
    }

    /// When each contact came, in that order.
    ///
    /// # Errors
    /// The file with what is wrong in it.
    pub fn arrivals(&self) -> Done<Vec<Ts>> {
        let zone = self.zone();
        let at = |(file, contact): &(String, super::file::contact::Contact)| {
            contact.arrived_at(&zone).map_err(|what| Malformed::new(file, "arrived", what).into())
        };
        self.week.contacts.iter().map(at).collect()
    }

    /// What a worker writes down of the contact that came as number `nth`, from 0.
    ///
    /// # Errors
    /// The file with what is wrong in it, or that the database fails.
    pub async fn written(&self, nth: usize) -> Done<Written> {
        let reading = self.reading(nth)?;
        let m = self.play.moment(reading.arrived);
        let mut tx = self.play.db.begin().await?;
        let (mut call, early) = self.play.as_read(&mut tx, &m, &reading).await?;
        let (staff, _) = self.play.receiver(&mut tx, &reading).await?;
        let row = |(n, matter): (usize, &Matter)| {
            let mut concern = reading.concern(&self.play.names, matter, None)?;
            concern.wish = if early.get(n) == Some(&true) { Wish::OpenNow } else { Wish::AsRule };
            let who = who(matter, concern.age);
            let with = play::co_applicant(&matter.relation).filter(|_| concern.kind.is_application());
            let same = Some(matter.joins.clone()).filter(|_| matter.joins_as == "same_event");
            let (key, name) = (matter.key.clone(), matter.person.clone());
            Ok(Row { key, name, who, with: with.map(str::to_owned), same_event: same, concern })
        };
        let rows: Result<Vec<Row>, Malformed> = reading.contact.expect.matter.iter().enumerate().map(row).collect();
        call.about = casefile::Concerns::none();
        let login = self.play.names.roster.iter().find(|one| one.staff == staff);
        let login = login.map(|one| super::before::office::login(&one.id).as_str().to_owned()).unwrap_or_default();
        let teller = self.play.names.colleague(&reading.contact.expect.reporter.name).map(|one| one.name.clone());
        Ok(Written { colleague: teller, id: reading.contact.id.clone(), staff, login, call, rows: rows? })
    }

    /// Remembers what became of the contact that was registered with this call.
    ///
    /// # Errors
    /// That no such call is registered, or that the database fails.
    pub async fn learn(&mut self, nth: usize, id: Uuid) -> Done<()> {
        let reading = self.reading(nth)?;
        let m = self.play.moment(reading.arrived);
        let mut tx = self.play.db.begin().await?;
        let (call, _) = self.play.as_read(&mut tx, &m, &reading).await?;
        drop(tx);
        let stored = self.play.again(&Registration { call: CallId(id), ..call }).await?;
        if stored.follows.is_some() {
            return Err(format!("{}: no such call is registered", reading.contact.id).into());
        }
        let name = reading.contact.id.clone();
        self.play.learn(&name, &stored);
        self.last = Some(stored);
        Ok(())
    }

    /// The matter that a row of the last contact became.
    ///
    /// # Errors
    /// That it became none.
    pub fn matter_of(&self, row: usize) -> Done<MatterId> {
        match self.last.as_ref().and_then(|stored| stored.filed.get(row)) {
            Some(Filed::Matter(id, _)) => Ok(*id),
            _ => Err("the row is no matter".into()),
        }
    }

    /// Reads back what became of the contact that was learnt last, and compares it with its file.
    ///
    /// # Errors
    /// That none was learnt, or that the database fails.
    pub async fn became(&mut self, nth: usize) -> Done<()> {
        let stored = self.last.take().ok_or("no contact was learnt")?;
        let (file, contact) = self.week.contacts.get(nth).ok_or("no such contact")?;
        let zone = self.zone();
        let at = contact.arrived_at(&zone).map_err(|what| Malformed::new(file, "arrived", what))?;
        let reading = Reading::new(file, contact, at, zone.day(at.instant()));
        read_back(&self.play, &reading, &stored, Map::new(), &mut self.tally).await?;
        Ok(())
    }

    /// When the week is over: looks for what must not be stored, in the columns, the journal and the file of SQLite.
    ///
    /// # Errors
    /// That the journal is not sound, or that the database fails.
    pub async fn end(mut self, file: Option<&Path>) -> Done<Tally> {
        let mut tx = self.play.db.snapshot().await?;
        journal::verify(&mut tx, &[]).await?;
        not_stored(&mut tx, file, &self.week, &mut self.tally).await?;
        Ok(self.tally)
    }

    fn zone(&self) -> law::Zone {
        self.play.zone()
    }

    fn reading(&self, nth: usize) -> Done<Reading<'_>> {
        let (file, contact) = self.week.contacts.get(nth).ok_or("no such contact")?;
        let zone = self.zone();
        let at = contact.arrived_at(&zone).map_err(|what| Malformed::new(file, "arrived", what))?;
        Ok(Reading::new(file, contact, at, zone.day(at.instant())))
    }
}

fn who(matter: &Matter, age: Age) -> String {
    match age {
        _ if !matter.personal_number.is_empty() => matter.personal_number.clone(),
        Age::Born(day) => day.to_string(),
        Age::Stated(years) => years.to_string(),
        Age::Number(_) | Age::Unknown => String::new(),
    }
}
