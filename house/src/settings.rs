//! What a municipality says about itself in one file, and where its doors are.

use crate::private;
use jiff::civil::Time;
use law::OfficeHours;
use page::{Headings, Municipality};
use serde::Deserialize;
use std::{
    fmt, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};
use store::Uuid;

/// The settings file, read. Unknown words in it stop the start: a misspelt setting must not be a silent default.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The municipality as residents see it.
    pub municipality: MunicipalityText,
    /// Where the pages can be reached.
    pub doors: Addresses,
    /// Where the records are kept.
    pub records: Records,
    /// The file with the headings that the board writes under what a child needs; without it the house's own are used.
    pub needs_template: Option<PathBuf>,
}

/// The municipality as residents see it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MunicipalityText {
    name: String,
    address: String,
    phone: String,
    post: String,
    after_hours: String,
    phone_hours: [String; 2],
    reading_hours: [String; 2],
    exit: String,
}

/// Where the pages can be reached.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addresses {
    /// The residents' door. A proxy in front of it gives the encryption.
    pub public: SocketAddr,
    /// The staff's door: another address, so that a firewall can tell the two apart.
    pub staff: SocketAddr,
    /// Said by somebody who knows that the door can be reached from other machines without encryption.
    #[serde(default)]
    pub reachable_from_elsewhere: bool,
}

/// Where the records are kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Records {
    /// The board whose records they are: it stands in the journal's first hash and never changes.
    pub tenant: Uuid,
    /// A file (SQLite) or `postgres://…`.
    pub database: String,
    /// The schema, for PostgreSQL.
    #[serde(default = "schema")]
    pub schema: String,
    /// The file with the house's secret.
    pub key_file: PathBuf,
}

fn schema() -> String {
    "helhet".into()
}

/// Why the settings cannot be used.
#[derive(Debug)]
pub struct BadSettings(String);

impl Settings {
    /// Reads the file. Paths in it are taken from the folder it lies in.
    pub fn read(path: &Path) -> Result<Settings, BadSettings> {
        let bad = |what: String| BadSettings(format!("{}: {what}", path.display()));
        private::refuse_open_file(path).map_err(|e| bad(e.to_string()))?;
        let text = fs::read_to_string(path).map_err(|e| bad(e.to_string()))?;
        let mut settings: Settings = toml::from_str(&text).map_err(|e| bad(e.to_string()))?;
        let folder = path.parent().unwrap_or(Path::new("."));
        settings.records.key_file = folder.join(&settings.records.key_file);
        settings.needs_template = settings.needs_template.map(|file| folder.join(file));
        if !settings.records.database.starts_with("postgres") {
            settings.records.database = folder.join(&settings.records.database).display().to_string();
        }
        settings.refuse_unsafe().map_err(&bad)?;
        settings.municipality().map_err(bad)?;
        Ok(settings)
    }

    /// Refuses what looks like a mistake that would hurt somebody.
    fn refuse_unsafe(&self) -> Result<(), String> {
        let t = &self.municipality;
        let wants = |fine: bool, says: &str| if fine { Ok(()) } else { Err(says.to_owned()) };
        let local = ["@127.0.0.1", "@localhost", "@[::1]", "@/", "///"];
        let database = &self.records.database;
        wants(
            [&t.name, &t.phone, &t.post, &t.after_hours].iter().all(|text| !text.trim().is_empty()),
            "name, phone, post and after_hours must be filled in",
        )?;
        wants(
            t.exit.starts_with("https://"),
            "exit must be an https:// address of a page that says nothing about anybody",
        )?;
        wants(
            [self.doors.public, self.doors.staff].iter().all(|d| d.ip().is_loopback())
                || self.doors.reachable_from_elsewhere,
            "a door is open to other machines without encryption: put a proxy in front, or say reachable_from_elsewhere = true",
        )?;
        wants(
            !database.starts_with("postgres") || local.iter().any(|l| database.contains(l)),
            "the database is on another machine, and this program does not encrypt the way there: use a tunnel",
        )
    }

    /// The municipality, as pages want it.
    pub fn municipality(&self) -> Result<Municipality, String> {
        let t = &self.municipality;
        Ok(Municipality {
            name: t.name.clone(),
            address: t.address.clone(),
            phone: t.phone.clone(),
            post: t.post.clone(),
            after_hours: t.after_hours.clone(),
            phone_hours: hours("phone_hours", &t.phone_hours)?,
            reading_hours: hours("reading_hours", &t.reading_hours)?,
            exit: t.exit.clone(),
            needs: self.needs_template.as_deref().map(headings).transpose()?,
        })
    }
}

/// The board's own template. One that is malformed stops the start: nobody finds out in the middle of a text.
fn headings(file: &Path) -> Result<Headings, String> {
    let bad = |what: String| format!("needs_template, {}: {what}", file.display());
    let text = fs::read_to_string(file).map_err(|e| bad(e.to_string()))?;
    Headings::parse(&text).map_err(|e| bad(e.to_string()))
}

fn hours(name: &str, [open, close]: &[String; 2]) -> Result<OfficeHours, String> {
    let time = |text: &str| text.parse::<Time>().map_err(|_| format!("{name}: {text} is no time such as 08:00"));
    OfficeHours::new(time(open)?, time(close)?).map_err(|e| format!("{name}: {e}"))
}

impl fmt::Display for BadSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the settings cannot be used: {}", self.0)
    }
}

impl std::error::Error for BadSettings {}
