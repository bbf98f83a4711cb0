//! Where a town's records lie while its story is told, and how they are taken away afterwards.

use house::{doors, way};
use sha2::{Digest, Sha256};
use std::{
    fs::OpenOptions,
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::{
        Once,
        atomic::{AtomicU32, Ordering},
    },
};
use store::{Db, Ts, Uuid, trial::Server};
use tokio::sync::OnceCell;

/// The schema of a town's database, as a municipality would have it.
const SCHEMA: &str = "helhet";
static COUNT: AtomicU32 = AtomicU32::new(0);
static SKIPPED: Once = Once::new();
/// The file of a town on SQLite before anything has happened in it.
static BUILT: OnceCell<Vec<u8>> = OnceCell::const_new();

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
    let place = folder();
    let db = Db::open_lite(&place.file().unwrap()).await.unwrap();
    (place, db)
}

/// An empty folder.
fn folder() -> Place {
    let exe = std::env::current_exe().unwrap();
    let built = exe.ancestors().find(|folder| !folder.ends_with("deps") && folder.is_dir()).unwrap();
    let folder = quick().unwrap_or_else(|| built.to_owned()).join("town").join(name());
    // A story that broke long ago may have had this name, and have left its records to be looked at.
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).unwrap();
    Place::Folder(folder)
}

/// A town's file of SQLite, copied from one that was built once in this program.
pub(crate) async fn lite_ready(tenant: Uuid, at: Ts) -> (Place, Db) {
    let built = BUILT.get_or_init(|| async {
        let (place, db) = lite().await;
        doors::ready(&db, tenant, at).await.unwrap();
        db.close().await;
        let file = std::fs::read(place.file().unwrap()).unwrap();
        place.clear().await;
        file
    });
    let place = folder();
    // The house refuses records that others can read.
    let new = OpenOptions::new().write(true).create_new(true).mode(0o600).open(place.file().unwrap());
    new.unwrap().write_all(built.await).unwrap();
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

/// A folder in the machine's memory, where `./test` found one: a story waits for the disk at each page it opens.
#[expect(clippy::disallowed_methods, reason = "where records may lie is for the one who starts the tests to say")]
fn quick() -> Option<PathBuf> {
    std::env::var_os("HELHET_TEST_DIR").filter(|folder| !folder.is_empty()).map(PathBuf::from)
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
