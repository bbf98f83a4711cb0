//! Opening the database and the doors.

use crate::{assets, frame, settings::Records, way};
use access::Keys;
use axum::{Router, http::StatusCode, response::Redirect, routing::get};
use casefile::Letterbox;
use journal::Moments;
use page::{Bucket, Municipality, Public, Words};
use std::{error::Error, path::Path, sync::Arc};
use store::{Db, Ts, Uuid};
use tokio::net::TcpListener;

/// Opens the records, builds what is missing, and begins the journal the first time.
pub async fn open(records: &Records, at: Ts) -> Result<Db, Box<dyn Error + Send + Sync>> {
    let db = if records.database.starts_with("postgres") {
        Db::open_pg(&records.database, &records.schema).await?
    } else {
        Db::open_lite(Path::new(&records.database)).await?
    };
    ready(&db, records.tenant, at).await?;
    Ok(db)
}

/// Builds the tables that are missing and begins the journal the first time.
pub async fn ready(db: &Db, tenant: Uuid, at: Ts) -> store::Res<()> {
    db.migrate(way::STEPS, at).await?;
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
        // A small municipality gets a few letters a day. Fifty at once and five a second leave room for a bad night,
        // and make guessing a code hopeless: 25^12 codes are there to try.
        bucket: Bucket::new(50, 5),
        frame,
    })
}

/// Lets people in through the residents' door until `stop` is done, then lets those inside finish.
pub async fn stand(
    door: TcpListener,
    house: Public,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(door, public_router(house)).with_graceful_shutdown(stop).await
}

/// The residents' door: no session, no cookie, no address of theirs in any layer.
pub fn public_router(house: Public) -> Router {
    page::router(way::rooms(), house)
        .merge(assets::router())
        .route("/", get(|| async { Redirect::to("/oro") }))
        // Browsers ask for it by themselves; a whole page as the answer would be waste.
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
}
