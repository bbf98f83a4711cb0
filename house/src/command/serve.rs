//! `helhet serve`: the doors stand open until somebody says stop.

use super::Done;
use crate::{
    Wall, demo,
    doors::{self, Expected},
    key_file, private,
    settings::Settings,
};
use casefile::Letterbox;
use journal::Moments;
use law::Law;
use page::staff::Cookie;
use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::Duration,
};
use store::Uuid;
use tokio::{net::TcpListener, signal, sync::watch};
use tracing_subscriber::fmt::{format::Writer, time::FormatTime};

const DEMO: &str = include_str!("../../demo.toml");

/// The board of the demo's made-up town: no real house may carry it.
pub(super) const DEMO_TENANT: Uuid = Uuid::from_u128(0x0199a1b2_0000_7000_8000_00000000a15a);

/// Begins the records of a new house: tables, and the journal's first hash with the board's own id.
pub async fn found(settings: &Path) -> Done {
    let settings = real(Settings::read(settings)?)?;
    let keys = key_file::read(&settings.records.key_file)?;
    let wall = Wall::new(Arc::new(Law::sweden()?));
    let db = doors::open_for_work(&settings.records, wall.now().at, Expected::New).await?;
    Letterbox::new(db, keys).ready().await?;
    println!("The records have begun. helhet serve opens the doors.");
    Ok(ExitCode::SUCCESS)
}

/// Opens the doors. With `made_up`, a made-up town in that folder: settings, secret and records are made if they are not
/// there.
pub async fn serve(settings: &Path, made_up: Option<&Path>) -> Done {
    log();
    let (settings, expected) = match made_up {
        Some(folder) => (demo_settings(folder)?, Expected::New),
        None => (real(Settings::read(settings)?)?, Expected::There),
    };
    let key_file = &settings.records.key_file;
    let keys = if made_up.is_some() { key_file::read_or_make(key_file) } else { key_file::read(key_file) }?;
    let wall = Arc::new(Wall::new(Arc::new(Law::sweden()?)));
    let _alone = alone(&settings.records.database)?;
    let db = doors::open_for_work(&settings.records, wall.now().at, expected).await?;
    let municipality = settings.municipality()?;
    let public = TcpListener::bind(settings.doors.public).await?;
    let staff = TcpListener::bind(settings.doors.staff).await?;
    println!("{}: http://{}/oro", municipality.name, public.local_addr()?);
    println!("At work: http://{}", staff.local_addr()?);
    let residents = doors::public(&db, &keys, municipality.clone(), wall.clone())?;
    residents.letterbox.ready().await?;
    let mut cookie = Cookie::Encrypted;
    if made_up.is_some() {
        cookie = Cookie::Plain;
        demo::settle_in(&db, &wall.now()).await?;
        let here = demo::at_work(&db).await?;
        println!("Everybody there has the password {}:", demo::PASSWORD);
        here.iter().for_each(|c| println!("  {:<8} {}, {} ({})", c.login, c.name, c.role, c.unit));
        if here.is_empty() {
            println!("  this town has people of its own: `helhet town` told who they are when it was made");
        }
    }
    let colleagues = doors::staff(&db, &keys, municipality, wall, cookie)?;
    let (told, heard) = watch::channel(());
    tokio::spawn(async move {
        stopped().await;
        drop(told);
    });
    tokio::try_join!(
        doors::stand(public, doors::public_router(residents), closed(heard.clone())),
        doors::stand(staff, doors::staff_router(colleagues), closed(heard)),
    )?;
    db.close().await;
    Ok(ExitCode::SUCCESS)
}

fn real(settings: Settings) -> Result<Settings, String> {
    match settings.records.tenant == DEMO_TENANT {
        true => Err("tenant is the made-up town's: give your board an id of its own (uuidgen)".into()),
        false => Ok(settings),
    }
}

/// The settings of a made-up town in that folder, which are made if they are not there.
pub(super) fn demo_settings(folder: &Path) -> Result<Settings, Box<dyn std::error::Error + Send + Sync>> {
    private::folder(folder)?;
    let file = folder.join("helhet.toml");
    if !file.exists() {
        io::Write::write_all(&mut private::make(&file)?, DEMO.as_bytes())?;
    }
    Ok(Settings::read(&file)?)
}

/// Two programs on one SQLite file would each believe they are the only writer: the second one does not start.
pub(super) fn alone(database: &str) -> Result<Option<fs::File>, Box<dyn std::error::Error + Send + Sync>> {
    if database.starts_with("postgres") {
        return Ok(None);
    }
    let name = PathBuf::from(format!("{database}.lock"));
    let lock = if name.exists() { fs::OpenOptions::new().write(true).open(&name)? } else { private::make(&name)? };
    lock.try_lock().map_err(|_| format!("{database} is already open in another helhet"))?;
    Ok(Some(lock))
}

/// Says what happens as JSON lines on the error stream: routes as declared and status; no path, address or text, and
/// the time to the minute, so that no other log can be laid beside it.
fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env();
    let filter = filter.unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt().json().with_env_filter(filter);
    lines.with_timer(ToTheMinute).with_writer(io::stderr).init();
}

struct ToTheMinute;

impl FormatTime for ToTheMinute {
    fn format_time(&self, w: &mut Writer<'_>) -> std::fmt::Result {
        #[expect(clippy::disallowed_methods, reason = "a log line says when; house may read the clock")]
        let now = jiff::Timestamp::now();
        write!(w, "{}", now.strftime("%Y-%m-%dT%H:%MZ"))
    }
}

/// The channel says nothing: that its other end is gone is the word to close.
async fn closed(mut heard: watch::Receiver<()>) {
    while heard.changed().await.is_ok() {}
}

/// Waits for Ctrl-C or a polite end, then lets those inside finish: a phone with a poor connection may be sending.
async fn stopped() {
    asked_to_stop().await;
    tokio::spawn(async {
        tokio::select! {
            _ = tokio::time::sleep(Duration::from_secs(200)) => {}
            _ = asked_to_stop() => {}
        }
        std::process::exit(0);
    });
}

async fn asked_to_stop() {
    let mut end = match signal::unix::signal(signal::unix::SignalKind::terminate()) {
        Ok(end) => end,
        Err(_) => return std::future::pending().await,
    };
    tokio::select! {
        _ = signal::ctrl_c() => {}
        _ = end.recv() => {}
    }
}
