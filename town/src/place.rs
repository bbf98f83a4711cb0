//! Where a town's records lie while its story is told, and how they are taken away afterwards.

use house::{doors, way};
use sha2::{Digest, Sha256};
use std::{
    path::{Path, PathBuf},
    sync::{
        Once,
        atomic::{AtomicU32, Ordering},
    },
};
use store::{Db, Ts, Uuid, trial::Server};

/// The schema of a town's database, as a municipality would have it.
const SCHEMA: &str = "helhet";
static COUNT: AtomicU32 = AtomicU32::new(0);
static SKIPPED: Once = Once::new();

/// A database of one story's own.
pub enum Place {
    /// SQLite, in this folder.
    Folder(PathBuf),
    /// PostgreSQL: a database of that name on the tests' server.
    Database {
        /// The server's address.
        server: String,
        /// The database's name.
        name: String,
    },
}

/// An empty database on each engine there is, without any table.
pub async fn empty() -> Vec<(Place, Db)> {
    let mut all = vec![lite().await];
    if let Some(server) = server() {
        all.push(copy(server, "template0").await);
    }
    all
}

/// An empty file of SQLite.
pub(crate) async fn lite() -> (Place, Db) {
    let exe = std::env::current_exe().unwrap();
    let built = exe.ancestors().find(|folder| !folder.ends_with("deps") && folder.is_dir()).unwrap();
    let folder = built.join("town").join(name());
    // A story that broke long ago may have had this name, and have left its records to be looked at.
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).unwrap();
    let place = Place::Folder(folder);
    let db = Db::open_lite(&place.file().unwrap()).await.unwrap();
    (place, db)
}

/// A town's database on PostgreSQL, copied from one that was built once; `None` where there is no server.
pub(crate) async fn pg(tenant: Uuid, at: Ts) -> Option<(Place, Db)> {
    let server = server()?;
    let template = template(&server, tenant, at).await;
    Some(copy(server, &template).await)
}

async fn copy(server: String, template: &str) -> (Place, Db) {
    let name = name();
    let mut reached = Server::reach(&server).await.unwrap();
    reached.drop(&name).await.unwrap();
    let url = reached.copy(template, &name).await.unwrap();
    reached.leave().await.unwrap();
    (Place::Database { server, name }, Db::open_pg(&url, SCHEMA).await.unwrap())
}

/// The name of the database that towns are copied from: named after the very program that built it, so that another
/// build of the house builds another, and kept as long as the server stands, because each test process wants it.
async fn template(server: &str, tenant: Uuid, at: Ts) -> String {
    let exe = std::fs::metadata(std::env::current_exe().unwrap()).unwrap();
    let built = format!("{:?} {} {tenant} {at}", exe.modified().unwrap(), exe.len());
    let texts = way::STEPS.iter().fold(Sha256::new(), |hash, step| hash.chain_update(step.text));
    let hash = texts.chain_update(built).finalize();
    let name = format!("town_{}", hash.iter().take(6).map(|b| format!("{b:02x}")).collect::<String>());
    let mut held = Server::reach(server).await.unwrap();
    held.hold().await.unwrap();
    if !held.has(&name).await.unwrap() {
        let half = format!("{name}_half");
        held.drop(&half).await.unwrap();
        let db = Db::open_pg(&held.copy("template0", &half).await.unwrap(), SCHEMA).await.unwrap();
        doors::ready(&db, tenant, at).await.unwrap();
        db.close().await;
        held.rename(&half, &name).await.unwrap();
    }
    held.leave().await.unwrap();
    name
}

/// The tests' PostgreSQL, as `./test` names it.
#[expect(clippy::disallowed_methods, reason = "which databases there are is for the one who starts the tests to say")]
fn server() -> Option<String> {
    let url = std::env::var("HELHET_TEST_PG").ok().filter(|url| !url.is_empty());
    if url.is_none() {
        SKIPPED.call_once(|| println!("skipped: no PostgreSQL (HELHET_TEST_PG)"));
    }
    url
}

/// No other test has this name, in this program or another.
fn name() -> String {
    format!("town_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

impl Place {
    /// The file of SQLite.
    pub fn file(&self) -> Option<PathBuf> {
        self.folder().map(|folder| folder.join("records.db"))
    }

    /// The folder of SQLite, for what a story wants to lay beside the records.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Place::Folder(folder) => Some(folder),
            Place::Database { .. } => None,
        }
    }

    /// Takes everything away. Nobody may be using the database any more.
    pub async fn clear(&self) {
        match self {
            Place::Folder(folder) => std::fs::remove_dir_all(folder).unwrap(),
            Place::Database { server, name } => {
                let mut reached = Server::reach(server).await.unwrap();
                reached.drop(name).await.unwrap();
                reached.leave().await.unwrap();
            }
        }
    }
}
