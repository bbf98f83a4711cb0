//! `helhet week`: plays a week of contacts that lies in a folder, in records of its own, and says what became of each.
//!
//! No name, number or file of any week is known here: what a person reads out of a text comes from the file, everything
//! else from the same deeds that the intake does.

mod after;
mod before;
pub mod by_hand;
mod check;
mod file;
mod names;
mod parties;
mod play;
mod show;
mod strangers;

use super::Done;
use after::{Became, stored::Records, unseen};
use casefile::Registered;
pub use check::{Difference, Tally};
use file::Week;
use play::{Outcome, Play, reading::Reading};
use serde_json::{Map, Value, json};
use show::{Ending, Shown};
use std::{
    error::Error,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};
use store::{Db, Tx};

/// How the week is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    /// Lines for a person.
    Lines,
    /// One JSON document.
    Json,
}

/// Whether the week is compared with what its files say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// It is; a difference gives exit code 1.
    WithFiles,
    /// It is not.
    No,
}

/// Where the records of a week lie.
struct Place {
    db: Db,
    file: Option<PathBuf>,
}

/// Plays the week in `folder` in new records: a file that does not exist yet, or `postgres://…/database?schema=name`
/// (schema `week` where none is said). Exit code 1 where a comparison found a difference.
pub async fn week(folder: &Path, database: &str, print: Print, compare: Compare) -> Done {
    let zone = law::Law::sweden()?.settings().zone.clone();
    let week = Week::read(folder, &zone)?;
    strangers::of(&week).iter().for_each(|note| eprintln!("note: {note}"));
    let law = play::law(week.people.municipality.late_from.as_ref())?;
    let mut readings = Vec::new();
    for (name, contact) in &week.contacts {
        let at = contact.arrived_at(&zone).map_err(|what| file::Malformed::new(name, "arrived", what))?;
        let reading = Reading::new(name, contact, at, zone.day(at.instant()));
        reading.check()?;
        readings.push(reading);
    }
    let place = begin(database).await?;
    let mut play = Play::found(place.db.clone(), law, &week).await?;
    let (mut tally, mut contacts) = (Tally::of(&week.people), Vec::new());
    for reading in &readings {
        contacts.push(one(&mut play, reading, &mut tally).await?);
    }
    let ending = end(place, &play, &week, &mut tally).await?;
    let tally = (compare == Compare::WithFiles).then_some(&tally);
    let shown = match print {
        Print::Json => format!("{}\n", show::document(&contacts, &ending, tally)),
        Print::Lines => show::lines(&contacts, &ending, tally),
    };
    // Who reads the beginning only and closes the pipe is no fault of ours.
    std::io::stdout().write_all(shown.as_bytes())?;
    Ok(ExitCode::from(u8::from(tally.is_some_and(|tally| !tally.differences.is_empty()))))
}

/// Opens records that are not there yet.
async fn begin(database: &str) -> Result<Place, Box<dyn Error + Send + Sync>> {
    if !database.starts_with("postgres") {
        let file = PathBuf::from(database);
        if file.exists() {
            return Err(format!("{database}: there are records already; a week begins new ones").into());
        }
        return Ok(Place { db: Db::open_lite(&file).await?, file: Some(file) });
    }
    let (address, asked) = database.split_once('?').unwrap_or((database, ""));
    let (schemas, others): (Vec<&str>, Vec<&str>) =
        asked.split('&').filter(|pair| !pair.is_empty()).partition(|pair| pair.starts_with("schema="));
    let schema = schemas.first().and_then(|pair| pair.strip_prefix("schema=")).unwrap_or("week");
    let address = if others.is_empty() { address.to_owned() } else { format!("{address}?{}", others.join("&")) };
    let db = Db::open_pg(&address, schema).await?;
    // Where the journal can be asked for its head, somebody's records have begun.
    match journal::head(&mut db.snapshot().await?, journal::CHAIN).await {
        Ok(_) => Err(format!("schema {schema}: there are records already; a week begins new ones").into()),
        Err(_) => Ok(Place { db, file: None }),
    }
}

/// Registers one contact and reads back what it became.
async fn one(play: &mut Play, reading: &Reading<'_>, tally: &mut Tally) -> Result<Shown, Box<dyn Error + Send + Sync>> {
    let contact = reading.contact;
    let mut head: Map<String, Value> = [
        ("id".to_owned(), json!(contact.id)),
        ("arrived".to_owned(), json!(reading.arrived.to_string())),
        ("channel".to_owned(), json!(contact.channel)),
    ]
    .into_iter()
    .collect();
    let (call, done) = match play.register(reading).await? {
        Outcome::Registered(call, done) => (call, done),
        Outcome::Refused(word) => {
            tally.contacts += 1;
            tally.differs(&contact.id, "-", "refused", (&word, "registered"));
            head.insert("refused".into(), json!(word));
            return Ok(Shown { head, became: Vec::new(), not_shown: Vec::new() });
        }
    };
    let stored = play.again(&call).await?;
    if (stored.contact, &stored.filed) != (done.contact, &done.filed) {
        tally.differs(&contact.id, "-", "call", ("another answer when sent again", "the same"));
    }
    read_back(play, reading, &stored, head, tally).await
}

/// Reads back what a registered contact became, and compares it with its file.
async fn read_back(
    play: &Play,
    reading: &Reading<'_>,
    stored: &Registered,
    mut head: Map<String, Value>,
    tally: &mut Tally,
) -> Result<Shown, Box<dyn Error + Send + Sync>> {
    let contact = reading.contact;
    let mut tx = play.db.snapshot().await?;
    let mut became: Vec<Became> = Vec::new();
    for (written, filed) in contact.expect.matter.iter().zip(&stored.filed) {
        became.push(after::became(&mut tx, play, reading.day, (written, *filed)).await?);
    }
    head.extend(play.reporter(&mut tx, stored.contact, contact, tally).await?);
    tally.contact(contact, &became);
    let mut not_shown = Vec::new();
    for never in &contact.expect.must_not_show {
        let looked = unseen::look(&mut tx, &play.names, never, &became).await?;
        for seen in &looked.seen {
            tally.differs(&contact.id, "-", "must_not_show", (seen, "not seen"));
        }
        not_shown.push(looked.value);
    }
    Ok(Shown { head, became, not_shown })
}

/// Looks for what must not be stored, when everything is written, and says where the chain of events ends.
async fn end(
    place: Place,
    play: &Play,
    week: &Week,
    tally: &mut Tally,
) -> Result<Ending, Box<dyn Error + Send + Sync>> {
    let mut tx = place.db.snapshot().await?;
    journal::verify(&mut tx, &[]).await?;
    let head = journal::head(&mut tx, journal::CHAIN).await?.ok_or("the journal has not begun")?.head;
    let not_stored = not_stored(&mut tx, place.file.as_deref(), week, tally).await?;
    drop(tx);
    play.db.close().await;
    let chain = json!({ "seq": head.seq, "hash": head.hash.to_string() });
    Ok(Ending { not_stored, chain })
}

/// Looks everywhere for what the files say must not be stored.
async fn not_stored(
    tx: &mut Tx,
    file: Option<&Path>,
    week: &Week,
    tally: &mut Tally,
) -> Result<Vec<Value>, Box<dyn Error + Send + Sync>> {
    let records = Records::read(tx, file).await?;
    let mut not_stored = Vec::new();
    for (_, contact) in &week.contacts {
        for never in &contact.expect.must_not_store {
            let literals: Vec<&String> = never.literal.iter().filter(|literal| !literal.is_empty()).collect();
            let mut places = Vec::new();
            for literal in &literals {
                places.extend(records.places(tx, literal).await?);
            }
            for place in &places {
                tally.differs(&contact.id, "-", "must_not_store", (place, "nowhere"));
            }
            let verdict = match (literals.is_empty(), places.is_empty()) {
                (true, _) => "to be read by a person",
                (false, true) => "nowhere",
                (false, false) => "STORED",
            };
            let looked = json!({ "contact": contact.id, "what": never.what, "verdict": verdict, "places": places });
            not_stored.push(looked);
        }
    }
    Ok(not_stored)
}
