//! One town, from a Monday morning until its story is told.

use crate::{
    Place, Reply, Request, Seeded,
    door::Door,
    place::{lite_ready, pg},
};
use access::{Keys, StaffId};
use house::{doors, settings::Settings};
use journal::{Moment, Moments};
use law::Law;
use page::{
    Municipality, Public,
    staff::{Cookie, Staff},
};
use seal::Verdict;
use sha2::{Digest, Sha256};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use store::{Db, Ts};

/// The seed of every story that does not ask for another.
pub const SEED: u64 = 2026;
/// Monday 2 March 2026, 09.41 in Älvsala.
const START: &str = "2026-03-02T08:41:00Z";

/// A town of one story's own: records, door, clock and chance. Every clone is the same town, so a story takes it whole
/// and may hand it to many tasks.
#[derive(Clone)]
pub struct World(Arc<Town>);

struct Town {
    place: Place,
    db: Db,
    keys: Keys,
    clock: Arc<Frozen>,
    public: Public,
    staff: Staff,
    door: Door,
    staff_door: Door,
}

/// A clock that stands still, and chance from a seed.
struct Frozen {
    at: Mutex<Ts>,
    law: Arc<Law>,
    chance: Arc<Seeded>,
}

impl Moments for Frozen {
    fn now(&self) -> Moment {
        Moment::new(*self.at.lock().unwrap(), self.law.clone(), self.chance.clone())
    }
}

impl World {
    /// Tells a story on each database there is, and gives what each telling gave. The town is taken away afterwards,
    /// however the story ended.
    pub async fn both<Story, Telling, T>(story: Story) -> Vec<T>
    where
        Story: Fn(World) -> Telling,
        Telling: Future<Output = T> + Send + 'static,
        T: Send + 'static,
    {
        World::both_from(SEED, story).await
    }

    /// The same from another seed.
    pub async fn both_from<Story, Telling, T>(seed: u64, story: Story) -> Vec<T>
    where
        Story: Fn(World) -> Telling,
        Telling: Future<Output = T> + Send + 'static,
        T: Send + 'static,
    {
        let sqlite = World::on_sqlite(seed).await.told(&story).await;
        match World::on_postgres(seed).await {
            Some(world) => vec![sqlite, world.told(&story).await],
            None => vec![sqlite],
        }
    }

    async fn told<Story, Telling, T>(self, story: &Story) -> T
    where
        Story: Fn(World) -> Telling,
        Telling: Future<Output = T> + Send + 'static,
        T: Send + 'static,
    {
        let told = tokio::spawn(story(self.clone())).await;
        let engine = self.db().engine();
        self.end().await;
        told.unwrap_or_else(|broken| {
            eprintln!("the story broke on {engine}");
            std::panic::resume_unwind(broken.into_panic())
        })
    }

    /// A town on SQLite.
    pub async fn on_sqlite(seed: u64) -> World {
        let settings = demo();
        let (place, db) = lite_ready(settings.records.tenant, START.parse().unwrap()).await;
        World::built(place, db, &settings, seed).await
    }

    /// A town on PostgreSQL, or `None` (and one line that says so) where there is no server.
    pub async fn on_postgres(seed: u64) -> Option<World> {
        let settings = demo();
        let (place, db) = pg(settings.records.tenant, START.parse().unwrap()).await?;
        Some(World::built(place, db, &settings, seed).await)
    }

    async fn built(place: Place, db: Db, settings: &Settings, seed: u64) -> World {
        let secret = Sha256::new().chain_update("town/keys/1\n").chain_update(seed.to_be_bytes()).finalize();
        let keys = Keys::new(secret.into());
        let (law, chance) = (Arc::new(Law::sweden().unwrap()), Arc::new(Seeded::new(seed)));
        let clock = Arc::new(Frozen { at: Mutex::new(START.parse().unwrap()), law, chance });
        let public = doors::public(&db, &keys, settings.municipality().unwrap(), clock.clone()).unwrap();
        public.letterbox.ready().await.unwrap();
        let municipality = settings.municipality().unwrap();
        let staff = doors::staff(&db, &keys, municipality, clock.clone(), Cookie::Plain).unwrap();
        let (door, staff_door) = (Door::public(public.clone()), Door::staff(staff.clone()));
        World(Arc::new(Town { place, db, keys, clock, public, staff, door, staff_door }))
    }

    /// The same town with the demo's people at work: [`house::demo::STAFF`].
    pub async fn at_work(self) -> World {
        house::demo::settle_in(self.db(), &self.moment()).await.unwrap();
        self
    }

    /// The staff member with that login name.
    pub async fn colleague(&self, login: &str) -> StaffId {
        let mut tx = self.db().snapshot().await.unwrap();
        access::office::by_login(&mut tx, login).await.unwrap().unwrap_or_else(|| panic!("nobody is called {login}"))
    }

    /// Sets the clock to this instant.
    pub fn set(&self, at: &str) {
        *self.0.clock.at.lock().unwrap() = at.parse().unwrap();
    }

    /// Lets time pass.
    pub fn advance(&self, by: Duration) {
        let mut at = self.0.clock.at.lock().unwrap();
        *at = Ts::from_micros(at.micros() + i64::try_from(by.as_micros()).unwrap()).unwrap();
    }

    /// The moment at which a deed is done now.
    pub fn moment(&self) -> Moment {
        self.0.clock.now()
    }

    /// The records.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// Where the records lie.
    pub fn place(&self) -> &Place {
        &self.0.place
    }

    /// The house's secret.
    pub fn keys(&self) -> &Keys {
        &self.0.keys
    }

    /// What the public face holds, for a door of another kind than [`World::ask`].
    pub fn public(&self) -> Public {
        self.0.public.clone()
    }

    /// The municipality: the one of the demo.
    pub fn municipality(&self) -> &Municipality {
        &self.0.public.municipality
    }

    /// Asks at the public door.
    pub async fn ask(&self, request: Request) -> Reply {
        self.0.door.ask(request).await
    }

    /// Asks at the staff's door.
    pub async fn ask_staff(&self, request: Request) -> Reply {
        self.0.staff_door.ask(request).await
    }

    /// What the staff face holds.
    pub fn staff(&self) -> Staff {
        self.0.staff.clone()
    }

    pub(crate) fn door(&self) -> &Door {
        &self.0.door
    }

    pub(crate) fn staff_door(&self) -> &Door {
        &self.0.staff_door
    }

    /// Reads the whole journal back. Fails where it is not what was written.
    pub async fn verified(&self) -> Verdict {
        let mut picture = self.db().snapshot().await.unwrap();
        journal::verify(&mut picture, &[]).await.unwrap_or_else(|why| panic!("the journal is not sound: {why}"))
    }

    /// Every row of every table as text, with its table's bare name.
    pub async fn rows(&self) -> Vec<(String, String)> {
        let rows = store::trial::every_row(self.db()).await.unwrap();
        let bare = |table: String| table.rsplit('.').next().unwrap_or_default().to_owned();
        rows.into_iter().map(|(table, line)| (bare(table), line)).collect()
    }

    /// How many rows lie in that table.
    pub async fn count(&self, table: &str) -> usize {
        self.rows().await.iter().filter(|(name, _)| name == table).count()
    }

    /// Takes the town away. Only for one that was not made for a story by [`World::both`].
    pub async fn end(self) {
        self.db().close().await;
        self.place().clear().await;
    }
}

/// The town is the one that the demo opens.
fn demo() -> Settings {
    toml::from_str(include_str!("../../house/demo.toml")).unwrap()
}
