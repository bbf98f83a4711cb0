//! A joint intake on both databases, with a frozen clock and a seeded chance, and English for what people do in it.

use access::office::{self, LoginName, NewStaff, Post, UnitKind};
use access::{Act, No, Permit, Rank, StaffId, UnitId, Who};
use casefile::matter::{clock, station, station::StationKind};
use casefile::registration::{CallId, Concern, Concerns, Registration, Reporter, Whom};
use casefile::{Born, MatterId, NewPerson, Text, matter, register};
use intake::PROTECTIVE_RIGHT;
use journal::{Chance, Moment};
use law::credentials::{Degree, Experience};
use law::known::Protection;
use law::reading::{Area, Asked, Channel, Competence, Kind, ReporterKind};
use law::{ClockKind, Day, Law};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use store::{Db, FromRow, Migration, Res, Row, Stmt, Ts, Tx, Uuid, args};

const STEPS: &[Migration] = &[
    Migration { number: 1, name: "journal", text: include_str!("../../../../migrations/0001_journal.sql") },
    Migration { number: 2, name: "contact", text: include_str!("../../../../migrations/0002_contact.sql") },
    Migration { number: 3, name: "access", text: include_str!("../../../../migrations/0003_access.sql") },
    Migration { number: 4, name: "casefile", text: include_str!("../../../../migrations/0004_casefile.sql") },
    Migration { number: 6, name: "intake", text: include_str!("../../../../migrations/0006_intake.sql") },
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
            *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (*state >> 33) as u8;
        }
    }
}

/// Everything a story stands in.
pub struct House {
    pub db: Db,
    law: Arc<Law>,
    chance: Arc<Seeded>,
    pub intake: UnitId,
    /// Heads the intake, and is versed in no area.
    pub margareta: StaffId,
    /// Work with children.
    pub yusuf: StaffId,
    pub leila: StaffId,
    /// Works with children and has another degree.
    pub sam: StaffId,
    /// Writes down contacts.
    karin: StaffId,
    calls: AtomicU64,
}

static OPENED: AtomicU64 = AtomicU64::new(0);

/// The same empty intake on SQLite, and on PostgreSQL where there is one.
#[expect(clippy::disallowed_methods, reason = "the runner of the tests says where PostgreSQL is")]
pub async fn houses(story: &str) -> Vec<House> {
    let name = format!("{story}_{}_{}", std::process::id(), OPENED.fetch_add(1, Ordering::Relaxed));
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("intake-{name}.db"));
    let mut all = vec![House::new(Db::open_lite(&file).await.unwrap()).await];
    match std::env::var("HELHET_TEST_PG") {
        Ok(url) => all.push(House::new(Db::open_pg(&url, &format!("intake_{name}")).await.unwrap()).await),
        Err(_) => println!("skipped: no PostgreSQL (HELHET_TEST_PG)"),
    }
    all
}

fn boss() -> Permit {
    Permit::ask(Who::Operator("boss".into()), Act::Office).unwrap()
}

async fn hired(tx: &mut Tx, m: &Moment, name: &str, (unit, post): (UnitId, Post), degree: Degree) -> StaffId {
    let new = NewStaff {
        name: name.into(),
        login: LoginName::parse(name).unwrap(),
        secret: None,
        role: "socialsekreterare".into(),
        degree,
        experience: Experience::Independent,
        first_day: day("2026-01-01"),
        last_day: None,
    };
    let staff = office::add_staff(tx, m, &boss(), new).await.unwrap();
    office::place(tx, m, &boss(), (staff, unit, post), (day("2026-01-01"), None)).await.unwrap();
    staff
}

impl House {
    async fn new(db: Db) -> House {
        let law = Arc::new(Law::sweden().unwrap());
        db.migrate(STEPS, ts("2026-01-01T00:00:00Z")).await.unwrap();
        db.views(&access::views(access::policy().unwrap())).await.unwrap();
        let chance = Arc::new(Seeded(Mutex::new(11)));
        let m = Moment::new(ts("2026-01-02T08:00:00Z"), law.clone(), chance.clone());
        let mut tx = db.begin().await.unwrap();
        journal::found(&mut tx, Uuid::from_u128(1)).await.unwrap();
        let unit = office::add_unit(&mut tx, &m, &boss(), "Mottagningen", UnitKind::Intake).await.unwrap();
        let margareta = hired(&mut tx, &m, "margareta", (unit, Post::Head), Degree::Fulfils25_1).await;
        let yusuf = hired(&mut tx, &m, "yusuf", (unit, Post::Member), Degree::Fulfils25_1).await;
        let leila = hired(&mut tx, &m, "leila", (unit, Post::Member), Degree::Fulfils25_1).await;
        let sam = hired(&mut tx, &m, "sam", (unit, Post::Member), Degree::Other).await;
        let karin = hired(&mut tx, &m, "karin", (unit, Post::Member), Degree::Other).await;
        for staff in [yusuf, leila, sam] {
            for area in [Competence::Child, Competence::Addiction] {
                office::add_competence(&mut tx, &m, &boss(), staff, area).await.unwrap();
            }
        }
        office::entrust(&mut tx, &m, &boss(), PROTECTIVE_RIGHT, yusuf, Rank::First).await.unwrap();
        tx.commit().await.unwrap();
        let calls = AtomicU64::new(1);
        House { db, law, chance, intake: unit, margareta, yusuf, leila, sam, karin, calls }
    }

    /// The moment of that hour, in UTC.
    pub fn at(&self, at: &str) -> Moment {
        Moment::new(ts(at), self.law.clone(), self.chance.clone())
    }

    pub async fn write(&self) -> Tx {
        self.db.begin().await.unwrap()
    }

    pub async fn read(&self) -> Tx {
        self.db.snapshot().await.unwrap()
    }

    /// Karin registers a contact that concerns these, all at once.
    pub async fn hears(&self, at: &str, concerns: Vec<(impl Into<Option<Whom>>, Concern)>) -> Vec<MatterId> {
        let mut about = Concerns::none();
        for (whom, concern) in concerns {
            let person = whom.into().map(|whom| about.person(whom));
            about.concern(Concern { person, ..concern });
        }
        let m = self.at(at);
        let call = Registration {
            call: CallId(Uuid::from_u128(self.calls.fetch_add(1, Ordering::Relaxed).into())),
            arrived: m.at,
            channel: Channel::Phone,
            received_by: None,
            language: "sv".parse().unwrap(),
            reporter: Reporter::Named(ReporterKind::School, text("Rektorn")),
            told: Some(text("Oro för barnen")),
            asked: Asked::No,
            promise: None,
            about,
        };
        let mut tx = self.write().await;
        let by = Permit::for_staff(&mut tx, self.karin, Act::Register).await.unwrap();
        let done = register(&mut tx, &by, &m, self.intake, &call).await.unwrap();
        tx.commit().await.unwrap();
        done.matters().map(|(id, _)| id).collect()
    }

    /// The permit of somebody for an act on a matter.
    pub async fn permit(&self, staff: StaffId, act: Act, matter: MatterId) -> Result<Permit, No> {
        Permit::for_matter(&mut self.read().await, staff, act, matter.uuid()).await
    }

    pub async fn version(&self, matter: MatterId) -> i64 {
        matter::one(&mut self.read().await, matter).await.unwrap().unwrap().version
    }

    /// The running clocks of a matter and their days.
    pub async fn clocks(&self, matter: MatterId) -> Vec<(ClockKind, String)> {
        let all = clock::all(&mut self.read().await, matter).await.unwrap();
        all.into_iter().filter(|kept| kept.stopped.is_none()).map(|k| (k.clock.kind, k.clock.due.to_string())).collect()
    }

    /// Where a matter stands; nowhere once it is closed.
    pub async fn station(&self, matter: MatterId) -> Option<StationKind> {
        let way = station::way(&mut self.read().await, matter).await.unwrap();
        way.into_iter().find(|at| at.left.is_none()).map(|at| at.kind)
    }

    /// The bodies of the room's events, each with its kind and matter, in order.
    pub async fn told(&self) -> Vec<(String, Option<Uuid>, Option<Uuid>, String)> {
        let all = Stmt::both(
            "select e.kind, e.matter, e.unit, b.text from event e join event_body b on b.event_id = e.id where e.kind like 'intake.%' order by e.seq",
        );
        let rows: Vec<Line> = self.read().await.all(all, args![]).await.unwrap();
        rows.into_iter().map(|line| (line.0, line.1, line.2, line.3)).collect()
    }

    /// The journal can be verified from its beginning.
    pub async fn is_sound(&self) {
        journal::verify(&mut self.read().await, &[]).await.unwrap();
    }
}

struct Line(String, Option<Uuid>, Option<Uuid>, String);

impl FromRow for Line {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Line(row.get("kind")?, row.get("matter")?, row.get("unit")?, row.get("text")?))
    }
}

pub fn ts(text: &str) -> Ts {
    text.parse().unwrap()
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn text(typed: &str) -> Text {
    Text::parse(typed, 20_000).unwrap()
}

/// Somebody of a stated age whom we have no record of.
pub fn aged(name: &str, years: u8) -> Whom {
    let born = Born::Stated { years, on: day("2026-03-02") };
    let (name, protection) = (text(name), Protection::None);
    Whom::New(NewPerson { name, number: None, born, protection, language: None, interpreter: None })
}

/// What a school says of a child.
pub fn school_report() -> Concern {
    Concern::new(None, Kind::ChildConcern, Area::Child, ReporterKind::School)
}
