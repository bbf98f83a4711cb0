//! What the tests of ground and rooms stand on: records on both databases, a clock that stands still, chance from a seed,
//! an office in which people can be hired, and English for what every test asks of a matter.
//!
//! A room's tests build their own house on a [`Bed`] and add what only they do. It is for tests alone, and no program has
//! it in its list; a story of the whole house is told in `town`.

#![expect(clippy::unwrap_used, reason = "where the bed cannot be made, the test has failed")]

mod chance;
mod people;
mod said;

pub use chance::Seeded;
pub use people::{Hire, boss};
pub use said::{aged, day, granted, refused, school_report, somebody, text, ts, with_number};

use access::{Act, No, Permit, StaffId};
use casefile::{
    MatterId, PersonId,
    matter::{
        self, clock, station,
        station::{StationKind, Step},
    },
};
use journal::{Bodies, Moment};
use law::{ClockKind, Law};
use migrations::STEPS;
use seal::{Body, Entry};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use store::{Db, Tx, Uuid};

/// Records with every table and the beginning of a journal, and nobody at work yet.
#[derive(Clone)]
pub struct Bed {
    /// The records.
    pub db: Db,
    /// The file, where they lie in one.
    pub file: Option<PathBuf>,
    law: Arc<Law>,
    chance: Arc<Seeded>,
    calls: Arc<AtomicU64>,
}

/// An event as a test reads it.
pub struct Happened {
    /// What happened, as `room.happened`.
    pub kind: String,
    /// The matter it concerns.
    pub matter: Option<Uuid>,
    /// The unit in which it was done.
    pub unit: Option<Uuid>,
    /// What it says of persons.
    pub body: String,
}

/// What every house of a room's tests has: `houses(story)`, the same one on SQLite and on PostgreSQL where there is one, and
/// the bed's own English. A house has a field `bed` and makes itself on one: `async fn on(bed: Bed) -> House`.
#[macro_export]
macro_rules! house {
    ($house:ident) => {
        /// The same on SQLite, and on PostgreSQL where there is one.
        pub async fn houses(story: &str) -> Vec<$house> {
            let mut all = Vec::new();
            for bed in $crate::both(env!("CARGO_TARGET_TMPDIR"), env!("CARGO_PKG_NAME"), story).await {
                all.push($house::on(bed).await);
            }
            all
        }

        impl std::ops::Deref for $house {
            type Target = $crate::Bed;

            fn deref(&self) -> &$crate::Bed {
                &self.bed
            }
        }
    };
}

static MADE: AtomicU64 = AtomicU64::new(0);

/// The same empty records on SQLite, in a file below `folder` (or in the machine's memory, where `./test` found room), and on
/// PostgreSQL where there is one. `of` is the crate and `story` the test: letters, digits and `_`.
#[expect(clippy::disallowed_methods, reason = "the runner of the tests says where records may lie")]
pub async fn both(folder: &str, of: &str, story: &str) -> Vec<Bed> {
    let name = format!("{of}_{story}_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    let quick = std::env::var_os("HELHET_TEST_DIR").filter(|folder| !folder.is_empty());
    let file = quick.as_deref().map_or(Path::new(folder), Path::new).join(format!("{name}.db"));
    let mut all = vec![Bed::made(Db::open_lite(&file).await.unwrap(), Some(file)).await];
    match std::env::var("HELHET_TEST_PG") {
        Ok(url) => all.push(Bed::made(Db::open_pg(&url, &name).await.unwrap(), None).await),
        Err(_) => println!("skipped: no PostgreSQL (HELHET_TEST_PG)"),
    }
    all
}

impl Bed {
    async fn made(db: Db, file: Option<PathBuf>) -> Bed {
        db.migrate(STEPS, ts("2026-01-01T00:00:00Z")).await.unwrap();
        db.views(&access::views(access::policy().unwrap())).await.unwrap();
        let mut tx = db.begin().await.unwrap();
        journal::found(&mut tx, Uuid::from_u128(1)).await.unwrap();
        tx.commit().await.unwrap();
        let (law, chance, calls) = (Law::sweden().unwrap(), Seeded::new(7), AtomicU64::new(1));
        Bed { db, file, law: Arc::new(law), chance: Arc::new(chance), calls: Arc::new(calls) }
    }

    /// The same records under another law.
    pub fn with_law(self, law: Law) -> Bed {
        Bed { law: Arc::new(law), ..self }
    }

    /// The law they stand under.
    pub fn law(&self) -> &Arc<Law> {
        &self.law
    }

    /// The chance of every moment here.
    pub fn chance(&self) -> &Arc<Seeded> {
        &self.chance
    }

    /// The moment of that hour, in UTC.
    pub fn at(&self, at: &str) -> Moment {
        Moment::new(ts(at), self.law.clone(), self.chance.clone())
    }

    /// A transaction that writes.
    pub async fn write(&self) -> Tx {
        self.db.begin().await.unwrap()
    }

    /// A picture to read from.
    pub async fn read(&self) -> Tx {
        self.db.snapshot().await.unwrap()
    }

    /// The permit of somebody for an act on a matter, or why there is none.
    pub async fn permit(&self, staff: StaffId, act: Act, matter: MatterId) -> Result<Permit, No> {
        Permit::for_matter(&mut self.read().await, staff, act, matter.uuid()).await
    }

    /// What a form about the matter carries unseen.
    pub async fn version(&self, matter: MatterId) -> i64 {
        matter::one(&mut self.read().await, matter).await.unwrap().unwrap().version
    }

    /// The person of a matter.
    pub async fn person(&self, matter: MatterId) -> PersonId {
        matter::one(&mut self.read().await, matter).await.unwrap().unwrap().person.unwrap()
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

    /// A matter goes from the intake to a station, and no clock of the intake runs any more.
    pub async fn goes_to(&self, matter: MatterId, at: &str, to: StationKind) {
        let (m, mut tx) = (self.at(at), self.write().await);
        let step = Step { at: m.at, actor: "staff:test", why: "opened" };
        for kept in clock::all(&mut tx, matter).await.unwrap() {
            clock::stop(&mut tx, matter, kept.clock.kind, step).await.unwrap();
        }
        station::go(&mut tx, matter, StationKind::Intake, to, step).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// The events of one room, in order.
    pub async fn told(&self, room: &str) -> Vec<Happened> {
        let mut lines = Vec::new();
        journal::export(&mut self.read().await, Bodies::Along, &mut lines).await.unwrap();
        let text = String::from_utf8(lines).unwrap();
        // The first line says whose journal it is, the last one where it ends.
        let entries = text.lines().filter_map(|line| serde_json::from_str::<Entry>(line).ok());
        let of = |kind: &str| kind.split_once('.').is_some_and(|(before, _)| before == room);
        entries.filter(|entry| of(&entry.envelope.kind)).map(Happened::of).collect()
    }

    /// The journal can be verified from its beginning.
    pub async fn is_sound(&self) {
        journal::verify(&mut self.read().await, &[]).await.unwrap();
    }
}

impl Happened {
    fn of(entry: Entry) -> Happened {
        let Body::Here { text: body, .. } = entry.body else { panic!("a body is gone") };
        Happened { kind: entry.envelope.kind, matter: entry.envelope.matter, unit: entry.envelope.unit, body }
    }
}
