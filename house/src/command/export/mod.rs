//! `helhet export`: what leaves the house, in formats that others can read.

mod masks;
mod traces;
mod xes;

use super::Done;
use crate::{Wall, doors, operator::operator, settings::Settings};
use access::{Act, Keys, Outcome, Sight, Who};
use journal::{Bodies, Moment, Moments};
use law::Law;
use masks::Masks;
use std::{
    error::Error,
    io::{self, Write},
    path::Path,
    process::ExitCode,
    sync::Arc,
};
use store::Db;
use traces::Traces;

/// What an export of the journal as traces is called in the access log.
const TRACES: &str = "helhet export xes: every matter, kind and time of its events";

/// Writes the journal to the output, without what it says of persons unless `bodies` is asked for.
pub async fn journal(settings: &Path, bodies: bool) -> Done {
    let settings = Settings::read(settings)?;
    let db = doors::open(&settings.records).await?;
    let mut picture = db.snapshot().await?;
    let which = if bodies { Bodies::Along } else { Bodies::LeftOut };
    let mut out = io::BufWriter::new(io::stdout());
    journal::export(&mut picture, which, &mut out).await?;
    Write::flush(&mut out)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the journal to the output as XES: one trace for each matter, for those who study how work flows.
pub async fn xes(settings: &Path) -> Done {
    let settings = Settings::read(settings)?;
    let db = doors::open(&settings.records).await?;
    let moment = Wall::new(Arc::new(Law::sweden()?)).now();
    let traces = send(&db, &moment, &operator(), &mut io::BufWriter::new(io::stdout())).await?;
    let (matters, events, outside) = (traces.count(), traces.events(), traces.outside());
    eprintln!("traces: {matters}, events: {events}, events of the journal that concern no matter: {outside}");
    Ok(ExitCode::SUCCESS)
}

/// Reads the whole journal, notes in the access log which matters will be shown, and only then sends. What breaks off on
/// its way is noted as that, too.
async fn send(
    db: &Db,
    m: &Moment,
    who: &Who,
    out: &mut (dyn Write + Send),
) -> Result<Traces, Box<dyn Error + Send + Sync>> {
    let mut reading = traces::Reading::default();
    journal::export(&mut db.snapshot().await?, Bodies::Along, &mut reading).await?;
    let traces = reading.end();
    note(db, m, who, &traces, Outcome::Shown).await?;
    // The key is chance of this very export and is kept nowhere: nobody can lay two exports beside each other.
    let masks = Masks::new(Keys::new(m.bytes()));
    let sent = xes::write(out, &traces, &masks).and_then(|()| out.flush());
    if let Err(broke) = sent {
        note(db, m, who, &traces, Outcome::Broke).await?;
        return Err(broke.into());
    }
    Ok(traces)
}

async fn note(db: &Db, m: &Moment, who: &Who, traces: &Traces, outcome: Outcome) -> store::Res<()> {
    let mut sight = Sight::of(who.clone(), None, Act::See, TRACES);
    sight.shows(traces.matters());
    let mut tx = db.begin().await?;
    access::log(&mut tx, m, sight, outcome).await?;
    tx.commit().await
}

#[cfg(test)]
mod tests;
