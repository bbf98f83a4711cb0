//! A house with one database, a frozen clock and a seeded chance, and English for what people do in it.

use access::office::{self, Post, UnitKind};
use access::{Act, No, Permit, StaffId, UnitId, Who};
use bed::{Bed, Hire, boss, day, somebody, text, ts};
use casefile::matter::told::About;
use casefile::person::relation::Kinship;
use casefile::registration::Nth;
use casefile::*;
use journal::Moment;
use law::Law;
use law::reading::{Area, Asked, Channel, Competence, Kind, ReporterKind};
use std::ops::Deref;
use store::{FromRow, Res, Row, Stmt, Uuid, args};

/// Everything a story stands in.
pub struct House {
    pub bed: Bed,
    /// The intake.
    pub unit: UnitId,
    /// Writes down contacts at the reception, and works with no area.
    pub karin: Permit,
    /// Works at the intake with every area, and may know of protected persons.
    pub birgitta: StaffId,
}

/// The same empty house on SQLite, and on PostgreSQL where there is one.
pub async fn houses(story: &str) -> Vec<House> {
    let mut all = Vec::new();
    for bed in bed::both(env!("CARGO_TARGET_TMPDIR"), "casefile", story).await {
        all.push(House::on(bed).await);
    }
    all
}

impl Deref for House {
    type Target = Bed;

    fn deref(&self) -> &Bed {
        &self.bed
    }
}

impl House {
    async fn on(bed: Bed) -> House {
        let m = bed.at("2026-01-02T08:00:00Z");
        let mut tx = bed.write().await;
        let unit = office::add_unit(&mut tx, &m, &boss(), "Mottagningen", UnitKind::Intake).await.unwrap();
        Hire::of("margareta").begins(&mut tx, &m, (unit, Post::Head)).await;
        let karin = Hire::of("karin").begins(&mut tx, &m, (unit, Post::Member)).await;
        let birgitta = Hire::of("birgitta").with(Competence::ALL).begins(&mut tx, &m, (unit, Post::Member)).await;
        office::clear(&mut tx, &m, &boss(), birgitta).await.unwrap();
        let karin = Permit::for_staff(&mut tx, karin, Act::Register).await.unwrap();
        tx.commit().await.unwrap();
        House { bed, unit, karin, birgitta }
    }

    /// The same house under another law.
    pub fn with_law(self, law: Law) -> House {
        House { bed: self.bed.with_law(law), ..self }
    }

    /// Registers in a transaction of its own.
    pub async fn registers(&self, m: &Moment, call: &Registration) -> Result<Registered, No> {
        let mut tx = self.db.begin().await?;
        let done = register(&mut tx, &self.karin, m, self.unit, call).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// Completes in a transaction of its own.
    pub async fn completes(&self, m: &Moment, call: &Completion) -> Result<Registered, No> {
        let mut tx = self.db.begin().await?;
        let done = complete(&mut tx, &self.karin, m, self.unit, call).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &'static str) -> i64 {
        let sql = match table {
            "contact" => "select count(*) as n from contact",
            "contact_register" => "select count(*) as n from contact_register",
            "contact_call" => "select count(*) as n from contact_call",
            "person" => "select count(*) as n from person",
            "matter" => "select count(*) as n from matter",
            "station" => "select count(*) as n from station where left_at is null",
            "told" => "select count(*) as n from told",
            "party" => "select count(*) as n from party",
            "promise" => "select count(*) as n from promise",
            "relation" => "select count(*) as n from relation",
            "unfiled" => "select count(*) as n from unfiled",
            "event" => "select count(*) as n from event where kind like 'contact.%'",
            "charge" => "select count(*) as n from charge",
            "tie" => "select count(*) as n from tie where ended_at is null and kind <> 'registrar'",
            other => panic!("no count of {other}"),
        };
        self.read().await.one::<Count>(Stmt::both(sql), args![]).await.unwrap().unwrap().0
    }

    /// The kinds of all events of contacts and of custody, in order.
    pub async fn events(&self) -> Vec<String> {
        let all = Stmt::both(
            "select kind as text from event where kind like 'contact.%' or kind = 'person.guardians_looked_up' order by seq",
        );
        self.read().await.all::<Line>(all, args![]).await.unwrap().into_iter().map(|line| line.0).collect()
    }

    /// Their bodies, in order.
    pub async fn bodies(&self) -> Vec<String> {
        let all = Stmt::both(
            "select b.text from event e join event_body b on b.event_id = e.id where e.kind like 'contact.%' or e.kind = 'person.guardians_looked_up' order by e.seq",
        );
        self.read().await.all::<Line>(all, args![]).await.unwrap().into_iter().map(|line| line.0).collect()
    }

    /// The journal holds, and every matter stands at exactly one station, with one carrier and one head.
    pub async fn is_sound(&self) {
        journal::verify(&mut self.read().await, &[]).await.unwrap();
        let matters = self.count("matter").await;
        assert_eq!((self.count("station").await, self.count("charge").await), (matters, matters));
        assert_eq!(self.count("tie").await, 2 * matters);
    }

    /// Hires somebody for the intake.
    pub async fn hires(&self, name: &str, areas: &[Competence]) -> StaffId {
        let mut tx = self.write().await;
        let m = self.at("2026-01-02T08:00:00Z");
        let staff = Hire::of(name).with(areas).begins(&mut tx, &m, (self.unit, Post::Member)).await;
        tx.commit().await.unwrap();
        staff
    }

    /// Hires somebody who works with everything, for another unit.
    pub async fn hires_at(&self, unit: UnitId, name: &str) -> StaffId {
        let (mut tx, m) = (self.write().await, self.at("2026-01-02T08:00:00Z"));
        let staff = Hire::of(name).with(Competence::ALL).begins(&mut tx, &m, (unit, Post::Member)).await;
        tx.commit().await.unwrap();
        staff
    }

    /// Whether somebody may do this with a matter.
    pub async fn may(&self, staff: StaffId, act: Act, matter: MatterId) -> bool {
        Permit::for_matter(&mut self.read().await, staff, act, matter.uuid()).await.is_ok()
    }
}

pub struct Count(pub i64);

impl FromRow for Count {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("n").map(Count)
    }
}

pub struct Line(pub String);

impl FromRow for Line {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("text").map(Line)
    }
}

/// A permit for something else.
pub fn reader() -> Permit {
    Permit::ask(Who::Operator("karin".into()), Act::ReportRead).unwrap()
}

pub fn number(typed: &str) -> Option<law::PersonalNumber> {
    Some(law::PersonalNumber::parse(typed, day("2026-03-02")).unwrap())
}

pub fn numbered(name: &str, typed: &str) -> Whom {
    Whom::New(NewPerson { number: number(typed), ..somebody(name) })
}

pub fn concern(person: Option<Nth>, kind: Kind, area: Area, reporter: ReporterKind) -> Concern {
    Concern::new(person, kind, area, reporter)
}

/// A call at 8.20 on Monday 2 March that nobody has read anything out of yet.
pub fn call(id: u128, reporter: Reporter, told: &str) -> Registration {
    Registration {
        call: CallId(Uuid::from_u128(id)),
        arrived: ts("2026-03-02T07:20:00Z"),
        channel: Channel::Phone,
        received_by: None,
        language: "sv".parse().unwrap(),
        reporter,
        told: Some(text(told)),
        asked: Asked::No,
        promise: None,
        about: Concerns::none(),
    }
}

/// A school's report on one child by name.
pub fn school_rings(id: u128, whom: Whom) -> Registration {
    let mut about = Concerns::none();
    let child = about.person(whom);
    about.concern(concern(Some(child), Kind::ChildConcern, Area::Child, ReporterKind::School));
    Registration { about, ..call(id, Reporter::Named(ReporterKind::School, text("Rektorn")), "Oro") }
}

pub fn guardian_of(about: &mut Concerns, child: Nth, parent: Nth) {
    about.relate(child, Kinship::Guardian, parent);
}

pub fn said(typed: &str) -> (About, Text) {
    (About::Person, text(typed))
}
