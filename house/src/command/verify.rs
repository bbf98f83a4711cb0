//! `helhet verify-log`: is the journal what was written?

use super::Done;
use crate::{doors, settings::Settings};
use journal::Unsound;
use seal::{Head, Verdict, report};
use std::{fs::File, io::BufReader, path::Path, process::ExitCode};

/// Checks the journal in the database, and every letter against it, whether or not the house is running. Changes
/// nothing.
pub async fn database(settings: &Path, anchors: &[Head]) -> Done {
    let settings = Settings::read(settings)?;
    let db = doors::open(&settings.records).await?;
    let mut picture = db.snapshot().await?;
    let verdict = match journal::verify(&mut picture, anchors).await {
        Ok(verdict) => verdict,
        Err(Unsound::Broken(broken)) => return Ok(say(&Err(broken))),
        Err(other) => {
            println!("The journal is not sound: {other}.");
            return Ok(ExitCode::from(1));
        }
    };
    say(&Ok(verdict));
    let letters = casefile::letters(&mut picture).await?;
    println!("letters: {}, changed since they came: {}, gone: {}", letters.count, letters.changed.len(), letters.gone);
    for id in &letters.changed {
        println!("changed: {id}");
    }
    Ok(ExitCode::from(u8::from(!letters.changed.is_empty() || letters.gone != 0)))
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
