//! Opening the database and the doors.

use crate::{assets, frame, settings::Records, staff_frame, way};
use access::Keys;
pub use axum::Router;
use axum::{http::StatusCode, middleware::map_response, response::Redirect, routing::get};
use casefile::Letterbox;
use journal::Moments;
use page::{
    Bucket, Municipality, Public, Words,
    letter::Presses,
    staff::{self, Cookie, Staff},
};
use std::{error::Error, path::Path, sync::Arc};
use store::{Db, Fault, Ts, Uuid};
use tokio::{net::TcpListener, sync::Semaphore};

/// Opens records that exist, and changes nothing in them: for those who check, read or export.
pub async fn open(records: &Records) -> Result<Db, Box<dyn Error + Send + Sync>> {
    let db = connect(records, Expected::There).await?;
    db.refuse_other_steps(way::STEPS).await?;
    refuse_other_tenant(&db, records.tenant).await?;
    Ok(db)
}

/// Opens the records for work: builds tables that are missing. With [`Expected::New`] also makes what is not there and
/// begins the journal; otherwise a mistyped name would silently be an empty house.
pub async fn open_for_work(records: &Records, at: Ts, expected: Expected) -> Result<Db, Box<dyn Error + Send + Sync>> {
    let db = connect(records, expected).await?;
    db.refuse_unsafe_server().await?;
    match expected {
        Expected::New => ready(&db, records.tenant, at).await?,
        Expected::There => build(&db, at).await?,
    }
    refuse_other_tenant(&db, records.tenant).await?;
    Ok(db)
}

/// Whether records are expected to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// They are: not to find them is an error.
    There,
    /// They may be about to begin.
    New,
}

async fn connect(records: &Records, expected: Expected) -> Result<Db, Box<dyn Error + Send + Sync>> {
    if records.database.starts_with("postgres") {
        return Ok(Db::open_pg(&records.database, &records.schema).await?);
    }
    let file = Path::new(&records.database);
    if expected == Expected::There && !file.exists() {
        return Err(format!("{}: there are no records; helhet found begins them", file.display()).into());
    }
    Ok(Db::open_lite(file).await?)
}

async fn refuse_other_tenant(db: &Db, tenant: Uuid) -> store::Res<()> {
    let unfit = |what: &str| Err(Fault::Unfit(what.into()));
    match journal::head(&mut db.snapshot().await?, journal::CHAIN).await? {
        Some(chain) if chain.genesis.tenant == tenant => Ok(()),
        Some(_) => unfit("it belongs to another board than the settings say (tenant)"),
        None => unfit("its journal has not begun, or its first row is gone"),
    }
}

/// Builds the tables that are missing, and the views that say who may see what, anew from the policy.
async fn build(db: &Db, at: Ts) -> store::Res<()> {
    db.migrate(way::STEPS, at).await?;
    let policy = access::policy().map_err(|e| Fault::Unfit(e.to_string()))?;
    db.views(&access::views(policy)).await
}

/// Builds the tables that are missing and begins the journal the first time.
pub async fn ready(db: &Db, tenant: Uuid, at: Ts) -> store::Res<()> {
    build(db, at).await?;
    let mut tx = db.begin().await?;
    journal::found(&mut tx, tenant).await?;
    tx.commit().await
}

/// What the public face holds.
pub fn public(
    db: &Db,
    keys: &Keys,
    municipality: Municipality,
    moments: Arc<dyn Moments>,
) -> Result<Public, page::BadWords> {
    Ok(Public {
        letterbox: Letterbox::new(db.clone(), keys.clone()),
        words: Arc::new(Words::of(&way::rooms())?),
        municipality: Arc::new(municipality),
        moments,
        // A small municipality gets a few letters a day: fifty at once and five a second leave room for a bad night.
        letters: Bucket::new(50, 5),
        // And make guessing hopeless: there are 25^12 codes to try.
        codes: Bucket::new(50, 5),
        at_once: Arc::new(Semaphore::new(8)),
        frame,
    })
}

/// What the staff face holds.
pub fn staff(
    db: &Db,
    keys: &Keys,
    municipality: Municipality,
    moments: Arc<dyn Moments>,
    cookie: Cookie,
) -> Result<Staff, page::BadWords> {
    Ok(Staff {
        db: db.clone(),
        keys: keys.clone(),
        words: Arc::new(Words::of(&way::rooms())?),
        municipality: Arc::new(municipality),
        moments,
        weighing: Arc::new(Semaphore::new(2)),
        presses: Presses::with(Arc::new(press::Engine)),
        cookie,
        frame: staff_frame,
    })
}

/// Lets people in through a door until `stop` is done, then lets those inside finish.
pub async fn stand(
    door: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(door, router).with_graceful_shutdown(stop).await
}

/// The residents' door: no session, no cookie, no address of theirs in any layer.
pub fn public_router(house: Public) -> Router {
    page::router(way::rooms(), house)
        .merge(assets::router())
        .route("/", get(|| async { Redirect::to("/oro") }))
        .route("/en", get(|| async { Redirect::to("/en/oro") }))
        // Browsers ask for it by themselves; a whole page as the answer would be waste.
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
        .layer(map_response(page::guarded))
}

/// The staff's door: a session for everything but the way in.
pub fn staff_router(house: Staff) -> Router {
    staff::router(way::rooms(), house)
        .merge(assets::router())
        .route("/", get(|| async { Redirect::to("/min-dag") }))
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
        .layer(map_response(page::guarded))
}
