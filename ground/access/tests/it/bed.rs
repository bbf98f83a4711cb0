//! A database of either kind with the tables of access, a frozen clock, and a made-up intake.

use access::{
    Act, Permit, StaffId, UnitId, Who,
    charge::{self, Opening},
    office::{self, LoginName, NewStaff, Post, UnitKind},
};
use journal::{Chance, Moment};
use law::{
    Day, Law,
    credentials::{Degree, Experience},
    reading::{Competence, Qualification},
};
use std::sync::{Arc, LazyLock, Mutex};
use store::{Db, Migration, Ts, Tx, Uuid};

pub const STEPS: &[Migration] = &[
    Migration { number: 1, name: "0001_journal", text: include_str!("../../../../migrations/0001_journal.sql") },
    Migration { number: 2, name: "0003_access", text: include_str!("../../../../migrations/0003_access.sql") },
    Migration { number: 3, name: "0010_asked", text: include_str!("../../../../migrations/0010_asked.sql") },
    Migration { number: 4, name: "0012_shields", text: include_str!("../../../../migrations/0012_shields.sql") },
    Migration { number: 5, name: "0013_offered", text: include_str!("../../../../migrations/0013_offered.sql") },
    Migration { number: 6, name: "0021_perform", text: include_str!("../../../../migrations/0021_perform.sql") },
    Migration { number: 7, name: "0026_at_hand", text: include_str!("../../../../migrations/0026_at_hand.sql") },
];

static LAW: LazyLock<Arc<Law>> = LazyLock::new(|| Arc::new(Law::sweden().unwrap()));

/// Chance from a counter: the same on every run and on both databases.
struct Dice(Mutex<u64>);

impl Chance for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap();
        for b in bytes {
            *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *b = (*state >> 33) as u8;
        }
    }
}

/// The clock of one test.
pub struct Clock(Arc<Dice>);

impl Clock {
    pub fn new(seed: u64) -> Clock {
        Clock(Arc::new(Dice(Mutex::new(seed))))
    }

    /// A moment at that local hour in March 2026 (UTC plus one).
    pub fn at(&self, text: &str) -> Moment {
        let at: Ts = format!("2026-03-{text}:00+01:00").parse().unwrap();
        Moment::new(at, LAW.clone(), self.0.clone())
    }
}

#[expect(clippy::disallowed_methods, reason = "a test may ask where a server is")]
fn server() -> Option<String> {
    std::env::var("HELHET_TEST_PG").ok()
}

/// Empty databases of both kinds; PostgreSQL where there is one. `name` is the test's own.
pub async fn empty(name: &str) -> Vec<Db> {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("access-{name}.db"));
    for tail in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{tail}", path.display()));
    }
    let mut all = vec![Db::open_lite(&path).await.unwrap()];
    match server() {
        None => println!("skipped: no PostgreSQL (HELHET_TEST_PG)"),
        Some(url) => {
            let schema = format!("access_{name}");
            let broom = Db::open_pg(&url, &format!("{schema}_broom")).await.unwrap();
            broom.views(&format!("drop schema if exists {schema} cascade; drop schema {schema}_broom")).await.unwrap();
            broom.close().await;
            all.push(Db::open_pg(&url, &schema).await.unwrap());
        }
    }
    all
}

/// Databases as the house makes them: tables, the beginning of the journal, views.
pub async fn built(name: &str) -> Vec<Db> {
    let all = empty(name).await;
    let m = Clock::new(1).at("02T07:00");
    for db in &all {
        db.migrate(STEPS, m.at).await.unwrap();
        db.views(&access::views(access::policy().unwrap())).await.unwrap();
        let mut tx = db.begin().await.unwrap();
        journal::found(&mut tx, Uuid::from_u128(1)).await.unwrap();
        tx.commit().await.unwrap();
    }
    all
}

pub fn day(text: &str) -> Day {
    Day::parse(&format!("2026-03-{text}")).unwrap()
}

pub fn boss() -> Permit {
    Permit::ask(Who::Operator("test".into()), Act::Office).unwrap()
}

/// A made-up joint intake and an investigation unit.
pub struct Town {
    pub intake: UnitId,
    pub inquiry: UnitId,
    /// Heads the intake; versed in nothing of her own.
    pub margareta: StaffId,
    /// Leads the work with children and violence, and is Margareta's deputy.
    pub birgitta: StaffId,
    pub jonas: StaffId,
    pub leila: StaffId,
    /// Income support only.
    pub petra: StaffId,
    /// In introduction.
    pub ida: StaffId,
    /// Administrator.
    pub karin: StaffId,
    /// Hired, last day 5 March.
    pub nils: StaffId,
    /// Heads the investigation unit.
    pub maria: StaffId,
}

struct Hired<'a>(&'a str, Degree, Experience, &'a [Competence], Option<&'a str>);

async fn hire(tx: &mut Tx, m: &Moment, who: Hired<'_>, unit: UnitId, post: Post) -> StaffId {
    let Hired(name, degree, experience, areas, last) = who;
    let new = NewStaff {
        name: name.into(),
        login: LoginName::parse(name).unwrap(),
        secret: None,
        role: "x".into(),
        degree,
        experience,
        first_day: day("01"),
        last_day: last.map(day),
    };
    let staff = office::add_staff(tx, m, &boss(), new).await.unwrap();
    office::place(tx, m, &boss(), (staff, unit, post), (day("01"), None)).await.unwrap();
    for area in areas {
        office::add_competence(tx, m, &boss(), staff, *area).await.unwrap();
    }
    staff
}

impl Town {
    pub async fn build(tx: &mut Tx, m: &Moment) -> Town {
        use Competence::*;
        use Degree::*;
        use Experience::*;
        let intake = office::add_unit(tx, m, &boss(), "Mottagningen", UnitKind::Intake).await.unwrap();
        let inquiry = office::add_unit(tx, m, &boss(), "Utredningen", UnitKind::Authority).await.unwrap();
        let full = |name, areas| Hired(name, Fulfils25_1, Independent, areas, None);
        let deputy = hire(tx, m, full("birgitta", &[Child, Violence]), intake, Post::Lead).await;
        office::place(tx, m, &boss(), (deputy, intake, Post::Deputy), (day("01"), None)).await.unwrap();
        Town {
            margareta: hire(tx, m, full("margareta", &[]), intake, Post::Head).await,
            birgitta: deputy,
            jonas: hire(tx, m, full("jonas", &[Child]), intake, Post::Member).await,
            leila: hire(tx, m, full("leila", &[Child, Economy]), intake, Post::Member).await,
            petra: hire(tx, m, Hired("petra", Other, Independent, &[Economy], None), intake, Post::Member).await,
            ida: hire(tx, m, Hired("ida", Fulfils25_1, Introduction, &[Child], None), intake, Post::Member).await,
            karin: hire(tx, m, Hired("karin", Other, Introduction, &[], None), intake, Post::Member).await,
            nils: hire(tx, m, Hired("nils", Fulfils25_1, Independent, &[Child], Some("05")), intake, Post::Member)
                .await,
            maria: hire(tx, m, full("maria", &[Child]), inquiry, Post::Head).await,
            intake,
            inquiry,
        }
    }

    /// One more who investigates.
    pub async fn hire(&self, tx: &mut Tx, m: &Moment, name: &str) -> StaffId {
        let who = Hired(name, Degree::Fulfils25_1, Experience::Independent, &[], None);
        hire(tx, m, who, self.inquiry, Post::Member).await
    }

    /// So many more who investigate.
    pub async fn many(&self, tx: &mut Tx, m: &Moment, n: usize) -> Vec<StaffId> {
        let mut all = Vec::new();
        for name in (0..n).map(|nth| format!("k{nth}")) {
            all.push(self.hire(tx, m, &name).await);
        }
        all
    }

    /// Karin registers a child's matter at the intake. It is about the first of the persons.
    pub async fn child(&self, tx: &mut Tx, m: &Moment, persons: &[Uuid]) -> Uuid {
        self.register(tx, m, (Competence::Child, Qualification::Degree), persons).await
    }

    pub async fn register(
        &self,
        tx: &mut Tx,
        m: &Moment,
        (area, qualification): (Competence, Qualification),
        persons: &[Uuid],
    ) -> Uuid {
        let by = Permit::for_staff(tx, self.karin, Act::Register).await.unwrap();
        let matter = m.id();
        let new = Opening { matter, unit: self.intake, area: Some(area), qualification, persons: persons.to_vec() };
        charge::open(tx, m, &by, new).await.unwrap();
        if let [own, ..] = persons {
            charge::shield(tx, matter, *own).await.unwrap();
        }
        matter
    }
}

/// Which acts a staff member may do with a matter, asked one by one.
pub async fn may(tx: &mut Tx, staff: StaffId, matter: Uuid) -> Vec<&'static str> {
    let mut all = Vec::new();
    for act in Act::ON_MATTERS {
        if Permit::for_matter(tx, staff, act, matter).await.is_ok() {
            all.push(act.word());
        }
    }
    all
}
