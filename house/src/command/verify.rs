//! `helhet verify-log`: is the journal what was written?

use super::Done;
use crate::{Wall, doors, settings::Settings};
use journal::{Moments, Unsound};
use law::Law;
use seal::{Head, Verdict, report};
use std::{fs::File, io::BufReader, path::Path, process::ExitCode, sync::Arc};

/// Checks the journal in the database, whether or not the house is running.
pub async fn database(settings: &Path, anchors: &[Head]) -> Done {
    let settings = Settings::read(settings)?;
    let wall = Wall::new(Arc::new(Law::sweden()?));
    let db = doors::open(&settings.records, wall.now().at).await?;
    let mut picture = db.snapshot().await?;
    match journal::verify(&mut picture, anchors).await {
        Ok(verdict) => Ok(say(&Ok(verdict))),
        Err(Unsound::Broken(broken)) => Ok(say(&Err(broken))),
        Err(other) => {
            println!("The journal is not sound: {other}.");
            Ok(ExitCode::from(1))
        }
    }
}

/// Checks an exported journal. Needs no server, no database and no settings.
pub fn file(path: &str, anchors: &[Head]) -> Done {
    let file = File::open(path).map_err(|e| format!("{path}: {e}"))?;
    Ok(say(&seal::verify_reader_through(BufReader::new(file), anchors)))
}

fn say(result: &Result<Verdict, seal::Broken>) -> ExitCode {
    println!("{}", report(result).trim_end());
    ExitCode::from(u8::from(result.is_err()))
}
