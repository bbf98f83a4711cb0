//! A house with one database, a frozen clock and a seeded chance, and English for what people do in it.

use access::office::{self, LoginName, NewStaff, Post, UnitKind};
use access::{Act, No, Permit, StaffId, UnitId, Who, charge};
use casefile::matter::told::About;
use casefile::person::relation::Kinship;
use casefile::registration::Nth;
use casefile::*;
use journal::{Chance, Moment};
use law::Law;
use law::credentials::{Degree, Experience};
use law::known::Protection;
use law::reading::{Area, Asked, Channel, Competence, Kind, ReporterKind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use store::{Db, FromRow, Migration, Res, Row, Stmt, Ts, Tx, Uuid, args};

pub const STEPS: &[Migration] = &[
    Migration { number: 1, name: "journal", text: include_str!("../../../../migrations/0001_journal.sql") },
    Migration { number: 2, name: "contact", text: include_str!("../../../../migrations/0002_contact.sql") },
    Migration { number: 3, name: "access", text: include_str!("../../../../migrations/0003_access.sql") },
    Migration { number: 4, name: "casefile", text: include_str!("../../../../migrations/0004_casefile.sql") },
    Migration { number: 8, name: "promise", text: include_str!("../../../../migrations/0008_promise.sql") },
    Migration { number: 9, name: "notice", text: include_str!("../../../../migrations/0009_notice.sql") },
    Migration { number: 10, name: "asked", text: include_str!("../../../../migrations/0010_asked.sql") },
    Migration { number: 11, name: "told_age", text: include_str!("../../../../migrations/0011_told_age.sql") },
    Migration { number: 12, name: "shields", text: include_str!("../../../../migrations/0012_shields.sql") },
];

struct Seeded(Mutex<u64>);

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap();
        for byte in bytes {
            // splitmix64: the same seed gives the same ids on both databases.
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = *state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (z >> 24) as u8;
        }
    }
}

/// Everything a story stands in.
pub struct House {
    pub db: Db,
    law: Arc<Law>,
    chance: Arc<Seeded>,
    /// The file of SQLite.
    pub file: Option<PathBuf>,
    /// The intake.
    pub unit: UnitId,
    /// Writes down contacts at the reception, and works with no area.
    pub karin: Permit,
    /// Works at the intake with every area, and may know of protected persons.
    pub birgitta: StaffId,
}

static OPENED: AtomicU64 = AtomicU64::new(0);

/// The same empty house on SQLite, and on PostgreSQL where there is one.
#[expect(clippy::disallowed_methods, reason = "the runner of the tests says where PostgreSQL is")]
pub async fn houses(story: &str) -> Vec<House> {
    let nth = OPENED.fetch_add(1, Ordering::Relaxed);
    let name = format!("{story}_{}_{nth}", std::process::id());
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join(format!("{name}.db"));
    let mut all = vec![House::new(Db::open_lite(&file).await.unwrap(), Some(file)).await];
    match std::env::var("HELHET_TEST_PG") {
        Ok(url) => all.push(House::new(Db::open_pg(&url, &format!("casefile_{name}")).await.unwrap(), None).await),
        Err(_) => println!("skipped: no PostgreSQL (HELHET_TEST_PG)"),
    }
    all
}

impl House {
    async fn new(db: Db, file: Option<PathBuf>) -> House {
        let law = Arc::new(Law::sweden().unwrap());
        db.migrate(STEPS, ts("2026-01-01T00:00:00Z")).await.unwrap();
        db.views(&access::views(access::policy().unwrap())).await.unwrap();
        let chance = Arc::new(Seeded(Mutex::new(7)));
        let mut tx = db.begin().await.unwrap();
        journal::found(&mut tx, Uuid::from_u128(1)).await.unwrap();
        let m = Moment::new(ts("2026-01-02T08:00:00Z"), law.clone(), chance.clone());
        let unit = office::add_unit(&mut tx, &m, &boss(), "Mottagningen", UnitKind::Intake).await.unwrap();
        hired(&mut tx, &m, "margareta", (unit, Post::Head), &[]).await;
        let karin = hired(&mut tx, &m, "karin", (unit, Post::Member), &[]).await;
        let birgitta = hired(&mut tx, &m, "birgitta", (unit, Post::Member), Competence::ALL).await;
        office::clear(&mut tx, &m, &boss(), birgitta).await.unwrap();
        let karin = Permit::for_staff(&mut tx, karin, Act::Register).await.unwrap();
        tx.commit().await.unwrap();
        House { db, law, chance, file, unit, karin, birgitta }
    }

    pub fn with_law(self, law: Law) -> House {
        House { law: Arc::new(law), ..self }
    }

    pub fn law(&self) -> &Law {
        &self.law
    }

    /// The moment of that hour, in UTC.
    pub fn at(&self, at: &str) -> Moment {
        Moment::new(ts(at), self.law.clone(), self.chance.clone())
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

    pub async fn read(&self) -> Tx {
        self.db.snapshot().await.unwrap()
    }

    pub async fn write(&self) -> Tx {
        self.db.begin().await.unwrap()
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

    /// The kinds of all events of contacts, in order.
    pub async fn events(&self) -> Vec<String> {
        let all = Stmt::both("select kind as text from event where kind like 'contact.%' order by seq");
        self.read().await.all::<Line>(all, args![]).await.unwrap().into_iter().map(|line| line.0).collect()
    }

    /// Their bodies, in order.
    pub async fn bodies(&self) -> Vec<String> {
        let all = Stmt::both(
            "select b.text from event e join event_body b on b.event_id = e.id where e.kind like 'contact.%' order by e.seq",
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
        let staff = hired(&mut tx, &self.at("2026-01-02T08:00:00Z"), name, (self.unit, Post::Member), areas).await;
        tx.commit().await.unwrap();
        staff
    }

    /// Hires somebody who works with everything, for another unit.
    pub async fn hires_at(&self, unit: UnitId, name: &str) -> StaffId {
        let (mut tx, m) = (self.write().await, self.at("2026-01-02T08:00:00Z"));
        let staff = hired(&mut tx, &m, name, (unit, Post::Member), Competence::ALL).await;
        tx.commit().await.unwrap();
        staff
    }

    /// Somebody of the staff stands close to a person.
    pub async fn is_kin(&self, staff: StaffId, person: PersonId) {
        let mut tx = self.write().await;
        charge::kin(&mut tx, &self.at("2026-01-02T08:00:00Z"), staff, person.uuid()).await.unwrap();
        tx.commit().await.unwrap();
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

/// May arrange the office.
pub fn boss() -> Permit {
    Permit::ask(Who::Operator("boss".into()), Act::Office).unwrap()
}

async fn hired(tx: &mut Tx, m: &Moment, name: &str, (unit, post): (UnitId, Post), areas: &[Competence]) -> StaffId {
    let new = NewStaff {
        name: name.into(),
        login: LoginName::parse(name).unwrap(),
        secret: None,
        role: "x".into(),
        degree: Degree::Fulfils25_1,
        experience: Experience::Independent,
        first_day: day("2026-01-01"),
        last_day: None,
    };
    let staff = office::add_staff(tx, m, &boss(), new).await.unwrap();
    office::place(tx, m, &boss(), (staff, unit, post), (day("2026-01-01"), None)).await.unwrap();
    for area in areas {
        office::add_competence(tx, m, &boss(), staff, *area).await.unwrap();
    }
    staff
}

/// A permit for something else.
pub fn reader() -> Permit {
    Permit::ask(Who::Operator("karin".into()), Act::ReportRead).unwrap()
}

pub fn ts(text: &str) -> Ts {
    text.parse().unwrap()
}

pub fn day(text: &str) -> law::Day {
    law::Day::parse(text).unwrap()
}

pub fn text(typed: &str) -> Text {
    Text::parse(typed, 20_000).unwrap()
}

pub fn number(typed: &str) -> Option<law::PersonalNumber> {
    Some(law::PersonalNumber::parse(typed, day("2026-03-02")).unwrap())
}

/// Somebody we have no record of.
pub fn somebody(name: &str) -> NewPerson {
    let (protection, born) = (Protection::None, Born::Unknown);
    NewPerson { name: text(name), number: None, born, protection, language: None, interpreter: None }
}

/// Somebody of a stated age.
pub fn aged(name: &str, years: u8) -> Whom {
    Whom::New(NewPerson { born: Born::Stated { years, on: day("2026-03-02") }, ..somebody(name) })
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
pub fn school_report(id: u128, whom: Whom) -> Registration {
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
