//! `helhet serve`: the doors stand open until somebody says stop.

use super::Done;
use crate::{Wall, doors, key_file, settings::Settings};
use journal::Moments;
use law::Law;
use std::{fs, path::Path, process::ExitCode, sync::Arc, time::Duration};
use tokio::{net::TcpListener, signal};

const DEMO: &str = include_str!("../../demo.toml");

/// Opens the doors. With `demo`, a made-up town in that folder: settings, secret and records are made if they are not
/// there.
pub async fn serve(settings: &Path, demo: Option<&Path>) -> Done {
    log();
    let settings = match demo {
        Some(folder) => demo_settings(folder)?,
        None => Settings::read(settings)?,
    };
    let key_file = &settings.records.key_file;
    let keys = if demo.is_some() { key_file::read_or_make(key_file) } else { key_file::read(key_file) }?;
    let wall = Arc::new(Wall::new(Arc::new(Law::sweden()?)));
    let _alone = alone(&settings.records.database)?;
    let db = doors::open(&settings.records, wall.now().at).await?;
    let municipality = settings.municipality()?;
    let public = TcpListener::bind(settings.doors.public).await?;
    println!("{}: http://{}/oro", municipality.name, public.local_addr()?);
    doors::stand(public, doors::public(&db, &keys, municipality, wall)?, stopped()).await?;
    db.close().await;
    Ok(ExitCode::SUCCESS)
}

fn demo_settings(folder: &Path) -> Result<Settings, Box<dyn std::error::Error + Send + Sync>> {
    fs::create_dir_all(folder)?;
    let file = folder.join("helhet.toml");
    if !file.exists() {
        fs::write(&file, DEMO)?;
    }
    Ok(Settings::read(&file)?)
}

/// Two programs on one SQLite file would each believe they are the only writer: the second one does not start.
fn alone(database: &str) -> Result<Option<fs::File>, Box<dyn std::error::Error + Send + Sync>> {
    if database.starts_with("postgres") {
        return Ok(None);
    }
    let lock = fs::OpenOptions::new().create(true).truncate(false).write(true).open(format!("{database}.lock"))?;
    lock.try_lock().map_err(|_| format!("{database} is already open in another helhet"))?;
    Ok(Some(lock))
}

/// Says what happens as JSON lines on the error stream: routes as declared, status, time; no path, address or text.
fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env();
    let filter = filter.unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}

/// Waits for Ctrl-C or a polite end, then for the requests under way.
async fn stopped() {
    let mut end = match signal::unix::signal(signal::unix::SignalKind::terminate()) {
        Ok(end) => end,
        Err(_) => return std::future::pending().await,
    };
    tokio::select! {
        _ = signal::ctrl_c() => {}
        _ = end.recv() => {}
    }
    // A browser that keeps its connection open must not keep the house from closing.
    tokio::spawn(async {
        tokio::time::sleep(Duration::from_secs(5)).await;
        std::process::exit(0);
    });
}
